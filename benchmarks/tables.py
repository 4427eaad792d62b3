"""The type that clients of structured output are asked for."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


def new_table() -> type[Any]:
    """Return a new type each time, which no client has seen."""

    class Row(BaseModel):
        name: str
        price: float
        tags: list[str]

    class Table(BaseModel):
        rows: list[Row]

    return Table


Table = new_table()
