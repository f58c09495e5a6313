"""Folding of names: how two spellings of one name compare as equal."""

import unicodedata


def fold(name: str) -> str:
    """The name without case, accents and runs of blanks, as the full-text index sees words."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())
