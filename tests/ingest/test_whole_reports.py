"""Whole reports as readers get them, and all that must come out of each."""

import pytest

from tests.ingest.marked import paragraphs_of, read

WIRE = """\
Rebels enter border city as aid groups
pull out staff

By Amina Kalenga and Peter Stroud

GOMA, Congo, March 3 (Reuters) - Rebel fighters entered the lakeside
city of Goma on Monday after two days of shelling, residents and an
army spokesman said, and aid groups began to pull out their long-
range teams.

"We heard the guns all night," said Mwamba Kitoko, a teacher who fled
with her four children. "Then the soldiers left."

Army spokesman Lt. Col. Sylvain Bahati said the troops had made "a
tactical withdrawal" and would return.
The United Nations said at least 40 people were killed.

(Reporting by Amina Kalenga; Editing by Jo Low)

https://www.reuters.com/world/africa/rebels-enter-border-city-2025-03-04/?utm_source=x&id=7#top
"""

BLOG = """\
https://riverblog.substack.com/p/what-the-dam-inquiry-found?utm_medium=web

What the dam inquiry found
A reader's guide
March 14, 2024

The inquiry into the collapse of the Orsk dam published its report this morning. It blames “nobody”.

Three things stand out:

- the operator knew of the cracks in 2019
- the ministry says it was never told

The ministry's statement is at https://ministry.example.gov/statements/14 (in Russian).

Read more at:
https://riverblog.substack.com/p/earlier-post-on-the-dam-and-what-the-engineers-said-in-public-abo
ut-it

https://example.org/annex.pdf
"""

TELEGRAPH = """\
STEAMER ELDORA LOST ON THE CAPE

OWNERS HAD DENIED HER DANGER

PORT MORRO, April 15, 1909.--The owners of the Eldora admitted at
nine o'clock this evening that the steamer had gone to pieces and
that many lives were lost. Mr. Crane, the agent here, said he had
"no hope" for the rest.

LONDON, April 16. A despatch to Lloyd's says that the tug Ajax has
68 survivors on board.
"""

PASTED = """\
Harbour deal collapses after minister quits
Jane Doe, Reuters
LISBON (Reuters) — Portugal's plan to sell the port of Setúbal fell apart on Tuesday after the \
infrastructure minister resigned, two officials said.
The minister told parliament she could not support a sale "at any price".
Unions welcomed the news.
Source: https://www.publico.pt/2024/11/06/harbour
"""


def test_a_hard_wrapped_wire_report() -> None:
    found = read(WIRE)
    document = found.document
    assert found.problems == ()
    assert paragraphs_of(WIRE) == [
        "Rebels enter border city as aid groups pull out staff",
        "By Amina Kalenga and Peter Stroud",
        (
            "GOMA, Congo, March 3 (Reuters) - Rebel fighters entered the lakeside city of Goma on "
            "Monday after two days of shelling, residents and an army spokesman said, and aid "
            "groups began to pull out their long-range teams."
        ),
        (
            '"We heard the guns all night," said Mwamba Kitoko, a teacher who fled with her four '
            'children. "Then the soldiers left."'
        ),
        (
            'Army spokesman Lt. Col. Sylvain Bahati said the troops had made "a tactical '
            'withdrawal" and would return.'
        ),
        "The United Nations said at least 40 people were killed.",
        "(Reporting by Amina Kalenga; Editing by Jo Low)",
    ]
    assert document.publisher == "Reuters"
    assert (document.published, document.published_basis) == ("2025-03-03", "dateline")
    assert document.url == (
        "https://www.reuters.com/world/africa/rebels-enter-border-city-2025-03-04/?id=7"
    )


def test_a_page_pasted_from_a_blog() -> None:
    document = read(BLOG).document
    assert document.title == "What the dam inquiry found"
    assert document.url == "https://riverblog.substack.com/p/what-the-dam-inquiry-found"
    assert document.publisher == "riverblog.substack.com"
    assert (document.published, document.published_basis) == ("2024-03-14", "dateline")
    assert document.text.endswith("(in Russian).")
    assert document.links == (
        (
            "https://riverblog.substack.com/p/earlier-post-on-the-dam-and-what-the-engineers-said-in-"
            "public-about-it"
        ),
        "https://example.org/annex.pdf",
        "https://ministry.example.gov/statements/14",
    )
    assert len(paragraphs_of(BLOG)) == 8


def test_telegrams_of_an_old_newspaper() -> None:
    document = read(TELEGRAPH).document
    assert document.title == "STEAMER ELDORA LOST ON THE CAPE"
    assert document.published == "1909-04-15"
    assert document.language == "en"
    assert [p.split()[0] for p in paragraphs_of(TELEGRAPH)] == [
        "STEAMER",
        "OWNERS",
        "PORT",
        "LONDON,",
    ]


def test_one_paragraph_a_line_with_head_and_footer() -> None:
    document = read(PASTED).document
    assert document.text == "\n\n".join(PASTED.splitlines()[:-1])
    assert document.publisher == "Público"
    assert document.published == "2024-11-06"


@pytest.mark.parametrize("report", [WIRE, BLOG, TELEGRAPH, PASTED])
def test_what_was_read_reads_the_same_again(report: str) -> None:
    text = read(report).document.text
    assert read(text).document.text == text
