"""The embedded server speaks HTTP as servers do and answers as the service does."""

import json
import logging
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import BadStatusLine, HTTPConnection, IncompleteRead
from typing import Any, NamedTuple

import pytest

from openrouter_responses.testing import ResponsesServer, encode_event

KEY = {"Authorization": "Bearer key"}


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return str(self.json["output"][0]["content"][0]["text"])

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@pytest.fixture
def server() -> Iterator[ResponsesServer]:
    with ResponsesServer() as running:
        yield running


@pytest.fixture
def connection(server: ResponsesServer) -> Iterator[HTTPConnection]:
    opened = HTTPConnection("127.0.0.1", server.port, timeout=10)
    yield opened
    opened.close()


def ask(connection: HTTPConnection, **body: Any) -> Reply:
    return send(connection, json.dumps({"input": "Hello, you", **body}).encode())


def send(connection: HTTPConnection, body: bytes | Iterator[bytes], headers: dict[str, str] = KEY) -> Reply:
    connection.request("POST", "/api/v1/responses", body=body, headers=headers)
    response = connection.getresponse()
    return Reply(response.status, dict(response.getheaders()), response.read())


def has_ipv6_loopback() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def raw_answer(server: ResponsesServer, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as client:
        client.sendall(request)
        return b"".join(iter(lambda: client.recv(65536), b""))


def post(body: Any, version: str = "HTTP/1.1") -> bytes:
    content = json.dumps(body).encode()
    head = (
        f"POST /responses {version}\r\nAuthorization: Bearer k\r\nConnection: close\r\nContent-Length: {len(content)}"
    )
    return head.encode() + b"\r\n\r\n" + content


class TestHTTP:
    def test_plain_and_streamed_answers_share_one_connection(
        self, server: ResponsesServer, connection: HTTPConnection
    ) -> None:
        plain, streamed, again = ask(connection), ask(connection, stream=True), ask(connection)

        assert plain.headers["Content-Type"] == again.headers["Content-Type"] == "application/json"
        assert streamed.headers["Content-Type"] == "text/event-stream"
        assert streamed.headers["Transfer-Encoding"] == "chunked"
        assert server.accepted_connections == 1

    def test_each_event_is_one_chunk(self, server: ResponsesServer) -> None:
        head, _, body = raw_answer(server, post({"stream": True})).partition(b"\r\n\r\n")
        chunks = re.findall(rb"([0-9a-f]+)\r\n((?:data|:).*\n\n)\r\n", body)

        assert b"Connection: close" in head
        assert [int(size, 16) for size, _ in chunks] == [len(chunk) for _, chunk in chunks]
        assert len(chunks) == body.count(b"\n\n")
        assert body.endswith(b"data: [DONE]\n\n\r\n0\r\n\r\n")

    def test_chunk_size_cuts_anywhere_and_loses_nothing(self) -> None:
        with ResponsesServer(chunk_size=3) as server:
            body = raw_answer(server, post({"stream": True, "input": "äöü€"})).partition(b"\r\n\r\n")[2]

        chunks = re.findall(rb"(\d)\r\n(.{1,3}?)\r\n(?=\d\r\n)", body, re.DOTALL)
        messages = b"".join(chunk for _, chunk in chunks).decode().split("\n\n")
        assert {size for size, _ in chunks[:-1]} == {b"3"}
        assert messages[-2:] == ["data: [DONE]", ""]
        assert (
            '"äöü€"' in json.loads(messages[-3].removeprefix("data: "))["response"]["output"][0]["content"][0]["text"]
        )

    def test_a_client_of_http_1_0_gets_the_stream_without_chunks(self, server: ResponsesServer) -> None:
        head, _, body = raw_answer(server, post({"stream": True}, "HTTP/1.0")).partition(b"\r\n\r\n")

        assert b"chunked" not in head
        assert body.endswith(b"data: [DONE]\n\n")

    def test_a_request_may_be_chunked(self, connection: HTTPConnection) -> None:
        reply = send(connection, iter([b'{"input": ', b'"in pieces"}']))
        assert '"in pieces"' in reply.text

    @pytest.mark.parametrize("body", [b"{}", [b"{}"]])
    def test_an_answer_to_head_has_no_body(self, server: ResponsesServer, body: bytes | list[bytes]) -> None:
        server.respond_with(body=body)
        request = b"HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n"
        assert raw_answer(server, request).partition(b"\r\n\r\n")[2] == b""

    def test_an_impossible_length_is_a_bad_request(self, server: ResponsesServer) -> None:
        request = b"POST /responses HTTP/1.1\r\nContent-Length: many\r\n\r\n"
        assert raw_answer(server, request).startswith(b"HTTP/1.1 400 ")

    @pytest.mark.skipif(not has_ipv6_loopback(), reason="This machine has no IPv6 loopback")
    def test_it_listens_on_ipv6(self) -> None:
        with ResponsesServer(host="::1") as server:
            assert server.url == f"http://[::1]:{server.port}/api/v1"
            connection = HTTPConnection("::1", server.port, timeout=10)
            assert ask(connection).status == 200
            connection.close()

    def test_connections_are_counted(self, server: ResponsesServer, connection: HTTPConnection) -> None:
        ask(connection)
        assert server.open_connections == 1
        assert not server.wait_until_idle(timeout=0)
        connection.close()
        assert server.wait_until_idle()


class TestRefusals:
    @pytest.mark.parametrize("header", [{}, {"Authorization": "Basic abc"}, {"Authorization": "Bearer "}])
    def test_a_request_needs_a_key(self, connection: HTTPConnection, header: dict[str, str]) -> None:
        reply = send(connection, b"{}", header)
        assert (reply.status, reply.json["error"]["code"]) == (401, 401)

    def test_only_the_given_key_is_let_in(self) -> None:
        with ResponsesServer(api_key="mine") as server:
            connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
            statuses = [send(connection, b"{}", {"Authorization": f"Bearer {key}"}).status for key in ("mine", "other")]
            connection.close()
        assert statuses == [200, 401]

    @pytest.mark.parametrize("body", [b"", b"[]", b'"text"', b"null", b"{", b"\xff", b'{"top_p": NaN}', b"[" * 100_000])
    def test_a_body_is_a_json_object(self, connection: HTTPConnection, body: bytes) -> None:
        reply = send(connection, body)
        assert (reply.status, reply.json["error"]["message"]) == (400, "The request body must be a JSON object")

    @pytest.mark.parametrize(
        ("body", "message"),
        [
            ({"store": True}, "store: true"),
            ({"previous_response_id": "gen-1"}, "previous_response_id"),
            ({"metadata": {str(number): "" for number in range(17)}}, "at most 16 pairs"),
            ({"metadata": {"k" * 65: ""}}, "more than 64"),
            ({"metadata": {"a[0]": ""}}, "brackets"),
            ({"metadata": {"key": "v" * 513}}, "metadata.key: the value has more than 512"),
            ({"metadata": {"key": 1}}, "metadata.key: expected a string"),
            ({"metadata": []}, "metadata: expected an object"),
            ({"stream": "yes"}, "stream: expected bool"),
            ({"model": 4}, "model: expected str"),
            ({"model": "test/ehco"}, "test/ehco is not a valid model ID"),
        ],
    )
    def test_what_breaks_a_rule_is_a_bad_request(
        self, connection: HTTPConnection, body: dict[str, Any], message: str
    ) -> None:
        reply = ask(connection, **body)
        assert (reply.status, reply.json["error"]["code"]) == (400, 400)
        assert message in reply.json["error"]["message"]

    def test_what_keeps_to_the_rules_is_answered(self, connection: HTTPConnection) -> None:
        metadata = {f"{number:064}": "v" * 512 for number in range(16)}
        assert ask(connection, store=False, previous_response_id=None, stream=None, metadata=metadata).status == 200

    def test_there_is_one_path_and_one_method(self, connection: HTTPConnection) -> None:
        replies = []
        for method, path in [
            ("HEAD", "/responses"),
            ("GET", "/responses"),
            ("POST", "/chat"),
            ("POST", "/responses?x=1"),
        ]:
            connection.request(method, path, body=b"{}", headers=KEY)
            response = connection.getresponse()
            replies.append((response.status, response.getheader("Allow"), bool(response.read())))
        assert replies == [(405, "POST", False), (405, "POST", True), (404, None, True), (200, None, True)]


class TestScripts:
    def test_scripted_answers_are_given_in_turn_and_then_the_usual_ones(
        self, server: ResponsesServer, connection: HTTPConnection
    ) -> None:
        server.respond_with(503, headers={"Retry-After": "0"}, body={"error": {"code": 503, "message": "Wait"}})
        server.respond_with(body="text")
        server.respond_with(204)
        replies = [send(connection, b"", {}) for _ in range(4)]

        assert [reply.status for reply in replies] == [503, 200, 204, 401]
        assert (replies[0].headers["Retry-After"], replies[0].json["error"]["code"]) == ("0", 503)
        assert (replies[1].body, replies[2].body) == (b"text", b"")
        assert server.accepted_connections == 1

    def test_a_test_can_hold_a_stream(self, server: ResponsesServer, connection: HTTPConnection) -> None:
        go_on = threading.Event()

        def chunks() -> Iterator[bytes]:
            yield encode_event({"type": "first"})
            assert go_on.wait(10)
            yield encode_event({"type": "second"})

        server.respond_with(body=chunks())
        connection.request("POST", "/responses")
        response = connection.getresponse()
        assert response.getheader("Content-Type") == "text/event-stream"
        assert response.readline() == b'data: {"type":"first"}\n'
        go_on.set()
        assert response.read() == b'\ndata: {"type":"second"}\n\n'

    def test_bytes_can_be_played_as_they_are(self, server: ResponsesServer, connection: HTTPConnection) -> None:
        server.respond_with_bytes([b"SMTP ", b"ready\r\n"])
        with pytest.raises(BadStatusLine, match="SMTP ready"):
            send(connection, b"")

    def test_a_script_that_fails_breaks_the_answer_off_and_is_logged(
        self, server: ResponsesServer, connection: HTTPConnection, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.ERROR)
        server.respond_with(body=(b"%d" % (1 // number) for number in (1, 0)))
        with pytest.raises(IncompleteRead):
            send(connection, b"")
        assert server.wait_until_idle()
        assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]


class TestRecord:
    def test_requests_are_kept_as_they_came(self, server: ResponsesServer, connection: HTTPConnection) -> None:
        send(connection, b'{"input": "x"}', {**KEY, "X-Title": "Tests"})
        connection.request("GET", "/elsewhere?q=1")
        connection.getresponse().read()
        first, second = server.requests

        assert (first.method, first.path, first.json) == ("POST", "/api/v1/responses", {"input": "x"})
        assert (first.headers["x-title"], first.headers["authorization"]) == ("Tests", "Bearer key")
        assert (second.method, second.path, second.json) == ("GET", "/elsewhere?q=1", None)
        assert "Bearer" not in repr(first)

    def test_it_serves_many_clients_at_once(self, server: ResponsesServer) -> None:
        def answered(number: int) -> bool:
            connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
            text = ask(connection, input=f"number {number}").text
            connection.close()
            return f'"number {number}"' in text

        with ThreadPoolExecutor(32) as pool:
            assert all(pool.map(answered, range(128)))
        assert sorted(int(request.json["input"].split()[1]) for request in server.requests) == list(range(128))


class TestLifeCycle:
    def test_it_has_an_address_only_while_it_runs(self) -> None:
        server = ResponsesServer()
        with pytest.raises(RuntimeError, match="not running"):
            _ = server.url
        with server, pytest.raises(RuntimeError, match="running already"):
            server.start()
        server.close()
        with server:
            assert server.url.startswith("http://127.0.0.1:")

    def test_closing_ends_what_is_under_way(self) -> None:
        threads = threading.active_count()
        with ResponsesServer() as server:
            clients = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(3)]
            bodies = [{"model": "test/stall", "stream": True}, {"model": "test/silent"}, {"model": "test/echo"}]
            for client, body in zip(clients, bodies, strict=True):
                client.sendall(post(body).replace(b"Connection: close\r\n", b""))
            assert clients[0].recv(1) == clients[2].recv(1) == b"H"
        assert clients[1].recv(1) == b""
        assert threading.active_count() == threads
        for client in clients:
            client.close()

    def test_a_taken_port_is_an_error(self, server: ResponsesServer) -> None:
        with pytest.raises(OSError, match="in use"):
            ResponsesServer(port=server.port).start()

    def test_it_runs_from_the_command_line(self) -> None:
        command = [sys.executable, "-W", "error", "-m", "openrouter_responses.testing", "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            match = re.search(r"http://127\.0\.0\.1:(\d+)/api/v1", process.stdout.readline())
            assert match is not None
            connection = HTTPConnection("127.0.0.1", int(match[1]), timeout=10)
            assert ask(connection).status == 200
            process.send_signal(signal.SIGTERM)
            _, log = process.communicate(timeout=10)
            connection.close()
        assert (process.returncode, log) == (0, "POST /api/v1/responses: 200\n")

    def test_it_needs_the_standard_library_alone(self) -> None:
        script = (
            "import sys, openrouter_responses.testing.__main__;"
            "print({'attrs', 'dateutil', 'httpx', 'openrouter_responses_generated'} & set(sys.modules))"
        )
        finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert finished.stdout == "set()\n"
