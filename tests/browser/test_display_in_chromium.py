"""What objects show of themselves, in a real browser: `make test-browser`, with Chromium on the machine.

`SCREENSHOTS=folder` keeps pictures of it, at three widths, light and dark.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from openrouter_responses import Conversation, OpenRouter, errors, tool
from openrouter_responses.testing import ResponsesServer, call, reasoning, text
from tests.client.shown_responses import (
    HOSTILE,
    PIXEL,
    PermissiveMarkdown,
    citation,
    hostile_results,
    message,
    result_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = os.environ.get("CHROMIUM")
SCREENSHOTS = os.environ.get("SCREENSHOTS")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: make test-browser")

MARKDOWN = """## A plan for Rome

Three days, **mostly on foot**, as in [this guide](https://example.com/rome):

1. The Forum and `Palatine`
2. Trastevere

| day | weather | °C |
|---|---|---:|
| Friday | sunny | 24 |
| Saturday | rain | 19 |

```python
for day in ("Friday", "Saturday"):
    print(day, "<", 3)
```

> Take an umbrella.
"""


@contextmanager
def network() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a server, and the paths that are requested from it."""
    requested: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requested.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", requested
        finally:
            server.shutdown()
            thread.join()


def chromium(page: Path, *options: str) -> str:
    """Open a page, and return its document after it has loaded."""
    program = shutil.which(str(CHROMIUM))
    assert program is not None, f"{CHROMIUM} is not installed; with Debian: apt-get install chromium"
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={page.parent / 'profile'}"]
    done = subprocess.run([*command, *options, page.as_uri()], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def page_of(folder: Path, *parts: str, dark: bool = False) -> Path:
    """Write a page that contains parts, as the output of a notebook does."""
    colors = "color-scheme:dark;background:#111;color:#ddd" if dark else "background:#fff;color:#222"
    style = f"body{{{colors};font:14px sans-serif;margin:16px}} td,th{{padding:2px 8px}}"
    page = folder / "page.html"
    body = "<hr>".join(parts)
    page.write_text(f"<!doctype html><meta charset=utf-8><title>page</title><style>{style}</style>{body}")
    return page


def test_no_script_of_a_model_runs_and_nothing_is_loaded(tmp_path: Path) -> None:
    with network() as (address, requested):
        changes = {"https://example.com": address, "alert(1)": "document.title='run'"}
        texts = [*HOSTILE]
        for old, new in changes.items():
            texts = [text.replace(old, new) for text in texts]
        # The browser does run and load what these texts contain, if nobody prevents it.
        dom = chromium(page_of(tmp_path, *texts), "--dump-dom")
        assert "<title>run</title>" in dom
        assert requested
        requested.clear()
        results = [result for text in texts for result in hostile_results(text)]
        html = [result._repr_html_() for result in results]
        markdown = [PermissiveMarkdown().render(result._repr_markdown_()) for result in results]
        dom = chromium(page_of(tmp_path, *html, *markdown), "--dump-dom")
        assert "<title>page</title>" in dom
        assert dom.count('class="openrouter-response') == len(html)
        assert requested == []


@tool
def get_weather(city: str) -> str:
    """Return the weather of a city."""
    return f"sunny in {city}, {'and warm ' * 10}"


def shown_objects() -> list[str]:
    image = {"type": "image_generation_call", "id": "i", "status": "completed", "result": PIXEL, "prompt": "A dot"}
    cited = citation("https://example.com/rome", "Rome in three days")
    shown = [result_of(message(MARKDOWN, cited), image)._repr_html_()]
    with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as open_router:
        server.script([reasoning("Rome."), call("get_weather", city="Rome")], [text("It is **sunny**.")])
        conversation = Conversation(open_router, model="openai/gpt-5", tools=[get_weather])
        run = conversation.run("How is the weather?")
        shown += [run.result._repr_html_(), run._repr_html_(), conversation._repr_html_()]
    with ResponsesServer() as server, OpenRouter(api_key="any-key", server_url=server.url) as open_router:
        shown.append(next(open_router.responses.send(model="test/echo", input="Hi", stream=True))._repr_html_())
        with pytest.raises(errors.OpenRouterError) as caught:
            open_router.responses.send(model="test/error-400", input="Hi")
        shown.append(caught.value._repr_html_())
    return shown


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [500, 900, 1400])
def test_pictures_of_what_is_shown_can_be_taken(width: int, dark: bool, tmp_path: Path) -> None:
    picture = tmp_path / f"display-{width}-{'dark' if dark else 'light'}.png"
    page = page_of(tmp_path, *(html.replace("<details>", "<details open>", 1) for html in shown_objects()), dark=dark)
    chromium(page, f"--screenshot={picture}", f"--window-size={width},1800", "--hide-scrollbars")
    assert picture.stat().st_size > 10_000
    if SCREENSHOTS is not None:
        Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, SCREENSHOTS)


def test_no_text_is_wider_than_its_cell(tmp_path: Path) -> None:
    long = result_of(message(f"{'a' * 5_000}\n\n`{'b' * 5_000}`"), model="c" * 5_000)
    fits = "document.documentElement.scrollWidth <= innerWidth"
    script = f"<script>document.title = {fits} ? 'fits' : 'too wide'</script>"
    page = page_of(tmp_path, long._repr_html_(), result_of({"type": "x" * 5_000})._repr_html_(), script)
    assert "<title>fits</title>" in chromium(page, "--dump-dom", "--window-size=900,900")
