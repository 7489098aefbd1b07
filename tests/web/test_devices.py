"""Who gets in from the home network: codes, devices, the authority and the door."""

from __future__ import annotations

import itertools
import os
import ssl
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import ExtensionOID
from django.test import RequestFactory

from sorade.errors import BadInput, NotFound, NotPaired, NotSignedIn, Refused, TooLarge
from sorade.web.lan.authority import Authority, is_home
from sorade.web.lan.devices import Device, Devices
from sorade.web.lan.names import names
from sorade.web.lan.outside import COOKIE, admit, device_of
from sorade.web.lan.routes import square


class Clock:
    def __init__(self) -> None:
        self.at = time.time()

    def __call__(self) -> float:
        return self.at


def test_a_code_lets_one_device_in(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    code = devices.new_code()
    device, shown = devices.pair(f" {code.digits[:3]} {code.digits[3:]}", " My\ttablet ")
    assert device.name == "My tablet"
    assert devices.known(shown) == replace(device, seen=devices.all()[0].seen)
    with pytest.raises(NotPaired, match="no code"):
        devices.pair(code.digits, "Another")


def test_a_code_is_good_for_ten_minutes(tmp_path: Path) -> None:
    clock = Clock()
    devices = Devices(tmp_path, clock)
    code = devices.new_code()
    clock.at += 601
    with pytest.raises(NotPaired, match="no code"):
        devices.pair(code.digits, "Late")


def test_after_five_wrong_codes_the_right_one_is_none(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    right = devices.new_code().digits
    wrong = (f"{number:06}" for number in itertools.count() if f"{number:06}" != right)
    for _ in range(5):
        with pytest.raises(NotPaired, match="wrong"):
            devices.pair(next(wrong), "Guess")
    with pytest.raises(NotPaired):
        devices.pair(right, "Guess")
    assert devices.all() == ()


def test_a_new_code_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    first, second = devices.new_code(), devices.new_code()
    if first.digits != second.digits:
        with pytest.raises(NotPaired):
            devices.pair(first.digits, "Late")
    devices.pair(second.digits, "In")


def test_a_device_that_is_shut_out_is_a_stranger(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    one, shown = devices.pair(devices.new_code().digits, "One")
    other, stays = devices.pair(devices.new_code().digits, "Other")
    devices.shut_out(one.id)
    assert devices.known(shown) is None
    assert devices.known(stays) == replace(other, seen=devices.all()[0].seen)
    assert [device.name for device in devices.all()] == ["Other"]
    with pytest.raises(NotFound):
        devices.shut_out(one.id)


@pytest.mark.parametrize("shown", ["", ".", "x.y", "0199aaaa-0000-7000-8000-000000000000.token", "../../secret.x"])
def test_nothing_else_is_a_device(tmp_path: Path, shown: str) -> None:
    devices = Devices(tmp_path)
    devices.pair(devices.new_code().digits, "One")
    assert devices.known(shown) is None


def test_another_devices_token_is_none(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    (one, _), (_, shown) = (devices.pair(devices.new_code().digits, name) for name in ("One", "Other"))
    assert devices.known(f"{one.id}.{shown.partition('.')[2]}") is None


def test_what_is_kept_lets_nobody_in_and_nobody_else_reads_it(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    _, shown = devices.pair(devices.new_code().digits, "One")
    (file,) = (tmp_path / "devices").iterdir()
    assert shown.partition(".")[2] not in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_authority_is_made_once_and_is_for_a_home_alone(tmp_path: Path) -> None:
    first, again = Authority(tmp_path, "laptop"), Authority(tmp_path, "laptop")
    assert first.fingerprint == again.fingerprint
    assert stat.S_IMODE((tmp_path / "authority.pem").stat().st_mode) == 0o600
    certificate = x509.load_der_x509_certificate(first.certificate)
    limits = certificate.extensions.get_extension_for_oid(ExtensionOID.NAME_CONSTRAINTS)
    assert limits.critical
    made = x509.load_pem_x509_certificate(first.issue(("laptop.local", "192.168.1.20"))[0].read_bytes())
    made.verify_directly_issued_by(certificate)
    assert (made.not_valid_after_utc - made.not_valid_before_utc).days < 825  # Apple's devices take no longer
    other = x509.load_der_x509_certificate(Authority(tmp_path / "other", "laptop").certificate)
    with pytest.raises((InvalidSignature, ValueError)):
        made.verify_directly_issued_by(other)


@pytest.mark.parametrize(("name", "good"), [("127.0.0.1", True), ("laptop.local", True), ("example.org", False)])
def test_a_device_believes_it_for_a_home_alone(tmp_path: Path, name: str, good: bool) -> None:
    """What OpenSSL, as it is in many devices, makes of a certificate for that name."""
    authority = Authority(tmp_path, "laptop")
    certificate, key = authority.issue((name,))
    trust = ssl.create_default_context(cadata=authority.certificate)
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate, key)
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = trust.wrap_bio(back, there, server_hostname=name)
    server = served.wrap_bio(there, back, server_side=True)

    def shake() -> bool:
        for _ in range(10):
            done = 0
            for side in (client, server):
                try:
                    side.do_handshake()
                    done += 1
                except ssl.SSLWantReadError:
                    pass
            if done == 2:
                return True
        return False

    if good:
        assert shake()
    else:
        with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree"):
            shake()


@pytest.mark.parametrize(
    ("name", "home"),
    [
        *(("192.168.1.7", True), ("10.1.2.3", True), ("172.31.0.1", True), ("172.32.0.1", False), ("8.8.8.8", False)),
        *(("laptop.local", True), ("local", False), ("laptop.local.example.org", False), ("", False)),
    ],
)
def test_what_is_at_home(name: str, home: bool) -> None:
    assert is_home(name) is home


def test_a_name_that_somebody_chose_must_be_of_a_home() -> None:
    assert names("127.0.0.1").best == "127.0.0.1"
    with pytest.raises(BadInput, match=r"laptop\.local"):
        names("example.org")


def test_the_door(tmp_path: Path) -> None:
    devices = Devices(tmp_path)
    device, shown = devices.pair(devices.new_code().digits, "One")
    asks = RequestFactory(HTTP_HOST="192.168.1.7:8778")

    def let(path: str, **headers: str) -> object:
        request = asks.get(path, **{f"HTTP_{name.upper().replace('-', '_')}": text for name, text in headers.items()})
        admit(request, devices)
        return device_of(request)

    ours = {"cookie": f"{COOKIE}={shown}"}
    asked = let("/api/log", **ours)
    assert isinstance(asked, Device)
    assert asked.id == device.id
    assert let("/practice") is None
    assert let("/api/pair") is None
    for wrong in ({}, {"cookie": f"{COOKIE}={device.id}.x"}):
        with pytest.raises(NotSignedIn):
            let("/api/log", **wrong)
    for wrong in ({"host": "example.org"}, {"sec-fetch-site": "cross-site"}, {"origin": "https://example.org"}):
        with pytest.raises(Refused):
            let("/api/log", **ours, **wrong)
    body = b"x" * (2**21 + 1)
    heavy = asks.post("/api/log/events", body, "application/json", HTTP_SEC_FETCH_SITE="same-origin")
    with pytest.raises(TooLarge):
        admit(heavy, devices)


def test_a_square_has_a_quiet_zone() -> None:
    drawn = square("http://192.168.1.7:8779/")
    assert drawn.size >= 25 + 8
    assert drawn.path.startswith("M4 4h1v1h-1z")


def test_devices_from_the_terminal(tmp_path: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-m", "sorade", "devices", *words]
        env = {**os.environ, "SORADE_DATA": str(tmp_path)}
        return subprocess.run(program, env=env, capture_output=True, text=True, check=False)

    assert "No device is paired" in run().stdout
    digits = "".join(filter(str.isdecimal, run("--code").stdout[:7]))
    Devices(tmp_path / "lan").pair(digits, "My tablet")
    assert "My tablet: paired" in run().stdout
    assert "shut out" in run("--shut-out", "My tablet").stdout
    assert run("--shut-out", "My tablet").returncode == 3
