"""Headline, byline and dateline are found, and stay in the text."""

import pytest

from tests.ingest.marked import mark, read
from whence.records import Document, Span

BODY = """\
Rebel fighters entered the lakeside town on Monday after two days of shelling, residents said.

An army spokesman denied it.
"""


def quote(document: Document, span: Span | None) -> str | None:
    return document.quote(span) if span else None


HEADS = [
    "[headline:Rebels enter lakeside town]\n\n[dateline:GOMA, Congo, March 3 (Reuters) -] ",
    "[headline:Rebels enter lakeside town]\n\n[byline:By Jane Doe]\n\n",
    "[headline:Rebels enter lakeside town]\n[byline:By Jane Doe and John Roe]\n\n",
    (
        "[headline:Rebels enter lakeside town]\n[byline:By JANE DOE and JOHN ROE]\n"
        "[dateline:GOMA, Congo —] "
    ),
    "[headline:Rebels enter lakeside town, army says]\n\n[byline:Associated Press]\n\n",
    "[headline:Rebels enter lakeside town]\n[byline:Jane Doe, Reuters]\n[dateline:SEOUL (AFP) —] ",
    "[headline:“We are in the town”: rebels claim victory]\n\n",
    "[headline:Rebels enter town held by troops of the U.N.]\n\n",
    "[headline:REBELS IN THE TOWN]\n\nARMY DENIES IT\n\n[dateline:LONDON, April 16.] ",
    "[headline:Who holds the lakeside town?]\nA reader's guide\n[dateline:March 14, 2024]\n\n",
    "[dateline:Kyiv, Ukraine (AP) –] ",
    "[dateline:NEW YORK, April 15, 1912.--]",
    "[dateline:CAPE RACE, N. F., April 15.—]",
    "[dateline:CAIRO/GAZA, June 18 (Reuters) -] ",
    "[dateline:Taipei, June 20 (CNA)] ",
    "[dateline:UNITED NATIONS, 3 Jan. 2025 -] ",
    "[dateline:SAN SALVADOR, 3 JAN 90 --] ",
    "[dateline:ROME (ITALY), 11 January 1990 --] ",
    "[dateline:HALIFAX, N. S., Monday.] ",
    "[dateline:ST. LOUIS • ]",
    "[dateline:Paris, 16 April 1912]\n\n",
    "[dateline:LISBON, Auguſt 5, 1797.] ",
    "[byline:By Our Own Correspondent]\n\n",
    "[byline:By Our Reporter, with agency reports]\n\n",
    "[byline:FROM OUR SPECIAL CORRESPONDENT]\n\n",
    "",
]


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_report(head: str) -> None:
    case = mark(head + BODY)
    assert quote(case.document, case.document.title_span) == case.headline
    assert case.document.title == case.headline
    assert quote(case.document, case.document.byline_span) == case.byline
    assert quote(case.document, case.document.dateline_span) == (
        case.dateline.strip() if case.dateline else None
    )


NO_DATELINES = [
    "He visited Paris, March 3. Nobody met him there, his office said.",
    "BREAKING — Rebels have entered the town, residents said.",
    "The rebels — two hundred or so — entered the town, residents said.",
    "Rebel fighters - some of them boys - entered the town, residents said.",
    "THE TOWN IS LOST - ALL ARE SAFE, SAYS ARMY SPOKESMAN IN GOMA.",
    "Jane Doe (42) - a nurse - fled with her children, she said.",
    "In Goma, March 3 was a quiet day, residents said.",
    "May (the month) — a time of rain — is near, farmers said.",
    "A. B. Smith, 45, and others were held, police said.",
]


@pytest.mark.parametrize("sentence", NO_DATELINES)
def test_what_only_looks_like_a_dateline(sentence: str) -> None:
    assert read(sentence).document.dateline_span is None


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the army had left.",
        "By the time the army left, the town was empty",
        "By a vote of five to two",
        "People fled",
        "Bystanders Cheered",
    ],
)
def test_what_only_looks_like_a_byline(line: str) -> None:
    assert read(f"{line}\n\n{BODY}").document.byline_span is None


@pytest.mark.parametrize(
    "line",
    [
        "Rebels entered the town.",
        "Three things stand out:",
        "and then there were none",
        "Rebels entered the town of",
        "Rebels " * 40,
        "12",
    ],
)
def test_what_is_no_headline(line: str) -> None:
    assert read(f"{line}\n\n{BODY}").document.title_span is None


def test_a_headline_in_two_wrapped_lines() -> None:
    case = mark(
        "[headline:Rebels enter border town as aid groups\npull out staff]\n\n"
        "Rebel fighters entered the lakeside town on Monday after two\n"
        "days of shelling, residents said, and aid groups left.\n"
    )
    assert case.document.title == case.headline


def test_a_headline_right_above_the_wrapped_body() -> None:
    case = mark(
        "[headline:Rebels enter border town]\n"
        "Rebel fighters entered the lakeside town on Monday after two\n"
        "days of shelling, residents said, and aid groups left it in\n"
        "long columns of lorries.\n"
    )
    assert case.document.title == case.headline


def test_a_headline_above_one_line_paragraphs() -> None:
    case = mark(
        "[headline:Rebels enter border town]\n"
        "Rebel fighters entered the lakeside town on Monday, residents said.\n"
        "An army spokesman denied that they had.\n"
    )
    assert case.document.title == case.headline


def test_a_given_title_is_found_whatever_its_quotes() -> None:
    document = read(
        f'Rebels "in control" of town\n\n{BODY}', title="Rebels  “in control” of Town"
    ).document
    assert document.title == "Rebels “in control” of Town"
    assert quote(document, document.title_span) == 'Rebels "in control" of town'


def test_a_given_title_with_the_paper_behind_it_is_found() -> None:
    document = read(f"Rebels enter town\n\n{BODY}", title="Rebels enter town | The Quay").document
    assert quote(document, document.title_span) == "Rebels enter town"


def test_a_given_title_that_is_not_in_the_text() -> None:
    document = read(BODY, title="Town falls").document
    assert (document.title, document.title_span) == ("Town falls", None)
