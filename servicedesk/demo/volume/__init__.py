"""Large volumes for measuring: manage.py seed_load. Believable in shape, not in every word."""
