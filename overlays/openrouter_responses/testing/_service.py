"""The service behind the connections: finds a request's operation, checks the API key, and creates responses."""

import re
from collections.abc import Callable, Mapping

from openrouter_responses.testing._errors import error_response
from openrouter_responses.testing._generation import Generation
from openrouter_responses.testing._messages import RawResponse, RecordedRequest, Response
from openrouter_responses.testing._model_names import find_behavior
from openrouter_responses.testing._script import Script
from openrouter_responses.testing._validation import find_problem

TakeScript = Callable[[RecordedRequest, int], Script | None]

BASE_PATH = "/api/v1"
ROUTING_METADATA_HEADERS = ("x-openrouter-metadata", "x-openrouter-experimental-metadata")
BEARER = re.compile(r"Bearer +([!-~]+)", re.IGNORECASE)


def handle(
    request: RecordedRequest, *, number: int, api_key: str | None, strict: bool, take_script: TakeScript
) -> Response | RawResponse:
    """Respond to a request as the service would.

    Args:
        request: The request.
        number: The number of the request, from which identifiers are made.
        api_key: The only API key that is accepted; every key is if it is None.
        strict: Refuse a request that does not fit the description.
        take_script: Returns the next scripted response; called for a request that is not refused.
    """
    path = request.path.partition("?")[0]
    methods = OPERATIONS.get(path.removeprefix(BASE_PATH))
    if methods is None:
        return error_response(404, f"There is nothing at {path}, only at {', '.join(OPERATIONS)}")
    operation = methods.get(request.method)
    if operation is None:
        message = f"{request.method} is not allowed for {path}"
        return error_response(405, message, headers={"Allow": ", ".join(methods)})
    return _check_key(request, api_key) or operation(request, number, take_script, strict)


def create_response(
    request: RecordedRequest, number: int, take_script: TakeScript, strict: bool
) -> Response | RawResponse:
    """Respond to `POST /responses` as the script says, or with the behavior that the model name selects."""
    if not isinstance(request.json, dict):
        return error_response(400, "The request body must be a JSON object")
    problem = find_problem(request.json, strict=strict)
    if problem is not None:
        return error_response(400, problem)
    routing_metadata = any(request.headers.get(name, "").lower() == "enabled" for name in ROUTING_METADATA_HEADERS)
    generation = Generation(request.json, number=number, routing_metadata=routing_metadata)
    if (script := take_script(request, number)) is not None:
        return script.respond(request, generation)
    behavior = find_behavior(generation.model)
    if behavior is None:
        return error_response(400, f"{generation.model} is not a valid model ID")
    return behavior(generation)


Operation = Callable[[RecordedRequest, int, TakeScript, bool], Response | RawResponse]
OPERATIONS: Mapping[str, Mapping[str, Operation]] = {"/responses": {"POST": create_response}}
"""The operations by path, without the base path, and method."""


def _check_key(request: RecordedRequest, api_key: str | None) -> Response | None:
    credentials = BEARER.fullmatch(request.headers.get("authorization", ""))
    if credentials is None:
        return error_response(401)
    if api_key is not None and credentials[1] != api_key:
        return error_response(401, "User not found")
    return None
