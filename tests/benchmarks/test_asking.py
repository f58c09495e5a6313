"""Any annotator on any benchmark: its records become what the benchmark of a layer scores."""

import json
from pathlib import Path

import pytest

import benchmarks.entities.run
import benchmarks.readings.run
import benchmarks.trees.run
from benchmarks.annotators import find_annotator, find_parser
from benchmarks.asking import AskedAnnotator, name_kind, read_place
from benchmarks.layers import FoundMention, FoundReading
from benchmarks.options import Options
from benchmarks.results import Result
from benchmarks.table import show_annotator
from whence.errors import UnknownAnnotatorError, UnprovidedLayerError
from whence.records import Mention, Span
from whence.records.mention import PlaceReading

TREE = """\
# newdoc id = d1
1\tRain\train\tNOUN\t_\t_\t2\tnsubj\t_\t_
2\tdoes\tdo\tVERB\t_\t_\t0\troot\t_\t_
3\tfall\tfall\tVERB\t_\t_\t2\txcomp\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def write(path: Path, *lines: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def values(result: Result, *names: str) -> list[float]:
    return [result.scores[name].value for name in names]


def mention(start: int, end: int, kind: str, reading: PlaceReading | None = None) -> Mention:
    return Mention(
        id="m", document_id="d", span=Span(start, end), kind=kind, reading=reading, confidence=0.8
    )


def test_mentions_are_scored_under_the_kinds_of_the_corpus(tmp_path: Path) -> None:
    sentence = [["Ida", "B-Person"], ["Vane", "I-Person"], ["left", "O"], ["Sauda", "B-Location"]]
    write(tmp_path / "entities" / "worldwide-dev.jsonl", {"id": "a1", "sentences": [sentence]})
    ours = [{"start": 0, "end": 8, "kind": "person"}, {"start": 14, "end": 19, "kind": "facility"}]
    file = write(tmp_path / "found.jsonl", {"text": "Ida Vane left Sauda", "mentions": ours})
    result = benchmarks.entities.run.run(
        Options(data=tmp_path, annotator=f"precomputed:{file}", limit=1)
    )
    assert values(result, "person_f1", "location_f1", "span_f1") == [100, 0, 100]
    assert (result.annotator, result.model_sha256) == (f"precomputed:{file}", None)


@pytest.mark.parametrize(
    ("kind", "world", "politics"),
    [
        ("organisation", "Organization", "organisation"),
        ("norp", "NORP", "misc"),
        ("money", "Money", None),
        ("politicalparty", "politicalparty", "politicalparty"),
        ("Location", "Location", "Location"),
    ],
)
def test_a_kind_is_called_as_the_corpus_calls_it(
    kind: str, world: str, politics: str | None
) -> None:
    assert (name_kind(kind, "world"), name_kind(kind, "politics")) == (world, politics)


def test_trees_on_the_words_of_the_corpus_are_all_right(tmp_path: Path) -> None:
    file = write(tmp_path / "trees" / "ewt-dev.conllu", TREE)
    result = benchmarks.trees.run.run(Options(data=tmp_path, annotator=f"precomputed:{file}"))
    assert values(result, "las", "upos", "raw_las", "raw_sentences") == [100] * 4
    assert result.model_sha256 is None


def test_a_word_cut_otherwise_is_wrong_and_so_are_words_that_hang_on_it(tmp_path: Path) -> None:
    write(tmp_path / "trees" / "ewt-dev.conllu", TREE)
    joined = "# newdoc id = d1\n" + "".join(
        f"{i}\t{form}\t_\tVERB\t_\t_\t{head}\t{relation}\t_\t{blank}\n"
        for i, form, head, relation, blank in [
            (1, "Rain", 2, "nsubj", "_"),
            (2, "does fall", 0, "root", "SpaceAfter=No"),
            (3, ".", 2, "punct", "_"),
        ]
    )
    file = write(tmp_path / "joined.conllu", joined)
    result = benchmarks.trees.run.run(Options(data=tmp_path, annotator=f"precomputed:{file}"))
    assert values(result, "uas", "las") == [0, 0]
    assert result.scores["raw_words"].value == pytest.approx(100 * 4 / 7, abs=0.001)


def test_a_sentence_that_a_reader_parts_in_two_has_the_heads_of_both(tmp_path: Path) -> None:
    rows = TREE.splitlines()
    first = "\n".join([*rows[:2], rows[2], ""])
    second = (
        "1\tfall\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n2\t.\t_\tPUNCT\t_\t_\t1\tpunct\t_\t_"
    )
    file = write(tmp_path / "parted.conllu", first, second)
    parser = find_parser(f"precomputed:{file}")
    text, words = "Rain does fall.", [(0, 4), (5, 9), (10, 14), (14, 15)]
    (found,) = parser.parse(text, [words])
    assert [word.head for word in found] == [2, 0, 0, 3]
    assert [len(sentence) for sentence in parser.cut(text)] == [2, 2]


def test_readings_are_scored_as_literal_or_metonymic(tmp_path: Path) -> None:
    places = tmp_path / "places"
    write(places / "relocar_literal_sealed.txt", "Oslo<SEP>Rain in <ENT>Oslo<ENT>.")
    write(places / "relocar_metonymic_sealed.txt", "Oslo<SEP><ENT>Oslo<ENT> agreed.")
    file = write(
        tmp_path / "found.jsonl",
        *(
            {"text": text, "mentions": [{"start": s, "end": e, "kind": "location", "reading": r}]}
            for text, s, e, r in [
                ("Rain in Oslo.", 8, 12, "place"),
                ("Oslo agreed.", 0, 4, "government"),
            ]
        ),
    )
    options = Options(data=tmp_path, split="sealed", annotator=f"precomputed:{file}")
    result = benchmarks.readings.run.run(options)
    assert values(result, "relocar_accuracy") == [100]
    assert result.model_sha256 is None


@pytest.mark.parametrize(
    ("mentions", "found"),
    [
        ([mention(4, 9, "location", "place")], FoundReading("literal", "place", 0.8)),
        ([mention(4, 9, "location", "team")], FoundReading("metonymic", "team", 0.8)),
        ([mention(4, 9, "norp")], FoundReading("demonym", None, 0.8)),
        ([mention(0, 18, "organisation")], FoundReading("modifier", None, 0.8)),
        ([mention(0, 9, "location")], FoundReading("literal", None, 0.8)),
        ([mention(20, 25, "location", "team")], FoundReading("literal", None, 0.0)),
        ([], FoundReading("literal", None, 0.0)),
        (
            [mention(0, 18, "misc"), mention(4, 9, "location", "people")],
            FoundReading("metonymic", "people", 0.8),
        ),
    ],
)
def test_what_a_place_word_stands_for_is_told_by_the_mention_that_fits_best(
    mentions: list[Mention], found: FoundReading
) -> None:
    assert "the Paris Agreement of 2015"[4:9] == "Paris"
    assert read_place((4, 9), mentions) == found


def test_a_layer_that_an_annotator_lacks_and_a_name_that_nobody_has_are_refused(
    tmp_path: Path,
) -> None:
    file = write(tmp_path / "trees.conllu", TREE)
    with pytest.raises(UnprovidedLayerError, match="does not give attribution; it gives: trees"):
        find_annotator(f"precomputed:{file}")
    with pytest.raises(UnknownAnnotatorError, match="whence"):
        find_parser("oracle")


def test_what_an_annotator_could_not_decide_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "found.jsonl", {"text": "Rain fell.", "mentions": []})
    asked = AskedAnnotator(f"precomputed:{file}", "entities")
    assert [asked.find_mentions(text, "world") for text in ("Snow fell.", "Hail fell.")] == [[], []]
    assert capsys.readouterr().err.count("not-precomputed") == 1


def test_mentions_of_another_reader_need_no_confidence(tmp_path: Path) -> None:
    mention = {"start": 0, "end": 4, "kind": "misc"}
    file = write(tmp_path / "found.jsonl", {"text": "Rain fell.", "mentions": [mention]})
    asked = AskedAnnotator(f"precomputed:{file}", "entities")
    assert asked.find_mentions("Rain fell.", "world") == [FoundMention(0, 4, "Misc", None)]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("whence", "Whence"),
        ("rules", "rules"),
        ("precomputed:runs/may/found.jsonl", "precomputed:found.jsonl"),
    ],
)
def test_the_head_of_a_column_has_no_folders_in_it(name: str, shown: str) -> None:
    assert show_annotator(name) == shown
