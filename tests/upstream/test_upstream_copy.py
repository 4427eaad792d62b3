"""A document is read once; its address is recorded without what may be secret or belongs to one machine."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from maintainer.codegen.documents import load_yaml
from maintainer.upstream.document import UpstreamError
from maintainer.upstream.upstream_copy import Origin, copy_upstream, with_origin
from tests.release.test_publish import Handler, serving

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = '{"openapi": "3.1.0"}'


def test_a_url_is_requested_once_and_recorded_without_its_query(tmp_path: Path) -> None:
    requests = []

    class DocumentHandler(Handler):
        def do_GET(self) -> None:  # noqa: N802 - the name in the base class
            requests.append(self.path)
            self.respond(200, CONTENT, Last_Modified="Sat, 22 Aug 2026 23:30:00 GMT")

    with serving(DocumentHandler) as url:
        copied = copy_upstream(f"{url}openapi.json?token=secret", tmp_path)
    assert requests == ["/openapi.json?token=secret"]
    assert copied.path.read_text() == CONTENT
    sha256 = hashlib.sha256(CONTENT.encode()).hexdigest()
    assert copied.origin == Origin(f"{url}openapi.json", sha256, "2026-08-22")


def test_a_document_without_a_date_is_of_today(tmp_path: Path) -> None:
    class DocumentHandler(Handler):
        def do_GET(self) -> None:  # noqa: N802 - the name in the base class
            self.respond(200, CONTENT, Last_Modified="yesterday")

    before = datetime.now(UTC).date().isoformat()
    with serving(DocumentHandler) as url:
        copied = copy_upstream(url, tmp_path)
    assert before <= copied.origin.date <= datetime.now(UTC).date().isoformat()


def test_a_file_is_recorded_without_its_folder_or_under_a_given_address(tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(CONTENT)
    assert copy_upstream(str(file), tmp_path).origin.address == "openapi.json"
    given = copy_upstream(str(file), tmp_path, address="https://service.example/openapi.json")
    assert given.origin.address == "https://service.example/openapi.json"


def test_messages_name_the_document_as_the_caller_did(tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(CONTENT)
    copied = copy_upstream(str(file), tmp_path)
    assert copied.with_source(f"{copied.path}: malformed") == f"{file}: malformed"
    with pytest.raises(UpstreamError, match=r"missing\.json: No such file or directory"):
        copy_upstream(str(tmp_path / "missing.json"), tmp_path)


def test_a_recorded_origin_is_replaced() -> None:
    text = "openapi: 3.1.1\n\n# About it.\ninfo: {title: A}\n"
    first = with_origin(text, Origin("first", "1", "2026-08-21"))
    second = with_origin(first, Origin("second", "2", "2026-08-22"))
    assert second.startswith("openapi: 3.1.1\nx-captured-from:")
    assert second.endswith("\n\n# About it.\ninfo: {title: A}\n")
    assert load_yaml(second)["x-captured-from"] == {"address": "second", "sha256": "2", "date": "2026-08-22"}
