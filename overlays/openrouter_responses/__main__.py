"""`python -m openrouter_responses`: the command `openrouter-responses`."""

import sys

from openrouter_responses.cli import main

if __name__ == "__main__":
    sys.exit(main())
