"""Speech that resumes after its cue."""

from whence.annotate.continuation import extend_speech
from whence.annotate.frames import Frame
from whence.encoder.quotes import find_quotations
from whence.records import Span


def extended(text: str, *parts: tuple[str, str, str]) -> list[list[str]]:
    frames = []
    for part in parts:
        source, cue, content = ((Span(text.index(p), text.index(p) + len(p)),) for p in part)
        frames.append(Frame(source, cue, content, 0.9))
    return [
        [text[s.start : s.end] for s in frame.content]
        for frame in extend_speech(text, frames, find_quotations(text))
    ]


FIRST = ("the stoker", "said", "The pumps held")


def test_a_second_quoted_sentence_is_a_second_part() -> None:
    text = "“The pumps held,” the stoker said. “Then the lights went out.” He wept."
    assert extended(text, FIRST) == [["The pumps held", "Then the lights went out"]]


def test_words_between_the_cue_and_the_stop_do_not_part_them() -> None:
    text = "“The pumps held,” the stoker said, his hands shaking. “Then came the dark.”"
    assert extended(text, FIRST) == [["The pumps held", "Then came the dark"]]


def test_a_quotation_inside_a_sentence_is_no_speech_of_its_own() -> None:
    text = "“The pumps held,” the stoker said. The ship was a “floating palace.”"
    assert extended(text, FIRST) == [["The pumps held"]]


def test_a_quotation_that_waits_for_its_own_cue_is_left_alone() -> None:
    text = "“The pumps held,” the stoker said. “Then came the dark,” a trimmer put in."
    assert extended(text, FIRST) == [["The pumps held"]]


def test_a_new_paragraph_is_a_new_statement() -> None:
    text = "“The pumps held,” the stoker said.\n\n“Then came the dark.”"
    assert extended(text, FIRST) == [["The pumps held"]]


def test_indirect_speech_is_not_continued_by_a_quotation() -> None:
    text = "The stoker said the pumps held. “Then came the dark.”"
    part = ("The stoker", "said", "the pumps held")
    assert extended(text, part) == [["the pumps held"]]
