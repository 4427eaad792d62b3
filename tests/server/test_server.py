"""The server's life cycle, its queue of responses and its record of requests."""

import json
import logging
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import BadStatusLine, HTTPConnection, IncompleteRead

import pytest

from openrouter_responses.testing import ResponsesServer, encode_event
from tests.server.http_calls import KEY, ask, encode_request, send


def has_ipv6_loopback() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


class TestLifeCycle:
    def test_the_server_has_an_address_only_while_it_runs(self) -> None:
        server = ResponsesServer()
        with pytest.raises(RuntimeError, match="not running"):
            _ = server.url
        with server, pytest.raises(RuntimeError, match="already running"):
            server.start()
        server.close()
        with server:
            assert server.url.startswith("http://127.0.0.1:")

    @pytest.mark.skipif(not has_ipv6_loopback(), reason="This machine has no IPv6 loopback")
    def test_the_server_listens_on_ipv6(self) -> None:
        with ResponsesServer(host="::1") as server:
            assert server.url == f"http://[::1]:{server.port}/api/v1"
            connection = HTTPConnection("::1", server.port, timeout=10)
            assert ask(connection).status == 200
            connection.close()

    def test_a_port_in_use_is_an_error(self, server: ResponsesServer) -> None:
        with pytest.raises(OSError, match="in use"):
            ResponsesServer(port=server.port).start()

    def test_closing_ends_open_connections(self) -> None:
        threads = threading.active_count()
        with ResponsesServer() as server:
            clients = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(3)]
            bodies = [{"model": "test/stall", "stream": True}, {"model": "test/silent"}, {"model": "test/echo"}]
            for client, body in zip(clients, bodies, strict=True):
                client.sendall(encode_request(body, headers=()))
            assert clients[0].recv(1) == clients[2].recv(1) == b"H"
        assert clients[1].recv(1) == b""
        assert threading.active_count() == threads
        for client in clients:
            client.close()

    def test_several_threads_can_close_the_server_at_once(self) -> None:
        def close_and_connect(server: ResponsesServer, address: tuple[str, int]) -> None:
            start_together.wait(10)
            server.close()
            # Closing has returned, so it is complete, whichever thread did it.
            with pytest.raises(ConnectionError):
                socket.create_connection(address, timeout=10).close()

        start_together = threading.Barrier(8)
        with ThreadPoolExecutor(8) as pool:
            for _ in range(10):
                server = ResponsesServer().start()
                address = ("127.0.0.1", server.port)
                for closed in [pool.submit(close_and_connect, server, address) for _ in range(8)]:
                    closed.result(timeout=30)

    def test_a_response_body_can_close_the_server(self, caplog: pytest.LogCaptureFixture) -> None:
        server = ResponsesServer().start()
        closed = threading.Event()

        def chunks() -> Iterator[bytes]:
            server.close()
            closed.set()
            yield b": never sent\n\n"

        server.respond_with(body=chunks())
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as client:
            client.sendall(encode_request({}))
            assert closed.wait(10)
        assert caplog.records == []
        with pytest.raises(RuntimeError, match="not running"):
            _ = server.port


class TestConnections:
    def test_connections_are_counted(self, server: ResponsesServer, connection: HTTPConnection) -> None:
        ask(connection)
        assert server.open_connections == 1
        assert not server.wait_until_idle(timeout=0)
        connection.close()
        assert server.wait_until_idle()

    def test_many_clients_are_served_at_once(self, server: ResponsesServer) -> None:
        def is_answered(number: int) -> bool:
            connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
            text = ask(connection, input=f"number {number}").text
            connection.close()
            return f'"number {number}"' in text

        with ThreadPoolExecutor(32) as pool:
            assert all(pool.map(is_answered, range(128)))
        assert sorted(int(request.json["input"].split()[1]) for request in server.requests) == list(range(128))


class TestQueuedResponses:
    def test_queued_responses_are_sent_in_order_before_the_usual_ones(
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

    def test_bytes_are_sent_unchanged(self, server: ResponsesServer, connection: HTTPConnection) -> None:
        server.respond_with_bytes([b"SMTP ", b"ready\r\n"])
        with pytest.raises(BadStatusLine, match="SMTP ready"):
            send(connection, b"")

    def test_a_body_that_raises_is_cut_and_logged(
        self, server: ResponsesServer, connection: HTTPConnection, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.ERROR)
        server.respond_with(body=(b"%d" % (1 // number) for number in (1, 0)))
        with pytest.raises(IncompleteRead):
            send(connection, b"")
        assert server.wait_until_idle()
        assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]


class TestRecordedRequests:
    def test_requests_are_recorded_as_received(self, server: ResponsesServer, connection: HTTPConnection) -> None:
        send(connection, b'{"input": "x"}', {**KEY, "X-Title": "Tests"})
        send(connection, b"", {}, method="GET", path="/elsewhere?q=1")
        first, second = server.requests

        assert (first.method, first.path, first.json) == ("POST", "/api/v1/responses", {"input": "x"})
        assert (first.headers["x-title"], first.headers["authorization"]) == ("Tests", "Bearer key")
        assert (second.method, second.path, second.json) == ("GET", "/elsewhere?q=1", None)
        assert json.loads(first.body) == first.json
        assert "Bearer" not in repr(first)
