"""sorade as a folder of files, which any web host can serve: the page, its home in the browser, and what hosts want to
be told."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

from sorade.errors import BadInput, CannotStart

from .local import HEADERS, POLICY
from .pack import pack
from .shell import PATHS
from .shipped import APP

HOME = Path(__file__).with_name("home")
SITE = Path(__file__).with_name("site")
STATIC_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'") + "; worker-src 'self'"
STATIC_HEADERS = HEADERS | {"Content-Security-Policy": STATIC_POLICY}
FOREVER = "public, max-age=31536000, immutable"
FOREVER_UNDER = ("app/assets", "home")  # what is in these has a digest in its name, or its folder's
CHECKED = "no-cache"  # kept, but never used without asking
PACKED = (".html", ".js", ".mjs", ".css", ".svg", ".json", ".wasm", ".zip", ".sqlite", ".webmanifest", ".txt")
MARK = "sorade.static"  # in each folder that was written: what may be overwritten


def write_folder(target: Path, *, compress: bool = True, syncs: bool = False) -> str:
    """Write the folder; one that was written before is written anew.

    Args:
        target: made where there is none.
        compress: write a .gz beside each file, and a .br where Node is there, for hosts that send those and don't
            compress by themselves.
        syncs: whoever serves it has a log, too, with which that of the browser is kept in step: a computer in the same
            Wi-Fi, for which .gz will do.

    Returns:
        The version, which each file of the home has in its address.

    Raises:
        BadInput: there is something else in the folder.
        CannotStart: the page or its home was not built.
    """
    for built in (APP / "index.html", HOME / "home.json"):
        if not built.exists():
            raise CannotStart(f"{built.name} is missing. Run `make static` in a checkout, or install sorade again.")
    if target.exists() and any(target.iterdir()) and not (target / MARK).exists():
        raise BadInput(f"{target} has other files in it. Name a folder that is empty, or isn't there yet.")
    partial = target.with_name(f"{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    version = _write(partial, syncs)
    if compress:
        pack([path for path in sorted(partial.rglob("*")) if path.suffix in PACKED], brotli=not syncs)
    shutil.rmtree(target, ignore_errors=True)
    partial.rename(target)
    return version


def _write(root: Path, syncs: bool) -> str:
    shutil.copytree(APP, root / "app", ignore=shutil.ignore_patterns("index.html", "service.js"))
    place = f"home/{json.loads((HOME / 'home.json').read_text('utf-8'))['version']}"
    shutil.copytree(HOME, root / place)
    shutil.copytree(SITE, root, dirs_exist_ok=True)
    page = _page((APP / "index.html").read_text("utf-8"), f"/{place}", syncs)
    for name in ("index.html", "404.html"):  # hosts that know no rewriting show the latter wherever there is no file
        (root / name).write_text(page, "utf-8")
    shell = ["/", *_addresses(root, "app", "icons"), "/manifest.webmanifest"]
    contents = {"shell": shell, "home": [*_addresses(root, place)]}
    version = _digest(root, contents)
    told = json.dumps({"version": version, **contents})
    service = (APP / "service.js").read_text("utf-8")
    (root / "service.js").write_text(f"self.CONTENTS = {told};\n{service}", "utf-8")
    for name, text in _told(place).items():
        (root / name).write_text(text, "utf-8")
    (root / MARK).write_text(f"{version}\n", "utf-8")
    return version


def _page(built: str, place: str, syncs: bool) -> str:
    """index.html with where its home is, and its policy for hosts that send no headers."""
    policy = STATIC_POLICY.replace("; frame-ancestors 'none'", "")  # a browser takes that from a header only
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}" />\n'
        f'    <meta name="sorade-home" content="{place}" />\n'
        '    <link rel="manifest" href="/manifest.webmanifest" />\n'
        '    <link rel="apple-touch-icon" href="/icons/180.png" />\n'
        '    <meta name="apple-mobile-web-app-title" content="sorade" />\n    '
    )
    if syncs:
        head += '<meta name="sorade-sync" content="/api" />\n    '
    return built.replace('<meta name="viewport"', f'{head}<meta name="viewport"', 1)


def _addresses(root: Path, *folders: str) -> Iterator[str]:
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file():
                yield f"/{path.relative_to(root).as_posix()}"


def _digest(root: Path, contents: dict[str, list[str]]) -> str:
    """Of all that the service worker keeps."""
    digest = hashlib.sha256((APP / "service.js").read_bytes())
    for address in (*contents["shell"], *contents["home"]):
        path = root / ("index.html" if address == "/" else address[1:])
        digest.update(address.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _told(place: str) -> dict[str, str]:
    """What the usual hosts are told: headers, and that every page's address is answered with the page."""
    headers = STATIC_HEADERS
    pages = sorted({path.split("/")[0] for path in PATHS} - {""})
    forever = ("/app/assets/*", f"/{place}/*")
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for pattern in forever:  # of all else these hosts say by themselves that it has to be checked
        lines += [pattern, f"  Cache-Control: {FOREVER}"]
    netlify = "\n".join(lines) + "\n"
    redirects = "".join(f"/{page} /index.html 200\n/{page}/* /index.html 200\n" for page in pages)
    caddy = "\n".join(
        [
            "# for Caddy: put your own name in place of example.org, and this folder in place of /srv/sorade",
            "example.org {",
            "\troot * /srv/sorade",
            *(f'\theader {name} "{value}"' for name, value in headers.items()),
            f"\t@forever path {' '.join(forever)}",
            f"\t@checked not path {' '.join(forever)}",
            f'\theader @forever Cache-Control "{FOREVER}"',
            f'\theader @checked Cache-Control "{CHECKED}"',
            "\ttry_files {path} /index.html",
            "\tfile_server {",
            "\t\tprecompressed br gzip",
            "\t}",
            "}",
            "",
        ]
    )
    add = "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items())
    nginx = (
        "# for nginx: inside `server { ... }`, with this folder in place of /srv/sorade\n"
        "root /srv/sorade;\ngzip_static on;\n# brotli_static on;  # with ngx_brotli, where there are .br files\n"
        "types {\n    application/wasm wasm;\n    text/javascript js mjs;\n"
        "    application/manifest+json webmanifest;\n    text/html html;\n    text/css css;\n    image/svg+xml svg;\n"
        "    image/png png;\n    application/json json;\n}\n"
        f'location / {{\n{add}\n    add_header Cache-Control "{CHECKED}" always;\n    try_files $uri /index.html;\n}}\n'
        f"location ~ ^/(app/assets|home)/ {{\n{add}\n"
        f'    add_header Cache-Control "{FOREVER}" always;\n}}\n'
    )
    return {"_headers": netlify, "_redirects": redirects, "Caddyfile": caddy, "nginx.conf": nginx}
