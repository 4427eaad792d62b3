"""pypiserver for a folder, on a free port of loopback, which it prints."""

import argparse
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pypiserver

USER, PASSWORD = "maintainer", "correct horse battery staple"


class QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the base class
        pass


def with_upload_limit(app: Callable[..., Iterable[bytes]], *, limit: int) -> Callable[..., Iterable[bytes]]:
    """Return an application that refuses uploads after a number of them."""
    accepted = 0

    def respond(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        nonlocal accepted
        if environ["REQUEST_METHOD"] != "POST":
            return app(environ, start_response)
        if accepted >= limit:
            environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            start_response("507 Insufficient Storage", [("Content-Type", "text/plain")])
            return [b"The disk is full.\n"]
        accepted += 1
        return app(environ, start_response)

    return respond


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--uploads", type=int, default=1000, help="the number of uploads to accept")
    parser.add_argument("--hashes", default="sha256", help="the hash algorithm of its pages, or none")
    options = parser.parse_args()
    with make_server("127.0.0.1", 0, lambda *_: [], handler_class=QuietHandler) as server:
        app: Any = pypiserver.app(
            roots=[options.folder],
            authenticate=["update"],
            auther=lambda user, password: (user, password) == (USER, PASSWORD),
            hash_algo=None if options.hashes == "none" else options.hashes,
            # pypiserver redirects requests for a project that it lacks.
            fallback_url=f"http://127.0.0.1:{server.server_port}/nowhere/",
        )
        server.set_app(with_upload_limit(app, limit=options.uploads))
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
