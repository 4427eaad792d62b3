"""Responses to show, among them hostile ones, and what is wrong with the HTML that is made of them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt

from openrouter_responses import ResponseResult

PNG = "data:image/png;base64,"
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
ALLOWED_TAGS = {
    "a", "blockquote", "br", "code", "del", "details", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "li", "ol", "p", "pre", "s", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {"alt", "class", "href", "rel", "src", "start", "style", "target", "title"}


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=https://example.com/x onerror=alert(1)>",
    "![a](https://example.com/x.png)",
    "![a][1]\n\n[1]: https://example.com/x.png",
    "[1]: javascript:alert(1)\n\n[a][1]",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a]( java\tscript:alert(1))",
    "[a](vbscript:x) [b](data:text/html,<script>alert(1)</script>)",
    "<javascript:alert(1)>",
    "![a](data:image/svg+xml;base64,PHN2Zy8+)",
    "`<script>alert(1)</script>`",
    "| `a | <img src=x> ` |\n|---|\n| `a | <img src=x> ` |",
    "```\n</code></pre><script>alert(1)</script>",
    "- ```\n\n```\n<script>alert(1)</script>\n```",
    "~~~\n```\n~~~\n<script>alert(1)</script>",
    "  ````x\n```\n<script>alert(1)</script>\n````",
    "> ```\n<script>alert(1)</script>",
    "~~~ `\n```\n~~~\n<script>alert(1)</script>",
    "\\<script>alert(1)</script>",
    "\\![a](https://example.com/x.png) \\\\![a](https://example.com/x.png)",
    "</details></div><script>alert(1)</script>",
    "$\\href{javascript:alert(1)}{a}$ \\(\\style{background:url(https://example.com)}{a}\\)",
    "<!-- --><style>@import 'https://example.com'</style>",
    "[a](https://example.com\"onmouseover=alert(1))",
    "[a](https://example.com 'x\" onmouseover=\"alert(1)')",
    "\x1b[2J\x1b]8;;https://example.com\x07a\x1b]8;;\x07 \u202egpj.exe",
    "```\"onmouseover=alert(1)\nx\n```",
]  # fmt: skip


class Page(HTMLParser):
    """The elements of an HTML text, and what is wrong with them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.text = ""
        self.images: list[str] = []
        self.links: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED_TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if name not in ALLOWED_ATTRIBUTES or (name == "style" and "url" in str(value)):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "src" and not str(value).startswith("data:image/"):
                self.wrong.append(f"{tag} loads {value}")
            if name == "href" and not str(value).lower().startswith(("https://", "http://", "mailto:")):
                self.wrong.append(f"{tag} leads to {value}")
            if name == "src":
                self.images.append(str(value))
            if name == "href":
                self.links.append(str(value))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(data)

    def handle_pi(self, data: str) -> None:
        self.wrong.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(data)


class PermissiveMarkdown(MarkdownIt):
    """A renderer that lets through what ours must have removed: HTML, and every address."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": True})
        self.enable(["table", "strikethrough"])

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True


def result_of(*output: dict[str, Any], **fields: Any) -> ResponseResult:
    usage = {"input_tokens": 1200, "output_tokens": 34, "total_tokens": 1234, "cost": 0.00125}
    base = {"id": "gen-1", "object": "response", "status": "completed", "model": "openai/gpt-5", "usage": usage}
    return ResponseResult.from_dict({**base, "output": [*output], **fields})


def message(text: str, *annotations: dict[str, Any]) -> dict[str, Any]:
    part = {"type": "output_text", "text": text, "annotations": [*annotations]}
    return {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [part]}


def citation(url: str, title: str) -> dict[str, Any]:
    return {"type": "url_citation", "url": url, "title": title, "start_index": 0, "end_index": 1}


def hostile_results(text: str) -> list[ResponseResult]:
    return [
        result_of(message(text, citation(text, text))),
        result_of(message("x", citation(f"https://example.com/{text}", text)), model=text, status=text),
        result_of({"type": "reasoning", "id": "r", "summary": [{"type": "summary_text", "text": text}]}),
        result_of({"type": "function_call", "call_id": text, "name": text, "arguments": text}),
        result_of({"type": text, "id": text, text: text}),
        result_of({**message(text), "content": [{"type": "refusal", "refusal": text}, {"type": "new", "x": text}]}),
        result_of({"type": "image_generation_call", "id": "i", "status": "completed", "result": text, "prompt": text}),
        result_of(error={"code": text, "message": text}, incomplete_details={"reason": text}),
    ]
