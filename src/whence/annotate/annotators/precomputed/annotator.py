"""The annotator ``precomputed:PATH``: it reads no text, it looks up what files say of it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from whence.annotate.annotators.annotations import Annotations
from whence.annotate.annotators.precomputed.brat import load_brat
from whence.annotate.annotators.precomputed.conllu import load_conllu
from whence.annotate.annotators.precomputed.entry import Entry, make_key
from whence.annotate.annotators.precomputed.jsonl import load_jsonl
from whence.errors import AnnotationFileError, MissingInputError
from whence.records import Document, Problem, hash_bytes

ENDINGS = (".jsonl", ".conllu", ".ann")


class PrecomputedAnnotator:
    """Annotations from a file, or from all files of a folder that end as ``ENDINGS`` says.

    A document is found by its id, else by its text, blanks aside. One that no file speaks of has
    no annotations and the problem ``not-precomputed``.

    Args:
        path: File or folder.

    Raises:
        MissingInputError: There is no such path.
        AnnotationFileError: A file cannot be read, is malformed, or has a document twice.
        MisplacedAnnotationError: While annotating: what a file says is not in the text.
    """

    name = "precomputed"

    def __init__(self, path: str) -> None:
        files = _list_files(Path(path))
        entries = [entry for file in files for entry in _load(file)]
        self.version = hash_bytes(b"".join(file.read_bytes() for file in files))[:12]
        self.provides = frozenset().union(*(entry.layers for entry in entries))
        self._by_id: dict[str, list[Entry]] = {}
        self._by_key: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.id is not None:
                self._by_id.setdefault(entry.id, []).append(entry)
            if entry.key is not None:
                self._by_key.setdefault(entry.key, []).append(entry)
        _refuse_doubles(self._by_id)

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotations]:
        """Look each document up, and put what is said of it on its text."""
        for document in documents:
            merged = Annotations(document_id=document.id)
            entries = self._find(document)
            for entry in entries:
                placed = entry.place(document)
                merged = msgspec.structs.replace(
                    merged,
                    frames=merged.frames + placed.frames,
                    mentions=merged.mentions + placed.mentions,
                    trees=merged.trees + placed.trees,
                )
            if not entries:
                message = "no file speaks of this document, neither by its id nor by its text"
                problem = Problem(step=self.name, code="not-precomputed", message=message)
                merged = msgspec.structs.replace(merged, problems=(problem,))
            yield merged

    def _find(self, document: Document) -> list[Entry]:
        """Entries of a document; of several with one text, the first of each file."""
        if document.id in self._by_id:
            return self._by_id[document.id]
        first: dict[str, Entry] = {}
        for entry in self._by_key.get(make_key(document.text), ()):
            first.setdefault(entry.path, entry)
        return list(first.values())


def _list_files(path: Path) -> list[Path]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in ENDINGS)
        if not files:
            reason = f"the folder has no file that ends in {', '.join(ENDINGS)}"
            raise AnnotationFileError(str(path), None, reason)
        return files
    if not path.is_file():
        raise MissingInputError(str(path), "there is no such file of annotations")
    if path.suffix not in ENDINGS:
        reason = f"the name of a file of annotations ends in {', '.join(ENDINGS)}"
        raise AnnotationFileError(str(path), None, reason)
    return [path]


def _load(path: Path) -> Iterator[Entry]:
    content = _read(path)
    if path.suffix == ".jsonl":
        return load_jsonl(str(path), content)
    if path.suffix == ".conllu":
        return load_conllu(str(path), content)
    beside = path.with_suffix(".txt")
    return load_brat(str(path), content, _read(beside) if beside.is_file() else None)


def _read(path: Path) -> str:
    """Text of a file, its line ends as they are: offsets of brat count them."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnnotationFileError(str(path), None, "it is not UTF-8") from None
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise AnnotationFileError(str(path), None, reason) from None


def _refuse_doubles(by_id: dict[str, list[Entry]]) -> None:
    for name, entries in by_id.items():
        lines: dict[str, int] = {}
        for entry in entries:
            if entry.path in lines:
                reason = f"a second entry for {name}; the first is on line {lines[entry.path]}"
                raise AnnotationFileError(entry.path, entry.line, reason)
            lines[entry.path] = entry.line
