"""What goes to a scheduler on another machine is sealed, or somebody said that it need not be."""

from __future__ import annotations

import datetime as dt
import ipaddress

import dask
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from distributed import LocalCluster
from distributed.security import Security

from analysis.__main__ import main
from analysis.indexing.connection import is_sealed
from analysis.indexing.index import build_index
from analysis.language.engines.engine import EngineError


@pytest.mark.parametrize(
    ("address", "sealed"),
    [
        ("tls://10.0.0.5:8786", True),
        ("wss://10.0.0.5:8786", True),
        ("tcp://127.0.0.1:8786", True),
        ("tcp://[::1]:8786", True),
        ("localhost:8786", True),
        ("tcp://10.0.0.5:8786", False),
        ("10.0.0.5:8786", False),
        ("ws://10.0.0.5:8786", False),
        ("tcp://127.0.0.1.evil.example:8786", False),
        ("tcp://scheduler", False),
        ("ucx://10.0.0.5", False),
    ],
)
def test_which_addresses_are_sealed(address, sealed):
    assert is_sealed(address) is sealed


def test_the_command_refuses_what_is_not_unless_told(copy_of_nerima, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("IKEN_DATA", str(copy_of_nerima.parents[1]))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("analysis.indexing.cluster.SECONDS", 0.5)
    asked = ["index", "nerima-2023", "--scheduler", "tcp://192.0.2.1:8786"]  # an address that is nobody's
    assert main(asked) == 64
    assert "--plain-tcp" in capsys.readouterr().err
    assert main([*asked, "--plain-tcp"]) == 64
    assert "つながりません" in capsys.readouterr().err


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate that vouches for itself, with its key, as one file."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "iken-atlas")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "own.pem"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(key.private_bytes(*form) + made.public_bytes(serialization.Encoding.PEM))
    return str(file)


def test_certificates_of_dask_s_own_settings_are_used(comments, lexicon, certificate, tmp_path):
    tls = "distributed.comm.tls"
    files = {f"{tls}.{who}.{part}": certificate for who in ("scheduler", "worker", "client") for part in ("cert", "key")}
    settings = {f"{tls}.ca-file": certificate, "distributed.comm.require-encryption": True, **files}
    few = comments.head(4)
    with (
        dask.config.set(settings),
        LocalCluster(
            1, processes=False, dashboard_address=None, host="127.0.0.1", protocol="tls", security=Security()
        ) as started,
    ):
        assert started.scheduler_address.startswith("tls://")
        assert [*build_index(few, lexicon, tmp_path / "sealed", size=2, scheduler=started.scheduler_address)][-1] == 4
        with dask.config.set(dict.fromkeys(files)), pytest.raises(EngineError):  # one without certificates
            list(build_index(few, lexicon, tmp_path / "none", size=2, scheduler=started.scheduler_address))
    list(build_index(few, lexicon, tmp_path / "whole", size=2))
    assert [path.read_bytes() for path in sorted((tmp_path / "sealed").iterdir())] == [
        path.read_bytes() for path in sorted((tmp_path / "whole").iterdir())
    ]
