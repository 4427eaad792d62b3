"""The built site in a real browser, opened as files: `make test-browser`, with Chromium on the machine.

`SCREENSHOTS=folder` keeps pictures of it, at three widths, light and dark.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BROWSER = os.environ.get("BROWSER")
CHROMIUM = os.environ.get("CHROMIUM", "chromium")
SCREENSHOTS = os.environ.get("SCREENSHOTS", "")

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="needs Chromium and Playwright: make test-browser"),
    pytest.mark.timeout(600),
]


@pytest.fixture(scope="module")
def observed() -> dict[str, Any]:
    """The findings of a visit of the site."""
    if SCREENSHOTS:
        Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
    program = str(Path(__file__).parent / "programs" / "visit_site.py")
    command = [str(BROWSER), program, str(shutil.which(CHROMIUM)), str(ROOT / "site"), SCREENSHOTS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_nothing_is_requested_from_another_address(observed: dict[str, Any]) -> None:
    assert observed["requests"] == []


def test_the_console_is_empty(observed: dict[str, Any]) -> None:
    assert observed["problems"] == []


def test_axe_finds_nothing_serious(observed: dict[str, Any]) -> None:
    assert observed["findings"] == []


def test_no_page_is_wider_than_the_window(observed: dict[str, Any]) -> None:
    assert observed["too_wide"] == []


def test_the_navigation_leads_to_pages(observed: dict[str, Any]) -> None:
    assert observed["tutorial"].startswith("Tutorial")


def test_the_search_finds_a_name(observed: dict[str, Any]) -> None:
    assert observed["first_result"] == "Retries > RetryConfig"
    assert observed["found"].startswith("/reference/retry.html")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("timeout", "Timeouts and cancellation"),
        ("deadline", "Timeouts and cancellation"),
        ("journal", "Bulk runs"),
        ("retry", "Errors and retries"),
        ("image", "Images and files"),
        ("tool", "Tools"),
        ("batch price", "Bulk runs > Batches: half the price"),
        ("aiohttp", "HTTP clients > aiohttp"),
        ("402", "Errors and retries"),
        ("cost", "Models and cost"),
        ("RetryConfig", "Retries > RetryConfig"),
        ("OutputItemMessage", "Models of items > OutputMessageItem"),
    ],
)
def test_the_search_shows_the_page_about_a_topic_first(observed: dict[str, Any], query: str, first: str) -> None:
    assert observed["hits"][query][0].startswith(first), observed["hits"][query]


def test_a_hit_of_the_search_has_a_summary(observed: dict[str, Any]) -> None:
    assert "there are two retries" in observed["hits"]["retry"][0]


def test_the_search_finds_nothing_for_words_that_no_page_has(observed: dict[str, Any]) -> None:
    assert observed["hits"]["no such word anywhere"] == []


def test_a_name_in_a_text_leads_to_the_reference(observed: dict[str, Any]) -> None:
    assert observed["followed"] == "/reference/errors.html#streaminterruptederror"


def test_a_block_of_code_can_be_copied(observed: dict[str, Any]) -> None:
    assert observed["copied"].startswith("from openrouter_responses import OpenRouter\n")


def test_the_theme_can_be_chosen(observed: dict[str, Any]) -> None:
    assert observed["themes"] == ["auto", "dark", "light"]
