"""The type that clients of structured output are asked for."""

from __future__ import annotations

from pydantic import BaseModel


class Row(BaseModel):
    name: str
    price: float
    tags: list[str]


class Table(BaseModel):
    rows: list[Row]
