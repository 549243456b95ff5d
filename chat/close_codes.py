"""Codes a chat socket closes with. Of our own range: the server library will not send the protocol's 1007 to 1009."""

UNREADABLE = 4007  # no text
NOT_ALLOWED = 4008  # a frame that is none of ours, or too many
TOO_BIG = 4009
SILENT = 4010  # nothing was heard for long; the page may come back
NOT_HERE = 4403  # this website may no longer show the chat
AGAIN = 4011  # something could not be read just now; the page comes back and says what it shows
