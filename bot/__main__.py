"""`python -m bot` starts the bot with the settings of the environment, without what only the other commands need."""

import argparse
import sys

from bot.commands import run

parser = argparse.ArgumentParser(prog="python -m bot", description="Start the bot; settings come from the environment.")
sys.exit(run.do(parser.parse_args()))
