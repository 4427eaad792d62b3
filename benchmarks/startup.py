"""The start of a client: a new interpreter imports it, creates it, and sends one request."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from benchmarks.measures import Samples
    from benchmarks.processes import Processes


class Start(NamedTuple):
    """The start of a program with one client."""

    create: str
    """The code that imports and creates the client."""
    request: str
    """The code that sends one request. The baseline creates its HTTP client here, as the other clients do."""
    turns: int


STARTS = {
    "baseline": Start(
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
    "stock-generator": Start(
        "from stock_client import Client; from stock_client.api.responses import create_responses;"
        "from stock_client.models import ResponsesRequest; client = Client(base_url=url)",
        "create_responses.sync(client=client, body=ResponsesRequest(model='m', input_='i'))",
        2,
    ),
}

_PROGRAM = """
import json, sys, time
def private_memory():
    # Only the memory of this process: libraries may be shared with other processes.
    with open("/proc/self/smaps_rollup") as sizes:
        return sum(int(line.split()[1]) * 1024 for line in sizes if line.startswith("Private_"))
url = sys.argv[1] + "/call"
began = time.perf_counter()
{create}
created = time.perf_counter()
{request}
received = time.perf_counter()
print(json.dumps({{"start": created - began, "first": received - created, "memory": private_memory()}}))
"""


def take(processes: Processes) -> Samples:
    """Measure the start of each client, after a warm-up."""
    programs = {name: _PROGRAM.format(create=start.create, request=start.request) for name, start in STARTS.items()}
    for program in programs.values():
        processes.fresh(program)
    samples: Samples = {name: [] for name in programs}
    for turn in range(max(start.turns for start in STARTS.values())):
        for name, program in programs.items():
            if turn < STARTS[name].turns:
                samples[name].append(processes.fresh(program))
    return samples
