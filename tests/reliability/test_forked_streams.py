"""A forked child that leaves a stream leaves the parent's connection alone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SYNC = """
import os, sys
from openrouter_responses import OpenRouter

with OpenRouter("key", server_url=sys.argv[1]) as open_router:
    with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
        next(stream)
        child = os.fork()
        if child:
            assert os.waitpid(child, 0)[1] == 0
            assert stream.get_final_response().status == "completed"
"""
ASYNC = """
import asyncio, os, sys
from openrouter_responses import OpenRouter

async def main():
    open_router = OpenRouter("key", server_url=sys.argv[1])
    stream = await open_router.responses.send_async(model="test/echo", input="Hi", stream=True)
    await anext(stream)
    child = os.fork()
    if not child:
        await stream.close()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert (await stream.get_final_response()).status == "completed"
    await open_router.aclose()

asyncio.run(main())
"""
COLLECTED = """
import gc, os, sys
from openrouter_responses import OpenRouter

with OpenRouter("key", server_url=sys.argv[1]) as open_router:
    stream = open_router.responses.send(model="test/echo", input="Hi", stream=True)
    next(stream)
    child = os.fork()
    if not child:
        del stream
        gc.collect()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert stream.get_final_response().status == "completed"
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("program", [SYNC, ASYNC, COLLECTED], ids=["with", "async close", "collected"])
def test_a_child_that_leaves_a_stream_does_not_end_the_parents(program: str) -> None:
    from openrouter_responses.testing import ResponsesServer

    with ResponsesServer(delay=0.02) as server:
        command = [sys.executable, "-W", "error", "-c", program, server.url]
        subprocess.run(command, check=True, timeout=60)
