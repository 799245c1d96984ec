"""What publishing asks of whoever publishes: facts for the conditions of `post:publish`, read in few statements."""

from db.accounts import PublicAccount
from db.oversight import Act as ActRow
from db.posts import Post
from db.vocabulary import AccountFunction, PostKind, PostState
from policy import pack
from resolvers import clock
from resolvers.accounts.credit.posting import publishes_again_at
from resolvers.accounts.documents.accepting import agreement_of
from resolvers.accounts.identity.mandates import person_behind
from resolvers.accounts.standing.news import licences_of
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.refusals import Refused
from resolvers.rules.sanctions.force import UNDONE_ANEW
from resolvers.rules.standings import Actor
from resolvers.use_case import work


async def publishing_facts(actor: Actor, post: Post) -> Facts:
    """A step: the account, its registrant, and what else must hold before a post of it is published."""
    facts = await _standing_facts(actor, post, PostKind(post.kind))
    return facts | {"publishes_again_at": await publishes_again_at(facts["registrant"], post)}


async def editing_facts(actor: Actor, post: Post, kind: PostKind, source: str) -> Facts:
    """A step: what an edit asks: of a public post what publishing it asks, but not how many were published today."""
    becomes: Facts = {"kind": kind, "source": source}
    return becomes | (await _standing_facts(actor, post, kind) if post.state is PostState.PUBLISHED else {})


async def may_be_public_again(actor: Actor, post: Post, last: ActRow) -> None:
    """A step: refuse to take an act back by which would be public what could not be published now."""
    before = last.before
    public = PostState(str(before.get("state", post.state))) is PostState.PUBLISHED
    if not public or UNDONE_ANEW.get(last.name) is not AccountFunction.PUBLISHING:
        return
    kind, source = PostKind(str(before.get("kind", post.kind))), str(before.get("source", post.source))
    facts: Facts = {"kind": kind, "source": source, **await _standing_facts(actor, post, kind)}
    if last.name == "post:withdraw":
        facts["publishes_again_at"] = await publishes_again_at(facts["registrant"], post)
    for condition in ACTS["post:publish"].when:
        if refusal := condition.test(actor, post, facts, work().now):
            raise Refused(refusal)


async def _standing_facts(actor: Actor, post: Post, kind: PostKind) -> Facts:
    """Who answers and acts for the account, and, for news, its licences; the registrant comes with the account."""
    account = await PublicAccount.get(id=post.account_id).select_related("registrant")
    facts: Facts = {
        "account": account, "registrant": account.registrant, "agreement": await agreement_of(actor, account),
    }  # fmt: skip
    if pack().identity.publishers_are_asked(clock.today()):
        facts["publisher"] = await person_behind(actor.user_id)
    return facts | ({"licences": await licences_of(account.id)} if kind is PostKind.NEWS else {})
