"""A content reaches as far as its speaker's words, and no farther."""

from whence.annotate.frames import Frame
from whence.annotate.reach import part_contents, stay_near
from whence.encoder.quotes import find_quotations
from whence.records import Span, Spans


def spans(text: str, *parts: str) -> Spans:
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


def frame(text: str, source: str, cue: str, *content: str) -> Frame:
    return Frame(spans(text, source), spans(text, cue), spans(text, *content), 0.9)


def words(text: str, found: Frame) -> list[str]:
    return [part.of(text) for part in found.content]


def test_the_next_sentence_is_its_own_speakers() -> None:
    text = "The port said it was closed. “Nobody told us,” a pilot complained."
    first = frame(text, "The port", "said", "it was closed. “Nobody told us,”")
    second = frame(text, "a pilot", "complained", "Nobody told us")
    parted = part_contents(text, [first, second])
    assert [words(text, f) for f in parted] == [["it was closed"], ["Nobody told us"]]


def test_a_whole_part_goes_to_the_other_frame() -> None:
    text = "Prosecutors said they had opened an inquiry. The owner said the work met every norm."
    first = frame(
        text, "Prosecutors", "said", "they had opened an inquiry", "the work met every norm"
    )
    second = frame(text, "The owner", "said", "the work met every norm")
    assert words(text, part_contents(text, [first, second])[0]) == ["they had opened an inquiry"]


def test_a_frame_inside_another_keeps_its_words_in_both() -> None:
    text = "The radio said the mayor denied the charge."
    outer = frame(text, "The radio", "said", "the mayor denied the charge")
    inner = frame(text, "the mayor", "denied", "the charge")
    assert part_contents(text, [outer, inner]) == [outer, inner]


def test_two_frames_of_the_same_words_are_a_relay_and_keep_them() -> None:
    text = "“We will rebuild,” she said, according to the agency."
    near = frame(text, "she", "said", "We will rebuild")
    far = frame(text, "the agency", "according to", "We will rebuild")
    assert part_contents(text, [near, far]) == [near, far]


def test_an_indirect_content_stays_in_its_paragraph() -> None:
    text = "He fears that he will not climb again.\n\n“My father kept it.”"
    found = frame(text, "He", "fears", "that he will not climb again", "My father kept it")
    near = stay_near(text, found, find_quotations(text))
    assert words(text, near) == ["that he will not climb again"]


def test_quoted_speech_runs_on_into_the_next_paragraph() -> None:
    text = "“We waited,” he said. “Then it rained.\n\n“It rained for days.”"
    found = frame(text, "he", "said", "We waited", "Then it rained", "It rained for days")
    assert stay_near(text, found, find_quotations(text)) == found


def test_speech_that_stands_wholly_in_another_paragraph_is_kept() -> None:
    text = "The mayor wrote:\n\n“We have no water.”"
    found = frame(text, "The mayor", "wrote", "We have no water")
    assert stay_near(text, found, find_quotations(text)) == found
