"""Engine that parses PDF files; `pdf-text` now means `cloudflare-ai`."""

from __future__ import annotations

from typing import Literal, TypeAlias

PDFParserEngine: TypeAlias = Literal["mistral-ocr", "native", "cloudflare-ai", "pdf-text"] | str
