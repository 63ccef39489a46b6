"""The digest as it would be now, for a command."""

from bot import verbs
from bot.folding import bare, folded
from bot.messages.digest_more import more
from bot.messages.digest_now import digest_now, head_digest_now
from bot.messages.model import Message
from bot.slack.request import Request
from domain.digest import DigestReady
from domain.errors import IncompleteCommandError

_MORE = frozenset(folded(word) for word in ("more", "details", "all", "تفاصيل", "المزيد"))


def typed(request: Request, rest: str) -> Message:
    """The digest, or what it only counts."""
    service, word = request.services.digest_now, folded(bare(rest).strip())
    if word in _MORE:
        return more(service.more(request.chat_id, request.now), request.words)
    if word:
        raise IncompleteCommandError(example=verbs.BY_NAME["digest"].shown(request.words.language))
    found = service.of(request.chat_id, request.now)
    if isinstance(found, DigestReady):
        return digest_now(found, request.words)
    return head_digest_now(found, request.words)
