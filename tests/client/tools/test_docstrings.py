"""Docstrings in the styles of Google, NumPy and Sphinx give the same descriptions."""

from __future__ import annotations

import pytest

from openrouter_responses.tools._docstring import parse_docstring

GOOGLE = """Search the archive.

    Slow for long ranges.

    Args:
        query: Words that the document
            contains: all of them.
        limit (int, optional): Maximum number of results.

            It has a second paragraph.
        *others: More.

    Returns:
        list: The documents.

    Raises:
        ValueError: The query is empty.
    """
NUMPY = """Search the archive.

    Slow for long ranges.

    Parameters
    ----------
    query : str
        Words that the document
        contains: all of them.
    limit : int, optional
        Maximum number of results.

        It has a second paragraph.
    others
        More.

    Returns
    -------
    list
        The documents.
    """
SPHINX = """Search the archive.

    Slow for long ranges.

    :param query: Words that the document
        contains: all of them.
    :type query: str
    :param int limit: Maximum number of results.

        It has a second paragraph.
    :param others: More.
    :returns: The documents.
    :raises ValueError: The query is empty.
    """


@pytest.mark.parametrize("docstring", [GOOGLE, NUMPY, SPHINX], ids=["google", "numpy", "sphinx"])
def test_every_style_is_read(docstring: str) -> None:
    description, parameters = parse_docstring(docstring)
    assert description == "Search the archive.\n\nSlow for long ranges."
    assert parameters == {
        "query": "Words that the document contains: all of them.",
        "limit": "Maximum number of results. It has a second paragraph.",
        "others": "More.",
    }


@pytest.mark.parametrize(
    ("docstring", "description", "parameters"),
    [
        (None, "", {}),
        ("", "", {}),
        ("One line.", "One line.", {}),
        ("One line.\n\nArgs:\n", "One line.", {}),
        ("\nArgs:\n    x: First.", "", {"x": "First."}),
        ("One line.\nNote: this is text.", "One line.\nNote: this is text.", {}),
        (
            "Text.\n\nArgs:\n    x (dict[str, tuple(int)]): Map.\n    y:\n        Below.",
            "Text.",
            {"x": "Map.", "y": "Below."},
        ),
        ("Text.\n\nParameters\n----------\nx, y : int\n    Both.", "Text.", {"x": "Both.", "y": "Both."}),
        ("Text.\n\nParameters:\n    x: First.\n\nExample:\n    f(x: 1)", "Text.", {"x": "First."}),
        ("Text.\n\nSteps\n-----\nx\n    First.", "Text.\n\nSteps\n-----\nx\n    First.", {}),
        ("Text.\n\nArgs:\n    x (int, default=(1, (2, 3))): See (this): it.", "Text.", {"x": "See (this): it."}),
        (
            "Text.\n\nArgs:\n    x: One of:\n        - a: first\n        - b: second\n    y: Y.",
            "Text.",
            {"x": "One of: - a: first - b: second", "y": "Y."},
        ),
        ("Text.\n\nArgs:\n    x: X.\n\nMore: text.\n\nReturns:\n    y: no.", "Text.", {"x": "X."}),
        (":class:`Map` in.\n:func:`draw`: out.", ":class:`Map` in.\n:func:`draw`: out.", {}),
        (
            ":meth:`draw` it.\n\n:param x: As :class:`int`\nor so.\n:param y: Y.\n\nEnd.",
            ":meth:`draw` it.",
            {"x": "As :class:`int` or so.", "y": "Y."},
        ),
        ("Text.\n\n:param x: X.\n\nArgs:\n    y: Y.", "Text.", {"x": "X.", "y": "Y."}),
        (
            "Text.\n\nParameters\n----------\nx : int\n    X.\n\nSteps\n-----\nx : int\n    Not a parameter.",
            "Text.",
            {"x": "X."},
        ),
        (
            (
                "Text.\n\nParameters\n----------\nx : {'a', 'b'}, default: 'a'\n    X.\n\nOther Parameters\n"
                "----------------\n**y : int\n    Y.\n\nNotes\n-----\nx : int\n    No."
            ),
            "Text.",
            {"x": "X.", "y": "Y."},
        ),
        ("Text.\r\n\r\nArgs:\r\n    x: First.", "Text.", {"x": "First."}),
    ],
)
def test_unusual_docstrings(docstring: str | None, description: str, parameters: dict[str, str]) -> None:
    assert parse_docstring(docstring) == (description, parameters)


@pytest.mark.parametrize("line", ["x" + " " * 500_000 + "y", "x (" * 20_000, "x " + "()" * 20_000, "x" * 50_000])
def test_a_long_line_does_not_hang(line: str) -> None:
    assert parse_docstring(f"Text.\n\nArgs:\n    {line}") == ("Text.", {})
