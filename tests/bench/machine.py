"""What the figures were measured on."""

import os
import platform
from pathlib import Path


def machine() -> dict[str, object]:
    """Processors this process may use, memory in MB, kernel, Python, and how busy it was when this was asked."""
    return {
        "processors": len(os.sched_getaffinity(0)),
        "model": _field("/proc/cpuinfo", "model name"),
        "memory_mb": int(_field("/proc/meminfo", "MemTotal").split()[0]) // 1024,
        "kernel": platform.release(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def _field(path: str, name: str) -> str:
    for line in Path(path).read_text().splitlines():
        key, _colon, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""
