"""Blocks and elements as the page shows them."""

import pytest

from sandbox.checks.blocks import Surface
from sandbox.render import charts
from sandbox.render.renderer import Json, Renderer
from tests.sandbox.checks.block_samples import SAMPLES
from tests.sandbox.checks.samples import (
    actions,
    asked,
    button,
    card,
    data_table,
    mrkdwn,
    option,
    options,
    pie,
    plain,
    plot,
    rich,
    section,
    table,
    words,
)
from tests.sandbox.checks.test_elements import ELEMENTS, INPUT
from tests.sandbox.page.readers import STAMP, reader

SCRIPT = "<script>alert('x')</script>\"'>"


def draw(*blocks: Json, surface: Surface = "message", locale: str = "en-US", **more: Json) -> str:
    """Blocks as HTML for a reader."""
    named = [{"block_id": f"b{index}", **block} for index, block in enumerate(blocks)]
    return str(Renderer(reader(locale)).blocks(named, surface, "m1", more.get("state"), more.get("errors")))


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("locale", ["en-US", "ar-SA"])
def test_every_block(kind: str, locale: str) -> None:
    """Every kind of block is drawn, in both languages."""
    assert draw(SAMPLES[kind], locale=locale).strip().startswith("<")


@pytest.mark.parametrize("kind", sorted(INPUT))
def test_every_input(kind: str) -> None:
    """Every input element is drawn with its label and its ids."""
    drawn = draw(asked({**ELEMENTS[kind], "action_id": "a1"}), surface="modal")
    assert 'data-block="b0" data-action="a1"' in drawn
    assert "<legend" in drawn or 'for="m1-b0"' in drawn
    assert ('id="m1-b0"' in drawn) == ('for="m1-b0"' in drawn)


def _poisoned(value: object) -> object:
    if isinstance(value, dict):
        keep = {"type", "style", "level", "status", "width", "align", "icon", "source", "range", "block_id"}
        return {key: held if key in keep else _poisoned(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_poisoned(held) for held in value]
    return SCRIPT if isinstance(value, str) else value


@pytest.mark.parametrize("kind", sorted(set(SAMPLES) - {"data_visualization"}))
def test_hostile_blocks(kind: str) -> None:
    """A block full of script is drawn without any."""
    poisoned = _poisoned({**SAMPLES[kind], "block_id": "b0"})
    assert isinstance(poisoned, dict)
    drawn = draw(poisoned)
    assert "<script" not in drawn
    assert "'>" not in drawn.replace("'auto'>", "").replace("'emoji-name'>", "").replace("'scroll'>", "")


def test_hostile_charts() -> None:
    """Names inside a chart are escaped too."""
    chart = plot(series=1)
    chart["chart"]["series"][0]["name"] = chart["title"] = chart["chart"]["axis_config"]["x_label"] = SCRIPT
    assert "<script" not in draw(chart)
    assert "<script" not in draw(pie(chart={"type": "pie", "segments": [{"label": SCRIPT, "value": 1}]}))


def test_text_decides_its_direction() -> None:
    """Every text of an app chooses its own direction, so that Arabic runs from right to left."""
    blocks = [section(text=mrkdwn("مرحبا"), fields=[plain("خطة")]), {"type": "header", "text": plain("عنوان")}]
    drawn = draw(*blocks)
    for text in ("مرحبا", "خطة", "عنوان"):
        assert f'dir="auto">{text}' in drawn


def test_button() -> None:
    """A button carries what the script needs, asks before it acts, and is hidden from others."""
    confirm = {"title": plain("Sure?"), "text": mrkdwn("*No* way back"), "confirm": plain("Yes"), "deny": plain("No")}
    drawn = draw(actions(button(value="v1", style="danger", confirm=confirm, accessibility_label="Go now")))
    for part in ('class="btn danger"', 'value="v1"', 'aria-label="Go now"', "No way back", "data-dispatch"):
        assert part in drawn
    assert "<button" not in draw(actions(button(visible_to_user_ids=["U2"])))
    assert "<button" in draw(actions(button(visible_to_user_ids=["U1"])))


def test_unsafe_address() -> None:
    """An address that is no link leads nowhere."""
    assert 'data-url=""' in draw(actions(button(url="javascript:alert(1)")))


def test_menus_show_what_is_chosen() -> None:
    """A menu shows the app's choice, and the member's once there is one."""
    menu = {"type": "static_select", "options": options(3), "initial_option": option("1", "Option 1"), "action_id": "a"}
    assert '<option value="1" selected>' in draw(section(accessory=menu))
    held: Json = {"b0": {"a": {"type": "static_select", "selected_option": option("2", "Option 2")}}}
    drawn = draw(section(accessory=menu), state=held)
    assert '<option value="2" selected>' in drawn
    assert '<option value="1">' in drawn
    cleared: Json = {"b0": {"a": {"type": "static_select", "selected_option": None}}}
    assert '<option value="" selected>' in draw(section(accessory=menu), state=cleared)


def test_people_and_channels() -> None:
    """Menus of people and channels offer those the reader can see, by name."""
    drawn = draw(section(accessory={"type": "users_select", "initial_user": "U2", "action_id": "a"}))
    assert '<option value="U2" selected>Sara &lt;b&gt;</option>' in drawn
    channels = draw(section(accessory={"type": "multi_channels_select", "initial_channels": ["C1"], "action_id": "a"}))
    assert 'value="C1" checked' in channels


@pytest.mark.parametrize(
    ("element", "held", "shown"),
    [
        ({"type": "datepicker", "initial_date": "2027-03-01"}, None, 'value="2027-03-01"'),
        ({"type": "datepicker"}, {"selected_date": "2027-04-01"}, 'value="2027-04-01"'),
        ({"type": "timepicker", "initial_time": "09:30"}, None, 'value="09:30"'),
        ({"type": "datetimepicker", "initial_date_time": STAMP}, None, 'value="2027-03-01T12:00"'),
        ({"type": "plain_text_input", "initial_value": "a"}, {"value": "b"}, 'value="b"'),
        ({"type": "plain_text_input", "initial_value": "a"}, {"value": None}, 'value=""'),
        ({"type": "plain_text_input", "initial_value": "a", "multiline": True}, None, ">\na</textarea>"),
        ({"type": "rich_text_input", "initial_value": rich(words("deep"))}, None, ">\ndeep</textarea>"),
        ({"type": "number_input", "is_decimal_allowed": False, "min_value": "1"}, None, 'step="1" min="1"'),
        ({"type": "checkboxes", "options": options(2)}, {"selected_options": options(1)}, 'value="0" checked'),
        ({"type": "radio_buttons", "options": options(2)}, {"selected_option": option("1")}, 'value="1" checked'),
        ({"type": "external_select"}, {"selected_option": option("7", "Seven")}, 'data-value="7"'),
        ({"type": "file_input", "filetypes": ["csv", "txt"], "max_files": 1}, None, 'accept=".csv,.txt"'),
    ],
)
def test_inputs_keep_their_values(element: Json, held: Json | None, shown: str) -> None:
    """Inputs show the app's start value, or what the member put there."""
    state: Json = {"b0": {"a": held}} if held else {}
    assert shown in draw(asked({**element, "action_id": "a"}), surface="modal", state=state)


def test_errors_under_inputs() -> None:
    """An error stands under its own input, is announced, and marks the input."""
    field = asked({"type": "plain_text_input", "action_id": "a"}, hint=plain("Help"))
    drawn = draw(field, {**field, "block_id": "b1"}, surface="modal", errors={"b1": "Too <short>"})
    assert drawn.count("Too &lt;short&gt;") == 1
    assert drawn.count('aria-invalid="true"') == 1
    assert 'id="m1-b1-error" dir="auto" role="alert">Too' in drawn
    assert 'aria-describedby="m1-b1-error m1-b1-hint"' in drawn


def test_only_dispatching_inputs_dispatch() -> None:
    """An input sends its value at once only when the app asked for that."""
    field = {"type": "static_select", "options": options(2), "action_id": "a"}
    assert "data-dispatch" not in draw(asked(field), surface="modal")
    assert "data-dispatch" in draw(asked(field, dispatch_action=True), surface="modal")


def test_tables() -> None:
    """Tables have headers for columns, and a data table one for each row, with its caption."""
    assert draw(table(rows=2, columns=2)).count("<th scope=col") == 2
    drawn = draw(data_table(rows=4, row_header_column_index=1, page_size=2, caption="All <b>"))
    assert drawn.count("<th scope=row") == 3
    assert '<caption dir="auto">All &lt;b&gt;</caption>' in drawn
    assert 'data-page-size="2"' in drawn


@pytest.mark.parametrize("kind", ["bar", "line", "area"])
def test_plots(kind: str) -> None:
    """A plot has a title, a mark for each point, a legend and its numbers as a table."""
    drawn = draw(plot(kind, categories=3, series=2))
    assert '<svg class="chart-plot"' in drawn
    assert 'role="img" aria-label="Weeks"' in drawn
    marks = "<rect" if kind == "bar" else "<circle"
    assert drawn.count(marks) == 6
    assert drawn.count('class="swatch') == 2
    assert drawn.count('<td class="right">') == 6


def test_pie() -> None:
    """A pie names each slice with its number and share; one slice alone is a whole circle."""
    segments = [{"label": "On track", "value": 3}, {"label": "Late", "value": 1}]
    drawn = draw(pie(chart={"type": "pie", "segments": segments}))
    assert "75%" in drawn
    assert drawn.count("<path") == 2
    whole = charts.slices({"segments": [{"label": "All", "value": 5}]})
    assert whole[0].outline.count("A96") == 2


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((0, 4), [0, 1, 2, 3, 4]),
        ((-3, 7), [-5, 0, 5, 10]),
        ((-3.5, 7), [-5, 0, 5, 10]),
        ((0, 1), [0, 1]),
        ((0, 2), [0, 1, 2]),
        ((0.5, 1), [0, 0.25, 0.5, 0.75, 1]),
        ((0, 0), [0, 1]),
        ((0, 97), [0, 25, 50, 75, 100]),
    ],
)
def test_axis(values: tuple[float, float], ticks: list[float]) -> None:
    """An axis has a few round numbers that hold every value, and always zero; no half ones for whole values."""
    chart = plot(categories=2)["chart"]
    for point, value in zip(chart["series"][0]["data"], values, strict=True):
        point["value"] = value
    drawn = charts.plot(chart)
    assert [tick.words for tick in drawn.ticks] == [charts.number(tick) for tick in ticks]
    assert all(charts.TOP <= mark.y <= charts.HEIGHT - charts.BOTTOM for mark in drawn.series[0].marks)


def test_points_follow_the_categories() -> None:
    """Points given in another order are drawn in the order of the categories."""
    chart = plot("line", categories=3)["chart"]
    chart["series"][0]["data"] = [{"label": label, "value": v} for label, v in (("W2", 3), ("W0", 1), ("W1", 2))]
    assert [mark.words for mark in charts.plot(chart).series[0].marks] == ["1", "2", "3"]


def test_container() -> None:
    """A container shows its blocks, closed at the start if the app wants that."""
    block: Json = {"type": "container", "title": plain("More"), "child_blocks": [section(block_id="in")]}
    assert "<section" in draw(block)
    assert 'class="b-container standard" open' in draw({**block, "is_collapsible": True})
    assert 'class="b-container standard">' in draw({**block, "is_collapsible": True, "default_collapsed": True})


def test_card() -> None:
    """A card shows what it has and nothing for what it has not."""
    drawn = draw(card(body=mrkdwn("*Body*"), actions=[button()]))
    assert "<strong>Body</strong>" in drawn
    assert "subtitle" not in drawn
