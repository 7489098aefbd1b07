"""What the terminal says about the home network."""

from __future__ import annotations

import io

import segno

from .devices import own
from .network import Network


def begin(network: Network) -> str:
    """How a device gets in: the guide as a QR code, and a fresh code."""
    drawn = io.StringIO()
    segno.make(network.guide, error="m", micro=False).terminal(drawn, border=2, compact=True)
    code = own().new_code().digits
    lines = [
        "On your phone or tablet, in the same Wi-Fi, point the camera at this:",
        "",
        drawn.getvalue().rstrip("\n"),
        "",
        f"or type {network.guide} there. It leads to {network.address}",
        f"The code for one device, good for ten minutes: {code[:3]} {code[3:]}",
        f"The certificate's fingerprint: {network.fingerprint}",
    ]
    if not network.stays:
        lines.append(
            "This computer has no name on your network. If its address changes one day, devices must be paired again: "
            "let your router always give it the same one."
        )
    return "\n".join(lines)
