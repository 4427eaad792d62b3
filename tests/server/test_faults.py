"""The behaviors that fail, for each model name."""

from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, IncompleteRead, RemoteDisconnected

import pytest

from openrouter_responses.testing import ResponsesServer
from tests.server.http_calls import ask


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 408, 413, 418, 422, 429, 500, 502, 503, 504, 529, 599])
def test_each_error_status_has_the_services_body(connection: HTTPConnection, status: int) -> None:
    reply = ask(connection, model=f"test/error-{status}", stream=True)
    assert (reply.status, reply.json["error"]["code"]) == (status, status)


@pytest.mark.parametrize(
    ("name", "stream"), [("error-404", False), ("error-after-start", True), ("stream-error-bare", True)]
)
def test_an_error_has_routing_metadata_on_request(connection: HTTPConnection, name: str, *, stream: bool) -> None:
    bodies = []
    for headers in ({"X-OpenRouter-Metadata": "enabled"}, {}):
        reply = ask(connection, headers, model=f"test/{name}", stream=stream)
        bodies.append(reply.events[-1] if stream else reply.json)

    assert bodies[0]["openrouter_metadata"]["requested"] == f"test/{name}"
    assert "openrouter_metadata" not in bodies[1]


@pytest.mark.parametrize("name", ["524", "502-html"])
def test_the_edge_responds_with_an_html_page(connection: HTTPConnection, name: str) -> None:
    reply = ask(connection, model=f"test/error-{name}")
    assert (reply.status, reply.headers["Content-Type"]) == (int(name[:3]), "text/html; charset=UTF-8")


def test_the_time_of_the_next_attempt_is_sent_in_each_form(connection: HTTPConnection) -> None:
    headers = [ask(connection, model=f"test/error-{name}").headers for name in ("429", "503", "429-ms")]
    assert headers[0]["Retry-After"] == "1"
    assert parsedate_to_datetime(headers[1]["Retry-After"]) > parsedate_to_datetime(headers[1]["Date"])
    assert headers[2]["retry-after-ms"] == "20"


def test_an_error_code_can_be_a_string(connection: HTTPConnection) -> None:
    reply = ask(connection, model="test/error-400-string")
    assert (reply.status, reply.json["error"]["code"], reply.json["metadata"]) == (400, "invalid_prompt", None)


@pytest.mark.parametrize("name", ["error-after-start", "stream-error", "stream-error-bare"])
def test_an_error_after_the_start_has_status_200(connection: HTTPConnection, name: str) -> None:
    reply = ask(connection, model=f"test/{name}")
    assert (reply.status, list(reply.json)) == (200, ["error", "user_id"])


@pytest.mark.parametrize(
    ("name", "last", "done"),
    [
        ("stream-error", "error", True),
        ("stream-error-bare", None, False),
        ("error-after-start", None, False),
        ("failed", "response.failed", True),
        ("incomplete", "response.incomplete", True),
        ("no-terminal-event", "response.output_text.delta", False),
    ],
)
def test_a_failing_stream_can_end_in_many_ways(
    connection: HTTPConnection, name: str, last: str | None, *, done: bool
) -> None:
    reply = ask(connection, model=f"test/{name}", stream=True)
    assert reply.events[-1].get("type") == last
    assert reply.body.endswith(b"[DONE]\n\n") == done


@pytest.mark.parametrize(
    ("name", "stream", "error"),
    [
        ("no-terminal-event", False, IncompleteRead),
        ("cut", False, IncompleteRead),
        ("cut", True, IncompleteRead),
        ("reset", False, ConnectionResetError),
        ("reset", True, ConnectionResetError),
    ],
)
def test_a_body_can_end_early(connection: HTTPConnection, name: str, error: type[Exception], *, stream: bool) -> None:
    with pytest.raises(error):
        ask(connection, model=f"test/{name}", stream=stream)


def test_a_connection_can_end_without_a_response(connection: HTTPConnection) -> None:
    with pytest.raises(RemoteDisconnected):
        ask(connection, model="test/hang-up")


def test_a_stalled_stream_waits_until_the_client_disconnects(
    server: ResponsesServer, connection: HTTPConnection
) -> None:
    connection.request(
        "POST", "/responses", b'{"model": "test/stall", "stream": true}', {"Authorization": "Bearer key"}
    )
    response = connection.getresponse()
    while b"delta" not in response.readline():
        pass
    assert server.open_connections == 1
    response.close()
    connection.close()
    assert server.wait_until_idle()
