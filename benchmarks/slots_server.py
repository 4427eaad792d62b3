"""A server of the benchmarks that has room for some requests at a time and refuses the others with status 429.

`GET /counts` returns how many it has answered and refused.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys

from benchmarks import payloads


class SlotsServer:
    def __init__(self, slots: int, seconds: float) -> None:
        self._slots = slots
        self._seconds = seconds
        self._used = 0
        self._counts = {"answered": 0, "refused": 0}
        self._random = random.Random(1)
        self._answer = _response(b"200 OK", payloads.small_result())
        self._refusal = _response(b"429 Too Many Requests", b'{"error":{"code":429,"message":"No slot is free"}}')

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
                await reader.readexactly(length)
                writer.write(await self._respond(head))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def _respond(self, head: bytes) -> bytes:
        if head.startswith(b"GET /counts"):
            return _response(b"200 OK", json.dumps(self._counts).encode())
        if self._used >= self._slots:
            self._counts["refused"] += 1
            return self._refusal
        self._used += 1
        await asyncio.sleep(self._seconds * self._random.uniform(0.5, 1.5))
        self._used -= 1
        self._counts["answered"] += 1
        return self._answer


def _response(status: bytes, body: bytes) -> bytes:
    head = b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % (status, len(body)) + body


async def main() -> None:
    slots, seconds = int(sys.argv[1]), float(sys.argv[2])
    server = await asyncio.start_server(SlotsServer(slots, seconds).serve, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
