"""python -m tests.house.lock: are requirements*.txt true to pyproject.toml? With --write they are made anew.

The check reads files and asks no package index: each direct dependency is pinned to a version that pyproject.toml
allows, and nothing is pinned that nobody asked for.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
QUIET = ["--no-emit-find-links", "--no-emit-index-url", "--no-emit-trusted-host", "--quiet", "--strip-extras"]


def problems() -> list[str]:
    """Return a sentence for each thing that is out of step."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    runtime, dev = project["dependencies"], project["optional-dependencies"]["dev"]
    return [*_unmet("requirements.txt", runtime), *_unmet("requirements-dev.txt", [*runtime, *dev])]


def _unmet(name: str, wanted: list[str]) -> list[str]:
    pins, direct = _pins(name)
    asked = {canonicalize_name(Requirement(line).name): Requirement(line) for line in wanted}
    found = [f"{name}: {package} is not pinned" for package in asked if package not in pins]
    found += [
        f"{name}: {package} {pins[package]} is not {requirement.specifier}"
        for package, requirement in asked.items()
        if package in pins and not requirement.specifier.contains(pins[package])
    ]
    return found + [f"{name}: {package} is no longer asked for" for package in sorted(direct - set(asked))]


def _pins(name: str) -> tuple[dict[str, str], set[str]]:
    """Return the pinned version of each package, and which of them pyproject.toml names itself."""
    pins: dict[str, str] = {}
    direct: set[str] = set()
    package = ""
    for line in (ROOT / name).read_text().splitlines():
        if line and not line.startswith((" ", "#")):
            package, _, version = line.partition("==")
            package = canonicalize_name(package)
            pins[package] = version.split(" ")[0]
        elif "servicedesk (pyproject.toml)" in line or "servicedesk[dev]" in line:
            direct.add(package)
    return pins, direct


def write() -> int:
    """Compile both files; returns the exit status."""
    command = [sys.executable, "-m", "piptools", "compile", *QUIET]
    runtime = subprocess.run([*command, "--output-file=requirements.txt", "pyproject.toml"], cwd=ROOT, check=False)
    dev = [*command, "--extra=dev", "--constraint=requirements.txt", "--output-file=requirements-dev.txt"]
    return runtime.returncode or subprocess.run([*dev, "pyproject.toml"], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    if "--write" in sys.argv:
        sys.exit(write())
    found = problems()
    print("\n".join(found))
    if found:
        sys.exit("Run make lock.")
