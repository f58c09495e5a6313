"""``whence schema``: what it promises is what ``read --json`` prints."""

import json
from pathlib import Path
from typing import Any

import msgspec

from tests.cli.conftest import Run
from whence.records import Reading

Schema = dict[str, Any]


def find_breaches(value: object, schema: Schema, whole: Schema, at: str = "$") -> list[str]:
    """Where a value is not as its schema says: types, names, required ones, choices."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        tried = [find_breaches(value, each, whole, at) for each in schema["anyOf"]]
        return [] if [] in tried else min(tried, key=len)
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value!r}"]
    kinds: dict[str, type | tuple[type, ...]] = {
        "object": dict, "array": list, "string": str, "boolean": bool, "integer": int,
        "number": (int, float), "null": type(None),
    }  # fmt: skip
    if not isinstance(value, kinds[schema["type"]]):
        return [f"{at}: no {schema['type']}"]
    if isinstance(value, list):
        fixed = schema.get("prefixItems", [])
        items = [*fixed, *[schema.get("items")] * (len(value) - len(fixed))]
        return [
            breach
            for number, (item, each) in enumerate(zip(value, items, strict=False))
            if isinstance(each, dict)
            for breach in find_breaches(item, each, whole, f"{at}[{number}]")
        ]
    if isinstance(value, dict):
        missing = [f"{at}.{name}: missing" for name in schema["required"] if name not in value]
        unknown = [f"{at}.{name}: unknown" for name in value.keys() - schema["properties"].keys()]
        return (
            missing
            + unknown
            + [
                breach
                for name, part in value.items()
                if name in schema["properties"]
                for breach in find_breaches(part, schema["properties"][name], whole, f"{at}.{name}")
            ]
        )
    return []


def test_real_output_is_as_the_schema_says(run: Run, articles: Path) -> None:
    schema = json.loads(run("schema").out)
    printed = run("read", str(articles / "bridge.txt"), "--json", "--publisher", "The Post").out
    reading = json.loads(printed)
    assert find_breaches(reading, schema, schema) == []
    decoded = msgspec.json.decode(printed, type=Reading)
    assert json.loads(msgspec.json.encode(decoded)) == reading
    reading["statements"][0]["form"] = "sung"
    del reading["document"]["text"]
    reading["extra"] = 1
    assert find_breaches(reading, schema, schema) == [
        "$.extra: unknown",
        "$.document.text: missing",
        "$.statements[0].form: 'sung'",
    ]


def test_the_schema_names_itself_and_describes_every_record(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert schema["$id"] == "urn:whence:reading:1"
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert {"Reading", "Document", "Statement", "Voice", "Span", "Run"} <= schema["$defs"].keys()
