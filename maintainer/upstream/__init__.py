"""Following the service's own OpenAPI document: drift, capture, and their replay over a history of documents."""
