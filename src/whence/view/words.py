"""Records in words: who spoke, through whom, how sure the reading is, which document it is."""

import re
from collections.abc import Iterable
from itertools import groupby

from whence.records import Document, Problem, Statement, Voice
from whence.view.safe import escape_text

ARROW = " → "
PLAIN_ARROW = " > "
UNNAMED = "not named"
OWN_VOICE = "own voice"
QUOTE_MARKS = "“”„‟\"'‘’«» "  # not shown twice around quoted words

_BLANKS = re.compile(r"[ \t\r\n]+")


def name_voice(voice: Voice) -> str:
    """A voice by its name, else its kind; in parentheses if an earlier sentence names it."""
    shown = squeeze(voice.name or voice.medium_kind or UNNAMED)
    return f"({shown})" if voice.carried else shown


def describe_chain(statement: Statement, *, arrow: str = ARROW) -> str:
    """The source chain, outermost first; voices that speak jointly are joined by "and".

    A publisher that is not known is left out; a source that the text leaves out is "not named".
    """
    known = [v for v in statement.chain if v.name or v.role != "publisher"]
    links = [
        " and ".join(name_voice(voice) for voice in voices)
        for _, voices in groupby(known, key=lambda voice: voice.depth)
    ]
    if statement.form == "narrated":
        return arrow.join([*links, OWN_VOICE])
    if not statement.source and not (known and known[-1].carried):
        links.append(UNNAMED)
    return arrow.join(links) or UNNAMED


def name_speaker(statement: Statement) -> str:
    """Who says it: the innermost voices of the chain, or that none is named."""
    return describe_chain(statement, arrow="\0").rpartition("\0")[2]


def squeeze(text: str) -> str:
    """A text on one line, safe to show: blanks, tabs and line ends become one space."""
    return flatten(text).strip(" ")


def flatten(text: str) -> str:
    """The same for a piece of a text: a space at its ends stays."""
    return escape_text(_BLANKS.sub(" ", text))


def shorten(text: str, width: int) -> str:
    """The text in at most ``width`` characters, cut between words where one ends near the edge."""
    if len(text) <= width:
        return text
    cut = text[: max(1, width - 2)]
    words = cut.rpartition(" ")[0]
    return (words if len(words) * 3 > len(cut) * 2 else cut).rstrip(" ,;:") + " …"


def percent(confidence: float | None) -> str:
    """A probability as whole percent; empty where there is none."""
    return "" if confidence is None else f"{confidence * 100:.0f}%"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 statement", "2,000 statements"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def describe_issue(publisher: str | None, published: str | None) -> str:
    """Where and when a document came out, as far as known."""
    where = squeeze(publisher) if publisher else "unknown publisher"
    when = squeeze(published) if published else "no date"
    return f"{where}, {when}"


def describe_problems(problems: Iterable[Problem], document: Document) -> list[str]:
    """Problems in plain words, one line each, with the words of the text that they are about."""
    lines = []
    for problem in problems:
        line = squeeze(problem.message)
        if problem.span is not None:
            words = shorten(squeeze(document.quote(problem.span).strip(QUOTE_MARKS)), 60)
            line += f": “{words}”" if words else ""
        lines.append(line)
    return lines
