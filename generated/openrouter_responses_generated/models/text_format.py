"""Format that text output must have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.format_json_object_config import FormatJSONObjectConfig, FormatJSONObjectConfigTypedDict
    from ..models.format_json_schema_config import FormatJSONSchemaConfig, FormatJSONSchemaConfigTypedDict
    from ..models.format_text_config import FormatTextConfig, FormatTextConfigTypedDict

    TextFormat: TypeAlias = FormatTextConfig | FormatJSONObjectConfig | FormatJSONSchemaConfig | UnknownVariant
    TextFormatTypedDict: TypeAlias = (
        FormatTextConfig
        | FormatTextConfigTypedDict
        | FormatJSONObjectConfig
        | FormatJSONObjectConfigTypedDict
        | FormatJSONSchemaConfig
        | FormatJSONSchemaConfigTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "TextFormat":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.format_json_object_config import FormatJSONObjectConfig
        from ..models.format_json_schema_config import FormatJSONSchemaConfig
        from ..models.format_text_config import FormatTextConfig

        return FormatTextConfig | FormatJSONObjectConfig | FormatJSONSchemaConfig | UnknownVariant


decode_text_format = tagged(
    "type",
    {
        "text": "format_text_config:FormatTextConfig",
        "json_object": "format_json_object_config:FormatJSONObjectConfig",
        "json_schema": "format_json_schema_config:FormatJSONSchemaConfig",
    },
)
