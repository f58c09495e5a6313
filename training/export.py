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

from training.calibrate import calibrate_mentions, calibrate_outermost, score, tune_source_start
from training.corpora import choose_corpora, load_held_out
from training.evaluate import TorchNetwork, load_gold
from training.examples import OWN, POLNEAR
from training.graphs import encoder_graph, frames_graph, trees_graph
from training.minilm import SHA256, minilm_folder, read_vocabulary
from training.model import ADDED, BILINEAR, Network, load_minilm
from whence.encoder.card import WEIGHTS, ModelCard
from whence.encoder.entities import SCHEMES
from whence.encoder.network import WindowInput
from whence.encoder.reader import Reader
from whence.encoder.scan import CONVENTIONS
from whence.encoder.session import OnnxNetwork
from whence.encoder.windows import piece_text
from whence.encoder.wordpiece import WordPieces

logger = logging.getLogger("training")

PARITY = 0.05  # fp16 weights against fp32: largest difference of a score, on real text
LIMITS = (
    "English only; the vocabulary is uncased and word pieces of other scripts are poor.",
    "PolNeAR is American political news of 2015 and 2016; world news is learned from 49 articles.",
    "Statements without any reporting words (continued quotations) are not found by this head.",
    "Entities are those of world newswire in English; trees are of web text and Wikipedia.",
    "Confidence is calibrated on the documents kept from training, and may be off elsewhere.",
)


def write_graphs(network: Network, folder: Path) -> dict[str, str]:
    """Write the graphs and the vocabulary; returns the SHA-256 of each file."""
    weights = {k: v.numpy() for k, v in network.state_dict().items()}
    layers = network.encoder.layers
    graphs = {
        "encoder.onnx": encoder_graph(weights, len(layers), layers[0].n_heads),
        "frames.onnx": frames_graph(weights, ADDED, BILINEAR),
        "trees.onnx": trees_graph(weights),
    }
    for name, graph in graphs.items():
        onnx.save(graph, folder / name)
    (folder / "vocab.txt").write_text("\n".join(read_vocabulary()), encoding="utf8")
    return {n: hash_file(folder / n) for n in (*graphs, "vocab.txt")}


def hash_file(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@torch.no_grad()
def check_parity(network: Network, shipped: OnnxNetwork, text: str) -> float:
    """Largest difference of a score between the torch network and the shipped graphs."""
    pieced = piece_text(text, WordPieces(read_vocabulary()))
    n = min(200, len(pieced.ids))
    features = (pieced.ids, pieced.cases, pieced.layouts, pieced.gazetteer)
    given = WindowInput(*(x[None, :n] for x in features), np.ones(1, dtype=np.int64))
    rows, columns = np.zeros(3, dtype=np.int64), np.array([1, n // 2, n - 1])
    words = np.arange(0, n, 2), np.arange(0, n, 2)
    worst = 0.0
    ours, theirs = shipped.encode(given), TorchNetwork(network).encode(given)
    pairs = [
        (ours.cue, theirs.cue),
        (ours.sentence, theirs.sentence),
        (ours.readings, theirs.readings),
        *((ours.tags[name], theirs.tags[name]) for name in SCHEMES),
        (
            shipped.tag(theirs.hidden, rows, columns),
            TorchNetwork(network).tag(theirs.hidden, rows, columns),
        ),
        *zip(
            shipped.relate(theirs.hidden, *words),
            TorchNetwork(network).relate(theirs.hidden, *words),
            strict=True,
        ),
    ]
    for left, right in pairs:
        worst = max(worst, float(np.abs(left - right).max()))
    return worst


def average(checkpoints: list[Path]) -> dict[str, torch.Tensor]:
    """Mean of the weights of several checkpoints of one run."""
    states = [torch.load(path, weights_only=True) for path in checkpoints]
    return {key: torch.stack([state[key] for state in states]).mean(0) for key in states[0]}


def export(
    checkpoints: list[Path], data: Path, folder: Path, version: str, licence: str
) -> ModelCard:
    """Write weights and card; fails if the graphs do not compute what the network does."""
    network = Network(load_minilm(minilm_folder()))
    network.load_state_dict(average(checkpoints))
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    files = write_graphs(network, folder)
    shipped = OnnxNetwork(folder, 2)
    wordpieces = WordPieces(read_vocabulary())
    reader = Reader(shipped, wordpieces, network.transition_scores().detach().numpy())
    texts = [load_gold(data, "held-out", convention) for convention in (POLNEAR, OWN)]
    parity = check_parity(network, shipped, texts[0][0][0])
    logger.info("largest difference from the network in training: %.5f", parity)
    if parity > PARITY:
        raise ValueError(f"the graphs differ from the network by {parity}")
    scans = [
        [(reader.scan(text, name), gold) for text, gold in part]
        for name, part in zip(CONVENTIONS, texts, strict=True)
    ]
    polnear = [(reader.decode(scan), gold) for scan, gold in scans[POLNEAR]]
    calibration = {
        CONVENTIONS[POLNEAR]: calibrate_outermost(polnear),
        CONVENTIONS[OWN]: tune_source_start(scans[OWN], scans[POLNEAR], reader),
    }
    scores: dict[str, float] = {}
    for name, part in zip(CONVENTIONS, scans, strict=True):
        chosen = calibration[name]
        held = score([(reader.decode(t, chosen.source_start), g) for t, g in part], chosen)
        scores |= {f"{name} {k} F1, kept documents": round(v, 1) for k, v in held.items()}
        logger.info("%s: threshold %.2f, %s", name, chosen.threshold, held)
    transitions = tuple(map(tuple, reader.transitions.tolist()))
    mentions = calibrate_mentions(reader, load_held_out(data, wordpieces, licence))
    corpora = choose_corpora(licence)
    identity = msgspec.json.encode((sorted(files.items()), transitions, calibration, mentions))
    card = ModelCard(
        name="whence-reader",
        version=version,
        sha256=hashlib.sha256(identity).hexdigest(),
        files=files,
        parameters=sum(p.numel() for p in network.parameters()),
        base="MiniLM-L6-H384-uncased, as fine-tuned in all-MiniLM-L6-v2 (Apache-2.0)",
        base_sha256=SHA256,
        data=tuple({"name": c.source, "licence class": c.licence, "use": c.use} for c in corpora),
        licence_class=licence,
        recipe="make train; python -m training.export",
        limits=LIMITS,
        scores=scores,
        calibration=calibration,
        mention_calibration=mentions,
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
    parser.add_argument("--version", default="2")
    parser.add_argument("--licence", choices=("A", "B"), default="B", help="as in training")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    export(args.checkpoint, args.data, args.out, args.version, args.licence)


if __name__ == "__main__":
    main()
