"""PDF parsing engine; `pdf-text` is deprecated and redirected to `cloudflare-ai`."""

from __future__ import annotations

from typing import Literal, TypeAlias

PDFParserEngine: TypeAlias = Literal["mistral-ocr", "native", "cloudflare-ai", "pdf-text"] | str
