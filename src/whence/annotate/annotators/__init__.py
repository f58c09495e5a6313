"""Annotators: whoever reads a document, behind one small interface; docs/annotators.md.

Importing this loads no model: each annotator is imported when it is asked for.
"""

from whence.annotate.annotators.annotations import (
    LAYERS,
    Annotations,
    AttributionFrame,
    Layer,
    SentenceTree,
)
from whence.annotate.annotators.door import annotate_documents, check_annotations
from whence.annotate.annotators.grounding import Grounded, ground_strings
from whence.annotate.annotators.protocol import Annotator
from whence.annotate.annotators.registry import ListedAnnotator, find_annotator, list_annotators

__all__ = [
    "LAYERS",
    "Annotations",
    "Annotator",
    "AttributionFrame",
    "Grounded",
    "Layer",
    "ListedAnnotator",
    "SentenceTree",
    "annotate_documents",
    "check_annotations",
    "find_annotator",
    "ground_strings",
    "list_annotators",
]
