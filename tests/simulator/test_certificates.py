"""HTTPS: twiml-voice.md, section 2.6."""

from __future__ import annotations

import contextlib
import datetime as dt
import ssl
import threading
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from werkzeug.serving import make_server

from ivr.simulator.transports import reach
from tests.simulator.apps import Pages
from tests.simulator.calling import call
from tests.simulator.statements import states


@contextlib.contextmanager
def secured(folder: Path) -> Iterator[str]:
    """An HTTPS server whose certificate nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, kept = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "key").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, kept))
    (folder / "cert").write_bytes(certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert", folder / "key")
    server = make_server("127.0.0.1", 0, Pages({"/voice": ""}), ssl_context=context)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.port}/voice"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@states("2.6.10", "2.8.3")
def test_a_certificate_must_be_valid(tmp_path: Path):
    """2.6, 2.8: one that nobody vouches for is 11237; plain HTTP needs none."""
    app = Pages({})
    with secured(tmp_path) as url:
        app.pages["/voice"] = f"<Redirect>{url}#rc=0</Redirect>"
        assert call(app, send=reach({"app.local": app})).codes == [11237]
