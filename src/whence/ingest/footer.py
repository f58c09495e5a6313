"""Addresses set off from the report: a footer "Original url:", bare addresses at either end."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from whence.codebook.press_marks import FOOTER_LABELS
from whence.ingest.lines import Line
from whence.ingest.urls import is_web_url, trim_url

_LABEL = re.compile(
    r"[\[(*•>\-–—\s]*(?:" + "|".join(re.escape(label) for label in FOOTER_LABELS) + r")\b"
    r"(?:\s*:(?P<words>[^:/]{0,80}?[,\s])|\s*[:\-–—]?\s*)[(<\[]?(?P<url>(?:https?://|www\.)[^\s<>]+)?[>\])]*",
    re.IGNORECASE,
)
_BARE = re.compile(r"[<(\[*•\-–—\s]*(?P<url>(?:https?://|www\.)[^\s<>]+)[>)\]]?", re.IGNORECASE)
_FRAGMENT = re.compile(r"[A-Za-z0-9/_=&%#?.~+\-]+")
_CLOSES = re.compile(r"[.!?…][\"'”’)\]]*$")

MAX_FOOTER_LINES = 200
MAX_FOOTER_LINE = 4_000
MIN_BROKEN_URL = 50  # characters; wraps shorter than this do not occur in print or mail


class SetOff(NamedTuple):
    """Addresses outside the report: how many lines they take, and which stand after a label."""

    n_lines: int
    labelled: tuple[str, ...]
    bare: tuple[str, ...]


class _Row(NamedTuple):
    kind: str  # "label" (alone), "labelled" (with its address), "bare", "other"
    url: str


def _complete(url: str) -> str:
    url = trim_url(url)
    return url if url.lower().startswith("http") else f"https://{url}"


def _read_row(line_text: str) -> _Row:
    if len(line_text) > MAX_FOOTER_LINE:
        return _Row("other", "")
    bare = _BARE.fullmatch(line_text)
    if bare and is_web_url(_complete(bare["url"])):
        return _Row("bare", bare["url"])
    label = _LABEL.fullmatch(line_text)
    if label and label["url"] and is_web_url(_complete(label["url"])):
        return _Row("labelled", label["url"])
    if label and not label["url"] and not (label["words"] or "").strip():
        return _Row("label", "")
    return _Row("other", "")


def is_broken_url(head: str, tail: str) -> bool:
    """Whether a line that ends with an address goes on with a fragment that is a whole line."""
    return (
        len(head) >= MIN_BROKEN_URL
        and len(tail) <= len(head) + 15
        and head[-1] not in ".,;:!?)>]\"'"
        and _FRAGMENT.fullmatch(tail) is not None
        and (bool(re.search(r"[\d/_=&%#?\-]|\.\w", tail)) or head[-1] in "-/_=&%")
    )


def _rows_of(text: str, lines: Sequence[Line]) -> list[tuple[_Row, int]]:
    """Read lines as rows, each with the number of lines it takes: broken addresses are one."""
    rows: list[tuple[_Row, int]] = []
    i = 0
    while i < len(lines):
        row = _read_row(text[lines[i].start : lines[i].end])
        n = 1
        head = row.url
        while row.url and i + n < len(lines) and not lines[i + n].n_blank:
            tail = text[lines[i + n].start : lines[i + n].end]
            if not is_broken_url(head, tail):
                break
            row = row._replace(url=row.url + tail)
            head = tail  # a third line goes on from a second that is full
            n += 1
        rows.append((row, n))
        i += n
    return rows


def _sort_urls(rows: Sequence[_Row]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part addresses into those that a label names and those that stand bare."""
    labelled: list[str] = []
    bare: list[str] = []
    after_label = False
    for row in rows:
        if row.kind == "label":
            after_label = True
            continue
        is_named = row.kind == "labelled" or after_label
        (labelled if is_named else bare).append(_complete(row.url))
        after_label = False
    return tuple(labelled), tuple(bare)


def find_footer(text: str, lines: Sequence[Line]) -> SetOff:
    """Find the labels and addresses that end a text.

    An address on a line of its own belongs to the footer if a blank line, a label or the end
    of a sentence stands before it; else it is the last line of a sentence that names it.
    Addresses that a line wrap broke are whole again.
    """
    n_tail = min(len(lines), MAX_FOOTER_LINES)
    tail = lines[len(lines) - n_tail :]
    rows = _rows_of(text, tail)
    first, at, n_lines, n_taken = len(rows), len(tail), 0, 0
    for i in range(len(rows) - 1, -1, -1):
        row, n = rows[i]
        at -= n
        if row.kind == "other":
            break
        n_taken += n
        before = tail[at - 1] if at else None
        is_apart = (
            row.kind != "bare"
            or before is None
            or tail[at].n_blank > 0
            or (i > 0 and rows[i - 1][0].kind != "other")
            or _CLOSES.search(text[max(before.end - 8, before.start) : before.end]) is not None
        )
        if is_apart:
            first, n_lines = i, n_taken
    kept = [row for row, _ in rows[first:]]
    if not any(row.url for row in kept):
        return SetOff(0, (), ())
    return SetOff(n_lines, *_sort_urls(kept))


def find_masthead(text: str, lines: Sequence[Line]) -> SetOff:
    """Find the labels and addresses that stand above a text, as a reader pastes them."""
    rows = _rows_of(text, lines[:12])
    kept: list[_Row] = []
    n_lines = 0
    for row, n in rows:
        if row.kind == "other":
            break
        kept.append(row)
        n_lines += n
    while kept and not kept[-1].url:
        kept.pop()
        n_lines -= 1
    return SetOff(n_lines, *_sort_urls(kept)) if kept else SetOff(0, (), ())
