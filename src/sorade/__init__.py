"""sorade: write kanji from memory."""

__version__ = "0.1.0"
