"""`python -m storage.migrations "Say what changes"`: draft the next step from what the tables say now."""

import argparse

from alembic import command

from storage.engine import make_engine
from storage.schema import head, migrating, upgrade


def main() -> None:
    """Write a new file beside the others; it is a draft, to be read and tidied."""
    parser = argparse.ArgumentParser(description="Draft the next migration from what the tables say now.")
    parser.add_argument("message", help="what changes, as a sentence in the imperative")
    arguments = parser.parse_args()
    engine = make_engine("sqlite://")
    upgrade(engine)
    following = f"{int(head()) + 1:04}"
    with migrating(engine) as config:
        command.revision(config, message=arguments.message, autogenerate=True, rev_id=following)


if __name__ == "__main__":
    main()
