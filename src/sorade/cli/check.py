"""sorade check"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sorade.errors import BadFile, BadInk

if TYPE_CHECKING:
    from sorade.check import Verdict


def check(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="Ink as JSON; - reads it from the standard input.")],
    char: Annotated[str, typer.Option(help="The character that was meant, if the file doesn't say.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="The whole verdict as JSON.")] = False,
) -> None:
    """Check a written character. Exit code 0: right; 1: not right.

    The ink is {"char": "語", "strokes": [[[x, y], ...], ...]} (points may have a time in ms too), or in columns as the
    browser sends it: {"x": [[...]], "y": [[...]], "t": [[...]]}.
    """
    from sorade.ink import parse_json
    from sorade.recognise import verdict_on
    from sorade.reference import as_listed
    from sorade.web import book, recogniser

    text = read(file)
    ink = parse_json(text)
    meant = as_listed(char or named(text))
    if not meant:
        raise BadInk("The file doesn't say which character was meant. Add it: --char 語")
    verdict = verdict_on(ink, meant, book(), recogniser())
    typer.echo(as_text(verdict) if not as_json else json.dumps(plain(verdict), ensure_ascii=False, indent=2))
    raise typer.Exit(0 if verdict.right else 1)


def read(file: str) -> str:
    """The text of the file, or of the standard input for `-`. Raises BadFile."""
    try:
        return (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(f"{file} isn't text in UTF-8.") from error
    except OSError as error:
        raise BadFile(f"{file} can't be read: {error.strerror}.") from error


def named(text: str) -> str:
    """The character that the ink's file names, or nothing."""
    char = json.loads(text).get("char")
    return char if isinstance(char, str) else ""


def as_text(verdict: Verdict) -> str:
    """The verdict in words, a line each."""
    from sorade import words

    said = [words.say(one.code) for one in verdict.said]
    rest = [words.say(slip.code) for slip in verdict.unsaid]
    head = f"{verdict.char}: {'right' if verdict.right else 'not right'} ({verdict.confidence:.0%} sure)"
    asked = [f"Question: {words.say(verdict.question.code)}"] if verdict.question else []
    return "\n".join([head, *(f"  {line}" for line in said + rest + asked)])


def plain(verdict: Verdict) -> dict[str, object]:
    """The verdict as JSON has it, with the names of `check/verdict.py`."""
    from sorade import words

    asked = verdict.question
    return {
        "char": verdict.char,
        "variant": verdict.variant,
        "right": verdict.right,
        "question": {
            "text": words.say(asked.code),
            "strokes": list(asked.strokes),
            "ink": list(asked.ink),
        }
        if asked
        else None,
        "confidence": verdict.confidence,
        "other": verdict.other,
        "matches": [list(match) for match in verdict.matches],
        "reversed": sorted(verdict.reversed),
        "contrast": asdict(verdict.contrast) if verdict.contrast else None,
        "slips": [
            {
                "kind": slip.kind,
                "stroke": slip.stroke,
                "ink": list(slip.ink),
                "part": slip.part,
                "weight": slip.weight,
                "text": words.say(slip.code),
                "against": slip.against,
                "rule": slip.rule,
            }
            for slip in verdict.slips
        ],
        "sentences": [words.say(one.code) for one in verdict.said],
    }
