"""The limits of a batch: the rows that batches cannot take, and the packing of the others into batches. No I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field

from openrouter_responses.bulk._json import canonical, dumps_exactly
from openrouter_responses.json_value import to_json_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openrouter_responses.bulk._requests import Requests
    from openrouter_responses.bulk._rows import Row

MAX_REQUESTS = 5_000
"""The maximum number of requests in a batch."""
MAX_BYTES = 200_000_000
"""The maximum size of the submission of a batch, in bytes."""

MAX_RESULT_BYTES = 240_000_000
"""The expected size of the results of a batch, in bytes, that is not exceeded: they come in one response."""

_BYTES_OF_A_TOKEN = 4
_BYTES_AROUND_REQUESTS = 10_000
_BYTES_AROUND_A_REQUEST = 128
"""More than the `custom_id` and the syntax around a request take."""
_BATCHES_IN_MEMORY = 2
_NOT_TEXT = ("input_image", "input_file", "input_audio", "input_video")
_WEB_SEARCH = ("web_search", "openrouter:web_search", "openrouter:web_fetch")
_WEB_SEARCH_SUFFIX = ":online"
_ONE_FORMAT = ("google/",)
"""The beginnings of the models whose batches must have the same text format in all requests."""


def find_problem(request: Mapping[str, Any]) -> str | None:
    """Return why a batch cannot take a request; None if it can.

    Args:
        request: The fields of the request.
    """
    model = request.get("model")
    if not isinstance(model, str) or not model:
        return "it has no model, and a batch has one"
    if request.get("models"):
        return f"it has models, {request['models']!r}; a batch has one model"
    if model.endswith(_WEB_SEARCH_SUFFIX):
        return f"its model is {model!r}; batches do not support the web search of the service"
    for kind in _kinds_in(request.get("input")):
        if kind in _NOT_TEXT:
            return f"its input has an {kind}; batches support text only"
    modalities = request.get("modalities")
    if isinstance(modalities, list | tuple) and any(modality != "text" for modality in modalities):
        return f"its modalities are {modalities!r}; batches support text only"
    for name in ("tools", "plugins"):
        for each in _items(request.get(name)):
            kind = str(each.get("type", each.get("id")))
            if kind == "web" or kind.startswith(_WEB_SEARCH):
                return f"its {name} have {kind!r}; batches do not support the web search of the service"
    provider = request.get("provider")
    if isinstance(provider, dict) and provider.get("zdr"):
        return "its provider asks for zero data retention (zdr); batches are stored"
    return None


def batch_request(requests: Requests, row: Row) -> dict[str, Any]:
    """Return the request of a row for a batch.

    Args:
        requests: The requests of the job.
        row: The row.

    Raises:
        RowError: The row cannot be sent.
        TypeError: It has an object without a JSON form.
        ValueError: A batch cannot take it; the message says why.
    """
    request: dict[str, Any] = to_json_value(requests.request(row))
    if problem := find_problem(request):
        raise ValueError(problem)
    return request


def _items(value: Any) -> Iterator[Mapping[str, Any]]:
    for item in value if isinstance(value, list | tuple) else ():
        if isinstance(item, dict):
            yield item


def _kinds_in(value: Any) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _kinds_in(item)
    elif isinstance(value, dict):
        if isinstance(value.get("type"), str):
            yield value["type"]
        for name in ("content", "output"):
            yield from _kinds_in(value.get(name))


@define
class Pack:
    """Rows that fit into one batch.

    Attributes:
        model: The model of the batch.
        rows: The rows.
        requests: The request of each row.
        sizes: The size of each request in the submission, in bytes.
        size: The sum of the sizes.
        result_size: The expected size of the results, in bytes.
    """

    model: str
    rows: list[Row] = field(factory=list)
    requests: list[dict[str, Any]] = field(factory=list)
    sizes: list[int] = field(factory=list)
    size: int = 0
    result_size: int = 0

    def add(self, row: Row, request: dict[str, Any], size: int) -> None:
        """Add a row."""
        self.rows.append(row)
        self.requests.append(request)
        self.sizes.append(size)
        self.size += size
        self.result_size += _result_size(request, size)

    def split(self, count: int) -> tuple[Pack, Pack]:
        """Return the first rows, and the others."""
        packs = Pack(self.model), Pack(self.model)
        for place, (row, request, size) in enumerate(zip(self.rows, self.requests, self.sizes, strict=True)):
            packs[place >= count].add(row, request, size)
        return packs


class Packer:
    """Packing of rows into batches: by model, by the number of requests and by their size.

    Args:
        max_requests: The maximum number of requests in a batch.
        max_bytes: The maximum size of a batch, in bytes.
        max_result_bytes: The maximum of the expected size of its results, in bytes.
    """

    def __init__(
        self,
        max_requests: int = MAX_REQUESTS,
        max_bytes: int = MAX_BYTES,
        max_result_bytes: int = MAX_RESULT_BYTES,
    ) -> None:
        self.max_requests = max_requests
        self._max_bytes = max_bytes - _BYTES_AROUND_REQUESTS
        self._max_result_bytes = max_result_bytes
        self._open: dict[tuple[str, bytes], Pack] = {}

    def size_of(self, request: Mapping[str, Any]) -> int:
        """Return the size of a request in a submission.

        Raises:
            ValueError: No batch has room for it, or it has no JSON form; the message says so.
            TypeError: It has no JSON form.
        """
        size = len(dumps_exactly(request)) + _BYTES_AROUND_A_REQUEST
        if size > self._max_bytes:
            raise ValueError(f"it has {size:,} bytes; a batch has at most {self._max_bytes:,}")
        return size

    def add(self, row: Row, request: dict[str, Any]) -> Iterator[Pack]:
        """Add a row, and yield the packs that are complete now.

        Raises:
            ValueError: No batch has room for the row; the message says so.
        """
        size = self.size_of(request)
        model = request["model"]
        text = request.get("text")
        text_format = text.get("format") if isinstance(text, dict) else None
        group = (model, canonical(text_format) if model.startswith(_ONE_FORMAT) else b"")
        pack = self._open.get(group)
        if pack is not None and not self._has_room(pack, request, size):
            yield self._open.pop(group)
            pack = None
        if pack is None:
            pack = self._open[group] = Pack(model)
        pack.add(row, request, size)
        if len(pack.rows) >= self.max_requests:
            yield self._open.pop(group)
        elif self._is_too_much():
            yield self._open.pop(max(self._open, key=lambda each: self._open[each].size))

    def _has_room(self, pack: Pack, request: Mapping[str, Any], size: int) -> bool:
        result_size = pack.result_size + _result_size(request, size)
        return pack.size + size <= self._max_bytes and result_size <= self._max_result_bytes

    def _is_too_much(self) -> bool:
        """Return whether the incomplete packs take more memory than a batch or two: then one goes as it is."""
        packs = self._open.values()
        return (
            sum(len(pack.rows) for pack in packs) >= _BATCHES_IN_MEMORY * self.max_requests
            or sum(pack.size for pack in packs) > self._max_bytes
        )

    def rest(self) -> Iterator[Pack]:
        """Yield the packs that are left."""
        while self._open:
            yield self._open.pop(next(iter(self._open)))


def _result_size(request: Mapping[str, Any], size: int) -> int:
    """Return the expected size of the result of a request: what it may repeat of the request, and its output."""
    tokens = request.get("max_output_tokens")
    return size + (int(tokens * _BYTES_OF_A_TOKEN) if isinstance(tokens, int | float) and tokens > 0 else 0)
