"""Fuzz each target with random input. The exit status is 1 if a check fails."""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from fuzz.targets import TARGETS, run


def main() -> int:
    """Run the targets on the command line and return the exit status."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--examples", type=int, default=2000, help="number of inputs per target (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the inputs (default: %(default)s)")
    parser.add_argument("targets", nargs="*", default=list(TARGETS), help="targets to run (default: all)")
    arguments = parser.parse_args()
    failures = 0
    for name in arguments.targets:
        began = time.monotonic()
        try:
            run(name, examples=arguments.examples, start=arguments.seed)
        except Exception:
            failures += 1
            traceback.print_exc()
            outcome = "FAILED"
        else:
            outcome = "ok"
        print(f"{name:26} {outcome:7} {time.monotonic() - began:6.1f} s", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
