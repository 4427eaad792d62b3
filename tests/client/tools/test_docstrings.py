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
        ("Text.\r\n\r\nArgs:\r\n    x: First.", "Text.", {"x": "First."}),
    ],
)
def test_unusual_docstrings(docstring: str | None, description: str, parameters: dict[str, str]) -> None:
    assert parse_docstring(docstring) == (description, parameters)
