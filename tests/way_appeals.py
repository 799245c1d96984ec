"""How appeals are done in a chat, and which of their acts are not."""

from resolvers.rules.acts import ACTS

NOT_IN_CHAT = {
    **dict.fromkeys(("complaint:find_right", "complaint:find_right_in_part", "complaint:find_wrong"),
                    "follows from the answer to an appeal"),
    **dict.fromkeys(("complaint:readmit", "case:reopen", "comment:amend", "post:amend"),
                    "follows from the answer to an appeal"),
    **{name: "comes with the chat of appeals" for name in ACTS if name.startswith("appeal:")},
}  # fmt: skip
