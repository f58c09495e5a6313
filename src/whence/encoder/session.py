"""Runs the network with onnxruntime on the processor.

Shipped weights are fp16 on disk and fp32 in memory: half the size, and the same numbers on
every machine, which int8 does not give (docs/int8.md).
"""

import hashlib
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime

from whence.encoder.card import ModelCard, advise, find_weights, load_card
from whence.encoder.entities import SCHEMES
from whence.encoder.frames import distance_classes
from whence.encoder.network import Floats, Ints, PieceScores, TreeScores, WindowInput
from whence.encoder.reader import Reader
from whence.encoder.wordpiece import WordPieces
from whence.errors import ModelError


def _open_session(path: Path, n_threads: int) -> onnxruntime.InferenceSession:
    """Open one graph."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = n_threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # every window has a length of its own
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class OnnxNetwork:
    """The three graphs of the reader: encoder with its scores, frame head and tree head."""

    def __init__(self, folder: Path, n_threads: int) -> None:
        """Open the graphs; ``n_threads`` 0 lets the runtime choose."""
        self._encoder = _open_session(folder / "encoder.onnx", n_threads)
        self._frames = _open_session(folder / "frames.onnx", n_threads)
        self._trees = _open_session(folder / "trees.onnx", n_threads)

    def encode(self, given: WindowInput) -> PieceScores:
        """Scores of every piece, and hidden states for the other two graphs."""
        names = ["hidden", "cue", "sentence", *SCHEMES, "readings"]
        hidden, cue, sentence, *tags, readings = self._encoder.run(names, given._asdict())
        return PieceScores(hidden, cue, sentence, dict(zip(SCHEMES, tags, strict=True)), readings)

    def tag(self, hidden: Floats, rows: Ints, columns: Ints) -> Floats:
        """Label scores [cues, pieces, labels] of cues at the given windows and pieces."""
        distances = distance_classes(columns, hidden.shape[1])
        given = {"hidden": hidden, "rows": rows, "columns": columns, "distances": distances}
        scores: Floats = self._frames.run(None, given)[0]
        return scores

    def relate(self, hidden: Floats, first: Ints, last: Ints) -> TreeScores:
        """Tree scores of words by their first and last pieces; hidden states of one window."""
        given = {"hidden": hidden, "first": first, "last": last}
        return TreeScores(*self._trees.run(["arcs", "forms", "head_forms", "upos"], given))


def check_weights(folder: Path, card: ModelCard) -> None:
    """Compare the hash of every file of the weights with the card.

    Raises:
        ModelError: A file is missing or is another one.
    """
    for name, wanted in card.files.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path} is missing: {advise(folder)}")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != wanted:
            raise ModelError(f"{path} is not the file of the model card: {advise(folder)}")


def load_reader(folder: Path | None = None, n_threads: int = 0) -> tuple[Reader, ModelCard]:
    """Open the reader of a folder, or of the weights in use, once a process.

    Takes about half a second the first time.

    Raises:
        ModelError: The weights are missing or damaged.
    """
    return _open_reader(folder or find_weights(), n_threads)


@cache
def _open_reader(folder: Path, n_threads: int) -> tuple[Reader, ModelCard]:
    card = load_card(folder)
    check_weights(folder, card)
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf8").split("\n")
    transitions = np.array(card.transitions, dtype=np.float32)
    try:
        network = OnnxNetwork(folder, n_threads)
    except Exception as error:  # onnxruntime's own exceptions share no base but Exception
        raise ModelError(f"the model in {folder} cannot be opened ({error})") from error
    return Reader(network, WordPieces(vocabulary), transitions), card
