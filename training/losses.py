"""Losses of the heads on a batch of one corpus; layers that the corpus lacks have none."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.examples import MASKED, Example
from training.model import Network
from whence.encoder.readings import READINGS

CUE_WEIGHT = 2.0  # the cue detector is one decision a piece, the frames hundreds a cue
SCALE = 32  # losses are sums over a window's pieces; this brings them to about one
UPOS_WEIGHT, READING_WEIGHT, SENTENCE_WEIGHT = 0.5, 16.0, 0.5


def collate(batch: list[Example]) -> dict[str, Tensor]:
    """Pad a batch to its longest window."""
    n = max(len(e.ids) for e in batch)

    def pad(rows: list[np.ndarray], filled: int = 0) -> Tensor:
        out = np.full((len(rows), n), filled, dtype=np.int64)
        for k, row in enumerate(rows):
            out[k, : len(row)] = row
        return torch.from_numpy(out)

    tensors = {
        name: pad([getattr(e, name) for e in batch])
        for name in ("ids", "cases", "layouts", "gazetteer")
    }
    tensors["convention"] = torch.tensor([e.convention for e in batch])
    if batch[0].frames is not None:
        cues = [(r, a, own) for r, e in enumerate(batch) for a, own in e.frames or ()]
        is_cue = torch.zeros(len(batch), n)
        for r, a, _ in cues:
            is_cue[r, a] = 1
        tensors["is_cue"] = is_cue
        tensors["rows"] = torch.tensor([r for r, _, _ in cues], dtype=torch.long)
        tensors["columns"] = torch.tensor([a for _, a, _ in cues], dtype=torch.long)
        tensors["frames"] = pad([own for *_, own in cues])
    for name in batch[0].labels:
        tensors[name] = pad([e.labels[name] for e in batch], MASKED)
    words = [(r, e.words) for r, e in enumerate(batch) if e.words is not None]
    if words:
        for name in ("first", "last", "sentence", "heads", "relations", "upos"):
            parts = [getattr(w, name) for _, w in words]
            tensors[f"words {name}"] = torch.from_numpy(np.concatenate(parts))
        rows = np.concatenate([np.full(len(w.first), r) for r, w in words])
        tensors["words row"] = torch.from_numpy(rows)
    return tensors


def total_loss(
    network: Network, batch: dict[str, Tensor], scheme: str | None, *, bf16: bool
) -> tuple[Tensor, dict[str, float]]:
    """Loss to go down on, and its parts for the log."""
    ids = batch["ids"]
    with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=bf16):
        given = (batch[k] for k in ("ids", "cases", "layouts", "gazetteer", "convention"))
        h = network.encoder(*given)
    h = h.float()
    parts: dict[str, Tensor] = {}
    if "is_cue" in batch:
        real = (ids != 0).float()
        found = functional.binary_cross_entropy_with_logits(
            network.cue(h)[..., 0], batch["is_cue"], weight=real, reduction="sum"
        )
        parts["cue"] = CUE_WEIGHT * found
        if len(batch["rows"]):
            scores = network.frames(h, batch["rows"], batch["columns"])
            losses = network.frame_loss(scores, batch["frames"], real[batch["rows"]])
            parts["frames"] = losses.sum()
    if "tags" in batch:
        parts["tags"] = functional.cross_entropy(
            network.tags[scheme](h).flatten(0, 1),
            batch["tags"].flatten(),
            ignore_index=MASKED,
            reduction="sum",
        )
    if "sentences" in batch:
        known = (batch["sentences"] != MASKED).float()
        parts["sentences"] = SENTENCE_WEIGHT * functional.binary_cross_entropy_with_logits(
            network.sentence(h)[..., 0], batch["sentences"].float(), weight=known, reduction="sum"
        )
    if "readings" in batch:
        parts["readings"] = READING_WEIGHT * reading_loss(network.readings(h), batch["readings"])
    if "words first" in batch:
        parts["trees"] = tree_loss(network, h, batch)
    loss = sum(parts.values()) / (len(ids) * SCALE)
    return loss, {name: part.item() / len(ids) for name, part in parts.items()}


def reading_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """Negative log of the probability that all readings of each label's set have together."""
    is_known = labels != MASKED
    scores, labels = scores[is_known], labels[is_known]
    allowed = labels[:, None] >> torch.arange(len(READINGS), device=labels.device) & 1
    inside = torch.where(allowed.bool(), scores, torch.full_like(scores, -1e4))
    return (torch.logsumexp(scores, 1) - torch.logsumexp(inside, 1)).sum()


def tree_loss(network: Network, h: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Cross entropy of heads, of relations given the right heads, and of parts of speech."""
    rows = batch["words row"]
    words = (h[rows, batch["words first"]] + h[rows, batch["words last"]]) / 2
    loss = h.sum() * 0
    for row in rows.unique().tolist():
        mine = torch.nonzero(rows == row)[:, 0]
        sentence = batch["words sentence"][mine]
        heads = batch["words heads"][mine]
        arcs, forms, head_forms, upos = network.trees(words[mine])
        apart = sentence[:, None] != sentence[None]
        arcs = torch.cat([arcs[:, :1], arcs[:, 1:].masked_fill(apart, -1e4)], 1)
        relations = (forms * head_forms[heads][:, None]).sum(-1)
        loss = loss + functional.cross_entropy(arcs, heads, reduction="sum")
        loss = loss + functional.cross_entropy(
            relations, batch["words relations"][mine], reduction="sum"
        )
        loss = loss + UPOS_WEIGHT * functional.cross_entropy(
            upos, batch["words upos"][mine], reduction="sum"
        )
    return loss
