"""Outlets by web domain: names and countries, and the domain itself where there is no entry."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

# Under a country's top domain these stand where a name would: bbc.co.uk, nhk.or.jp.
_SECOND_LEVEL = frozenset("co com org net gov gob gouv go edu ac or ne mil web nom asn".split())
_COUNTRY_LENGTH = 2
# Each of their subdomains is an outlet of its own.
_PLATFORMS = frozenset(
    "substack.com wordpress.com blogspot.com github.io medium.com tumblr.com typepad.com".split()
)


class Outlet(NamedTuple):
    """A news outlet; ``country`` is that of its head office, ISO 3166-1 alpha-3."""

    domain: str
    name: str
    country: str
    aliases: tuple[str, ...]


@cache
def load_outlets() -> dict[str, Outlet]:
    """The table of outlets by domain."""
    table = files("whence.codebook").joinpath("outlets.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
    return {
        domain: Outlet(domain, name, country, tuple(a for a in aliases.split("|") if a))
        for domain, name, country, aliases in rows[1:]
    }


@cache
def _names() -> frozenset[str]:
    return frozenset(
        _fold(name) for outlet in load_outlets().values() for name in (outlet.name, *outlet.aliases)
    )


def _fold(name: str) -> str:
    return name.casefold().strip(" .[]()").removeprefix("the ")


def is_outlet_name(words: str) -> bool:
    """Whether the words are just the name of an outlet, whatever their case and article."""
    return _fold(words) in _names()


def _parents(host: str) -> Iterator[str]:
    labels = host.split(".")
    for i in range(len(labels)):
        yield ".".join(labels[i:])


def find_outlet(host: str) -> Outlet | None:
    """The outlet whose domain is the longest end of the host; None where none is known."""
    table = load_outlets()
    return next((table[parent] for parent in _parents(host.lower()) if parent in table), None)


def find_registrable_domain(host: str) -> str:
    """The part of a host that somebody registered: ``www.example.co.uk`` is ``example.co.uk``.

    On a blog platform it is the subdomain; an address of numbers stays whole.
    """
    labels = host.lower().split(".")
    if ":" in host or labels[-1].isdigit():
        return host.lower()
    n = 2
    is_second = len(labels) > 1 and labels[-2] in _SECOND_LEVEL
    if is_second and len(labels[-1]) == _COUNTRY_LENGTH:
        n = 3
    if ".".join(labels[-2:]) in _PLATFORMS and labels[-3:-2] not in ([], ["www"]):
        n = 3
    return ".".join(labels[-n:])
