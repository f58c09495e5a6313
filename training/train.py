"""Train the reader: ``python -m training.train --out DIR`` (resumes from DIR if it can).

About ten minutes an epoch on two cores with bfloat16, sixteen without. Seeds are fixed, and
the order of windows is a function of seed and epoch, so a resumed run goes on as it would
have gone.
"""

import argparse
import json
import logging
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.corpora import Example, load_documents, make_examples
from training.minilm import minilm_folder, read_vocabulary
from training.model import Reader, load_minilm
from whence.encoder.wordpiece import WordPieces

logger = logging.getLogger("training")

BATCH = 16
CUE_WEIGHT = 2.0  # the cue detector is one decision a piece, the frames hundreds a cue
SAVE_EVERY = 100


def make_batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, in random order."""
    rng.shuffle(examples)
    chunk = BATCH * 16
    batches = []
    for i in range(0, len(examples), chunk):
        part = sorted(examples[i : i + chunk], key=lambda e: len(e.ids))
        batches += [part[k : k + BATCH] for k in range(0, len(part), BATCH)]
    rng.shuffle(batches)
    return batches


def collate(batch: list[Example]) -> dict[str, Tensor]:
    """Pad a batch and gather its cues."""
    n = max(len(e.ids) for e in batch)

    def pad(rows: list[np.ndarray]) -> Tensor:
        out = np.zeros((len(rows), n), dtype=np.int64)
        for k, row in enumerate(rows):
            out[k, : len(row)] = row
        return torch.from_numpy(out)

    cues = [(r, a) for r, e in enumerate(batch) for a in e.anchors]
    is_cue = torch.zeros(len(batch), n)
    for r, a in cues:
        is_cue[r, a] = 1
    return {
        "ids": pad([e.ids for e in batch]),
        "cases": pad([e.cases for e in batch]),
        "layouts": pad([e.layouts for e in batch]),
        "convention": torch.tensor([e.convention for e in batch]),
        "rows": torch.tensor([r for r, _ in cues], dtype=torch.long),
        "columns": torch.tensor([a for _, a in cues], dtype=torch.long),
        "labels": pad([labels for e in batch for labels in e.labels])
        if cues
        else torch.zeros(0, n, dtype=torch.long),
        "is_cue": is_cue,
    }


def loss_of(reader: Reader, batch: dict[str, Tensor], *, bf16: bool) -> tuple[Tensor, Tensor]:
    """Loss of the cue detector and of the frames, each a mean over windows."""
    ids = batch["ids"]
    with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=bf16):
        h = reader.encoder(ids, batch["cases"], batch["layouts"], batch["convention"])
    h = h.float()
    real = (ids != 0).float()
    found = functional.binary_cross_entropy_with_logits(
        reader.cue(h)[..., 0], batch["is_cue"], weight=real, reduction="sum"
    )
    frames = h.sum() * 0
    if len(batch["rows"]):
        scores = reader.frames(h, batch["rows"], batch["columns"])
        frames = reader.frame_loss(scores, batch["labels"], real[batch["rows"]]).sum()
    return found / len(ids), frames / len(ids)


def parameter_groups(reader: Reader, rate: float) -> list[dict[str, object]]:
    """Lower layers learn more slowly (0.9 a layer); new parts ten times as fast."""
    groups: list[dict[str, object]] = []
    n = len(reader.encoder.layers)
    for i, layer in enumerate(reader.encoder.layers):
        groups.append({"params": list(layer.parameters()), "lr": rate * 0.9 ** (n - 1 - i)})
    old = [reader.encoder.word, reader.encoder.position, reader.encoder.norm]
    groups.append({"params": [p for m in old for p in m.parameters()], "lr": rate * 0.9**n})
    added = [reader.encoder.case, reader.encoder.layout, reader.encoder.convention]
    groups.append({"params": [p for m in added for p in m.parameters()], "lr": rate * 3})
    heads = [*reader.cue.parameters(), *reader.frames.parameters(), reader.transitions]
    groups.append({"params": heads, "lr": rate * 8})
    return groups


def train(  # noqa: PLR0913  # the flags of the recipe
    data: Path, out: Path, n_epochs: int, rate: float, *, bf16: bool, seed: int
) -> None:
    """Train from MiniLM or from the last checkpoint in ``out``; write one after each epoch."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    wordpieces = WordPieces(read_vocabulary())
    kept = [d for d in load_documents(data, "train", wordpieces) if not d.is_held_out]
    torch.manual_seed(seed)
    reader = Reader(load_minilm(minilm_folder())).to(device)
    n_steps = len(
        make_batches(
            list(make_examples(kept, wordpieces, random.Random(seed))), random.Random(seed)
        )
    )
    total = n_epochs * n_steps
    optimiser = torch.optim.AdamW(parameter_groups(reader, rate), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.06 * total)) * max(0.01, 1 - s / total)
    )
    step = 0
    last = out / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=False)
        reader.load_state_dict(saved["reader"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        step = saved["step"]
        logger.info("resumed at step %d of %d", step, total)
    logger.info("%d documents, %d steps an epoch", len(kept), n_steps)

    def save(path: Path) -> None:
        state = {
            "reader": reader.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "step": step,
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    started = time.monotonic()
    for epoch in range(step // n_steps, n_epochs):
        rng = random.Random(seed * 1000 + epoch)
        batches = make_batches(list(make_examples(kept, wordpieces, rng)), rng)
        batches = (batches * 2)[:n_steps]  # seams differ, so counts do by a few
        reader.train()
        for batch in batches[step - epoch * n_steps :]:
            torch.manual_seed(seed * 100_000 + step)
            tensors = {k: v.to(device) for k, v in collate(batch).items()}
            found, frames = loss_of(reader, tensors, bf16=bf16)
            optimiser.zero_grad()
            ((CUE_WEIGHT * found + frames) / 32).backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 20 == 0:
                logger.info(
                    "step %d of %d  cue %.3f  frames %.3f  %.0f s",
                    step,
                    total,
                    found.item(),
                    frames.item(),
                    time.monotonic() - started,
                )
            if step % SAVE_EVERY == 0:
                save(last)
        save(last)
        torch.save(reader.state_dict(), out / f"epoch-{epoch + 1}.pt")
        from training.evaluate import score_split

        logger.info("epoch %d  dev %s", epoch + 1, json.dumps(score_split(reader, data, "dev")))


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fp32", action="store_true", help="no bfloat16 in the encoder")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(args.data, args.out, args.epochs, args.rate, bf16=not args.fp32, seed=args.seed)


if __name__ == "__main__":
    main()
