"""What Slack refuses in blocks, views and messages, checked without any network.

Every check is pure: a payload goes in, a list of `Problem` comes out, empty when Slack would take it.
Limits come from Slack's Block Kit reference (https://docs.slack.dev/reference/block-kit).
"""
