"""The trained network as three ONNX graphs, built node by node: fp16 at rest, fp32 at work."""

from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from whence.encoder.entities import SCHEMES

OPSET = 20
Weights = Mapping[str, NDArray[np.float32]]


class GraphBuilder:
    """Collects the nodes and weights of one graph."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.stored: dict[str, onnx.TensorProto] = {}

    def add(
        self, kind: str, *given: str, n_out: int = 1, domain: str = "", **traits: object
    ) -> str:
        """Add a node; returns the name of its (first) output."""
        name = f"{kind.lower()}{len(self.nodes)}"
        outs = [name, *(f"{name}_{k}" for k in range(1, n_out))]
        self.nodes.append(helper.make_node(kind, list(given), outs, name, domain=domain, **traits))
        return name

    def store(self, name: str, value: NDArray[np.generic]) -> str:
        """Store a constant as it is."""
        self.stored.setdefault(name, numpy_helper.from_array(value, name))
        return name

    def weight(self, name: str, value: NDArray[np.float32]) -> str:
        """Store a weight in fp16; the runtime folds its cast to fp32 when it opens the graph."""
        return self.add("Cast", self.store(name, value.astype(np.float16)), to=TensorProto.FLOAT)

    def linear(self, given: str, weights: Weights, name: str) -> str:
        """Apply a torch Linear."""
        matrix = self.weight(f"{name}.weight", np.ascontiguousarray(weights[f"{name}.weight"].T))
        out = self.add("MatMul", given, matrix)
        return self.add("Add", out, self.weight(f"{name}.bias", weights[f"{name}.bias"]))

    def embed(self, table: NDArray[np.float32], name: str, ids: str) -> str:
        """Look rows up in an fp16 table, and only then make them fp32."""
        rows = self.add("Gather", self.store(f"{name}_table", table.astype(np.float16)), ids)
        return self.add("Cast", rows, to=TensorProto.FLOAT)

    def norm(self, given: str, weights: Weights, name: str) -> str:
        """Layer normalisation over the last axis."""
        scale = self.weight(f"{name}.weight", weights[f"{name}.weight"])
        shift = self.weight(f"{name}.bias", weights[f"{name}.bias"])
        return self.add("LayerNormalization", given, scale, shift, axis=-1, epsilon=1e-12)

    def finish(
        self, name: str, given: dict[str, list[str]], out: dict[str, tuple[str, list[str]]]
    ) -> onnx.ModelProto:
        """Close the graph: inputs (int64 but ``hidden``), outputs by name, checked."""

        def typed(key: str, shape: list[str]) -> onnx.ValueInfoProto:
            is_float = key == "hidden" or key in out
            kind = TensorProto.FLOAT if is_float else TensorProto.INT64
            return helper.make_tensor_value_info(key, kind, shape)

        for key, (value, _) in out.items():
            self.nodes.append(helper.make_node("Identity", [value], [key]))
        graph = helper.make_graph(
            self.nodes,
            name,
            [typed(key, shape) for key, shape in given.items()],
            [typed(key, shape) for key, (_, shape) in out.items()],
            list(self.stored.values()),
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
        onnx.checker.check_model(model)
        return model


def encoder_graph(weights: Weights, n_layers: int, n_heads: int) -> onnx.ModelProto:
    """Pieces with their features in; hidden states and the scores of every piece out.

    Those are log odds of a cue and of a sentence's first word, tag scores of each entity
    scheme, and scores of readings.
    """
    g = GraphBuilder()
    e = {k.removeprefix("encoder."): v for k, v in weights.items() if k.startswith("encoder.")}
    h = g.embed(e["word.weight"], "word", "ids")
    tables = {
        "cases": e["case.weight"],
        "layouts": e["layout.weight"],
        "gazetteer": sum_sets(e["gazetteer"]),
    }
    for name, table in tables.items():
        h = g.add("Add", h, g.embed(table, name, name))
    mark = g.embed(e["convention.weight"], "convention", "convention")
    h = g.add("Add", h, g.add("Unsqueeze", mark, g.store("one", np.array([1]))))
    n_pieces = g.add("Gather", g.add("Shape", "ids"), g.store("axis1", np.array([1])))
    places = g.add(
        "Slice",
        g.weight("position", e["position.weight"]),
        g.store("zero", np.array([0])),
        n_pieces,
    )
    h = g.norm(g.add("Add", h, places), e, "norm")
    is_real = g.add("Not", g.add("Equal", "ids", g.store("pad", np.array(0))))
    mask = g.add("Cast", is_real, to=TensorProto.INT32)
    for i in range(n_layers):
        name = f"layers.{i}"
        matrix = g.weight(f"{name}.qkv", np.ascontiguousarray(e[f"{name}.qkv.weight"].T))
        bias = g.weight(f"{name}.qkv.bias", e[f"{name}.qkv.bias"])
        mixed = g.add(
            "Attention", h, matrix, bias, mask, domain="com.microsoft",
            num_heads=n_heads, mask_filter_value=-10000.0,
        )  # fmt: skip
        h = g.norm(g.add("Add", h, g.linear(mixed, e, f"{name}.out")), e, f"{name}.norm1")
        inner = g.add("Gelu", g.linear(h, e, f"{name}.up"))
        h = g.norm(g.add("Add", h, g.linear(inner, e, f"{name}.down")), e, f"{name}.norm2")
    last = g.store("last", np.array([-1]))
    shape = ["windows", "pieces"]
    given = dict.fromkeys(("ids", *tables), shape) | {"convention": ["windows"]}
    out = {"hidden": (h, [*shape, "width"])}
    for name in ("cue", "sentence"):
        out[name] = g.add("Squeeze", g.linear(h, weights, name), last), shape
    for scheme in SCHEMES:
        out[scheme] = g.linear(h, weights, f"tags.{scheme}"), [*shape, f"{scheme}_tags"]
    inner = g.add("Tanh", g.linear(h, weights, "readings.inner"))
    out["readings"] = g.linear(inner, weights, "readings.out"), [*shape, "reading_classes"]
    return g.finish("encoder", given, out)


def sum_sets(kinds: NDArray[np.float32]) -> NDArray[np.float32]:
    """Embedding of every set of gazetteer kinds: the sum over its kinds [sets, width]."""
    bits = np.arange(2 ** len(kinds))[:, None] >> np.arange(len(kinds)) & 1
    table: NDArray[np.float32] = bits.astype(np.float32) @ kinds
    return table


def trees_graph(weights: Weights) -> onnx.ModelProto:
    """Hidden states of one window and the first and last piece of its words in; scores out."""
    g = GraphBuilder()
    t = {k.removeprefix("trees."): v for k, v in weights.items() if k.startswith("trees.")}
    axis0 = g.store("axis0", np.array([0]))
    h = g.add("Squeeze", "hidden", axis0)
    both = g.add("Add", g.add("Gather", h, "first"), g.add("Gather", h, "last"))
    words = g.add("Mul", both, g.store("half", np.array(0.5, dtype=np.float32)))
    root = g.add("Unsqueeze", g.weight("root", t["root"]), axis0)
    heads = g.add("Concat", root, words, axis=0)
    arc_head = g.add("Relu", g.linear(heads, t, "arc_head"))
    arc_word = g.add("Relu", g.linear(words, t, "arc_word"))
    n_arc = t["arc_form.weight"].shape[0]
    form = np.ascontiguousarray(t["arc_form.weight"].T) * np.float32(n_arc**-0.5)
    product = g.add(
        "MatMul",
        g.add("MatMul", arc_word, g.weight("arc_form", form)),
        g.add("Transpose", arc_head, perm=[1, 0]),
    )
    bias = g.add("Transpose", g.linear(arc_head, t, "arc_bias"), perm=[1, 0])
    arcs = g.add("Add", product, bias)
    word_form = g.add("Relu", g.linear(words, t, "relation_word"))
    head_form = g.add("Relu", g.linear(heads, t, "relation_head"))
    # A constant 1 behind the features, which makes the bilinear forms have linear terms.
    pads = g.store("one_behind", np.array([0, 0, 0, 1]))
    one = g.store("one", np.array(1, dtype=np.float32))
    word_form = g.add("Pad", word_form, pads, one)
    head_form = g.add("Pad", head_form, pads, one)
    matrix = np.ascontiguousarray(t["relation_form.weight"].T)
    forms = g.add("MatMul", word_form, g.weight("relation_form", matrix))
    shape = g.store("by_relation", np.array([0, -1, matrix.shape[0]]))
    forms = g.add("Reshape", forms, shape)
    given = {"hidden": ["windows", "pieces", "width"], "first": ["words"], "last": ["words"]}
    return g.finish(
        "trees",
        given,
        {
            "arcs": (arcs, ["words", "heads"]),
            "forms": (forms, ["words", "relations", "features"]),
            "head_forms": (head_form, ["heads", "features"]),
            "upos": (g.linear(words, t, "upos"), ["words", "classes"]),
        },
    )


def frames_graph(weights: Weights, n_added: int, n_bilinear: int) -> onnx.ModelProto:
    """Hidden states and the places of cues in; label scores of every piece for each cue out."""
    g = GraphBuilder()
    f = {k.removeprefix("frames."): v for k, v in weights.items() if k.startswith("frames.")}
    one = g.store("one", np.array([1]))
    at = [g.add("Unsqueeze", x, one) for x in ("rows", "columns")]
    anchors = g.add("GatherND", "hidden", g.add("Concat", *at, axis=1))
    sizes = g.store("sizes", np.array([n_added, n_bilinear]))
    cue = g.add("Split", g.linear(anchors, f, "cue"), sizes, axis=-1, n_out=2)
    piece = g.add("Split", g.linear("hidden", f, "piece"), sizes, axis=-1, n_out=2)
    near = g.embed(f["distance.weight"], "distance", "distances")
    added = g.add("Add", g.add("Gather", piece, "rows"), near)
    added = g.add("Relu", g.add("Add", added, g.add("Unsqueeze", cue, one)))
    forms = g.weight("forms", np.ascontiguousarray(f["forms"].T) * np.float32(n_bilinear**-0.5))
    last = g.store("last", np.array([-1]))
    by_cue = g.add("Mul", g.add("Unsqueeze", f"{cue}_1", last), forms)  # [cues, width, labels]
    product = g.add("MatMul", g.add("Gather", f"{piece}_1", "rows"), by_cue)
    scores = g.add("Add", g.linear(added, f, "out"), product)
    given = {
        "hidden": ["windows", "pieces", "width"],
        "rows": ["cues"],
        "columns": ["cues"],
        "distances": ["cues", "pieces"],
    }
    return g.finish("frames", given, {"scores": (scores, ["cues", "pieces", "labels"])})
