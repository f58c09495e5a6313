"""Input that is no report: each kind ends in one clear line, or in a document with a Problem."""

import bz2
import codecs
import gzip
import io
import lzma
import os
import pickle
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.marked import codes_of, read
from whence.errors import (
    BinaryInputError,
    EmptyInputError,
    InputError,
    MissingInputError,
    OptionError,
    OversizeInputError,
    UndecodableInputError,
)
from whence.ingest import LIMIT_BYTES, DocumentOptions, ingest_bytes, ingest_path, ingest_text
from whence.records import check_document

REPORT = "Divers found the bell on Monday, the harbour master said.\n"


def zip_of(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return stream.getvalue()


def tar_of(name: str) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(tarfile.TarInfo(name))
    return stream.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n\n\n",
        b" \t \r\n \x0c ",
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
        "\u200b\ufeff\u00a0\u2003".encode(),
        "\u202e\u202d\u200f".encode(),
        b"https://example.org/a-report\n",
        b"---\ntitle: Nothing below\n---\n",
        b"Original url:\nhttps://example.org/2024/01/01/a\n",
    ],
)
def test_nothing_to_read_is_empty(raw: bytes) -> None:
    with pytest.raises(EmptyInputError, match="the document is empty"):
        ingest_bytes(raw, "stdin")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
        (zip_of("report.txt"), "a ZIP archive"),
        (zip_of("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (zip_of("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"GIF89a\x01\0\x01\0", "a GIF image"),
        (gzip.compress(REPORT.encode()), "a gzip archive"),
        (bz2.compress(REPORT.encode()), "a bzip2 archive"),
        (lzma.compress(REPORT.encode()), "an xz archive"),
        (b"\x28\xb5\x2f\xfd\x24\x3a\xd1", "a Zstandard archive"),
        (b"7z\xbc\xaf'\x1c\0\x04", "a 7-Zip archive"),
        (tar_of("bell.txt"), "a tar archive"),
        (zip_of("[Content_Types].xml", "ppt/presentation.xml"), "a PowerPoint file"),
        (zip_of("mimetype", "META-INF/container.xml"), "a ZIP archive"),
        (b"%!PS-Adobe-3.0\n%%EOF", "a PostScript file"),
        (b"ID3\x04\0\0\0\0\0\x23TSSE", "a sound file"),
        (b"\0\0\0\x20ftypisom\0\0\x02\0", "a film or image file"),
        (b"PAR1\x15\x04\x15\x80\0\0", "a Parquet table"),
        (pickle.dumps([REPORT]), "binary data"),
        (b"\x7fELF\x02\x01\x01" + bytes(9), "a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "an old Office document"),
        (b"{\\rtf1\\ansi Divers found the bell.}", "an RTF document"),
        (b"SQLite format 3\0" + bytes(84), "an SQLite database"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", "a program"),
        (b"RIFF\x24\x08\0\0WAVEfmt ", "a sound, image or film file"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "WARC is not read yet"),
        (b"<!DOCTYPE html>\n<html><body>Divers</body></html>", "HTML is not read yet"),
        (b"\xef\xbb\xbf<!-- saved --><html><head>", "HTML is not read yet"),
        (b"  <p>Divers found the bell.</p>", "HTML is not read yet"),
        ("<html><body>Divers</body></html>".encode("utf-16"), "HTML is not read yet"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "an XML file"),
        (b"Divers found\0the bell on Monday.", "binary data"),
        (bytes(1000), "binary data"),
        (b"\x01\x02\x03\x04\x05 not text \x0e\x0f", "binary data"),
    ],
)
def test_what_is_not_plain_text_is_named(raw: bytes, kind: str) -> None:
    with pytest.raises(BinaryInputError, match=rf"^dump: this is .*{kind}"):
        ingest_bytes(raw, "dump")


def test_a_string_with_nul_is_not_taken_for_utf16() -> None:
    with pytest.raises(BinaryInputError):
        ingest_text("D\0i\0v\0e\0r\0s\0")


@pytest.mark.parametrize(
    "raw",
    [
        b"The bell \x81\x8d\x8f was found.",
        codecs.BOM_UTF16_LE + b"D\0\0\xd8i\0",
        codecs.BOM_UTF16_BE + b"\0D\0",
        REPORT.encode("utf-32"),
        REPORT.encode("cp037"),
        "ダイバーが月曜日に鐘を見つけたと港長が述べた。".encode("shift_jis"),
        "潜水员周一找到了那口钟，港务长说。".encode("gb18030"),
        "Núñez said the café “will open”.".encode()[:-2] + b"\xff",
        "Núñez and Peña said: café, até".encode()[:-1],
        "Водолазы нашли колокол в понедельник, сообщил начальник порта.".encode("cp1251"),
        "Водолазы нашли колокол в понедельник, сообщил начальник порта.".encode("koi8-r"),
        "Οι δύτες βρήκαν την καμπάνα τη Δευτέρα.".encode("cp1253"),
    ],
)
def test_other_encodings_are_refused(raw: bytes) -> None:
    with pytest.raises(UndecodableInputError, match="convert it to UTF-8"):
        ingest_bytes(raw, "dump")


def test_too_many_bytes() -> None:
    with pytest.raises(OversizeInputError, match="20,000,001 bytes"):
        ingest_bytes(b"a" * (LIMIT_BYTES + 1), "dump")


def test_too_many_lines() -> None:
    with pytest.raises(OversizeInputError, match="lines"):
        ingest_bytes(b"a\n" * 600_000, "dump")


def test_the_size_of_a_file_is_looked_at_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.txt"
    with path.open("wb") as file:
        file.truncate(50 * LIMIT_BYTES)
    with pytest.raises(OversizeInputError, match="1,000,000,000 bytes"):
        ingest_path(path)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="there is no such file"):
        ingest_path(tmp_path / "bell.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="this is a folder"):
        ingest_path(tmp_path)


def test_a_pipe_in_the_file_system(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(MissingInputError, match="not a regular file"):
        ingest_path(path)


def test_a_file_under_a_file(tmp_path: Path) -> None:
    (tmp_path / "bell.txt").write_text(REPORT)
    with pytest.raises(MissingInputError, match="cannot be read"):
        ingest_path(tmp_path / "bell.txt" / "more.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="only Unix has a file without an end")
def test_a_file_without_an_end() -> None:
    with pytest.raises(MissingInputError, match="not a regular file"):
        ingest_path(Path("/dev/zero"))


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "bell.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(MissingInputError, match="there is no such file"):
        ingest_path(tmp_path / "bell.txt")


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(MissingInputError, match="cannot be read"):
        ingest_path(tmp_path / "a")


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_impossible_paths(name: str) -> None:
    with pytest.raises(MissingInputError, match="cannot be read"):
        ingest_path(Path(name))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_leave_to_read(tmp_path: Path) -> None:
    path = tmp_path / "bell.txt"
    path.write_text(REPORT)
    path.chmod(0)
    with pytest.raises(MissingInputError, match="permission denied"):
        ingest_path(path)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("published", "yesterday"),
        ("published", "2025-02-30"),
        ("published", "15/08/2025"),
        ("published", ""),
        ("retrieved", "2025-13-01"),
        ("url", "example.org/report"),
        ("url", "ftp://example.org/report"),
        ("url", "javascript:alert(1)"),
        ("url", "https://"),
        ("url", "https://[half/report"),
        ("url", "https://example.org:99999/report"),
        ("url", "https://example.org/a report"),
        ("publisher", "  "),
        ("publisher", "The \ud800 Post"),
        ("title", "Bell\0found"),
    ],
)
def test_malformed_options_are_named(option: str, value: str) -> None:
    with pytest.raises(OptionError, match=f"^{option}: "):
        DocumentOptions(**{option: value})


def test_half_characters_are_replaced_and_told() -> None:
    found = ingest_text("Divers found \ud83d the bell on Monday.")
    assert found.document.text == "Divers found \ufffd the bell on Monday."
    assert codes_of(found) == ["lone-surrogate"]


def test_direction_marks_stay_in_the_text() -> None:
    assert read("The ship \u202eflipped\u202c over.").document.text == (
        "The ship \u202eflipped\u202c over."
    )


def test_one_line_of_megabytes() -> None:
    line = "The harbour master said that the bell would be raised. " * 40_000
    found = read(line)
    assert found.document.text == line.strip()


def must_read_or_refuse(raw: bytes) -> None:
    try:
        found = ingest_bytes(raw, "dump")
    except InputError:
        return
    assert check_document(found.document) == []
    assert found.raw == raw


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    must_read_or_refuse(raw)


@given(st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]), st.text())
def test_any_encoded_text_is_read_or_refused(encoding: str, text: str) -> None:
    must_read_or_refuse(text.encode(encoding, "replace"))


WORDS = st.sampled_from(
    "--- ... By Jane Source: Original url: https://example.org/2024/05/06/a- b-c PARIS, May 3, "
    "1912 (AP) — – - -- . , : “ ” ' title: published: ) ( [ ] # 12 the of said \u00ad \u202e".split(
        " "
    )
)
GLUE = st.sampled_from([" ", "\n", "\n\n", "\r\n", "\r", "\f", "\n ", "\n   ", "\f\n", "  ", ""])


@given(st.lists(st.tuples(WORDS, GLUE), max_size=60))
def test_any_heap_of_what_the_reader_looks_for_is_read_or_refused(
    pieces: list[tuple[str, str]],
) -> None:
    must_read_or_refuse("".join(word + glue for word, glue in pieces).encode())
