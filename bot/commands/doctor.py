"""`followthrough doctor`: looks at everything the bot needs, and says what to do about what is missing."""

import argparse

from bot.commands import checkup
from bot.commands.parsers import Parsers

ILL = 1


def add(parsers: Parsers) -> None:
    """Add the command."""
    parser = parsers.add_parser("doctor", help="check tokens, scopes, database, plan, channels, leader and clock")
    parser.set_defaults(do=do)


def do(_options: argparse.Namespace) -> int:
    """Check, and print a line for each thing; 1 when something needs a hand."""
    findings = checkup.examine()
    for finding in findings:
        print(f"{'ok  ' if finding.well else 'FIX '} {finding.what}: {finding.said}")
        if finding.remedy:
            print(f"     {finding.remedy}")
    return 0 if all(finding.well for finding in findings) else ILL
