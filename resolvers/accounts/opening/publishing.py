"""What publishing asks of whoever publishes: facts for the conditions of `post:publish`, read in few statements."""

from db.accounts import PublicAccount, Registrant
from db.posts import Post
from policy import pack
from resolvers import clock
from resolvers.accounts.credit.posting import publishes_again_at
from resolvers.accounts.documents.accepting import agreement_of
from resolvers.accounts.identity.mandates import person_behind
from resolvers.accounts.standing.news import news_facts
from resolvers.rules.conditions import Facts
from resolvers.rules.standings import Actor


async def publishing_facts(actor: Actor, post: Post) -> Facts:
    """A step: the account, its registrant, and what else must hold before a post of it is published."""
    account = await PublicAccount.get(id=post.account_id)
    registrant = await Registrant.get(id=account.registrant_id)
    asked = pack().identity.publishers_are_asked(clock.today())
    person = {"publisher": await person_behind(actor.user_id)} if asked else {}
    agreement = await agreement_of(actor, account)
    return {
        "account": account, "registrant": registrant, "agreement": agreement, **person,
        "publishes_again_at": await publishes_again_at(registrant, post), **await news_facts(post),
    }  # fmt: skip
