"""How an act on many comments is shown: before it as a page to pick from, afterwards by what came of it."""

from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnAct, OnMany, in_rows, keyboard, label
from bot.context import Talk
from bot.replies import Drawn, called, cut, lines, one_line
from db.chat import Selection
from db.interactions import Bulk
from db.vocabulary import BulkState, BulkVerb, CommentState
from policy import pack
from resolvers.interactions.bulk.matching import ACT_OF
from resolvers.interactions.bulk.picking import PAGE, page_of, taken
from resolvers.interactions.views import last_act_on
from resolvers.oversight import may_undo
from resolvers.refusing import refusal_sentence
from resolvers.rules.refusals import Because, NotAllowed, NotFound, Restricted, WrongState

LINE = 90  # characters of a comment on a page
NAME = 24  # characters of a name there
ABREAST = 5
REASONS = 2


async def drawn_selection(talk: Talk, selection: Selection, at: int) -> Drawn:
    """One page of the comments that somebody picks among, with those that are left out crossed."""
    total = len(selection.comments)
    at = max(0, min(at, total - 1)) // PAGE * PAGE
    rows, chosen = await page_of(selection, at), len(taken(selection))
    count = pack().bulk.counted
    content = lines(
        Bold(talk.say("pick-head", count=chosen)),
        talk.say("pick-page", **{"from": at + 1, "to": min(at + PAGE, total), "count": total})
        if total > PAGE
        else None,
        talk.say("pick-more", most=count) if total >= count else None,
        *(
            Text(
                f"{'✓' if kept else '✗'} {place + 1}. ",
                Bold(cut(called(talk, row.author_name), NAME)),
                ": ",
                _short(row.body),
            )
            for place, row, kept in rows
        ),
        talk.say("pick-left-out", count=total - chosen) if chosen < total else talk.say("pick-help"),
    )
    ones: list[Labelled] = [
        (f"{'✓' if kept else '✗'} {place + 1}", OnMany(do="toggle", id=selection.id, at=place))
        for place, _, kept in rows
    ]
    turned = "leave-all-out" if any(kept for *_, kept in rows) else "take-all-in"
    ways = [
        (label(talk.language, name), OnMany(do="page", id=selection.id, at=place))
        for name, place in (("previous", at - PAGE), ("next", at + PAGE))
        if 0 <= place < total
    ]
    do: list[Labelled] = [(label(talk.language, "not-now"), OnMany(do="cancel", id=selection.id))]
    if chosen:
        do.insert(0, (talk.say("button-hide-picked", count=chosen), OnMany(do="hide", id=selection.id)))
    page = [(label(talk.language, turned), OnMany(do="turn", id=selection.id, at=at))]
    return Drawn(content, keyboard(*in_rows(ones, ABREAST), page, ways, do))


def _short(body: str) -> str:
    return cut(one_line(body), LINE)


async def drawn_bulk(talk: Talk, bulk: Bulk, *more: Labelled) -> Drawn:
    """What came of an act on many comments, or how far it has come, with the way to take it back."""
    left = sum(bulk.left_out.values())
    reasons = " ".join(dict.fromkeys(sentence_of(talk, bulk.verb, code) for code in list(bulk.left_out)[:REASONS]))
    changed = bulk.done - bulk.put_back if bulk.state is BulkState.UNDONE else 0
    said = {
        BulkState.RUNNING: talk.say("bulk-running", done=bulk.done, total=bulk.total),
        BulkState.DONE: talk.say(f"bulk-done-{bulk.verb.value.lower()}", count=bulk.done),
        BulkState.UNDOING: talk.say("bulk-putting-back", done=bulk.put_back, total=bulk.done),
        BulkState.UNDONE: talk.say("bulk-put-back", count=bulk.put_back),
    }
    standing = bulk.state in (BulkState.RUNNING, BulkState.DONE)
    content = lines(
        said[bulk.state],
        talk.say("bulk-left-out", count=left, reasons=reasons) if left and standing else None,
        talk.say("bulk-changed-since", count=changed) if changed else None,
    )
    act = (await last_act_on([bulk.id])).get(bulk.id)
    ways: list[Labelled] = []
    if act is not None and standing and may_undo(talk.actor, bulk, act):
        ways.append((label(talk.language, "undo"), OnAct(id=act.id)))
    if bulk.state in (BulkState.RUNNING, BulkState.UNDOING):
        ways.append((label(talk.language, "how-far"), OnMany(do="progress", id=bulk.id)))
    return Drawn(content, keyboard(ways, more))


def sentence_of(talk: Talk, verb: BulkVerb, code: str) -> str:
    """Why one comment was left out of an act on many, by the code under which it was counted."""
    name, _, because = code.partition(":")
    if name == "Sanctioned":
        return talk.say("bulk-left-sanctioned")
    if name == "Restricted":
        return refusal_sentence(Restricted(Because(because)), talk.language)
    if name == "WrongState":
        return refusal_sentence(WrongState("comment", CommentState(because), verb.value.lower()), talk.language)
    if name == "NotAllowed":
        return refusal_sentence(NotAllowed(ACT_OF[verb]), talk.language)
    return refusal_sentence(NotFound("Comment"), talk.language)
