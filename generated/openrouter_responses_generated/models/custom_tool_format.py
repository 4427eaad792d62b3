"""Format of a custom tool's input text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.format_grammar import FormatGrammar, FormatGrammarTypedDict
    from ..models.format_text_config import FormatTextConfig, FormatTextConfigTypedDict

    CustomToolFormat: TypeAlias = FormatTextConfig | FormatGrammar | UnknownVariant
    CustomToolFormatTypedDict: TypeAlias = (
        FormatTextConfig | FormatTextConfigTypedDict | FormatGrammar | FormatGrammarTypedDict | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "CustomToolFormat":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.format_grammar import FormatGrammar
        from ..models.format_text_config import FormatTextConfig

        return FormatTextConfig | FormatGrammar | UnknownVariant


decode_custom_tool_format = tagged(
    "type",
    {
        "text": "format_text_config:FormatTextConfig",
        "grammar": "format_grammar:FormatGrammar",
    },
)
