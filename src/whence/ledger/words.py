"""Search words of a user, made safe: each is quoted, so FTS5 never sees an operator in them."""

import re
import unicodedata

from whence.errors import SearchSyntaxError

# A phrase in double quotes, or anything up to a blank or a quote; an odd quote stands alone.
CHUNK = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
MOST_TERMS = 100  # a longer search takes seconds; nobody types one, a hostile page may send one


def _is_word_character(character: str) -> bool:
    """Whether the tokeniser unicode61 takes a character into a word: letter, digit, accent."""
    category = unicodedata.category(character)
    return category[0] in "LNM" or category == "Co"


def _keep_words(text: str) -> str:
    """The words of a text, one blank between them."""
    return " ".join("".join(c if _is_word_character(c) else " " for c in text).split())


def parse_words(words: str, column: str | None = None) -> str:
    """Turn a user's search into an FTS5 query in which every word must occur.

    Words in double quotes are a phrase, and so are the parts of a word that punctuation
    splits ("U.S."). A star at the end of a word or phrase stands for any ending of it. All
    else that is no letter, digit or accent counts as a blank. Of more than 100 different
    words and phrases the first 100 count.

    Args:
        words: As typed.
        column: The only column of the index to look in; None for all.

    Raises:
        SearchSyntaxError: where there is no word.
    """
    terms = []
    for match in CHUNK.finditer(words):
        phrase, star, chunk = match.groups()
        kept = _keep_words(phrase if chunk is None else chunk)
        if any(unicodedata.category(c)[0] in "LN" for c in kept):
            is_prefix = bool(star) if chunk is None else chunk.endswith("*")
            terms.append(f'"{kept}" *' if is_prefix else f'"{kept}"')
    if not terms:
        raise SearchSyntaxError
    query = " AND ".join(list(dict.fromkeys(terms))[:MOST_TERMS])
    return f"{{{column}}} : ({query})" if column else query
