"""`python -m benchmarks [FILE]`: measure everything, print one table, and keep it in a JSON file if one is named."""

import argparse
import logging
from pathlib import Path

from benchmarks import burst, check_in, fan_out, idle, scale, taking, years
from benchmarks.table import kept, shown


def main() -> None:
    """Run every measurement; under ten minutes altogether."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure, on this machine alone.")
    parser.add_argument("file", type=Path, nargs="?", help="where to keep the figures as JSON")
    options = parser.parse_args()
    # The companies are made without a trail, which the program would complain of each time.
    logging.getLogger("storage.repositories.audit").setLevel(logging.CRITICAL)
    rows = [row for bench in (burst, check_in, idle, fan_out, taking, scale, years) for row in bench.run()]
    print(shown(rows))
    if options.file is not None:
        kept(rows, options.file)


if __name__ == "__main__":
    main()
