"""`python -m bot` starts the bot with the settings of the environment."""

import sys

from bot.cli import main

sys.exit(main(["run", *sys.argv[1:]]))
