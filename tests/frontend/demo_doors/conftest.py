"""The same people and browsers as at the workspace's pages."""

from tests.frontend.agent.conftest import _nothing_remembered, cast, sign_in

__all__ = ["_nothing_remembered", "cast", "sign_in"]
