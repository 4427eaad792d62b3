"""Faults of networks and services, tested on this client, `openai` and the official SDK, and judged by one rule."""
