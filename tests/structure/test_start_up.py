"""``import whence`` costs next to nothing: what is heavy waits until it is needed."""

import subprocess
import sys
import time

N_RUNS = 5
LIMIT_S = 0.2
HEAVY = ("numpy", "onnxruntime", "rich", "typer")


def run_python(code: str) -> str:
    """Run code in a fresh interpreter that no setting from outside reaches."""
    return subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True
    ).stdout


def best_time_s(code: str) -> float:
    """Seconds of the fastest of a few runs: what a busy machine adds is not the code's."""
    times = []
    for _ in range(N_RUNS):
        start = time.perf_counter()
        run_python(code)
        times.append(time.perf_counter() - start)
    return min(times)


def test_import_takes_less_than_a_fifth_of_a_second() -> None:
    assert best_time_s("import whence") - best_time_s("pass") < LIMIT_S


def test_import_loads_nothing_heavy() -> None:
    loaded = run_python("import sys, whence; print(*sys.modules)").split()
    assert "whence" in loaded
    assert [name for name in HEAVY if name in loaded] == []
