"""`ServerClock`: the time of the server, which a test can move forward."""

import threading
from time import time


class ServerClock:
    """The clock of a server. It runs with the clock of the system, and can be moved forward.

    Batches begin, end and expire by it, so that a test need not wait for them.
    """

    def __init__(self) -> None:
        self._ahead = 0.0
        self._lock = threading.Lock()

    def now(self) -> float:
        """Return the time, in Unix seconds."""
        with self._lock:
            return time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Move the clock forward.

        Raises:
            ValueError: The number is negative: what has ended cannot begin again.
        """
        if not seconds >= 0:
            raise ValueError(f"seconds must be at least 0, such as 3600, not {seconds!r}")
        with self._lock:
            self._ahead += seconds
