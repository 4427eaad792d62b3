"""`BatchJob`: what the submitting of rows and the watching of batches share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openrouter_responses.batches import Batches, Poll
    from openrouter_responses.bulk._backend import Emit
    from openrouter_responses.bulk._batch_submissions import Submissions
    from openrouter_responses.bulk._requests import Requests


@frozen
class BatchJob:
    """A job whose rows are sent in batches.

    Attributes:
        batches: The operations of the client.
        options: The options of each request for batches.
        requests: The requests of the rows.
        submissions: The submissions that are not finished.
        emit: Takes the outcomes of rows.
        poll: The seconds between two requests, as for `batches.wait`.
    """

    batches: Batches
    options: Mapping[str, Any]
    requests: Requests
    submissions: Submissions
    emit: Emit
    poll: Poll | None
