"""Bulk runs on a Ray cluster: many machines, with one rate gate and one budget, on rows of Ray Data.

    import ray
    from openrouter_responses import bulk

    labels = bulk.ray.respond(ray.data.read_parquet("s3://…"), model="openai/gpt-5", text_format=Label, max_cost=500)

Needs the extra `[ray]`.

- `_run`: `respond` and `run`, and all that is of Ray.
- `_coordinator`: what the workers of a job share: the gate, the budget, the rows taken and the parts written.
- `_link`: the connection of a worker to the coordinator.
- `_worker`: a worker, which sends rows with a client of its own.
- `_reading`: JSONL and CSV files as tables, with an error for each bad line.
- `_parts`: the output, a folder of Parquet files.
"""

from __future__ import annotations

from openrouter_responses.bulk.ray._run import respond, run

__all__ = ["respond", "run"]
