"""What a file is when it is not plain text, told from its first bytes."""

import re

# Signatures that no prose begins with.
_CERTAIN = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"WARC/1.", "a web archive (WARC is not read yet)"),
)
# Signatures of letters only: they count where the rest is not text either.
_LIKELY = (
    (b"MZ", "a program"),
    (b"RIFF", "a sound, image or film file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"PAR1", "a Parquet table"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\0asm", "a program"),
)
_OFFICE = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint file"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|script|style|article|section|main|header"
    rb"|div|p|h[1-6]|span|table|ul|ol|blockquote|figure|a|img|br)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<(?:\?xml\s|rss[\s>]|feed[\s>]|!doctype\s)", re.IGNORECASE)
_HEAD_BYTES = 4_000
_ARCHIVE_BYTES = 65_536


def name_markup(raw: bytes) -> str | None:
    """Name a format that would decode as text, or that is certain from its signature."""
    head = raw[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf")
    for signature, kind in _CERTAIN:
        if head.startswith(signature):
            if kind == "a ZIP archive":
                inside = raw[:_ARCHIVE_BYTES]
                return next((office for mark, office in _OFFICE if mark in inside), kind)
            return kind
    if _HTML.match(head):
        return "an HTML page (HTML is not read yet)"
    return "an XML file" if _XML.match(head) else None


def name_binary(raw: bytes) -> str:
    """Name bytes that are known not to be text."""
    for signature, kind in _LIKELY:
        if raw.startswith(signature):
            return kind
    if raw[4:8] == b"ftyp":
        return "a film or image file"
    if raw[257:262] == b"ustar":
        return "a tar archive"
    return "binary data"
