"""Generate the client, `generated/`, from `openapi.yaml`, the overlays in `overlays/spec/` and the templates.

Each module imports only modules that are listed before it. The description is read first:

- `documents`: read YAML and JSON files.
- `overlay`: apply overlay documents (OpenAPI Overlay Specification 1.0 and 1.1).
- `description`: the description of a checkout, with its overlays applied.

Its schemas become Python types:

- `references`: resolve the references in a document.
- `extensions`: the names of the `x-` extensions.
- `docstrings`: the texts of docstrings.
- `names`: the Python names of components, fields and parameters.
- `template_context`: the values that the templates render for schemas.
- `python_types`: the type of each schema, and the class or named type of each component.
- `client_methods`: which operations the client has, and the methods that send them.
- `example_code`: examples as the code that creates them.
- `synonyms`: the names that the official SDK gives the types.
- `operation_context`: the values that the templates render for operations.
- `operations`: the parameters and responses of each operation, and the methods that send them.
- `request_schemas`: the JSON schemas of requests, which the embedded server checks.
- `merged`: the description as one document for other generators.

The templates render them:

- `generator`: run openapi-python-client with our templates, and format what it writes.

The commands are in `__main__`: `python -m maintainer.codegen --help`.
"""
