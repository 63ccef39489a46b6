"""The Web API: which methods there are, and how a call becomes an answer."""

from sandbox.api.answering import METHODS, Answer, answer_call
from sandbox.api.schedule import post_scheduled

__all__ = ["METHODS", "Answer", "answer_call", "post_scheduled"]
