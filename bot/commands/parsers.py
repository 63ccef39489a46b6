"""The type of what commands are added to; the standard library keeps its name to itself."""

import argparse
from typing import TypeAlias

Parsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  (the only name it has)
