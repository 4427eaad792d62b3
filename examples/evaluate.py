"""Evaluate two models on the same questions: their accuracy, cost and failures."""

import asyncio
from collections import Counter

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.testing import Answer, RecordedRequest, ResponsesServer, error, text

QUESTIONS = [(f"What is {a} + {b}? Answer with the number only.", str(a + b)) for a in range(5) for b in range(4)]


def model(request: RecordedRequest) -> Answer:
    """Stand in for the models: the small one knows no sum above 5."""
    first, second = (int(word.strip("?")) for word in request.json["input"].split()[2:5:2])
    if request.json["model"] == "some/small-model":
        if first == second == 0:
            return error(400, "The question is too easy")
        return text(str(min(first + second, 5)))
    return text(str(first + second))


async def evaluate(open_router: OpenRouter, name: str) -> None:
    rows = [{"custom_id": str(number), "input": question} for number, (question, _) in enumerate(QUESTIONS)]
    counts: Counter[str] = Counter()
    cost = 0.0
    async for row in bulk.stream(rows, open_router, model=name, temperature=0):
        if row.result is None:
            counts["failed"] += 1
        else:
            expected = QUESTIONS[int(row.custom_id)][1]
            counts["right" if row.result.output_text.strip() == expected else "wrong"] += 1
        cost += row.cost or 0
    print(f"{name}: {counts['right']} right, {counts['wrong']} wrong, {counts['failed']} failed, ${cost:.6f}")


async def main() -> None:
    with ResponsesServer() as server:
        server.script(*[model] * 2 * len(QUESTIONS))
        async with OpenRouter(api_key="any-key", server_url=server.url) as open_router:
            for name in ("some/small-model", "some/large-model"):
                await evaluate(open_router, name)


asyncio.run(main())
