"""The role matrix of what Meta calls, and of the pages for our app there. See role_matrix.py."""

from channels_in.accounts import new_app
from servicedesk.people.models import Agent
from tests.house.roles import Row, administrators, public


def app(_things: object) -> list[object]:
    by = Agent.objects.order_by("pk").first()
    assert by is not None
    return [new_app(by=by, provider="meta", name="Appen", app_id="10001", given={}).pk]


META_HOOK: dict[str, Row] = {"meta_hook": public(404, args=lambda things: ["x" * 43], method="post")}
META_SETTINGS: dict[str, Row] = {
    "settings_vendor_apps": administrators(),
    "settings_vendor_app_new": administrators(),
    "settings_vendor_app": administrators(args=app),
    "settings_vendor_app_address": administrators(args=app, method="post"),
}
