"""Service connector, usable in place of an MCP server URL."""

from __future__ import annotations

from typing import Literal, TypeAlias

ConnectorID: TypeAlias = (
    Literal[
        "connector_dropbox",
        "connector_gmail",
        "connector_googlecalendar",
        "connector_googledrive",
        "connector_microsoftteams",
        "connector_outlookcalendar",
        "connector_outlookemail",
        "connector_sharepoint",
    ]
    | str
)
