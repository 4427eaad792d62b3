"""Recordings of a real server, and their replay; the real server is a second one on loopback."""

from __future__ import annotations

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import openai
import openrouter
import pytest

from openrouter_responses import OpenRouter, errors
from openrouter_responses.testing import ResponsesServer, call, encode_event, fault, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KEY = "sk-or-v1-0123456789abcdef0123456789abcdef"
HEADERS = {"Authorization": "Bearer client-key-1"}


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return tmp_path / "recordings" / "trip.jsonl"


@pytest.fixture
def real() -> Iterator[ResponsesServer]:
    with ResponsesServer() as running:
        yield running


@pytest.fixture(autouse=True)
def _few_certificates(monkeypatch: pytest.MonkeyPatch, few_certificates: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))


def record(recording: Path, real: ResponsesServer, **options: Any) -> ResponsesServer:
    return ResponsesServer.record(recording, upstream=real.url, api_key=KEY, **options)


def lines_of(recording: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in recording.read_text(encoding="utf-8").splitlines() if line]


def post(server: ResponsesServer, path: str = "/responses", **body: Any) -> httpx.Response:
    return httpx.post(server.url + path, json=body, headers=HEADERS, timeout=10)


def both(recording: Path, real: ResponsesServer, ask: Callable[[ResponsesServer], Any]) -> tuple[Any, Any]:
    """Return what a client receives while it is recorded, and from the recording."""
    with record(recording, real) as server:
        recorded = ask(server)
    with ResponsesServer.replay(recording) as server:
        replayed = ask(server)
        server.check_script()
    return recorded, replayed


@contextmanager
def raw_server(*responses: bytes | None) -> Iterator[str]:
    """Serve one response of bytes a connection; None resets the connection. Yield the base URL."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for response in responses:
                connection, _ = listener.accept()
                with connection:
                    while not connection.recv(65536).endswith(b"}"):
                        pass
                    if response is not None:
                        connection.sendall(response)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        thread.join(10)


class TestRecordedResponses:
    def test_a_plain_response_is_replayed(self, recording: Path, real: ResponsesServer) -> None:
        real.script(text("Hello!"))
        recorded, replayed = both(recording, real, lambda server: post(server, model="m", input="Hi").json())
        assert recorded == replayed
        assert [request.path for request in real.requests] == ["/api/v1/responses"]

    def test_a_stream_is_replayed_chunk_by_chunk(self, recording: Path, real: ResponsesServer) -> None:
        # Inside an event, between the two bytes of a character, and two events in one chunk.
        chunks = [
            b'data: {"type": "a"',
            b"}\n\n",
            b": \xc3",
            b"\xa4\n\n",
            b'data: {"type":"b"}\n\n',
            b'data: {"type":"c"}\n\ndata: {"type":"d"}\n\n',
            b'event: e\ndata: {"type":"e"}\n\n',
            b"data: [DONE]\n\n",
        ]
        for _ in range(2):
            real.respond_with(body=chunks)

        def ask(server: ResponsesServer) -> list[bytes]:
            body = {"model": "m", "input": "Hi", "stream": True}
            with httpx.stream("POST", f"{server.url}/responses", json=body, headers=HEADERS) as response:
                assert response.headers["content-type"] == "text/event-stream"
                return list(response.iter_raw())

        recorded, replayed = both(recording, real, ask)
        assert b"".join(recorded) == b"".join(replayed) == b"".join(chunks)
        written = [{**line} for line in lines_of(recording) if line.keys() & {"data", "chunk"}]
        for line in written:
            assert line.pop("after_ms") >= 0
        assert written == [
            {"chunk": 'data: {"type": "a"'},
            {"chunk": "}\n\n"},
            {"chunk": ": \udcc3"},
            {"chunk": "\udca4\n\n"},
            {"data": {"type": "b"}},
            {"chunk": 'data: {"type":"c"}\n\ndata: {"type":"d"}\n\n'},
            {"event": "e", "data": {"type": "e"}},
            {"chunk": "data: [DONE]\n\n"},
        ]

    def test_a_conversation_with_tools_is_replayed(self, recording: Path, real: ResponsesServer) -> None:
        real.script(call("get_weather", city="Rome"), text("Sunny."))

        def get_weather(city: str) -> str:
            """Weather of a city."""
            return f"21 degrees in {city}"

        def ask(server: ResponsesServer) -> str:
            with OpenRouter(api_key="client-key-1", server_url=server.url) as open_router:
                return open_router.responses.run(model="m", input="Rome?", tools=[get_weather]).result.output_text

        assert both(recording, real, ask) == ("Sunny.", "Sunny.")

    @pytest.mark.parametrize("stream", [False, True])
    def test_another_client_is_recorded_and_replayed(
        self, stream: bool, recording: Path, real: ResponsesServer
    ) -> None:
        def ask(server: ResponsesServer) -> str:
            with openai.OpenAI(base_url=server.url, api_key="client-key-1", max_retries=0) as client:
                if not stream:
                    return client.responses.create(model="test/echo", input="Good morning").output_text
                with client.responses.stream(model="test/echo", input="Good morning") as events:
                    return events.get_final_response().output_text

        recorded, replayed = both(recording, real, ask)
        assert "Good morning" in recorded
        assert recorded == replayed

    def test_the_official_client_is_recorded_and_replayed(self, recording: Path, real: ResponsesServer) -> None:
        def ask(server: ResponsesServer) -> str:
            with openrouter.OpenRouter(api_key="client-key-1", server_url=server.url) as client:
                sdk: Any = client
                with sdk.responses.send(model="test/echo", input="Good morning", stream=True) as stream:
                    return "".join(event.delta for event in stream if event.type == "response.output_text.delta")

        recorded, replayed = both(recording, real, ask)
        assert "Good morning" in recorded
        assert recorded == replayed

    @pytest.mark.parametrize("status", [401, 402, 429, 500, 524])
    def test_an_error_is_replayed(self, status: int, recording: Path, real: ResponsesServer) -> None:
        def ask(server: ResponsesServer) -> tuple[int, bytes, str | None]:
            response = post(server, model=f"test/error-{status}", input="Hi")
            return response.status_code, response.content, response.headers.get("retry-after")

        recorded, replayed = both(recording, real, ask)
        assert (recorded[0], recorded[2]) == (replayed[0], replayed[2])
        assert recorded[1] == replayed[1]

    def test_binary_bodies_are_replayed(self, recording: Path, real: ResponsesServer) -> None:
        image = bytes(range(256))
        real.respond_with(body=image, headers={"Content-Type": "image/png"})

        def ask(server: ResponsesServer) -> tuple[bytes, str]:
            response = httpx.post(f"{server.url}/images", content=image[::-1], headers=HEADERS)
            return response.content, response.headers["content-type"]

        assert both(recording, real, ask) == ((image, "image/png"), (image, "image/png"))
        assert {"body_base64", "chunk_base64"} <= {key for line in lines_of(recording) for key in line}

    def test_a_compressed_response_is_recorded_as_text(self, recording: Path, real: ResponsesServer) -> None:
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        real.respond_with(body=gzip.compress(b'{"a": "b"}'), headers=headers)
        recorded, replayed = both(recording, real, lambda server: post(server, input="Hi").json())
        assert recorded == replayed == {"a": "b"}
        assert real.requests[0].headers["accept-encoding"] == "identity"
        assert lines_of(recording)[1]["json"] == {"a": "b"}

    def test_requests_without_a_body_are_replayed(self, recording: Path, real: ResponsesServer) -> None:
        real.respond_with(body={"data": []})
        real.respond_with(204)

        def ask(server: ResponsesServer) -> list[int]:
            sent = [("GET", f"{server.url}/models?limit=1"), ("DELETE", f"{server.url}/files/1")]
            return [httpx.request(*each, headers=HEADERS).status_code for each in sent]

        assert both(recording, real, ask) == ([200, 204], [200, 204])
        assert [line["request"] for line in lines_of(recording) if "request" in line] == [
            "GET /models?limit=1",
            "DELETE /files/1",
        ]


class TestBrokenResponses:
    @pytest.mark.parametrize("name", ["cut", "reset"])
    def test_a_broken_stream_is_replayed_as_such(self, name: str, recording: Path, real: ResponsesServer) -> None:
        real.script(fault(name))

        def ask(server: ResponsesServer) -> str:
            with OpenRouter(api_key="client-key-1", server_url=server.url) as open_router:
                stream = open_router.responses.send(model="m", input="One two three four five", stream=True)
                with pytest.raises(errors.StreamInterruptedError) as raised:
                    stream.get_final_response()
                return raised.value.text

        recorded, replayed = both(recording, real, ask)
        assert recorded == replayed != ""
        assert lines_of(recording)[-1] == {"end": name}

    def test_a_stream_that_stalls_is_replayed_as_such(self, recording: Path, real: ResponsesServer) -> None:
        real.respond_with(body=[encode_event({"type": "a"})], ending="stall")
        with record(recording, real, timeout=0.2) as server, pytest.raises(httpx.RemoteProtocolError):
            post(server, input="Hi", stream=True)
        assert lines_of(recording)[-1] == {"end": "stall"}
        with ResponsesServer.replay(recording) as server, pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{server.url}/responses", json={"input": "Hi", "stream": True}, timeout=0.2)

    def test_a_plain_body_that_breaks_off_is_replayed_as_such(self, recording: Path) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"
        with (
            raw_server(head + b'{"id": "1", "out') as url,
            ResponsesServer.record(recording, upstream=url) as server,
            pytest.raises(httpx.RemoteProtocolError),
        ):
            post(server, input="Hi")
        with ResponsesServer.replay(recording) as server, pytest.raises(httpx.RemoteProtocolError):
            post(server, input="Hi")
        assert [line["chunk"] for line in lines_of(recording) if "chunk" in line] == ['{"id": "1", "out']

    def test_a_connection_that_ends_without_a_response_is_replayed_as_such(self, recording: Path) -> None:
        with (
            raw_server(b"") as url,
            ResponsesServer.record(recording, upstream=url) as server,
            pytest.raises(httpx.RemoteProtocolError),
        ):
            post(server, input="Hi")
        with ResponsesServer.replay(recording) as server, pytest.raises(httpx.RemoteProtocolError):
            post(server, input="Hi")
        assert lines_of(recording)[-1] == {"end": "cut"}

    def test_a_stream_that_the_client_leaves_is_recorded_so_far(self, recording: Path, real: ResponsesServer) -> None:
        left = threading.Event()

        def chunks() -> Iterator[bytes]:
            yield encode_event({"type": "a"})
            left.wait(10)
            for _ in range(200):
                yield encode_event({"type": "b" * 10_000})

        real.respond_with(body=chunks())

        def ask(server: ResponsesServer) -> bytes:
            with httpx.stream("POST", f"{server.url}/responses", json={"stream": True}, headers=HEADERS) as response:
                return next(response.iter_raw())

        with record(recording, real) as server:
            first = ask(server)
            left.set()
            assert server.wait_until_idle()
        assert lines_of(recording)[-1]["end"] == "cut"
        assert "client left" in lines_of(recording)[-1]["note"]
        with ResponsesServer.replay(recording) as server:
            assert ask(server) == first

    def test_a_server_that_cannot_be_reached_is_an_error(self, recording: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        with ResponsesServer.record(recording, upstream=f"http://127.0.0.1:{port}") as server:
            assert post(server, input="Hi").status_code == 502
            with pytest.raises(AssertionError, match="request 1 was not recorded: the real server cannot be reached"):
                server.check_script()
        assert not recording.exists()


class TestSecrets:
    def test_keys_and_chosen_fields_do_not_reach_the_file(self, recording: Path, real: ResponsesServer) -> None:
        secrets = ["Bearer-secret", "tool-secret", "cookie-secret", "Ada Lovelace", "query-secret", "chosen-secret"]
        real.respond_with(
            401,
            headers={"Set-Cookie": "a=cookie-secret", "X-Api-Key": "cookie-secret", "X-RateLimit-Limit": "20"},
            body={
                "error": {"message": f"No: {KEY}, client-key-1"},
                "user": "Ada Lovelace",
                "headers": {"a": "tool-secret"},
            },
        )
        with record(recording, real, mask_fields=["User", "x-chosen"], match_headers=["X-Chosen"]) as server:
            tool = {"type": "mcp", "authorization": "Bearer-secret", "headers": {"X-Key": "tool-secret", "n": 1}}
            response = httpx.post(
                f"{server.url}/responses?api_key=query-secret&page=2",
                json={"input": f"My key is {KEY}", "user": "Ada Lovelace", "tools": [tool]},
                headers={**HEADERS, "X-Chosen": "chosen-secret"},
            )
        assert KEY in response.text  # the client receives what the server sent
        assert real.requests[0].headers["authorization"] == f"Bearer {KEY}"
        written = recording.read_text(encoding="utf-8")
        assert [each for each in [*secrets, KEY, "client-key-1"] if each in written] == []
        request, head = lines_of(recording)
        assert request["request"] == "POST /responses?api_key=[secret]&page=2"
        assert request["headers"] == {"x-chosen": "[secret]"}
        assert head["headers"]["x-ratelimit-limit"] == "20"
        assert head["json"]["error"]["message"] == "No: [secret], [secret]"

    def test_masked_values_match_every_value(self, recording: Path, real: ResponsesServer) -> None:
        with record(recording, real, mask_fields=["user"]) as server:
            post(server, input=f"My key is {KEY}.", user="Ada", model="test/echo")
        with ResponsesServer.replay(recording) as server:
            assert post(server, input="My key is different.", user="Grace", model="test/echo").status_code == 200
            server.check_script()

    def test_secrets_across_chunks_do_not_reach_the_file(self, recording: Path, real: ResponsesServer) -> None:
        body = f'data: {{"key": "{KEY}", "user" : "Ada", "n": 1}}\n\n'.encode()
        real.respond_with(body=[body[start : start + 5] for start in range(0, len(body), 5)])
        with record(recording, real, mask_fields=["user"]) as server:
            assert post(server, input="Hi", stream=True).content == body
        chunks = [line["chunk"] for line in lines_of(recording) if "chunk" in line]
        assert "".join(chunks) == 'data: {"key": "[secret]", "user" : "[secret]", "n": 1}\n\n'
        assert chunks[0] == "data:"

    def test_a_masked_value_that_breaks_off_does_not_reach_the_file(
        self, recording: Path, real: ResponsesServer
    ) -> None:
        real.respond_with(body=[b'data: {"user": "Ada Lov'], ending="cut")
        with record(recording, real, mask_fields=["user"]) as server, pytest.raises(httpx.RemoteProtocolError):
            post(server, input="Hi", stream=True)
        assert [line["chunk"] for line in lines_of(recording) if "chunk" in line] == ['data: {"user": "[secret]"']

    @pytest.mark.parametrize("stream", [False, True])
    def test_masked_fields_in_arguments_of_function_calls_do_not_reach_the_file(
        self, stream: bool, recording: Path, real: ResponsesServer
    ) -> None:
        real.script(call("send_mail", user="Ada Lovelace", urgent=True), text("Sent."))

        def send_mail(user: str, urgent: bool) -> str:
            """Send a mail."""
            return json.dumps({"sent": urgent, "user": {"name": user}})

        def ask(server: ResponsesServer) -> str:
            with OpenRouter(api_key="client-key-1", server_url=server.url) as open_router:
                run = open_router.responses.run(model="m", input="Mail her.", tools=[send_mail])
                return "".join(run.text_deltas()) if stream else run.result.output_text

        with record(recording, real, mask_fields=["user"]) as server:
            assert ask(server) == "Sent."
        lines = lines_of(recording)
        events = [line["data"] for line in lines if isinstance(line.get("data"), dict)]
        deltas = "".join(
            event["delta"] for event in events if event["type"] == "response.function_call_arguments.delta"
        )
        assert deltas == ('{"user":"[secret]","urgent":true}' if stream else "")
        written = recording.read_text(encoding="utf-8")
        assert "send_mail" in written
        assert "Ada" not in written
        with ResponsesServer.replay(recording) as server:
            assert ask(server) == "Sent."
            server.check_script()

    def test_the_schema_of_a_secret_parameter_is_kept(self, recording: Path, real: ResponsesServer) -> None:
        schema = {"type": "object", "properties": {"password": {"type": "string", "description": "Of the user"}}}
        with record(recording, real) as server:
            post(server, input="Hi", tools=[{"type": "function", "name": "f", "parameters": schema}])
        assert lines_of(recording)[0]["json"]["tools"][0]["parameters"] == schema


class TestTheFile:
    def test_an_edited_text_is_replayed(self, recording: Path, real: ResponsesServer) -> None:
        real.script(text("Hello!"), text("Hello!"))
        with record(recording, real) as server:
            post(server, input="Hi", stream=False)
            post(server, input="Hi", stream=True)
        recording.write_text(recording.read_text(encoding="utf-8").replace("Hello!", "Good day, ä!"), encoding="utf-8")
        with ResponsesServer.replay(recording) as server, OpenRouter(api_key="any", server_url=server.url) as client:
            assert client.responses.send(input="Hi").output_text == "Good day, ä!"
            with client.responses.send(input="Hi", stream=True) as stream:
                assert stream.get_final_response().output_text == "Good day, ä!"

    def test_parallel_requests_are_in_the_order_of_their_arrival(self, recording: Path, real: ResponsesServer) -> None:
        def ask(server: ResponsesServer) -> list[str]:
            def one(number: int) -> str:
                response = post(server, model="test/echo", input=f"number {number}")
                return str(response.json()["output"][0]["content"][0]["text"])

            with ThreadPoolExecutor(8) as pool:
                return list(pool.map(one, range(16)))

        recorded, replayed = both(recording, real, ask)
        assert recorded == replayed
        assert len(set(recorded)) == 16

    def test_the_old_file_stays_if_the_context_is_left_with_an_exception(
        self, recording: Path, real: ResponsesServer
    ) -> None:
        recording.parent.mkdir()
        recording.write_text("old", encoding="utf-8")

        def fail(server: ResponsesServer) -> None:
            post(server, input="Hi")
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError), record(recording, real) as server:
            fail(server)
        assert recording.read_text(encoding="utf-8") == "old"
        partial = recording.with_name("trip.jsonl.partial")
        with ResponsesServer.replay(partial) as server:
            assert post(server, input="Hi").status_code == 200

    def test_complete_exchanges_are_in_the_partial_file_at_once(self, recording: Path, real: ResponsesServer) -> None:
        with record(recording, real) as server:
            post(server, input="Hi")
            assert len(lines_of(recording.with_name("trip.jsonl.partial"))) == 2
            assert not recording.exists()
        assert os.listdir(recording.parent) == ["trip.jsonl"]

    def test_a_killed_process_leaves_the_old_file_and_what_was_complete(
        self, recording: Path, real: ResponsesServer
    ) -> None:
        recording.parent.mkdir()
        recording.write_text("old", encoding="utf-8")
        program = (
            "import os, signal, sys, httpx\n"
            "from openrouter_responses.testing import ResponsesServer\n"
            "server = ResponsesServer.record(sys.argv[1], upstream=sys.argv[2], api_key='any').start()\n"
            "for number in range(2):\n"
            "    httpx.post(f'{server.url}/responses', json={'input': number})\n"
            "stream = httpx.stream('POST', f'{server.url}/responses', json={'stream': True, 'model': 'test/stall'})\n"
            # httpx closes the connection when an iterator is collected, and the recorder writes what a client leaves.
            "chunks = stream.__enter__().iter_raw()\n"
            "next(chunks)\n"
            "os.kill(os.getpid(), signal.SIGKILL)\n"
        )
        command = [sys.executable, "-c", program, str(recording), real.url]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
        assert recording.read_text(encoding="utf-8") == "old"
        requests = [line["json"] for line in lines_of(recording.with_name("trip.jsonl.partial")) if "request" in line]
        assert requests == [{"input": 0}, {"input": 1}]

    def test_a_recording_without_requests_writes_nothing(self, recording: Path, real: ResponsesServer) -> None:
        with record(recording, real):
            pass
        assert not recording.exists()

    @pytest.mark.parametrize(
        ("lines", "message"),
        [
            ("", "has no request"),
            ("5", "line 1: expected a JSON object with one of the fields request, response, data"),
            ('{"request": "POST /responses"', "line 1: expected a JSON object: "),
            ('{"request": "responses"}', 'line 1: request: expected a method and a path such as "POST /responses"'),
            ('{"request": "POST /a", "jsn": {}}', "line 1: 'jsn' is not a field of a 'request'; it may have body,"),
            ('{"request": "POST /a"}', "POST /a has no response"),
            ('{"response": 200}', "line 1: a 'response' before the first request"),
            ('{"request": "POST /a"}\n{"response": 20}', "line 2: response: expected a number from 100 to 999, not 20"),
            ('{"request": "POST /a"}\n{"response": 200, "headers": {"a b": ""}}', "line 2: headers: 'a b' is not"),
            ('{"request": "POST /a"}\n{"response": 200, "headers": []}', "line 2: headers: expected an object"),
            ('{"request": "POST /a"}\n{"response": 200}\n{"response": 200}', "line 3: a second response"),
            ('{"request": "POST /a"}\n{"chunk": "a"}', "line 2: a 'chunk' without a response before it"),
            ('{"request": "POST /a"}\n\n{"response": 200}\n{"chunk": 5}', "line 4: chunk: expected a text, not 5"),
            ('{"request": "POST /a"}\n{"response": 200}\n{"chunk_base64": "?"}', "line 3: chunk_base64: expected"),
            ('{"request": "POST /a"}\n{"response": 200}\n{"data": 1, "event": 5}', "line 3: event: expected the name"),
            ('{"request": "POST /a"}\n{"end": "never"}', "line 2: end: expected one of complete, cut, reset, stall"),
            ('{"request": "POST /a", "json": 1, "body": "1"}', 'line 1: expected one of "json", "body" and'),
        ],
    )
    def test_a_wrong_line_is_refused(self, lines: str, message: str, tmp_path: Path) -> None:
        path = tmp_path / "wrong.jsonl"
        path.write_text(lines, encoding="utf-8")
        with pytest.raises(ValueError) as raised:  # noqa: PT011  # the message is compared below
            ResponsesServer.replay(path)
        assert message in str(raised.value)
        assert str(path) in str(raised.value)

    def test_a_file_that_is_not_text_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "wrong.jsonl"
        path.write_bytes(b"\xff\xfe")
        with pytest.raises(ValueError, match="is not a recording: it is not UTF-8"):
            ResponsesServer.replay(path)


class TestMatching:
    @pytest.fixture
    def two(self, tmp_path: Path) -> Path:
        """A recording with two responses to the same request, and one to another."""
        path = tmp_path / "two.jsonl"
        exchanges = [("Rome?", "Sunny."), ("Rome?", "Rainy."), ("Oslo?", "Snow.")]
        lines: list[dict[str, Any]] = []
        for question, answer in exchanges:
            lines.append({"request": "POST /responses", "json": {"input": question, "n": 1, "stream": True}})
            lines.append({"response": 200, "json": {"text": answer}})
        path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        return path

    def test_equal_requests_are_answered_in_their_order(self, two: Path) -> None:
        with ResponsesServer.replay(two) as server:
            asked = ["Oslo?", "Rome?", "Rome?"]
            answers = [post(server, stream=True, n=1, input=each).json()["text"] for each in asked]
            assert answers == ["Snow.", "Sunny.", "Rainy."]
            server.check_script()
            assert (
                "recorded once, and each of its responses was already given"
                in post(server, stream=True, n=1, input="Oslo?").text
            )

    def test_an_unknown_request_is_compared_with_the_most_similar_one(self, two: Path) -> None:
        with ResponsesServer.replay(two) as server:
            refused = post(server, input="Oslo!", n=1, stream=True, model="m")
            assert refused.status_code == 400
            with pytest.raises(AssertionError) as raised:
                server.check_script()
        message = str(raised.value)
        assert "request 1 is not in two.jsonl: POST /responses, model m, input 'Oslo!'" in message
        assert "--- recorded\n+++ received\n" in message
        assert '+  "model": "m",' in message
        assert (
            "3 recorded requests were not sent (two.jsonl):\n  POST /responses, model (none), input 'Rome?'" in message
        )
        assert refused.json()["error"]["message"].startswith("The recording has no response: request 1 is not in")

    @pytest.mark.parametrize("changed", [{"n": True}, {"n": "1"}, {"n": [1]}, {"n": 2}, {"extra": None}])
    def test_each_difference_counts(self, changed: dict[str, Any], two: Path) -> None:
        with ResponsesServer.replay(two) as server:
            body: dict[str, Any] = {"input": "Oslo?", "n": 1, "stream": True}
            assert post(server, **{**body, **changed}).status_code == 400
            assert post(server, "/other", **body).status_code == 400
            assert httpx.put(f"{server.url}/responses", json=body).status_code == 400
            assert post(server, **body).status_code == 200

    def test_chosen_headers_are_compared(self, recording: Path, real: ResponsesServer) -> None:
        with record(recording, real, match_headers=["X-Title"]) as server:
            httpx.post(f"{server.url}/responses", json={"input": "a"}, headers={**HEADERS, "X-Title": "one"})
        with ResponsesServer.replay(recording, match_headers=["x-title"]) as server:
            refused = httpx.post(f"{server.url}/responses", json={"input": "a"}, headers={"X-Title": "two"})
            assert "-x-title: one\n+x-title: two" in refused.json()["error"]["message"]
            same = httpx.post(f"{server.url}/responses", json={"input": "a"}, headers={"X-Title": "one"})
            assert same.status_code == 200

    def test_no_secret_is_in_the_comparison(self, two: Path) -> None:
        with ResponsesServer.replay(two) as server:
            refused = post(server, input=f"My key is {KEY}", api_key="other-secret")
            assert "other-secret" not in refused.text
            assert KEY not in refused.text

    def test_long_values_are_shortened_in_the_comparison(self, two: Path) -> None:
        with ResponsesServer.replay(two) as server:
            assert len(post(server, input="Oslo?", image="x" * 1_000_000).text) < 5_000

    def test_a_server_with_a_recording_takes_no_script(self, two: Path) -> None:
        with ResponsesServer.replay(two) as server:
            with pytest.raises(RuntimeError, match="has no script; use respond_with"):
                server.script(text("Hi."))
            server.respond_with(500)
            assert post(server, input="Oslo?").status_code == 500


def test_the_timing_is_replayed_on_request(tmp_path: Path) -> None:
    path = tmp_path / "slow.jsonl"
    lines = [
        {"request": "GET /slow"},
        {"response": 200, "after_ms": 3_600_000, "headers": {"content-type": "text/event-stream"}},
        {"data": {}, "after_ms": 3_600_000},
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with ResponsesServer.replay(path) as server:
        assert httpx.get(f"{server.url}/slow").text == "data: {}\n\n"
    before = set(threading.enumerate())
    with ResponsesServer.replay(path, wait=True) as server, pytest.raises(httpx.ReadTimeout):
        httpx.get(f"{server.url}/slow", timeout=0.2)
    # Closing the server has ended the wait.
    assert set(threading.enumerate()) <= before


@pytest.mark.parametrize("upstream", ["example.com", "ftp://example.com", "http://example.com?key=1"])
def test_an_invalid_upstream_is_refused(upstream: str, recording: Path) -> None:
    with pytest.raises(ValueError, match="upstream must"):
        ResponsesServer.record(recording, upstream=upstream)


def test_the_environment_names_the_real_server(
    recording: Path, real: ResponsesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENROUTER_BASE_URL", real.url)
    monkeypatch.setenv("OPENROUTER_API_KEY", KEY)
    with ResponsesServer.record(recording) as server:
        post(server, input="Hi")
    assert real.requests[0].headers["authorization"] == f"Bearer {KEY}"
