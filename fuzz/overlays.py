"""The overlay applier: any two documents give a result or an OverlayError, and the arguments are not modified."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import strategies as st

from maintainer.codegen.overlay import OverlayError, apply

_NAMES = st.sampled_from(["paths", "components", "schemas", "info", "a", "b", "/x", "required", "$ref", "~0", "a b"])
_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.text(max_size=4), st.just("#/components"))
DOCUMENTS = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_NAMES, inner, max_size=4)),
    max_leaves=15,
)
OBJECTS = st.dictionaries(_NAMES, DOCUMENTS, max_size=4)
_SEGMENTS = st.sampled_from(
    [
        "['a']",
        ".paths",
        ".components",
        ".*",
        "..*",
        "[0]",
        "[-1]",
        "[*]",
        "[?@.a]",
        "[?@.a=='b']",
        "..a",
        "[0:2]",
        "[?",
        "]",
    ]
)
_TARGETS = st.one_of(st.lists(_SEGMENTS, max_size=3).map(lambda parts: "$" + "".join(parts)), st.text(max_size=5))
_ACTIONS = st.one_of(
    st.fixed_dictionaries({"target": _TARGETS, "update": DOCUMENTS}),
    st.fixed_dictionaries({"target": _TARGETS, "remove": st.one_of(st.booleans(), DOCUMENTS)}),
    st.fixed_dictionaries({"target": _TARGETS, "copy": _TARGETS}),
    st.dictionaries(st.sampled_from(["target", "update", "remove", "copy", "x-y"]), DOCUMENTS, max_size=3),
    DOCUMENTS,
)
OVERLAYS = st.one_of(
    st.builds(
        lambda version, actions: {"overlay": version, "info": {"title": "T", "version": "1"}, "actions": actions},
        st.sampled_from(["1.0.0", "1.1.0"]),
        st.lists(_ACTIONS, max_size=3),
    ),
    st.dictionaries(st.sampled_from(["overlay", "info", "actions", "extends"]), DOCUMENTS, max_size=4),
)


def check_apply(document: dict[str, Any], overlay: dict[str, Any]) -> None:
    """Check that an overlay is applied or rejected with a message that names its source."""
    before = copy.deepcopy((document, overlay))
    refusal = "fuzzed.overlay.yaml"
    try:
        result = apply(document, overlay, source=refusal)
        assert isinstance(result, dict)
        json.dumps(result)
    except OverlayError as error:
        refusal = str(error)
    assert "fuzzed.overlay.yaml" in refusal
    assert (document, overlay) == before
