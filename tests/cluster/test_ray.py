"""Bulk runs on a real Ray cluster of two nodes on this machine: `make test-ray`, in an environment of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

ray = pytest.importorskip("ray", reason="Ray has an environment of its own: make test-ray")

import httpx  # noqa: E402
from pyarrow import parquet  # noqa: E402

from openrouter_responses import OpenRouter, bulk  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Ray and its libraries warn of what they will change.
pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.timeout(300)]

MEMORY = 100 * 1024 * 1024
"""The size of the object store of a node, in bytes."""
SOON = {
    "health_check_initial_delay_ms": 0,
    "health_check_period_ms": 500,
    "health_check_timeout_ms": 500,
    "health_check_failure_threshold": 3,
}
"""Ray takes half a minute to believe that a node is lost; here it takes two seconds."""


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[Any]:
    """Return a cluster of one node, whose driver this process is; the tests add further ones."""
    from ray.cluster_utils import Cluster  # pyright: ignore[reportMissingImports]

    os.environ.update(RAY_USAGE_STATS_ENABLED="0", RAY_DATA_DISABLE_PROGRESS_BARS="1")
    head = {"num_cpus": 3, "object_store_memory": MEMORY, "include_dashboard": False, "_system_config": SOON}
    try:
        cluster = Cluster(initialize_head=True, head_node_args=head)
        ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
    except Exception as error:
        pytest.skip(f"Ray cannot run here: {error}")
    yield cluster
    ray.shutdown()
    cluster.shutdown()


@pytest.fixture
def second_node(cluster: Any) -> Iterator[Any]:
    node = cluster.add_node(num_cpus=3, object_store_memory=MEMORY)
    cluster.wait_for_nodes()
    yield node
    if node in cluster.list_all_nodes():
        cluster.remove_node(node)


class SlotsServer:
    def __init__(self, url: str) -> None:
        self.url = url

    def counts(self) -> dict[str, Any]:
        counts: dict[str, Any] = httpx.get(f"{self.url}/counts").json()
        return counts

    def client(self) -> Callable[[], OpenRouter]:
        url = self.url

        def client() -> OpenRouter:
            from openrouter_responses import OpenRouter

            return OpenRouter(api_key="any-key", server_url=url, transport="auto")

        return client


@contextmanager
def slots_server(slots: int, seconds: float) -> Iterator[SlotsServer]:
    command = [sys.executable, str(Path(__file__).with_name("slots_server.py")), str(slots), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield SlotsServer(f"http://127.0.0.1:{process.stdout.readline().strip()}")
        finally:
            process.kill()


def rows(count: int, *, prefix: str = "row") -> Any:
    items = [{"custom_id": f"{prefix} {number}", "text": f"{prefix} {number}"} for number in range(count)]
    return ray.data.from_items(items)


def written(output: Path) -> list[dict[str, Any]]:
    table: list[dict[str, Any]] = parquet.read_table(output).to_pylist() if any(output.glob("part-*")) else []
    return table


def test_a_dataset_has_the_results_of_its_rows(second_node: Any) -> None:
    with slots_server(100, 0.001) as server:
        dataset = ray.data.from_items([{"text": "fine"}, {"text": "odd"}, {"text": "good"}])
        results = bulk.ray.respond(dataset, model="m", input="{text}", open_router=server.client()).materialize()
    by_text = {row["text"]: row for row in results.take_all()}
    assert {name: row["output_text"] for name, row in by_text.items()} == {
        "fine": "fine!",
        "odd": None,
        "good": "good!",
    }
    assert json.loads(by_text["odd"]["error"])["code"] == 400
    assert by_text["fine"]["error"] is None


def test_a_lost_node_loses_and_repeats_nothing_that_was_written(cluster: Any, second_node: Any, tmp_path: Path) -> None:
    output = tmp_path / "out"
    count = 3000
    with slots_server(30, 0.05) as server:
        before: dict[str, int] = {}
        kept: set[str] = set()

        def lose_a_node() -> None:
            while len(kept) < count // 4:
                time.sleep(0.1)
                kept.update(row["custom_id"] for row in written(output))
            cluster.remove_node(second_node, allow_graceful=False)
            kept.update(row["custom_id"] for row in written(output))
            before.update(server.counts()["answered"])

        losing = threading.Thread(target=lose_a_node, daemon=True)
        losing.start()
        report = bulk.ray.run(rows(count), output, model="m", input="{text}", actors=4, open_router=server.client())
        losing.join()
        after = server.counts()["answered"]
    results = written(output)
    assert len(kept) < count
    assert sorted(row["custom_id"] for row in results) == sorted(f"row {number}" for number in range(count))
    assert [row for row in results if row["output_text"] != f"{row['custom_id']}!"] == []
    assert [row for row in kept if after[row] != before[row]] == []
    again = sum(number - 1 for number in after.values())
    assert again <= report.lost_in_flight
    assert (report.rows, report.succeeded, report.failed, report.left) == (count, count, 0, 0)


def test_the_same_call_again_continues(second_node: Any, tmp_path: Path) -> None:
    output = tmp_path / "out"
    with slots_server(100, 0.001) as server:
        options: dict[str, Any] = {"model": "m", "input": "{text}", "open_router": server.client(), "actors": 2}
        first = bulk.ray.run(rows(300), output, **options)
        more = rows(300).union(rows(2, prefix="odd"))
        second = bulk.ray.run(more, output, **options)
        counts = server.counts()
    assert (first.succeeded, first.skipped) == (300, 0)
    assert (second.rows, second.succeeded, second.failed, second.skipped) == (302, 0, 2, 300)
    assert second.errors == {"BadRequestResponseError (400)": 2}
    assert sum(counts["answered"].values()) == 300
    assert second.total_cost == pytest.approx(0.3)


def test_a_bad_line_of_a_file_is_a_row_with_an_error(second_node: Any, tmp_path: Path) -> None:
    lines = [json.dumps({"custom_id": f"row {number}", "input": f"row {number}"}) for number in range(600)]
    (tmp_path / "in.jsonl").write_text("\n".join([*lines[:300], '{"custom_id": "torn', *lines[300:]]), encoding="utf-8")
    (tmp_path / "in.csv").write_text("custom_id,text\n1,one\n2\n3,three\n", encoding="utf-8")
    with slots_server(100, 0.001) as server:
        options: dict[str, Any] = {"model": "m", "open_router": server.client(), "actors": 2}
        first = bulk.ray.run(tmp_path / "in.jsonl", tmp_path / "lines", **options)
        second = bulk.ray.run(tmp_path / "in.csv", tmp_path / "columns", input="{text}", **options)
    assert (first.succeeded, first.failed, first.errors) == (600, 1, {"RowError": 1})
    assert [json.loads(row["error"])["message"][:29] for row in written(tmp_path / "lines") if row["error"]] == [
        "Line 301 is not valid JSON (U"
    ]
    assert (second.succeeded, second.errors) == (2, {"RowError": 1})
    assert {row["text"] for row in written(tmp_path / "columns")} == {"one", "three", None}


def test_four_workers_are_refused_few_requests(second_node: Any, tmp_path: Path) -> None:
    with slots_server(40, 0.1) as server:
        report = bulk.ray.run(
            rows(4000), tmp_path / "out", model="m", input="{text}", actors=4, open_router=server.client()
        )
        counts = server.counts()
    print(report, counts["refused"], counts["most"])
    assert report.succeeded == 4000
    assert counts["refused"] / (4000 + counts["refused"]) < 0.05
    assert report.refusals == counts["refused"]


def test_a_spent_budget_stops_the_cluster(second_node: Any, tmp_path: Path) -> None:
    output = tmp_path / "out"
    with slots_server(100, 0.01) as server:
        options: dict[str, Any] = {"model": "m", "input": "{text}", "open_router": server.client(), "actors": 4}
        with pytest.raises(bulk.JobStoppedError, match=r"the budget is spent: 0\.5 of max_cost=0\.5") as stopped:
            bulk.ray.run(rows(1500), output, max_cost=0.5005, **options)
        assert sum(server.counts()["answered"].values()) == 500
        report = stopped.value.report
        assert (report.succeeded, len(written(output))) == (500, 500)
        results = bulk.ray.respond(rows(600), max_cost=0.1005, **options).take_all()
    assert sum(row["error"] is None for row in results) == 100
    errors = {json.loads(row["error"])["type"] for row in results if row["error"]}
    assert errors == {"NotSentError"}


def test_two_runs_with_one_output_are_kept_apart(second_node: Any, tmp_path: Path) -> None:
    output = tmp_path / "out"
    with slots_server(1, 0.2) as server:
        options: dict[str, Any] = {"model": "m", "input": "{text}", "open_router": server.client(), "actors": 1}
        first = threading.Thread(target=bulk.ray.run, args=(rows(30), output), kwargs=options, daemon=True)
        first.start()
        while not (tmp_path / "out.lock").exists():
            time.sleep(0.05)
        with pytest.raises(bulk.OutputInUseError, match="Another run writes to"):
            bulk.ray.run(rows(30), output, **options)
        first.join()
    assert len(written(output)) == 30


def test_arguments_are_checked_before_anything_is_sent(tmp_path: Path) -> None:
    dataset = ray.data.from_items([{"text": "a"}])
    client = OpenRouter(api_key="k")
    with pytest.raises(ValueError, match="the rows have no column 'custom_id' with their IDs"):
        bulk.ray.run(dataset, tmp_path / "out", model="m", input="{text}")
    with pytest.raises(TypeError, match="open_router must be a function that returns a client"):
        bulk.ray.respond(dataset, model="m", open_router=client)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="actors must be a number such as 4"):
        bulk.ray.respond(dataset, model="m", actors=0)
    with pytest.raises(TypeError, match="did you mean temperature"):
        bulk.ray.respond(dataset, model="m", temprature=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="rows must be a dataset of Ray or a path"):
        bulk.ray.run([{"text": "a"}], tmp_path / "out", model="m")


INTERRUPTED = """
import ray, sys
from openrouter_responses import OpenRouter, bulk
url, output = sys.argv[1:]
ray.init("local", num_cpus=2, object_store_memory=100_000_000, include_dashboard=False, log_to_driver=False)
rows = ray.data.from_items([{"custom_id": f"row {number}", "text": f"row {number}"} for number in range(2000)])
client = lambda: OpenRouter(api_key="any-key", server_url=url)
bulk.ray.run(rows, output, model="m", input="{text}", open_router=client)
"""


def test_an_interrupt_waits_for_the_rows_in_flight(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "RAY_ADDRESS"}
    with slots_server(10, 0.2) as server:
        command = [sys.executable, "-c", INTERRUPTED, server.url, str(tmp_path / "out")]
        with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
            while sum(server.counts()["answered"].values()) < 20 and process.poll() is None:
                time.sleep(0.1)
            process.send_signal(signal.SIGINT)
            _, messages = process.communicate()
        answered = server.counts()["answered"]
    assert "KeyboardInterrupt" in messages
    assert len(answered) < 2000
    assert sorted(row["custom_id"] for row in written(tmp_path / "out")) == sorted(answered)


def test_the_examples_of_the_page_run(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "bulk-ray.md").read_text(encoding="utf-8")
    program = tmp_path / "page.py"
    program.write_text("\n\n".join(re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "RAY_ADDRESS"}
    done = subprocess.run([sys.executable, str(program)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '17 You wrote: "Label this mail: I paid twice!"' in done.stdout
    assert "succeeded        2" in done.stdout
    assert done.stdout.endswith("\n2\n")
