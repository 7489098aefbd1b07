"""From a request to an answer, whatever carried it here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import UUID

from sorade.desk import ROUTES, Desk, Route
from sorade.errors import SoradeError, TooLarge
from sorade.wire import Wrong, dump, from_query, load, reader

from .problem import PROBLEM, Problem, plain, problem_of, unfit

JSON = "application/json"
MAX_BODY = 2 * 2**20  # bytes; an attempt of a minute is 15 kB, so a batch of 50 fits


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back. `log` is the name of the log that answered, `clock` the latest moment in it, in ms UTC; `allow`
    are the methods that the address takes, where another was tried."""

    status: int
    body: str
    log: UUID
    clock: int
    media: str = JSON
    allow: str = ""


def answer(
    method: str,
    path: str,
    query: str = "",
    body: bytes = b"",
    media: str = JSON,
    *,
    desk: Callable[[], Desk],
    more: Sequence[Route] = (),
) -> Answer:
    """The answer to a request.

    Args:
        path: of the address, what follows /api.
        query: of the address, what follows the question mark.
        media: what the body says that it is.
        desk: makes the learner's desk, as it is at this moment.
        more: routes that only this home has.
    """
    now = desk()
    try:
        route, step = _route(method, path, more)
        came = () if route.takes is None else (_came(route, query, body, media),)
        return _from(now, 200, dump(route.use(now, *step, *came)))
    except _Refusal as refusal:
        return _from(now, refusal.problem.status, refusal.problem.json, PROBLEM, refusal.allow)
    except SoradeError as error:
        problem = problem_of(error)
        return _from(now, problem.status, problem.json, PROBLEM)


def _from(desk: Desk, status: int, body: str, media: str = JSON, allow: str = "") -> Answer:
    return Answer(status, body, desk.log.id, desk.latest, media, allow)


class _Refusal(Exception):
    """The request cannot be answered, before any use case is asked."""

    def __init__(self, problem: Problem, allow: str = "") -> None:
        super().__init__(problem.detail)
        self.problem, self.allow = problem, allow


def _route(method: str, path: str, more: Sequence[Route]) -> tuple[Route, tuple[Any, ...]]:
    """The route, and what is in its step. Raises _Refusal."""
    steps = tuple(map(unquote, path.strip("/").split("/")))
    found = [(route, step) for route in (*ROUTES, *more) if (step := _fits(route, steps)) is not None]
    exact = [one for one in found if not one[1]] or found
    if not exact:
        raise _Refusal(plain(404, "There is nothing at this address."))
    for route, step in exact:
        if route.method == ("GET" if method == "HEAD" else method):
            return route, tuple(_step(route, text) for text in step)
    allowed = ", ".join(sorted(route.method for route, _ in exact))
    raise _Refusal(plain(405, f"This address takes {allowed}, not {method}."), allowed)


def _fits(route: Route, steps: tuple[str, ...]) -> tuple[str, ...] | None:
    """The texts in the steps of the route that have a name; None where the address is another."""
    wanted = route.path.strip("/").split("/")
    if len(wanted) != len(steps):
        return None
    named = [(one, step) for one, step in zip(wanted, steps, strict=True) if one.startswith("{")]
    if any(one != step for one, step in zip(wanted, steps, strict=True) if not one.startswith("{")):
        return None
    return tuple(step for _, step in named)


def _step(route: Route, text: str) -> Any:
    try:
        return reader(route.step)(text)
    except Wrong as wrong:
        name = next(one for one in route.path.split("/") if one.startswith("{"))
        raise _Refusal(unfit(wrong, f"path {name.strip('{}')}")) from wrong


def _came(route: Route, query: str, body: bytes, media: str) -> Any:
    """What came in. Raises _Refusal, TooLarge."""
    if route.method == "GET":
        try:
            return from_query(route.takes, _named(query))
        except Wrong as wrong:
            raise _Refusal(unfit(wrong, "query")) from wrong
    told = _json(body, media)
    try:
        return reader(route.takes)(told)
    except Wrong as wrong:
        raise _Refusal(unfit(wrong, "", _event(told, wrong))) from wrong


def _event(told: Any, wrong: Wrong) -> UUID | None:
    """The event of a batch that does not fit the schema, where it has an id."""
    match wrong.flaws[0].where:
        case ("events", int(number), *_) if isinstance(told["events"][number], dict):
            with suppress(ValueError):
                return UUID(str(told["events"][number].get("id")))
    return None


def _named(query: str) -> Mapping[str, str]:
    try:
        return dict(parse_qsl(query, keep_blank_values=True, max_num_fields=50, errors="strict"))
    except ValueError as error:
        raise _Refusal(plain(400, f"The query cannot be read: {error}.")) from error


def _json(body: bytes, media: str) -> object:
    if len(body) > MAX_BODY:
        raise TooLarge(f"The body may have {MAX_BODY:,} bytes at most. Send fewer events at a time.")
    if media.partition(";")[0].strip().lower() != JSON:
        raise _Refusal(plain(415, "Send the body as application/json."))
    try:
        return load(body)
    except ValueError as error:  # a UnicodeDecodeError is a ValueError
        raise _Refusal(plain(400, f"The body isn't JSON that can be read: {error}.")) from error
