"""F9: the window is part of the page that shows it, no frame: there are no messages between windows to forge."""

from django.test import Client

from frontend.widget.script import script


def test_script_sends_and_takes_no_messages_between_windows() -> None:
    text = script()

    for word in ("postMessage", 'addEventListener("message"', "window.opener", "document.cookie", "eval("):
        assert word not in text, word


def test_script_lets_no_cookie_go_along_and_the_answer_sets_none(client: Client) -> None:
    response = client.get("/widget.js")

    assert 'credentials:"omit"' in script()
    assert not response.cookies
