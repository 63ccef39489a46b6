"""The pocket Slack on 127.0.0.1: Web API, Socket Mode, signed HTTP delivery, a control API and a page."""
