"""Random histories of documents are captured, as `make fuzz-histories` does with more of them."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from fuzz.document_changes import CHANGES
from fuzz.document_goals import adopt_part, parts_towards
from fuzz.document_styles import document_bytes
from fuzz.document_sweeps import SWEEPS, count_by_integers, mark_null
from fuzz.histories import SMALL, History, copy_small_description, read_documents, run_history, run_walk
from fuzz.operation_changes import OPERATION_CHANGES
from maintainer.codegen.documents import load_document
from maintainer.upstream.differences import find_differences
from maintainer.upstream.document import parse_upstream_document
from maintainer.upstream.matching import match_description
from maintainer.upstream.operations import find_operations

PUBLISHED = sorted((Path(__file__).parents[3] / "shared/reference/upstream").glob("*.yaml"))


def test_a_random_history_of_a_small_document_is_captured() -> None:
    history = run_history(1, [load_document(SMALL)], steps=3, generate_every=4, small=True)
    assert (history.captured, history.refused) == (3, 0)


@pytest.mark.extended
@pytest.mark.parametrize("seed", range(2, 22))
def test_random_histories_of_a_small_document_give_clients(seed: int) -> None:
    history = run_history(seed, [load_document(SMALL)], steps=12, generate_every=4, small=True)
    assert history.captured > 6


@pytest.mark.extended
@pytest.mark.parametrize("seed", range(2))
def test_random_histories_of_our_description_and_published_documents_give_clients(seed: int) -> None:
    history = run_history(seed, read_documents(map(str, PUBLISHED)), steps=4, generate_every=4)
    assert history.captured > 2


@pytest.mark.extended
@pytest.mark.timeout(600)
@pytest.mark.skipif(not PUBLISHED, reason="the published documents are not available")
def test_a_walk_from_our_description_to_published_documents_gives_clients() -> None:
    history = run_walk(1, read_documents(map(str, PUBLISHED)), steps=2, generate_every=4)
    assert history.captured == 8


def test_a_walk_ends_at_the_other_document() -> None:
    goal = load_document(SMALL)
    for seed in range(10):
        random, document = Random(seed), load_document(SMALL)
        for _ in range(40):
            random.choice(CHANGES)(random, document)
        while adopt_part(random, document, goal):
            pass
        assert not list(parts_towards(document, goal))
        assert document["paths"] == goal["paths"]
        schemas = document["components"]["schemas"]
        assert {**schemas, **goal["components"]["schemas"]} == schemas


def test_each_style_of_a_document_is_read_as_the_same_document() -> None:
    document = load_document(SMALL)
    for seed in range(30):
        assert parse_upstream_document(document_bytes(Random(seed), document), "there") == document


@pytest.mark.parametrize("change", [*CHANGES, *OPERATION_CHANGES, *SWEEPS], ids=lambda change: change.__name__)
def test_each_change_changes_the_document_somewhere(change: Any) -> None:
    for seed in range(100):
        random, document = Random(seed), load_document(SMALL)
        document["paths"]["/models"] = {
            "get": {"responses": {"400": {"content": {"application/json": {"schema": {}}}}}}
        }
        # Some changes take others back.
        for _ in range(seed):
            random.choice(CHANGES)(random, document)
        if change(random, document):
            break
    else:
        pytest.fail("the change finds no place in the small document")
    assert list(document) == list(load_document(SMALL))


@pytest.mark.parametrize("sweep", [one for one in SWEEPS if one is not count_by_integers], ids=lambda one: one.__name__)
def test_a_document_that_is_written_in_another_way_does_not_differ(sweep: Any) -> None:
    ours = load_document(SMALL)
    for seed in range(10):
        document = load_document(SMALL)
        mark_null(Random(seed), document)
        sweep(Random(seed), document)
        theirs = find_operations(document, ["POST /responses"], source="there")
        assert not find_differences(match_description(ours, theirs))


def test_an_unusable_document_is_refused_in_a_history(tmp_path: Path) -> None:
    copy_small_description(tmp_path)
    history = History(tmp_path)
    assert not history.capture(b"openapi: 3.1.0\npaths: {}\n", with_package=False)
    assert history.refused == 1
