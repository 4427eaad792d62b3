"""Interoperability: this client and `openai` against servers that other people maintain; `make interop` runs it.

- `servers`: the servers: how each is started, and what its answers are.
- `processes`: installs, starts and ends the process of a server.
- `clients`: the clients behind one interface.
- `checks`: what each client must do with each server.
- `report`: the tables of `docs/interoperability.md`.

`environments/` has the locked dependencies of each server, and `programs/` what the servers are given to serve.
"""
