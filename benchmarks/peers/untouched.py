"""What openapi-python-client makes of the description with its own templates: it has no streams.

The runner makes it in a scratch folder and puts that on the path of the process.
"""

from __future__ import annotations

import json
from typing import Any

from untouched_client import Client
from untouched_client.api.responses import create_responses
from untouched_client.models import OpenResponsesResult, ResponsesRequest

from benchmarks.payloads import MODEL, PROMPT


class Untouched:
    def __init__(self, url: str) -> None:
        self._client = Client(base_url=url, headers={"Authorization": "Bearer key"})

    def call(self) -> str:
        answer = create_responses.sync(client=self._client, body=ResponsesRequest(model=MODEL, input_=PROMPT))
        return str(answer.model)

    def encode(self, arguments: dict[str, Any]) -> bytes:
        body = ResponsesRequest.from_dict(arguments).to_dict()
        return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()

    def decode(self, body: bytes) -> Any:
        return OpenResponsesResult.from_dict(json.loads(body))
