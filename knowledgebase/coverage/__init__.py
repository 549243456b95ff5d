"""The coverage test: do citizens' questions reach the articles that answer them? docs/radar.md, "The coverage test"."""
