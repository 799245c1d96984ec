"""Comments: what readers write, and the care that owners take of it."""

from resolvers.interactions.care import (
    approve_comment,
    delete_comment,
    hide_comment,
    reply_to_comment,
    set_account_comment_rules,
    set_post_comment_rules,
    set_word_list,
    show_comment,
    undelete_comment,
)
from resolvers.interactions.comments import add_comment, edit_comment
from resolvers.interactions.measure.following import look_at_care
from resolvers.interactions.measure.sampling import draw_sample, judge_sample_item
from resolvers.interactions.measure.weekly import draw_weekly_sample
from resolvers.interactions.views import (
    comments_of_posts,
    last_act_on,
    moderation_queue,
    queue_figures,
    replies_to,
    seen_comment,
)

__all__ = [
    "add_comment", "approve_comment", "comments_of_posts", "delete_comment", "draw_sample", "draw_weekly_sample",
    "edit_comment",
    "hide_comment", "judge_sample_item", "last_act_on", "look_at_care", "moderation_queue", "queue_figures",
    "replies_to", "reply_to_comment", "seen_comment", "set_account_comment_rules", "set_post_comment_rules",
    "set_word_list", "show_comment", "undelete_comment",
]  # fmt: skip
