"""Write the weights that ship: ``python -m training.export --checkpoint FILE``.

Graphs, vocabulary and model card go to ``src/whence/encoder/weights``. The probability of a
frame and the threshold are fitted on the documents that training leaves out, by the graphs
that ship, not by the network in training.
"""

import argparse
import hashlib
import logging
from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch

from training.calibrate import calibrate_outermost, score, tune_source_start
from training.corpora import OWN, POLNEAR
from training.evaluate import load_gold
from training.graphs import encoder_graph, frames_graph
from training.minilm import SHA256, minilm_folder, read_vocabulary
from training.model import ADDED, BILINEAR, Reader, load_minilm
from whence.encoder.card import WEIGHTS, ModelCard
from whence.encoder.reader import CONVENTIONS, FrameReader
from whence.encoder.session import OnnxBackend
from whence.encoder.windows import piece_text
from whence.encoder.wordpiece import WordPieces

logger = logging.getLogger("training")

PARITY = 0.05  # fp16 weights against fp32: largest difference of a score, on real text
DATA = (
    {
        "name": "PolNeAR train (networkdynamics/PolNeAR)",
        "licence class": "B: no licence stated; trained on, never redistributed",
        "use": "outermost attributions; one document in twenty kept for calibration",
    },
    {
        "name": "Whence source chains, train (own)",
        "licence class": "A",
        "use": "frames inside frames; one document in ten kept for calibration",
    },
)
LIMITS = (
    "English only; the vocabulary is uncased and word pieces of other scripts are poor.",
    "PolNeAR is American political news of 2015 and 2016; world news is learned from 49 articles.",
    "Statements without any reporting words (continued quotations) are not found by this head.",
    "Confidence is calibrated on the documents kept from training, and may be off elsewhere.",
)


def write_graphs(reader: Reader, folder: Path) -> dict[str, str]:
    """Write both graphs and the vocabulary; returns the SHA-256 of each file."""
    weights = {k: v.numpy() for k, v in reader.state_dict().items()}
    layers = reader.encoder.layers
    onnx.save(encoder_graph(weights, len(layers), layers[0].n_heads), folder / "encoder.onnx")
    onnx.save(frames_graph(weights, ADDED, BILINEAR), folder / "frames.onnx")
    (folder / "vocab.txt").write_text("\n".join(read_vocabulary()), encoding="utf8")
    names = ("encoder.onnx", "frames.onnx", "vocab.txt")
    return {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in names}


@torch.no_grad()
def check_parity(reader: Reader, backend: OnnxBackend, text: str) -> float:
    """Largest difference between the torch network and the shipped graphs on one text."""
    wordpieces = WordPieces(read_vocabulary())
    pieced = piece_text(text, wordpieces)
    n = min(200, len(pieced.ids))
    given = [x[None, :n] for x in (pieced.ids, pieced.cases, pieced.layouts)]
    mark = np.zeros(1, dtype=np.int64)
    hidden, logits = backend.encode(*given, mark)
    theirs = reader.encoder(*(torch.from_numpy(x) for x in (*given, mark)))
    worst = float(np.abs(reader.cue(theirs)[..., 0].numpy() - logits).max())
    rows, columns = np.zeros(3, dtype=np.int64), np.array([1, n // 2, n - 1])
    ours = backend.tag(hidden, rows, columns)
    wanted = reader.frames(theirs, torch.from_numpy(rows), torch.from_numpy(columns)).numpy()
    return max(worst, float(np.abs(ours - wanted).max()))


def average(checkpoints: list[Path]) -> dict[str, torch.Tensor]:
    """Mean of the weights of several checkpoints of one run."""
    states = [torch.load(path, weights_only=True) for path in checkpoints]
    return {key: torch.stack([state[key] for state in states]).mean(0) for key in states[0]}


def export(checkpoints: list[Path], data: Path, folder: Path, version: str) -> ModelCard:
    """Write weights and card; fails if the graphs do not compute what the network does."""
    reader = Reader(load_minilm(minilm_folder()))
    reader.load_state_dict(average(checkpoints))
    reader.eval()
    folder.mkdir(parents=True, exist_ok=True)
    files = write_graphs(reader, folder)
    backend = OnnxBackend(folder, 2)
    frame_reader = FrameReader(
        backend, WordPieces(read_vocabulary()), reader.transition_scores().detach().numpy()
    )
    texts = [load_gold(data, "held-out", convention) for convention in (POLNEAR, OWN)]
    parity = check_parity(reader, backend, texts[0][0][0])
    logger.info("largest difference from the network in training: %.5f", parity)
    if parity > PARITY:
        raise ValueError(f"the graphs differ from the network by {parity}")
    scored = [
        [(frame_reader.score_text(text, name), gold) for text, gold in part]
        for name, part in zip(CONVENTIONS, texts, strict=True)
    ]
    polnear = [(frame_reader.decode(text), gold) for text, gold in scored[POLNEAR]]
    calibration = {
        CONVENTIONS[POLNEAR]: calibrate_outermost(polnear),
        CONVENTIONS[OWN]: tune_source_start(scored[OWN], scored[POLNEAR], frame_reader),
    }
    scores: dict[str, float] = {}
    for name, part in zip(CONVENTIONS, scored, strict=True):
        chosen = calibration[name]
        held = score([(frame_reader.decode(t, chosen.source_start), g) for t, g in part], chosen)
        scores |= {f"{name} {k} F1, kept documents": round(v, 1) for k, v in held.items()}
        logger.info("%s: threshold %.2f, %s", name, chosen.threshold, held)
    transitions = tuple(map(tuple, frame_reader.transitions.tolist()))
    identity = msgspec.json.encode((sorted(files.items()), transitions, calibration))
    card = ModelCard(
        name="whence-reader",
        version=version,
        sha256=hashlib.sha256(identity).hexdigest(),
        files=files,
        parameters=sum(p.numel() for p in reader.parameters()),
        base="MiniLM-L6-H384-uncased, as fine-tuned in all-MiniLM-L6-v2 (Apache-2.0)",
        base_sha256=SHA256,
        data=DATA,
        licence_class="B",
        recipe="python -m training.train; python -m training.export",
        limits=LIMITS,
        scores=scores,
        calibration=calibration,
        transitions=transitions,
    )
    text = msgspec.json.format(msgspec.json.encode(card), indent=1)
    (folder / "card.json").write_bytes(text + b"\n")
    return card


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--checkpoint", type=Path, nargs="+", required=True, help="several are averaged"
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    export(args.checkpoint, args.data, args.out, args.version)


if __name__ == "__main__":
    main()
