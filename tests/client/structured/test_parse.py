"""`parse` and `parse_async` against the embedded server."""

from __future__ import annotations

import dataclasses
import json
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any, TypedDict

import anyio
import pytest

from openrouter_responses import AsyncParsedStream, OpenRouter, ParsedResult, ResponseResult, errors, models
from openrouter_responses.testing import ResponsesServer, encode_event

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclasses.dataclass
class Item:
    name: str
    price: float
    note: str = "-"


@dataclasses.dataclass
class Invoice:
    number: str
    items: list[Item]


class City(TypedDict):
    name: str


VALID = '{"number": "12", "items": [{"name": "pen", "price": 3, "note": null}]}'
INVALID = '{"number": "12", "items": [{"name": "pen", "price": "3", "note": null}]}'
INVOICE = Invoice("12", [Item("pen", 3.0)])


def response(*texts: str, cost: float = 0.25, **fields: Any) -> dict[str, Any]:
    messages = [
        {
            "id": f"msg_{index}",
            "type": "message",
            "role": "assistant",
            "status": "completed",
            "content": [{"type": "output_text", "text": text, "annotations": []}],
        }
        for index, text in enumerate(texts)
    ]
    usage = {"input_tokens": 3, "output_tokens": 4, "total_tokens": 7, "cost": cost}
    result = {"id": "resp_1", "object": "response", "status": "completed", "output": messages, "usage": usage}
    return {**result, **fields}


def events(deltas: Iterable[str], final: dict[str, Any], item_id: str = "msg_0") -> list[bytes]:
    delta = {"type": "response.output_text.delta", "item_id": item_id, "output_index": 0, "content_index": 0}
    return [
        *(encode_event({**delta, "delta": text}) for text in deltas),
        encode_event({"type": "response.completed", "response": final}),
    ]


def test_a_value_of_the_type_is_returned(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=response(VALID))
    result = open_router.responses.parse(model="m/m", input="Hello", temperature=0, text_format=Invoice)
    assert result.output_parsed == INVOICE
    assert isinstance(result, ResponseResult)
    assert (result.output_text, result.rejected) == (VALID, ())
    assert result.generation_id is None
    assert result.raw_response is not None
    sent = server.requests[0].json
    assert sent["temperature"] == 0
    assert sent["provider"] == {"require_parameters": True}
    assert sent["text"]["format"].keys() == {"type", "name", "schema", "strict"}
    assert (sent["text"]["format"]["name"], sent["text"]["format"]["strict"]) == ("Invoice", True)


def test_a_parsed_result_can_be_pickled(open_router: OpenRouter) -> None:
    result = open_router.responses.parse(model="test/echo", input="Hello", text_format=Invoice)
    copy = pickle.loads(pickle.dumps(result))
    assert isinstance(copy, ParsedResult)
    assert (copy.output_parsed, copy.to_dict()) == (result.output_parsed, result.to_dict())


@pytest.mark.parametrize(
    ("text", "provider"),
    [
        ({"verbosity": "low"}, {"require_parameters": False, "sort": "price"}),
        (
            models.TextExtendedConfig(verbosity="low"),
            models.ProviderPreferences(require_parameters=False, sort="price"),
        ),
    ],
)
def test_other_fields_of_text_and_provider_are_kept(
    server: ResponsesServer, open_router: OpenRouter, text: Any, provider: Any
) -> None:
    open_router.responses.parse(model="test/echo", input="Hi", text_format=City, text=text, provider=provider)
    sent = server.requests[0].json
    assert sent["text"]["verbosity"] == "low"
    assert sent["text"]["format"]["name"] == "City"
    assert sent["provider"] == {"require_parameters": False, "sort": "price"}


def test_a_second_format_is_refused(server: ResponsesServer, open_router: OpenRouter) -> None:
    with pytest.raises(TypeError, match="text_format"):
        open_router.responses.parse(input="Hi", text_format=City, text={"format": {"type": "text"}})
    with pytest.raises(ValueError, match="repairs must be a number"):
        open_router.responses.parse(input="Hi", text_format=City, repairs=-1)
    assert not server.requests


def test_the_value_is_in_the_last_message(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=response("Let me look at it.", VALID))
    assert open_router.responses.parse(input="Hi", text_format=Invoice).output_parsed == INVOICE


def test_output_that_is_cut_off_raises_its_own_error(open_router: OpenRouter) -> None:
    with pytest.raises(errors.OutputIncompleteError, match="Increase max_output_tokens") as caught:
        open_router.responses.parse(model="test/incomplete", input="Hi", text_format=Invoice, repairs=3)
    assert caught.value.reason == "max_output_tokens"
    assert caught.value.partial["number"] == "number"
    assert caught.value.text.startswith('{"number"')
    assert caught.value.partial_response is not None
    assert caught.value.status_code == 200
    assert caught.value.generation_id is not None


def test_a_content_filter_is_named(server: ResponsesServer, open_router: OpenRouter) -> None:
    details = {"reason": "content_filter"}
    server.respond_with(body=response('{"val', status="incomplete", incomplete_details=details))
    with pytest.raises(errors.OutputIncompleteError) as caught:
        open_router.responses.parse(input="Hi", text_format=list[int])
    assert (caught.value.reason, caught.value.partial, caught.value.text) == ("content_filter", None, '{"val')


def test_a_refusal_raises_its_own_error(server: ResponsesServer, open_router: OpenRouter) -> None:
    with pytest.raises(errors.OutputRefusedError) as caught:
        open_router.responses.parse(model="test/refusal", input="Hi", text_format=Invoice, repairs=3)
    assert caught.value.refusal == "I cannot help with that."
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("text", "path"), [(INVALID, "$.items[0].price"), ("Sure!", "$"), (VALID[:-1], "$"), ("[" * 100_000, "$")]
)
def test_an_invalid_value_raises_its_own_error(
    server: ResponsesServer, open_router: OpenRouter, text: str, path: str
) -> None:
    server.respond_with(body=response(text))
    with pytest.raises(errors.OutputInvalidError) as caught:
        open_router.responses.parse(input="Hi", text_format=Invoice)
    assert (caught.value.path, caught.value.text) == (path, text)
    assert len(server.requests) == 1


def test_a_response_without_text_names_its_items(server: ResponsesServer, open_router: OpenRouter) -> None:
    call = {"type": "function_call", "id": "f", "call_id": "c", "name": "f", "arguments": "{}", "status": "completed"}
    server.respond_with(body=response(output=[call]))
    with pytest.raises(errors.OutputInvalidError, match="it consists of function_call") as caught:
        open_router.responses.parse(input="Hi", text_format=Invoice, repairs=1)
    assert caught.value.partial_response is not None
    assert caught.value.partial_response.output[0].type == "function_call"
    assert len(server.requests) == 1


def test_a_repair_sends_back_what_is_wrong(server: ResponsesServer, open_router: OpenRouter) -> None:
    for text in (INVALID, "{}", VALID):
        server.respond_with(body=response(text))
    result = open_router.responses.parse(input="Hello", text_format=Invoice, repairs=2)
    assert result.output_parsed == INVOICE
    assert [rejected.output_text for rejected in result.rejected] == [INVALID, "{}"]
    assert isinstance(result.usage, models.Usage)
    assert (result.usage.total_tokens, result.usage.cost) == (21, 0.75)
    first, second, third = (request.json["input"] for request in server.requests)
    assert first == "Hello"
    assert second[0] == {"role": "user", "content": "Hello"}
    assert second[1] == response(INVALID)["output"][0]
    assert "$.items[0].price" in second[2]["content"]
    assert third[: len(second)] == second
    assert len(third) == len(second) + 2


def test_the_last_error_is_raised_when_repairs_fail(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=response("no"))
    server.respond_with(body=response(INVALID))
    messages = [{"role": "user", "content": "Hello"}]
    with pytest.raises(errors.OutputInvalidError) as caught:
        open_router.responses.parse(input=iter(messages), text_format=Invoice, repairs=1)  # type: ignore[call-overload]
    assert caught.value.text == INVALID
    assert caught.value.partial_response is not None
    assert isinstance(caught.value.partial_response.usage, models.Usage)
    assert caught.value.partial_response.usage.total_tokens == 14
    assert server.requests[1].json["input"][0] == messages[0]


def test_partials_grow_to_the_value(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=events([*VALID], response(VALID)))
    with open_router.responses.parse(input="Hi", text_format=Invoice, stream=True) as stream:
        partials = [json.dumps(partial) for partial in stream.partials()]
        result = stream.get_final_response()
    assert partials[:3] == ["{}", '{"number": ""}', '{"number": "1"}']
    assert partials[-1] == json.dumps(json.loads(VALID))
    assert result.output_parsed == INVOICE
    assert stream.get_final_response() is result


def test_partials_of_a_value_that_is_not_an_object_are_its_own(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    text = '{"value": [1, 2]}'
    server.respond_with(body=events([*text], response(text)))
    with open_router.responses.parse(input="Hi", text_format=list[int], stream=True) as stream:
        assert [list(partial) for partial in stream.partials()] == [[], [1], [1, 2]]
        assert stream.get_final_response().output_parsed == [1, 2]


def test_a_plain_result_in_place_of_a_stream_is_one_partial(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=response(VALID))
    with open_router.responses.parse(input="Hi", text_format=Invoice, stream=True) as stream:
        assert list(stream.partials()) == [json.loads(VALID)]
        assert stream.get_final_response().output_parsed == INVOICE


def test_a_new_message_begins_a_new_value(server: ResponsesServer, open_router: OpenRouter) -> None:
    final = response("Let me see.", VALID)
    first = events(["[Let me"], final)[:-1]
    server.respond_with(body=[*first, *events([VALID], final, item_id="msg_1")])
    with open_router.responses.parse(input="Hi", text_format=Invoice, stream=True) as stream:
        assert [*stream.partials()][-1] == json.loads(VALID)


def test_a_stream_can_be_read_as_events_or_text(server: ResponsesServer, open_router: OpenRouter) -> None:
    parse = open_router.responses.parse
    with parse(model="test/echo", input="Hi", text_format=City, stream=True) as stream:
        assert [event.type for event in stream][-1] == "response.completed"
        assert stream.headers["Content-Type"] == "text/event-stream"
        assert stream.generation_id is not None
        assert stream.response is stream.raw_response
        assert stream.rate_limit is None
    with parse(model="test/echo", input="Hi", text_format=City, stream=True) as stream:
        assert json.loads("".join(stream.text_deltas())) == {"name": "name"}
    assert server.open_connections <= 1


def test_the_end_of_a_stream_raises_what_a_result_raises(server: ResponsesServer, open_router: OpenRouter) -> None:
    parse = open_router.responses.parse
    with parse(model="test/incomplete", input="Hi", text_format=Invoice, stream=True) as stream:
        assert list(stream.partials())
        for _ in range(2):
            with pytest.raises(errors.OutputIncompleteError):
                stream.get_final_response()
    with parse(model="test/refusal", input="Hi", text_format=Invoice, stream=True) as stream:
        assert list(stream.partials()) == []
        with pytest.raises(errors.OutputRefusedError):
            stream.get_final_response()
    server.respond_with(body=events(["{"], response())[:-1], ending="cut")
    with parse(input="Hi", text_format=Invoice, stream=True) as stream, pytest.raises(errors.StreamInterruptedError):
        list(stream.partials())
    server.respond_with(body=events(["{"], response(status="failed")))
    with parse(input="Hi", text_format=Invoice, stream=True) as stream, pytest.raises(errors.ResponseFailedError):
        list(stream.partials())


def test_a_stream_is_repaired_at_its_end(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=events([INVALID], response(INVALID)))
    server.respond_with(body=response(VALID))
    with open_router.responses.parse(input="Hi", text_format=Invoice, stream=True, repairs=1) as stream:
        result = stream.get_final_response()
    assert result.output_parsed == INVOICE
    assert [request.json["stream"] for request in server.requests] == [True, False]


@pytest.mark.anyio
async def test_parse_async_does_the_same(server: ResponsesServer, open_router: OpenRouter) -> None:
    for text in (INVALID, VALID):
        server.respond_with(body=response(text))
    result = await open_router.responses.parse_async(input="Hi", text_format=Invoice, repairs=1)
    assert (result.output_parsed, len(result.rejected)) == (INVOICE, 1)
    await open_router.aclose()


@pytest.mark.anyio
async def test_async_partials_grow_to_the_value(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=events([*INVALID], response(INVALID)))
    server.respond_with(body=response(VALID))
    async with open_router.responses.parse_async(input="Hi", text_format=Invoice, stream=True, repairs=1) as stream:
        partials = [json.dumps(partial) async for partial in stream.partials()]
        result = await stream.get_final_response()
    assert partials[-1] == json.dumps(json.loads(INVALID))
    assert result.output_parsed == INVOICE
    assert await stream.get_final_response() is result
    await open_router.aclose()


@pytest.mark.anyio
async def test_an_async_stream_is_opened_by_its_first_use(server: ResponsesServer, open_router: OpenRouter) -> None:
    def request() -> AsyncParsedStream[City]:
        return open_router.responses.parse_async(model="test/echo", input="Hi", text_format=City, stream=True)

    unused = request()
    with pytest.raises(RuntimeError, match="has not been sent"):
        _ = unused.headers
    await unused.aclose()
    assert not server.requests
    awaited = await request()
    assert json.loads("".join([delta async for delta in awaited.text_deltas()])) == {"name": "name"}
    assert awaited.response is awaited.raw_response
    assert (awaited.generation_id is None, awaited.rate_limit) == (False, None)
    assert [event.type async for event in request()][-1] == "response.completed"
    await open_router.aclose()
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


def test_importing_the_package_and_a_plain_send_load_none_of_it() -> None:
    program = """if True:
        import sys
        from openrouter_responses import OpenRouter
        from openrouter_responses.testing import ResponsesServer
        with ResponsesServer() as server, OpenRouter(api_key="any", server_url=server.url) as open_router:
            open_router.responses.send(model="test/echo", input="Hi")
            with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
                stream.get_final_response()
            print(sorted({name.split(".")[0] for name in sys.modules} & {"msgspec", "pydantic"}))
            on_top = ("structured", "tools", "conversation")
            print([name for name in sys.modules if name.startswith("openrouter_responses") and name.split(".")[1:2] and
                   name.split(".")[1] in on_top])
            schema = {"properties": {"a": {"type": "string"}}}
            open_router.responses.parse(model="test/echo", input="Hi", text_format=schema)
            print(sorted({name.split(".")[0] for name in sys.modules} & {"msgspec", "pydantic"}))
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split("\n")[:3] == ["[]", "[]", "[]"]
