from whence.annotate.attribution import adopt, find_unattributed
from whence.annotate.continuation import find_continuations
from whence.encoder.quotes import find_quotations
from whence.records import Document, Span, Statement, make_statement_id


def statement(document: Document, source: str, cue: str, content: str) -> Statement:
    def spans(part: str) -> tuple[Span, ...]:
        if not part:
            return ()
        start = document.text.index(part)
        return (Span(start, start + len(part)),)

    parts = spans(content), spans(cue), spans(source)
    return Statement(
        id=make_statement_id(document.id, *parts),
        document_id=document.id,
        content=parts[0],
        cue=parts[1],
        source=parts[2],
        form="direct",
        method="hand",
    )


def continued(text: str, source: str, cue: str, content: str) -> list[str]:
    document = Document.from_text(text)
    before = statement(document, source, cue, content)
    found = find_continuations(text, find_quotations(text), [before])
    assert all(speaker == before for speaker, _ in found)
    return [document.quote(span) for _, content_spans in found for span in content_spans]


def test_a_quoted_paragraph_goes_on_from_the_speaker_before() -> None:
    text = "“The pumps held,” the stoker said.\n\n“Then the lights went out.”"
    assert continued(text, "the stoker", "said", "The pumps held") == ["Then the lights went out"]


def test_two_quoted_paragraphs_in_a_row_are_two_statements() -> None:
    text = "“The pumps held,” the stoker said.\n\n“Then came the dark.\n\n“Nobody ran at all.”"
    assert continued(text, "the stoker", "said", "The pumps held") == [
        "Then came the dark",
        "Nobody ran at all",
    ]


def test_a_word_in_marks_inside_a_sentence_is_not_speech() -> None:
    text = (
        "“The pumps held,” the stoker said.\n\nThe ship was called “a floating palace hotel” once."
    )
    assert continued(text, "the stoker", "said", "The pumps held") == []


def test_narration_in_between_ends_the_speech() -> None:
    text = "“The pumps held,” the stoker said.\n\nNight fell.\n\n“Then the lights went out.”"
    assert continued(text, "the stoker", "said", "The pumps held") == []


def test_a_relay_named_at_the_end_does_not_break_the_speech() -> None:
    text = "“The pumps held,” the stoker said, by way of the agency.\n\n“Then came the dark.”"
    assert continued(text, "the stoker", "said", "The pumps held") == ["Then came the dark"]


def test_a_sentence_after_the_speech_breaks_it() -> None:
    text = "“The pumps held,” the stoker said. He wept a little.\n\n“Then came the dark.”"
    assert continued(text, "the stoker", "said", "The pumps held") == []


def test_a_second_quoted_sentence_in_the_paragraph_is_a_statement_of_its_own() -> None:
    text = "“The pumps held,” the stoker said. “Then the lights went out.” He wept."
    assert continued(text, "the stoker", "said", "The pumps held") == ["Then the lights went out"]


def test_a_quotation_that_waits_for_its_own_cue_is_not_carried() -> None:
    text = "“The pumps held,” the stoker said. “Then came the dark,” a trimmer put in."
    assert continued(text, "the stoker", "said", "The pumps held") == []


def test_a_frame_inside_the_quotation_does_not_take_it_from_its_speaker() -> None:
    text = (
        "“The pumps held,” the stoker said. “The mate says they failed.”\n\n“He was asleep then.”"
    )
    document = Document.from_text(text)
    speech = statement(document, "the stoker", "said", "The pumps held")
    inner = statement(document, "The mate", "says", "they failed")
    found = find_continuations(text, find_quotations(text), [speech, inner])
    quotes = [document.quote(content[0]) for _, content in found]
    assert quotes == ["The mate says they failed", "He was asleep then"]
    outer = statement(document, "", "", "The mate says they failed")
    adopted = adopt(inner, [outer])
    assert adopted.outer_id == outer.id
    assert adopt(speech, [outer]) == speech


def test_quoted_words_without_a_speaker_are_a_problem() -> None:
    text = "Rain fell. “Nobody here has slept for three nights.” The bell rang."
    (problem,) = find_unattributed(find_quotations(text), [], text)
    assert problem.code == "unattributed-quotation"
    assert problem.span
    assert problem.span.of(text) == "“Nobody here has slept for three nights.”"
