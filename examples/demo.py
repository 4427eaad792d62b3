"""Show the command `openrouter-responses` in the terminal: a streamed answer, one without streaming, and an error.

It uses the embedded server. With OPENROUTER_API_KEY set and LIVE=1 it uses the real service, which costs money; MODEL
selects another model than the default.
"""

import os
import shlex
import sys

from openrouter_responses.cli import main as command
from openrouter_responses.testing import ResponsesServer

PROMPT = "Why is the sky blue? Answer in one sentence."


def main() -> None:
    if os.environ.get("LIVE") != "1":
        with ResponsesServer(delay=0.04) as server:
            os.environ |= {"OPENROUTER_BASE_URL": server.url, "OPENROUTER_API_KEY": "any-key"}
            show(model="test/echo", unknown_model="test/error-404")
        return
    if not os.environ.get("OPENROUTER_API_KEY"):
        sys.exit("LIVE=1 uses the real service: set OPENROUTER_API_KEY, too.")
    show(model=os.environ.get("MODEL", "openai/gpt-4o-mini"), unknown_model="nobody/nothing")


def show(*, model: str, unknown_model: str) -> None:
    run("ask", PROMPT, "-m", model)
    run("ask", PROMPT, "-m", model, "--no-stream")
    run("ask", PROMPT, "-m", unknown_model)


def run(*arguments: str) -> None:
    print(f"$ openrouter-responses {shlex.join(arguments)}", flush=True)
    sys.stderr = sys.stdout  # in one order, also where the output is a file
    status = command([*arguments, "--no-save"])
    print(f"(exit status {status})\n", flush=True)


if __name__ == "__main__":
    main()
