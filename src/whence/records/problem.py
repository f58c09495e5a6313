"""Problems: what could not be decided, as a record instead of a guess or a crash."""

import msgspec

from whence.records.span import Span

# Code of the problem that a text is in a language that is not read; its statements are not sought.
UNSUPPORTED_LANGUAGE = "unsupported-language"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a text that a step could not decide; the run goes on."""

    step: str
    code: str
    span: Span | None = None
    message: str
