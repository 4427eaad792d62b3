"""Output of a code interpreter call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.code_interpreter_file_output import CodeInterpreterFileOutput, CodeInterpreterFileOutputTypedDict
    from ..models.code_interpreter_image_output import CodeInterpreterImageOutput, CodeInterpreterImageOutputTypedDict
    from ..models.code_interpreter_logs_output import CodeInterpreterLogsOutput, CodeInterpreterLogsOutputTypedDict

    CodeInterpreterOutput: TypeAlias = (
        CodeInterpreterLogsOutput | CodeInterpreterImageOutput | CodeInterpreterFileOutput | UnknownVariant
    )
    CodeInterpreterOutputTypedDict: TypeAlias = (
        CodeInterpreterLogsOutput
        | CodeInterpreterLogsOutputTypedDict
        | CodeInterpreterImageOutput
        | CodeInterpreterImageOutputTypedDict
        | CodeInterpreterFileOutput
        | CodeInterpreterFileOutputTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "CodeInterpreterOutput":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.code_interpreter_file_output import CodeInterpreterFileOutput
        from ..models.code_interpreter_image_output import (
            CodeInterpreterImageOutput,
        )
        from ..models.code_interpreter_logs_output import CodeInterpreterLogsOutput

        return CodeInterpreterLogsOutput | CodeInterpreterImageOutput | CodeInterpreterFileOutput | UnknownVariant


decode_code_interpreter_output = tagged(
    "type",
    {
        "logs": "code_interpreter_logs_output:CodeInterpreterLogsOutput",
        "image": "code_interpreter_image_output:CodeInterpreterImageOutput",
        "file": "code_interpreter_file_output:CodeInterpreterFileOutput",
    },
)
