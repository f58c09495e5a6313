"""``WHENCE_WEIGHTS``: reading with the weights of another folder."""

import shutil
from pathlib import Path

import msgspec
import pytest

from whence.annotate import model_card, read_frames
from whence.cli.doctor import Finding, examine
from whence.encoder.card import (
    SETTING,
    WEIGHTS,
    Change,
    ModelCard,
    Quantisation,
    find_weights,
    load_card,
)
from whence.encoder.session import load_reader
from whence.errors import ModelError

CARD = load_card(WEIGHTS)
REPORT = "The minister said the bridge would open on Friday."


@pytest.fixture
def others(tmp_path: Path) -> Path:
    """A copy of the shipped weights in a folder of its own."""
    folder = tmp_path / "others"
    shutil.copytree(WEIGHTS, folder)
    return folder


def write_card(card: ModelCard, folder: Path) -> None:
    (folder / "card.json").write_bytes(msgspec.json.encode(card))


def examine_model() -> Finding:
    """What ``whence doctor`` finds of the weights."""
    (found,) = (found for found in examine(Path("none.db")) if found.name == "model")
    return found


@pytest.mark.parametrize("named", [None, ""])
def test_the_shipped_weights_are_in_use_where_none_are_named(
    monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    if named is not None:
        monkeypatch.setenv(SETTING, named)
    assert find_weights() == WEIGHTS
    assert examine_model().detail == f"whence-reader {CARD.version}, {CARD.sha256[:12]}"


def test_the_weights_that_are_named_are_read_with(
    monkeypatch: pytest.MonkeyPatch, others: Path
) -> None:
    """A threshold that no frame reaches shows whose card the frames were chosen by."""
    assert len(read_frames(REPORT)) == 1
    card = load_card(others)
    strict = {k: msgspec.structs.replace(c, threshold=2.0) for k, c in card.calibration.items()}
    write_card(msgspec.structs.replace(card, version="strict", calibration=strict), others)
    monkeypatch.setenv(SETTING, str(others))
    assert model_card().version == "strict"
    assert read_frames(REPORT) == []
    assert f"strict, {card.sha256[:12]}, in {others} ({SETTING})" in examine_model().detail
    monkeypatch.delenv(SETTING)
    assert len(read_frames(REPORT)) == 1


def test_doctor_says_that_weights_are_int8(monkeypatch: pytest.MonkeyPatch, others: Path) -> None:
    made = Quantisation(
        source_sha256="0" * 64,
        limit=None,
        scores={"PolNeAR, full relaxed F1": Change(before=75.0, after=74.9)},
        size=Change(before=47.8, after=25.7),
        speed=Change(before=5.0, after=7.0),
        machine="a desk calculator",
    )
    card = msgspec.structs.replace(load_card(others), precision="int8", quantisation=made)
    write_card(card, others)
    assert load_card(others) == card
    monkeypatch.setenv(SETTING, str(others))
    assert "int8: results differ a little from machine to machine" in examine_model().detail


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_what_is_no_folder_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    named = tmp_path / "weights"
    if kind == "file":
        named.write_bytes(b"not a folder")
    monkeypatch.setenv(SETTING, str(named))
    for ask in (load_reader, load_card, model_card):
        with pytest.raises(ModelError, match=rf"{SETTING} names .*no folder.*unset it"):
            ask()
    found = examine_model()
    assert not found.is_well
    assert found.detail.startswith(f"{SETTING} names {named}")
    assert found.exit_code == ModelError.exit_code


def test_a_folder_without_weights_is_not_taken_for_a_broken_installation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path))
    with pytest.raises(ModelError, match=f"no model in {tmp_path}: .*unset it") as caught:
        read_frames(REPORT)
    assert "install" not in str(caught.value)


@pytest.mark.parametrize("name", ["encoder.onnx", "vocab.txt", "card.json"])
def test_damaged_weights_are_refused(
    monkeypatch: pytest.MonkeyPatch, others: Path, name: str
) -> None:
    (others / name).write_bytes(b"damaged")
    monkeypatch.setenv(SETTING, str(others))
    with pytest.raises(ModelError, match=f"{name} is not .*unset it"):
        read_frames(REPORT)
    assert not examine_model().is_well
