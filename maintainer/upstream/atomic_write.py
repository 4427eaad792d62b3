"""Replace several files together: after an interruption at any moment, all of them are replaced or none is.

The new texts are first written to a journal in the root of the checkout. Replacing the files starts once the journal is
complete, and if it is interrupted, the next command continues it.
"""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_JOURNAL = ".capture.json"
_UNFINISHED = ".capture.tmp"


def replace_files(root: Path, texts: Mapping[Path, str | None]) -> None:
    """Give files below a folder new texts; None deletes a file."""
    names = {str(path.relative_to(root)): text for path, text in texts.items()}
    if not names:
        return
    _write(root, root / _JOURNAL, json.dumps(names))
    finish_replacing(root)


def finish_replacing(root: Path) -> bool:
    """Replace the files that an interrupted `replace_files` has not replaced, and return whether there were any."""
    journal = root / _JOURNAL
    if not journal.exists():
        return False
    for name, text in json.loads(journal.read_text(encoding="utf-8")).items():
        if text is None:
            (root / name).unlink(missing_ok=True)
        else:
            _write(root, root / name, text)
    journal.unlink()
    return True


def _write(root: Path, path: Path, text: str) -> None:
    """Write a file so that it has either the old text or the new one at any moment."""
    unfinished = root / _UNFINISHED
    unfinished.write_text(text, encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        shutil.copymode(path, unfinished)
    os.replace(unfinished, path)
