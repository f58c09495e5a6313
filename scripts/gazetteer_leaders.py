"""Persons who hold or held the highest offices since 1990."""

import csv
import re
from pathlib import Path

from gazetteer_cameo import read_actors
from gazetteer_countries import Book, read_field
from gazetteer_names import SMALL_WORDS, capitalise, fold_accents

FIRST_YEAR = 1990
VOCABULARY = Path(__file__).resolve().parents[1] / "src/whence/encoder/weights/vocab.txt"
_TITLES = frozenset(
    """President Minister King Queen Prince Emir Amir Sultan Pope Chancellor Premier Governor Leader
    Gen. Col. Capt. General Dr. Sir Dame Chairperson Taoiseach Duke Council Presidency Mann
    Ministers Homeland Forces State Confederation Commission Assembly Spain (CNSP) Co-prince
    Regent Ratu Sr. Chief Executive Administrator Mayor Polynesia Government Tokelau) Chair
    Presidential Island Prefect Commissioner Interim Acting Prime City Vice-Marshal
    Bundeskanzler Kanzler Ayatollah Senator Sheikh Emperor Mr Mrs""".split()
)
_SHORTEST = 5  # letters of a surname alone
_MOST_NAMESAKES = 2  # spellings of one name; where there are more, they are of several persons
# Countries of Reign by the codes of Phoenix, where their first letters don't tell.
_CODES = {
    "UKG": "GBR", "FRN": "FRA", "GMY": "DEU", "SPN": "ESP", "SWD": "SWE", "SWZ": "CHE",
    "POR": "PRT", "NTH": "NLD", "RUM": "ROU", "ROM": "ROU", "BUL": "BGR", "CRO": "HRV",
    "SLV": "SVN", "SLO": "SVK", "CZR": "CZE", "YUG": "SRB", "DEN": "DNK", "IRE": "IRL",
    "AUL": "AUS", "AUS": "AUT", "NEW": "NZL", "SAF": "ZAF", "NIG": "NGA", "NIR": "NER",
    "ALG": "DZA", "MOR": "MAR", "INS": "IDN", "PHI": "PHL", "MAL": "MYS", "THI": "THA",
    "ROK": "KOR", "SRI": "LKA", "BNG": "BGD", "NEP": "NPL", "LAT": "LVA", "LIT": "LTU",
    "GRG": "GEO", "MLD": "MDA", "KYR": "KGZ", "KZK": "KAZ", "TAJ": "TJK", "ZIM": "ZWE",
    "ZAM": "ZMB", "TAZ": "TZA", "MZM": "MOZ", "GUA": "GTM", "HON": "HND", "SAL": "SLV",
    "COS": "CRI", "PAR": "PRY", "URU": "URY", "HAI": "HTI", "LEB": "LBN", "KUW": "KWT",
    "CAO": "CMR", "CEN": "CAF", "CHA": "TCD", "CDI": "CIV", "SIE": "SLE", "MAG": "MDG",
}  # fmt: skip


def is_distinctive(surname: str, taken: set[str], vocabulary: frozenset[str]) -> bool:
    """Whether a surname alone is told from words and other names.

    Words, places and common names are all in the list of word pieces; a surname that isn't is
    rare. The famous who are in it stand in our own list.
    """
    bare = surname.lower()
    is_long = len(bare) >= _SHORTEST and (surname[:1].isupper() or "-" in bare)
    return is_long and bare not in vocabulary and surname not in taken


def _names_in_office(text: str) -> set[tuple[str, str]]:
    """Full names, and their surname (which the book writes in capitals; empty where unsure)."""
    found = set()
    text = re.sub(r"\((?:Prime Minister|Sam|Col\.)\)|\"[^\"]*\"", " ", text)
    for holder in re.split(r";|represented by", text)[:1]:
        words = (
            re.split(r"\(|, Jr|,? also| of (?:the )?[A-Z]\w+$", holder.split("(since")[0])[0]
            .replace(",", " ")
            .split()
        )
        last = max((k for k, word in enumerate(words) if word in _TITLES), default=-1)
        words = words[last + 1 :]
        if not words or not any(len(w) > 1 and w.isupper() for w in words):
            continue
        capitals = [w for w in words if re.search(r"[A-Z]{2}", w)]
        surname = capitalise(" ".join(capitals))
        full = " ".join(capitalise(w) if w in capitals else w for w in words)
        found.add((full, surname if words[0] not in capitals else ""))
        initials = [w for w in words if not w.endswith(".")]
        found.add((" ".join(capitalise(w) if w in capitals else w for w in initials), ""))
        if words[0] not in capitals:
            found.add((f"{words[0]} {surname}", ""))
    return found


def _holders(book: Book) -> set[tuple[str, str]]:
    fields = ("chief of state", "head of government")
    return {
        name
        for entry in book
        for field in fields
        for name in _names_in_office(read_field(entry, "executive", field))
    }


def _read_reign(path: Path) -> set[tuple[str, str]]:
    """Country and name of leaders who left office in 1990 or later, or had not left it."""
    found = set()
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["stateabb"] == "SNM" or int(row["eyear"] or FIRST_YEAR) < FIRST_YEAR:
                continue  # San Marino changes its two captains every half-year
            name = fold_accents(re.sub(r"\([^)]*\)", "", row["leader"]))
            name = re.sub(r"\b(Al|El|As|An|Ath)-", lambda m: m[0].lower(), name)
            if not re.search(r"\ufffd|,|&| and ", name):
                found.add((row["stateabb"], re.sub(r" [A-Z]\.$|^(?:[A-Z]\. ?)+", "", name)))
    return found


def _full_names(actors: Path) -> dict[tuple[str, str], set[str]]:
    """First name and surname of persons in government, by country and surname."""
    found: dict[tuple[str, str], set[str]] = {}
    for actor in read_actors(actors / "cameo/Phoenix.Countries.actors.txt"):
        words = actor.words.split()
        is_spelt = re.fullmatch(r"[A-Z'\-]{3,} [A-Z'\-]{3,}", actor.words) is not None
        is_person = is_spelt and words[0].capitalize() not in _TITLES
        code = re.search(r"\[([A-Z]{3})(?:GOV|ELI|MIL)", actor.codes)
        if is_person and code:
            name = capitalise(actor.words)
            found.setdefault((code[1], name.split()[-1]), set()).add(name)
    return found


def list_leaders(book: Book, actors: Path, taken: set[str]) -> set[str]:
    """Full names, and surnames that are distinctive (``taken`` are names of places and peoples)."""
    vocabulary = frozenset(VOCABULARY.read_text(encoding="utf-8").split())
    names: set[str] = set()
    surnames: set[str] = set()
    for full, surname in _holders(book):
        names.add(full)
        surnames.add(surname)
    full_names = _full_names(actors)
    for path in sorted(actors.glob("reign-*.csv")):
        for state, name in _read_reign(path):
            names.add(name)
            surname = name.split()[-1] if name else ""
            surnames.add(surname)
            namesakes = full_names.get((_CODES.get(state, state), surname), set())
            if len(namesakes) <= _MOST_NAMESAKES:
                names |= namesakes
    alone = {name for name in surnames if is_distinctive(name, taken, vocabulary)}
    several = {n for n in names if len(n.split()) > 1 and n.split()[0].lower() not in SMALL_WORDS}
    return alone | {name for name in several if not name.endswith(".")}
