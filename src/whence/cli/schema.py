"""``whence schema``: the JSON Schema of what ``whence read --json`` prints."""

from whence.cli.output import print_json
from whence.records import Reading

EXAMPLES = """\
whence schema > reading.schema.json
"""
SCHEMA_ID = "urn:whence:reading:1"  # the number rises when a reader of the old shape would break
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> None:
    """Print the JSON Schema of what read --json prints."""
    print_json(make_schema())


def make_schema() -> dict[str, object]:
    """The schema of a reading, made from the records themselves."""
    import msgspec

    return {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        "title": "A reading: one news report, and who said what in it",
        **msgspec.json.schema(Reading),
    }
