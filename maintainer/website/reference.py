"""The public names as Markdown, one page for each kind: the texts are the docstrings, the types are the annotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import griffe
from attrs import Factory, define, frozen

from maintainer.release.griffe_objects import (
    attribute_annotation,
    base_classes,
    base_name,
    is_attrs_class,
    is_type_alias,
    is_typed_dict,
)
from maintainer.website.markdown import Anchors, Page, code_block, code_span, list_item
from maintainer.website.model_pages import model_pages
from maintainer.website.public_objects import PACKAGE, PublicObject, load_packages, public_objects, resources
from maintainer.website.signatures import LINE_LENGTH, alias_definition, shown, signature

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_TITLES = {
    "client": ("Client", "The client, its methods and their arguments."),
    "options": ("Options of a call", "The keyword arguments that each call accepts beside the fields of the request."),
    "results": ("Results and streams", "What a call returns, and what it says of usage and rate limits."),
    "errors": ("Errors", "Every exception that the package raises on purpose is an `OpenRouterError`."),
    "retry": ("Retries", "Which failures are retried, and how long a retry waits."),
    "tools": ("Tools and conversations", "Python functions that a model calls, and the history of several turns."),
    "structured": ("Structured output", "Output as values of your own types."),
    "bulk": ("Bulk runs", "Many rows from a file or an iterable, with resumption, a rate and a budget."),
    "observers": ("Observers", "What observers are told about each call, and the observer for OpenTelemetry."),
    "testing": ("Testing", "The embedded server, its scripts and its recordings."),
    "display": ("Display", "How results, streams and errors show themselves, and their plain JSON values."),
    "models-requests": ("Models of requests", "The fields of a request and what they are made of."),
    "models-tools": ("Models of tools and plugins", "Definitions of tools, the choice among them, and plugins."),
    "models-items": ("Models of items", "The items of the input and of the output."),
    "models-events": ("Models of events", "The events of a stream, and the parts that only events have."),
    "models-results": ("Models of results", "The result of a request and what it is made of."),
    "models-other": ("Other models", "Models of the other operations, and base types."),
    "official-names": ("Names of the official SDK", "Types under the names that the official SDK gives them."),
}
"""The title and the first paragraph of each page, in their order."""

_PAGES = {
    **dict.fromkeys(("batches", "client", "responses", "_send_params", "resources"), "client"),
    **dict.fromkeys(("streams", "result", "rate_limit", "usage", "sse"), "results"),
    **dict.fromkeys(("tools", "conversation"), "tools"),
    **dict.fromkeys(("observers", "otel"), "observers"),
    **dict.fromkeys(("display", "shown", "json_value"), "display"),
    **dict.fromkeys(("components", "operations"), "official-names"),
    "types": "models-other",
}
"""The page of each module, if it is not named after the module."""

_LONG_PAGES = ("reference/models-", "reference/official-names")
_TYPED_DICT = "TypedDict"


@frozen
class Reference:
    """The pages of the reference, and the place of each name, such as `reference/client#openrouter`.

    Attributes:
        pages: The pages.
        names: The places by the public names, methods included: `errors.OpenRouterError`, `OpenRouter.close`.
    """

    pages: list[Page]
    names: dict[str, str]

    @property
    def links(self) -> dict[str, str]:
        """The places by what a text calls them: public names, and short names of classes that are unambiguous."""
        places: dict[str, set[str]] = {}
        for name, place in self.names.items():
            parts = name.split(".")
            for start in range(1, len(parts)):
                if not parts[start].islower():
                    places.setdefault(".".join(parts[start:]), set()).add(place)
        short = {name: place for name, (place, *others) in places.items() if not others}
        return {**short, **self.names}


def read_reference(tree: Path) -> Reference:
    """Return the reference of the packages in a source tree."""
    packages = load_packages(tree)
    objects = [*public_objects(packages), *resources(packages)]
    models = {each.short_name: each.definition for each in objects if each.name.startswith("models.")}
    page_of_model = model_pages(models)
    documented = {each.definition.path for each in objects}
    by_page: dict[str, list[PublicObject]] = {name: [] for name in _TITLES}
    for each in objects:
        by_page.setdefault(_page_of(each, page_of_model), []).append(each)
    names: dict[str, str] = {}
    pages = [_write(path, each, names, documented) for path, each in by_page.items() if each]
    return Reference([_index(pages, names), *pages], names)


def _page_of(each: PublicObject, page_of_model: dict[str, str]) -> str:
    if each.name.startswith("models."):
        return page_of_model[each.short_name]
    module = each.definition.path.split(".")[1]
    if each.name.startswith("components."):
        module = "components"
    if not each.definition.path.rpartition(".")[0].count("."):  # defined in the package itself
        module = "client"
    return _PAGES.get(module, module)


def _write(path: str, objects: list[PublicObject], names: dict[str, str], documented: set[str]) -> Page:
    title, summary = _TITLES.get(path, (path.capitalize().replace("_", " "), f"The names of `{PACKAGE}.{path}`."))
    writer = _SynonymsWriter if path == "official-names" else _PageWriter
    return writer(f"reference/{path}", names, documented).page(title, summary, objects)


def _index(pages: list[Page], names: dict[str, str]) -> Page:
    lines = [
        "# Reference",
        (
            "Every public name of the package, by kind. It is written from the docstrings and annotations of the "
            "source code, so it is what `help` and your editor show."
        ),
        "\n".join(f"- [{page.title}]({page.path.removeprefix('reference/')}.md): {page.summary}" for page in pages),
        "## All names",
        "Without the models and the names of the official SDK, which have pages of their own.",
    ]
    listed = set(names.values()) - {place for place in names.values() if place.startswith(_LONG_PAGES)}
    shown = []
    for name, place in sorted(names.items(), key=lambda item: (item[0].count("."), item[0].lower())):
        if place in listed and "." not in name.removeprefix(name.partition(".")[0].lower() + "."):
            listed.remove(place)
            shown.append(name)
    links = (f"[`{name}`]({names[name].removeprefix('reference/').replace('#', '.md#', 1)})" for name in shown)
    lines.append(" · ".join(links))
    return Page("reference/index", "\n\n".join(lines) + "\n")


@define
class _PageWriter:
    """Writes one page.

    Attributes:
        path: The path of the page.
        names: Receives the page and anchor of each name.
        documented: The paths of all definitions in the reference. What is inherited from them is not repeated.
    """

    path: str
    names: dict[str, str]
    documented: set[str]
    anchors: Anchors = Factory(Anchors)

    def page(self, title: str, summary: str, objects: list[PublicObject]) -> Page:
        self.anchors.add(title)
        dictionaries = {each.short_name: each for each in objects if each.short_name.endswith(_TYPED_DICT)}
        classes = {each.short_name for each in objects} - dictionaries.keys()
        parts = [f"# {title}", summary]
        if self.path.startswith("reference/models-"):
            parts.append(
                f"Import them from `{PACKAGE}.models`, each on its own or as `models`. A field is optional unless it "
                "says *required*; a field that was not set or not sent is `UNSET`. Where a request takes a model, it "
                "takes a plain dict with the same keys, too."
            )
        for each in sorted(objects, key=_order):
            base = each.short_name.removesuffix(_TYPED_DICT)
            if each.short_name in dictionaries and base in classes:
                continue
            parts += self._object(each)
            dictionary = dictionaries.get(f"{each.short_name}{_TYPED_DICT}")
            if dictionary is not None:
                parts.append(f"The type of a plain dict of this shape is `{dictionary.short_name}`.")
                for name in (dictionary.name, *dictionary.synonyms):
                    self._name(name, self.names[each.name].partition("#")[2])
        return Page(self.path, "\n\n".join(part for part in parts if part) + "\n")

    def _name(self, name: str, anchor: str) -> None:
        self.names.setdefault(name, f"{self.path}#{anchor}")

    def _heading(self, level: int, title: str, *names: str) -> str:
        """Return a heading; its place is that of the names."""
        anchor = self.anchors.add(title)
        for name in names:
            self._name(name, anchor)
        return f"{'#' * level} `{title}`"

    # --- Definitions --------------------------------------------------------------------------------------------------

    def _object(self, each: PublicObject) -> Iterator[str]:
        is_model = each.name.startswith("models.")
        yield self._heading(2, each.short_name, each.name, *each.synonyms)
        definition = each.definition
        if not is_model and not each.is_attribute_of_client:
            yield code_block(f"from {each.module} import {each.short_name}")
        others = [name for name in each.synonyms if not name.startswith(("components.", "operations."))]
        if others:
            yield "Also available as " + ", ".join(f"`{PACKAGE}.{name}`" for name in others) + "."
        match definition:
            case griffe.Class():
                yield from self._class(each, definition)
            case griffe.Function():
                yield from self._function(definition, each.short_name)
            case griffe.Attribute():
                yield from self._attribute(definition, each.short_name)
            case _:
                pass

    def _attribute(self, definition: griffe.Attribute, name: str) -> Iterator[str]:
        if is_type_alias(definition):
            yield code_block(alias_definition(name, shown(definition.value)))
        elif definition.annotation is not None:
            yield code_block(f"{name}: {shown(definition.annotation)}")
        elif definition.value is not None and len(str(definition.value)) < LINE_LENGTH:
            yield code_block(f"{name} = {definition.value}")
        yield from self._docstring(definition)

    def _class(self, each: PublicObject, class_: griffe.Class) -> Iterator[str]:
        name = each.short_name
        own_attributes = dict(self._attributes(class_))
        constructor = class_.members.get("__init__")
        if isinstance(constructor, griffe.Function) and not each.is_attribute_of_client:
            yield code_block(signature(constructor, name, skip_self=True, returns=False))
        bases = [base_name(base).rpartition(".")[2] for base in class_.bases]
        bases = [base for base in bases if base not in (*_HIDDEN_BASES, "Resources") and not base.startswith("_")]
        if bases:
            yield "Derives from " + ", ".join(f"`{base}`" for base in bases) + "."
        yield from self._docstring(class_, types={name: type_ for name, (type_, _) in own_attributes.items()})
        described = _section(class_, griffe.DocstringSectionAttributes)
        items = []
        parameters = _section(class_, griffe.DocstringSectionParameters)
        # A field whose name is a keyword of Python or a builtin is also readable under its name in the API.
        own_attributes = {name: each for name, each in own_attributes.items() if f"{name}_" not in own_attributes}
        for attribute, (annotation, required) in own_attributes.items():
            member = class_.all_members.get(attribute)
            text = described.get(attribute) or (
                member.docstring.value if member is not None and member.docstring else ""
            )
            if (attribute in parameters and not text) or not (annotation or text):
                continue
            items.append(_field(attribute, annotation, text, required=required))
        if items:
            label = "Keys" if is_typed_dict(class_) else "Fields" if is_attrs_class(class_) else "Attributes"
            yield f"**{label}**"
            yield "\n".join(items)
        for method_name, method in self._methods(class_):
            yield self._heading(3, f"{name}.{method_name}", f"{each.name}.{method_name}")
            yield from self._function(method, method_name)

    def _attributes(self, class_: griffe.Class) -> Iterator[tuple[str, tuple[str, bool]]]:
        """Yield the name, the type and whether it is required, of each public attribute or key."""
        is_dictionary, is_data = is_typed_dict(class_), is_attrs_class(class_)
        for each in self._with_bases(class_):
            for name, member in each.members.items():
                if name.startswith("_") or not isinstance(member, griffe.Attribute) or name in _HIDDEN_ATTRIBUTES:
                    continue
                annotation = attribute_annotation(member, each)
                if str(annotation).startswith(("ClassVar", "Final")) and not member.docstring:
                    continue
                required = is_data and not is_dictionary and member.value is None and "property" not in member.labels
                yield name, (shown(annotation), required)

    def _methods(self, class_: griffe.Class) -> Iterator[tuple[str, griffe.Function]]:
        hidden = {"from_dict", "to_dict"} if is_attrs_class(class_) else set()
        for each in self._with_bases(class_):
            for name, member in each.members.items():
                if isinstance(member, griffe.Function) and not name.startswith("_") and name not in hidden:
                    hidden.add(name)
                    yield name, member

    def _with_bases(self, class_: griffe.Class) -> Iterator[griffe.Class]:
        """Yield a class, and its base classes that the reference does not have."""
        yield class_
        for base in base_classes(class_):
            if base.name not in _HIDDEN_BASES and (base.path not in self.documented or is_typed_dict(class_)):
                yield base

    def _function(self, function: griffe.Function, name: str) -> Iterator[str]:
        overloads = function.overloads or [function]
        skip = function.parent is not None and function.parent.is_class and "staticmethod" not in function.labels
        yield code_block("\n".join(signature(each, name, skip_self=skip) for each in overloads))
        yield from self._docstring(function)
        unpacked = _unpacked(function)
        if unpacked is not None and name in ("send", "create", "list") and is_typed_dict(unpacked):
            described = _section(function, griffe.DocstringSectionParameters)
            keys = [(key, value) for key, value in self._attributes(unpacked) if key not in described]
            if keys:
                yield f"**Fields of the request**, the keys of `{unpacked.name}`"
                members = unpacked.all_members
                yield "\n".join(
                    _field(key, type_, docstring.value if (docstring := members[key].docstring) else "")
                    for key, (type_, _) in keys
                )

    # --- Docstrings ---------------------------------------------------------------------------------------------------

    def _docstring(self, definition: griffe.Object, *, types: Mapping[str, str] | None = None) -> Iterator[str]:
        """Yield the sections of a docstring; that of a class, whose attributes have `types`, without its attributes."""
        for section in definition.docstring.parsed if definition.docstring else ():
            match section:
                case griffe.DocstringSectionText(value=text):
                    yield text
                case griffe.DocstringSectionParameters() | griffe.DocstringSectionOtherParameters():
                    yield "**Parameters**"
                    yield "\n".join(
                        _field(p.name, shown(p.annotation) or (types or {}).get(p.name, ""), p.description)
                        for p in section.value
                    )
                case griffe.DocstringSectionAttributes():
                    if types is None:
                        yield "\n".join(_field(a.name, shown(a.annotation), a.description) for a in section.value)
                case griffe.DocstringSectionReturns() | griffe.DocstringSectionYields():
                    label = "Returns" if section.kind.value == "returns" else "Yields"
                    texts = [
                        " ".join((f"{each.name}: " if each.name else "") + each.description for each in section.value)
                    ]
                    yield f"**{label}** {' '.join(' '.join(texts).split())}"
                case griffe.DocstringSectionRaises():
                    yield "**Raises**"
                    yield "\n".join(
                        list_item(code_span(str(each.annotation)), each.description) for each in section.value
                    )
                case griffe.DocstringSectionAdmonition(title=title, value=value):
                    yield f"**{title}**" if title else ""
                    yield value.contents
                case griffe.DocstringSectionExamples():
                    yield "**Examples**"
                    yield "\n\n".join(
                        text if kind is griffe.DocstringSectionKind.text else code_block(text)
                        for kind, text in section.value
                    )
                case _:
                    yield str(section.value)


class _SynonymsWriter(_PageWriter):
    """Writes the page of names that only rename others, as a table."""

    def page(self, title: str, summary: str, objects: list[PublicObject]) -> Page:
        rows = []
        anchor = self.anchors.add(title)
        for each in sorted(objects, key=lambda each: each.name.lower()):
            self._name(each.name, anchor)
            value = getattr(each.definition, "value", None)
            target = (
                shown(value) if value is not None else (each.definition.docstring or _NO_TEXT).value.partition("\n")[0]
            )
            rows.append(
                f"| `{each.name}` | {code_span(target.replace('|', chr(92) + '|')) if value is not None else target} |"
            )
        table = "\n".join(["| name | type |", "| --- | --- |", *rows])
        text = (
            f"# {title}\n\n{summary} Import `components` and `operations` from `{PACKAGE}`. Each name below stands for "
            f"the type beside it; names that are the same in `{PACKAGE}.models` are not repeated.\n\n{table}\n"
        )
        return Page(self.path, text)


_NO_TEXT = griffe.Docstring("")
_HIDDEN_BASES = {"Model", "TypedDict", "object", "Exception", "Protocol", "Generic", "Any", "Mapping", "Shown", "Enum"}
_HIDDEN_ATTRIBUTES = {"additional_properties"}


_FIRST = (
    *("OpenRouter", "responses.Responses", "SendParams", "RunParams", "Models", "Generations", "Batches"),
    *("ResponseResult", "EventStream", "AsyncEventStream", "errors.OpenRouterError", "RetryConfig"),
    *("tool", "Tool", "Conversation", "Run", "testing.ResponsesServer", "models.ResponsesRequest"),
    *("models.OpenResponsesResult", "models.StreamEvents", "models.InputItems", "models.OutputItems", "models.Tool"),
)
"""The names that a page begins with, in this order."""


def _order(each: PublicObject) -> tuple[int, bool, str]:
    first = _FIRST.index(each.name) if each.name in _FIRST else len(_FIRST)
    return first, "." in each.name and not each.name.startswith("models."), each.name.lower()


def _section(definition: griffe.Object, kind: type[griffe.DocstringSection]) -> dict[str, str]:
    sections = definition.docstring.parsed if definition.docstring else []
    return {each.name: each.description for section in sections if isinstance(section, kind) for each in section.value}


def _unpacked(function: griffe.Function) -> griffe.Class | None:
    """Return the `TypedDict` of `**params: Unpack[...]`."""
    for parameter in function.parameters:
        found = re.match(r"Unpack\[(\w+)\]$", str(parameter.annotation))
        if found and parameter.kind is griffe.ParameterKind.var_keyword:
            try:
                target = function.modules_collection.get_member(function.resolve(found[1]))
            except (KeyError, griffe.NameResolutionError):
                return None
            target = target.final_target if isinstance(target, griffe.Alias) else target
            return target if isinstance(target, griffe.Class) else None
    return None


def _field(name: str, annotation: str, text: str, *, required: bool = False) -> str:
    type_ = f" ({code_span(annotation)})" if annotation else ""
    return list_item(f"**`{name}`**{type_}{', *required*' if required else ''}", text)
