"""Plugin that processes a request or its response in OpenRouter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.alignment_plugin import AlignmentPlugin, AlignmentPluginTypedDict
    from ..models.armor_plugin import ArmorPlugin, ArmorPluginTypedDict
    from ..models.auto_beta_router_plugin import AutoBetaRouterPlugin, AutoBetaRouterPluginTypedDict
    from ..models.auto_router_plugin import AutoRouterPlugin, AutoRouterPluginTypedDict
    from ..models.context_compression_plugin import ContextCompressionPlugin, ContextCompressionPluginTypedDict
    from ..models.file_parser_plugin import FileParserPlugin, FileParserPluginTypedDict
    from ..models.fusion_plugin import FusionPlugin, FusionPluginTypedDict
    from ..models.jev_router_plugin import JevRouterPlugin, JevRouterPluginTypedDict
    from ..models.moderation_plugin import ModerationPlugin, ModerationPluginTypedDict
    from ..models.pareto_router_plugin import ParetoRouterPlugin, ParetoRouterPluginTypedDict
    from ..models.response_healing_plugin import ResponseHealingPlugin, ResponseHealingPluginTypedDict
    from ..models.switchyard_router_plugin import SwitchyardRouterPlugin, SwitchyardRouterPluginTypedDict
    from ..models.web_fetch_plugin import WebFetchPlugin, WebFetchPluginTypedDict
    from ..models.web_search_plugin import WebSearchPlugin, WebSearchPluginTypedDict

    Plugin: TypeAlias = (
        WebSearchPlugin
        | WebFetchPlugin
        | FileParserPlugin
        | ResponseHealingPlugin
        | ContextCompressionPlugin
        | ModerationPlugin
        | AutoRouterPlugin
        | AutoBetaRouterPlugin
        | ParetoRouterPlugin
        | JevRouterPlugin
        | SwitchyardRouterPlugin
        | FusionPlugin
        | AlignmentPlugin
        | ArmorPlugin
        | UnknownVariant
    )
    PluginTypedDict: TypeAlias = (
        WebSearchPlugin
        | WebSearchPluginTypedDict
        | WebFetchPlugin
        | WebFetchPluginTypedDict
        | FileParserPlugin
        | FileParserPluginTypedDict
        | ResponseHealingPlugin
        | ResponseHealingPluginTypedDict
        | ContextCompressionPlugin
        | ContextCompressionPluginTypedDict
        | ModerationPlugin
        | ModerationPluginTypedDict
        | AutoRouterPlugin
        | AutoRouterPluginTypedDict
        | AutoBetaRouterPlugin
        | AutoBetaRouterPluginTypedDict
        | ParetoRouterPlugin
        | ParetoRouterPluginTypedDict
        | JevRouterPlugin
        | JevRouterPluginTypedDict
        | SwitchyardRouterPlugin
        | SwitchyardRouterPluginTypedDict
        | FusionPlugin
        | FusionPluginTypedDict
        | AlignmentPlugin
        | AlignmentPluginTypedDict
        | ArmorPlugin
        | ArmorPluginTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "Plugin":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.alignment_plugin import AlignmentPlugin
        from ..models.armor_plugin import ArmorPlugin
        from ..models.auto_beta_router_plugin import AutoBetaRouterPlugin
        from ..models.auto_router_plugin import AutoRouterPlugin
        from ..models.context_compression_plugin import ContextCompressionPlugin
        from ..models.file_parser_plugin import FileParserPlugin
        from ..models.fusion_plugin import FusionPlugin
        from ..models.jev_router_plugin import JevRouterPlugin
        from ..models.moderation_plugin import ModerationPlugin
        from ..models.pareto_router_plugin import ParetoRouterPlugin
        from ..models.response_healing_plugin import ResponseHealingPlugin
        from ..models.switchyard_router_plugin import SwitchyardRouterPlugin
        from ..models.web_fetch_plugin import WebFetchPlugin
        from ..models.web_search_plugin import WebSearchPlugin

        return (
            WebSearchPlugin
            | WebFetchPlugin
            | FileParserPlugin
            | ResponseHealingPlugin
            | ContextCompressionPlugin
            | ModerationPlugin
            | AutoRouterPlugin
            | AutoBetaRouterPlugin
            | ParetoRouterPlugin
            | JevRouterPlugin
            | SwitchyardRouterPlugin
            | FusionPlugin
            | AlignmentPlugin
            | ArmorPlugin
            | UnknownVariant
        )


decode_plugin = tagged(
    "id",
    {
        "web": "web_search_plugin:WebSearchPlugin",
        "web-fetch": "web_fetch_plugin:WebFetchPlugin",
        "file-parser": "file_parser_plugin:FileParserPlugin",
        "response-healing": "response_healing_plugin:ResponseHealingPlugin",
        "context-compression": "context_compression_plugin:ContextCompressionPlugin",
        "moderation": "moderation_plugin:ModerationPlugin",
        "auto-router": "auto_router_plugin:AutoRouterPlugin",
        "auto-beta-router": "auto_beta_router_plugin:AutoBetaRouterPlugin",
        "pareto-router": "pareto_router_plugin:ParetoRouterPlugin",
        "jev-router": "jev_router_plugin:JevRouterPlugin",
        "switchyard-router": "switchyard_router_plugin:SwitchyardRouterPlugin",
        "fusion": "fusion_plugin:FusionPlugin",
        "alignment": "alignment_plugin:AlignmentPlugin",
        "armor": "armor_plugin:ArmorPlugin",
    },
)
