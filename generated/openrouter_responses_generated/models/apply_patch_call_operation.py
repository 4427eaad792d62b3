"""File operation of a patch call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.apply_patch_create_file_operation import (
        ApplyPatchCreateFileOperation,
        ApplyPatchCreateFileOperationTypedDict,
    )
    from ..models.apply_patch_delete_file_operation import (
        ApplyPatchDeleteFileOperation,
        ApplyPatchDeleteFileOperationTypedDict,
    )
    from ..models.apply_patch_update_file_operation import (
        ApplyPatchUpdateFileOperation,
        ApplyPatchUpdateFileOperationTypedDict,
    )

    ApplyPatchCallOperation: TypeAlias = (
        ApplyPatchCreateFileOperation | ApplyPatchUpdateFileOperation | ApplyPatchDeleteFileOperation | UnknownVariant
    )
    ApplyPatchCallOperationTypedDict: TypeAlias = (
        ApplyPatchCreateFileOperation
        | ApplyPatchCreateFileOperationTypedDict
        | ApplyPatchUpdateFileOperation
        | ApplyPatchUpdateFileOperationTypedDict
        | ApplyPatchDeleteFileOperation
        | ApplyPatchDeleteFileOperationTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "ApplyPatchCallOperation":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.apply_patch_create_file_operation import (
            ApplyPatchCreateFileOperation,
        )
        from ..models.apply_patch_delete_file_operation import (
            ApplyPatchDeleteFileOperation,
        )
        from ..models.apply_patch_update_file_operation import (
            ApplyPatchUpdateFileOperation,
        )

        return (
            ApplyPatchCreateFileOperation
            | ApplyPatchUpdateFileOperation
            | ApplyPatchDeleteFileOperation
            | UnknownVariant
        )


decode_apply_patch_call_operation = tagged(
    "type",
    {
        "create_file": "apply_patch_create_file_operation:ApplyPatchCreateFileOperation",
        "update_file": "apply_patch_update_file_operation:ApplyPatchUpdateFileOperation",
        "delete_file": "apply_patch_delete_file_operation:ApplyPatchDeleteFileOperation",
    },
)
