"""Addresses around a report are outside its text; addresses in it stay; all are kept as links."""

import pytest

from tests.ingest.marked import paragraphs_of, read
from whence.ingest.urls import find_urls

BODY = "The bell was found on Monday.\n\nIt will be raised on Friday, the harbour master said."
OWN = "https://quay.example.org/2024/05/06/bell-found"
OTHER = "https://quay.example.org/2024/01/02/bell-lost"


@pytest.mark.parametrize(
    "footer",
    [
        "Original url:\n{own}",
        "Original url: {own}",
        "Original URL:\n\n{own}\n\n{other}",
        "Source: {own}",
        "Source: The Quay, {own}",
        "[Source: {own}]",
        "Read more at {own}.",
        "Read more: {own}\n{other}",
        "Originally published at {own}",
        "Link:\n<{own}>",
        "{own}",
        "{own}\n{other}",
        "- {own}\n- {other}",
        "{other}\nOriginal article: {own}",
    ],
)
def test_footers_are_outside_the_text(footer: str) -> None:
    document = read(f"{BODY}\n\n{footer.format(own=OWN, other=OTHER)}\n").document
    assert document.text == BODY
    assert document.url == OWN
    assert document.links == ((OTHER,) if "{other}" in footer else ())


def test_a_footer_right_under_the_last_sentence() -> None:
    document = read(f"{BODY}\n{OWN}\n").document
    assert (document.text, document.url) == (BODY, OWN)


def test_an_address_broken_by_a_wrap_is_whole_again() -> None:
    long = "https://quay.example.org/2024/05/06/divers-find-the-bell-of-the-lost-ferry-off-the-mole-b77"
    report = f"{BODY}\n\nOriginal url:\n{long[:-5]}\n{long[-5:]}\n\n{OTHER}\n"
    document = read(report).document
    assert (document.text, document.url, document.links) == (BODY, long, (OTHER,))


@pytest.mark.parametrize("width", [52, 60, 75])
def test_an_address_broken_twice_is_whole_again(width: int) -> None:
    long = "https://quay.example.org/2024/05/06/" + "divers-find-the-bell-" * 6 + "x9"
    lines = "\n".join(long[i : i + width] for i in range(0, len(long), width))
    assert read(f"{BODY}\n\n{lines}\n").document.url == long


@pytest.mark.parametrize("after", ["2024-05-07", "quay-news", "-30-"])
def test_a_line_after_the_end_of_a_broken_address_is_no_part_of_it(after: str) -> None:
    long = "https://quay.example.org/2024/05/06/divers-find-the-bell-of-the-lost-ferry-off-the-mole"
    report = f"{long}\n-b77.html\n{after}\n\n{BODY}\n"
    assert read(report).document.url == f"{long}-b77.html"


def test_the_last_line_of_a_sentence_that_names_an_address_is_no_footer() -> None:
    report = f"{BODY}\n\nThe harbour master's report can be read at\n{OWN}\n"
    document = read(report).document
    assert document.text.endswith(OWN)
    assert document.url is None
    assert document.links == (OWN,)


@pytest.mark.parametrize(
    "last",
    [
        "Source: the harbour master",
        "Sources said that the bell had been sold.",
        f"Links between the two men are told of at {OTHER}",
        "Original articles were not found.",
    ],
)
def test_what_only_looks_like_a_footer_stays(last: str) -> None:
    assert paragraphs_of(f"{BODY}\n\n{last}\n")[-1] == last


def test_addresses_in_the_body_stay_and_are_links() -> None:
    body = f"The report (see {OTHER}) was quoted by {OWN}, the master said."
    document = read(f"{body}\n\nSource: {OWN}\n").document
    assert document.text == body
    assert document.links == (OTHER,)


def test_an_address_broken_in_the_body_is_whole_again() -> None:
    report = """\
The harbour master's report on the bell, which the council has kept
back for a year, can be read at https://quay.example.org/reports/b-
77/bell.pdf by anybody who asks for a key, according to the clerk
of the council, who keeps it.
"""
    assert read(report).document.links == ("https://quay.example.org/reports/b-77/bell.pdf",)


def test_an_address_above_the_report_is_its_own() -> None:
    document = read(f"{OWN}\n\n{BODY}\n\nRead more: {OTHER}\n").document
    assert (document.text, document.url, document.links) == (BODY, OWN, (OTHER,))


def test_a_given_address_outranks_the_footer() -> None:
    document = read(f"{BODY}\n\nOriginal url: {OTHER}\n", url=OWN).document
    assert (document.url, document.links) == (OWN, (OTHER,))


def test_a_given_address_is_not_its_own_link() -> None:
    document = read(f"{BODY}\n\nOriginal url: {OWN}#top\n", url=OWN).document
    assert (document.url, document.links) == (OWN, ())


@pytest.mark.parametrize(
    ("sentence", "urls"),
    [
        ("See https://a.example/b.", ["https://a.example/b"]),
        ("(https://a.example/b)", ["https://a.example/b"]),
        ("https://a.example/b_(c) is it", ["https://a.example/b_(c)"]),
        ("“https://a.example/b”, he wrote", ["https://a.example/b"]),
        ("HTTP://A.EXAMPLE/b?c=d&e, then", ["HTTP://A.EXAMPLE/b?c=d&e"]),
        ("https:// and http:///x and https://[::bad", []),
        ("mailto:a@b.example or ftp://a.example", []),
        ("https://a.example/" + "x" * 5000, []),
    ],
)
def test_addresses_are_trimmed_of_their_sentence(sentence: str, urls: list[str]) -> None:
    assert find_urls(sentence) == urls
