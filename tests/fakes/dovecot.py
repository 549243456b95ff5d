"""Dovecot from Debian on loopback: a real IMAP server with a folder, ports and certificate of its own."""

import imaplib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PASSWORD = "höst-och-löv"
PROGRAM = shutil.which("dovecot") or "/usr/sbin/dovecot"
CONFIG = """
protocols = imap
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
ssl = yes
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login{more_mechanisms}
auth_failure_delay = 0
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
mail_location = maildir:{root}/mail/%u
imap_capability = {capability}
{oauth}passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={root}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
listen = 127.0.0.1
"""


# Tokens are shown to the provider, who says whose they are (RFC 7662).
OAUTH = """passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {root}/oauth2.conf
}}
"""
OAUTH_CONFIG = """introspection_url = {introspection}
introspection_mode = auth
active_attribute = active
active_value = true
username_attribute = username
"""


@dataclass
class Dovecot:
    """port: without encryption and STARTTLS. tls_port: TLS. Each user name is a mailbox of its own."""

    root: Path
    port: int
    tls_port: int
    introspection: str = ""  # where a provider says whose a token is; with it XOAUTH2 and OAUTHBEARER are offered
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def certificate(self) -> Path:
        return self.root / "cert.pem"

    def start(self, capability: str = "") -> None:
        self.write_config(capability)
        self.process = subprocess.Popen(
            [PROGRAM, "-F", "-c", str(self.root / "dovecot.conf")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as greeted:
                    if greeted.recv(4):
                        return
            except OSError:
                time.sleep(0.05)
        raise TimeoutError((self.root / "log").read_text() if (self.root / "log").exists() else "no log")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
            self.process = None

    def write_config(self, capability: str) -> None:
        is_root = os.geteuid() == 0
        own = {"uid": os.getuid(), "gid": os.getgid()}
        user = {"uid": 65534, "gid": 65534} if is_root else own
        name = "dovecot" if is_root else own["uid"]
        if self.introspection:
            (self.root / "oauth2.conf").write_text(OAUTH_CONFIG.format(introspection=self.introspection))
        text = CONFIG.format(
            root=self.root,
            oauth=OAUTH.format(root=self.root) if self.introspection else "",
            more_mechanisms=" xoauth2 oauthbearer" if self.introspection else "",
            port=self.port,
            tls_port=self.tls_port,
            capability=capability,
            password=PASSWORD,
            internal=name,
            internal_group="dovecot" if is_root else own["gid"],
            login="dovenull" if is_root else own["uid"],
            **user,
        )
        (self.root / "dovecot.conf").write_text(text)

    @contextmanager
    def signed_in(self, user: str, folder: str = "INBOX") -> Iterator[imaplib.IMAP4]:
        """As a person's own mail program."""
        client = imaplib.IMAP4("127.0.0.1", self.port, 10)
        client.authenticate("PLAIN", lambda _: f"\0{user}\0{PASSWORD}".encode())
        client.select(f'"{folder}"')
        try:
            yield client
        finally:
            client.logout()

    def deliver(self, user: str, *mails: bytes, folder: str = "INBOX", flags: str = "") -> None:
        with self.signed_in(user) as client:
            for raw in mails:
                client.append(f'"{folder}"', flags, "", raw)

    def flags(self, user: str, folder: str = "INBOX") -> list[bool]:
        """Of each mail in the folder, whether it is read."""
        with self.signed_in(user, folder) as client:
            answers = client.uid("fetch", "1:*", "(FLAGS)")[1]
        return [b"\\Seen" in answer for answer in answers if isinstance(answer, bytes)]

    def make_anew(self, user: str, folder: str) -> None:
        """Remove a folder and restore its mails into one of the same name: other UIDs, another UIDVALIDITY."""
        with self.signed_in(user, folder) as client:
            answers = client.uid("fetch", "1:*", "(FLAGS BODY.PEEK[])")[1]
            mails = [(b"\\Seen" in part[0], part[1]) for part in answers if isinstance(part, tuple)]
            client.select("INBOX")
            client.delete(f'"{folder}"')
            client.create(f'"{folder}"')
            for is_seen, raw in mails:
                client.append(f'"{folder}"', r"(\Seen)" if is_seen else "", "", raw)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(capability: str = "", introspection: str = "") -> Iterator[Dovecot]:
    root = Path(tempfile.mkdtemp(prefix="dovecot-"))
    root.chmod(0o755)  # its own accounts read there
    server = Dovecot(root, free_port(), free_port(), introspection)
    try:
        (root / "mail").mkdir()
        (root / "mail").chmod(0o1777)
        write_certificate(root)
        server.start(capability)
        yield server
    finally:
        server.stop()
        shutil.rmtree(root, ignore_errors=True)


def write_certificate(root: Path) -> None:
    """Signed by itself, for 127.0.0.1: good for those who are told to trust it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.storan.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (root / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (root / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
