"""Every fault of a network and a service, played to ours, `openai` and the official SDK, and judged by one rule."""
