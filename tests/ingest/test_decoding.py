"""Encodings that reports come in give one and the same text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ingest import ingest_bytes

REPORT = "Mayor Núñez said the café “will open” — at €5 a cup.\n\nNobody believed her.\n"


@pytest.mark.parametrize(
    "raw",
    [
        REPORT.encode(),
        REPORT.encode("utf-8-sig"),
        REPORT.encode("utf-16"),
        codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"),
        REPORT.encode("utf-16-le"),
        REPORT.encode("utf-16-be"),
        REPORT.encode("cp1252"),
        REPORT.replace("\n", "\r\n").encode("cp1252"),
    ],
)
def test_one_text_in_many_encodings(raw: bytes) -> None:
    document = ingest_bytes(raw, "stdin").document
    assert document.text == REPORT.strip()
    assert document.origin[0].raw_start == 0  # the byte order mark is no part of the input


def test_utf16_of_another_script_without_its_mark() -> None:
    report = "Водолазы нашли колокол в понедельник, сообщил начальник порта.\n"
    assert ingest_bytes(report.encode("utf-16-le"), "stdin").document.text == report.strip()


def test_a_short_accented_word_is_no_other_code_page() -> None:
    assert ingest_bytes("Café fermé à Orléans".encode("cp1252"), "x").document.text == (
        "Café fermé à Orléans"
    )


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp", "Cf"])))
def test_utf8_is_never_taken_for_something_else(words: str) -> None:
    text = f"The report says: {words}."
    assert ingest_bytes(text.encode(), "stdin").document.text == text
