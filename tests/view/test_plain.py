"""Lines for pipes: fields between tabs, one record a line."""

from msgspec.structs import replace

from tests.view.readings import HOSTILE, find_unsafe, harbour, hostile, make_reading, summit
from whence.records import Document
from whence.view.entries import Find, list_entries
from whence.view.plain import (
    DATED_ENTRY_FIELDS,
    ENTRY_FIELDS,
    FIND_FIELDS,
    MENTION_FIELDS,
    join_fields,
    plain_dated_entry,
    plain_entry,
    plain_find,
    plain_in_context,
    plain_mention,
    plain_page,
)


def test_a_statement_is_a_line_of_its_fields() -> None:
    entry = list_entries(harbour())[2]
    assert dict(zip(ENTRY_FIELDS, plain_entry(entry).split("\t"), strict=True)) == {
        "number": "3",
        "chain": "The Evening Ledger > Ivan Petrov",
        "cue": "said",
        "content": "“The two ports stay open,” … “as they always were.”",
        "form": "direct",
        "confidence": "0.87",
    }
    assert len(plain_dated_entry(entry).split("\t")) == len(DATED_ENTRY_FIELDS)


def test_a_field_holds_neither_tab_nor_line_end() -> None:
    assert join_fields("a\tb\nc", None, 3) == "a b c\t\t3"


def test_a_page_has_what_is_known_then_the_marked_text_then_statements_then_problems() -> None:
    reading = harbour()
    lines = list(plain_page(reading, list_entries(reading)))
    known = [f"id: {reading.document.id}", "publisher: The Evening Ledger", "published: 2025-03-03"]
    assert lines[:4] == [*known, ""]
    assert "[1: The envoy hailed [2: the crews as “heroic”] in a letter to the mayor]," in lines[4]
    assert lines[6:11] == [plain_entry(entry) for entry in list_entries(reading)]
    assert lines[11:] == ["problem: it is not clear which town this is: “lower town”"]


def test_a_mention_is_a_line_of_its_fields() -> None:
    reading = summit()
    seoul = plain_mention(reading.mentions[3], reading.document)
    assert dict(zip(MENTION_FIELDS, seoul.split("\t"), strict=True)) == {
        "mention": "mention",
        "kind": "location",
        "reading": "government",
        "start": "38",
        "end": "43",
        "words": "Seoul",
        "confidence": "0.91",
    }
    day = plain_mention(reading.mentions[2], reading.document)
    assert day == "mention\tdate\t\t28\t35\tApril 9\t0.91"


def test_mentions_stand_one_a_line_between_statements_and_problems() -> None:
    reading = replace(summit(), problems=harbour().problems)
    lines = list(plain_page(reading, list_entries(reading)))
    kinds = [line.partition("\t")[0].partition(":")[0] for line in lines[-19:]]
    assert kinds == ["1", *["mention"] * 17, "problem"]


def test_no_text_can_pose_as_a_mention() -> None:
    document = Document.from_text("mention\tperson\t\t0\t4\tAnna Berg\t1.00")
    lines = plain_page(make_reading(document), [])
    assert not [line for line in lines if line.startswith("mention\t")]


def test_hostile_text_is_escaped_in_every_line() -> None:
    reading = hostile()
    entries = list_entries(reading)
    find = Find(record_id="1", passage=HOSTILE, publisher=HOSTILE, published=HOSTILE)
    lines = [
        *plain_page(reading, entries),
        *plain_in_context(entries[0], reading.document),
        plain_dated_entry(entries[0]),
        plain_find(find),
    ]
    assert len(plain_find(find).split("\t")) == len(FIND_FIELDS)
    assert find_unsafe("\n".join(lines)) == set()
    assert sum(r"\x1b[31mred" in line for line in lines) >= 8
