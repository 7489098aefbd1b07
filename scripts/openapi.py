"""Writes web/src/api/schema.ts: the API's shapes as TypeScript, from the description that the server gives of itself.

    python scripts/openapi.py      says nothing where the description has not changed

It needs sorade, but no server and no database. Only the checks need the file: types are gone by the time the page is
built.
"""

import json
import sys

import web

SCHEMA = web.WEB / "src/api/schema.ts"
DESCRIPTION = web.MODULES / ".openapi.json"  # as it was when SCHEMA was last written


def description() -> str:
    """The OpenAPI document as the server would send it."""
    from sorade.api import openapi  # noqa: PLC0415 - what only fetches packages need not import it
    from sorade.web import more  # noqa: PLC0415 - as above

    return json.dumps(openapi(more()), ensure_ascii=False, sort_keys=True)


def write() -> None:
    """Bring SCHEMA into step. Raises CalledProcessError where openapi-typescript fails."""
    now = description()
    if SCHEMA.exists() and DESCRIPTION.exists() and DESCRIPTION.read_text(encoding="utf-8") == now:
        return
    DESCRIPTION.write_text(now, encoding="utf-8")
    try:
        tool = web.MODULES / "openapi-typescript/bin/cli.js"
        web.run("Writing the API's types ...", tool, str(DESCRIPTION), "--output", str(SCHEMA))
    except BaseException:
        DESCRIPTION.unlink()  # what is not written is not in step
        raise


def main() -> int:
    try:
        web.fetch()
        write()
    except web.subprocess.CalledProcessError as error:
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
