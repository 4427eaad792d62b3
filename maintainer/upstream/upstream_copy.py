"""The upstream document, read once, and its origin: date, hash and address."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from maintainer.codegen.documents import load_yaml
from maintainer.upstream.document import UpstreamError, fetch
from maintainer.upstream.yaml_edits import edit_yaml

if TYPE_CHECKING:
    import httpx

CAPTURED_FROM = "x-captured-from"
"""The member of our description that has the origin of the last document that changed it."""


@attrs.frozen
class Origin:
    """Where a document comes from.

    Attributes:
        address: Its URL without query, or the name of its file without folders.
        sha256: The hash of its bytes.
        date: The day on which it was published, as `2026-08-22`; the day on which it was read if the server does not
            say when it last changed.
    """

    address: str
    sha256: str
    date: str


@attrs.frozen
class UpstreamCopy:
    """A copy of a document, which is the only one that is read afterwards.

    Attributes:
        path: The file of the copy.
        source: The name of the document in messages, as the caller gave it.
    """

    path: Path
    source: str
    origin: Origin

    def with_source(self, message: str) -> str:
        """Return a message with the caller's name of the document instead of the path of the copy."""
        return message.replace(str(self.path), self.source)


def copy_upstream(source: str, folder: Path, *, address: str | None = None) -> UpstreamCopy:
    """Copy a document into a folder.

    Args:
        source: A file or URL.
        folder: Where the copy is written.
        address: The address to record, if it is not `source`.

    Raises:
        UpstreamError: The document cannot be read.
    """
    if "://" in source:
        response = fetch(source)
        content, moment, name = (
            response.content,
            _last_modified(response.headers),
            source.partition("?")[0].partition("#")[0],
        )
    else:
        try:
            content = Path(source).read_bytes()
            moment = datetime.fromtimestamp(Path(source).stat().st_mtime, UTC)
        except OSError as error:
            raise UpstreamError(f"{source}: {error.strerror}") from error
        name = Path(source).name
    path = folder / "document"
    path.write_bytes(content)
    origin = Origin(address or name, hashlib.sha256(content).hexdigest(), moment.date().isoformat())
    return UpstreamCopy(path, source, origin)


def with_origin(text: str, origin: Origin) -> str:
    """Return the text of a description with the origin of the document that it follows, at its beginning."""
    old = load_yaml(text)
    version, *rest = ((name, value) for name, value in old.items() if name != CAPTURED_FROM)
    return edit_yaml(text, old, dict([version, (CAPTURED_FROM, attrs.asdict(origin)), *rest]))


def _last_modified(headers: httpx.Headers) -> datetime:
    try:
        return parsedate_to_datetime(headers["Last-Modified"]).astimezone(UTC)
    except (KeyError, ValueError):
        return datetime.now(UTC)
