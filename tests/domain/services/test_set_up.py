"""The first set-up: a company out of nothing, which works without any further word."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import Engine

from domain.company_choices import (
    ChannelFor,
    DaysFree,
    KeeperIs,
    KeptFor,
    LanguageIs,
    LeaderIs,
    Room,
    WorkTime,
)
from domain.errors import EmptyPlanError, NotAllowedError
from domain.profiles import Profile
from domain.services.bundle import Services
from domain.services.set_up import Founding
from domain.services.settings import Outside
from domain.services.tasks import NewTask
from domain.set_up import SetUpStep
from domain.settings_errors import SetUpByOthersError
from storage import replay
from storage.unit_of_work import SqlStorage
from tests.domain.services.plan_drafts import PLAN, run

NOW = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
"""A Friday."""

SARA = Profile("U0SARA", "Asia/Riyadh", "en-US", name="Sara", runs_workspace=True)
OMAR = Profile("U0OMAR", "Asia/Riyadh", "ar-SA", name="Omar")
GUEST = Profile("U0GUEST", "Asia/Riyadh", "en-US", is_guest=True, name="Gus", runs_workspace=True)
FOUNDING = Founding(SARA, "T0TEAM", "Wadi", "Our plan", "en", "SA", frozenset({7, 1, 2, 3, 4}))


@pytest.fixture
def services(sqlite_engine: Engine) -> Services:
    """The use cases on a database in which nothing is yet."""
    return Services.on(SqlStorage(sqlite_engine))


@pytest.mark.parametrize("founder", [OMAR, GUEST])
def test_only_whoever_runs_the_workspace_begins(services: Services, founder: Profile) -> None:
    """A member, and a guest whatever Slack says of them, is refused, and nothing is made."""
    with pytest.raises(SetUpByOthersError):
        services.set_up.begin(Founding(founder, "T0TEAM", "Wadi", "Our plan", "en"), NOW)
    with pytest.raises(EmptyPlanError):
        services.set_up.step("U0OMAR")


def test_a_new_company_works_without_touching_a_setting(services: Services) -> None:
    """From the first tap on: a task that is added is asked about, in the founder's time and week."""
    assert services.set_up.begin(FOUNDING, NOW)
    services.tasks.add("U0SARA", NewTask("Open the line", owner="U0SARA"), NOW, through="test")
    asked_at = datetime(2027, 1, 4, 6, 30, tzinfo=UTC)  # Monday, 9:30 in Riyadh
    assert services.members.me("U0SARA").next_ask_at == asked_at
    assert services.asking.ask_due(asked_at) == 1
    found = services.settings.of("U0SARA")
    assert found.leader is not None
    assert (found.leader.name, [each.name for each in found.keepers]) == ("Sara", ["Sara"])
    assert found.settings.next_digest_at is not None


def test_it_begins_once(services: Services) -> None:
    """Whoever presses second changes nothing."""
    assert services.set_up.begin(FOUNDING, NOW)
    assert not services.set_up.begin(Founding(OMAR, "T0OTHER", "Other", "Other", "ar"), NOW)
    assert services.settings.of("U0SARA").settings.company == "Wadi"
    assert services.members.bind("T0TEAM")
    assert not services.members.bind("T0OTHER")


def test_steps_lead_on_and_never_back(services: Services) -> None:
    """Each step leads to the next; a form of an earlier one that is sent again sets its choice, and leads nowhere."""
    services.set_up.begin(FOUNDING, NOW)

    def take(step: SetUpStep) -> SetUpStep | None:
        return services.set_up.take("U0SARA", step, (), NOW, through="test", outside=Outside())

    assert [take(step) for step in SetUpStep] == [SetUpStep.CHANNELS, SetUpStep.TIME, SetUpStep.PLAN, None]
    assert take(SetUpStep.PEOPLE) is None


def test_tasks_end_it(services: Services) -> None:
    """At the last step it is over as soon as there is a task, wherever that came from."""
    services.set_up.begin(FOUNDING, NOW)
    for step in (SetUpStep.PEOPLE, SetUpStep.CHANNELS, SetUpStep.TIME):
        services.set_up.take("U0SARA", step, (), NOW, through="test", outside=Outside())
    assert services.set_up.step("U0SARA") is SetUpStep.PLAN
    services.tasks.add("U0SARA", NewTask("Open the line"), NOW, through="test")
    assert services.set_up.step("U0SARA") is None


def test_members_come_in_once_and_guests_do_not(services: Services) -> None:
    """Everybody of the chat is brought in, whoever is there already and guests apart; they may not set anything up."""
    services.set_up.begin(FOUNDING, NOW)
    gone = Profile("U0GONE", is_active=False, name="Gone")
    assert services.set_up.bring("U0SARA", [SARA, OMAR, GUEST, gone], NOW, through="test") == 1
    assert services.set_up.bring("U0SARA", [SARA, OMAR, GUEST], NOW, through="test") == 0
    assert services.members.me("U0OMAR").language == "en"  # the company's, chosen at the first step
    with pytest.raises(NotAllowedError):
        services.set_up.step("U0OMAR")


def test_whoever_joins_is_in_where_everybody_is(services: Services) -> None:
    """A new member comes in by themselves once everybody takes part, and not before."""
    services.set_up.begin(FOUNDING, NOW)
    assert not services.members.learn(OMAR, NOW)
    services.set_up.take("U0SARA", SetUpStep.PEOPLE, (), NOW, through="test", outside=Outside(), everybody=True)
    assert services.members.learn(OMAR, NOW)
    assert not services.members.learn(GUEST, NOW)


def test_a_plan_file_wins_over_what_was_taken_for_granted(sqlite_engine: Engine) -> None:
    """Importing one ends the set-up and names the leader; what somebody chose on the way stays."""
    storage = SqlStorage(sqlite_engine)
    services = Services.on(storage)
    services.set_up.begin(FOUNDING, NOW)
    chosen = (ChannelFor(Room.DIGEST, "C0MINE"),)
    services.set_up.take("U0SARA", SetUpStep.CHANNELS, chosen, NOW, through="test", outside=Outside())
    run(storage, replace(PLAN, leader="lena"))
    found = services.settings.of("U0SARA")
    assert found.leader is not None
    assert (found.leader.name, found.settings.company, found.settings.digest_channel) == (
        "Lena",
        "Wadi Dates",
        "C0MINE",
    )
    assert services.set_up.step("U0SARA") is None


def test_the_trail_explains_a_set_up(sqlite_engine: Engine) -> None:
    """Replaying it gives the tables after everything was set up, and set otherwise."""
    services = Services.on(SqlStorage(sqlite_engine))
    services.set_up.begin(FOUNDING, NOW)
    services.set_up.bring("U0SARA", [OMAR], NOW, through="test")
    chosen = (
        LeaderIs("U0OMAR"),
        KeeperIs("U0OMAR"),
        ChannelFor(Room.DIGEST, "C0MINE"),
        WorkTime("default", frozenset({1, 2}), time(9), time(15)),
        DaysFree("default", date(2027, 1, 4), date(2027, 1, 5)),
        LanguageIs("ar"),
        KeptFor(2, 1, 4),
    )
    services.set_up.take("U0SARA", SetUpStep.PEOPLE, chosen, NOW, through="test", outside=Outside(), everybody=True)
    services.set_up.finish("U0SARA", NOW, through="test")
    with sqlite_engine.connect() as connection:
        assert replay.differences(connection) == []
