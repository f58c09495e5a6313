"""Make int8 weights of others: ``python -m training.quantise --weights DIR --out DIR``.

The matrices of the encoder's layers become int8, one scale a column, and what goes into them
is quantised as it comes (onnxruntime's dynamic quantisation), where it helps with a scale for
each piece; the table of word pieces becomes int8, one scale a row. All else, with the small
graphs of frames and trees, stays as it is. Weights that score less than the gate allows are not
written.
"""

import argparse
import hashlib
import logging
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from benchmarks.machine import describe_machine
from benchmarks.options import DATA, exit_plainly
from training.gate import GATE, find_falls, measure_scores, measure_speed
from whence.encoder.card import WEIGHTS, Change, ModelCard, Quantisation, load_card
from whence.encoder.session import check_weights, load_reader

ENCODER = "encoder.onnx"
LAYERS = "layers."  # how the weights of the encoder's layers are called
WORDS = "word_table"
PARTS = ("qkv", "out", "up", "down")  # the products of a layer
# What goes into these has one piece a window with values five times those of all others, which
# would set the scale for them too. Without this, hidden states are off by 9 % of their spread,
# with it by 5.6 %; the same for "out" changes nothing, and "qkv" is fused with its bias.
EVENED = ("up", "down")

logger = logging.getLogger("training")


def quantise_layers(model: onnx.ModelProto, keep: Sequence[str] = ()) -> onnx.ModelProto:
    """The graph with the products of its layers in int8, but for the parts to keep.

    Weights get 7 of the 8 bits: sums of two products then fit into the 16 bits that
    processors without VNNI add them up in, and nothing saturates anywhere.
    """
    model = onnx.ModelProto.FromString(model.SerializeToString())
    graph = model.graph
    stored = {tensor.name: tensor for tensor in graph.initializer}
    casts = {n.output[0]: n for n in graph.node if n.op_type == "Cast"}
    graph.initializer.append(numpy_helper.from_array(np.array([-1]), "last_axis"))
    graph.initializer.append(numpy_helper.from_array(np.array(1e-6, dtype=np.float32), "least"))
    names = []
    for node in list(graph.node):
        cast = casts.get(node.input[1]) if node.op_type in {"MatMul", "Attention"} else None
        if cast is None or not cast.input[0].startswith(LAYERS):
            continue
        part = cast.input[0].split(".")[2]  # layers.0.up.weight
        if part in keep:
            continue
        matrix = stored[cast.input[0]]
        value = numpy_helper.to_array(matrix).astype(np.float32)
        matrix.CopyFrom(numpy_helper.from_array(value, matrix.name))
        node.input[1] = matrix.name
        graph.node.remove(cast)
        names.append(node.name)
        if part in EVENED:
            even_pieces(graph, node)
    if not names:  # which the function below takes for all
        return model
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ENCODER
        quantize_dynamic(
            model,
            path,
            op_types_to_quantize=["MatMul", "Attention"],
            nodes_to_quantize=names,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            # Attention is no operator of the standard, so that no shapes are known behind it.
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        return onnx.load(path)


def even_pieces(graph: onnx.GraphProto, product: onnx.NodeProto) -> None:
    """Divide what each piece gives into a product by its largest value, and multiply after."""
    name, given, out = product.name, product.input[0], product.output[0]
    before = [
        helper.make_node("Abs", [given], [f"{name}_size"]),
        helper.make_node("ReduceMax", [f"{name}_size", "last_axis"], [f"{name}_max"], keepdims=1),
        helper.make_node("Max", [f"{name}_max", "least"], [f"{name}_scale"]),
        helper.make_node("Div", [given, f"{name}_scale"], [f"{name}_even"]),
    ]
    after = helper.make_node("Mul", [f"{name}_product", f"{name}_scale"], [out])
    product.input[0], product.output[0] = f"{name}_even", f"{name}_product"
    at = list(graph.node).index(product)
    graph.node.insert(at + 1, after)
    for node in reversed(before):
        graph.node.insert(at, node)


def quantise_words(model: onnx.ModelProto) -> onnx.ModelProto:
    """The graph with the table of word pieces in int8, and an fp16 scale for each of its rows."""
    model = onnx.ModelProto.FromString(model.SerializeToString())
    graph = model.graph
    del graph.value_info[:]  # types that the steps before inferred, some of which now change
    (table,) = (tensor for tensor in graph.initializer if tensor.name == WORDS)
    (gather,) = (node for node in graph.node if WORDS in node.input)
    (cast,) = (node for node in graph.node if gather.output[0] in node.input)
    value = numpy_helper.to_array(table).astype(np.float32)
    scales = np.maximum(np.abs(value).max(1, keepdims=True) / 127, 1e-6).astype(np.float16)
    rows = np.clip(np.round(value / scales.astype(np.float32)), -127, 127).astype(np.int8)
    table.CopyFrom(numpy_helper.from_array(rows, WORDS))
    graph.initializer.append(numpy_helper.from_array(scales, "word_scales"))
    out = cast.output[0]
    cast.output[0] = "word_rows"
    added = [
        helper.make_node("Gather", ["word_scales", gather.input[1]], ["word_scale16"]),
        helper.make_node("Cast", ["word_scale16"], ["word_scale"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["word_rows", "word_scale"], [out]),
    ]
    at = list(graph.node).index(cast) + 1
    for k, node in enumerate(added):
        graph.node.insert(at + k, node)
    return model


def write_weights(source: Path, folder: Path, keep: Sequence[str] = ()) -> ModelCard:
    """Write int8 weights with a card that does not yet say what they score; returns it."""
    given = load_card(source)
    check_weights(source, given)
    if given.precision == "int8":
        raise ValueError(f"the weights in {source} are int8 already")
    if hash_reader(given) != given.sha256:
        raise ValueError("hash_reader is not how training.export makes the hash of a reader")
    for name in given.files:
        if name != ENCODER:
            shutil.copyfile(source / name, folder / name)
    encoder = quantise_words(quantise_layers(onnx.load(source / ENCODER), keep))
    onnx.checker.check_model(encoder)
    onnx.save(encoder, folder / ENCODER)
    kept = ("--keep", *keep) if keep else ()
    card = msgspec.structs.replace(
        given,
        version=f"{given.version}-int8",
        files={n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in given.files},
        recipe=" ".join((f"{given.recipe}; python -m training.quantise", *kept)),
        precision="int8",
    )
    card = msgspec.structs.replace(card, sha256=hash_reader(card))
    write_card(card, folder)
    load_reader(folder)[0].scan("It opens and reads.", "nested")
    return card


def hash_reader(card: ModelCard) -> str:
    """Hash of a whole reader, as ``training.export`` makes it."""
    files = sorted(card.files.items())
    identity = (files, card.transitions, card.calibration, card.mention_calibration)
    return hashlib.sha256(msgspec.json.encode(identity)).hexdigest()


def write_card(card: ModelCard, folder: Path) -> None:
    """Write a card beside its weights."""
    text = msgspec.json.format(msgspec.json.encode(card), indent=1)
    (folder / "card.json").write_bytes(text + b"\n")


def sum_sizes(card: ModelCard, folder: Path) -> float:
    """Size of all files of the weights, in MB."""
    return round(sum((folder / name).stat().st_size for name in card.files) / 1e6, 1)


def compare(source: Path, folder: Path, data: Path, limit: int | None) -> Quantisation:
    """Measure both weights, on this machine and one after the other."""
    given, card = load_card(source), load_card(folder)
    before, after = (measure_scores(weights, data, limit) for weights in (source, folder))
    speeds = [round(speed, 2) for speed in measure_speed(source, folder)]
    return Quantisation(
        source_sha256=given.sha256,
        limit=limit,
        scores={k: Change(before=before[k], after=after[k]) for k in before},
        size=Change(before=sum_sizes(given, source), after=sum_sizes(card, folder)),
        speed=Change(before=speeds[0], after=speeds[1]),
        machine=describe_machine(),
    )


def describe(found: Quantisation) -> str:
    """A table of all that was measured."""
    rows = {
        **{f"{label}, points": change for label, change in found.scores.items()},
        "size, MB": found.size,
        "articles of 750 words a second": found.speed,
    }
    head = f"{'':34}{'given':>9}{'int8':>9}{'change':>9}"
    lines = [
        f"{label:34}{c.before:9.2f}{c.after:9.2f}{c.after - c.before:+9.2f}"
        for label, c in rows.items()
    ]
    return "\n".join([head, *lines])


def quantise(
    source: Path, out: Path, data: Path, limit: int | None, keep: Sequence[str] = ()
) -> bool:
    """Write int8 weights into a new folder if they pass the gate; says whether they did.

    Raises:
        WhenceError: Weights or data are not there, or a benchmark has failed.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as place:
        folder = Path(place) / "int8"
        folder.mkdir()
        card = write_weights(source, folder, keep)
        found = compare(source, folder, data, limit)
        logger.info("\n%s", describe(found))
        falls = find_falls(
            {label: change.before for label, change in found.scores.items()},
            {label: change.after for label, change in found.scores.items()},
        )
        for label, fall in falls.items():
            logger.error("refused: %s falls by %.2f points, more than %.1f", label, fall, GATE)
        if falls:
            return False
        scores = {f"{k}, dev": round(c.after, 1) for k, c in found.scores.items()}
        write_card(msgspec.structs.replace(card, scores=scores, quantisation=found), folder)
        folder.rename(out)
    logger.info("written to %s; to read with these weights: WHENCE_WEIGHTS=%s", out, out)
    return True


def main() -> None:
    """Parse the command line and quantise; exit code 1 where the gate refuses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="default: the shipped ones")
    parser.add_argument("--out", type=Path, required=True, help="a folder that is not there yet")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--limit", type=int, help="measure on so many documents a split only")
    parser.add_argument(
        "--keep", nargs="+", choices=PARTS, default=(), help="products of layers that stay fp16"
    )
    args = parser.parse_args()
    if args.out.exists() and (not args.out.is_dir() or any(args.out.iterdir())):
        parser.error(f"--out: {args.out} is there already; name a new folder")
    logging.basicConfig(level=logging.ERROR, format="%(asctime)s %(message)s")
    logger.setLevel(logging.INFO)  # onnxruntime logs every tensor to the root logger
    if not quantise(args.weights, args.out, args.data, args.limit, args.keep):
        sys.exit(1)


if __name__ == "__main__":
    exit_plainly(main)
