"""Train the network: ``python -m training.train --out DIR`` (resumes from DIR if it can).

Two stages, as ``make train`` runs them: the first learns attribution alone (``--corpora
polnear,chains``); the second goes on from it with all heads (``--start DIR/network.pt``). A
step is a batch of one corpus, drawn by the square root of the corpora's sizes. Seeds are fixed,
and the order of batches is a function of the seed, so a resumed run goes on as it would have
gone. About 1.5 seconds a step on two cores with bfloat16, 2.5 without; a GPU is used where
torch finds one.
"""

import argparse
import json
import logging
import random
import time
from pathlib import Path

import torch

from training.corpora import choose_corpora, count_pieces, load, stream_batches
from training.examples import LabelledText
from training.losses import collate, total_loss
from training.minilm import minilm_folder, read_vocabulary
from training.model import Network, load_minilm
from whence.encoder.wordpiece import WordPieces

logger = logging.getLogger("training")

SAVE_EVERY = 100
SMOOTH = 0.95  # of the running means of losses in the log


def parameter_groups(network: Network, rate: float) -> list[dict[str, object]]:
    """Lower layers learn more slowly (0.9 a layer); new parts up to eight times as fast."""
    encoder = network.encoder
    groups: list[dict[str, object]] = []
    n = len(encoder.layers)
    for i, layer in enumerate(encoder.layers):
        groups.append({"params": list(layer.parameters()), "lr": rate * 0.9 ** (n - 1 - i)})
    old = [encoder.word, encoder.position, encoder.norm]
    groups.append({"params": [p for m in old for p in m.parameters()], "lr": rate * 0.9**n})
    added = [encoder.case, encoder.layout, encoder.convention]
    parameters = [*(p for m in added for p in m.parameters()), encoder.gazetteer]
    groups.append({"params": parameters, "lr": rate * 3})
    inside = {id(p) for p in encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in inside]
    groups.append({"params": heads, "lr": rate * 8})
    return groups


def draw_corpora(sizes: dict[str, int], n_steps: int, seed: int) -> list[str]:
    """Which corpus each step reads, drawn by the square root of its size."""
    rng = random.Random(seed)
    names = list(sizes)
    return rng.choices(names, [sizes[name] ** 0.5 for name in names], k=n_steps)


def train(  # noqa: PLR0913  # the flags of the recipe
    texts: dict[str, list[LabelledText]],
    network: Network,
    out: Path,
    n_steps: int,
    rate: float,
    *,
    bf16: bool,
    seed: int,
) -> None:
    """Train from where the network, or the last checkpoint in ``out``, stands."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    wordpieces = WordPieces(read_vocabulary())
    network.to(device)
    optimiser = torch.optim.AdamW(parameter_groups(network, rate), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.06 * n_steps)) * max(0.01, 1 - s / n_steps)
    )
    step = 0
    last = out / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=False)
        network.load_state_dict(saved["network"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        step = saved["step"]
        logger.info("resumed at step %d of %d", step, n_steps)
    sizes = {name: count_pieces(part) for name, part in texts.items()}
    drawn = draw_corpora(sizes, n_steps, seed)
    logger.info("steps: %s", {name: drawn.count(name) for name in sizes})
    streams = {
        name: stream_batches(part, wordpieces, f"{seed} {name}", drawn[:step].count(name))
        for name, part in texts.items()
    }

    def save(path: Path) -> None:
        state = {
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "step": step,
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    means: dict[str, float] = {}
    started = time.monotonic()
    network.train()
    for name in drawn[step:]:
        torch.manual_seed(seed * 100_000 + step)
        batch = next(streams[name])
        tensors = {k: v.to(device) for k, v in collate(batch).items()}
        loss, parts = total_loss(network, tensors, batch[0].scheme, bf16=bf16)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        step += 1
        for part, value in parts.items():
            key = f"{name} {part}"
            means[key] = SMOOTH * means.get(key, value) + (1 - SMOOTH) * value
        if step % 25 == 0:
            shown = json.dumps({key: round(value, 2) for key, value in sorted(means.items())})
            logger.info("step %d of %d %.0f s %s", step, n_steps, time.monotonic() - started, shown)
        if step % SAVE_EVERY == 0:
            save(last)
    save(last)
    torch.save(network.state_dict(), out / "network.pt")


def load_start(network: Network, path: Path) -> None:
    """Take over the weights of an earlier stage; parts that it did not have stay as they are."""
    state = torch.load(path, weights_only=True)
    missing, unexpected = network.load_state_dict(state, strict=False)
    if unexpected:
        raise ValueError(f"{path} has parts that the network has not: {unexpected}")
    logger.info("started from %s without %d of its parts", path, len(missing))


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--corpora", help="names, with commas between; all if not given")
    parser.add_argument("--licence", choices=("A", "B"), default="B", help="A: free data alone")
    parser.add_argument("--start", type=Path, help="network.pt of an earlier stage")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--rate", type=float, default=1.3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fp32", action="store_true", help="no bfloat16 in the encoder")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    wordpieces = WordPieces(read_vocabulary())
    wanted = args.corpora.split(",") if args.corpora else None
    texts = {
        corpus.name: load(corpus, args.data, wordpieces)
        for corpus in choose_corpora(args.licence)
        if wanted is None or corpus.name in wanted
    }
    torch.manual_seed(args.seed)
    network = Network(load_minilm(minilm_folder()))
    if args.start:
        load_start(network, args.start)
    train(texts, network, args.out, args.steps, args.rate, bf16=not args.fp32, seed=args.seed)


if __name__ == "__main__":
    main()
