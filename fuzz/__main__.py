"""Fuzzes each target in turn; the status is 1 if one broke."""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from fuzz.targets import TARGETS, run


def main() -> int:
    """Run what the command line names, and return the status."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--examples", type=int, default=2000, help="inputs for each target")
    parser.add_argument("--seed", type=int, default=1, help="which inputs: the same seed gives the same ones")
    parser.add_argument("targets", nargs="*", default=list(TARGETS), help="which targets; all by default")
    arguments = parser.parse_args()
    broken = 0
    for name in arguments.targets:
        began = time.monotonic()
        try:
            run(name, examples=arguments.examples, start=arguments.seed)
        except Exception:
            broken += 1
            traceback.print_exc()
            outcome = "BROKEN"
        else:
            outcome = "ok"
        print(f"{name:26} {outcome:7} {time.monotonic() - began:6.1f} s", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
