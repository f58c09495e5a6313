"""Countries, demonyms and capitals of The World Factbook."""

import html
import json
import re
from pathlib import Path
from typing import Any

from gazetteer_names import fold_accents

Book = list[dict[str, Any]]

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PARTS = re.compile(r",|;|/| or ")
# Names of other things first, by far.
NOT_COUNTRIES = frozenset(("Dominican", "Jersey", "none", "Akrotiri"))
NOT_CAPITALS = frozenset(
    """Male|Stanley|Hamilton|Victoria|Plymouth|Douglas|Kingston|Valley|Settlement|Jamestown|Alofi|Avarua|
    West Island|Marigot|none|Adamstown|Philipsburg|Basseterre|Hagatna|Gustavia|Grand Turk|
    George Town|Saint-Pierre|San Juan|Singapore|Gibraltar|Monaco|Luxembourg|San Marino|Djibouti|
    Road Town|Tarawa|Luxembourg""".replace("\n    ", "").split("|")
)


def read_factbook(path: Path) -> Book:
    """Entries of the book, one a line; those of no country have no names."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_field(entry: dict[str, Any], section: str, field: str) -> str:
    """Plain text of a field, without marks of hypertext; empty where there is none."""
    value: Any = (entry.get(section) or {}).get(field) or {}
    text = str(value.get("text") or "") if isinstance(value, dict) else str(value)
    text = re.sub(r"<[^>]*>", " ", html.unescape(text))
    return fold_accents("" if text.strip().lower() in {"none", "na"} else text)


def _drop_article(name: str) -> str:
    return name.strip().removeprefix("The ").removeprefix("the ")


def list_countries(book: Book) -> set[str]:
    """Short and long names in English."""
    names: set[str] = set()
    for entry in book:
        for field in ("conventional short form", "conventional long form"):
            text = read_field(entry, "names", field).split(";")[0]
            if ", and " not in text:  # islands far apart
                names.update(_drop_article(part) for part in _BRACKETS.sub("", text).split(","))
    return {name for name in names if len(name) > 3} - NOT_COUNTRIES  # noqa: PLR2004


def _inflect(noun: str) -> set[str]:
    """Singular and plural of a noun as the book writes it: ``Algerian(s)``, ``Irishman(men)``."""
    match = re.search(r"\((s|men|women)\)", noun)
    stem = _BRACKETS.sub("", noun).strip()
    if match is None:
        return {stem}
    if match[1] == "s":
        return {stem, stem + "s"}
    return {stem, stem.removesuffix("man").removesuffix("wo") + match[1]}


def list_demonyms(book: Book) -> set[str]:
    """Nouns and adjectives; what is a country's name as well is none."""
    names: set[str] = set()
    for entry in book:
        for field in ("noun", "adjective"):
            text = read_field(entry, "nationality", field)
            text = re.sub(r"note - [^;]*?,", "", text)
            for part in _PARTS.split(text):
                names.update(_inflect(part.strip()))
    found = {name for name in names if name[:1].isupper() and len(name) > 2}  # noqa: PLR2004
    return {n for n in found if "former" not in n} - list_countries(book) - {"NA", "Congo"}


def list_capitals(book: Book) -> set[str]:
    """Capitals of the book's entries, several where it names several."""
    names: set[str] = set()
    for entry in book:
        text = read_field(entry, "capital", "name")
        if "Brussels (Belgium)" in text or "no official" in text or "administered" in text:
            continue
        text = _BRACKETS.sub("", text).split("note -")[0].split(" in Romanian")[0]
        for part in re.split(r";|, (?!D\.C)", text):
            name = _drop_article(part.split(" is the ")[0])
            if name and len(name.split()) <= 4 and not name.startswith("located"):  # noqa: PLR2004
                names.add(name)
    return names - NOT_CAPITALS
