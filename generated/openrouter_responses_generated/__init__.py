"""Generated from the description of OpenRouter Responses API. Do not edit: `make generate` writes it anew."""
