"""Contents that their own attribution interrupts."""

from whence.annotate.frames import Frame, drop_foreign_sources
from whence.annotate.interruption import claim_quotations, complete_interrupted
from whence.encoder.quotes import find_quotations
from whence.records import Span


def make_frames(text: str, *parts: tuple[str, str, str]) -> list[Frame]:
    frames = []
    for part in parts:
        source, cue, content = ((Span(text.index(p), text.index(p) + len(p)),) for p in part)
        frames.append(Frame(source, cue, content, 0.9))
    return frames


def completed(text: str, *parts: tuple[str, str, str]) -> list[list[str]]:
    frames = make_frames(text, *parts)
    return [
        [text[s.start : s.end] for s in frame.content]
        for frame in complete_interrupted(text, frames)
    ]


def test_the_opening_of_the_sentence_belongs_to_what_is_said() -> None:
    text = "Fog came. For three winters, the keeper noted, the lamp had failed."
    part = ("the keeper", "noted", "the lamp had failed")
    assert completed(text, part) == [["For three winters", "the lamp had failed"]]


def test_the_subject_of_a_relative_clause_belongs_to_it() -> None:
    text = "The lamp, which sailors say was never lit, burned that night."
    part = ("sailors", "say", "was never lit")
    assert completed(text, part) == [["which", "was never lit"]]


def test_a_relative_pronoun_that_is_an_object_does_not() -> None:
    text = "The keeper, whom sailors called a drunk, climbed the stairs."
    assert completed(text, ("sailors", "called", "a drunk")) == [["a drunk"]]


def test_what_goes_on_after_according_to_belongs_to_it() -> None:
    text = "The lamp, according to the keeper, had burned all night. He slept."
    part = ("the keeper", "according to", "The lamp")
    assert completed(text, part) == [["The lamp", "had burned all night"]]


def test_words_of_another_frame_are_left_to_it() -> None:
    text = "The coast guard says no, the keeper noted, the lamp had failed."
    parts = ("The coast guard", "says", "no"), ("the keeper", "noted", "the lamp had failed")
    assert completed(text, *parts) == [["no"], ["the lamp had failed"]]


def test_a_plain_opening_is_no_part_of_the_content() -> None:
    text = "On Monday the keeper said the lamp had failed."
    part = ("the keeper", "said", "the lamp had failed")
    assert completed(text, part) == [["the lamp had failed"]]


def claimed(text: str, *parts: tuple[str, str, str]) -> list[str]:
    frames = claim_quotations(text, make_frames(text, *parts), find_quotations(text))
    return [text[f.content[0].start : f.content[-1].end] for f in frames]


def test_quoted_words_at_the_end_belong_to_the_only_speaker_of_the_sentence() -> None:
    text = "The keeper said he met the mate, agreeing to “a brighter lamp.” Fog came."
    part = ("The keeper", "said", "he met the mate")
    assert claimed(text, part) == ["he met the mate, agreeing to “a brighter lamp.”"]


def test_quoted_words_that_another_frame_touches_are_left_to_it() -> None:
    text = "The keeper said he met the mate, who called it “a poor lamp.”"
    parts = ("The keeper", "said", "he met the mate"), ("who", "called", "it")
    assert claimed(text, *parts)[0] == "he met the mate"


def test_a_quotation_in_the_next_sentence_is_not_claimed() -> None:
    text = "The keeper said he met the mate. It was “a poor lamp,” that one."
    assert claimed(text, ("The keeper", "said", "he met the mate")) == ["he met the mate"]


def test_a_source_has_no_cue_of_another_frame_in_it() -> None:
    text = "“The lamp failed,” she said, according to the agency."
    inner, outer = make_frames(
        text, ("she", "said", "The lamp failed"), ("the agency", "according to", "The lamp failed")
    )
    mixed = outer._replace(source=(Span(19, 27), *outer.source))
    assert text[19:27] == "she said"
    assert drop_foreign_sources([inner, mixed]) == [inner, outer]
