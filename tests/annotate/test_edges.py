from whence.annotate.edges import (
    join_split,
    trim,
    trim_cue,
    with_initials,
    with_quote_marks,
    without_adverbs,
)
from whence.annotate.form import find_form
from whence.annotate.frames import Frame, follow_conventions, is_surname
from whence.encoder.quotes import find_quotations
from whence.records import Span


def span_of(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def test_marks_and_blanks_are_cut_off_both_ends() -> None:
    text = "“We sail at dawn,” the mate said."
    start, end = trim(text, (0, 18))
    assert text[start:end] == "We sail at dawn"


def test_a_span_of_marks_alone_becomes_empty() -> None:
    start, end = trim("“ ... ”", (0, 7))
    assert start == end


def test_a_colon_stays_a_cue() -> None:
    text = "The mate: we sail."
    assert trim_cue(text, (8, 9)) == (8, 9)


def test_a_possessive_cue_keeps_its_apostrophe() -> None:
    text = "The mate’s claim that all was well"
    start, end = trim_cue(text, span_of(text, "s claim"))
    assert text[start:end] == "’s claim"


def test_adverbs_before_a_reporting_verb_are_no_part_of_the_cue() -> None:
    text = "The mate also later wrote home."
    found = without_adverbs(text, span_of(text, "also later wrote"))
    assert text[slice(*found)] == "wrote"
    assert without_adverbs(text, span_of(text, "also")) == span_of(text, "also")


def test_a_name_has_all_its_initials() -> None:
    text = "New York.—P. A. S. Franklin spoke. A Franklin did not."
    found = with_initials(text, span_of(text, "A. S. Franklin"))
    assert text[slice(*found)] == "P. A. S. Franklin"
    assert with_initials(text, span_of(text, "Franklin did")) == span_of(text, "Franklin did")


def test_fragments_with_only_marks_between_them_are_one() -> None:
    text = "“We sail. We row,” he said."
    assert join_split(text, [span_of(text, "We sail"), span_of(text, "We row")]) == [
        span_of(text, "We sail. We row")
    ]


def test_a_partial_quotation_keeps_its_marks() -> None:
    text = "The mate called the fog “thick as wool,” and slept."
    found = with_quote_marks(text, span_of(text, "the fog “thick as wool"), find_quotations(text))
    assert text[slice(*found)] == "the fog “thick as wool,”"


def test_direct_speech_goes_without_its_marks() -> None:
    text = "“Thick as wool,” the mate said."
    found = with_quote_marks(text, span_of(text, "Thick as wool"), find_quotations(text))
    assert text[slice(*found)] == "Thick as wool"


def form_of(text: str, content: str, cue: str) -> str:
    spans = tuple(Span(*span_of(text, part)) for part in (content, cue))
    return find_form(text, spans[:1], spans[1:], find_quotations(text))


def test_form_follows_the_marks_whatever_their_glyphs() -> None:
    for opening, closing in ("“”", '""', "«»", "‘’", "''"):
        direct = f"{opening}We sail at dawn,{closing} the mate said."
        assert form_of(direct, "We sail at dawn", "said") == "direct"
        mixed = f"The mate said they would {opening}sail at dawn{closing}."
        assert form_of(mixed, f"they would {opening}sail at dawn{closing}", "said") == "mixed"
    assert form_of("The mate said they sail.", "they sail", "said") == "indirect"


def test_a_frame_inside_another_speakers_quotation_is_indirect() -> None:
    text = "“The mate told me the pumps had failed,” a stoker said."
    assert form_of(text, "the pumps had failed", "told") == "indirect"


def test_as_saying_belongs_to_the_cue_and_not_to_the_source() -> None:
    text = "The mate was quoted by the radio as saying all was well."
    parts = (span_of(text, part) for part in ("the radio as saying", "was quoted", "all was well"))
    source, cue, content = ((Span(*part),) for part in parts)
    frame = follow_conventions(text, Frame(source, cue, content, 0.9), [])
    assert [s.of(text) for s in frame.source] == ["the radio"]
    assert [s.of(text) for s in frame.cue] == ["was quoted", "as saying"]


def test_a_surname_that_looks_like_a_verb_is_no_cue() -> None:
    text = "Lawyer Amina Said, who brought the case, said the camp must close."
    surname, verb = span_of(text, "Said"), span_of(text, "said the")
    assert is_surname(text, (Span(*surname),))
    assert not is_surname(text, (Span(verb[0], verb[0] + 4),))
    headline = "Mayor Says Bridge Fell"
    assert not is_surname(headline, (Span(*span_of(headline, "Says")),))
