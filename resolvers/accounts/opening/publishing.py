"""What publishing asks of whoever publishes: facts for the conditions of `post:publish`, read in few statements."""

from db.accounts import PublicAccount, Registrant
from db.posts import Post
from resolvers.accounts.credit.posting import publishes_again_at
from resolvers.rules.conditions import Facts
from resolvers.rules.standings import Actor


async def publishing_facts(actor: Actor, post: Post) -> Facts:
    """A step: the account, its registrant, and what else must hold before a post of it is published."""
    account = await PublicAccount.get(id=post.account_id)
    registrant = await Registrant.get(id=account.registrant_id)
    again = await publishes_again_at(registrant, post)
    return {"account": account, "registrant": registrant, "publishes_again_at": again}
