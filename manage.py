#!/usr/bin/env python
"""Django's command line for the safeguarding board manager."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here. Type: make setup")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
