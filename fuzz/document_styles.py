"""Documents as text: JSON, or YAML in the styles in which programs and people write it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from random import Random


class _Dumper(yaml.CSafeDumper):
    """Writes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


class _BlockDumper(_Dumper):
    """Writes texts with several lines as literal blocks, and other long ones as folded blocks."""


def _block(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > 40 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_BlockDumper.add_representer(str, _block)


def document_bytes(random: Random, document: dict[str, Any]) -> bytes:
    """Return a document as the bytes of a file."""
    match random.randrange(8):
        case 0:
            return json.dumps(document, indent=2).encode()
        case 1:
            return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8-sig")
        case 2:
            text = yaml.dump(document, Dumper=_Dumper, width=40, sort_keys=True, allow_unicode=True)
        case 3:
            text = yaml.dump(document, Dumper=_BlockDumper, width=40, sort_keys=False, allow_unicode=True)
        case 4:
            # Equal parts that were one object in memory are aliases.
            text = yaml.dump(document, Dumper=yaml.CSafeDumper, sort_keys=False)
        case 5:
            text = yaml.dump(document, Dumper=_Dumper, sort_keys=False, default_style='"', indent=4)
        case 6:
            text = yaml.dump(document, Dumper=_Dumper, sort_keys=False, default_flow_style=True, width=1000)
        case _:
            text = yaml.dump(document, Dumper=_Dumper, sort_keys=False, explicit_start=True, explicit_end=True)
            text = text.replace("\n", "\r\n")
    return text.encode()
