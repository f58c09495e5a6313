"""One pass of the network over a text: what its heads say of every piece, sentence and cue.

Windows overlap; what is said of a piece is taken from the window that shows most of its
surroundings. Windows go through the network one by one, so that padding changes nothing and
memory does not grow with the text.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.encoder.entities import SCHEMES, Scheme, make_tags
from whence.encoder.frames import LABELS
from whence.encoder.network import Floats, Ints, Network, PieceScores, WindowInput
from whence.encoder.readings import READINGS
from whence.encoder.sentences import Sentence, find_piece, find_sentences, pieces_of_words
from whence.encoder.trees import Tree, read_tree
from whence.encoder.windows import PARAGRAPH_BREAK, PiecedText, cut_windows, piece_text
from whence.encoder.wordpiece import WordPieces
from whence.encoder.words import find_words

Convention = Literal["outermost", "nested"]
CONVENTIONS: tuple[Convention, ...] = ("outermost", "nested")

NEVER = np.float32(-1e4)
# A source stands in the paragraph of its cue: all but 12 of 19,389 in the training corpora do.
_SOURCES = [i for i, label in enumerate(LABELS) if label.endswith("source")]
SECTION = 16_384  # pieces whose hidden states are held at once, some 25 MB
CANDIDATE_LOGIT = -2.0  # pieces below 12 % are not looked at as cues

Range = tuple[int, int]


class WindowScores(NamedTuple):
    """Cues that one window is to read: their pieces in the text, log odds and label scores.

    ``first`` is the window's first piece; scores are [cues, pieces of the window, labels].
    """

    anchors: Ints
    logits: Floats
    first: int
    scores: Floats


class Scan(NamedTuple):
    """A text with what the heads say of it.

    ``windows`` are those with a cue; ``tags`` and ``readings`` are scores [pieces, classes];
    ``trees`` has one tree for each of ``sentences``, None where no window holds it whole.
    """

    pieced: PiecedText
    windows: list[WindowScores]
    tags: dict[Scheme, Floats]
    readings: Floats
    sentences: list[Sentence]
    trees: list[Tree | None]


def scan_text(
    text: str,
    network: Network,
    wordpieces: WordPieces,
    convention: Convention,
    sentences: Sequence[Sentence] | None = None,
) -> Scan:
    """Run the network over all windows of a text.

    Args:
        text: Any text; paragraphs are its lines.
        network: What runs the graphs.
        wordpieces: The tokenizer.
        convention: What counts as a frame.
        sentences: Words of each sentence as spans, where they are known; found otherwise.
    """
    pieced = piece_text(text, wordpieces)
    n = len(pieced.ids)
    scan = Scan(
        pieced,
        [],
        {name: np.zeros((n, len(make_tags(name))), np.float32) for name in SCHEMES},
        np.zeros((n, len(READINGS)), np.float32),
        [],
        [],
    )
    words = find_words(text) if sentences is None and n else []
    places = np.array([find_piece(pieced, word) for word in words], dtype=np.int64)
    for start, end in cut_windows(pieced.breaks, SECTION, overlap=0):
        windows = [(start + a, start + b) for a, b in cut_windows(pieced.breaks[start:end])]
        begins, hidden = _scan_section(scan, windows, network, wordpieces, convention)
        if sentences is None:
            first, after = np.searchsorted(places, (start, end))
            inside = words[first:after]
            here = find_sentences(pieced, inside, begins, start)
        else:
            here = [s for s in sentences if s and start <= find_piece(pieced, s[0]) < end]
        scan.sentences.extend(here)
        scan.trees.extend(_read_trees(pieced, here, windows, hidden, network))
    return scan


def _scan_section(
    scan: Scan,
    windows: list[Range],
    network: Network,
    wordpieces: WordPieces,
    convention: Convention,
) -> tuple[Floats, list[Floats]]:
    """Run the windows of a section and note what their heads say in the scan.

    Returns:
        Log odds of a sentence beginning at each piece of the section, and hidden states of
        each window.
    """
    start, end = windows[0][0], windows[-1][1]
    keeper = _keepers([(a - start, b - start) for a, b in windows], end - start)
    begins = np.zeros(end - start, np.float32)
    hidden = []
    for w, (a, b) in enumerate(windows):
        scores = network.encode(_window_input(scan.pieced, a, b, wordpieces, convention))
        mine = keeper[a - start : b - start] == w
        for name, kept in scan.tags.items():
            kept[a:b][mine] = scores.tags[name][0, 1:-1][mine]
        scan.readings[a:b][mine] = scores.readings[0, 1:-1][mine]
        begins[a - start : b - start][mine] = scores.sentence[0, 1:-1][mine]
        seen = _score_cues(scan.pieced, (a, b), mine, scores, network)
        if len(seen.anchors):
            scan.windows.append(seen)
        hidden.append(scores.hidden)
    return begins, hidden


def _read_trees(
    pieced: PiecedText,
    sentences: Sequence[Sentence],
    windows: list[Range],
    hidden: list[Floats],
    network: Network,
) -> list[Tree | None]:
    """Tree of each sentence, read in the window that shows most around it."""
    pieces = [pieces_of_words(pieced, sentence) for sentence in sentences]
    places: dict[int, list[int]] = {}
    for k, (first, last) in enumerate(pieces):
        begin, end = int(first[0]), int(last.max()) + 1
        rooms = [
            min(begin - a if a else SECTION, b - end if b < len(pieced.ids) else SECTION)
            for a, b in windows
        ]
        if max(rooms) >= 0:
            places.setdefault(int(np.argmax(rooms)), []).append(k)
    trees: list[Tree | None] = [None] * len(sentences)
    for w, mine in places.items():
        shift = 1 - windows[w][0]
        first, last = (np.concatenate([pieces[k][side] for k in mine]) + shift for side in (0, 1))
        scores = network.relate(hidden[w], first, last)
        at = 0
        for k in mine:
            trees[k] = read_tree(scores, at, at + len(sentences[k]))
            at += len(sentences[k])
    return trees


def _window_input(
    pieced: PiecedText, a: int, b: int, wordpieces: WordPieces, convention: Convention
) -> WindowInput:
    ids = np.concatenate([[wordpieces.classify], pieced.ids[a:b], [wordpieces.separate]])
    cases, layouts, gazetteer = (
        np.pad(x[a:b], 1)[None] for x in (pieced.cases, pieced.layouts, pieced.gazetteer)
    )
    mark = np.array([CONVENTIONS.index(convention)])
    return WindowInput(ids[None], cases, layouts, gazetteer, mark)


def _score_cues(
    pieced: PiecedText,
    window: Range,
    mine: NDArray[np.bool_],
    scores: PieceScores,
    network: Network,
) -> WindowScores:
    """Scores of the cues that this window is to read; sources outside their paragraph barred."""
    a, b = window
    own = scores.cue[0, 1:-1]
    anchors = np.flatnonzero(mine & (own >= CANDIDATE_LOGIT))
    if not len(anchors):
        return WindowScores(anchors + a, own[anchors], a, np.empty((0, 0, 0), np.float32))
    labels = network.tag(scores.hidden, np.zeros_like(anchors), anchors + 1)[:, 1:-1]
    paragraphs = np.cumsum(pieced.breaks[a:b] == PARAGRAPH_BREAK)
    is_elsewhere = paragraphs[None] != paragraphs[anchors][:, None]
    labels[..., _SOURCES] = np.where(is_elsewhere[..., None], NEVER, labels[..., _SOURCES])
    return WindowScores(anchors + a, own[anchors], a, labels)


def _keepers(windows: list[Range], n: int) -> NDArray[np.int64]:
    """For each piece, the window that shows most of its surroundings."""
    keeper = np.zeros(n, dtype=np.int64)
    best = np.full(n, -1, dtype=np.int64)
    for w, (a, b) in enumerate(windows):
        places = np.arange(a, b)
        before = places - a if a else np.full(b - a, n)
        after = b - 1 - places if b < n else np.full(b - a, n)
        room = np.minimum(before, after)
        better = room > best[a:b]
        keeper[a:b][better] = w
        best[a:b][better] = room[better]
    return keeper
