"""What the page shows of a workspace, to whom, without a server."""

import re
from datetime import timedelta

import pytest

from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.render.words import words_for
from sandbox.server import page_draw, page_place
from sandbox.workspace import Workspace
from tests.sandbox.lunch import GUEST, KITCHEN, MONA, OMAR, SECRET, asked, call, home, modal, section, text_input
from tests.sandbox.page.scenery import SCRIPT, drawn, opened, part


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
