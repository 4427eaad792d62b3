"""A field whose name has a special meaning in Python does not change how a model behaves."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from openrouter_responses import models

NAMES = ("__deepcopy__", "__copy__", "__reduce_ex__", "__getstate__", "__array__", "__len__", "__class__")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("cls", [models.OpenResponsesResult, models.UnknownVariant])
def test_a_model_with_a_special_field_name_can_be_copied_pickled_and_encoded(cls: Any, name: str) -> None:
    source = {"type": "new", "id": "gen-1", name: "surprise"} if cls is models.UnknownVariant else {name: "surprise"}
    model = cls.from_dict(source)
    for twin in (copy.copy(model), copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert twin == model
        assert twin.to_dict() == source
    assert model.additional_properties[name] == "surprise"
