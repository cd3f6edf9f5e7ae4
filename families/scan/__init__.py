"""Finds what must be kept from somebody in a text, however it is written. Pure: text and terms in, places out."""

from families.scan.scanner import Match, Scanner
from families.scan.terms import Kind, Term

__all__ = ["Kind", "Match", "Scanner", "Term"]
