"""The check of a request against the description: types, required fields, tags of unions, enums and limits."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from openrouter_responses.testing._schema_compiler import Check, compile_schema


def find_problem(body: Mapping[str, Any]) -> str | None:
    """Return the path of the first value that the description does not allow, and what it allows; None without one."""
    problem = _check()(body)
    return None if problem is None else str(problem)


@cache
def _check() -> Check:
    file = files("openrouter_responses_generated").joinpath("request_schemas.json")
    schemas = json.loads(file.read_text(encoding="utf-8"))
    return compile_schema({**schemas["operations"]["POST /responses"]["body"], "$defs": schemas["$defs"]})
