"""The description of the API, errors included."""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache
from typing import Any, get_type_hints

from sorade import __version__
from sorade.desk import ROUTES, Route
from sorade.wire import describe

from .problem import PROBLEM, TITLES, Problem

EVERYWHERE = (401, 403, 405, 500, 503)
WITH_INPUT = (400, 422)
WITH_BODY = (413, 415)


@cache
def openapi(more: tuple[Route, ...] = ()) -> dict[str, Any]:
    """The API in OpenAPI 3.1; with routes that only one home has."""
    named: dict[str, dict[str, Any]] = {}
    routes = (*ROUTES, *more)
    for route in routes:  # what comes in first: of what may be left out, an answer has all
        if route.method == "POST":
            describe(route.takes, named, whole=False)
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(f"/api{route.path}", {})[route.method.lower()] = _operation(route, named)
    describe(Problem, named, whole=False)
    for schema in named.values():
        del schema["x-type"]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "sorade",
            "version": __version__,
            "description": "Write kanji from memory. docs/api.md tells about it.",
        },
        "paths": paths,
        "components": {"schemas": named},
    }


def _operation(route: Route, named: dict[str, dict[str, Any]]) -> dict[str, Any]:
    statuses = {*EVERYWHERE, *route.also}
    made: dict[str, Any] = {"operationId": route.name, "summary": route.name, "description": route.says}
    parameters = [
        {"in": "path", "name": one.strip("{}"), "required": True, "schema": describe(route.step, named, whole=False)}
        for one in route.path.split("/")
        if one.startswith("{")
    ]
    if route.method == "GET" and route.takes is not None:
        parameters += _query(route.takes, named)
    if parameters:
        made["parameters"] = parameters
        statuses |= set(WITH_INPUT)
    if route.method == "POST":
        schema = describe(route.takes, named, whole=False)
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
        statuses |= {*WITH_INPUT, *WITH_BODY}
    schema = describe(route.gives, named, whole=True)
    made["responses"] = {
        "200": {"description": "OK", "content": {"application/json": {"schema": schema}}},
        **{str(status): _problem(status) for status in sorted(statuses)},
    }
    return made


def _query(kind: Any, named: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    hints = get_type_hints(kind, include_extras=True)
    return [
        {
            "in": "query",
            "name": one.name,
            "required": one.default is MISSING,
            "schema": describe(hints[one.name], named, whole=False),
        }
        for one in fields(kind)
    ]


def _problem(status: int) -> dict[str, Any]:
    _, title = TITLES[status]
    return {"description": title, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
