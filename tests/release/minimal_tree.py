"""A minimal source tree of the two packages, with one example of each kind of public definition."""

from pathlib import Path

HAND_WRITTEN = "overlays/openrouter_responses"
GENERATED = "generated/openrouter_responses_generated"

FILES = {
    "pyproject.toml": """\
[project]
name = "openrouter-responses"
version = "1.4.2"
license = "Apache-2.0"
requires-python = ">=3.11"
dependencies = ["httpx>=0.27,<1"]

[project.optional-dependencies]
speed = ["orjson"]
""",
    f"{HAND_WRITTEN}/__init__.py": """\
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openrouter_responses import components, errors, models
    from openrouter_responses._send_params import SendParams
    from openrouter_responses.client import OpenRouter
    from openrouter_responses.streams import EventStream

def __getattr__(name: str) -> Any:
    return import_module(name)

__all__ = ["EventStream", "OpenRouter", "SendParams", "components", "errors", "models"]
""",
    f"{HAND_WRITTEN}/client.py": """\
from collections.abc import Callable
from typing import Any, Protocol

from openrouter_responses.responses import Responses

class DebugLogger(Protocol):
    def debug(self, msg: str) -> None: ...

class OpenRouter:
    def __init__(
        self, api_key: str | None = None, *, timeout_ms: int | None = None, debug_logger: DebugLogger | None = None
    ) -> None:
        self.timeout_ms = timeout_ms
        self._secret = api_key

    @property
    def responses(self) -> Responses: ...

    def close(self) -> None: ...

    async def aclose(self) -> None: ...
""",
    f"{HAND_WRITTEN}/responses.py": """\
from typing import Literal, Unpack, overload

from openrouter_responses._send_params import SendParams
from openrouter_responses.streams import EventStream
from openrouter_responses_generated.models import Result

class Responses:
    @overload
    def send(self, *, stream: Literal[False] = False, **params: Unpack[SendParams]) -> Result: ...
    @overload
    def send(self, *, stream: Literal[True], **params: Unpack[SendParams]) -> EventStream: ...
    def send(self, *, stream: bool = False, **params: Unpack[SendParams]) -> Result | EventStream: ...
    async def send_async(self, *, stream: bool = False, **params: Unpack[SendParams]) -> Result | EventStream: ...
""",
    f"{HAND_WRITTEN}/_send_params.py": """\
from typing import TYPE_CHECKING, Any, TypedDict

class SendOptions(TypedDict, total=False):
    deadline_ms: int | None

if TYPE_CHECKING:
    from openrouter_responses_generated.api.create_responses import CreateResponsesParams

    class SendParams(SendOptions, CreateResponsesParams, total=False): ...
else:
    SendParams = dict[str, Any]

def split_options(params: SendParams) -> SendOptions: ...
""",
    f"{HAND_WRITTEN}/streams.py": """\
from collections.abc import Iterator

from openrouter_responses._connection import Headers, Stream
from openrouter_responses_generated.models import StreamEvents

class EventStream(Stream):
    headers: Headers

    def __next__(self) -> StreamEvents: ...
    def text_deltas(self) -> Iterator[str]: ...
""",
    f"{HAND_WRITTEN}/_connection.py": """\
from typing import TypeAlias

Headers: TypeAlias = dict[str, str]

class Stream:
    def close(self) -> None: ...

class Endpoint:
    url: str

    def path(self) -> str: ...
""",
    f"{HAND_WRITTEN}/models.py": """\
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openrouter_responses_generated.models import *
else:
    def __getattr__(name): ...
""",
    f"{HAND_WRITTEN}/testing/__init__.py": """\
from openrouter_responses._connection import Endpoint

__all__ = ["Endpoint"]
""",
    f"{HAND_WRITTEN}/errors.py": """\
import openrouter_responses_generated.errors as _generated
from openrouter_responses_generated.errors import *
from openrouter_responses_generated.errors import OpenRouterError

class TimedOutError(OpenRouterError): ...

__all__ = ["TimedOutError"]
__all__ += _generated.__all__
""",
    f"{HAND_WRITTEN}/components.py": """\
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openrouter_responses_generated.components import *
else:
    def __getattr__(name): ...
""",
    f"{GENERATED}/__init__.py": "",
    f"{GENERATED}/components.py": """\
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from . import models

if TYPE_CHECKING:
    from .models import *

    ResponsesRequestTool: TypeAlias = models.Tool
    Limit: TypeAlias = int | Sequence[models.Tool]
else:
    def __getattr__(name): ...

__all__ = [
    "DoneEvent",
    "Limit",
    "ResponsesRequestTool",
    "Result",
    "StreamEvents",
    "TextEvent",
    "Tool",
]
""",
    f"{GENERATED}/errors.py": """\
class OpenRouterError(Exception):
    def __init__(self, message: str, *, status_code: int | None = None) -> None:
        self.message = message
        self.status_code = status_code

class NotFoundResponseError(OpenRouterError): ...

__all__ = ["NotFoundResponseError", "OpenRouterError"]
""",
    f"{GENERATED}/types.py": """\
from enum import Enum
from typing import Final

class Unset(Enum):
    UNSET = "UNSET"

UNSET: Final = Unset.UNSET

class UnrecognizedStr(str): ...

class Model:
    def to_dict(self) -> dict[str, object]: ...

__all__ = ["UNSET", "Model", "UnrecognizedStr", "Unset"]
""",
    f"{GENERATED}/api/__init__.py": "",
    f"{GENERATED}/api/create_responses.py": """\
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from ..models.effort import Effort
    from ..models.tool import ToolTypedDict

    class CreateResponsesParams(TypedDict, total=False):
        model: str
        effort: Effort | None
        top_k: int
        tools: Sequence[ToolTypedDict]
else:
    CreateResponsesParams = dict[str, Any]
""",
    f"{GENERATED}/models/__init__.py": """\
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .done_event import DoneEvent
    from .effort import Effort
    from .function_tool import FunctionTool, FunctionToolTypedDict
    from .result import Result
    from .search_tool import SearchTool, SearchToolTypedDict
    from .stream_events import StreamEvents
    from .text_event import TextEvent
    from .tool import Tool, ToolTypedDict

def __getattr__(name: str) -> Any:
    return import_module(name)

__all__ = [
    "DoneEvent",
    "Effort",
    "FunctionTool",
    "FunctionToolTypedDict",
    "Result",
    "SearchTool",
    "SearchToolTypedDict",
    "StreamEvents",
    "TextEvent",
    "Tool",
    "ToolTypedDict",
]
""",
    f"{GENERATED}/models/effort.py": """\
from typing import Literal, TypeAlias

from ..types import UnrecognizedStr

Effort: TypeAlias = Literal["low", "high"] | UnrecognizedStr
""",
    f"{GENERATED}/models/text_event.py": """\
from typing import Any, ClassVar, Literal

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Model, Unset

@_attrs_define(kw_only=True, repr=False)
class TextEvent(Model):
    type_: Literal["text"] = "text"
    delta: str
    index: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    _fields: ClassVar[tuple[str, ...]] = ()

    @property
    def type(self) -> Literal["text"]: ...
""",
    f"{GENERATED}/models/done_event.py": """\
from attrs import define as _attrs_define

from ..types import Model

@_attrs_define(kw_only=True, repr=False)
class DoneEvent(Model):
    ok: bool
""",
    f"{GENERATED}/models/result.py": """\
from typing import Literal

from attrs import define as _attrs_define

from ..models.effort import Effort
from ..types import Model, UnrecognizedStr

@_attrs_define(kw_only=True, repr=False)
class Result(Model):
    text: str
    effort: Effort | None
    status: Literal["done"] = "done"
""",
    f"{GENERATED}/models/function_tool.py": """\
from typing import TYPE_CHECKING, TypedDict

from attrs import define as _attrs_define

from ..types import UNSET, Model, Unset

@_attrs_define(kw_only=True, repr=False)
class FunctionTool(Model):
    name: str
    strict: bool | Unset = UNSET

if TYPE_CHECKING:
    FunctionToolTypedDict = TypedDict(
        "FunctionToolTypedDict",
        {
            "name": "Required[str]",
            "strict": "NotRequired[bool]",
        },
        total=False,
    )
""",
    f"{GENERATED}/models/search_tool.py": """\
from typing import TYPE_CHECKING, TypedDict

from attrs import define as _attrs_define

from ..types import Model

@_attrs_define(kw_only=True, repr=False)
class SearchTool(Model):
    query: str

if TYPE_CHECKING:
    SearchToolTypedDict = TypedDict("SearchToolTypedDict", {"query": "Required[str]"}, total=False)
""",
    f"{GENERATED}/models/tool.py": """\
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from ..models.function_tool import FunctionTool, FunctionToolTypedDict
    from ..models.search_tool import SearchTool, SearchToolTypedDict

    Tool: TypeAlias = FunctionTool | SearchTool
    ToolTypedDict: TypeAlias = FunctionTool | FunctionToolTypedDict | SearchTool | SearchToolTypedDict
else:

    def __getattr__(name: str) -> Any: ...
""",
    f"{GENERATED}/models/stream_events.py": """\
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from ..models.done_event import DoneEvent
    from ..models.text_event import TextEvent

    StreamEvents: TypeAlias = TextEvent | DoneEvent
else:

    def __getattr__(name: str) -> Any: ...
""",
}


def write_tree(folder: Path) -> Path:
    """Write the source tree to a folder."""
    for path, text in FILES.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder
