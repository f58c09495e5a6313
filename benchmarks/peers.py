"""Peers: published or measured figures of other systems, and of people."""

from pathlib import Path

import msgspec


class Peer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One system, or people; ``figures`` has the names of our own, where they can be compared."""

    name: str
    about: str
    figures: dict[str, float]


def load_peers(path: Path) -> tuple[Peer, ...]:
    """Peers of a task, in the order in which a table shows them."""
    return msgspec.json.decode(path.read_bytes(), type=tuple[Peer, ...])
