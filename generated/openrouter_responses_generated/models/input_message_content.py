"""Content part of an input message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.input_audio import InputAudio, InputAudioTypedDict
    from ..models.input_file import InputFile, InputFileTypedDict
    from ..models.input_image import InputImage, InputImageTypedDict
    from ..models.input_text import InputText, InputTextTypedDict
    from ..models.input_video import InputVideo, InputVideoTypedDict
    from ..models.refusal_content import RefusalContent, RefusalContentTypedDict
    from ..models.response_output_text import ResponseOutputText, ResponseOutputTextTypedDict

    InputMessageContent: TypeAlias = (
        InputText
        | InputImage
        | InputFile
        | InputAudio
        | InputVideo
        | ResponseOutputText
        | RefusalContent
        | UnknownVariant
    )
    InputMessageContentTypedDict: TypeAlias = (
        InputText
        | InputTextTypedDict
        | InputImage
        | InputImageTypedDict
        | InputFile
        | InputFileTypedDict
        | InputAudio
        | InputAudioTypedDict
        | InputVideo
        | InputVideoTypedDict
        | ResponseOutputText
        | ResponseOutputTextTypedDict
        | RefusalContent
        | RefusalContentTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "InputMessageContent":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.input_audio import InputAudio
        from ..models.input_file import InputFile
        from ..models.input_image import InputImage
        from ..models.input_text import InputText
        from ..models.input_video import InputVideo
        from ..models.refusal_content import RefusalContent
        from ..models.response_output_text import ResponseOutputText

        return (
            InputText
            | InputImage
            | InputFile
            | InputAudio
            | InputVideo
            | ResponseOutputText
            | RefusalContent
            | UnknownVariant
        )


decode_input_message_content = tagged(
    "type",
    {
        "input_text": "input_text:InputText",
        "input_image": "input_image:InputImage",
        "input_file": "input_file:InputFile",
        "input_audio": "input_audio:InputAudio",
        "input_video": "input_video:InputVideo",
        "output_text": "response_output_text:ResponseOutputText",
        "refusal": "refusal_content:RefusalContent",
    },
)
