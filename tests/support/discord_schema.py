"""Whether a recorded request is one that Discord takes.

Two yardsticks: Discord's own OpenAPI description, where it lies beside the project, and the
limits that it does not state (discord.md §6 and §8).
"""

import functools
import json
import re
from typing import Any

import jsonschema
import pytest

from simulators.discord.command_rules import check_commands
from simulators.discord.component_rules import check_modal
from simulators.discord.errors import ApiError
from simulators.discord.message_rules import check_message
from simulators.discord.recording import RecordedRequest
from simulators.discord.validation import Form
from tests.support.recordings import shared_data_folder

Json = dict[str, Any]
_CALLBACKS = {
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
"""The schema of a first answer by its type; the union of all makes unreadable complaints."""
_MESSAGE_PATHS = re.compile(r"^/(channels/\d+|webhooks/\d+/[^/]+)(/messages(/[^/]+)?)?$")


def assert_valid_request(record: RecordedRequest) -> None:
    """The body is what Discord's description asks for at that address; skips without it."""
    operation = _operation(record)
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" not in content:
        assert record.body is None, f"{record.method} {record.path} takes no body"
        return
    schema = content["application/json"]["schema"]
    if record.path.endswith("/callback"):
        kind = record.body["type"]
        schema = {"$ref": f"#/components/schemas/{_CALLBACKS[kind]}"}
    _check(schema, _with_text_ids(record.body), record)


def assert_valid_answer(record: RecordedRequest) -> None:
    """The answer is what Discord's description promises; skips without it."""
    responses = _operation(record)["responses"]
    if record.response is None:
        assert str(record.status) in responses, f"{record.status} of {record.path}"
        return
    answer = responses.get(str(record.status)) or responses["4XX"]
    if "$ref" in answer:
        answer = _resolve(answer["$ref"])
    _check(answer["content"]["application/json"]["schema"], record.response, record)


def assert_within_limits(record: RecordedRequest) -> None:
    """What Discord refuses although its description allows it: no 50035, 50006 or 40005."""
    try:
        _check_limits(record)
    except ApiError as error:
        complaint = json.dumps(error.errors, indent=1)
        pytest.fail(f"{record.method} {record.path}: {error.code} {error.message} {complaint}")


def _check_limits(record: RecordedRequest) -> None:
    if record.method not in ("POST", "PUT", "PATCH") or record.body is None:
        return
    sizes = [one.size for one in record.files]
    if "/commands" in record.path:
        commands = record.body if isinstance(record.body, list) else [record.body]
        check_commands(commands, in_guild="/guilds/" in record.path)
    elif record.path.endswith("/callback"):
        _check_callback(record.body, sizes)
    elif _MESSAGE_PATHS.match(record.path):
        check_message(record.body, sizes=sizes, edit=record.method == "PATCH")


def _check_callback(body: Json, sizes: list[int]) -> None:
    data = body.get("data") or {}
    if body["type"] in (4, 7):
        check_message(data, sizes=sizes, edit=body["type"] == 7)
    elif body["type"] == 5:
        assert not int(data.get("flags") or 0) & ~64, "a deferral takes no flag but EPHEMERAL"
    elif body["type"] == 8:
        assert len(data["choices"]) <= 25, "at most 25 suggestions"
    elif body["type"] == 9:
        form = Form()
        check_modal(form, data)
        form.refuse()


def _with_text_ids(body: Any) -> Any:
    """discord.py writes some ids as integers, which Discord takes and its description does not."""
    if isinstance(body, list):
        return [_with_text_ids(one) for one in body]
    if not isinstance(body, dict):
        return body
    changed = {key: _with_text_ids(value) for key, value in body.items()}
    for key in ("attachments", "default_values"):
        for one in changed.get(key) or []:
            one["id"] = str(one["id"])
    if "recipient_id" in changed:
        changed["recipient_id"] = str(changed["recipient_id"])
    if "parse" in changed and "users" in changed:  # whom a message may mention
        changed["users"] = [str(one) for one in changed["users"]]
    return changed


@functools.cache
def _description() -> Json | None:
    folder = shared_data_folder()
    path = None if folder is None else folder / "discord" / "openapi.json"
    if path is None or not path.is_file():
        return None
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _spec() -> Json:
    spec = _description()
    if spec is None:
        pytest.skip("Discord's API description is not here (LOL_TRACKER_SHARED names its folder)")
    return spec


@functools.cache
def _templates() -> list[tuple[re.Pattern[str], Json]]:
    """Paths as patterns, the most literal first: ``@original`` wins over ``{message_id}``."""
    paths = sorted(_spec()["paths"].items(), key=lambda item: item[0].count("{"))
    return [(re.compile("^" + re.sub(r"\{[^}]+\}", "[^/]+", path) + "$"), at) for path, at in paths]


def _operation(record: RecordedRequest) -> Json:
    _spec()
    for pattern, at in _templates():
        if pattern.match(record.path) and record.method.lower() in at:
            return dict(at[record.method.lower()])
    pytest.fail(f"Discord has no {record.method} {record.path}")


def _resolve(reference: str) -> Json:
    node: Any = _spec()
    for step in reference.removeprefix("#/").split("/"):
        node = node[step]
    return dict(node)


def _check(schema: Json, instance: Any, record: RecordedRequest) -> None:
    validator = _validator(json.dumps(schema))
    complaints = [_sentence(error) for error in validator.iter_errors(instance)]
    if complaints:
        listed = "\n".join(complaints)
        pytest.fail(f"{record.method} {record.path} ({record.status}):\n{listed}")


@functools.cache
def _validator(schema: str) -> jsonschema.Draft202012Validator:
    """Made once per schema: looking up what it refers to takes longer than checking."""
    whole = {"components": _spec()["components"], **json.loads(schema)}
    return jsonschema.Draft202012Validator(whole)


def _sentence(error: jsonschema.ValidationError) -> str:
    """The deepest cause, since a union by itself says nothing."""
    best = jsonschema.exceptions.best_match([error]) or error
    return f"  {best.json_path}: {best.message[:300]}"
