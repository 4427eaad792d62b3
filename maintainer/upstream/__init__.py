"""Follow the service's OpenAPI document: list its differences from our description, and update our description.

Each module imports only modules that are listed before it. `drift` goes through the first group from top to bottom,
each step on the result of the one before:

- `document`: read the document.
- `operations`: find the operations that are compared in it, each with its parameters, bodies and responses.
- `limits`: the keywords that limit values, such as `maxLength`.
- `normalize`: each schema as a flat list of alternatives, one for each JSON type.
- `schemas`: the references and unions of schemas in the form of our description.
- `matching`: walk both descriptions together, and match each schema of ours with the upstream alternatives that are
  used in its place.
- `verdict`: which kinds of changes break callers' code, on which side of the operation.
- `difference`: one difference, as a value.
- `operation_differences`: compare operations, without their schemas.
- `differences`: compare each match, and decide by the rules of `verdict` which differences break callers' code.
- `report`: print the differences as a table or as JSON.

`capture` applies the differences to our description, and writes it back to its files:

- `schema_builder`: build schemas in our form from upstream alternatives.
- `descriptions`: describe new parts with our own texts: those of parts that left, and of similar parts.
- `enum_descriptions`: the same for the values of enums.
- `example_edits`: remove from our examples what a capture removes from their schemas.
- `former_defaults`: the defaults of what left, for what comes back.
- `namesakes`: the same for the other parts that have a namesake; a person has to check these texts.
- `texts_with_numbers`: find the descriptions that a changed limit or default may contradict.
- `operation_edits`: apply the differences of operations, without their schemas.
- `edits`: apply one round of differences.
- `classes`: the classes that callers lose without a difference that says so.
- `capture`: apply differences in rounds, until nothing differs.
- `capture_report`: print a capture, and what it leaves to a person, in words or as JSON.
- `yaml_style`: values as YAML in the style of our files.
- `yaml_edits`: edit YAML as text, so that comments, order and quotes are kept.
- `write_back`: find the file that each changed part belongs to, `openapi.yaml` or an overlay.
- `upstream_copy`: the document, read once, and its date, hash and address, which our description records.
- `fragments`: draft changelog fragments for the differences, and remove those that they revert.
- `atomic_write`: replace all changed files, or none if the command is interrupted.

`replay` captures the documents of a history in turn, in a copy of the checkout:

- `examples`: check that the generated client decodes and encodes the examples in a document.
- `replay`: run the commands for each document, and check the results.

`rename` renames a class:

- `rename`: the name of a class in the description, the code and the documentation.

The commands are in `__main__`: `python -m maintainer.upstream --help`.
"""
