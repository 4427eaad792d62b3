"""The tools of one run: what is sent to the model, and what runs when the model calls a tool."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any, Self

from openrouter_responses.tools._tool import Tool, as_tool


class Toolbox:
    """The tools of a run.

    Attributes:
        definitions: The definitions to send, in the order of the tools.
        tools: The tools that can run, by name.
        without_handler: The names of function tools that are definitions only.
    """

    def __init__(self, tools: Any) -> None:
        """Take the argument `tools`: functions, tools, and definitions such as `{"type": "openrouter:web_search"}`.

        Raises:
            TypeError: It is not a list.
            ValueError: Two tools have the same name.
        """
        self.given: list[Any] = _as_list(tools)
        self.definitions: list[Any] = []
        self.tools: dict[str, Tool[Any, Any]] = {}
        self.without_handler: set[str] = set()
        for value in self.given:
            tool = as_tool(value)
            if tool is not None:
                self._check_unique(tool.name)
                self.tools[tool.name] = tool
            elif (name := _function_name(value)) is not None:
                self._check_unique(name)
                self.without_handler.add(name)
            self.definitions.append(value if tool is None else tool.definition)

    @property
    def names(self) -> list[str]:
        """The names that the model can call."""
        return [*self.tools, *sorted(self.without_handler)]

    def to_list(self) -> list[dict[str, Any]]:
        """Return the JSON form: the definitions, and where the functions of module-level tools are defined."""
        from openrouter_responses.json_value import to_json_value

        saved = []
        for definition in self.definitions:
            fields = to_json_value(definition)
            entry: dict[str, Any] = {"definition": fields}
            tool = self.tools.get(fields.get("name", "")) if fields.get("type") == "function" else None
            if tool is not None:
                entry["function"] = _place_of(tool)
            saved.append(entry)
        return saved

    @classmethod
    def of_saved(cls, saved: Iterable[Mapping[str, Any]]) -> Self:
        """Return the tools that `to_list` described.

        A function is never imported: it is found if its module is loaded and has the tool under the saved name.

        Raises:
            ValueError: A function is not found; the message names the tools to pass.
        """
        tools, missing = [], []
        for entry in saved:
            if "function" not in entry:
                tools.append(entry["definition"])
            elif (tool := _find(entry["function"], entry["definition"].get("name"))) is not None:
                tools.append(tool)
            else:
                missing.append(str(entry["definition"].get("name")))
        if missing:
            raise ValueError(
                f"the functions of these tools of the saved run are not known here: {', '.join(missing)}; "
                "pass all of its tools in tools=[…]"
            )
        return cls(tools)

    def _check_unique(self, name: str) -> None:
        if name in self.tools or name in self.without_handler:
            raise ValueError(f"two tools are named {name!r}; give one of them another name with tool(…, name=…)")


def _as_list(tools: Any) -> list[Any]:
    if tools is None:
        return []
    if isinstance(tools, str | Mapping) or not isinstance(tools, Iterable):
        raise TypeError(f"tools takes a list such as [get_weather], not {type(tools).__name__}")
    return list(tools)


def _function_name(definition: Any) -> str | None:
    """Return the name of a function tool without a handler; None for any other kind of tool."""
    fields = definition if isinstance(definition, Mapping) else None
    kind = fields.get("type", fields.get("type_")) if fields is not None else getattr(definition, "type", None)
    if kind != "function":
        return None
    name = fields.get("name") if fields is not None else getattr(definition, "name", None)
    return name if isinstance(name, str) else None


def _place_of(tool: Tool[Any, Any]) -> str:
    handler = tool.handler
    return f"{getattr(handler, '__module__', '')}:{getattr(handler, '__qualname__', '')}"


def _find(place: str, name: str | None) -> Tool[Any, Any] | None:
    module_name, _, qualified = place.partition(":")
    found: Any = sys.modules.get(module_name)
    for part in qualified.split("."):
        found = getattr(found, part, None)
    return found if isinstance(found, Tool) and found.name == name else None
