"""Visit pages of the built site in Chromium, and print what was observed as JSON. Run in an environment of its own."""

import json
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

WIDTHS = (390, 820, 1400)
SEARCHES = (
    *("timeout", "retry", "image", "tool", "batch price", "aiohttp", "402", "cost", "RetryConfig", "OutputItemMessage"),
    "deadline",
    "journal",
    "no such word anywhere",
)


def visit(page: Page, address: str, observed: dict) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    observed["visited"].append(address.rpartition("/")[2])


def judge(page: Page, name: str, observed: dict) -> None:
    """Note findings of axe that are serious or worse; it loads nothing again, which a page from a file cannot."""
    for violation in Axe().run(page, options={"preload": False}).response["violations"]:
        if violation["impact"] in ("serious", "critical"):
            nodes = [node["html"][:200] for node in violation["nodes"][:3]]
            observed["findings"].append([name, violation["id"], nodes])


def main(chromium: str, site: str, screenshots: str) -> None:
    root = Path(site).resolve()
    pages = ["index.html", "tutorial.html", "reference/retry.html", "api/index.html", "errors-and-retries.html"]
    observed: dict = {"visited": [], "findings": [], "problems": [], "requests": [], "too_wide": [], "hits": {}}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                context = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=scheme)
                page = context.new_page()
                page.on("console", lambda message: observed["problems"].append(f"{message.type}: {message.text}"))
                page.on("pageerror", lambda error: observed["problems"].append(str(error)))
                page.on("request", lambda request: observed["requests"].append(request.url))
                for name in pages:
                    visit(page, f"{root.as_uri()}/{name}", observed)
                    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                        observed["too_wide"].append([name, width])
                    if screenshots:
                        picture = f"site-{name.removesuffix('.html').replace('/', '-')}-{width}-{scheme}.png"
                        page.screenshot(path=Path(screenshots, picture))
                    # What axe finds depends on the layout and on the colors, each of which two visits have.
                    if (scheme, width) in (("light", WIDTHS[0]), ("dark", WIDTHS[-1])):
                        judge(page, f"{name} {width} {scheme}", observed)
                context.close()
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.on("console", lambda message: observed["problems"].append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: observed["problems"].append(str(error)))
        page.on("request", lambda request: observed["requests"].append(request.url))
        visit(page, f"{root.as_uri()}/index.html", observed)
        page.get_by_role("link", name="Tutorial").first.click()
        observed["tutorial"] = page.title()
        # The search, with the keyboard.
        page.locator("input[name=q]").first.fill("RetryConfig")
        page.keyboard.press("Enter")
        first = page.locator("ul.search li a").first
        first.wait_for()
        observed["first_result"] = first.inner_text()
        first.click()
        page.wait_for_load_state("networkidle")
        observed["found"] = page.url.removeprefix(root.as_uri())
        for query in SEARCHES:
            page.goto(f"{root.as_uri()}/search.html?q={query}")
            page.wait_for_function("document.querySelector('.search-summary')?.innerText")
            observed["hits"][query] = page.locator("ul.search li").all_inner_texts()[:5]
            if screenshots:
                page.screenshot(path=Path(screenshots, f"search-{query.replace(' ', '-')}.png"))
        # A name in the text leads to the reference.
        page.goto(f"{root.as_uri()}/errors-and-retries.html")
        page.get_by_role("link", name="errors.StreamInterruptedError").first.click()
        observed["followed"] = page.url.removeprefix(root.as_uri())
        # The copy button of a block of code.
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{root.as_uri()}/index.html")
        button = page.locator("button.copybtn").nth(1)
        button.scroll_into_view_if_needed()
        button.hover(force=True)
        button.click(force=True)
        page.wait_for_timeout(200)
        observed["copied"] = page.evaluate("navigator.clipboard.readText()")
        # The switch between light and dark.
        themes = []
        for _ in range(3):
            page.locator(".theme-toggle-header button, button.theme-toggle").last.click(force=True)
            themes.append(page.evaluate("document.body.dataset.theme"))
        observed["themes"] = sorted(set(themes))
        browser.close()
    observed["requests"] = sorted({url for url in observed["requests"] if not url.startswith(("file:", "data:"))})
    print(json.dumps(observed))


if __name__ == "__main__":
    main(*sys.argv[1:])
