"""The server refuses what the service refuses."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from typing import Any

import pytest

from openrouter_responses.testing import ResponsesServer
from tests.one_description import of_one_description
from tests.server.http_calls import KEY, ask, send


@contextmanager
def not_strict() -> Iterator[HTTPConnection]:
    """Open a connection to a server that does not check requests against the description."""
    with ResponsesServer(strict=False) as server, closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as it:
        yield it


@pytest.mark.parametrize("header", [{}, {"Authorization": "Basic abc"}, {"Authorization": "Bearer "}])
def test_a_request_without_a_key_is_unauthorized(connection: HTTPConnection, header: dict[str, str]) -> None:
    reply = send(connection, b"{}", header)
    assert (reply.status, reply.json["error"]["code"]) == (401, 401)


def test_only_the_given_key_is_accepted() -> None:
    with ResponsesServer(api_key="mine") as server:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
        statuses = [send(connection, b"{}", {"Authorization": f"Bearer {key}"}).status for key in ("mine", "other")]
        connection.close()
    assert statuses == [200, 401]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'"text"', b"null", b"{", b"\xff", b'{"top_p": NaN}', b'{"top_p": 1e999}', b"[" * 100_000]
)
def test_a_body_that_is_not_a_json_object_is_a_bad_request(connection: HTTPConnection, body: bytes) -> None:
    reply = send(connection, body)
    assert (reply.status, reply.error_message) == (400, "The request body must be a JSON object")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"store": True}, "store: true"),
        ({"previous_response_id": "gen-1"}, "previous_response_id"),
        ({"metadata": {str(number): "" for number in range(17)}}, "metadata: expected at most 16 fields, got 17"),
        ({"metadata": {"k" * 65: ""}}, "at most 64 characters, got 65"),
        ({"metadata": {"a[0]": ""}}, 'metadata["a[0]"]: the name of the field: expected a text that matches'),
        ({"metadata": {"key": "v" * 513}}, "metadata.key: expected at most 512 characters, got 513"),
        ({"metadata": {"key": 1}}, "metadata.key: expected string, got 1"),
        ({"metadata": []}, "metadata: expected object or null, got an array"),
        of_one_description({"stream": "yes"}, 'stream: expected boolean or null, got "yes"'),
        ({"model": 4}, "model: expected string, got 4"),
        ({"include": 5}, "include: expected array or null, got 5"),
        ({"tools": {}}, "tools: expected array, got an object"),
        ({"model": "test/ehco"}, "test/ehco is not a valid model ID"),
        ({"model": "test/error-4\u0661\u0662"}, "is not a valid model ID"),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_an_invalid_parameter_is_a_bad_request(
    connection: HTTPConnection, body: dict[str, Any], message: str, *, stream: bool
) -> None:
    reply = ask(connection, **{"stream": stream, **body})
    assert (reply.status, reply.json["error"]["code"]) == (400, 400)
    assert message in reply.error_message


@pytest.mark.one_description
def test_a_request_at_the_limits_is_accepted(connection: HTTPConnection) -> None:
    metadata = {f"{number:064}": "v" * 512 for number in range(16)}
    reply = ask(connection, store=False, previous_response_id=None, stream=None, include=None, metadata=metadata)
    assert reply.status == 200


@pytest.mark.parametrize("item_type", [[], {}, 5, None])
def test_an_input_item_of_an_unknown_type_is_accepted_if_the_server_is_not_strict(item_type: Any) -> None:
    tools = [{"type": "function", "name": "f"}]
    with not_strict() as connection:
        reply = ask(connection, model="test/function-call", tools=tools, input=[{"type": item_type}])
    assert reply.status == 200


@pytest.mark.parametrize("model", ["test/echo", "test/framing"])
@pytest.mark.parametrize("stream", [False, True])
def test_a_deeply_nested_parameter_is_repeated_or_a_bad_request(model: str, *, stream: bool) -> None:
    replies = []
    with not_strict() as connection:
        for depth in (490, 510, 980, 5_000):
            tools = "[" * depth + "]" * depth
            body = f'{{"model": "{model}", "stream": {json.dumps(stream)}, "tools": {tools}}}'
            replies.append(send(connection, body.encode()).status)
    assert replies == [200, 400, 400, 400]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "post"])
def test_another_method_is_not_allowed(connection: HTTPConnection, method: str) -> None:
    reply = send(connection, b"", method=method)

    assert (reply.status, reply.headers["Allow"]) == (405, "POST")
    assert reply.headers["Content-Type"] == "application/json"
    assert method == "HEAD" or reply.json["error"]["code"] == 405


def test_another_path_is_not_found(connection: HTTPConnection) -> None:
    reply = send(connection, b"{}", path="/chat")
    assert (reply.status, reply.json["error"]["code"]) == (404, 404)


def test_the_base_path_and_a_query_are_optional(connection: HTTPConnection) -> None:
    assert [send(connection, b"{}", path=path).status for path in ("/responses", "/responses?x=1")] == [200, 200]


@pytest.mark.parametrize("header", ["X-OpenRouter-Metadata", "X-OpenRouter-Experimental-Metadata"])
def test_routing_metadata_is_returned_on_request(connection: HTTPConnection, header: str) -> None:
    reply = ask(connection, {header: "enabled"}, models=["a/b", "c/d"])

    assert reply.json["openrouter_metadata"]["requested"] == reply.json["model"] == "a/b"
    assert "openrouter_metadata" not in ask(connection, KEY).json
