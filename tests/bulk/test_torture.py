"""A job that is killed at random moments loses no row and sends none again that is in the output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bulk.torture import torture

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_killed_job_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few_certificates: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))
    findings = torture(tmp_path, rows=150, kills=3, seed=1)
    assert findings.problems == []
    assert findings.kills == 3
