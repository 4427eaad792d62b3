"""The Python functions that `--tool` names."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from openrouter_responses.cli._failures import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterable


def functions(names: Iterable[str]) -> list[Any]:
    """Return the functions with names such as `weather:get_weather`; modules of the current folder are found.

    Raises:
        CommandError: A name has another form, or there is no such module or function.
    """
    if "" not in sys.path:
        sys.path.insert(0, "")
    return [_function(name) for name in names]


def _function(name: str) -> Any:
    module, colon, attribute = name.partition(":")
    if not (module and colon and attribute):
        raise CommandError(f"--tool {name} is not a module and a function: write for example weather:get_weather.")
    try:
        found = getattr(import_module(module), attribute, None)
    except ModuleNotFoundError as error:
        raise CommandError(f"--tool {name}: {error}. Modules are searched in this folder and on PYTHONPATH.") from None
    if found is None:
        raise CommandError(f"--tool {name}: the module {module} has no function {attribute}.")
    return found
