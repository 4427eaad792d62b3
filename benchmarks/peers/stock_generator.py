"""The client that openapi-python-client generates with its own templates. It does not support streams.

`benchmarks.processes` generates it in a temporary folder on the path of the process.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from benchmarks.payloads import MODEL, PROMPT

# It exists only during a run, so that type checkers cannot find it.
_client: Any = import_module("stock_client")
_api: Any = import_module("stock_client.api.responses.create_responses")
_models: Any = import_module("stock_client.models")


class StockGenerator:
    def __init__(self, url: str) -> None:
        self._client = _client.Client(base_url=url, headers={"Authorization": "Bearer key"})

    def call(self) -> str:
        result = _api.sync(client=self._client, body=_models.ResponsesRequest(model=MODEL, input_=PROMPT))
        return str(result.model)

    def encode(self, arguments: dict[str, Any]) -> bytes:
        body = _models.ResponsesRequest.from_dict(arguments).to_dict()
        return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()

    def decode(self, body: bytes) -> Any:
        return _models.OpenResponsesResult.from_dict(json.loads(body))
