"""The class `ArmorPlugin`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.armor_context import ArmorContext, ArmorContextTypedDict
    from ..models.plugin_mode import PluginMode

_decode_classifier_context = model("armor_context:ArmorContext")


@_attrs_define(kw_only=True, repr=False)
class ArmorPlugin(Model):
    """Plugin that evaluates each client tool call of the model against rules before the client receives
    it. Verdicts are reported in `safeguard_results`.
    """

    id: Literal["armor"] = "armor"
    classifier_context: ArmorContext | Unset = UNSET
    """Rules and environment for the evaluation."""
    evaluate_native_tools: bool | Unset = UNSET
    """Whether to evaluate the provider's own server tools as well; false by default."""
    on_error: Literal["log", "block"] | str | Unset = UNSET
    """Action on a call that cannot be evaluated: `block` (default) rejects it, `log` releases it."""
    output_mode: Literal["text", "custom_item", "claude_code_compatibility"] | str | Unset = UNSET
    """Form in which a blocked call is reported: `text` (default) adds a marker to the assistant text,
    `custom_item` an `openrouter:armor_blocked` output item; `claude_code_compatibility` applies to the
    Messages API only.
    """
    use_cc_style_default_rules: bool | Unset = UNSET
    """Whether to add Claude Code's default rules before all other rules; false by default."""
    enabled: bool | Unset = UNSET
    """Whether to run the plugin; true by default."""
    mode: PluginMode | Unset = UNSET
    """Action on a blocked call: `enforce` (default) withholds it, `audit` only reports it."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("classifier_context", "classifier_context", _decode_classifier_context),
        ("evaluate_native_tools", "evaluate_native_tools", None),
        ("on_error", "on_error", None),
        ("output_mode", "output_mode", None),
        ("use_cc_style_default_rules", "use_cc_style_default_rules", None),
        ("enabled", "enabled", None),
        ("mode", "mode", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
        except KeyError:
            return cls._from_partial(source)
        self.classifier_context = (
            _decode_classifier_context(source["classifier_context"]) if "classifier_context" in source else UNSET
        )
        self.evaluate_native_tools = source.get("evaluate_native_tools", UNSET)
        self.on_error = source.get("on_error", UNSET)
        self.output_mode = source.get("output_mode", UNSET)
        self.use_cc_style_default_rules = source.get("use_cc_style_default_rules", UNSET)
        self.enabled = source.get("enabled", UNSET)
        self.mode = source.get("mode", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ArmorPluginTypedDict(TypedDict, total=False):
        """Plugin that evaluates each client tool call of the model against rules before the client receives
        it. Verdicts are reported in `safeguard_results`.
        """

        id: Required[Literal["armor"]]
        classifier_context: NotRequired[ArmorContext | ArmorContextTypedDict]
        """Rules and environment for the evaluation."""
        evaluate_native_tools: NotRequired[bool]
        """Whether to evaluate the provider's own server tools as well; false by default."""
        on_error: NotRequired[Literal["log", "block"] | str]
        """Action on a call that cannot be evaluated: `block` (default) rejects it, `log` releases it."""
        output_mode: NotRequired[Literal["text", "custom_item", "claude_code_compatibility"] | str]
        """Form in which a blocked call is reported: `text` (default) adds a marker to the assistant text,
        `custom_item` an `openrouter:armor_blocked` output item; `claude_code_compatibility` applies to the
        Messages API only.
        """
        use_cc_style_default_rules: NotRequired[bool]
        """Whether to add Claude Code's default rules before all other rules; false by default."""
        enabled: NotRequired[bool]
        """Whether to run the plugin; true by default."""
        mode: NotRequired[PluginMode]
        """Action on a blocked call: `enforce` (default) withholds it, `audit` only reports it."""
