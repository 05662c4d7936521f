"""Make `pelopor` runnable from this checkout: a path file in the environment and the command beside python.

An editable install would do the same, but builds a wheel for it and so needs build tools on the machine.
"""

import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    (Path(sysconfig.get_path("purelib")) / "pelopor-checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    command = Path(sys.executable).parent / "pelopor"
    command.write_text(f"#!{sys.executable}\nfrom pelopor.operate.command import main\n\nmain()\n", encoding="utf-8")
    command.chmod(0o755)
