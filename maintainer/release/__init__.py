"""From a commit to a release: what it means for callers, its changelog, its files, and their way to an index."""
