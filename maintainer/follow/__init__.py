"""From the service's document to a branch with a release that a person only has to read: `make follow`.

All work is done in a scratch clone of the last commit. The checkout gets the finished branch in one step, so it is as
before if the command is killed, and running the command again is all that there is to resuming it.

The modules; each imports only those above it. `__main__` has the command.

- `scratch`: the scratch clone, commands in it, and the branch that it hands over.
- `comparison`: the differences between the document and our description, before and after the capture.
- `places`: the class and the field of ours that a difference belongs to.
- `wording`: differences in sentences for callers, each said once for all places.
- `texts`: our descriptions of what is new, beside those of upstream.
- `outcome`: what a run found and did.
- `report`: the outcome as the text of a merge request, and as JSON.
- `record`: the outcome as it is collected, and the files of the reports.
- `commit_message`: the message of the commit of the branch, which later runs read.
- `release_steps`: version, changelog, build and publication of what was captured.
- `checks`: types and tests, those of one description or one release of the official SDK apart.
- `steps`: the whole run, from the document to the branch.
"""
