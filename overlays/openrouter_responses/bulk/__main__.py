"""The command line of bulk runs: `python -m openrouter_responses.bulk in.jsonl out.jsonl --model …`."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openrouter_responses import OpenRouter, bulk
from openrouter_responses_generated.api.responses.create_responses import OPERATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openrouter_responses.bulk import Report

PROGRAM = "python -m openrouter_responses.bulk"
_TEXTS = ("model", "input", "instructions")
# `--debug` shows requests, as for the other subcommands of `openrouter-responses`. A row can have the field.
_OWN = ("stream", "debug")
_OPTIONS = {
    "server_url": "URL of the server",
    "timeout_ms": "maximum time to connect and between two bytes, in milliseconds",
    "deadline_ms": "maximum time of a row with its retries, in milliseconds",
    "max_retries": "maximum number of retries of a row after failures other than refusals",
}
ROWS_FAILED, WRONG_USE, STOPPED, INTERRUPTED = 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None, program: str = PROGRAM) -> int:
    """Run a job, and return the exit status: 0 if all rows succeeded, 1 if some failed, 3 if the job stopped."""
    given = vars(parser(program).parse_args(arguments))
    page, schema, debug = given.pop("report"), given.pop("text_format", None), given.pop("debug")
    max_response_bytes = given.pop("max_response_bytes")
    given["progress"] = not given.pop("quiet")
    params = {name: value for name, value in given.items() if value is not None}
    status = 0
    try:
        if schema is not None:
            params["text_format"] = json.loads(Path(schema).read_text(encoding="utf-8"))
        report = asyncio.run(_run(params, max_response_bytes=max_response_bytes, debug=debug))
    except bulk.JobStoppedError as error:
        report, status = error.report, STOPPED
    except KeyboardInterrupt:
        print("Interrupted. The same command again does what is left.", file=sys.stderr)
        return INTERRUPTED
    except (OSError, TypeError, ValueError, ImportError, bulk.OutputInUseError) as error:
        if debug:
            traceback.print_exception(error)
        print(f"{program}: {_sentence(error)}", file=sys.stderr)
        return WRONG_USE
    if page is not None:
        report.save_html(page)
    print(report)
    return status or (ROWS_FAILED if report.failed else 0)


async def _run(params: dict[str, Any], *, max_response_bytes: int | None, debug: bool) -> Report:
    """Run a job with a client of its own. With `debug` requests and responses are written to the standard error."""
    logger = _StandardError() if debug else None
    async with OpenRouter(transport="auto", max_response_bytes=max_response_bytes, debug_logger=logger) as open_router:
        return await bulk.run_async(open_router=open_router, **params)


class _StandardError:
    """A debug logger that writes lines to the standard error."""

    def debug(self, msg: str, *args: Any) -> None:
        print(msg % args if args else msg, file=sys.stderr)


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{error.filename} cannot be opened: {error.strerror}."
    return str(error)


def parser(program: str = PROGRAM) -> argparse.ArgumentParser:
    """Return the parser of the arguments.

    Args:
        program: The name of the command that the help shows.
    """
    parser = argparse.ArgumentParser(
        prog=program,
        description="Send the rows of a file to the Responses API, and write a line for each to another file. "
        "The same command again resumes. The key is OPENROUTER_API_KEY.",
        epilog="exit status: 0 if all rows succeeded, 1 if some failed, 2 for a wrong argument or file, 3 if the job "
        "stopped before its end",
        usage="%(prog)s [options] rows output",
        allow_abbrev=False,
        argument_default=None,
    )
    parser.add_argument("rows", help="the input: .jsonl, .csv, .tsv or .parquet; .gz or .zst may follow")
    parser.add_argument("output", help="the output: .jsonl or .parquet; .gz or .zst may follow .jsonl")
    job = parser.add_argument_group("the job")
    job.add_argument("--concurrency", type=_concurrency, metavar="N", help="requests at the same time (default: auto)")
    job.add_argument("--max-cost", type=float, metavar="DOLLARS", help="maximum cost, earlier runs included")
    job.add_argument("--requests-per-minute", type=float, metavar="N", help="maximum rate of requests")
    job.add_argument("--tokens-per-minute", type=float, metavar="N", help="maximum rate of tokens, input and output")
    job.add_argument("--retry-failed", action="store_true", help="send the rows again that failed in an earlier run")
    job.add_argument("--id-column", metavar="NAME", help="the column with the ID of a row (default: custom_id)")
    job.add_argument("--shape", choices=("batch", "columns"), help="the shape of the lines of the output")
    job.add_argument("--via", choices=("live", "batch"), help="how rows are sent (default: live)")
    job.add_argument("--fallback", choices=("live",), help="with batches, send rows live that batches cannot take")
    job.add_argument("--poll", type=float, metavar="SECONDS", help="time between two requests for batches")
    job.add_argument("--max-batches", type=int, metavar="N", help="maximum number of batches at the same time")
    job.add_argument("--text-format", metavar="FILE", help="a JSON schema of the value in each response")
    job.add_argument("--repairs", type=int, metavar="N", help="how often the model is told what is wrong with a value")
    job.add_argument("--report", metavar="FILE", help="write the report as an HTML page")
    job.add_argument("--quiet", action="store_true", help="show no progress")
    job.add_argument("--debug", action="store_true", help="show requests, responses and tracebacks")
    job.add_argument(
        "--max-response-bytes",
        type=_value,
        metavar="BYTES",
        help="maximum size of a response, such as the results of a batch (default: 256 MB)",
    )
    for name, text in _OPTIONS.items():
        job.add_argument(_flag(name), type=str if name == "server_url" else _value, metavar="VALUE", help=text)
    fields = parser.add_argument_group(
        "fields of every request",
        "Texts, or JSON for other values. With --input, {name} in it is replaced with a column.",
    )
    for parameter in (*OPERATION.properties, *OPERATION.parameters):
        if parameter.name not in _OWN:
            fields.add_argument(
                _flag(parameter.name),
                type=str if parameter.name in _TEXTS else _value,
                metavar="VALUE",
                help=parameter.description.replace("%", "%%").partition("\n")[0],
            )
    return parser


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _value(text: str) -> Any:
    """Return the JSON value of an argument, or the argument itself if it is not JSON."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _concurrency(text: str) -> int | str:
    return text if text == "auto" else int(text)


if __name__ == "__main__":
    sys.exit(main())
