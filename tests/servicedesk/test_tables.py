"""tables.sql; that it is what the migrations make, the step "tables" of make check says."""

import re

from servicedesk.onemachine.tables import FILE


def test_what_the_script_sets_ends_with_its_transaction() -> None:
    """Its connection goes back to a pool: with an empty search path the next to use it finds no table."""
    script = FILE.read_text()

    assert re.findall(r"(?m)^SET (?!LOCAL ).*", script) == []
    assert set(re.findall(r"set_config\(.*\)", script)) == {"set_config('search_path', '', true)"}
