"""Builds what a wheel must carry: the browser half, the reference data and what the recogniser has learnt. An editable
install takes none of them; `make` builds them beside the source."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Parts(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's signature
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        made = {
            "web": root / "src/sorade/web/app/index.html",
            "data": root / "src/sorade/reference/reference.sqlite",
            "home": root / "src/sorade/web/home/home.json",
            "recogniser": root / "src/sorade/recognise/recogniser.npz",
        }
        for part, product in made.items():
            if not product.exists():
                # our own script, with the interpreter that builds
                subprocess.run([sys.executable, f"scripts/{part}.py"], cwd=root, env=os.environ, check=True)  # noqa: S603
