"""The network: MiniLM-L6 with added embeddings, the attribution head and the heads beside it.

An attribution is read as a predicate with arguments, as semantic role labelling does it
(He et al. 2017, Strubell et al. 2018): find the first piece of every cue, then, for each cue,
tag the whole window with source, cue and content in its own sequence. Two cues may so share
a source, and a frame may lie inside the content of another.
"""

import json
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.heads import ReadingHead, TreeHead, make_tag_heads
from whence.encoder.frames import LABELS, N_DISTANCES, allowed_transitions, distance_classes
from whence.encoder.windows import N_CASES, N_GAZETTEER_KINDS, N_LAYOUTS

N_CONVENTIONS = 2  # what counts as a frame: PolNeAR's outermost only, or our own corpus
ADDED, BILINEAR = 128, 256  # widths of the two parts of the frame head


class Layer(nn.Module):
    """One post-norm transformer layer of BERT with its three projections fused."""

    def __init__(self, width: int, n_heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.n_heads = n_heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, h: Tensor, bias: Tensor) -> Tensor:
        b, n, width = h.shape
        split = self.qkv(h).view(b, n, 3, self.n_heads, width // self.n_heads)
        q, k, v = split.permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(b, n, width)
        drop = self.dropout if self.training else 0.0
        h = self.norm1(h + functional.dropout(self.out(mixed), drop))
        return self.norm2(h + functional.dropout(self.down(functional.gelu(self.up(h))), drop))


class Encoder(nn.Module):
    """BERT's encoder; the added embeddings start at zero, so it starts as MiniLM itself."""

    def __init__(self, config: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.word = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Embedding(config["max_position_embeddings"], width)
        self.case = nn.Embedding(N_CASES, width)
        self.layout = nn.Embedding(N_LAYOUTS, width)
        self.convention = nn.Embedding(N_CONVENTIONS, width)
        self.gazetteer = nn.Parameter(torch.zeros(N_GAZETTEER_KINDS, width))
        for added in (self.case, self.layout, self.convention):
            nn.init.zeros_(added.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"], dropout)
            for _ in range(config["num_hidden_layers"])
        )
        self.dropout = nn.Dropout(dropout)

    def gazetteer_table(self) -> Tensor:
        """Embedding of every set of gazetteer kinds: the sum over its kinds [sets, width]."""
        sets = torch.arange(2**N_GAZETTEER_KINDS, device=self.gazetteer.device)
        bits = sets[:, None] >> torch.arange(N_GAZETTEER_KINDS, device=sets.device) & 1
        return bits.to(self.gazetteer.dtype) @ self.gazetteer

    def forward(
        self, ids: Tensor, cases: Tensor, layouts: Tensor, gazetteer: Tensor, convention: Tensor
    ) -> Tensor:
        """Hidden states [windows, pieces, width]; id 0 is padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        h = self.word(ids) + self.position(places) + self.case(cases) + self.layout(layouts)
        h = h + functional.embedding(gazetteer, self.gazetteer_table())
        h = self.dropout(self.norm(h + self.convention(convention)[:, None]))
        bias = (ids == 0)[:, None, None, :].to(h.dtype) * -1e4
        for layer in self.layers:
            h = layer(h, bias)
        return h


def load_minilm(folder: Path) -> Encoder:
    """Build the encoder and fill it with MiniLM's published weights."""
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text())
    given = load_file(folder / "model.safetensors")
    encoder = Encoder(config)
    own: dict[str, Tensor] = dict(encoder.state_dict())
    own["word.weight"] = given["embeddings.word_embeddings.weight"]
    kind = given["embeddings.token_type_embeddings.weight"][0]
    own["position.weight"] = given["embeddings.position_embeddings.weight"] + kind
    pairs = {"norm": "embeddings.LayerNorm"}
    for i in range(config["num_hidden_layers"]):
        theirs = f"encoder.layer.{i}"
        for part in ("weight", "bias"):
            own[f"layers.{i}.qkv.{part}"] = torch.cat(
                [given[f"{theirs}.attention.self.{x}.{part}"] for x in ("query", "key", "value")]
            )
        pairs |= {
            f"layers.{i}.out": f"{theirs}.attention.output.dense",
            f"layers.{i}.norm1": f"{theirs}.attention.output.LayerNorm",
            f"layers.{i}.up": f"{theirs}.intermediate.dense",
            f"layers.{i}.down": f"{theirs}.output.dense",
            f"layers.{i}.norm2": f"{theirs}.output.LayerNorm",
        }
    for ours, theirs in pairs.items():
        for part in ("weight", "bias"):
            own[f"{ours}.{part}"] = given[f"{theirs}.{part}"]
    encoder.load_state_dict(own)
    return encoder


class FrameHead(nn.Module):
    """For each cue, scores of every piece of its window for each label.

    The sum of a bilinear form of cue and piece, one for each label, and of a small network
    over cue, piece and the distance between them.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.cue = nn.Linear(width, ADDED + BILINEAR)
        self.piece = nn.Linear(width, ADDED + BILINEAR)
        self.distance = nn.Embedding(N_DISTANCES, ADDED)
        self.out = nn.Linear(ADDED, len(LABELS))
        self.forms = nn.Parameter(torch.randn(len(LABELS), BILINEAR) * BILINEAR**-0.5)

    def forward(self, h: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
        """Scores [cues, pieces, labels]; cue k stands at piece columns[k] of window rows[k]."""
        cue_added, cue_form = self.cue(h[rows, columns]).split((ADDED, BILINEAR), -1)
        piece_added, piece_form = self.piece(h).split((ADDED, BILINEAR), -1)
        places = distance_classes(columns.cpu().numpy(), h.shape[1])
        near = self.distance(torch.from_numpy(places).to(h.device))
        added = torch.relu(piece_added[rows] + near + cue_added[:, None])
        forms = cue_form[:, None] * self.forms  # [cues, labels, width]
        product = torch.matmul(piece_form[rows], forms.transpose(1, 2)) * BILINEAR**-0.5
        return self.out(added) + product


class Network(nn.Module):
    """Encoder with all heads; the frame head has learned label transitions (a CRF)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.word.embedding_dim
        self.encoder = encoder
        self.cue = nn.Linear(width, 1)
        self.frames = FrameHead(width)
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.tags = make_tag_heads(width)
        self.readings = ReadingHead(width)
        self.sentence = nn.Linear(width, 1)
        self.trees = TreeHead(width)
        allowed = torch.from_numpy(allowed_transitions())
        self.register_buffer("barred", torch.where(allowed, 0.0, -1e4), persistent=False)

    def transition_scores(self) -> Tensor:
        """Scores [from, to]; what BIO tags forbid is far below any score."""
        return self.transitions + self.barred

    def frame_loss(self, scores: Tensor, labels: Tensor, real: Tensor) -> Tensor:
        """Negative log likelihood of each cue's label sequence [cues] under the CRF."""
        moves = self.transition_scores()
        start = moves[0]  # before the window stands O
        n = scores.shape[1]
        at = scores.gather(2, labels[..., None])[..., 0]
        steps = moves[labels[:, :-1], labels[:, 1:]]
        gold = (at * real).sum(1) + start[labels[:, 0]] + (steps * real[:, 1:]).sum(1)
        alpha = scores[:, 0] + start
        for t in range(1, n):
            grown = torch.logsumexp(alpha[:, :, None] + moves, 1) + scores[:, t]
            alpha = torch.where(real[:, t, None].bool(), grown, alpha)
        return torch.logsumexp(alpha, 1) - gold
