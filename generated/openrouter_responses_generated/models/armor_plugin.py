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
    """Judges each tool call of the model before the caller gets it."""

    id: Literal["armor"] = "armor"
    classifier_context: ArmorContext | Unset = UNSET
    """Rules and surroundings by which calls are judged."""
    evaluate_native_tools: bool | Unset = UNSET
    """Whether tools that the provider runs are judged as well."""
    on_error: Literal["log", "block"] | str | Unset = UNSET
    """What happens to a call that could not be judged."""
    output_mode: Literal["text", "custom_item", "claude_code_compatibility"] | str | Unset = UNSET
    """How a blocked call is shown to the caller."""
    use_cc_style_default_rules: bool | Unset = UNSET
    """Whether the built-in rules come before those of the caller."""
    enabled: bool | Unset = UNSET
    """Whether the plugin runs; true if not given."""
    mode: PluginMode | Unset = UNSET
    """Whether to hold back what breaks a rule or only report it."""
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
        """Judges each tool call of the model before the caller gets it."""

        id: Required[Literal["armor"]]
        classifier_context: NotRequired[ArmorContext | ArmorContextTypedDict]
        """Rules and surroundings by which calls are judged."""
        evaluate_native_tools: NotRequired[bool]
        """Whether tools that the provider runs are judged as well."""
        on_error: NotRequired[Literal["log", "block"] | str]
        """What happens to a call that could not be judged."""
        output_mode: NotRequired[Literal["text", "custom_item", "claude_code_compatibility"] | str]
        """How a blocked call is shown to the caller."""
        use_cc_style_default_rules: NotRequired[bool]
        """Whether the built-in rules come before those of the caller."""
        enabled: NotRequired[bool]
        """Whether the plugin runs; true if not given."""
        mode: NotRequired[PluginMode]
        """Whether to hold back what breaks a rule or only report it."""
