"""Bringing people in from a council's files: readers that know no database, and a plan that is shown before it is done."""
