"""Label the rows of a CSV file with values of a class, within a budget; the second run has nothing left to do."""

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.testing import Answer, RecordedRequest, ResponsesServer, structured

MAILS = "id,mail\n1,I was charged twice.\n2,The app crashes at the start.\n3,Thank you!\n4,Where is my refund?\n"


@dataclass
class Label:
    """The label of a mail."""

    topic: Literal["billing", "bug", "other"]
    urgent: bool


def model(request: RecordedRequest) -> Answer:
    """Stand in for a model, which reads more carefully."""
    mail = request.json["input"]
    topic = "billing" if "charged" in mail or "refund" in mail else "bug" if "crash" in mail else "other"
    return structured({"topic": topic, "urgent": topic != "other"})


def main() -> None:
    with TemporaryDirectory() as name, ResponsesServer() as server:
        server.script(*[model] * 4)
        mails, labels = Path(name, "mails.csv"), Path(name, "labels.jsonl")
        mails.write_text(MAILS, encoding="utf-8")
        for _ in range(2):
            report = bulk.run(
                mails,
                labels,
                model="openai/gpt-5",
                instructions="Label the mail.",
                input="{mail}",
                id_column="id",
                text_format=Label,
                max_cost=1.00,
                open_router=OpenRouter(api_key="any-key", server_url=server.url),
            )
            print(f"{report.succeeded} labelled, {report.skipped} were labelled before")
        for line in sorted(labels.read_text(encoding="utf-8").splitlines(), key=lambda line: json.loads(line)["id"]):
            row = json.loads(line)
            print(row["id"], row["output_parsed"], row["mail"])


main()
