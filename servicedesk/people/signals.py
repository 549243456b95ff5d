"""What others may want to know about people. Sent after commit, so what a receiver reads is true."""

from django.dispatch import Signal

# agent_id: int. The agent may no longer be here: close their sockets.
agent_disabled = Signal()
# agent_id: int. Every session of the agent has ended; sockets opened by one of them should close too.
agent_signed_out = Signal()
# agent_id: int. The agent belongs to other teams, or has other roles in them, than before.
agent_teams_changed = Signal()
