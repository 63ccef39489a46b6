"""The story in one process: the real program on a pocket Slack, with people who have habits and a moved clock."""
