"""Runs the shipped network with onnxruntime on the processor.

Weights are fp16 on disk and fp32 in memory: half the size, and the same numbers on every
machine, which int8 does not give.
"""

import hashlib
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from whence.encoder.card import WEIGHTS, ModelCard, load_card
from whence.encoder.frames import distance_classes
from whence.encoder.reader import FrameReader
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


class OnnxBackend:
    """The two graphs of the reader: encoder with cue detector, and frame head."""

    def __init__(self, folder: Path, n_threads: int) -> None:
        """Open both graphs; ``n_threads`` 0 lets the runtime choose."""
        self._encoder = _open_session(folder / "encoder.onnx", n_threads)
        self._frames = _open_session(folder / "frames.onnx", n_threads)

    def encode(
        self,
        ids: NDArray[np.int64],
        cases: NDArray[np.int64],
        layouts: NDArray[np.int64],
        convention: NDArray[np.int64],
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Hidden states [windows, pieces, width] and cue log odds [windows, pieces]."""
        given = {"ids": ids, "cases": cases, "layouts": layouts, "convention": convention}
        hidden, cue_logits = self._encoder.run(None, given)
        return hidden, cue_logits

    def tag(
        self, hidden: NDArray[np.float32], rows: NDArray[np.int64], columns: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Label scores [cues, pieces, labels] of cues at the given windows and pieces."""
        distances = distance_classes(columns, hidden.shape[1])
        given = {"hidden": hidden, "rows": rows, "columns": columns, "distances": distances}
        scores: NDArray[np.float32] = self._frames.run(None, given)[0]
        return scores


def check_weights(folder: Path, card: ModelCard) -> None:
    """Compare the hash of every file of the weights with the card.

    Raises:
        ModelError: A file is missing or is another one.
    """
    for name, wanted in card.files.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path} is missing: install whence again")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != wanted:
            raise ModelError(f"{path} is not the file of the model card: install whence again")


@cache
def load_reader(folder: Path = WEIGHTS, n_threads: int = 0) -> tuple[FrameReader, ModelCard]:
    """Open the shipped reader, once a process; takes about half a second.

    Raises:
        ModelError: The weights are missing or damaged.
    """
    card = load_card(folder)
    check_weights(folder, card)
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf8").split("\n")
    transitions = np.array(card.transitions, dtype=np.float32)
    try:
        backend = OnnxBackend(folder, n_threads)
    except Exception as error:  # onnxruntime's own exceptions share no base but Exception
        raise ModelError(f"the model in {folder} cannot be opened ({error})") from error
    return FrameReader(backend, WordPieces(vocabulary), transitions), card
