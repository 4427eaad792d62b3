"""Tools at the top level of a module, which a saved run finds again, and a program that continues a run."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from openrouter_responses import OpenRouter, approve, tool


@tool(approval=True)
def delete_file(name: str) -> str:
    """Delete a file."""
    return f"deleted {name}"


def main(url: str, state: str) -> None:
    """Approve every call of a saved run, and print its final response."""
    saved = json.loads(Path(state).read_text(encoding="utf-8"))
    waiting = [call["id"] for call in saved["steps"][-1]["calls"] if call["status"] in ("waiting", "started")]
    with OpenRouter(api_key="any", server_url=url) as open_router:
        run = open_router.responses.run(state=saved, decisions={call_id: approve() for call_id in waiting})
        print(run.result.output_text)


if __name__ == "__main__":
    main(*sys.argv[1:])
