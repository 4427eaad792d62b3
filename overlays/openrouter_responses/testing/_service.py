"""The service behind the connections: finds a request's operation, checks the API key, and creates responses."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from openrouter_responses.testing import _request_schema
from openrouter_responses.testing._batch_results import PRICE_FACTOR
from openrouter_responses.testing._batches import Batches
from openrouter_responses.testing._clock import ServerClock
from openrouter_responses.testing._errors import error_response
from openrouter_responses.testing._generation import Generation
from openrouter_responses.testing._generation_records import GenerationRecords
from openrouter_responses.testing._messages import RawResponse, RecordedRequest, Response
from openrouter_responses.testing._model_list import list_models
from openrouter_responses.testing._model_names import find_behavior
from openrouter_responses.testing._operation_request import Operation, OperationRequest
from openrouter_responses.testing._script import Script
from openrouter_responses.testing._validation import find_problem

TakeScript = Callable[[RecordedRequest, int], Script | None]

BASE_PATH = "/api/v1"
BETA_PATH = "/api/beta"
"""Another base path, at which the service's documentation has the batches."""
ROUTING_METADATA_HEADERS = ("x-openrouter-metadata", "x-openrouter-experimental-metadata")
BEARER = re.compile(r"Bearer +([!-~]+)", re.IGNORECASE)
REQUESTS_IN_A_BATCH = 10_000
"""More than a batch has, so that the identifiers of its responses differ from those of other requests."""


class Service:
    """The service: its operations, and what it remembers.

    Args:
        api_key: The only API key that is accepted; every key is if it is None.
        strict: Refuse a request that does not fit the description.
        take_script: Returns the next scripted response; called for a request that is not refused.
        clock: The clock of the server.
        batch_seconds: The time that a batch takes; None moves it one step with each request for it.
    """

    def __init__(
        self,
        *,
        api_key: str | None,
        strict: bool,
        take_script: TakeScript,
        clock: ServerClock,
        batch_seconds: float | None,
    ) -> None:
        self._api_key = api_key
        self._strict = strict
        self._take_script = take_script
        self._generations = GenerationRecords(clock)
        self._batches = Batches(self._respond_in_batch, clock=clock, seconds=batch_seconds, strict=strict)
        self.operations: Mapping[str, Mapping[str, Operation]] = {
            "/responses": {"POST": self._create_response},
            "/models": {"GET": lambda asked: list_models(asked, now=clock.now())},
            "/generation": {"GET": self._generations.get},
            "/batches": {"POST": self._batches.create, "GET": self._batches.list},
            "/batches/{id}": {"GET": self._batches.get, "DELETE": self._batches.delete},
        }
        """The operations by path, without the base path, and method."""

    def handle(self, request: RecordedRequest, number: int) -> Response | RawResponse:
        """Respond to a request as the service would.

        Args:
            request: The request.
            number: The number of the request, from which identifiers are made.
        """
        path, _, query = request.path.partition("?")
        found = self._find(without_base(path))
        if found is None:
            return error_response(404, f"There is nothing at {path}, only at {', '.join(self.operations)}")
        template, path_parameters = found
        methods = self.operations[template]
        operation = methods.get(request.method)
        if operation is None:
            message = f"{request.method} is not allowed for {path}"
            return error_response(405, message, headers={"Allow": ", ".join(methods)})
        if (refused := _check_key(request, self._api_key)) is not None:
            return refused
        query_parameters, problem = _request_schema.read_query(query, f"{request.method} {template}")
        if self._strict and problem is not None:
            return error_response(400, problem)
        return operation(OperationRequest(request, number, path_parameters, query_parameters))

    def _find(self, path: str) -> tuple[str, dict[str, str]] | None:
        """Return the operation's path that a path matches, and its parameters."""
        for template in self.operations:
            pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(template))
            if match := re.fullmatch(pattern, path):
                return template, {name: unquote(value) for name, value in match.groupdict().items()}
        return None

    def _create_response(self, asked: OperationRequest) -> Response | RawResponse:
        """Respond to `POST /responses`."""
        request = asked.received
        if not isinstance(request.json, dict):
            return error_response(400, "The request body must be a JSON object")
        problem = find_problem(request.json, strict=self._strict)
        if problem is not None:
            return error_response(400, problem)
        routing_metadata = any(request.headers.get(name, "").lower() == "enabled" for name in ROUTING_METADATA_HEADERS)
        generation = Generation(request.json, number=asked.number, routing_metadata=routing_metadata)
        return self._respond(request, generation, asked.number)

    def _respond_in_batch(self, request: RecordedRequest, number: int, index: int) -> Response | RawResponse:
        """Respond to a request of a batch."""
        generation = Generation(request.json, number=number * REQUESTS_IN_A_BATCH + index, price_factor=PRICE_FACTOR)
        generation.result["id"] = f"gen-batch-{generation.id.removeprefix('gen-')}"
        return self._respond(request, generation, number)

    def _respond(self, request: RecordedRequest, generation: Generation, number: int) -> Response | RawResponse:
        """Respond as the script says, or with the behavior that the model name selects."""
        self._generations.add(generation, request)
        if (script := self._take_script(request, number)) is not None:
            return script.respond(request, generation)
        behavior = find_behavior(generation.model)
        if behavior is None:
            return error_response(400, f"{generation.model} is not a valid model ID")
        return behavior(generation)


def without_base(path: str) -> str:
    """Return a path without the base path."""
    base = next((base for base in (BASE_PATH, BETA_PATH) if path.startswith(base)), "")
    return path.removeprefix(base)


def _check_key(request: RecordedRequest, api_key: str | None) -> Response | None:
    credentials = BEARER.fullmatch(request.headers.get("authorization", ""))
    if credentials is None:
        return error_response(401)
    if api_key is not None and credentials[1] != api_key:
        return error_response(401, "User not found")
    return None
