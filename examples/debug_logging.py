"""Log what is sent and received; keys and other secrets are masked."""

import logging
import sys

from openrouter_responses import OpenRouter
from openrouter_responses.testing import ResponsesServer

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(name)s %(message)s")
logger = logging.getLogger("my_app.openrouter")
logger.setLevel(logging.DEBUG)

with (
    ResponsesServer() as server,
    OpenRouter(api_key="sk-or-secret", server_url=server.url, debug_logger=logger) as open_router,
):
    result = open_router.responses.send(model="test/echo", input="Hello?")
    print(f"generation {result.generation_id}: quote it to the support of OpenRouter")
