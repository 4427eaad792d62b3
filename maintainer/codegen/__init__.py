"""The maintainers' tools: they lay the overlays over the description and make the generated client from it."""
