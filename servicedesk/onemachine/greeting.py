"""What make run prints when it is ready: where everything is, and who can sign in."""

from collections.abc import Iterator

from django.conf import settings
from django.shortcuts import resolve_url

from servicedesk.demo.sign_ins import DEMO_PASSWORD, sign_ins
from servicedesk.onemachine.steps import bold


def greet() -> None:
    """Print the addresses, and the demo sign-ins where the demo municipality is loaded."""
    print()
    for label, path in addresses():
        print(f"  {label:<12}{bold(settings.BASE_URL + path)}")
    if settings.DEMO:
        print(f"\n  Sign in as one of these, password {bold(DEMO_PASSWORD)}")
        for role, email in one_of_each_role():
            print(f"  {role:<16}{email}")
    print("\n  Ctrl-C ends everything.\n", flush=True)


def addresses() -> Iterator[tuple[str, str]]:
    """Yield what there is to look at: a label and a path."""
    yield "Citizens", "/"
    yield "Agents", resolve_url(settings.LOGIN_URL)
    if settings.DEMO:
        yield "Try it", resolve_url("demo_doors")
    yield "API", "/api/docs/"
    if not settings.EMAIL_URL:
        yield "Kept mail", "/dev/outbox/"


def one_of_each_role() -> Iterator[tuple[str, str]]:
    """Yield the first person of each role: a label and an e-mail address."""
    seen: set[str] = set()
    for person in sign_ins():
        for membership in person.roles.split(", "):
            team, _, role = membership.partition(": ")
            if role not in seen:
                seen.add(role)
                yield role.replace("_", " "), f"{person.email} ({team})"
