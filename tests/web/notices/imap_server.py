"""Dovecot on this machine, in a folder that is thrown away, with a mailbox for whoever asks."""

import imaplib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from visiting import PATIENCE, free_port

PASSWORD = "prøve".encode().hex()
CONFIG = """\
base_dir = {folder}/run
log_path = {folder}/log
mail_location = maildir:~/Maildir
protocols = imap
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/%u
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class ImapServer:
    """Where the server listens; each user has a mailbox, made when it is first asked for."""

    port: int

    def url(self, user: str) -> str:
        """Return the address of a mailbox as the site takes it."""
        return f"imap://{user.replace('@', '%40')}:{PASSWORD}@127.0.0.1:{self.port}/INBOX"

    @contextmanager
    def signed_in(self, user: str) -> Iterator[imaplib.IMAP4]:
        """Open a mailbox as a mail program does."""
        with imaplib.IMAP4("127.0.0.1", self.port) as imap:
            imap.login(user, PASSWORD)
            imap.select("INBOX")
            yield imap

    def deliver(self, user: str, mail: bytes) -> None:
        """Put a mail into a mailbox, as the mail server of its owner does."""
        with self.signed_in(user) as imap:
            status, answer = imap.append("INBOX", "", "", mail)
            assert status == "OK", answer

    def mails_of(self, user: str) -> list[bytes]:
        """Return what lies in a mailbox, the oldest first."""
        with self.signed_in(user) as imap:
            numbers = imap.search(None, "ALL")[1][0].split()
            return [imap.fetch(number.decode(), "(RFC822)")[1][0][1] for number in numbers]


@contextmanager
def running_dovecot() -> Iterator[ImapServer]:
    """Run Dovecot as someone who may do nothing else on this machine."""
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    assert program, "Dovecot is missing; `make programs` installs it"
    uid, gid = (os.getuid(), os.getgid()) if os.getuid() else (65534, 65534)
    folder = Path(tempfile.mkdtemp(prefix="modning-dovecot-"))
    os.chown(folder, uid, gid)
    server = ImapServer(free_port())
    config = folder / "dovecot.conf"
    config.write_text(
        CONFIG.format(
            folder=folder,
            user=owner_of(uid, "passwd"),
            group=owner_of(gid, "group"),
            uid=uid,
            gid=gid,
            port=server.port,
            password=PASSWORD,
        )
    )
    config.chmod(0o644)
    process = subprocess.Popen(
        [program, "-F", "-c", str(config)], user=uid, group=gid, extra_groups=[]
    )
    try:
        wait_for(server, process, folder)
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)
        shutil.rmtree(folder)


def owner_of(number: int, database: str) -> str:
    """Return the name of a user or group."""
    found = subprocess.run(
        ["getent", database, str(number)], check=True, capture_output=True, text=True
    )
    return found.stdout.split(":")[0]


def wait_for(server: ImapServer, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Return when the server answers."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with server.signed_in("nobody@example.dk"):
                return
        except (OSError, imaplib.IMAP4.error):
            log = folder / "log"
            told = log.read_text() if log.exists() else ""
            assert process.poll() is None, told
            assert time.monotonic() < deadline, told
            time.sleep(0.1)
