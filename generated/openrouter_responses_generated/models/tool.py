"""Tool that the model can call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.advisor_server_tool_open_router import (
        AdvisorServerToolOpenRouter,
        AdvisorServerToolOpenRouterTypedDict,
    )
    from ..models.apply_patch_server_tool import ApplyPatchServerTool, ApplyPatchServerToolTypedDict
    from ..models.apply_patch_server_tool_open_router import (
        ApplyPatchServerToolOpenRouter,
        ApplyPatchServerToolOpenRouterTypedDict,
    )
    from ..models.bash_server_tool import BashServerTool, BashServerToolTypedDict
    from ..models.code_interpreter_server_tool import CodeInterpreterServerTool, CodeInterpreterServerToolTypedDict
    from ..models.codex_local_shell_tool import CodexLocalShellTool, CodexLocalShellToolTypedDict
    from ..models.computer_use_server_tool import ComputerUseServerTool, ComputerUseServerToolTypedDict
    from ..models.custom_tool import CustomTool, CustomToolTypedDict
    from ..models.datetime_server_tool import DatetimeServerTool, DatetimeServerToolTypedDict
    from ..models.file_search_server_tool import FileSearchServerTool, FileSearchServerToolTypedDict
    from ..models.files_server_tool import FilesServerTool, FilesServerToolTypedDict
    from ..models.function_tool import FunctionTool, FunctionToolTypedDict
    from ..models.fusion_server_tool_open_router import FusionServerToolOpenRouter, FusionServerToolOpenRouterTypedDict
    from ..models.image_generation_server_tool import ImageGenerationServerTool, ImageGenerationServerToolTypedDict
    from ..models.image_generation_server_tool_open_router import (
        ImageGenerationServerToolOpenRouter,
        ImageGenerationServerToolOpenRouterTypedDict,
    )
    from ..models.legacy_web_search_server_tool import LegacyWebSearchServerTool, LegacyWebSearchServerToolTypedDict
    from ..models.mcp_server_tool import McpServerTool, McpServerToolTypedDict
    from ..models.namespace_tool import NamespaceTool, NamespaceToolTypedDict
    from ..models.preview_20250311_web_search_server_tool import (
        Preview20250311WebSearchServerTool,
        Preview20250311WebSearchServerToolTypedDict,
    )
    from ..models.preview_web_search_server_tool import PreviewWebSearchServerTool, PreviewWebSearchServerToolTypedDict
    from ..models.search_models_server_tool_open_router import (
        SearchModelsServerToolOpenRouter,
        SearchModelsServerToolOpenRouterTypedDict,
    )
    from ..models.shell_server_tool import ShellServerTool, ShellServerToolTypedDict
    from ..models.shell_server_tool_open_router import ShellServerToolOpenRouter, ShellServerToolOpenRouterTypedDict
    from ..models.subagent_server_tool_open_router import (
        SubagentServerToolOpenRouter,
        SubagentServerToolOpenRouterTypedDict,
    )
    from ..models.tool_search_server_tool import ToolSearchServerTool, ToolSearchServerToolTypedDict
    from ..models.web_fetch_server_tool import WebFetchServerTool, WebFetchServerToolTypedDict
    from ..models.web_search_server_tool import WebSearchServerTool, WebSearchServerToolTypedDict
    from ..models.web_search_server_tool_open_router import (
        WebSearchServerToolOpenRouter,
        WebSearchServerToolOpenRouterTypedDict,
    )

    Tool: TypeAlias = (
        FunctionTool
        | CustomTool
        | NamespaceTool
        | WebSearchServerTool
        | LegacyWebSearchServerTool
        | PreviewWebSearchServerTool
        | Preview20250311WebSearchServerTool
        | FileSearchServerTool
        | ComputerUseServerTool
        | CodeInterpreterServerTool
        | McpServerTool
        | ImageGenerationServerTool
        | CodexLocalShellTool
        | ShellServerTool
        | ApplyPatchServerTool
        | AdvisorServerToolOpenRouter
        | SubagentServerToolOpenRouter
        | FusionServerToolOpenRouter
        | WebSearchServerToolOpenRouter
        | WebFetchServerTool
        | ImageGenerationServerToolOpenRouter
        | SearchModelsServerToolOpenRouter
        | ToolSearchServerTool
        | DatetimeServerTool
        | FilesServerTool
        | BashServerTool
        | ShellServerToolOpenRouter
        | ApplyPatchServerToolOpenRouter
        | UnknownVariant
    )
    ToolTypedDict: TypeAlias = (
        FunctionTool
        | FunctionToolTypedDict
        | CustomTool
        | CustomToolTypedDict
        | NamespaceTool
        | NamespaceToolTypedDict
        | WebSearchServerTool
        | WebSearchServerToolTypedDict
        | LegacyWebSearchServerTool
        | LegacyWebSearchServerToolTypedDict
        | PreviewWebSearchServerTool
        | PreviewWebSearchServerToolTypedDict
        | Preview20250311WebSearchServerTool
        | Preview20250311WebSearchServerToolTypedDict
        | FileSearchServerTool
        | FileSearchServerToolTypedDict
        | ComputerUseServerTool
        | ComputerUseServerToolTypedDict
        | CodeInterpreterServerTool
        | CodeInterpreterServerToolTypedDict
        | McpServerTool
        | McpServerToolTypedDict
        | ImageGenerationServerTool
        | ImageGenerationServerToolTypedDict
        | CodexLocalShellTool
        | CodexLocalShellToolTypedDict
        | ShellServerTool
        | ShellServerToolTypedDict
        | ApplyPatchServerTool
        | ApplyPatchServerToolTypedDict
        | AdvisorServerToolOpenRouter
        | AdvisorServerToolOpenRouterTypedDict
        | SubagentServerToolOpenRouter
        | SubagentServerToolOpenRouterTypedDict
        | FusionServerToolOpenRouter
        | FusionServerToolOpenRouterTypedDict
        | WebSearchServerToolOpenRouter
        | WebSearchServerToolOpenRouterTypedDict
        | WebFetchServerTool
        | WebFetchServerToolTypedDict
        | ImageGenerationServerToolOpenRouter
        | ImageGenerationServerToolOpenRouterTypedDict
        | SearchModelsServerToolOpenRouter
        | SearchModelsServerToolOpenRouterTypedDict
        | ToolSearchServerTool
        | ToolSearchServerToolTypedDict
        | DatetimeServerTool
        | DatetimeServerToolTypedDict
        | FilesServerTool
        | FilesServerToolTypedDict
        | BashServerTool
        | BashServerToolTypedDict
        | ShellServerToolOpenRouter
        | ShellServerToolOpenRouterTypedDict
        | ApplyPatchServerToolOpenRouter
        | ApplyPatchServerToolOpenRouterTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "Tool":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.advisor_server_tool_open_router import (
            AdvisorServerToolOpenRouter,
        )
        from ..models.apply_patch_server_tool import ApplyPatchServerTool
        from ..models.apply_patch_server_tool_open_router import (
            ApplyPatchServerToolOpenRouter,
        )
        from ..models.bash_server_tool import BashServerTool
        from ..models.code_interpreter_server_tool import CodeInterpreterServerTool
        from ..models.codex_local_shell_tool import CodexLocalShellTool
        from ..models.computer_use_server_tool import ComputerUseServerTool
        from ..models.custom_tool import CustomTool
        from ..models.datetime_server_tool import DatetimeServerTool
        from ..models.file_search_server_tool import FileSearchServerTool
        from ..models.files_server_tool import FilesServerTool
        from ..models.function_tool import FunctionTool
        from ..models.fusion_server_tool_open_router import (
            FusionServerToolOpenRouter,
        )
        from ..models.image_generation_server_tool import ImageGenerationServerTool
        from ..models.image_generation_server_tool_open_router import (
            ImageGenerationServerToolOpenRouter,
        )
        from ..models.legacy_web_search_server_tool import LegacyWebSearchServerTool
        from ..models.mcp_server_tool import McpServerTool
        from ..models.namespace_tool import NamespaceTool
        from ..models.preview_20250311_web_search_server_tool import (
            Preview20250311WebSearchServerTool,
        )
        from ..models.preview_web_search_server_tool import (
            PreviewWebSearchServerTool,
        )
        from ..models.search_models_server_tool_open_router import (
            SearchModelsServerToolOpenRouter,
        )
        from ..models.shell_server_tool import ShellServerTool
        from ..models.shell_server_tool_open_router import ShellServerToolOpenRouter
        from ..models.subagent_server_tool_open_router import (
            SubagentServerToolOpenRouter,
        )
        from ..models.tool_search_server_tool import ToolSearchServerTool
        from ..models.web_fetch_server_tool import WebFetchServerTool
        from ..models.web_search_server_tool import WebSearchServerTool
        from ..models.web_search_server_tool_open_router import (
            WebSearchServerToolOpenRouter,
        )

        return (
            FunctionTool
            | CustomTool
            | NamespaceTool
            | WebSearchServerTool
            | LegacyWebSearchServerTool
            | PreviewWebSearchServerTool
            | Preview20250311WebSearchServerTool
            | FileSearchServerTool
            | ComputerUseServerTool
            | CodeInterpreterServerTool
            | McpServerTool
            | ImageGenerationServerTool
            | CodexLocalShellTool
            | ShellServerTool
            | ApplyPatchServerTool
            | AdvisorServerToolOpenRouter
            | SubagentServerToolOpenRouter
            | FusionServerToolOpenRouter
            | WebSearchServerToolOpenRouter
            | WebFetchServerTool
            | ImageGenerationServerToolOpenRouter
            | SearchModelsServerToolOpenRouter
            | ToolSearchServerTool
            | DatetimeServerTool
            | FilesServerTool
            | BashServerTool
            | ShellServerToolOpenRouter
            | ApplyPatchServerToolOpenRouter
            | UnknownVariant
        )


decode_tool = tagged(
    "type",
    {
        "function": "function_tool:FunctionTool",
        "custom": "custom_tool:CustomTool",
        "namespace": "namespace_tool:NamespaceTool",
        "web_search_2025_08_26": "web_search_server_tool:WebSearchServerTool",
        "web_search": "legacy_web_search_server_tool:LegacyWebSearchServerTool",
        "web_search_preview": "preview_web_search_server_tool:PreviewWebSearchServerTool",
        "web_search_preview_2025_03_11": "preview_20250311_web_search_server_tool:Preview20250311WebSearchServerTool",
        "file_search": "file_search_server_tool:FileSearchServerTool",
        "computer_use_preview": "computer_use_server_tool:ComputerUseServerTool",
        "code_interpreter": "code_interpreter_server_tool:CodeInterpreterServerTool",
        "mcp": "mcp_server_tool:McpServerTool",
        "image_generation": "image_generation_server_tool:ImageGenerationServerTool",
        "local_shell": "codex_local_shell_tool:CodexLocalShellTool",
        "shell": "shell_server_tool:ShellServerTool",
        "apply_patch": "apply_patch_server_tool:ApplyPatchServerTool",
        "openrouter:advisor": "advisor_server_tool_open_router:AdvisorServerToolOpenRouter",
        "openrouter:subagent": "subagent_server_tool_open_router:SubagentServerToolOpenRouter",
        "openrouter:fusion": "fusion_server_tool_open_router:FusionServerToolOpenRouter",
        "openrouter:web_search": "web_search_server_tool_open_router:WebSearchServerToolOpenRouter",
        "openrouter:web_fetch": "web_fetch_server_tool:WebFetchServerTool",
        "openrouter:image_generation": "image_generation_server_tool_open_router:ImageGenerationServerToolOpenRouter",
        "openrouter:experimental__search_models": "search_models_server_tool_open_router:SearchModelsServerToolOpenRouter",
        "openrouter:tool_search": "tool_search_server_tool:ToolSearchServerTool",
        "openrouter:datetime": "datetime_server_tool:DatetimeServerTool",
        "openrouter:files": "files_server_tool:FilesServerTool",
        "openrouter:bash": "bash_server_tool:BashServerTool",
        "openrouter:shell": "shell_server_tool_open_router:ShellServerToolOpenRouter",
        "openrouter:apply_patch": "apply_patch_server_tool_open_router:ApplyPatchServerToolOpenRouter",
    },
)
