from tests.channels_in.contract.case import Case
from tests.channels_in.scans.papers import fax

# Its way in is a folder: tests/channels_in/scans. It answers by e-mail.
CASE = Case(kind="fax", captured=[(fax(pages=2), {"channel": "fax", "text": "", "sender": None})])
