"""Quantization of model weights: number format and bits per weight."""

from __future__ import annotations

from typing import Literal, TypeAlias

Quantization: TypeAlias = (
    Literal["int4", "int8", "fp4", "mxfp4", "nvfp4", "fp6", "fp8", "mxfp8", "fp16", "bf16", "fp32", "unknown"] | str
)
