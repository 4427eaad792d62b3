"""Input of a request: one text, or a list of items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import items
from ..models.input_items import decode_input_items

if TYPE_CHECKING:
    from ..models.input_items import InputItems, InputItemsTypedDict

    Inputs: TypeAlias = str | list[InputItems]
    InputsTypedDict: TypeAlias = str | Sequence[InputItemsTypedDict]
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "Inputs":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.input_items import InputItems

        return str | list[InputItems]


decode_inputs = items(decode_input_items)
