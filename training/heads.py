"""Heads beside the attribution head: entity tags, readings of places, sentences and trees."""

import torch
from torch import Tensor, nn

from whence.encoder.entities import SCHEMES, make_tags
from whence.encoder.readings import READINGS
from whence.encoder.trees import RELATIONS, UPOS

ARC, RELATION = 192, 96  # widths of the two biaffine forms
READING = 128


class ReadingHead(nn.Module):
    """Scores of each piece for what the place word that it belongs to stands for."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.inner = nn.Linear(width, READING)
        self.out = nn.Linear(READING, len(READINGS))

    def forward(self, h: Tensor) -> Tensor:
        return self.out(torch.tanh(self.inner(h)))


class TreeHead(nn.Module):
    """Biaffine scores of arcs and relations, and parts of speech (Dozat and Manning 2017)."""

    def __init__(self, width: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_word = nn.Linear(width, ARC)
        self.arc_head = nn.Linear(width, ARC)
        self.arc_form = nn.Linear(ARC, ARC, bias=False)
        self.arc_bias = nn.Linear(ARC, 1)
        self.relation_word = nn.Linear(width, RELATION)
        self.relation_head = nn.Linear(width, RELATION)
        self.relation_form = nn.Linear(RELATION + 1, len(RELATIONS) * (RELATION + 1), bias=False)
        self.upos = nn.Linear(width, len(UPOS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Score one window's words [words, width].

        Returns:
            Arcs [words, 1 + words], relation features [words, relations, width + 1] and of
            heads [1 + words, width + 1], parts of speech [words, classes].
        """
        heads = torch.cat([self.root[None], words])
        arc_head = self.dropout(torch.relu(self.arc_head(heads)))
        arc_word = self.dropout(torch.relu(self.arc_word(words)))
        arcs = self.arc_form(arc_word) @ arc_head.T * ARC**-0.5 + self.arc_bias(arc_head).T
        relation_word = self.dropout(torch.relu(self.relation_word(words)))
        relation_head = self.dropout(torch.relu(self.relation_head(heads)))
        forms = self.relation_form(with_one(relation_word))
        forms = forms.view(len(words), len(RELATIONS), RELATION + 1)
        return arcs, forms, with_one(relation_head), self.upos(words)


def with_one(x: Tensor) -> Tensor:
    """Append a constant to each row, so that a bilinear form has linear terms too."""
    return torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype, device=x.device)], 1)


def make_tag_heads(width: int) -> nn.ModuleDict:
    """One linear layer for each entity scheme."""
    return nn.ModuleDict({name: nn.Linear(width, len(make_tags(name))) for name in SCHEMES})
