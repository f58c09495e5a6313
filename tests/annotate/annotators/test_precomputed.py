"""Annotations from files stand on exactly their text, or are refused."""

from pathlib import Path

import pytest

from tests.annotate.annotators.reports import DOCUMENT, TEXT, at, pair, write_lines
from whence.annotate.annotators import Annotations, annotate_documents, find_annotator
from whence.errors import AnnotationFileError, MisplacedAnnotationError, MissingInputError
from whence.records import Document

ROW = {
    "id": "bridge",
    "text": TEXT,
    "attributions": [
        {"source": [pair("Ida Marsh")], "cue": [pair("warned")], "content": [pair("fall")]}
    ],
    "mentions": [
        {"start": at("Oslo").start, "end": at("Oslo").end, "kind": "location", "reading": "team"}
    ],
}
WORDS = "Ida Marsh warned that the bridge would fall .".split()
ANN = """\
T1\tSource 0 9\tIda Marsh
T2\tCue 10 16\twarned
T3\tContent 22 32;39 43\tthe bridge fall
T4\tLocation 45 49\tOslo
E1\tAttribution:T2 Source:T1 Content:T3
A1\tReading T4 government
#1\tAnnotatorNotes T4\ta note
"""
RELATIONS = """\
T1\tPerson 0 9\tIda Marsh
T2\tCue 10 16\twarned
T3\tContent 22 43\tthe bridge would fall
R1\tSource Arg1:T2 Arg2:T1
R2\tContent Arg1:T2 Arg2:T3
"""


def conllu(*sentences: list[str], name: str = "bridge") -> str:
    blocks = [f"# newdoc id = {name}"]
    for words in sentences:
        for i, word in enumerate(words, start=1):
            blocks.append(f"{i}\t{word}\t_\tX\t_\t_\t{i - 1}\t{'dep' if i > 1 else 'root'}\t_\t_")
        blocks.append("")
    return "\n".join(blocks)


def annotate(name: str, document: Document = DOCUMENT) -> Annotations:
    ((_, found),) = annotate_documents(find_annotator(name), [document])
    return found


def test_json_lines_are_found_by_the_text(tmp_path: Path) -> None:
    found = annotate(write_lines(tmp_path / "a.jsonl", ROW))
    (frame,) = found.frames
    assert (frame.source, frame.cue) == ((at("Ida Marsh"),), (at("warned"),))
    (mention,) = found.mentions
    assert (mention.span.of(TEXT), mention.reading) == ("Oslo", "team")


def test_json_lines_without_text_are_found_by_the_id(tmp_path: Path) -> None:
    row = {key: value for key, value in ROW.items() if key != "text"}
    name = write_lines(tmp_path / "a.jsonl", row | {"id": "other"}, row | {"id": DOCUMENT.id})
    assert len(annotate(name).frames) == 1


def test_line_breaks_that_were_joined_make_no_difference(tmp_path: Path) -> None:
    wrapped = TEXT.replace(" would", "\nwould")
    assert len(annotate(write_lines(tmp_path / "a.jsonl", ROW | {"text": wrapped})).frames) == 1


def test_a_document_that_no_file_speaks_of_is_a_problem(tmp_path: Path) -> None:
    found = annotate(write_lines(tmp_path / "a.jsonl", ROW), Document.from_text("Else."))
    assert found.frames == ()
    assert [problem.code for problem in found.problems] == ["not-precomputed"]


def test_words_of_conllu_stand_on_their_characters(tmp_path: Path) -> None:
    text = "She can't.  Or so."
    file = tmp_path / "a.conllu"
    file.write_text(
        "1\tShe\t_\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
        "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
        "2\tca\t_\tAUX\t_\t_\t0\troot\t_\t_\n"
        "3\tn't\t_\tPART\t_\t_\t2\tadvmod\t_\t_\n"
        "4\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"
        "1\tOr\t_\tCCONJ\t_\t_\t2\tcc\t_\t_\n"
        "2\tso\t_\tADV\t_\t_\t0\troot\t_\t_\n"
        "2.1\tit\t_\tPRON\t_\t_\t_\t_\t_\t_\n"
        "3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_\n",
        encoding="utf8",
    )
    trees = annotate(f"precomputed:{file}", Document.from_text(text)).trees
    assert [[word.of(text) for word in tree.words] for tree in trees] == [
        ["She", "ca", "n't", "."],
        ["Or", "so", "."],
    ]
    assert trees[0].heads == (2, 0, 2, 2)


def test_brat_events_and_text_bound_lines(tmp_path: Path) -> None:
    (tmp_path / "bridge.ann").write_text(ANN, encoding="utf8")
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf8")
    found = annotate(f"precomputed:{tmp_path}")
    (frame,) = found.frames
    assert [span.of(TEXT) for span in frame.content] == ["the bridge", "fall"]
    assert frame.source == (at("Ida Marsh"),)
    (mention,) = found.mentions
    assert (mention.span, mention.kind, mention.reading) == (at("Oslo"), "location", "government")


def test_brat_relations_make_a_frame_of_what_has_one_cue(tmp_path: Path) -> None:
    file = tmp_path / f"{DOCUMENT.id}.ann"
    file.write_text(RELATIONS, encoding="utf8")
    found = annotate(f"precomputed:{file}")
    (frame,) = found.frames
    assert (frame.source, frame.content) == ((at("Ida Marsh"),), (at("the bridge would fall"),))
    assert [mention.kind for mention in found.mentions] == ["person"]


def test_a_folder_gives_the_layers_of_all_its_files(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", ROW)
    rest = "Oslo has agreed to close it .".split()
    (tmp_path / "b.conllu").write_text(conllu(WORDS, rest), encoding="utf8")
    annotator = find_annotator(f"precomputed:{tmp_path}")
    assert annotator.provides == {"attribution", "entities", "readings", "trees"}
    found = annotate(f"precomputed:{tmp_path}")
    assert (len(found.frames), len(found.trees)) == (1, 2)


@pytest.mark.parametrize(
    ("ending", "content", "line", "expected", "there"),
    [
        ("conllu", conllu([*WORDS[:2], "said"], name=DOCUMENT.id), 4, "'said' at 10", "warned"),
        ("ann", ANN.replace("\tOslo", "\tBonn"), 4, "'Bonn' at 45", "'Oslo'"),
        ("ann", ANN.replace("45 49", "450 490"), 4, "characters 450 to 490", f"{len(TEXT)} char"),
        (
            "jsonl",
            f'{{"id": "{DOCUMENT.id}", "text": "Ida Marsh said so."}}',
            1,
            "'said so.' at 10",
            "'warned",
        ),
        (
            "jsonl",
            f'{{"id": "{DOCUMENT.id}", "attributions": [{{"cue": [[9, 900]]}}]}}',
            1,
            "characters 9 to 900",
            f"{len(TEXT)} characters",
        ),
    ],
)
def test_what_does_not_reread_names_file_line_and_what_was_expected(  # noqa: PLR0913, PLR0917
    tmp_path: Path, ending: str, content: str, line: int, expected: str, there: str
) -> None:
    file = tmp_path / f"{DOCUMENT.id}.{ending}"
    file.write_text(content, encoding="utf8")
    with pytest.raises(MisplacedAnnotationError) as caught:
        annotate(f"precomputed:{file}")
    message = str(caught.value)
    assert message.startswith(f"{file}, line {line}: expected ")
    assert expected in message.partition("but the document has")[0]
    assert there in message.partition("but the document has")[2]


@pytest.mark.parametrize(
    ("ending", "content", "line", "reason"),
    [
        ("jsonl", "{}", 1, "neither id nor text"),
        ("jsonl", '\n{"id": 3}', 2, "Expected `str | null`"),
        ("jsonl", '{"id": "a"}\n{"id": "a"}', 2, "a second entry for a; the first is on line 1"),
        ("conllu", "1\tIda\n", 1, "2 columns, not 10"),
        ("conllu", "1\tIda\t_\tX\t_\t_\tx\troot\t_\t_\n", 1, "whole numbers"),
        ("ann", "T1\tPerson zero 9\tIda Marsh\n", 1, "no T line of brat"),
        ("ann", "E1\tAttribution:T9 Content:T9\n", 1, "there is no T9"),
        ("ann", "T1\tCity 0 3\tIda\nA1\tReading T1 moon\n", 2, "'moon' is no reading"),
    ],
)
def test_a_malformed_line_is_named(
    tmp_path: Path, ending: str, content: str, line: int, reason: str
) -> None:
    file = tmp_path / f"a.{ending}"
    file.write_text(content, encoding="utf8")
    with pytest.raises(AnnotationFileError, match=reason) as caught:
        find_annotator(f"precomputed:{file}")
    assert str(caught.value).startswith(f"{file}, line {line}: ")


def test_files_that_are_none_of_annotations_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        find_annotator(f"precomputed:{tmp_path / 'gone.jsonl'}")
    with pytest.raises(AnnotationFileError, match="the folder has no file"):
        find_annotator(f"precomputed:{tmp_path}")
    (tmp_path / "a.csv").write_text("", encoding="utf8")
    with pytest.raises(AnnotationFileError, match="ends in"):
        find_annotator(f"precomputed:{tmp_path / 'a.csv'}")
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AnnotationFileError, match="not UTF-8"):
        find_annotator(f"precomputed:{tmp_path / 'a.jsonl'}")
