"""Jobs about people. They take ids and call one function."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from servicedesk.people import mail
from servicedesk.people.models import Agent

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)  # about a day, all told


@app.task(name=mail.SEND_PASSWORD_LINK, queue="outgoing", retry=RETRY)
def send_password_link(agent_id: int, is_new: int = 0) -> None:
    """agent_id 0 is nobody: asking for an unknown address costs the same as for a known one."""
    agent = Agent.objects.filter(pk=agent_id, is_active=True).first()
    if agent is not None:
        mail.send_password_link(agent, is_new=bool(is_new))


@app.task(name=mail.SEND, queue="outgoing", retry=RETRY)
def send(to: str, subject: str, body: str) -> None:
    mail.send(to, subject, body)
