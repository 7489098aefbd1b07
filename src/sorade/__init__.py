"""sorade: write kanji from memory."""

__version__ = "0.2.0"
