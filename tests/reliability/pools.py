"""The connections of the pool of an HTTP client, over httpcore or aiohttp."""

from __future__ import annotations

from typing import Any, NamedTuple


class Pools(NamedTuple):
    """The open connections of an HTTP client."""

    busy: list[Any]
    idle: list[Any]


def pools_of(http_client: Any) -> Pools:
    """Return the open connections of an `httpx.AsyncClient`, with and without a request."""
    transports = [one for one in (http_client._transport, *http_client._mounts.values()) if one is not None]
    pools = Pools([], [])
    for transport in transports:
        if hasattr(transport, "_pool"):
            for connection in transport._pool.connections:
                (pools.idle if connection.is_idle() else pools.busy).append(connection)
        elif transport.client is not None and not callable(transport.client):
            connector = transport.client.connector
            pools.busy.extend(connector._acquired)
            pools.idle.extend(protocol for queue in connector._conns.values() for protocol, _ in queue)
    return pools
