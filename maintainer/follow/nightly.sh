#!/bin/sh
# Follow the service's document once, from a clone of its own, and push the branch: docs/following.md.
#
#   sh maintainer/follow/nightly.sh UPSTREAM [options of python -m maintainer.follow]
#
# The exit status is that of the command; 1 also if the clone cannot be updated or the branch cannot be pushed.

main() {
  cd "$(dirname "$0")/../.." || exit 1
  git pull --quiet --ff-only origin || exit 1
  make --silent .venv/ready .venvs/docs/locked || exit 1

  .venv/bin/python -m maintainer.follow "$@"
  status=$?
  [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || exit "$status"

  branch=$(.venv/bin/python -c 'import json; print(json.load(open("dist/follow/last.json"))["branch"] or "")') || exit 1
  # A branch that is in the remote already may have commits of a person.
  if [ -n "$branch" ] && ! git ls-remote --exit-code --heads origin "$branch" >/dev/null; then
    git push --quiet origin "$branch" || exit 1
  fi
  git push --quiet --tags origin || exit 1
  exit "$status"
}

# `git pull` may replace this file: the shell has read all of it by now.
main "$@"
