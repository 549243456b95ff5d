"""The role matrix of what Meta calls, and of the page for our app there."""

from tests.house.roles import Row, public

META_HOOK: dict[str, Row] = {"meta_hook": public(404, args=lambda things: ["x" * 43], method="post")}
