"""From bytes to characters: UTF-8, UTF-16 and Windows-1252, and what is no text at all."""

import re

from whence.errors import BinaryInputError, UndecodableInputError
from whence.ingest.formats import name_binary, name_markup

_UTF32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_CONTROL = re.compile("[\x00-\x06\x0e-\x1a\x7f]")  # bell to carriage return and escape may occur
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH_LETTER = re.compile("[\xc0-\xff]")
_LETTER = re.compile("[A-Za-z\xc0-\xff]")

ASCII = 0x7F  # the last byte of it
MAX_CONTROL_SHARE = 0.005  # prose has none; random bytes have a tenth
MIN_NUL_SHARE = 0.08  # a text in UTF-16 has at least its blanks and line ends below U+0100
MAX_STRAY_NUL_SHARE = 0.005
MAX_HIGH_SHARE = 0.3  # accented French reaches a tenth; Cyrillic code pages are all high letters
MIN_HIGH_LETTERS = 8


def _guess_utf16(raw: bytes) -> str | None:
    """UTF-16 without its mark, where nearly all NULs stand on one side of the byte pairs."""
    half = len(raw) // 2
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    if len(raw) % 2 or not half:
        return None
    for mostly, stray, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if mostly >= MIN_NUL_SHARE * half and stray <= MAX_STRAY_NUL_SHARE * half:
            return encoding
    return None


def _decode_windows(raw: bytes, name: str) -> str:
    """Windows-1252, unless the bytes say that it is damaged UTF-8 or another code page."""
    sequences = _UTF8_SEQUENCE.findall(raw)
    n_loose = sum(byte > ASCII for byte in raw) - sum(map(len, sequences))
    if len(sequences) > max(n_loose, 1):
        raise UndecodableInputError(name)
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise UndecodableInputError(name) from None
    n_high = sum(1 for _ in _HIGH_LETTER.finditer(text))
    if n_high >= MIN_HIGH_LETTERS:
        n_letters = sum(1 for _ in _LETTER.finditer(text))
        if n_high > MAX_HIGH_SHARE * n_letters:
            raise UndecodableInputError(name)
    return text


def _decode(raw: bytes, name: str) -> str:
    if raw.startswith(_UTF32):
        raise UndecodableInputError(name)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding: str | None = "utf-16"  # reads the mark and drops it
    elif 0 in raw:
        encoding = _guess_utf16(raw)
        if encoding is None:
            raise BinaryInputError(name, name_binary(raw))
    else:
        encoding = "utf-8-sig"
    try:
        return raw.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding != "utf-8-sig":
            raise UndecodableInputError(name) from None
    return _decode_windows(raw, name)


def decode_bytes(raw: bytes, name: str) -> str:
    """Decode a text; a byte order mark is no part of it.

    Tried in this order: UTF-16 with its mark, UTF-16 without where NULs show it, UTF-8,
    Windows-1252. The same bytes always give the same text, so that an origin map holds.

    Args:
        raw: The bytes of the document.
        name: What messages call the document.

    Raises:
        BinaryInputError: Not text, or markup that needs a reader of its own.
        UndecodableInputError: Text in another encoding.
    """
    kind = name_markup(raw)
    if kind is None:
        text = _decode(raw, name)
        n_controls = sum(1 for _ in _CONTROL.finditer(text))
        if "\0" in text or n_controls > MAX_CONTROL_SHARE * len(text):
            kind = name_binary(raw)
        else:
            kind = name_markup(text[:2000].encode("utf-8", "replace"))
    if kind is not None:
        raise BinaryInputError(name, kind)
    return text
