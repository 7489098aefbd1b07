"""The authority by which devices of the home network know this computer, made once and kept in the data folder; and the
certificate for its names and addresses, made anew at each start.

To a device that trusts it, whoever has an authority's key could pass for any site. This one can't: it is good for the
names of home networks and for private addresses only (RFC 5280, name constraints)."""

from __future__ import annotations

import datetime
import hashlib
import ipaddress
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

DAY = datetime.timedelta(days=1)
AUTHORITY_DAYS = 3_650
CERTIFICATE_DAYS = 397  # Apple's devices take no more than 825
PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "127.0.0.0/8")
LOCAL = ("local", "lan", "home", "home.arpa", "internal", "localdomain", "fritz.box")
"""What names end with that no site of the world has, or that routers at home give."""


class Authority:
    """The authority that is kept in a folder, made where there is none."""

    def __init__(self, folder: Path, computer: str) -> None:
        self._folder, file = folder, folder / "authority.pem"
        if not file.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(file, _made(computer))
        pem = file.read_bytes()
        self._authority = trustme.CA.from_pem(pem, pem)

    @property
    def certificate(self) -> bytes:
        """What a device is to trust, in DER."""
        return x509.load_pem_x509_certificate(self._authority.cert_pem.bytes()).public_bytes(Encoding.DER)

    @property
    def fingerprint(self) -> str:
        """Of the certificate, SHA-256, as devices show it."""
        return hashlib.sha256(self.certificate).digest().hex(":").upper()

    def issue(self, names: tuple[str, ...]) -> tuple[Path, Path]:
        """A certificate for these names and addresses: its file, and that of its key."""
        now = datetime.datetime.now(datetime.UTC)
        made = self._authority.issue_cert(
            *names,
            organization_name="sorade",
            organization_unit_name="home network",
            not_before=now - DAY,  # a device's clock may be a little behind
            not_after=now + CERTIFICATE_DAYS * DAY,
        )
        key = load_pem_private_key(made.private_key_pem.bytes(), None)
        certificate, own = self._folder / "certificate.pem", self._folder / "key.pem"
        _write(certificate, b"".join(blob.bytes() for blob in made.cert_chain_pems))
        _write(own, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return certificate, own


def is_home(name: str) -> bool:
    """Whether it is a name or an address that the authority is good for."""
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return any(name.endswith(f".{end}") for end in LOCAL)
    return any(address in ipaddress.ip_network(network) for network in PRIVATE)


def _made(computer: str) -> bytes:
    """A new authority: its key and its certificate, in PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "sorade"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"sorade on {computer}"[:64]),
        ]
    )
    now = datetime.datetime.now(datetime.UTC)
    usage = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "encipher_only"), False
    )
    names = [*map(x509.DNSName, LOCAL), *(x509.IPAddress(ipaddress.ip_network(network)) for network in PRIVATE)]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + AUTHORITY_DAYS * DAY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, key_cert_sign=True, crl_sign=True, decipher_only=False, **usage),
            critical=True,
        )
        .add_extension(x509.NameConstraints(permitted_subtrees=names, excluded_subtrees=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()) + certificate.public_bytes(
        Encoding.PEM
    )


def _write(file: Path, text: bytes) -> None:
    """For its owner alone, whole or not at all."""
    made = file.with_name(f"{file.name}.new")
    made.unlink(missing_ok=True)
    made.touch(mode=0o600)
    made.write_bytes(text)
    made.replace(file)
