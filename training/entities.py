"""Training texts with entity mentions; sets with other labels are mapped to the world scheme."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.examples import MASKED, LabelledText, piece_range
from whence.encoder.entities import Scheme, make_tags
from whence.encoder.windows import PiecedText, piece_text
from whence.encoder.wordpiece import WordPieces

HELD_OUT_EVERY = 20  # one document in so many is kept from training, for calibration

Token = tuple[str, str]
Mention = tuple[int, int, str]
Mapping = dict[str, str | None]

# To the world scheme, for the recipe with class A data alone. None says that the set's kind
# fits no single one: its words are masked.
FROM_POLITICS: Mapping = {
    "politician": "Person",
    "person": "Person",
    "organisation": "Organization",
    "politicalparty": "Organization",
    "event": "Misc",
    "election": "Misc",
    "country": "Location",
    "location": "Location",
    "misc": None,
}
FROM_EMERGING: Mapping = {
    "person": "Person",
    "location": "Location",
    "corporation": "Organization",
    "group": "Organization",
    "product": "Product",
    "creative-work": "Misc",
}
FROM_RE3D: Mapping = {
    "Person": "Person",
    "Location": "Location",
    "Organisation": "Organization",
    "Nationality": "NORP",
    "Temporal": "Date",
    "Money": "Money",
}

_NO_BLANK_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}’”]|'s|’s|n't|n’t|'re|'ve|'ll|'d|'m)$")
_NO_BLANK_AFTER = frozenset("([{$£€“‘#@")


def load_worldwide(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """World newswire, twice: with blanks between all tokens, and set as a paper would."""
    texts = []
    lines = (data / "entities/worldwide-train.jsonl").read_text(encoding="utf8").splitlines()
    for i, line in enumerate(lines):
        row = json.loads(line)
        is_held = i % HELD_OUT_EVERY == HELD_OUT_EVERY - 1
        for is_set in (False, True):
            made = label_tokens(row["sentences"], "world", wordpieces, is_set=is_set)
            made.id, made.is_held_out = row["id"], is_held
            texts.append(made)
    return texts


def load_politics(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """CrossNER politics, sentence by sentence, with its own kinds."""
    rows = read_conll(data / "entities/crossner-politics-train.txt")
    texts = [label_tokens([row], "politics", wordpieces, is_set=False) for row in rows]
    for i, text in enumerate(texts):
        text.id = f"politics-{i}"
    return texts


def load_politics_as_world(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """CrossNER politics in the kinds of the world scheme."""
    rows = read_conll(data / "entities/crossner-politics-train.txt")
    return _label_mapped(rows, FROM_POLITICS, wordpieces)


def load_emerging(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """Noisy user text (WNUT 17) in the kinds of the world scheme."""
    return _label_mapped(read_conll(data / "entities/wnut17train.conll"), FROM_EMERGING, wordpieces)


def load_re3d(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """Conflict reports (re3d) in the kinds of the world scheme, named mentions only."""
    texts = []
    for path in sorted((data / "entities/re3d").glob("*__documents.json")):
        entities: dict[str, list[Mention]] = {}
        other = path.with_name(path.name.replace("__documents", "__entities"))
        for row in _read_objects(other):
            kind = FROM_RE3D.get(str(row["type"]))
            span = (int(str(row["begin"])), int(str(row["end"])))
            if kind and re.search(r"[A-Z0-9]", str(row["value"])):
                entities.setdefault(str(row["documentId"]), []).append((*span, kind))
        for k, row in enumerate(_read_objects(path)):
            text = str(row["text"])
            pieced = piece_text(text, wordpieces)
            mentions = _outermost(entities.get(str(row["_id"]), []))
            mentions = [(*_without_article(text, a, b), kind) for a, b, kind in mentions]
            texts.append(
                LabelledText(
                    str(row["_id"]),
                    text,
                    pieced,
                    k % HELD_OUT_EVERY == HELD_OUT_EVERY - 1,
                    scheme="world",
                    tags=tag_pieces(pieced, mentions, "world", wordpieces),
                )
            )
    return texts


def _without_article(text: str, start: int, end: int) -> tuple[int, int]:
    return (start + 4, end) if text[start:end].lower().startswith("the ") else (start, end)


def _read_objects(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf8").splitlines():
        if line.strip():
            yield json.loads(line)


def _outermost(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m[0], -m[1])):
        if not kept or mention[0] >= kept[-1][1]:
            kept.append(mention)
    return kept


def read_conll(path: Path) -> list[list[Token]]:
    """Sentences of a two-column file: token, blank, tag."""
    sentences: list[list[Token]] = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf8")):
        tokens = [line.rsplit(None, 1) for line in block.splitlines() if len(line.split()) > 1]
        if tokens:
            sentences.append([(token.strip(), tag) for token, tag in tokens])
    return sentences


def _label_mapped(
    rows: list[list[Token]], mapping: Mapping, wordpieces: WordPieces
) -> list[LabelledText]:
    mapped = []
    for row in rows:
        tokens = []
        for token, tag in row:
            kind = mapping.get(tag[2:], None) if tag != "O" else ""
            tokens.append((token, tag if kind == "" else f"{tag[:2]}{kind or '?'}"))
        mapped.append(label_tokens([tokens], "world", wordpieces, is_set=False))
        mapped[-1].id = str(len(mapped))
    return mapped


def set_text(sentences: Iterable[list[Token]], *, is_set: bool) -> tuple[str, list[list[Mention]]]:
    """Join tokens to a text; returns it and the tokens of each sentence as (start, end, tag)."""
    text = ""
    placed = []
    for sentence in sentences:
        row: list[Mention] = []
        is_open = False
        glued = True
        for word, tag in sentence:
            is_closing = word == '"' and is_open
            tight = is_set and (bool(_NO_BLANK_BEFORE.match(word)) or is_closing)
            if text and not (glued and row) and not (tight and row):
                text += " "
            row.append((len(text), len(text) + len(word), tag))
            text += word
            glued = is_set and (word in _NO_BLANK_AFTER or (word == '"' and not is_open))
            if word == '"':
                is_open = not is_open
        placed.append(row)
    return text, placed


def label_tokens(
    sentences: list[list[Token]], scheme: Scheme, wordpieces: WordPieces, *, is_set: bool
) -> LabelledText:
    """A text of tokens with BIO tags; ``is_set`` leaves blanks out as print does."""
    text, placed = set_text([[(t, g) for t, g in s] for s in sentences], is_set=is_set)
    pieced = piece_text(text, wordpieces)
    mentions: list[Mention] = []
    for row in placed:
        for start, end, tag in row:
            if tag.startswith("I-") and mentions and mentions[-1][2] == tag[2:]:
                mentions[-1] = (mentions[-1][0], end, tag[2:])
            elif tag != "O":
                mentions.append((start, end, tag[2:]))
    starts = np.zeros(len(pieced.ids), dtype=np.int64)
    for row in placed:
        if row:
            starts[piece_range(pieced, row[0][0], row[0][1])[0] :][:1] = 1
    if len(starts):
        starts[0] = 1
    return LabelledText(
        "",
        text,
        pieced,
        scheme=scheme,
        tags=tag_pieces(pieced, mentions, scheme, wordpieces),
        sentences=starts,
    )


def tag_pieces(
    pieced: PiecedText, mentions: list[Mention], scheme: Scheme, wordpieces: WordPieces
) -> NDArray[np.int64]:
    """Tag of every piece that begins a word; the others, and kinds called "?", are masked."""
    tags = make_tags(scheme)
    begins = np.array([not wordpieces.continues[i] for i in pieced.ids], dtype=bool)
    labels = np.where(begins, 0, MASKED)
    for start, end, kind in mentions:
        first, after = piece_range(pieced, start, end)
        if first < after:
            inside = MASKED if kind == "?" else tags.index(f"I-{kind}")
            labels[first:after] = np.where(begins[first:after], inside, MASKED)
            if kind != "?":
                labels[first] = tags.index(f"B-{kind}")
    return labels
