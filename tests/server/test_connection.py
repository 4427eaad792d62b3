"""The server speaks HTTP/1.1 on one connection, and answers malformed requests too."""

import json
import re
from http.client import HTTPConnection

import pytest

from openrouter_responses.testing import ResponsesServer
from tests.server.http_calls import ask, encode_request, parse_reply, send, send_bytes

HEAD = b"POST /responses HTTP/1.1\r\nAuthorization: Bearer key\r\n"


class TestResponses:
    def test_plain_and_streamed_responses_share_one_connection(
        self, server: ResponsesServer, connection: HTTPConnection
    ) -> None:
        plain, streamed, again = ask(connection), ask(connection, stream=True), ask(connection)

        assert plain.headers["Content-Type"] == again.headers["Content-Type"] == "application/json"
        assert streamed.headers["Content-Type"] == "text/event-stream"
        assert streamed.headers["Transfer-Encoding"] == "chunked"
        assert server.accepted_connections == 1

    def test_each_event_is_one_chunk(self, server: ResponsesServer) -> None:
        head, _, body = send_bytes(server, encode_request({"stream": True})).partition(b"\r\n\r\n")
        chunks = re.findall(rb"([0-9a-f]+)\r\n((?:data|:).*\n\n)\r\n", body)

        assert b"Connection: close" in head
        assert [int(size, 16) for size, _ in chunks] == [len(chunk) for _, chunk in chunks]
        assert len(chunks) == body.count(b"\n\n")
        assert body.endswith(b"data: [DONE]\n\n\r\n0\r\n\r\n")

    def test_chunk_size_splits_anywhere_and_loses_nothing(self) -> None:
        with ResponsesServer(chunk_size=3) as server:
            request = encode_request({"stream": True, "input": "äöü€"})
            body = send_bytes(server, request).partition(b"\r\n\r\n")[2]

        chunks = re.findall(rb"(\d)\r\n(.{1,3}?)\r\n(?=\d\r\n)", body, re.DOTALL)
        messages = b"".join(chunk for _, chunk in chunks).decode().split("\n\n")
        assert {size for size, _ in chunks[:-1]} == {b"3"}
        assert messages[-2:] == ["data: [DONE]", ""]
        assert (
            '"äöü€"' in json.loads(messages[-3].removeprefix("data: "))["response"]["output"][0]["content"][0]["text"]
        )

    def test_an_http_1_0_client_receives_the_stream_without_chunks(self, server: ResponsesServer) -> None:
        request = encode_request({"stream": True}, version="HTTP/1.0")
        head, _, body = send_bytes(server, request).partition(b"\r\n\r\n")

        assert b"chunked" not in head
        assert body.endswith(b"data: [DONE]\n\n")

    @pytest.mark.parametrize("body", [b"{}", [b"{}"]])
    def test_the_response_to_head_has_no_body(self, server: ResponsesServer, body: bytes | list[bytes]) -> None:
        server.respond_with(body=body)
        request = b"HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n"
        assert send_bytes(server, request).partition(b"\r\n\r\n")[2] == b""

    def test_an_unexpected_exception_is_answered_with_500_and_logged(
        self,
        server: ResponsesServer,
        connection: HTTPConnection,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        monkeypatch.setattr("openrouter_responses.testing._service.Service.handle", lambda *_: 1 // 0)
        reply = ask(connection)

        assert (reply.status, reply.json["error"]["code"]) == (500, 500)
        assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]


class TestRequests:
    def test_a_request_body_can_be_chunked(self, connection: HTTPConnection) -> None:
        reply = send(connection, iter([b'{"input": ', b'"in pieces"}']))
        assert '"in pieces"' in reply.text

    def test_chunk_extensions_and_trailers_are_ignored(self, server: ResponsesServer) -> None:
        chunks = b'2;name="value"\r\n{}\r\n0\r\nTrailer: value\r\n\r\n'
        request = HEAD + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks
        assert parse_reply(send_bytes(server, request)).status == 200

    def test_empty_lines_before_a_request_are_ignored(self, server: ResponsesServer) -> None:
        assert parse_reply(send_bytes(server, b"\r\n\r\n" + encode_request({}))).status == 200

    @pytest.mark.parametrize("length", ["many", "-1", "+2", "0_2", "\u00b2", "2\r\nContent-Length: 3"])
    def test_an_invalid_content_length_is_a_bad_request(self, server: ResponsesServer, length: str) -> None:
        request = HEAD + f"Content-Length: {length}\r\n\r\n{{}}".encode("latin-1")
        assert parse_reply(send_bytes(server, request)).status == 400

    @pytest.mark.parametrize("length", ["1" + "0" * 9, "1" + "0" * 15, "9" * 5000])
    def test_a_body_that_is_too_large_is_refused_unread(self, server: ResponsesServer, length: str) -> None:
        request = HEAD + f"Content-Length: {length}\r\n\r\n{{}}".encode()
        assert parse_reply(send_bytes(server, request)).status == 413

    @pytest.mark.parametrize("size", ["3b9aca00", "ffffffffffffffffffffffff"])
    def test_a_chunk_that_is_too_large_is_refused_unread(self, server: ResponsesServer, size: str) -> None:
        request = HEAD + f"Transfer-Encoding: chunked\r\n\r\n1\r\n{{\r\n{size}\r\n}}".encode()
        assert parse_reply(send_bytes(server, request)).status == 413

    @pytest.mark.parametrize(
        "chunks", [b"zz\r\n{}\r\n", b"-5\r\n{}\r\n", b"0x2\r\n{}\r\n", b"2\r\n{}more\r\n", b"\r\n"]
    )
    def test_invalid_chunked_framing_is_a_bad_request(self, server: ResponsesServer, chunks: bytes) -> None:
        request = HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"
        assert parse_reply(send_bytes(server, request)).status == 400

    @pytest.mark.parametrize(
        "framing",
        [
            b"Content-Length: 9\r\n\r\n{}",
            b"Transfer-Encoding: chunked\r\n\r\n5\r\n{}",
            b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        ],
    )
    def test_a_body_that_ends_early_is_a_bad_request(self, server: ResponsesServer, framing: bytes) -> None:
        assert parse_reply(send_bytes(server, HEAD + framing, end_of_input=True)).status == 400

    def test_an_unknown_transfer_encoding_is_not_implemented(self, server: ResponsesServer) -> None:
        assert parse_reply(send_bytes(server, HEAD + b"Transfer-Encoding: gzip\r\n\r\n")).status == 501

    @pytest.mark.parametrize(
        ("request_head", "status"),
        [
            (b"GET\r\n\r\n", 400),
            (b"POST /responses\r\n\r\n", 400),
            (b"POST /responses and more HTTP/1.1\r\n\r\n", 400),
            (b"POST /responses HTTQ/1.1\r\n\r\n", 400),
            (b"\x16\x03\x01\x02\x00\x01\x00\x01\x00\r\n\r\n", 400),
            (HEAD + b"a header without a colon\r\n\r\n", 400),
            (b"POST /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
            (HEAD + b"X: " + b"a" * 70_000 + b"\r\n\r\n", 431),
            (HEAD + b"X: y\r\n" * 200 + b"\r\n", 431),
            (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        ],
    )
    def test_a_malformed_request_receives_the_services_error_body(
        self, server: ResponsesServer, request_head: bytes, status: int
    ) -> None:
        reply = parse_reply(send_bytes(server, request_head))

        assert (reply.status, reply.json["error"]["code"]) == (status, status)
        assert (reply.headers["Content-Type"], reply.headers["Connection"]) == ("application/json", "close")
        assert server.requests == ()

    def test_the_response_is_readable_after_a_request_that_was_not_read_to_its_end(
        self, server: ResponsesServer
    ) -> None:
        request = HEAD + b"Content-Length: 1000000000\r\n\r\n" + b" " * 20_000_000
        assert parse_reply(send_bytes(server, request)).status == 413
