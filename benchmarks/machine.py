"""The machine that a figure was measured on, in words and without its name."""

import os
import platform
from pathlib import Path

CPU_LIST = Path("/proc/cpuinfo")


def count_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def name_cpu() -> str:
    """Model of the processor as the system gives it, or else its architecture."""
    if CPU_LIST.exists():
        for line in CPU_LIST.read_text(encoding="utf-8", errors="replace").splitlines():
            field, _, value = line.partition(":")
            if field.strip() == "model name" and value.strip():
                return " ".join(value.split())
    return platform.processor() or platform.machine()


def describe_machine() -> str:
    """Processor, cores, system and Python of this machine; no host name."""
    cores = count_cores()
    return (
        f"{name_cpu()}, {cores} core{'' if cores == 1 else 's'}, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )
