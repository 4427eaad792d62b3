"""Text, image or file sent to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.input_file import InputFile, InputFileTypedDict
    from ..models.input_image import InputImage, InputImageTypedDict
    from ..models.input_text import InputText, InputTextTypedDict

    InputContent: TypeAlias = InputText | InputImage | InputFile | UnknownVariant
    InputContentTypedDict: TypeAlias = (
        InputText
        | InputTextTypedDict
        | InputImage
        | InputImageTypedDict
        | InputFile
        | InputFileTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "InputContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.input_file import InputFile
        from ..models.input_image import InputImage
        from ..models.input_text import InputText

        return InputText | InputImage | InputFile | UnknownVariant


decode_input_content = tagged(
    "type",
    {
        "input_text": "input_text:InputText",
        "input_image": "input_image:InputImage",
        "input_file": "input_file:InputFile",
    },
)
