"""The reveal of one attempt: ink and model, what slipped, what is proposed and what may be given."""

from __future__ import annotations
