"""Fuzz tests for the framing of streams, the decoding of responses, and the overlay applier."""
