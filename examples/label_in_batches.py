"""Label mails in batches, at half the price; a mail with a photo is sent live, and the next run sends a new mail."""

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.testing import Answer, RecordedRequest, ResponsesServer, structured

PHOTO = {"type": "input_image", "image_url": "https://example.com/receipt.png", "detail": "auto"}
MAILS: list[dict[str, Any]] = [
    {"custom_id": "1", "input": "I was charged twice."},
    {"custom_id": "2", "input": "The app crashes at the start."},
    {"custom_id": "3", "input": [{"role": "user", "content": [PHOTO]}]},
    {"custom_id": "4", "input": "Thank you!"},
]


@dataclass
class Label:
    """The label of a mail."""

    topic: Literal["billing", "bug", "other"]


def model(request: RecordedRequest) -> Answer:
    """Stand in for a model, which reads more carefully."""
    mail = str(request.json["input"])
    topic = "billing" if "charged" in mail or "receipt" in mail else "bug" if "crash" in mail else "other"
    return structured({"topic": topic})


def main() -> None:
    with TemporaryDirectory() as name, ResponsesServer(batch_seconds=7200) as server:
        open_router = OpenRouter(api_key="any-key", server_url=server.url)
        server.script(*[model] * len(MAILS))

        def half_an_hour(_: int) -> float:
            """Pass time on the clock of the embedded server. The service has its own: leave out `poll` there."""
            server.clock.advance(1800)
            return 0

        labels = Path(name, "labels.jsonl")
        for mails in (MAILS[:3], MAILS):
            report = bulk.run(
                mails,
                labels,
                model="openai/gpt-5",
                instructions="Label the mail.",
                text_format=Label,
                via="batch",
                fallback="live",
                max_cost=1.00,
                poll=half_an_hour,
                open_router=open_router,
            )
            print(f"{report.succeeded} labelled, {report.skipped} were labelled before")
        for line in sorted(
            labels.read_text(encoding="utf-8").splitlines(), key=lambda line: json.loads(line)["custom_id"]
        ):
            row = json.loads(line)
            print(row["custom_id"], row["response"]["body"]["output"][-1]["content"][0]["text"], f"${row['cost']:.6f}")
        with open_router:
            print(len(list(open_router.batches.iterate())), "batches")


main()
