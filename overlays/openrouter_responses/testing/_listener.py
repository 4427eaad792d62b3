"""The listening socket: accepts connections, gives each one a thread, and closes them all."""

import contextlib
import logging
import os
import socket
import socketserver
import struct
import threading
from collections.abc import Callable
from time import monotonic
from typing import Any

from openrouter_responses.testing._connection import Connection
from openrouter_responses.testing._messages import RawResponse, RecordedRequest, Response

logger = logging.getLogger("openrouter_responses.testing")

BACKLOG = 1024
SHUTDOWN_POLL_SECONDS = 0.02
SECONDS_TO_JOIN = 2.0
LINGER = "hh" if os.name == "nt" else "ii"
"""The layout of the two numbers of SO_LINGER."""


class Listener(socketserver.TCPServer):
    """A TCP server with one thread for each connection.

    Args:
        host: The address to listen on.
        port: The port to listen on; 0 selects a free one.
        respond: Returns the response to a request. It is called on the thread of the connection.
        delay: Seconds to wait before each chunk of a stream and before each plain response.
        chunk_size: The size of a stream's chunks; by default each item of the body is one chunk.
    """

    allow_reuse_address = True
    request_queue_size = BACKLOG

    def __init__(
        self,
        host: str,
        port: int,
        respond: Callable[[RecordedRequest], Response | RawResponse],
        *,
        delay: float,
        chunk_size: int | None,
    ) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.respond = respond
        self.delay = delay
        self.chunk_size = chunk_size
        self.closing = threading.Event()
        self._changed = threading.Condition()
        self._open: dict[socket.socket, threading.Thread] = {}
        self._accepted = 0
        self._acceptor = threading.Thread(target=self.serve_forever, args=(SHUTDOWN_POLL_SECONDS,), daemon=True)
        super().__init__((host, port), Connection)

    @property
    def port(self) -> int:
        """The port, chosen by the operating system if 0 was requested."""
        return int(self.socket.getsockname()[1])

    @property
    def accepted_connections(self) -> int:
        """The number of connections accepted so far."""
        with self._changed:
            return self._accepted

    @property
    def open_connections(self) -> int:
        """The number of connections open now."""
        with self._changed:
            return len(self._open)

    def start(self) -> None:
        """Accept connections from now on."""
        try:
            self._acceptor.start()
        except RuntimeError:
            self.server_close()
            raise

    def wait_until_idle(self, timeout: float) -> bool:
        """Wait until no connection is open. Return False if the timeout expires first."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._open, timeout)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve an accepted connection on a new thread."""
        thread = threading.Thread(target=self._serve, args=(request, client_address), daemon=True)
        with self._changed:
            thread.start()
            self._accepted += 1
            self._open[request] = thread

    def reset_on_close(self, connection: socket.socket) -> None:
        """Let a connection end with a reset (TCP RST) when it is closed."""
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(LINGER, 1, 0))

    def close(self) -> None:
        """Stop accepting, close every connection and wait up to two seconds for their threads."""
        self.closing.set()
        self.shutdown()
        self.server_close()
        self._acceptor.join()
        with self._changed:
            connections = dict(self._open)
        for connection in connections:
            _shut_down(connection)
        deadline = monotonic() + SECONDS_TO_JOIN
        for thread in connections.values():
            # The body of a response may close the server from its own connection's thread.
            if thread is not threading.current_thread():
                thread.join(max(0.0, deadline - monotonic()))

    def _serve(self, request: socket.socket, client_address: Any) -> None:
        try:
            # The client may disconnect at any time, and close() ends the connection.
            with contextlib.suppress(ConnectionError):
                self.finish_request(request, client_address)
        except Exception:
            logger.exception("A response could not be sent")
        finally:
            if not _will_reset(request):
                _shut_down(request)
            request.close()
            with self._changed:
                del self._open[request]
                self._changed.notify_all()


def _will_reset(connection: socket.socket) -> bool:
    size = struct.calcsize(LINGER)
    enabled, _ = struct.unpack(LINGER, connection.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, size))
    return bool(enabled)


def _shut_down(connection: socket.socket) -> None:
    # An OSError means that the connection has ended already.
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
