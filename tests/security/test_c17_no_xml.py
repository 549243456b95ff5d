"""C17: XML from outside is read in one place, feeds, by a child process with limits; what entities do there is nothing:
tests/channels_in/mentions/test_fetching.py. All else is never read as XML, so there is nothing to expand in.
"""

import re
from pathlib import Path

import pytest

from tests.channels_in.email.mails import mail_inbox
from tests.channels_in.email.raw import parts
from tests.security.by_mail import bring

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("servicedesk", "tickets", "channels_in", "knowledgebase", "chat", "frontend")
READS_XML = re.compile(
    r"^\s*(from|import) (xml(?!\.sax\.saxutils)|lxml|defusedxml|xmltodict|bs4|openpyxl|docx|feedparser)\b", re.MULTILINE
)
XXE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><svg>&b;</svg>'
BOMB = b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 1000 + b'">' + b'<!ENTITY b "&a;&a;&a;&a;">' * 50 + b"]><svg>&b;</svg>"


def test_nobody_reads_xml_but_the_child_that_reads_feeds() -> None:
    readers = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if READS_XML.search(path.read_text())]

    assert readers == [ROOT / "channels_in/mentions/read_child.py"]


@pytest.mark.django_db
@pytest.mark.parametrize("content", [XXE, BOMB])
@pytest.mark.parametrize("kind", [b"image/svg+xml", b"text/xml", b"application/xml", b"text/html"])
def test_xml_in_a_mail_is_a_file_or_text_and_expands_to_nothing(kind: bytes, content: bytes) -> None:
    message = bring(parts(b"\r\nHej", b"Content-Type: " + kind + b"; name=a.xml\r\n\r\n" + content), mail_inbox())

    assert "root:" not in message.body + message.body_html
    assert len(message.body) < 10_000
    assert sum(file.size for file in message.attachments.all()) <= len(content) + 2
