"""Execute cells in a kernel of Jupyter; runs in the environment of `make test-notebook`.

It reads a list of the cells' source as JSON, and writes for each cell what it has shown: each display and each update
of one, as a dict from the media type to the content.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import nbformat
from nbclient import NotebookClient


class Client(NotebookClient):
    """A client that keeps what each cell shows, also what is replaced later."""

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        if msg["msg_type"] in ("display_data", "update_display_data", "execute_result"):
            shown[cell_index].append(msg["content"]["data"])
        elif msg["msg_type"] == "stream":
            shown[cell_index].append({"text/plain": msg["content"]["text"]})
        return super().process_message(msg, cell, cell_index)


sources = json.load(sys.stdin)
shown: list[list[dict[str, Any]]] = [[] for _ in sources]
notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
Client(notebook, timeout=60, kernel_name="python3").execute()
json.dump(shown, sys.stdout)
