"""``import whence`` costs next to nothing: what is heavy waits until it is needed."""

import subprocess
import sys

N_RUNS = 5
LIMIT_S = 0.2
HEAVY = ("numpy", "onnxruntime", "rich", "typer")


def run_python(code: str) -> str:
    """Run code in a fresh interpreter that no setting from outside reaches."""
    return subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True
    ).stdout


def best_time_s(code: str, n_runs: int = N_RUNS) -> float:
    """Seconds of processor time of the fastest of a few runs, start of the interpreter included.

    Not by the clock on the wall: that would measure what else the machine has to do.
    """
    timed = f"{code}\nimport time\nprint(time.process_time())"
    return min(float(run_python(timed)) for _ in range(n_runs))


def test_import_takes_less_than_a_fifth_of_a_second() -> None:
    assert best_time_s("import whence") - best_time_s("pass") < LIMIT_S


def test_something_heavy_would_take_longer() -> None:
    assert best_time_s("import time\nwhile time.process_time() < 0.3: pass", 1) > LIMIT_S


def test_import_loads_nothing_heavy() -> None:
    loaded = run_python("import sys, whence; print(*sys.modules)").split()
    assert "whence" in loaded
    assert [name for name in HEAVY if name in loaded] == []
