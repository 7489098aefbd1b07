"""The plain page with which a new device begins: how to trust this computer, in two steps, with pictures. It holds
nothing of the learner's, and goes over plain HTTP since the device trusts nobody here yet."""

from __future__ import annotations

import threading
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from string import Template
from typing import Any

from sorade.web.local import HEADERS

from .pictures import ANDROID_INSTALL, ANDROID_TRUST, IOS_INSTALL, IOS_TRUST

CERTIFICATE = "/sorade.crt"
SECONDS = 10  # that a request may take
STYLE = (
    ":root{color-scheme:light dark;font:1.05rem/1.55 system-ui,sans-serif;--card:#fff;--line:#d8d2c6;--ink:#222;"
    "--quiet:#6b665c;--red:#b3392b;--ground:#faf7f0;color:var(--ink);background:var(--ground)}"
    "@media(prefers-color-scheme:dark){:root{--card:#24221f;--line:#45413a;--ink:#eee8dc;--quiet:#a8a194;"
    "--red:#ea8474;--ground:#191816}}"
    "body{max-width:38rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}h1{font-size:1.5rem;line-height:1.25}"
    "h2{font-size:1.1rem;margin:2rem 0 .5rem}a.button{display:block;padding:.9rem 1rem;border-radius:.6rem;"
    "background:var(--red);color:var(--ground);text-align:center;text-decoration:none;font-weight:600}"
    "details{border:1px solid var(--line);border-radius:.6rem;background:var(--card);margin:.6rem 0}"
    "summary{padding:.8rem 1rem;font-weight:600;cursor:pointer}.steps{display:grid;gap:1rem;padding:0 1rem 1rem;"
    "grid-template-columns:repeat(auto-fit,minmax(14rem,1fr))}.steps p{margin:.5rem 0 0}"
    "svg{width:100%;height:auto;display:block}.quiet{color:var(--quiet);font-size:.9rem}"
    "code{overflow-wrap:anywhere;font-size:.8rem}"
)
PAGE = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>sorade on this device</title><style>$style</style></head><body>
<h1>Write on this device</h1>
<p>sorade runs on <b>$computer</b>. Let this phone or tablet trust that computer once; then it can connect safely, and
goes on working without it.</p>
<h2>1. Get its certificate</h2>
<p><a class="button" href="$certificate">Get the certificate</a></p>
<h2>2. Trust it</h2>
<details name="which"$ios_open><summary>iPhone or iPad</summary><div class="steps">
<div>$ios_install<p>Open <b>Settings</b>. Tap <b>Profile Downloaded</b> at the top, then <b>Install</b>.</p></div>
<div>$ios_trust<p>Then <b>General › About › Certificate Trust Settings</b>: turn on
<b>sorade on $computer</b>.</p></div>
</div></details>
<details name="which"$android_open><summary>Android</summary><div class="steps">
<div>$android_install<p>Open <b>Settings</b> and search for <b>CA certificate</b>. Tap it, then
<b>Install anyway</b>.</p></div>
<div>$android_trust<p>Choose <b>sorade.crt</b> in your downloads. Use Chrome for sorade.</p></div>
</div></details>
<h2>3. Open sorade</h2>
<p><a class="button" href="$address">Open sorade</a></p>
<p class="quiet">It asks for the code that your computer shows. On an iPhone or iPad, add sorade to the home screen
first (Share, then Add to Home Screen), and open it from there.</p>
<p class="quiet">The certificate is good for your home network only, not for sites on the internet. Its fingerprint is
the one that your computer shows:<br><code>$fingerprint</code></p>
<p class="quiet">To take it away: on an iPhone or iPad, Settings › General › VPN &amp; Device Management. On Android,
search Settings for “user credentials”.</p>
</body></html>
""")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Guide:
    """The page behind a port of its own, from now on until it is closed."""

    def __init__(self, port: int, address: str, computer: str, certificate: bytes, fingerprint: str) -> None:
        self.certificate = certificate
        self._words = {
            "address": escape(address),
            "computer": escape(computer),
            "certificate": CERTIFICATE,
            "fingerprint": fingerprint,
            "style": STYLE,
            "ios_install": IOS_INSTALL,
            "ios_trust": IOS_TRUST,
            "android_install": ANDROID_INSTALL,
            "android_trust": ANDROID_TRUST,
        }
        self._server = ThreadingHTTPServer(("0.0.0.0", port), partial(_Asked, self))  # noqa: S104 - the home network
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def page(self, browser: str) -> str:
        """The page, with the steps of the browser's own system open."""
        android = "Android" in browser
        return PAGE.substitute(
            self._words, ios_open="" if android else " open", android_open=" open" if android else ""
        )

    def close(self) -> None:
        """Nobody can begin any more."""
        self._server.shutdown()
        self._server.server_close()


class _Asked(BaseHTTPRequestHandler):
    timeout = SECONDS

    def __init__(self, guide: Guide, *args: Any) -> None:
        self._guide = guide
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == CERTIFICATE:
            self._answer(200, "application/x-x509-ca-cert", self._guide.certificate)
        elif path == "/":
            self._answer(200, "text/html; charset=utf-8", self._guide.page(self.headers.get("User-Agent", "")).encode())
        else:
            self._answer(404, "text/plain; charset=utf-8", b"There is nothing at this address.\n")

    def _answer(self, status: int, media: str, body: bytes) -> None:
        self.send_response(status)
        for name, value in (HEADERS | {"Content-Security-Policy": POLICY}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def version_string(self) -> str:
        return "sorade"

    def log_message(self, *_: object) -> None:
        """Who looked is nobody's business."""
