"""The release of a commit, from the API changes to the files in an index.

The modules, in the order of a release; each imports only those above it. `__main__` has the commands.

- `project`: the packages, and the name and version in `pyproject.toml`.
- `tags`: the released versions.
- `annotations`: type annotations as sets of union members, and their comparison.
- `public_api`: the public API of a source tree, as data.
- `griffe_objects`: questions about objects that griffe parsed.
- `api_reader`: reads the public API of a source tree.
- `renames`: the older of two APIs with the names of the newer one.
- `api_diff`: lists the changes from one public API to another, breaking or compatible.
- `description_diff`: lists what changed in the description and no Python type shows, such as limits.
- `semver`: the lowest version that a list of changes allows.
- `version_check`: compares the checkout with the last release and refuses a version that is too low.
- `changelog`: moves the fragments in `changes/` into `CHANGELOG.md`.
- `dependencies`: the distributions that callers install, with their versions and licences.
- `sbom`: the SBOM, which lists the files of the release and the dependencies.
- `build`: builds wheel, source distribution, OpenAPI document, documentation site and SBOM, and checks them.
- `index`: a package index, its files and uploads to it.
- `publish`: uploads the built files.
"""
