"""The one-machine mode: make run. Everything is prepared, then one process serves pages, sockets and jobs."""
