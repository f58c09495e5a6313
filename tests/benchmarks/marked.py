"""Marked reporting: a text with its attributions in brackets."""

import re

from benchmarks.attribution.corpus import Attribution, Range

TAG = re.compile(r"\[(\d?)(source|cue|content):|\]")

Marked = tuple[str, list[Attribution]]


def mark(marked: str) -> Marked:
    """Take ``[role:words]`` out of a text; ``[2source:...]`` belongs to another attribution."""
    text, at = "", 0
    open_tags: list[tuple[str, str, int]] = []
    spans: dict[str, dict[str, list[Range]]] = {}
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag[2]:
            open_tags.append((tag[1], tag[2], len(text)))
        else:
            number, role, start = open_tags.pop()
            spans.setdefault(number, {}).setdefault(role, []).append((start, len(text)))
    assert not open_tags, "a mark is left open"
    attributions = [
        Attribution(
            source=tuple(sorted(roles.get("source", ()))),
            cue=tuple(sorted(roles.get("cue", ()))),
            content=tuple(sorted(roles.get("content", ()))),
        )
        for _, roles in sorted(spans.items())
    ]
    return text + marked[at:], attributions
