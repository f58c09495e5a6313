"""Armed groups and organisations of the Phoenix dictionaries, made for the CAMEO event codes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gazetteer_names import capitalise

# A group is known by one of these; the rest of the files is persons, firms and slips.
_GROUP_WORDS = frozenset(
    """army brigade brigades front movement liberation force forces militia militias resistance
    guerrilla guerrillas fighters jihad islamic mujahideen mujahedin revolutionary rebels
    battalion command commandos legion martyrs cell cells guard guards tigers defence defense
    armed hizb jaish jaysh lashkar ansar harakat jamaat jund vanguard cartel""".split()
)
_ORGANISATION_WORDS = frozenset(
    """organization organisation committee commission council bank fund agency union association
    federation programme program court tribunal conference league alliance foundation
    society institute network parliament community international watch assembly secretariat
    confederation congress nations forum consortium bureau centre center academy charities
    campaign coalition mission relief refugees""".split()
)
_TITLES = frozenset(
    """secretary general president chief director commissioner minister spokesman spokesperson
    spokeswoman official officials envoy ambassador head chairman member members representative
    leader prosecutor judge officer peacekeeper peacekeepers troops soldiers rapporteur delegation
    delegates inspector inspectors employee employees worker workers staff diplomat adviser
    commander based journalist reporter""".split()
)
_LONGEST = 6  # words
_ACRONYMS = frozenset("UN EU US UK NATO USA WHO IMF".split())
_NAME = re.compile(r"^\+?([^\s\[#;][^\[#;]*)")
_BRACKETS = re.compile(r"\([^)]*\)?")


class Actor(NamedTuple):
    """A line of a dictionary: words in capitals, and all the codes of its block."""

    words: str
    codes: str


def read_actors(path: Path) -> Iterator[Actor]:
    """Names of a dictionary, synonyms too, each with the text of its block's codes."""
    block: list[str] = []
    codes = ""
    for line in [*path.read_text(encoding="utf-8", errors="replace").splitlines(), "END"]:
        match = _NAME.match(line)
        if match and not line.startswith("+"):
            yield from (Actor(words, codes) for words in block)
            block, codes = [], ""
        if match:
            words = _BRACKETS.sub("", match[1]).replace("_", " ")
            block.append(" ".join(words.upper().split()))
        codes += " ".join(re.findall(r"\[[^\]]*\]", line.split("#")[0]))


def _is_plain(words: list[str]) -> bool:
    joined = "".join(words)
    is_spelt = joined.isascii() and re.fullmatch(r"[A-Z0-9'&.\-]+", joined) is not None
    is_short = len(words) in range(2, _LONGEST + 1)
    return is_spelt and is_short and "-" not in words and not words[-1].endswith(("-", "."))


def _pick(path: Path, known_by: frozenset[str], roles: str) -> set[str]:
    names = set()
    for actor in read_actors(path):
        words = actor.words.removeprefix("THE ").split()
        lower = set(re.findall(r"[a-z]+", " ".join(words).lower()))
        has_role = re.search(rf"\[(?:{roles})", actor.codes) is not None
        is_dated = re.search(r"[<>]|\d{6}", actor.codes) is not None  # persons in office
        is_group = bool(lower & known_by) and not lower & _TITLES
        if has_role and is_group and not is_dated and _is_plain(words):
            names.add(capitalise(" ".join(words), _ACRONYMS))
    return names


def read_armed_groups(actors: Path) -> set[str]:
    """Names of two words or more of non-state armed groups."""
    path = actors / "cameo/Phoenix.MilNonState.actors.txt"
    return _pick(path, _GROUP_WORDS, "[A-Z]+")


def read_organisations(actors: Path) -> set[str]:
    """Names of two words or more of organisations of states, and others across borders."""
    path = actors / "cameo/Phoenix.International.actors.txt"
    return _pick(path, _ORGANISATION_WORDS, "IGO|NGO")
