"""`instructor` over `openai`, in the mode for the Responses API."""

from __future__ import annotations

from typing import Any

import instructor  # pyright: ignore[reportMissingImports] - in the environment of the peers
from openai import OpenAI

from benchmarks.payloads import MODEL, PROMPT
from benchmarks.tables import Table


class Instructor:
    def __init__(self, url: str) -> None:
        client = OpenAI(api_key="key", base_url=url, max_retries=0)
        self._client = instructor.from_openai(client, mode=instructor.Mode.RESPONSES_TOOLS)

    def parse(self, kind: type[Any] = Table) -> int:
        table = self._client.responses.create(model=MODEL, input=PROMPT, response_model=kind)
        return len(table.rows)

    def partials(self) -> int:
        table: Any = None
        for partial in self._client.responses.create_partial(model=MODEL, input=PROMPT, response_model=Table):
            table = partial
        return len(table.rows)
