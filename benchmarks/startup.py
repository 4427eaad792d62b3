"""What a client costs before it is of any use: a new interpreter imports it, makes it, and asks once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from benchmarks.measures import Samples
    from benchmarks.processes import Processes


class Start(NamedTuple):
    """How a program starts with one client."""

    made: str
    """What imports and makes it."""
    asked: str
    """What asks once; the floor makes its HTTP client here, as the others do."""
    turns: int


STARTS = {
    "floor": Start(
        "import httpx",
        "httpx.Client().post(url + '/responses', json={'model': 'm', 'input': 'i'}).json()",
        12,
    ),
    "ours": Start(
        "from openrouter_responses import OpenRouter; client = OpenRouter(api_key='key', server_url=url)",
        "client.responses.send(model='m', input='i')",
        12,
    ),
    "openai": Start(
        "from openai import OpenAI; client = OpenAI(api_key='key', base_url=url)",
        "client.responses.create(model='m', input='i')",
        2,
    ),
    "openrouter": Start(
        "from openrouter import OpenRouter; client = OpenRouter(api_key='key', server_url=url)",
        "client.beta.responses.send(model='m', input='i', stream=False)",
        2,
    ),
    "untouched": Start(
        "from untouched_client import Client; from untouched_client.api.responses import create_responses;"
        "from untouched_client.models import ResponsesRequest; client = Client(base_url=url)",
        "create_responses.sync(client=client, body=ResponsesRequest(model='m', input_='i'))",
        2,
    ),
}

_PROGRAM = """
import json, sys, time
def unshared():
    # What is this process's alone, so that libraries which others have mapped too count for none.
    with open("/proc/self/smaps_rollup") as sizes:
        return sum(int(line.split()[1]) * 1024 for line in sizes if line.startswith("Private_"))
url = sys.argv[1] + "/call"
began = time.perf_counter()
{made}
made = time.perf_counter()
{asked}
asked = time.perf_counter()
print(json.dumps({{"start": made - began, "first": asked - made, "memory": unshared()}}))
"""


def take(processes: Processes) -> Samples:
    """The samples of each client's start, after one that does not count."""
    programs = {name: _PROGRAM.format(made=start.made, asked=start.asked) for name, start in STARTS.items()}
    for program in programs.values():
        processes.fresh(program)
    samples: Samples = {name: [] for name in programs}
    for turn in range(max(start.turns for start in STARTS.values())):
        for name, program in programs.items():
            if turn < STARTS[name].turns:
                samples[name].append(processes.fresh(program))
    return samples
