"""A bare Bolt app with the imports of the program: `python -m benchmarks.idle_app`. It connects and waits."""

import os
import signal

from slack_bolt import App
from slack_sdk.web import WebClient

import bot.commands.run  # noqa: F401  (imported for what it imports)
from bot.slack.socket_mode import Socket


def main() -> None:
    """Connect with the client of the program, and wait for the signal to end."""
    web = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = App(client=web, signing_secret="", process_before_response=True, request_verification_enabled=False)
    Socket(app, os.environ["SLACK_APP_TOKEN"], WebClient(base_url=os.environ["SLACK_API_URL"])).connect()
    signal.sigwait({signal.SIGTERM})
    os._exit(0)


if __name__ == "__main__":
    main()
