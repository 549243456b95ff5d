from tests.channels_in.contract.case import Case

# What is said live is a message at once; nothing is kept to be read later. Its doors are tested in tests/chat.
CASE = Case(kind="chat")
