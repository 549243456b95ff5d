"""What is right with an inbox's mail and what to mend, in words: DNS, TLS, sign-in, folders, clock, this machine."""
