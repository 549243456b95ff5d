"""python -m servicedesk.onemachine.clean: remove DATA_DIR with everything in it, after asking (make clean)."""

import os
import shutil
import sys
from pathlib import Path

from servicedesk import embedded
from servicedesk.embedded.places import places

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Return 0 when DATA_DIR is gone, 1 when it stays."""
    data_dir = Path(os.environ.get("DATA_DIR") or ROOT / "var").resolve()
    if not (data_dir / "secret.key").exists() and not (data_dir / "postgres").exists():
        print(f"{data_dir} holds no installation of Servicedesk; nothing is removed.")
        return 1
    print(f"This removes {data_dir} with its database and every uploaded file.")
    if input("Write yes to go on: ").strip() != "yes":
        print("Nothing is removed.")
        return 1
    embedded.stop(data_dir)
    if places(data_dir).pid_file.exists():
        print("It is still in use: end make run first.")
        return 1
    shutil.rmtree(places(data_dir).home, ignore_errors=True)
    shutil.rmtree(data_dir)
    print("Removed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
