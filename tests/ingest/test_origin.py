"""Every character of a text maps back to the input, and the map says where it did not copy."""

from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.marked import read
from whence.errors import InputError
from whence.ingest import ingest_bytes, ingest_text
from whence.ingest.decode import decode_bytes
from whence.records import Document, check_document

PARTS = st.lists(
    st.tuples(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
        | st.sampled_from(["infor-", "mation", "By Jane Doe", "https://example.org/a-", "- item"]),
        st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\f", "\n ", " \f ", " ", "\u2028", "\v"]),
    ),
    max_size=40,
)


def must_map_back(document: Document, decoded: str) -> None:
    assert check_document(document) == []
    raw_at = 0
    for segment in document.origin:
        copied = document.text[segment.text_start : segment.text_end]
        source = decoded[segment.raw_start : segment.raw_end]
        assert len(copied) > 0
        assert raw_at <= segment.raw_start <= segment.raw_end <= len(decoded)
        raw_at = segment.raw_end
        if len(copied) == len(source):
            assert copied == source
        else:  # only what stands between lines is rewritten
            assert copied in {" ", "\n\n"}
            assert not any(char.isalpha() for char in source)


@given(PARTS)
def test_any_text_maps_back(parts: list[tuple[str, str]]) -> None:
    text = "".join(words + glue for words, glue in parts)
    try:
        found = ingest_text(text)
    except InputError:
        return
    must_map_back(found.document, decode_bytes(found.raw, "text"))


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]))
def test_any_bytes_map_back_to_what_they_decode_to(text: str, encoding: str) -> None:
    raw = text.encode(encoding, "replace")
    try:
        found = ingest_bytes(raw, "dump")
    except InputError:
        return
    must_map_back(found.document, decode_bytes(raw, "dump"))


@given(PARTS)
def test_paragraphs_are_parted_by_one_blank_line(parts: list[tuple[str, str]]) -> None:
    try:
        text = ingest_text("".join(words + glue for words, glue in parts)).document.text
    except InputError:
        return
    assert text == text.strip()
    for paragraph in text.split("\n\n"):
        assert paragraph.strip()
        assert not any(mark in paragraph for mark in "\n\r\f\v\u2028\u2029")


@given(PARTS)
def test_reading_what_was_read_has_the_same_id(parts: list[tuple[str, str]]) -> None:
    text = "".join(words + glue for words, glue in parts)
    try:
        first = ingest_text(text)
    except InputError:
        return
    assert ingest_bytes(first.raw, "again").document == first.document


def test_a_clean_text_is_one_copied_run() -> None:
    text = "The bell was found.\n\nIt will be raised, the harbour master said."
    (segment,) = read(text).document.origin
    assert (segment.text_start, segment.text_end) == (0, len(text))
    assert (segment.raw_start, segment.raw_end) == (0, len(text))


def test_form_feeds_number_the_pages() -> None:
    found = read("The bell was found on Monday.\n\fIt will be raised on Friday.\n")
    assert [segment.page for segment in found.document.origin] == [1, 2, 2]


def test_the_same_bytes_under_another_publisher_are_another_document() -> None:
    first = read("The bell was found.", publisher="The Quay")
    second = read("The bell was found.", publisher="The Mole")
    assert first.document.sha256 == second.document.sha256
    assert first.document.id != second.document.id
