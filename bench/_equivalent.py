"""Mutants that change nothing anybody could see, each with its reason: (file, line as it reads, change)."""

EQUIVALENT: dict[tuple[str, str, str], str] = {}
