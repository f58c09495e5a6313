from whence.annotate.chain import find_outer, make_chain
from whence.annotate.frames import Frame
from whence.records import Document, Span, Spans


def frame(text: str, source: str, cue: str, content: str) -> Frame:
    def spans(part: str) -> Spans:
        start = text.index(part)
        return (Span(start, start + len(part)),) if part else ()

    return Frame(spans(source), spans(cue), spans(content), 0.9)


def chains(text: str, *parts: tuple[str, str, str]) -> list[list[tuple[str, str | None]]]:
    document = Document.from_text(text, publisher="The Daily")
    frames = [frame(text, *part) for part in parts]
    outer = find_outer(frames)
    names = [frame.source[0] if frame.source else None for frame in frames]
    return [
        [(voice.role, voice.name) for voice in make_chain(document, outer, names, i)]
        for i in range(len(frames))
    ]


def test_a_frame_inside_another_names_the_outer_source_as_relay() -> None:
    text = "The mayor denied the charge, the radio reported."
    assert chains(
        text,
        ("The mayor", "denied", "the charge"),
        ("the radio", "reported", "The mayor denied the charge"),
    ) == [
        [("publisher", "The Daily"), ("relay", "the radio"), ("author", "The mayor")],
        [("publisher", "The Daily"), ("author", "the radio")],
    ]


def test_of_two_frames_with_the_same_words_the_farther_one_relays() -> None:
    text = "“We will rebuild,” she said, according to the agency."
    assert chains(
        text,
        ("she", "said", "We will rebuild"),
        ("the agency", "according to", "We will rebuild"),
    ) == [
        [("publisher", "The Daily"), ("relay", "the agency"), ("author", "she")],
        [("publisher", "The Daily"), ("author", "the agency")],
    ]


def test_a_frame_without_a_source_ends_with_the_publisher() -> None:
    text = "It was said that the bridge fell."
    assert chains(text, ("", "was said", "the bridge fell")) == [[("publisher", "The Daily")]]


def test_a_relay_that_reads_the_cue_along_with_the_words_makes_no_circle() -> None:
    text = "“We saw it again,” he wrote, according to the agency."
    frames = [
        frame(text, "he", "wrote", "We saw it again"),
        frame(text, "the agency", "according to", "“We saw it again,” he wrote"),
    ]
    assert find_outer(frames) == [1, None]
