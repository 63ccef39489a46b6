"""The command line: `followthrough run | sandbox | simulate | import | export | doctor | backup | ...`."""

import argparse
import sys
from collections.abc import Sequence

from bot.commands import backup, doctor, export_plan, import_plan, manifest, run, sandbox, simulate

COMMANDS = (run, sandbox, simulate, import_plan, export_plan, doctor, backup, manifest)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit code of the program."""
    parser = argparse.ArgumentParser(
        prog="followthrough", description="A chat bot that keeps a company's strategic plan moving."
    )
    chosen = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(chosen)
    options = parser.parse_args(arguments)
    code: int = options.do(options)
    return code


if __name__ == "__main__":
    sys.exit(main())
