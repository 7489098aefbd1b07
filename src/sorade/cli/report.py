"""sorade report"""

from __future__ import annotations

import typer


def report() -> None:
    """Say what the fixes are worth: how kanji that kept slipping did with the fix for their cause, and without."""
    from sorade.web import prepare

    prepare(typer.echo)
    from sorade import words
    from sorade.web.report import report as told

    for line in told():
        name = words.cause_name(line.cause) if line.cause else "All causes"
        judged = line.judged
        typer.echo(
            f"{name}: with its fix {judged.fixed_right} of {judged.fixed} right at the next proof, "
            f"plainly {judged.plain_right} of {judged.plain}."
        )
        if judged.difference is not None and judged.low is not None and judged.high is not None:
            typer.echo(
                f"  The fix is worth {100 * judged.difference:+.0f} points, "
                f"nine times in ten between {100 * judged.low:+.0f} and {100 * judged.high:+.0f}."
            )
    typer.echo("The next proof is the first answer three days or more after the cause was named.")
