"""Gets Firefox and WebKit for `tests/engines`, where that is easy: from Debian's packages, as root or by a `sudo` that
asks for nothing. What can't be had is said, and its tests are skipped; nothing fails for it."""

import os
import shutil
import subprocess

PACKAGES = {"firefox-esr": "firefox-esr", "webkit2gtk-driver": "WebKitWebDriver", "xvfb": "Xvfb"}
"""Each with the command that shows that it is here."""


def missing() -> list[str]:
    """The packages that are not here."""
    return [package for package, command in PACKAGES.items() if not shutil.which(command)]


def root() -> list[str] | None:
    """What comes before a command of root's; None where we can't be root, or have no apt-get."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    asks = ["sudo", "-n", "true"]
    can = shutil.which("sudo") and subprocess.run(asks, capture_output=True, check=False).returncode == 0  # noqa: S603 - ours
    return asks[:2] if can else None


def install(packages: list[str], before: list[str]) -> None:
    """Try each by itself: one that can't be had keeps no other out."""
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for command in (["update"], *(["install", "-y", "--no-install-recommends", name] for name in packages)):
        subprocess.run([*apt, *command], stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - ours


def main() -> None:
    packages, before = missing(), root()
    if packages and before is not None:
        print(f"Installing {', '.join(packages)} for the tests in Firefox and WebKit ...", flush=True)
        install(packages, before)
    if packages := missing():
        print(f"Without {', '.join(packages)} some tests in Firefox and WebKit are skipped.")


if __name__ == "__main__":
    main()
