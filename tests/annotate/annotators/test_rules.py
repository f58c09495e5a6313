"""The rules: reporting verbs, quotation marks, "according to"; names; what places stand for."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.marked import mark
from whence.annotate.annotators import Annotations, annotate_documents, find_annotator
from whence.records import Document

# An import of what is None in sys.modules fails, as where it is not installed.
WITHOUT_MODEL = """
import sys
for name in ("numpy", "onnxruntime"):
    sys.modules[name] = None
from whence.annotate.annotators import annotate_documents, find_annotator
from whence.records import Document
document = Document.from_text("The mayor said that Oslo agreed.")
((_, found),) = annotate_documents(find_annotator("rules"), [document])
print(len(found.frames), len(found.mentions))
"""


def read(text: str) -> Annotations:
    ((_, found),) = annotate_documents(find_annotator("rules"), [Document.from_text(text)])
    return found


@pytest.mark.parametrize(
    "marked",
    [
        "[source:The mayor] [cue:said] [content:that the bridge would stay closed].",
        "[content:“Nobody was hurt,”] [cue:said] [source:Anna Berg].",
        "[content:“Nobody was hurt,”] [source:Anna Berg, a spokeswoman,] [cue:said].",
        "[content:The bridge has been shut], [source:she] [cue:said] on Monday.",
        "[content:The bridge], [source:she] [cue:said], [content:has been shut].",
        "[content:The river has risen], [cue:according to] [source:the governor].",
        "[cue:According to] [source:the governor], [content:the river has risen].",
        "[source:Marsh] [cue:criticised] [content:the plan].",
        "[source:The party] [cue:wants] [content:to leave the coalition].",
        "[source:Marsh] [cue::] [content:“The bridge is safe.”]",
        "[source:The poll] [cue:found] [content:that most voters had not decided].",
    ],
)
def test_a_reporting_verb_has_its_speaker_and_its_words(marked: str) -> None:
    text, (wanted,) = mark(marked)
    (frame,) = read(text).frames
    found = [
        tuple((span.start, span.end) for span in spans)
        for spans in (frame.source, frame.cue, frame.content)
    ]
    assert found == [wanted.source, wanted.cue, wanted.content]


@pytest.mark.parametrize(
    "text",
    [
        "The United States has sent two ships.",
        "He scored three points in the second half.",
        "The plan was criticised.",
        "She went to see the mayor.",
        "",
    ],
)
def test_where_nobody_says_anything_nothing_is_found(text: str) -> None:
    assert read(text).frames == ()


def test_a_frame_inside_the_words_of_another_is_left_out() -> None:
    text = "Marsh said that the governor warned that the river would rise."
    (frame,) = read(text).frames
    assert frame.cue[0].of(text) == "said"


def test_names_days_and_sums_have_their_kinds() -> None:
    text = (
        "President Ida Vane met French officials in Berlin on 3 May 2021. The Ministry of Health "
        "paid $5 million for the General Hospital of Tarn."
    )
    found = {m.span.of(text): m.kind for m in read(text).mentions}
    assert found == {
        "Ida Vane": "person",
        "French": "norp",
        "Berlin": "location",
        "3 May 2021": "date",
        "Ministry of Health": "organisation",
        "$5 million": "money",
        "General Hospital of Tarn": "facility",
    }


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("The talks were held in Norway.", "place"),
        ("On Monday Norway agreed to the plan.", "government"),
        ("The talks with Norway failed.", "government"),
        ("In the final Norway beat Chile by two goals.", "team"),
    ],
)
def test_a_country_is_what_it_does(text: str, reading: str) -> None:
    (mention,) = [m for m in read(text).mentions if m.span.of(text) == "Norway"]
    assert mention.reading == reading


def test_neither_weights_nor_numpy_are_needed() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_MODEL], capture_output=True, check=True, text=True
    )
    assert ended.stdout == "1 1\n"


@given(st.text("AbC said told “”\"'’,.:;\n-—é漢 ", max_size=80))
def test_odd_text_never_fails_and_no_span_ends_in_a_blank(text: str) -> None:
    found = read(text)
    spans = [s for f in found.frames for role in (f.source, f.cue, f.content) for s in role]
    quotes = [span.of(text) for span in (*spans, *(m.span for m in found.mentions))]
    assert quotes == [quote.strip() for quote in quotes]
