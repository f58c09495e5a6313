"""The metric: accuracy on ReLocaR, macro-F1 over four classes on GeoWebNews, gold spans given."""

from collections.abc import Sequence

import numpy as np

from benchmarks.scoring import Array, Figure, Tally, Totals, f1, rate

GROUPS = ("literal", "metonymic", "demonym", "modifier")


def tally_relocar(found: Sequence[str], wanted: Sequence[str]) -> Tally:
    """Count samples, and those whose reading as metonymic or not is right."""
    pairs = list(zip(found, wanted, strict=True))
    return {
        "samples": len(pairs),
        "right": sum((ours == "metonymic") == (gold == "metonymic") for ours, gold in pairs),
    }


def tally_groups(found: Sequence[str], wanted: Sequence[str]) -> Tally:
    """Count the mentions of one document by class: found, wanted, both."""
    pairs = list(zip(found, wanted, strict=True))
    tally: Tally = {"mentions": len(pairs), "same": sum(ours == gold for ours, gold in pairs)}
    for group in GROUPS:
        tally[f"found {group}"] = sum(ours == group for ours, _ in pairs)
        tally[f"wanted {group}"] = sum(gold == group for _, gold in pairs)
        tally[f"right {group}"] = sum(ours == gold == group for ours, gold in pairs)
    either = [(ours, gold) for ours, gold in pairs if gold in GROUPS[:2]]
    tally["literal or metonymic"] = len(either)
    tally["told apart"] = sum(
        (ours == "metonymic") == (gold == "metonymic") for ours, gold in either
    )
    return tally


def group_f1(t: Totals, group: str) -> Array:
    """F1 of one class."""
    return f1(t[f"right {group}"], t[f"found {group}"], t[f"wanted {group}"])


def macro_f1(t: Totals) -> Array:
    """Mean of the F1 of the four classes."""
    mean: Array = np.mean([group_f1(t, group) for group in GROUPS], axis=0)
    return mean


def kappa(t: Totals) -> Array:
    """Cohen's kappa over the four classes, in percent."""
    n = np.maximum(t["mentions"], 1)
    agreed = t["same"] / n
    chance: Array = np.sum(
        [t[f"found {group}"] * t[f"wanted {group}"] for group in GROUPS], axis=0
    ) / (n * n)
    return 100 * np.divide(agreed - chance, 1 - chance, out=np.zeros_like(n), where=chance < 1)


RELOCAR_FIGURES: tuple[Figure, ...] = (
    Figure(
        name="relocar_accuracy",
        label="ReLocaR, literal or metonymic, accuracy",
        items="samples",
        compute=lambda t: rate(t["right"], t["samples"]),
    ),
)


def _of_group(group: str) -> Figure:
    return Figure(
        name=f"{group}_f1",
        label=f"GeoWebNews, {group}, F1",
        items=f"wanted {group}",
        compute=lambda t: group_f1(t, group),
    )


GEOWEBNEWS_FIGURES: tuple[Figure, ...] = (
    Figure(
        name="geowebnews_macro_f1",
        label="GeoWebNews, mean F1 of four classes",
        items="mentions",
        compute=macro_f1,
    ),
    *map(_of_group, GROUPS),
    Figure(
        name="geowebnews_accuracy",
        label="GeoWebNews, literal or metonymic, accuracy",
        items="literal or metonymic",
        compute=lambda t: rate(t["told apart"], t["literal or metonymic"]),
    ),
    Figure(
        name="geowebnews_kappa",
        label="GeoWebNews, agreement with the annotation, kappa",
        items="mentions",
        compute=kappa,
    ),
)
