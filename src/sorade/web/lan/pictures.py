"""Pictures of two steps on two systems: a screen with its rows, and the one to tap."""

from __future__ import annotations

from html import escape

WIDTH, ROW, TOP = 240, 34, 34


def screen(title: str, rows: tuple[tuple[str, str], ...], tapped: int, says: str) -> str:
    """An SVG picture.

    Args:
        rows: each with its text, and what is at its end: "›", "on" for a switch, a word, or nothing.
        tapped: the row to tap.
        says: the picture in words.
    """
    height = TOP + ROW * len(rows) + 14
    drawn = "".join(_row(TOP + ROW * at, text, end, at == tapped) for at, (text, end) in enumerate(rows))
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(says)}" font-family="system-ui">'
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{height - 2}" rx="12" fill="var(--ground)" '
        'stroke="var(--line)" stroke-width="1.5"/>'
        f'<text x="{WIDTH / 2}" y="22" text-anchor="middle" font-size="12" font-weight="600" fill="var(--ink)">'
        f"{escape(title)}</text>{drawn}</svg>"
    )


def _row(y: int, text: str, end: str, tapped: bool) -> str:
    edge = 'stroke="var(--red)" stroke-width="2"' if tapped else 'stroke="var(--line)"'
    x = WIDTH - 22
    if end == "on":
        ending = (
            f'<rect x="{x - 24}" y="{y + 8}" width="28" height="16" rx="8" fill="var(--red)"/>'
            f'<circle cx="{x - 4}" cy="{y + 16}" r="6" fill="var(--card)"/>'
        )
    else:
        colour = "var(--red)" if tapped and len(end) > 1 else "var(--quiet)"
        ending = f'<text x="{x}" y="{y + 20}" text-anchor="end" font-size="11" fill="{colour}">{escape(end)}</text>'
    return (
        f'<rect x="10" y="{y + 2}" width="{WIDTH - 20}" height="{ROW - 6}" rx="7" fill="var(--card)" {edge}/>'
        f'<text x="20" y="{y + 20}" font-size="11" fill="var(--ink)">{escape(text)}</text>{ending}'
    )


IOS_INSTALL = screen(
    "Settings",
    (("Profile Downloaded", "›"), ("Wi-Fi", "›"), ("Bluetooth", "›"), ("General", "›")),
    0,
    "The Settings of an iPhone: Profile Downloaded is at the top.",
)
IOS_TRUST = screen(
    "Certificate Trust Settings",
    (("Trust Store Version", ""), ("sorade", "on")),
    1,
    "Certificate Trust Settings of an iPhone: the switch beside sorade is on.",
)
ANDROID_INSTALL = screen(
    "Install a certificate",
    (("CA certificate", "›"), ("VPN & app user certificate", "›"), ("Wi-Fi certificate", "›")),
    0,
    "Install a certificate, in Android's Settings: CA certificate is the first.",
)
ANDROID_TRUST = screen(
    "Downloads",
    (("sorade.crt", "just now"), ("photo.jpg", "yesterday")),
    0,
    "The downloads on Android: sorade.crt is the newest.",
)
