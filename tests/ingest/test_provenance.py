"""Publisher, day and address of a report, and on what ground each stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.marked import codes_of, read
from whence.codebook.outlets import (
    find_outlet,
    find_registrable_domain,
    is_outlet_name,
    load_outlets,
)
from whence.ingest.days import read_day
from whence.ingest.urls import canonicalise_url, find_path_day, is_web_url

BODY = "The bell was found on Monday, the harbour master said."
WIRE = "GOMA, Congo, {day} (Reuters) - Rebels entered the town on Monday, residents said."
FRONT = """\
---
title: 'The bell: found'
Publisher: The Quay
published: 2024-05-06T07:30:00+02:00
retrieved: 2024-05-08
author: Jane Doe
url: https://quay.example.org/bell?utm_source=mail
tags: [sea]
topics:
  - harbour
- loose
# a remark
---

"""


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.reuters.com/world/a", "Reuters"),
        ("https://www.bbc.co.uk/news/a", "BBC"),
        ("https://edition.cnn.com/a", "CNN"),
        ("https://abcnews.go.com/a", "ABC News"),
        ("https://notreuters.com/a", "notreuters.com"),
        ("https://www.quay.example.org/a", "example.org"),
        ("https://news.quay.co.uk/a", "quay.co.uk"),
        ("https://www.quay.com.au/a", "quay.com.au"),
        ("https://bell.substack.com/p/a", "bell.substack.com"),
        ("https://192.0.2.7:8080/a", "192.0.2.7"),
        ("https://localhost/a", "localhost"),
        ("https://web.archive.org/web/20250101000000/https://www.lemonde.fr/a", "Le Monde"),
    ],
)
def test_the_publisher_follows_from_the_address(url: str, publisher: str) -> None:
    document = read(BODY, url=url).document
    assert (document.publisher, document.publisher_basis) == (publisher, "url")


def test_flag_then_front_matter_then_address_name_the_publisher() -> None:
    url = "https://www.reuters.com/a"
    given = read(FRONT + BODY, url=url, publisher="The  Mole").document
    assert (given.publisher, given.publisher_basis) == ("The Mole", "flag")
    told = read(FRONT + BODY, url=url).document
    assert (told.publisher, told.publisher_basis) == ("The Quay", "front-matter")
    bare = read(BODY).document
    assert (bare.publisher, bare.publisher_basis) == (None, None)


@pytest.mark.parametrize(
    ("day", "url", "published", "basis"),
    [
        ("March 3, 2025", None, "2025-03-03", "dateline"),
        ("3 March 2025", None, "2025-03-03", "dateline"),
        ("Sept. 3rd, 2025", None, "2025-09-03", "dateline"),
        ("March 3", "https://quay.example/2025/03/04/a", "2025-03-03", "dateline"),
        ("March 3", "https://quay.example/2025/a", "2025-03-03", "dateline"),
        ("Dec. 31", "https://quay.example/2025/01/01/a", "2024-12-31", "dateline"),
        ("Jan. 1", "https://quay.example/2024/12/31/a", "2025-01-01", "dateline"),
        ("Feb. 29", "https://quay.example/2025/a", None, None),
        ("March 3", None, None, None),
        ("March 3", "https://quay.example/a", None, None),
        ("February 30, 2025", "https://quay.example/2025/02/27/a", "2025-02-27", "url"),
    ],
)
def test_the_day_follows_from_dateline_and_address(
    day: str, url: str | None, published: str | None, basis: str | None
) -> None:
    document = read(WIRE.format(day=day), **({"url": url} if url else {})).document
    assert (document.published, document.published_basis) == (published, basis)


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("2025/08/15/bell", "2025-08-15"),
        ("2025/8/5/bell", "2025-08-05"),
        ("world/2025/aug/15/bell", "2025-08-15"),
        ("bell-found-2025-08-15/", "2025-08-15"),
        ("news/20250815/bell", "2025-08-15"),
        ("news/bell-20250815.html", "2025-08-15"),
        ("2025/13/45/bell-20250815", "2025-08-15"),
        ("2025/02/30/bell", None),
        ("2025/08/bell", None),
        ("2025/bell", None),
        ("article/2025081512345", None),
        ("a12025-08-159", None),
        ("", None),
    ],
)
def test_the_day_follows_from_the_path(path: str, published: str | None) -> None:
    document = read(BODY, url=f"https://quay.example/{path}").document
    assert document.published == published
    assert document.published_basis == ("url" if published else None)


def test_the_day_of_an_archive_is_not_that_of_the_report() -> None:
    url = "https://web.archive.org/web/20250101000000/https://quay.example/2024/05/06/bell"
    assert read(BODY, url=url).document.published == "2024-05-06"


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2025-08-15", "2025-08-15"),
        ("20250815", "2025-08-15"),
        ("2025-08-15T10:00:00Z", "2025-08-15T10:00:00+00:00"),
        ("2025-08-15T10:00+09:00", "2025-08-15T10:00:00+09:00"),
        ("2025-08-15 10:00", "2025-08-15T10:00:00"),
    ],
)
def test_a_given_day_outranks_all_others(given: str, published: str) -> None:
    document = read(FRONT + WIRE.format(day="March 3, 2024"), published=given).document
    assert (document.published, document.published_basis) == (published, "flag")


def test_front_matter_is_read_and_stays_outside() -> None:
    found = read(FRONT + BODY)
    document = found.document
    assert document.text == BODY
    assert document.title == "The bell: found"
    assert document.published == "2024-05-06T07:30:00+02:00"
    assert document.published_basis == "front-matter"
    assert document.retrieved == "2024-05-08"
    assert document.url == "https://quay.example.org/bell"
    assert found.problems == ()


def test_the_author_of_the_front_matter_is_the_byline() -> None:
    document = read(f"{FRONT}Jane Doe\n\n{BODY}").document
    assert document.byline_span is not None
    assert document.quote(document.byline_span) == "Jane Doe"


@pytest.mark.parametrize("line", ["published: last week", "url: quay", "retrieved: 2024-99-01"])
def test_front_matter_that_cannot_be_used_is_told(line: str) -> None:
    found = read(f"---\n{line}\npublisher: The Quay\n---\n{BODY}")
    assert codes_of(found) == ["front-matter-value"]
    assert found.document.publisher == "The Quay"


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{BODY}",
        f"---\npublisher: The Quay\n{BODY}\n---\n{BODY}",
        f"---\npublisher: The Quay\n{BODY}",
        f"{BODY}\n---\npublisher: The Quay\n---",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(text: str) -> None:
    document = read(text).document
    assert document.publisher is None
    assert "---" in document.text


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Quay.Example/Bell", "https://quay.example/Bell"),
        ("https://quay.example/a?utm_source=x&id=7&fbclid=y#top", "https://quay.example/a?id=7"),
        ("https://quay.example/a?gclid=1", "https://quay.example/a"),
        ("https://quay.example/a?b=%20c&d", "https://quay.example/a?b=%20c&d"),
        ("https://quay.example:8080/a/", "https://quay.example:8080/a/"),
        ("https://quay.example/a?gclidx=1", "https://quay.example/a?gclidx=1"),
    ],
)
def test_canonical_addresses(url: str, canonical: str) -> None:
    assert canonicalise_url(url) == canonical


@given(st.text(max_size=60).map(lambda tail: "https://" + tail) | st.text(max_size=60))
def test_any_address_is_canonical_after_once_or_no_address(url: str) -> None:
    find_path_day(url)
    if is_web_url(url):
        once = canonicalise_url(url)
        assert canonicalise_url(once) == once


@given(st.text(max_size=40))
def test_any_words_are_a_day_that_exists_or_none(words: str) -> None:
    day = read_day(words)
    assert day is None or (1 <= day.month <= 12 and 1 <= day.day <= 31)


def test_the_table_of_outlets() -> None:
    outlets = load_outlets()
    assert len(outlets) >= 150
    for domain, outlet in outlets.items():
        assert domain == domain.lower().strip()
        assert outlet.name.strip() == outlet.name != ""
        assert len(outlet.country) == 3
        assert outlet.country.isupper()
        assert find_outlet(f"www.{domain}") == outlet


@pytest.mark.parametrize("name", ["Reuters", "THE ASSOCIATED PRESS", "AFP", "the new york times."])
def test_names_of_outlets(name: str) -> None:
    assert is_outlet_name(name)


def test_a_domain_of_one_label_stays() -> None:
    assert find_registrable_domain("localhost") == "localhost"
    assert find_registrable_domain("co.uk") == "co.uk"


def test_a_day_without_its_year_anywhere_is_a_problem() -> None:
    report = WIRE.format(day="March 3")
    found = read(report)
    assert found.document.published is None
    (problem,) = found.problems
    assert (problem.step, problem.code) == ("ingest", "no-year")
    assert problem.span is not None
    assert found.document.quote(problem.span) == "GOMA, Congo, March 3 (Reuters) -"


@pytest.mark.parametrize(
    ("report", "options"),
    [
        (WIRE.format(day="March 3, 2025"), {}),
        (WIRE.format(day="March 3"), {"published": "2025-03-03"}),
        (WIRE.format(day="March 3"), {"url": "https://www.reuters.com/2025/a"}),
        (FRONT + WIRE.format(day="March 3"), {}),
        ("GOMA — Rebels entered the town on Monday, residents said.", {}),
        (BODY, {}),
    ],
)
def test_a_report_that_is_dated_or_states_no_day_has_no_such_problem(
    report: str, options: dict[str, str]
) -> None:
    assert "no-year" not in codes_of(read(report, **options))
