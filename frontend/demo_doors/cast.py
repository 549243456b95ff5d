"""Whom one plays. She is made up, as are her addresses."""

NAME = "Elsa Nyberg"
EMAIL = "elsa.nyberg@mejl.example"
PHONE = "+46701740690"
PHONE_SHOWN = "070-174 06 90"
HANDLE = "elsa.nyberg.storan"  # at the social networks
STREET = "Björkallén 7, 930 99 Storå"
