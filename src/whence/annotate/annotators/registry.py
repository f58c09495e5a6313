"""Annotators by name: our own, and those that installed packages bring as entry points."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from inspect import signature
from typing import Any, NamedTuple

from whence.annotate.annotators.annotations import LAYERS
from whence.annotate.annotators.protocol import Annotator
from whence.errors import AnnotatorLoadError, UnknownAnnotatorError, WhenceError
from whence.version import __version__

GROUP = "whence.annotators"
OURS = "whence"  # the package that built-in annotators come from
_HERE = __package__ or ""
# Named here as well as in the metadata, so that they are found where that is of an older version.
BUILT_IN = {
    "precomputed": f"{_HERE}.precomputed.annotator:PrecomputedAnnotator",
    "rules": f"{_HERE}.rules.annotator:RulesAnnotator",
    "whence": f"{_HERE}.own:OwnAnnotator",
}


class ListedAnnotator(NamedTuple):
    """An annotator that can be asked for, and the package and version that it comes from."""

    name: str
    package: str
    version: str


def list_annotators() -> list[ListedAnnotator]:
    """All annotators by name; none of them is loaded."""
    ours = [ListedAnnotator(name, OURS, __version__) for name in BUILT_IN]
    theirs = [
        ListedAnnotator(entry.name, *_package_of(entry))
        for entry in entry_points(group=GROUP)
        if entry.name not in BUILT_IN
    ]
    return sorted(ours + theirs)


def find_annotator(name: str) -> Annotator:
    """Make the annotator of a name.

    Args:
        name: Its name, as ``list_annotators`` gives it, or ``NAME:ARGUMENT`` for one that takes
            an argument (``precomputed:PATH``). What stands behind the first colon is passed to
            it as its only argument.

    Raises:
        UnknownAnnotatorError: There is none of this name.
        AnnotatorLoadError: It cannot be imported or made, two packages bring it, it needs an
            argument and has none or the reverse, or it is no annotator.
        WhenceError: What an annotator of ours says of its argument.
    """
    called, _, argument = name.partition(":")
    make = _load(called)
    arguments = [argument] if argument else []
    try:
        signature(make).bind(*arguments)
    except TypeError:
        needed = "no argument" if argument else f"an argument: {called}:ARGUMENT"
        raise AnnotatorLoadError(name, f"it takes {needed}") from None
    try:
        annotator = make(*arguments)
    except WhenceError:
        raise
    except Exception as error:
        reason = f"it fails when it is made ({type(error).__name__}: {error})"
        advice = "look at what its package says it needs"
        raise AnnotatorLoadError(name, f"{reason}; {advice}") from error
    fault = _find_fault(annotator)
    if fault:
        raise AnnotatorLoadError(name, fault)
    found: Annotator = annotator
    return found


def _load(name: str) -> Callable[..., Any]:
    """What makes an annotator; names of ours cannot be taken by other packages."""
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        make: Callable[..., Any] = getattr(import_module(module), attribute)
        return make
    entries = [entry for entry in entry_points(group=GROUP) if entry.name == name]
    if not entries:
        raise UnknownAnnotatorError(name, [listed.name for listed in list_annotators()])
    if len({entry.value for entry in entries}) > 1:
        packages = " and ".join(sorted({_package_of(entry)[0] for entry in entries}))
        raise AnnotatorLoadError(name, f"{packages} both bring one of this name; remove one")
    try:
        loaded = entries[0].load()
    except (Exception, SystemExit) as error:
        # Code of others may fail in any way; the message says whose it is.
        package = " ".join(_package_of(entries[0]))
        reason = f"{package} cannot be loaded ({type(error).__name__}: {error})"
        advice = "install that package again, with all that it needs"
        raise AnnotatorLoadError(name, f"{reason}; {advice}") from error
    if not callable(loaded):
        raise AnnotatorLoadError(name, f"{entries[0].value} is no class and no function")
    makes: Callable[..., Any] = loaded
    return makes


def _package_of(entry: EntryPoint) -> tuple[str, str]:
    return (entry.dist.name, entry.dist.version) if entry.dist else ("?", "?")


def _find_fault(annotator: object) -> str | None:
    if not isinstance(annotator, Annotator):
        return "what it makes lacks name, version, provides or annotate"
    if not isinstance(annotator.provides, AbstractSet):
        return "provides is no set of layers"
    unknown = sorted(str(layer) for layer in annotator.provides - set(LAYERS))
    if unknown:
        return f"it provides {', '.join(unknown)}; the layers are: {', '.join(LAYERS)}"
    return None
