"""The demo doors (/prova/): a page where one plays the citizen on every channel, beside the workspace that answers."""
