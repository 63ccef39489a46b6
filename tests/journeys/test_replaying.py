"""Replaying the trail: the sample company through three weeks of everything, and every table out of its entries."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.planfile.reading import read, sample
from domain.checkins import Answer
from domain.decisions import Choice, DecisionKind
from domain.edits import TaskField
from domain.ladder_rules import LadderRule
from domain.needs import NeedKind
from domain.outside import OutsidePlan, OutsideTask
from domain.ports import Clock
from domain.rhythm import TaskRhythm
from domain.services.bundle import Services
from domain.services.company_settings import CompanyWanted
from domain.services.importing import Importing
from domain.services.members import Profile
from domain.services.outside import OutsideImporting
from domain.services.preferences import Wanted
from domain.services.tasks import NewTask
from domain.strength import Strength
from domain.tasks import Status
from storage import replay
from storage.unit_of_work import SqlStorage

BEGIN = datetime(2027, 1, 10, 6, 0, tzinfo=UTC)
LEADER, KEEPER, JONAS, LENA = "U0SARALEAD", "U0HUDAPLAN", "U0JONAS001", "U0LENA0001"
MANSOUR, KHALID, RACHEL, YOUSEF, NOURA = "U0MANSOUR1", "U0KHALID01", "U0RACHEL01", "U0YOUSEF01", "U0NOURA001"
SAYS: dict[str, Any] = {"through": "test"}


class MovedClock(Clock):
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = BEGIN

    def now(self) -> datetime:
        """The moment it shows."""
        return self.moment


class Story:
    """The company, its use cases, and the days that pass."""

    def __init__(self, engine: Engine) -> None:
        self.clock = MovedClock()
        self.storage = SqlStorage(engine)
        self.services = Services.on(self.storage)
        Importing(self.storage, self.clock).run(read(sample(), BEGIN), by=None, through="plan.yaml")

    @property
    def now(self) -> datetime:
        """The moment of the next act; none is at the same one as another."""
        self.clock.moment += timedelta(seconds=1)
        return self.clock.moment

    def day(self) -> None:
        """Let a day pass, with everything the program looks at in it."""
        services = self.services
        for _ in range(12):
            self.clock.moment += timedelta(hours=2)
            now = self.clock.moment
            for due in (
                services.returns.welcome_due,
                services.asking.ask_due,
                services.cases.open_new,
                services.cases.advance_due,
                services.needs.climb_due,
                services.handing.lapse_due,
                services.needs_you.tell_due,
                services.following_up.look_due,
                services.digests.digest_due,
                services.cards.deal_due,
                services.silences.tell_due,
                services.preferences.end_mutes,
            ):
                due(now)

    def task(self, key: str) -> int:
        """The id of a task of the plan file."""
        with self.storage.read() as uow:
            return uow.tasks.by_key()[key].id

    def person(self, chat_id: str) -> int:
        """The id of somebody."""
        with self.storage.read() as uow:
            found = uow.people.by_chat_id(chat_id)
        assert found is not None
        return found.id

    def open_case(self, task_id: int) -> int:
        """The id of the open case of a task."""
        with self.storage.read() as uow:
            found = uow.cases.open_on(task_id)
        assert found is not None
        return found.id

    def need(self, task_id: int) -> int:
        """The id of the newest need of a task."""
        with self.storage.read() as uow:
            return uow.needs.open_on(task_id)[-1].id


@pytest.fixture
def story(sqlite_engine: Engine) -> Story:
    """A company at its beginning."""
    return Story(sqlite_engine)


def words(story: Story) -> None:
    """Check-ins with all that they may hold, taken back, seen and thanked for."""
    check_ins, stock, shops = story.services.check_ins, story.task("stock-system"), story.task("grocery-listing")
    blocked = Answer(Status.OFF_TRACK, 30, "the vendor is late", "no contract", NeedKind.MONEY, "12,000 for licences")
    check_ins.answer(JONAS, stock, blocked, story.now, **SAYS)
    check_ins.answer(LENA, shops, Answer(Status.ON_TRACK, 60), story.now, **SAYS)
    story.services.undo.last_answer(LENA, shops, story.now, **SAYS)
    said = check_ins.answer(LENA, shops, Answer(Status.AT_RISK, 65, "two chains hesitate"), story.now, **SAYS)
    assert said.check_in.answered_at is not None
    story.services.seeing.seen(RACHEL, said.check_in.id, said.check_in.answered_at, story.now, **SAYS)
    story.services.needs.pass_on(LEADER, story.need(stock), KEEPER, "your budget", story.now, **SAYS)
    story.services.needs.grant(KEEPER, story.need(stock), story.now, **SAYS)
    lack = check_ins.answer(
        KHALID, story.task("box-supplier"), Answer(None, need=NeedKind.AUTHORITY), story.now, **SAYS
    )
    assert lack.need is not None
    story.services.needs.decline(MANSOUR, lack.need.id, "ask the board", story.now, **SAYS)


def tasks(story: Story) -> None:
    """Tasks added, assigned, claimed, split, dropped, edited, handed over and moved."""
    services = story.services
    new = NewTask("Sign the vendor", goal="G2", department="it", due_on=date(2027, 2, 26), how="a signed contract")
    added = services.tasks.add(JONAS, new, story.now, **SAYS).task.id
    services.tasks.assign(JONAS, added, "U0MIA00001", story.now, **SAYS)
    services.claims.claim(KHALID, story.task("supplier-portal"), story.now, **SAYS)
    services.claims.split(KEEPER, story.task("influencers"), ["Find them", "Sign them"], story.now, **SAYS)
    services.claims.drop("U0REEM0001", story.task("machine-training"), "no machine yet", story.now, **SAYS)
    services.editing.change(JONAS, added, {TaskField.HOW: "signed twice", TaskField.PLACE: "Berlin"}, story.now, **SAYS)
    services.editing.change(KEEPER, added, {TaskField.DUE: date(2027, 3, 5)}, story.now, why="later", **SAYS)
    services.rhythms.set(KEEPER, added, TaskRhythm.MONTHLY, story.now, **SAYS)
    label = story.task("us-label")
    offered = services.handing.offer(RACHEL, label, LENA, "yours?", story.now, **SAYS)
    services.handing.take_back(RACHEL, offered.offer.id, story.now, **SAYS)
    offered = services.handing.offer(RACHEL, label, LENA, None, story.now, **SAYS)
    services.handing.decline(LENA, offered.offer.id, "too much", story.now, **SAYS)
    offered = services.handing.offer(YOUSEF, story.task("second-line"), NOURA, None, story.now, **SAYS)
    services.handing.accept(NOURA, offered.offer.id, story.now, **SAYS)
    services.handing.offer(RACHEL, label, LENA, "please", story.now, **SAYS)  # nobody answers it
    campaign, audit = story.task("ramadan-campaign"), story.task("hasa-audit")
    services.proposals.propose(KHALID, audit, date(2027, 4, 30), "rain", story.now, **SAYS)
    services.proposals.propose(RACHEL, campaign, date(2027, 4, 1), "print", story.now, **SAYS)
    for task_id, answer in ((audit, True), (campaign, False)):
        with story.storage.read() as uow:
            proposal = uow.proposals.open_on(task_id)
        if proposal is None:  # whoever leads moves their own date at once
            continue
        if answer:
            services.proposals.approve(MANSOUR, proposal.id, story.now, **SAYS)
        else:
            services.proposals.decline(LEADER, proposal.id, "no", story.now, **SAYS)


def people(story: Story) -> None:
    """Leaves, quiet, hours and languages."""
    services = story.services
    services.leave.take(LENA, date(2027, 1, 20), date(2027, 1, 21), story.now, **SAYS)
    services.leave.take(JONAS, date(2027, 2, 1), date(2027, 2, 9), story.now, **SAYS)
    services.leave.cancel(JONAS, date(2027, 2, 9), story.now, **SAYS)
    services.leave.take(NOURA, None, date(2027, 1, 30), story.now, **SAYS)
    services.leave.back(NOURA, story.now, **SAYS)
    services.preferences.mute(RACHEL, date(2027, 1, 20), story.now, **SAYS)
    services.preferences.change(YOUSEF, Wanted("en", Strength.LIGHT), story.now, **SAYS)
    services.hours.set(LENA, story.now, days=[1, 2, 3, 4], hours=None, **SAYS)
    services.hours.reset(LENA, story.now, **SAYS)
    services.members.learn(Profile("U0MIA00001", "Europe/Lisbon", "en-GB"), story.now)
    services.moves.settle_due(story.now)


def settings(story: Story) -> None:
    """The rhythm of the company, its ladder, that of a department, and a measure that slips."""
    services = story.services
    with story.storage.read() as uow:
        before = uow.workspaces.find()
        shops = {measure.key: measure.id for measure in uow.measures.all()}["shops"]
        it = {each.key: each.id for each in uow.departments.all()}["it"]
    assert before is not None
    wanted = replace(CompanyWanted.of(before), silent_weeks=3, leader_weeks=1, currency="EUR")
    services.company.change(KEEPER, wanted, story.now, **SAYS)
    services.ladders.change(KEEPER, None, LadderRule(owner_days=1, head_days=1), story.now, **SAYS)
    services.ladders.change(LEADER, it, LadderRule(owner_days=3), story.now, **SAYS)
    services.ladders.change(LEADER, it, None, story.now, **SAYS)
    services.readings.take(RACHEL, shops, Decimal(1), None, story.now, **SAYS)
    services.readings.take(RACHEL, shops, Decimal(2), None, story.now, **SAYS)
    services.remarks.hear(LEADER, ("C1", "1.1"), "well done", [story.task("us-label")], story.now, **SAYS)
    services.remarks.hear(LEADER, ("C1", "1.1"), "very well", [story.task("us-label")], story.now, edited="1", **SAYS)
    services.remarks.retract(LEADER, ("C1", "1.1"), story.now, **SAYS)
    services.silences.say(LEADER, "thank you all", story.now, **SAYS)


def decisions(story: Story) -> None:
    """What climbed to the leader is decided in every way, and one owner asks for quiet."""
    with story.storage.read() as uow:
        waiting = uow.cases.views()
    ways = iter(
        [
            Choice(DecisionKind.EXTEND, due_on=date(2027, 6, 1)),
            Choice(DecisionKind.FUND, amount=Decimal("1200.50"), note="once"),
            Choice(DecisionKind.AUTHORITY, note="sign up to 5,000"),
            Choice(DecisionKind.SCOPE, note="without the portal"),
            Choice(DecisionKind.NOTED),
            Choice(DecisionKind.DROP, note="not this year"),
            Choice(DecisionKind.ASSIGN, owner_id=story.person(RACHEL)),
        ]
    )
    for view, choice in zip(waiting, ways, strict=False):
        story.services.decisions.decide(LEADER, view.case.id, choice, story.now, **SAYS)
    assert len(waiting) >= 5  # enough cases, or the story tells too little


def files(story: Story) -> None:
    """The plan file again, a public holiday, and a file of another tool that says more the second time."""
    Importing(story.storage, story.clock).run(read(sample(), story.now), by=None, through="plan.yaml")
    outside = OutsideImporting(story.storage, story.clock)
    for title in ("Choose a carrier", "Choose two carriers"):
        plan = OutsidePlan("asana", (OutsideTask("carrier", title, identifier="9", mark="row 2"),))
        outside.take(plan, by=story.person(KEEPER), through="plan.csv", with_changes=True)


def thanks(story: Story) -> None:
    """Somebody is done and is thanked; then a week passes in which the leader says nothing."""
    check_ins, stock = story.services.check_ins, story.task("stock-system")
    check_ins.answer(JONAS, stock, Answer(Status.DONE, note="at last"), story.now, **SAYS)
    story.services.thanks.send(LEADER, stock, story.now, text="for your patience", **SAYS)
    for _ in range(10):
        story.day()


ACTS: tuple[Callable[[Story], None], ...] = (words, tasks, people, settings, decisions, files, thanks)


def test_every_table_comes_out_of_the_trail(story: Story, sqlite_engine: Engine) -> None:
    """Three weeks of all that people can do, and replaying the trail gives each row of each table of the plan."""
    for act in ACTS:
        act(story)
        for _ in range(4):
            story.day()
        with sqlite_engine.connect() as connection:
            assert replay.differences(connection) == [], act.__name__
    with sqlite_engine.connect() as connection:
        assert {table for table, rows in replay.standing(connection).items() if not rows} == set()
