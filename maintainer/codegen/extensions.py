"""The extensions that the description uses beyond OpenAPI; CONTRIBUTING.md documents them in a table."""

from __future__ import annotations

DEFAULT_VARIANT = "x-default-variant"
"""At a union: the variant of objects without the tag."""

ALSO_ACCEPTS = "x-also-accepts"
"""At a union: what parameters of this type accept besides its variants."""

OPEN_ENUM = "x-open-enum"
"""At an enum: parameters accept any value of its type, not only the listed ones."""

ENUM_DESCRIPTIONS = "x-enumDescriptions"
"""At an enum: what each value means, by value. Tools that render descriptions know it under this name."""

SYNONYMS = "x-synonyms"
"""At a schema: further names for it. At an operation: further names for the method that sends it."""

SYNONYMS_OF_UNKNOWN = "x-synonyms-of-unknown"
"""At a union: names for its unknown variants."""

BEYOND_UPSTREAM = "x-beyond-upstream"
"""At a schema, parameter or operation: capture keeps what only our description says of it."""

WITHOUT_PARAMETERS = "x-without-parameters"
"""At an operation: upstream parameters that our description leaves out."""

NOT_IDEMPOTENT = "x-not-idempotent"
"""At an operation: the client repeats a request only if the service has certainly not carried it out."""

DEPRECATED_NAMES = "x-deprecated-names"
"""At a component: its former names, which stay usable for a release; using one gives a `DeprecationWarning`."""
