"""Renamed models: the older of two APIs with the names of the newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from maintainer.release.annotations import UnionMember
from maintainer.release.public_api import Class, PublicApi

if TYPE_CHECKING:
    from collections.abc import Mapping


def renames_between(old: PublicApi, new: PublicApi) -> dict[str, str]:
    """Return the new canonical names of the definitions whose old names are deprecated aliases in the new API."""
    kept = new.former_names & old.names.keys()
    return {old.names[name]: new.names[name] for name in kept if old.names[name] != new.names[name]}


def with_new_names(api: PublicApi, renames: Mapping[str, str]) -> PublicApi:
    """Return an API with other canonical names; the names that callers import stay."""
    if not renames:
        return api
    return attrs.evolve(
        api,
        names={name: renames.get(canonical, canonical) for name, canonical in api.names.items()},
        definitions={renames.get(name, name): _renamed(one, renames) for name, one in api.definitions.items()},
        inputs={renames.get(name, name) for name in api.inputs},
        outputs={renames.get(name, name) for name in api.outputs},
    )


def _renamed(value: Any, renames: Mapping[str, str]) -> Any:
    """Return a definition, or a part of one, with other names in its types."""
    match value:
        case UnionMember():
            name = renames.get(value.name, value.name)
            return attrs.evolve(value, name=name, arguments=_renamed(value.arguments, renames))
        case tuple() | frozenset():
            return type(value)(_renamed(one, renames) for one in value)
        case dict():
            return {name: _renamed(one, renames) for name, one in value.items()}
        case Class():
            bases = tuple(renames.get(base, base) for base in value.bases)
            constructor, members = _renamed(value.constructor, renames), _renamed(value.members, renames)
            return attrs.evolve(value, bases=bases, constructor=constructor, members=members)
        case _ if attrs.has(type(value)):
            fields = (field.name for field in attrs.fields(type(value)))
            return attrs.evolve(value, **{name: _renamed(getattr(value, name), renames) for name in fields})
    return value
