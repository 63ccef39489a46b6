"""Whatever is typed after the one command is answered, by whomever, in both languages."""

import logging

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.verbs import VERBS
from tests.bot.hostile import NASTY
from tests.journeys import plans
from tests.journeys.conftest import Stager

_WORDS = st.sampled_from([word for verb in VERBS for word in (*verb.english, *verb.arabic)])
_EXAMPLES = st.sampled_from([example for verb in VERBS for example in (verb.example, verb.arabic_example)])
_PARTS = st.sampled_from(
    [
        *("T-1", "t2", "T-٣", "T-0", "T-99999999999999999999", "T-1 T-2", "G1", "operations", "sales", "#strategy"),
        *("@omar", "@Sara Harbi", "@gus", "@nobody", "me", '"Sign the vendor"', "“توقيع”", '"', "''", ":", "-", "؟"),
        *("by", "for", "in", "to", "until", "on", "at risk", "done", "need money", "since", "إلى", "حتى", "قبل", "في"),
        *("tomorrow", "غدا", "31 feb", "2026-13-45", "9999-12-31", "0001-01-01", "in 99999999 years", "last friday"),
        *("30 nov", "for 3 days", "2 weeks", "50%", "-1", "1e999", "٢٥٪", "NaN", "∞", "1,5", "25:61-99:99", "sun-thu"),
        *("monthly", "xlsx", "csv", "yaml personal", "all", "edit", "T-1: why", ": the vendor is late", "👍", "\u202e"),
    ]
)
_LINES = st.one_of(
    st.builds(lambda verb, parts: " ".join([verb, *parts]), _WORDS, st.lists(_PARTS, max_size=5)),
    st.builds(lambda example, part, at: f"{example[:at]} {part} {example[at:]}", _EXAMPLES, _PARTS, st.integers(0, 40)),
    st.builds(lambda verb, text: f"{verb} {text}", _WORDS, st.text(max_size=60) | st.sampled_from([*NASTY.values()])),
    st.lists(_PARTS, max_size=6).map(" ".join),
    st.text(max_size=60),
)
_PEOPLE = ("sara", "kim", "hadi", "omar", "gus")


@pytest.mark.parametrize("locale", ["en-US", "ar-SA"])
@given(lines=st.lists(st.tuples(st.sampled_from(_PEOPLE), _LINES), min_size=20, max_size=40))
@settings(max_examples=5, phases=[Phase.generate], suppress_health_check=[*HealthCheck])  # a play is slow to shrink
def test_whatever_is_typed_is_answered(
    stage: Stager, caplog: pytest.LogCaptureFixture, locale: str, lines: list[tuple[str, str]]
) -> None:
    """By the leader, a plan keeper, a head, an owner and a guest: words or a form, never an error of ours."""
    play = stage(plans.small(locale=locale))
    for key, line in lines:
        actor = play.as_(key)
        before = len(actor.messages())
        actor.types(f"/plan {line}")
        assert len(actor.messages()) > before or actor.sheet is not None, f"{line!r} of {key} was not answered"
        assert not [each for each in caplog.records if each.levelno >= logging.ERROR], f"{line!r} of {key} broke"
        if actor.sheet is not None:
            actor.closes()
