"""The planner, tested by unittest alone: `python -m unittest`."""

from __future__ import annotations

import os
import unittest
from pathlib import Path
from unittest import mock

from openrouter_responses.testing import ResponsesServer, text
from trip_planner import Planner

RECORDING = Path(__file__).parent / "recordings" / "stream.jsonl"


class TestPlanner(unittest.TestCase):
    def use(self, server: ResponsesServer) -> ResponsesServer:
        """Start a server for the test, and let the planner use it."""
        self.enterContext(server)
        variables = {"OPENROUTER_API_KEY": "any", "OPENROUTER_BASE_URL": server.url}
        self.enterContext(mock.patch.dict(os.environ, variables))
        return server

    def test_a_scripted_answer(self) -> None:
        server = self.use(ResponsesServer())
        server.script(text("Take sunglasses."))
        with Planner() as planner:
            self.assertEqual(planner.answer("What do I need?"), "Take sunglasses.")
        server.check_script()

    def test_a_recorded_answer(self) -> None:
        server = self.use(ResponsesServer.replay(RECORDING))
        with Planner("test/echo") as planner:
            self.assertIn("What do I need?", "".join(planner.words("What do I need?")))
        server.check_script()


if __name__ == "__main__":
    unittest.main()
