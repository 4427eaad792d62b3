"""A server with slots, in a process of its own: `python slots_server.py SLOTS SECONDS`.

It has room for some requests at a time, and refuses the others with status 429. An answer says what the row was, and
costs a millidollar. A row whose input contains "odd" is refused with status 400. `GET /counts` returns how often each
row was answered, and how many requests were refused.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter


class Server:
    def __init__(self, slots: int, seconds: float) -> None:
        self._slots = slots
        self._seconds = seconds
        self._used = 0
        self._refused = 0
        self._most = 0
        self._answered: Counter[str] = Counter()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
                body = await reader.readexactly(length)
                status, answer = await self._respond(head, body)
                content = json.dumps(answer).encode()
                writer.write(
                    b"HTTP/1.1 %d Status\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
                    % (status, len(content), content)
                )
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def _respond(self, head: bytes, body: bytes) -> tuple[int, object]:
        if head.startswith(b"GET /counts"):
            return 200, {"answered": self._answered, "refused": self._refused, "most": self._most}
        row = json.loads(body)["input"]
        if "odd" in row:
            return 400, {"error": {"code": 400, "message": "The input is odd"}}
        if self._used >= self._slots:
            self._refused += 1
            return 429, {"error": {"code": 429, "message": "No slot is free"}}
        self._used += 1
        self._most = max(self._most, self._used)
        await asyncio.sleep(self._seconds)
        self._used -= 1
        self._answered[row] += 1
        return 200, _result(row)


def _result(row: str) -> dict[str, object]:
    content = {"type": "output_text", "text": f"{row}!", "annotations": []}
    message = {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [content]}
    details = {"cached_tokens": 0, "reasoning_tokens": 0}
    usage = {
        "input_tokens": 1,
        "input_tokens_details": details,
        "output_tokens": 1,
        "output_tokens_details": details,
        "total_tokens": 2,
        "cost": 0.001,
    }
    fields = {"id": "resp_1", "object": "response", "created_at": 0, "status": "completed", "model": "m"}
    return {**fields, "output": [message], "usage": usage, "error": None}


async def main() -> None:
    slots, seconds = int(sys.argv[1]), float(sys.argv[2])
    server = await asyncio.start_server(Server(slots, seconds).serve, "127.0.0.1", 0, backlog=1024)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
