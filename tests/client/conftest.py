"""Every request that these tests send is validated against the description, by a validator that is not ours.

A test that sends invalid requests on purpose has the marker `invalid_requests`. For all of them, the validator and the
check of the embedded server must agree.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from openrouter_responses.testing import ResponsesServer
from openrouter_responses.testing._request_schema import find_problem
from tests.client.openapi_validation import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openrouter_responses.testing import RawResponse, RecordedRequest, Response

VALID: set[tuple[str, bytes]] = set()
"""Operations and bodies that were valid before: most tests send one of a few."""


@pytest.fixture(autouse=True)
def _valid_requests(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    received: list[tuple[str, bytes]] = []
    respond = ResponsesServer._respond

    def respond_and_record(server: ResponsesServer, message: RecordedRequest) -> Response | RawResponse:
        if message.method == "POST":
            # The base path is one of several, also one of a test.
            name = message.path.partition("?")[0].rpartition("/")[2]
            received.append(("POST /batches" if name == "batches" else "POST /responses", message.body))
        return respond(server, message)

    monkeypatch.setattr(ResponsesServer, "_respond", respond_and_record)
    yield
    on_purpose = request.node.get_closest_marker("invalid_requests") is not None
    for operation, body in {*received} - VALID:
        problem, problem_of_ours = problem_of(body, operation), find_problem(json.loads(body), operation)
        assert (problem is None) == (problem_of_ours is None), (problem, problem_of_ours)
        assert problem is None or on_purpose, problem
        if problem is None:
            VALID.add((operation, body))
