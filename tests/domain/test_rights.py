"""Rights: every use case, tried by everybody, works for those whom the table of rights names and for nobody else."""

import ast
import inspect
import shutil
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from domain.errors import StrangerError
from domain.rights import CIRCLES, NOT_FOR_ONESELF, TABLE, Circle, Part, Right
from domain.services.bundle import Services
from storage.engine import make_engine
from tests.company import Company
from tests.domain.rights.company import AWAY, GUEST, LEFT, STRANGER, THERE, Cast, Rehearsal
from tests.domain.rights.play import Play
from tests.domain.rights.plays import NOBODY_ACTS, PLAYS

MEMBERS = (
    *("Layla", "Kim", "Hanna", "Stan", "Omar", "Dana", "Maya", "Ann", "Ben", "Tom", "Mia", "Wes"),
    "Rana",  # the head of another department
)
STAND_INS = {Part.STAND_IN, Part.ASKED_STAND_IN}
OUTSIDERS = (GUEST, LEFT, STRANGER)
SERVICES = Path(inspect.getfile(Services)).parent


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Cast]:
    """One company for all: what is tried there is undone."""
    path = tmp_path_factory.mktemp("rights") / "followthrough.db"
    shutil.copyfile(sqlite_template, path)
    engine = make_engine(f"sqlite:///{path}")
    yield Cast(Company(engine))
    engine.dispose()


def act(cast: Cast, services: Services, play: Play, name: str, now: datetime) -> object:
    """Somebody tries it."""
    service, _, method = play.use_case.partition(".")
    use_case: Callable[..., object] = getattr(getattr(services, service), method)
    usual = {"now": now, "through": "test"}
    wanted = inspect.signature(use_case).parameters
    return use_case(cast.chat_id(name), **{key: usual[key] for key in usual.keys() & wanted.keys()}, **play.given(cast))


def has_right(cast: Cast, play: Play, name: str, now: datetime) -> bool:
    """What the table says."""
    named = set(CIRCLES[TABLE[play.right]])
    if play.own == name:
        named = set(NOT_FOR_ONESELF.get(play.right, named))
    return bool(named & cast.parts(name, play.own, now))


def works(cast: Cast, play: Play, name: str, now: datetime) -> bool:
    """Whether somebody can do it; undone, so that the next one finds what they found."""
    rehearsal = Rehearsal(cast.company.storage)
    services = Services.on(rehearsal)
    try:
        result: Any = act(cast, services, play, name, now)
    except play.refusals:
        return False
    if play.silent:
        return rehearsal.wrote
    return play.done is None or play.done(result)


@pytest.mark.parametrize("play", PLAYS, ids=str)
def test_the_table_says_who_may(cast: Cast, play: Play) -> None:
    """Each member can do exactly what the table allows, on a day on which deputies stand in, and on another one."""
    for now in (AWAY, THERE) if STAND_INS & set(CIRCLES[TABLE[play.right]]) else (AWAY,):
        allowed = {name for name in MEMBERS if has_right(cast, play, name, now)}
        assert {name for name in MEMBERS if works(cast, play, name, now)} == allowed


@pytest.mark.parametrize("play", [play for play in PLAYS if play.done is None], ids=str)
def test_a_refusal_changes_nothing(cast: Cast, play: Play) -> None:
    """Whoever may not is told who may, and not a row of any table is another one."""
    before = cast.everything()
    for name in MEMBERS:
        if not has_right(cast, play, name, THERE):
            if play.silent:
                act(cast, cast.services, play, name, THERE)
                continue
            with pytest.raises(play.refusals):
                act(cast, cast.services, play, name, THERE)
    assert cast.everything() == before


@pytest.mark.parametrize("play", PLAYS, ids=str)
def test_outsiders_are_strangers(cast: Cast, play: Play) -> None:
    """Guests, those who left and strangers can do nothing at all, not even to what was theirs."""
    before = cast.everything()
    for name in OUTSIDERS:
        if play.silent:
            act(cast, cast.services, play, name, THERE)
            continue
        with pytest.raises(StrangerError):
            act(cast, cast.services, play, name, THERE)
    assert cast.everything() == before


def use_cases() -> dict[str, inspect.Signature]:
    """Every public method of every service."""
    kinds = typing.get_type_hints(Services)
    return {
        f"{field.name}.{name}": inspect.signature(method)
        for field in fields(Services)
        for name, method in inspect.getmembers(kinds[field.name], inspect.isfunction)
        if not name.startswith("_")
    }


def test_every_use_case_is_played() -> None:
    """A new one that somebody starts stands in the table of rights, and is tried by everybody."""
    started = {name for name, signature in use_cases().items() if "chat_id" in signature.parameters}
    assert started - NOBODY_ACTS == {play.use_case for play in PLAYS}


def test_what_comes_through_something_has_somebody_who_acts() -> None:
    """A use case that is told through what it was started is told by whom."""
    for name, signature in use_cases().items():
        if "through" in signature.parameters:
            assert "chat_id" in signature.parameters, name


def test_every_right_is_somebodys() -> None:
    """It stands in the table, is tried here, and no circle is left without a right."""
    assert set(TABLE) == set(Right) == {play.right for play in PLAYS}
    assert set(CIRCLES) == set(Circle) == set(TABLE.values())


def test_every_right_is_asked_for_by_name() -> None:
    """In the services, at the moment of acting; but for those that every member has, or has over their own affairs."""
    named = {
        node.attr
        for path in SERVICES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Right"
    }
    unsaid = {right for right, circle in TABLE.items() if circle is Circle.EVERYBODY} | {Right.KEEP_OWN_AFFAIRS}
    assert {right.name for right in set(Right) - unsaid} <= named
