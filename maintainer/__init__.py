"""The maintainers' half of the project: three packages, of which each imports only those to its left.

`codegen` (description and overlays → generated client) ← `upstream` (the service's document → our description)
← `release` (changes for callers → a published version). `git` is shared by `upstream` and `release`.
"""
