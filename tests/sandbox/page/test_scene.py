"""What the page shows of a workspace, to whom, without a server."""

import re
from datetime import timedelta
from functools import partial

import pytest
from markupsafe import Markup

from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.model import Json
from sandbox.render.words import words_for
from sandbox.server import page_draw, page_place
from sandbox.server.page_draw import Drawer
from sandbox.server.page_drawings import Drawings
from sandbox.server.page_moves import Moves
from sandbox.workspace import Workspace
from tests.sandbox.lunch import GUEST, KITCHEN, MONA, OMAR, SECRET, asked, call, home, modal, section, text_input

SCRIPT = "<script>alert(1)</script>"


def drawn(workspace: Workspace, **query: str) -> str:
    """The page at a place."""
    place = page_place.settled(workspace, page_place.read({"as": OMAR, **query}))
    return Drawer(workspace, Moves(workspace)).whole(place)


def part(workspace: Workspace, name: str, **query: str) -> str:
    """One part of the page at a place."""
    place = page_place.settled(workspace, page_place.read({"as": OMAR, **query}))
    return str(Drawer(workspace, Moves(workspace)).changed(place, {})["parts"][name]["html"])


def test_members_to_act_as(workspace: Workspace) -> None:
    """Everybody but bots can be acted as; guests are called so and those who left cannot be chosen."""
    workspace.acts.leave_team(MONA)
    side = part(workspace, "side")
    assert re.findall(r'<option value="(\w+)"', side) == [MONA, OMAR, GUEST]
    assert f'<option value="{MONA}" disabled>Mona Saleh (deactivated)' in side
    assert "Gus Guest (guest)" in side


def test_local_time(workspace: Workspace) -> None:
    """The acting member's own time is shown, by the zone's name."""
    assert "07:00 in Europe/Berlin" in part(workspace, "side")
    assert "9:00 ص بتوقيت Asia/Riyadh" in part(workspace, "side", **{"as": MONA})


def test_a_pause_of_notifications(workspace: Workspace) -> None:
    """It is offered while there is none; while there is, its end is told in their own time, and may be brought on."""
    assert re.findall(r'data-do="pause" value="(\d+)"', part(workspace, "side")) == ["60", "1440"]
    workspace.acts.snooze(OMAR, 60)
    paused = part(workspace, "side")
    assert "Notifications are paused until" in paused
    assert re.findall(r'data-do="pause" value="(\d+)"', paused) == ["0"]
    assert "paused until" not in part(workspace, "side", **{"as": MONA})
    workspace.clock.advance(timedelta(hours=2))
    assert "paused until" not in part(workspace, "side")


def test_language_follows_the_member(workspace: Workspace) -> None:
    """A member with an Arabic locale gets the page in Arabic, from right to left; others in English."""
    assert '<html lang="ar" dir="rtl">' in drawn(workspace, **{"as": MONA})
    assert "القنوات" in drawn(workspace, **{"as": MONA})
    assert '<html lang="en" dir="ltr">' in drawn(workspace)


def test_private_channels_are_hidden(workspace: Workspace) -> None:
    """A private channel is shown to its members only, in the list and when its address is typed."""
    workspace.acts.say(MONA, SECRET, "the surprise")
    assert "secret" in part(workspace, "side", **{"as": MONA})
    page = drawn(workspace, at=SECRET)
    assert "surprise" not in page
    assert "secret" not in page


def test_other_peoples_messages_to_the_app_are_hidden(workspace: Workspace) -> None:
    """One member's direct message with the app is not to be had as another."""
    channel = workspace.direct_message(MONA)
    workspace.acts.say(MONA, channel.id, "between us")
    assert "between us" in drawn(workspace, **{"as": MONA, "at": channel.id})
    assert "between us" not in drawn(workspace, at=channel.id)


def test_hostile_words_everywhere(workspace: Workspace) -> None:
    """Names, texts, topics, titles, errors and traffic full of script leave no script in the page."""
    workspace.acts.change_profile(OMAR, real_name=SCRIPT, title=SCRIPT)
    workspace.channels[KITCHEN].topic = SCRIPT
    workspace.channels[KITCHEN].name = SCRIPT
    first = workspace.acts.say(OMAR, KITCHEN, SCRIPT)
    workspace.acts.say(OMAR, KITCHEN, SCRIPT, first.ts)
    workspace.acts.upload(OMAR, KITCHEN, f"{SCRIPT}.png", b"x", SCRIPT)
    call(workspace, "chat.postMessage", channel=KITCHEN, text=SCRIPT, attachments=[{"text": SCRIPT, "title": SCRIPT}])
    call(workspace, "chat.postEphemeral", channel=KITCHEN, user=OMAR, text=SCRIPT)
    call(workspace, "views.publish", user_id=OMAR, view=home(section(SCRIPT)))
    call(workspace, SCRIPT)
    command = workspace.acts.command(OMAR, KITCHEN, "/lunch", SCRIPT)
    view = modal(title={"type": "plain_text", "text": "<script>a</script>"}, private_metadata=SCRIPT)
    opened = call(workspace, "views.open", trigger_id=command.payload["trigger_id"], view=view)
    workspace.views[opened["view"]["id"]].errors = {"dish": SCRIPT}
    workspace.views[opened["view"]["id"]].trouble = SCRIPT
    own_scripts = ['<script src="/page/static/page.js" defer></script>']
    for query in ({"at": KITCHEN, "panel": "inspector", "thread": first.ts}, {"at": "home", "panel": "faults"}):
        page = drawn(workspace, **query)
        assert re.findall(r"<script.*?</script>", page) == own_scripts
        assert "alert(1)" in page
    for entry in workspace.journal.entries:
        shown = page_draw.entry(workspace, entry.number, words_for("en"))
        assert shown is not None
        assert "<script" not in shown


def test_ephemeral_messages(workspace: Workspace) -> None:
    """An ephemeral message is shown to its one reader, marked as such, and to nobody else."""
    call(workspace, "chat.postEphemeral", channel=KITCHEN, user=OMAR, text="psst")
    mine = part(workspace, "main", at=KITCHEN)
    assert "psst" in mine
    assert "Only visible to you" in mine
    assert "psst" not in part(workspace, "main", **{"as": MONA, "at": KITCHEN})


def test_threads(workspace: Workspace) -> None:
    """Replies stand in the thread's panel, and the conversation shows how many there are."""
    root = workspace.acts.say(MONA, KITCHEN, "who cooks?")
    workspace.acts.say(OMAR, KITCHEN, "I do", root.ts)
    workspace.acts.say(MONA, KITCHEN, "thanks", root.ts)
    assert "I do" not in part(workspace, "main", at=KITCHEN)
    assert "2 replies" in part(workspace, "main", at=KITCHEN)
    thread = part(workspace, "thread", at=KITCHEN, thread=root.ts)
    assert thread.index("who cooks?") < thread.index("I do") < thread.index("thanks")
    assert part(workspace, "thread", at=KITCHEN, thread="1.2").strip() == ""


def test_edited_and_deleted(workspace: Workspace) -> None:
    """An edited message says so, and one deleted under its replies leaves a trace."""
    message = workspace.acts.say(OMAR, KITCHEN, "soup at 12 @mona")
    workspace.acts.edit(OMAR, KITCHEN, message.ts, "soup at <1> @mona")
    shown = part(workspace, "main", at=KITCHEN)
    assert "(edited)" in shown
    assert 'data-typed="soup at &lt;1&gt; @mona"' in shown
    workspace.acts.say(MONA, KITCHEN, "fine", message.ts)
    workspace.acts.delete(OMAR, KITCHEN, message.ts)
    shown = part(workspace, "main", at=KITCHEN)
    assert "This message was deleted." in shown
    assert "soup" not in shown


def test_only_own_messages_can_be_changed(workspace: Workspace) -> None:
    """Edit and delete are offered for the member's own messages only."""
    workspace.acts.say(MONA, KITCHEN, "hers")
    assert 'data-do="edit"' not in part(workspace, "main", at=KITCHEN)
    workspace.acts.say(OMAR, KITCHEN, "his")
    assert part(workspace, "main", at=KITCHEN).count('data-do="edit"') == 1


def test_unread(workspace: Workspace) -> None:
    """Others' messages count as unread until the channel is read, and a line shows where the new ones begin."""
    workspace.acts.say(MONA, KITCHEN, "one")
    workspace.acts.read(OMAR, KITCHEN)
    since = workspace.channels[KITCHEN].last_read[OMAR]
    workspace.acts.say(MONA, KITCHEN, "two")
    workspace.acts.say(OMAR, KITCHEN, "three")
    assert 'aria-label="1 unread"' in part(workspace, "side", at="home")
    main = part(workspace, "main", at=KITCHEN, since=since)
    assert main.index("one") < main.index('class="new"') < main.index("two")
    workspace.acts.read(OMAR, KITCHEN)
    assert "unread" not in part(workspace, "side", at="home")


def test_days_and_neighbours(workspace: Workspace) -> None:
    """Each day is announced once, and a person's next message within minutes has no heading of its own."""
    workspace.acts.say(MONA, KITCHEN, "one")
    workspace.acts.say(MONA, KITCHEN, "two")
    workspace.clock.set(workspace.clock.now().replace(day=2))
    workspace.acts.say(MONA, KITCHEN, "three")
    main = part(workspace, "main", at=KITCHEN)
    assert main.count('class="day"') == 2
    assert main.count('class="message short') == 1
    assert "Yesterday" in main
    assert "Today" in main


def test_many_messages(workspace: Workspace) -> None:
    """A long conversation shows its last hundred messages and offers the earlier ones."""
    for number in range(120):
        workspace.acts.say(MONA, KITCHEN, f"number {number}.")
    main = part(workspace, "main", at=KITCHEN)
    assert "number 19." not in main
    assert "number 20." in main
    assert 'data-go="shown=200"' in main
    assert "number 0." in part(workspace, "main", at=KITCHEN, shown="200")


def test_reactions(workspace: Workspace) -> None:
    """Reactions show who gave them and whether the reader did."""
    message = workspace.acts.say(MONA, KITCHEN, "soup")
    workspace.acts.react(OMAR, KITCHEN, message.ts, "tada")
    shown = part(workspace, "main", at=KITCHEN)
    assert 'value="tada" aria-pressed="true" title="tada: Omar Haddad"' in shown
    assert 'aria-pressed="false"' in part(workspace, "main", **{"as": MONA, "at": KITCHEN})


def test_files(workspace: Workspace) -> None:
    """A shared file can be opened; only pictures are drawn, and never one that could hold script."""
    workspace.acts.upload(OMAR, KITCHEN, "a b.png", b"12345", "look")
    workspace.acts.upload(OMAR, KITCHEN, "evil.svg", b"<svg/>")
    shown = part(workspace, "main", at=KITCHEN)
    assert "/a%20b.png?download=1" in shown
    assert "5 bytes" in shown
    assert shown.count("<img") == 1


def test_channel_not_joined(workspace: Workspace) -> None:
    """A public channel that the member has not joined can be read and joined but not written in; guests only read."""
    garden = workspace.add_channel(name="garden", members=[MONA])
    main = part(workspace, "main", at=garden.id)
    assert 'data-do="join"' in main
    assert "data-composer" not in main
    assert 'data-do="join"' not in part(workspace, "main", **{"as": GUEST, "at": garden.id})


def test_composer_knows_the_commands(workspace: Workspace) -> None:
    """The place to write offers the app's commands and shortcuts."""
    main = part(workspace, "main", at=KITCHEN)
    assert "&#34;command&#34;: &#34;/lunch&#34;, &#34;hint&#34;: &#34;[dish]&#34;" in main
    assert 'data-do="shortcut" value="order_lunch"' in main


def test_home(workspace: Workspace) -> None:
    """The home tab shows what the app drew for this member, or that it drew nothing."""
    assert "has not drawn its home" in part(workspace, "main", at="home")
    call(workspace, "views.publish", user_id=OMAR, view=home(section("Today: *soup*")))
    assert "<strong>soup</strong>" in part(workspace, "main", at="home")
    assert "soup" not in part(workspace, "main", **{"as": MONA, "at": "home"})


def opened(workspace: Workspace, *blocks: Json) -> str:
    """Id of a modal that Omar just opened."""
    command = workspace.acts.command(OMAR, KITCHEN, "/lunch")
    answer = call(workspace, "views.open", trigger_id=command.payload["trigger_id"], view=modal(*blocks))
    return str(answer["view"]["id"])


def test_modal(workspace: Workspace) -> None:
    """A modal is drawn for its member with title, inputs and buttons, and for nobody else."""
    view_id = opened(workspace)
    shown = part(workspace, "modal")
    assert 'id="modal-title" dir="auto" tabindex="-1">Order</h2>' in shown
    assert f'<label class="label" dir="auto" for="{view_id}-dish">' in shown
    assert ">Send</button>" in shown
    assert ">Cancel</button>" in shown
    assert part(workspace, "modal", **{"as": MONA}).strip() == ""


def test_modal_errors(workspace: Workspace) -> None:
    """What is wrong with an entry is said in the member's language, an app's own words as they are."""
    view_id = opened(workspace, asked(text_input()), asked(text_input("other"), "second"))
    workspace.users[OMAR].locale = "ar-SA"
    workspace.views[view_id].errors = {"dish": "Please complete this required field.", "second": "No shoes"}
    shown = part(workspace, "modal")
    assert "أكمل هذا الحقل المطلوب." in shown
    assert "No shoes" in shown


def test_modal_states(workspace: Workspace) -> None:
    """A modal shows that it is being sent, and Slack's error when the app did not answer."""
    view_id = opened(workspace)
    delivery = workspace.acts.submit(OMAR, {"dish": "soup"}, view_id=view_id)
    sending = part(workspace, "modal")
    assert 'aria-busy="true"' in sending
    assert "Sending…" in sending
    workspace.expire(delivery)
    failed = part(workspace, "modal")
    assert 'aria-busy="false"' in failed
    assert "We had some trouble connecting. Try again? (operation_timeout)" in failed
    assert 'value="soup"' in failed


def test_inspector(workspace: Workspace) -> None:
    """The inspector lists calls with their errors, newest first, and can leave out what went well."""
    call(workspace, "auth.test")
    call(workspace, "chat.postMessage", channel="C0NOWHERE", text="x")
    shown = part(workspace, "panel", panel="inspector")
    assert shown.index("chat.postMessage") < shown.index("auth.test")
    assert "channel_not_found" in shown
    problems = part(workspace, "panel", panel="inspector", problems="1")
    assert "auth.test" not in problems
    assert "channel_not_found" in problems


def test_entry_in_full(workspace: Workspace) -> None:
    """One line of traffic shows what was sent and what came back."""
    call(workspace, "chat.postMessage", channel=KITCHEN, text="حساء")
    number = next(entry.number for entry in workspace.journal.entries if entry.title == "chat.postMessage")
    shown = page_draw.entry(workspace, number, words_for("en"))
    assert shown is not None
    assert "&#34;text&#34;: &#34;حساء&#34;" in shown
    assert "&#34;ok&#34;: true" in shown
    assert page_draw.entry(workspace, 10**6, words_for("en")) is None


def test_faults_panel(workspace: Workspace) -> None:
    """The faults panel shows what is set to go wrong."""
    workspace.limits.switch_on()
    shown = part(workspace, "panel", panel="faults")
    assert 'value="limits" checked' in shown
    assert 'value="hold">' in shown
    assert "Nothing is set to go wrong." in shown


def test_only_what_changed(workspace: Workspace) -> None:
    """The browser gets only parts that differ from what it has."""
    place = page_place.settled(workspace, page_place.read({"as": OMAR, "at": "home"}))
    drawer = Drawer(workspace, Moves(workspace))
    first = drawer.changed(place, {})
    have = {name: each["mark"] for name, each in first["parts"].items()}
    assert drawer.changed(place, have)["parts"] == {}
    workspace.acts.say(MONA, KITCHEN, "soup")
    assert set(drawer.changed(place, have)["parts"]) == {"side"}


def test_drawings_are_remembered() -> None:
    """What was drawn is not drawn again for the same key, until too much else was drawn."""
    drawn_for: list[int] = []

    def draw(key: int) -> Markup:
        drawn_for.append(key)
        return Markup("x")

    kept = Drawings(most=2)
    for key in (1, 2, 1, 3, 1, 2):
        kept.of(key, partial(draw, key))
    assert drawn_for == [1, 2, 3, 2]


def test_a_remembered_drawing_follows_the_names(workspace: Workspace) -> None:
    """A message that mentions somebody is drawn anew when they change their name, and when the day changes."""
    place = page_place.settled(workspace, page_place.read({"as": OMAR, "at": KITCHEN}))
    drawer = Drawer(workspace, Moves(workspace))
    now = int(workspace.clock.now().timestamp())
    text = f"<@{MONA}> cooks <!date^{now}^{{date_pretty}}|then>"
    call(workspace, "chat.postMessage", channel=KITCHEN, text=text)
    assert "Mona Saleh</bdi></span> cooks Today" in drawer.changed(place, {})["parts"]["main"]["html"]
    workspace.acts.change_profile(MONA, real_name="Mona Amin")
    workspace.clock.advance(timedelta(days=1))
    assert "Mona Amin</bdi></span> cooks Yesterday" in drawer.changed(place, {})["parts"]["main"]["html"]


def test_row_keys(workspace: Workspace) -> None:
    """A message keeps its key until something about it changes."""

    def keys() -> list[str]:
        return re.findall(r'data-key="(\w+)"', part(workspace, "main", at=KITCHEN))

    workspace.acts.say(MONA, KITCHEN, "one")
    message = workspace.acts.say(OMAR, KITCHEN, "two")
    before = keys()
    assert keys() == before
    workspace.acts.react(MONA, KITCHEN, message.ts, "tada")
    assert keys()[0] == before[0]
    assert keys()[1] != before[1]


@pytest.mark.parametrize(
    "query",
    [
        {"as": "U0NOBODY", "at": "C0NOWHERE", "panel": "kitchen", "shown": "-5"},
        {"as": "", "thread": "x", "shown": "many"},
        {"shown": "99999999"},
    ],
)
def test_strange_addresses(workspace: Workspace, query: dict[str, str]) -> None:
    """An address that makes no sense leads to somewhere that does."""
    place = page_place.settled(workspace, page_place.read(query))
    assert place.acting == MONA
    assert place.at == "home"
    assert (place.panel, place.thread) == ("", "")
    assert 100 <= place.shown <= 2000


def test_nobody_there(clock: Clock, manifest: Manifest) -> None:
    """A workspace without members says so."""
    assert "no members yet" in drawn(Workspace(clock, manifest))
