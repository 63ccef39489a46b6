"""What every test shares: databases, an environment without surprises, and no way off this machine."""

import os

from hypothesis import settings

from tests.network import stay_local

pytest_plugins = ["tests.databases", "tests.stores"]

_FOREIGN_SETTINGS = (
    *(
        "SLACK_",
        "DATABASE_URL",
        "LOG_LEVEL",
        "POSTS_PER_SECOND",
        "CHANNEL_GAP_SECONDS",
        "UPDATES_PER_MINUTE",
        "HTTP_ADDRESS",
        "TICK_SECONDS",
        "HEALTH_ADDRESS",
        "FOLLOWTHROUGH_",
        "PG",
    ),
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"),
)

# Shared machines have slow moments; and the same commit passes or fails the same way everywhere, each time.
# EXPLORE=1 looks for new examples, and for many more of them.
_explores = os.environ.get("EXPLORE") == "1"
settings.register_profile(
    "followthrough",
    deadline=None,
    print_blob=True,
    derandomize=not _explores,
    max_examples=500 if _explores else 30,
    database=None,
)
settings.load_profile("followthrough")
stay_local()
for _name in [name for name in os.environ if name.upper().startswith(_FOREIGN_SETTINGS)]:
    del os.environ[_name]  # a developer's own shell must not steer a test, nor lend it a token
