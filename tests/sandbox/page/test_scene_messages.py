"""Messages on the page: who sees them, and how they stand there."""

from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, OMAR, call
from tests.sandbox.page.scenery import part


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
