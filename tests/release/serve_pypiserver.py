"""Serves a folder with pypiserver, on a free port of loopback, which it prints."""

import argparse
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pypiserver

USER, PASSWORD = "maintainer", "correct horse battery staple"


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named so in the base
        pass


def breaking_down(app: Callable[..., Iterable[bytes]], *, after: int) -> Callable[..., Iterable[bytes]]:
    """An application that takes some uploads and then none."""
    taken = 0

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        nonlocal taken
        if environ["REQUEST_METHOD"] != "POST":
            return app(environ, start_response)
        if taken >= after:
            environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            start_response("507 Insufficient Storage", [("Content-Type", "text/plain")])
            return [b"The disk is full.\n"]
        taken += 1
        return app(environ, start_response)

    return answer


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--uploads", type=int, default=1000, help="how many are taken")
    parser.add_argument("--hashes", default="sha256", help="the algorithm that its pages name hashes of, or none")
    options = parser.parse_args()
    with make_server("127.0.0.1", 0, lambda *_: [], handler_class=Quiet) as server:
        app = pypiserver.app(
            roots=[options.folder],
            authenticate=["update"],
            auther=lambda user, password: (user, password) == (USER, PASSWORD),
            hash_algo=None if options.hashes == "none" else options.hashes,
            # It sends on those who ask for a project it has not.
            fallback_url=f"http://127.0.0.1:{server.server_port}/nowhere/",
        )
        server.set_app(breaking_down(app, after=options.uploads))
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
