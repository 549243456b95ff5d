"""Every door's case, by its kind: tests/channels_in/contract/case_<kind>.py holds CASE."""

from importlib import import_module

from channels_in.registry import DOORS
from tests.channels_in.contract.case import Case

CASES: dict[str, Case] = {kind: import_module(f"tests.channels_in.contract.case_{kind}").CASE for kind in DOORS}
