"""A pocket Slack: Web API, Socket Mode, a page in the browser, a clock to move."""
