"""Turns Slack's blocks and text into safe HTML for one reader. Pure: no state, no I/O but its own templates."""
