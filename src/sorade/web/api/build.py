"""The nouns put together; JSON in, JSON out; and the description of it all, errors included."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser
from ninja.renderers import BaseRenderer

from sorade import __version__

from ..problem import MEDIA_TYPE, TITLES, NotJson, install
from ..schema.problem import Problem
from . import drill, event, health, home, kanji, level, list, placement, progress, reading, session, setting  # noqa: A004

EVERYWHERE = (403, 405, 500, 503)
WITH_INPUT = (422,)
WITH_BODY = (400, 413, 415)


class Json(Parser):
    """Bodies: JSON, and nothing that only Python takes for it."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise NotJson(415, "Send the body as application/json.")
        try:
            return json.loads(request.body, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:  # a UnicodeDecodeError is a ValueError
            raise NotJson(400, f"The body is no JSON that can be read: {_why(error)}.") from error


class Compact(BaseRenderer):
    """Answers: JSON in UTF-8 without spaces."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:  # noqa: ARG002 - ninja's signature
        return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=str).encode()


class Api(NinjaAPI):
    """Ninja's, with the problems of every route in its description."""

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**where)
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"] |= problem.pop("$defs") | {"Problem": problem}
        for methods in schema["paths"].values():
            for operation in methods.values():
                statuses = {int(status) for status in operation["responses"] if int(status) >= 400}
                statuses |= {*EVERYWHERE, *(WITH_INPUT if operation["parameters"] else ())}
                statuses |= {*WITH_INPUT, *WITH_BODY} if "requestBody" in operation else set()
                operation["responses"] |= {status: _described(status) for status in sorted(statuses)}
        return schema


def _described(status: int) -> dict[str, Any]:
    _, title = TITLES[status]
    return {"description": title, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _why(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)


api = Api(
    title="sorade",
    version=__version__,
    description="Write kanji from memory. docs/api.md tells about it.",
    docs_url=None,
    parser=Json(),
    renderer=Compact(),
)
install(api)
for noun in (health, home, level, list, placement, session, event, kanji, progress, reading, setting, drill):
    api.add_router("", noun.router)
