"""The shape of a plan file: its sections, read with the models, and what does not fit told at its place."""

from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.planfile.examples import example_of
from bot.planfile.faults import BadValueError, Fault, FaultKey
from bot.planfile.models import PlanSection, Section
from bot.planfile.nearest import nearest
from bot.planfile.nodes import Located, Path

_SHAPES = {
    "list_type": FaultKey.NOT_A_LIST,
    "too_short": FaultKey.NOT_A_LIST,
    "model_type": FaultKey.NOT_KEYS,
    "dict_type": FaultKey.NOT_KEYS,
}


def shaped(found: Located) -> tuple[PlanSection | None, list[Fault]]:
    """The sections of the file, or None and everything that does not fit."""
    try:
        return PlanSection.model_validate(found.data), []
    except ValidationError as error:
        return None, [_fault(found, detail) for detail in error.errors()]


def _fault(found: Located, detail: ErrorDetails) -> Fault:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    mark = found.mark(path)
    name = str(path[-1]) if path else ""
    if detail["type"] == "value_error" and detail["loc"][-1] == "[key]":
        around = path[:-1]
        values = {"name": _named(around), **detail["ctx"]["error"].values}
        return Fault(detail["ctx"]["error"].key, found.keys.get(path, mark), values, example_of(around))
    if detail["type"] == "value_error":
        return _told(found, detail["ctx"]["error"], path)
    if detail["type"] == "extra_forbidden":
        known = keys_at(path[:-1])
        near = nearest(name, known)
        values = {"name": name, "allowed": ", ".join(known)}
        return Fault(FaultKey.UNKNOWN_KEY, found.keys.get(path, mark), values, nearest=near)
    if detail["type"] == "missing":
        return Fault(FaultKey.MISSING, mark, {"name": name}, example_of(path))
    return Fault(_SHAPES.get(detail["type"], FaultKey.NOT_TEXT), mark, {"name": _named(path)}, example_of(path))


def _told(found: Located, error: object, path: Path) -> Fault:
    if not isinstance(error, BadValueError):
        raise TypeError(f"a reader of plan files raised {error!r}")
    fault = error.at(found.mark(path))
    example = example_of(path) if fault.example is None else with_name(path, fault.example)
    return Fault(fault.key, fault.mark, {"name": _named(path), **fault.values}, example, fault.nearest)


def with_name(path: Path, value: str) -> str:
    """A corrected value as it stands in the file: behind its key, or behind a dash in a list."""
    return f"- {value}" if path and isinstance(path[-1], int) else f"{_named(path)}: {value}"


def _named(path: Path) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")


def keys_at(path: Path) -> list[str]:
    """The keys that may stand in the section at `path`, in the order in which they are described."""
    model: Any = PlanSection
    for part in path:
        if isinstance(part, str) and isinstance(model, type) and issubclass(model, Section):
            named = {field.alias or name: field for name, field in model.model_fields.items()}
            model = _section_in(named[part].annotation)
    fields = model.model_fields.items()
    return [field.alias or name for name, field in fields]


def _section_in(annotation: Any) -> Any:  # noqa: ANN401 (annotations have no common type)
    """The section model inside `list[...]` or `... | None`."""
    if get_origin(annotation) in {list, Union, UnionType}:
        return next(_section_in(part) for part in get_args(annotation) if part is not type(None))
    return annotation
