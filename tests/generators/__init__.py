"""Other people's tools read the merged description, and what they write compiles; `make merged-check` runs it.

- `tools`: the tools: what each needs, and what it must do.
- `environments`: their environments, which make installs.

`make merged-check` prints one line for each tool. `package.json` has the tools that need Node.js, and the group
`generators` of `pyproject.toml` the others.
"""
