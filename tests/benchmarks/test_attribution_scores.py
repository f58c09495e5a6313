"""Scores of linked attributions, on reporting of our own."""

from collections.abc import Sequence

import msgspec
import pytest

from benchmarks.attribution.corpus import Attribution, trim_parts, trim_range
from benchmarks.attribution.matching import crosses_sentence, pair_relaxed
from benchmarks.attribution.metric import FIGURES, tally_document
from benchmarks.confidence import reliability_rows
from benchmarks.scoring import Score, compute_scores
from tests.benchmarks.marked import mark

GOLD = "[source:The harbour master] [cue:said] [content:two tugs had left at dawn]."


def score(
    text: str, found: Sequence[Attribution], wanted: Sequence[Attribution]
) -> dict[str, Score]:
    return compute_scores(FIGURES, [tally_document(text, found, wanted)], resamples=0)


def values(scores: dict[str, Score], *names: str) -> list[float]:
    return [round(scores[name].value, 1) for name in names]


def test_gold_against_itself_is_perfect() -> None:
    text, gold = mark(
        "[content:“The pumps held,”] [source:Costa] [cue:said]. [content:“Nothing else did.”] "
        "[2cue:Blamed] by [2source:the union], she [2content:left] town."
    )
    sure = [msgspec.structs.replace(a, confidence=1.0) for a in gold]
    scores = score(text, sure, gold)
    percents = {s.value for s in scores.values() if s.unit == "%"}
    assert percents == {100.0}
    assert scores["calibration_error"].value == 0


def test_quote_marks_and_stops_at_the_ends_do_not_count() -> None:
    text, wanted = mark("[content:“The pumps held,”] [source:Costa] [cue:said].")
    same, found = mark("“[content:The pumps held],” [source:Costa] [cue:said.]")
    assert same == text
    assert score(text, found, wanted)["full_exact_f1"].value == 100


def test_marks_inside_a_span_stay() -> None:
    text = " “No,” he said. "
    assert trim_range((0, len(text)), text) == (2, 14)


def test_a_fragment_of_nothing_but_marks_falls_away() -> None:
    assert trim_parts(Attribution(content=((0, 2), (3, 7))), "”, “Rain”").content == ((4, 7),)


def test_a_longer_source_is_relaxed_right_and_exactly_wrong() -> None:
    text, wanted = mark(GOLD)
    _, found = mark(GOLD.replace("[source:The harbour master]", "The [source:harbour master]"))
    scores = score(text, found, wanted)
    assert values(scores, "full_relaxed_f1", "full_exact_f1") == [100.0, 0.0]
    assert values(scores, "source_exact_f1", "cue_exact_f1", "content_exact_f1") == [0, 100, 100]


def test_a_missing_source_is_wrong_even_relaxed() -> None:
    text, wanted = mark(GOLD)
    _, found = mark(GOLD.replace("[source:The harbour master]", "The harbour master"))
    scores = score(text, found, wanted)
    assert values(scores, "full_relaxed_f1", "content_overlap_f1") == [0, 100]


def test_a_source_absent_on_both_sides_is_right() -> None:
    text, wanted = mark("[cue:Reportedly], [content:two tugs had left].")
    assert score(text, wanted, wanted)["full_exact_f1"].value == 100


def test_an_invented_source_is_wrong() -> None:
    text, wanted = mark("In Varn, [cue:reportedly], [content:two tugs had left].")
    _, found = mark("In [source:Varn], [cue:reportedly], [content:two tugs had left].")
    assert score(text, found, wanted)["full_relaxed_f1"].value == 0


def test_the_same_attribution_twice_counts_once() -> None:
    text, wanted = mark(GOLD)
    scores = score(text, wanted * 2, wanted)
    assert values(scores, "full_exact_precision", "full_exact_recall") == [50, 100]
    assert values(scores, "full_relaxed_precision", "full_relaxed_recall") == [50, 100]
    assert scores["source_exact_f1"].value == pytest.approx(100 * 2 / 3, abs=0.001)


def test_precision_and_recall_are_over_their_own_sides() -> None:
    text, wanted = mark(
        "[source:Keller] [cue:said] [content:yes]. [2source:Vane] [2cue:said] [2content:no]. "
        "[3source:Rydell] [3cue:hoped] [3content:so]. [4source:Marsh] [4cue:doubts] [4content:it]."
    )
    scores = score(text, wanted[:1], wanted)
    assert values(scores, "full_relaxed_precision", "full_relaxed_recall") == [100, 25]
    assert scores["full_relaxed_f1"].value == pytest.approx(40)
    assert scores["full_relaxed_recall"].n == 4


def test_the_pair_that_shares_most_content_goes_first() -> None:
    text, wanted = mark(
        "[source:Asker] [cue:said] [content:the convoy was late and short of fuel]."
    )
    _, (short,) = mark("[source:Asker] [cue:said] the convoy was late and [content:short of fuel].")
    parts = [trim_parts(a, text) for a in (short, *wanted)]
    assert pair_relaxed(parts, parts[1:]) == [(1, 0)]


def test_characters_count_once_however_many_attributions_cover_them() -> None:
    text, wanted = mark("[source:Oduya] [cue:said] [content:the vote] would wait.")
    _, found = mark("[source:Oduya] [cue:said] [content:the vote would wait].")
    scores = score(text, [*found, *found], wanted)
    n_found, n_wanted = len("the vote would wait"), len("the vote")
    expected = 200 * n_wanted / (n_found + n_wanted)
    assert scores["content_character_f1"].value == pytest.approx(expected, abs=0.001)


def test_fragments_are_scored_one_by_one() -> None:
    text, wanted = mark(
        "[content:“We ran,”] [source:Holt] [cue:said], [content:“and then it fell.”]"
    )
    _, found = mark("[content:“We ran,”] [source:Holt] [cue:said], “and [content:then it fell.”]")
    scores = score(text, found, wanted)
    assert values(scores, "content_exact_f1", "content_fragment_f1") == [0, 50]


def test_a_speaker_of_two_statements_is_one_fragment() -> None:
    text, (first, second) = mark(
        "[source:Haddad] [cue:said] [content:the wells were safe] and "
        "[2cue:promised] [2content:new tests]."
    )
    second = msgspec.structs.replace(second, source=first.source)
    scores = score(text, [first, second], [first, second])
    assert (scores["source_fragment_f1"].n, scores["source_exact_f1"].n) == (1, 2)


@pytest.mark.parametrize(
    ("marked", "crosses"),
    [
        ("[content:“It fell. Nobody ran,”] [source:Holt] [cue:said].", True),
        ("[content:“It fell.” “Nobody ran,”] [source:Holt] [cue:said].", True),
        ("[content:“It fell,”] [source:Holt] [cue:said]. [content:“Nobody ran.”]", True),
        ("[content:It fell at 4 a.m. Friday], [source:Holt] [cue:said].", True),
        ("[content:It fell at 4 a.m. on the pier], [source:Holt] [cue:said].", False),
        ("It fell. [content:Nobody ran], [source:Holt] [cue:said]. Rain came.", False),
    ],
)
def test_crossing_a_sentence_end(marked: str, *, crosses: bool) -> None:
    text, (attribution,) = mark(marked)
    assert crosses_sentence(trim_parts(attribution, text), text) is crosses


def test_cross_sentence_recall_is_over_those_that_cross() -> None:
    text, wanted = mark(
        "[source:Brand] [cue:said] [content:prices fell]. [2content:“They will rise. Wait,”] "
        "[2source:Marsh] [2cue:said]."
    )
    scores = score(text, wanted[:1], wanted)
    assert (scores["cross_sentence_recall"].value, scores["cross_sentence_recall"].n) == (0, 1)


def test_a_split_content_counts_only_where_every_fragment_is_touched() -> None:
    marked = "[content:“We ran,”] [source:Holt] [cue:said], [content:“and then it fell.”]"
    text, wanted = mark(marked)
    _, half = mark(marked.replace("[content:“and then it fell.”]", "“and then it fell.”"))
    assert score(text, half, wanted)["every_fragment_recall"].value == 0
    assert score(text, half, wanted)["full_relaxed_f1"].value == 100
    assert score(text, wanted, wanted)["every_fragment_recall"].value == 100


def test_calibration_error_is_the_gap_between_stated_and_right() -> None:
    text, wanted = mark(
        "[source:Keller] [cue:said] [content:yes]. [2source:Vane] [2cue:said] [2content:no]."
    )
    right = msgspec.structs.replace(wanted[0], confidence=0.8)
    wrong = msgspec.structs.replace(wanted[1], source=(), confidence=0.84)
    tally = tally_document(text, [right, wrong], wanted)
    ((number, n, stated, share_right),) = reliability_rows([tally])
    assert (number, n, share_right) == (8, 2, 0.5)
    assert stated == pytest.approx(0.82)
    scores = compute_scores(FIGURES, [tally], resamples=0)
    assert scores["calibration_error"].value == pytest.approx(0.32)


def test_full_confidence_falls_into_the_last_bin() -> None:
    text, wanted = mark(GOLD)
    sure = [msgspec.structs.replace(wanted[0], confidence=1.0)]
    assert reliability_rows([tally_document(text, sure, wanted)]) == [(9, 1, 1.0, 1.0)]


def test_nothing_found_scores_zero_and_does_not_fail() -> None:
    text, wanted = mark(GOLD)
    scores = score(text, [], wanted)
    assert {s.value for s in scores.values()} == {0.0}


def test_nothing_wanted_and_nothing_found_is_no_fault() -> None:
    assert score("Rain fell for a third day.", [], [])["full_relaxed_f1"].n == 0


def test_intervals_enclose_the_figure_and_repeat() -> None:
    text, wanted = mark(GOLD)
    tallies = [tally_document(text, wanted if i % 3 else [], wanted) for i in range(30)]
    once, again = (compute_scores(FIGURES, tallies)["full_relaxed_recall"] for _ in range(2))
    assert once == again
    assert once.low is not None
    assert once.high is not None
    assert once.low < once.value < once.high
