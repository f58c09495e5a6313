"""Text from outside, made safe to show: nothing in it can move a cursor, hide or pose as ours."""

import functools
import html
import re
import unicodedata

# Cc control, Cf format (bidi overrides, zero-width, tags), Cs surrogates, Co private use, Cn
# unassigned, Zl and Zp separators: all are invisible, or change how other text is shown.
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters and marks that fonts draw as nothing: grapheme joiner, Hangul fillers, Khmer inherent
# vowels, Mongolian and other variation selectors, the empty Braille cell.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_NOT_PLAIN = re.compile(r"[^\x20-\x7e]")
_NOT_PLAIN_OR_NEWLINE = re.compile(r"[^\x20-\x7e\n]")


def escape_text(text: str, *, keep_newlines: bool = False) -> str:
    r"""Show every character that is invisible or controls the display as an escape.

    ``\x1b`` is an escape character, ``\u202e`` a bidirectional override, ``\U000e0041`` a tag.
    Letters of all scripts, spaces and emoji stay. The result is for eyes: a backslash that
    stood in the text is not doubled.

    Args:
        text: Anything, lone surrogates included.
        keep_newlines: Leave line feeds (and only those) as they are.
    """
    pattern = _NOT_PLAIN_OR_NEWLINE if keep_newlines else _NOT_PLAIN
    return pattern.sub(lambda match: _escape_character(match[0]), text)


def escape_html(text: str) -> str:
    """The same for a web page: invisible characters escaped, and no markup left."""
    return html.escape(escape_text(text, keep_newlines=True), quote=True)


def escape_json(encoded: str) -> str:
    r"""The same for JSON that is already encoded: ``\uXXXX`` for what a terminal might act on.

    The escapes stand inside JSON strings, so it decodes to what it decoded to before.
    """
    return _NOT_PLAIN_OR_NEWLINE.sub(lambda match: _escape_json_character(match[0]), encoded)


@functools.lru_cache(maxsize=4096)
def _is_safe(character: str) -> bool:
    if _INVISIBLE.match(character):
        return False
    return unicodedata.category(character) not in _UNSAFE_CATEGORIES


def _escape_character(character: str) -> str:
    if _is_safe(character):
        return character
    return character.encode("unicode-escape", "surrogatepass").decode("ascii")


def _escape_json_character(character: str) -> str:
    if _is_safe(character):
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
