"""Riot's published schema of its answers, to hold the simulator to it."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

Json = Any


@lru_cache
def _document(path: Path) -> Json:
    """OpenAPI 3.0, made to say what Riot means: a field that is not required may be null."""
    document = json.loads(path.read_text(encoding="utf-8"))
    schemas = document["components"]["schemas"]
    # One type at Riot, but what may be missing is noted for League's service only.
    schemas["tft-status-v1.StatusDto"] = schemas["lol-status-v4.StatusDto"]
    for schema in schemas.values():
        required = set(schema.get("required", ()))
        for name, value in schema.get("properties", {}).items():
            if name not in required:
                schema["properties"][name] = {"anyOf": [value, {"type": "null"}]}
    return document


def faults_in(answer: Json, operation: str, openapi: Path) -> list[str]:
    """Where the JSON of a 200 differs from the schema of `operation` (`match-v5.getMatch`).

    Unknown fields are faults too: what Riot does not send, a client must not come to rely on.
    """
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    document = _document(openapi)
    schema = {**_answer_schema(document, operation), "components": document["components"]}
    errors = jsonschema.Draft4Validator(schema).iter_errors(answer)
    found = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in errors]
    return found + list(_unknown(answer, _answer_schema(document, operation), document, ""))


def _answer_schema(document: Json, operation: str) -> dict[str, Any]:
    for path in document["paths"].values():
        get = path.get("get", {})
        if get.get("operationId") == operation:
            schema: dict[str, Any] = get["responses"]["200"]["content"]["application/json"][
                "schema"
            ]
            return schema
    raise LookupError(f"the schema knows no {operation}")


def _unknown(value: Json, schema: Json, document: Json, where: str) -> list[str]:
    schema = _resolved(schema, document)
    if isinstance(value, list):
        items = schema.get("items", {})
        return [
            f for n, v in enumerate(value) for f in _unknown(v, items, document, f"{where}/{n}")
        ]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    known = schema["properties"]
    found = [f"{where}/{name}: not in the schema" for name in value.keys() - known.keys()]
    for name in value.keys() & known.keys():
        found += _unknown(value[name], known[name], document, f"{where}/{name}")
    return found


def _resolved(schema: Json, document: Json) -> Json:
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    if "$ref" in schema:
        return document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema
