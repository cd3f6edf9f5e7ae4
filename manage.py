#!/usr/bin/env python
"""Management commands. They connect as the database's owner; the web server never does."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "restorative.settings")
    os.environ.setdefault("RESTORATIVE_CONNECT_AS", "owner")
    execute_from_command_line(sys.argv)
