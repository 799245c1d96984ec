"""How many statements each operation sends: whoever changes one counts again, and says why."""

# Under many things of a kind: its plain fields, and each field that holds others, with two levels of what they hold.
EXPECTED_FIELDS: dict[str, dict[str, int]] = {
    "Acceptance": {"(plain)": 1, "document": 3, "registrant": 20},
    "AccountRevision": {"(plain)": 1, "account": 29, "changes": 1, "toCheck": 1, "lookAlikes": 4},
    "Act": {"(plain)": 1},
    "Appeal": {"(plain)": 12, "contested": 19, "answer": 3, "complaint": 1, "evidence": 2, "case": 22, "decision": 7},
    "BlacklistEntry": {"(plain)": 2, "account": 29, "registrant": 20, "case": 17, "decision": 1},
    "Bulk": {"(plain)": 1, "leftOut": 1, "lastAct": 3},
    "CareStep": {"(plain)": 1, "case": 1, "sanction": 1},
    "Case": {
        "(plain)": 2, "subject": 3, "account": 27, "weight": 2, "campaign": 2, "complaints": 15, "counterNotice": 5,
        "decisions": 8, "earlier": 1, "causes": 3, "notes": 3, "timeline": 3,
    },
    "Chat": {"(plain)": 1},
    "Comment": {
        "(plain)": 1, "alike": 3, "authorHistory": 4, "post": 14, "author": 2, "parent": 18, "replies": 15,
        "versions": 3, "hits": 2, "statement": 18, "lastAct": 3,
    },
    "Complaint": {
        "(plain)": 1, "details": 1, "additions": 2, "subject": 3, "statement": 7, "questions": 2, "notes": 3,
        "case": 27, "setAside": 2, "reporter": 2, "misuse": 2, "evidence": 2,
    },
    "CounterNotice": {"(plain)": 3, "subject": 4},
    "CreditEntry": {"(plain)": 1, "account": 26, "statement": 3},
    "Decision": {"(plain)": 6, "sanctions": 1},
    "Declaration": {"(plain)": 1, "accounts": 1, "registrant": 20},
    "Document": {"(plain)": 2},
    "Export": {"(plain)": 1, "file": 1},
    "Filing": {"(plain)": 1, "difference": 3},
    "Message": {"(plain)": 1, "account": 29, "user": 2, "texts": 3},
    "Mute": {"(plain)": 1, "account": 30, "user": 2, "mutedBy": 2, "lastAct": 3},
    "Notice": {"(plain)": 1, "subject": 2},
    "OperatorGroup": {"(plain)": 2, "registrant": 21, "members": 21},
    "Operatorship": {"(plain)": 1, "account": 29, "user": 2},
    "Post": {
        "(plain)": 4, "account": 30, "versions": 3, "comments": 19, "pinnedComment": 18, "featuredComments": 19,
        "lastAct": 3,
    },
    "PublicAccount": {
        "(plain)": 3, "labels": 3, "revision": 8, "beforeFirstPost": 5, "qualifications": 2, "gradeHistory": 3,
        "registrant": 20, "operators": 5, "teamActivity": 3, "posts": 3, "lastAct": 3, "sanctions": 3, "mutes": 3,
        "messages": 8,
    },
    "Qualification": {"(plain)": 1, "registrant": 20, "accounts": 26},
    "Rectification": {"(plain)": 1, "evidence": 2, "sanction": 9},
    "Registrant": {
        "(plain)": 4, "mandates": 3, "checklist": 1, "blacklistEntries": 12, "qualifications": 10, "declarations": 7,
        "groups": 7, "lastAct": 3,
    },
    "RegulatoryReport": {"(plain)": 1, "entries": 6},
    "ReportEntry": {"(plain)": 1, "account": 27},
    "Sample": {"(plain)": 2},
    "SampleItem": {"(plain)": 1, "sample": 3, "comment": 19, "case": 1},
    "Sanction": {"(plain)": 2, "account": 30, "case": 22, "decision": 1, "rectification": 4, "evidence": 2},
    "ScreeningHit": {"(plain)": 1},
    "StaffMember": {"(plain)": 1, "user": 2, "trainings": 3},
    "StatementOfReasons": {"(plain)": 6, "sanctions": 1, "appeal": 23},
    "Token": {"(plain)": 1},
    "TrailEntry": {"(plain)": 1},
    "Training": {"(plain)": 1},
    "User": {"(plain)": 1},
}  # fmt: skip
EXPECTED_ROOTS: dict[str, int] = {
    "viewer": 0, "node": 53, "nodes": 2, "account": 50, "complaintByReceipt": 12, "policy": 0, "invitation": 1,
    "rateLimit": 0, "previewDecision": 2, "complaintFigures": 3, "ladderProposal": 3, "caseColleagues": 6,
    "alikeGroups": 2, "bulkPreview": 5, "tryWordList": 2, "careFigures": 10, "samplingFigures": 2, "blacklist": 1,
    "moderationQueue": 25, "sanctions": 8, "appeals": 23, "regulatoryReports": 3, "documents": 2,
    "registrantQueue": 19, "identityAccesses": 6, "accountQueue": 7, "qualificationQueue": 9, "filings": 3,
    "posts": 13, "sampleQueue": 4, "creditContests": 6, "accounts": 30, "cases": 26, "trail": 1, "document": 2,
    "documentDiff": 1, "creditExplain": 3, "staffRoles": 1, "workload": 2,
}  # fmt: skip
EXPECTED_OF_THE_VIEWER: dict[str, int] = {
    "kind": 0, "language": 0, "user": 1, "closesAt": 0, "exports": 1, "registrants": 19, "staffRoles": 0,
    "staffPosts": 1, "pseudonym": 0, "operatorships": 1, "agreements": 2, "tokens": 1, "twoStep": 1,
    "recoveryCodesLeft": 1, "chats": 1, "comments": 24, "messages": 7, "posts": 13, "following": 4, "complaints": 12,
    "counterNotices": 3, "statements": 17, "appeals": 23, "notices": 2,
}  # fmt: skip
EXPECTED_OF_MUTATIONS: dict[str, int] = {
    "user:sign_up": 7, "user:link_chat": 2, "user:enable_two_step": 3, "user:confirm_two_step": 9,
    "user:disable_two_step": 9, "user:request_reset": 8, "user:reset_password": 11, "user:revoke_others": 4,
    "token:revoke": 4, "chat:unlink": 4, "chat:set_notices": 5, "notice:read": 2, "registrant:verify": 10,
    "account:set_comment_rules": 4, "account:set_word_list": 4, "post:create": 4, "post:publish": 9, "post:edit": 6,
    "post:withdraw": 4, "post:set_comment_rules": 4, "post:remove": 26, "post:restore": 16, "comment:add": 9,
    "comment:reply": 11, "comment:edit": 11, "comment:approve": 7, "comment:hide": 6, "comment:show": 7,
    "comment:delete": 6, "comment:undelete": 9, "comment:remove": 25, "comment:restore": 17, "act:undo": 11,
    "complaint:lodge": 18, "complaint:ask": 10, "complaint:reply": 12, "complaint:withdraw": 15, "file:request": 3,
    "complaint:add_evidence": 11, "case:claim": 8, "case:release": 6, "case:decide": 17, "sanction:propose": 11,
    "sanction:respond": 11, "sanction:confirm": 36, "sanction:withdraw": 16, "sanction:lift": 16,
    "rectification:submit": 12, "rectification:accept": 11, "rectification:return": 13, "appeal:lodge": 9,
    "appeal:withdraw": 9, "appeal:claim": 16, "appeal:release": 6, "appeal:affirm": 28, "appeal:overturn": 47,
    "appeal:modify": 39, "complaint:accept": 10, "complaint:decline": 19, "counter_notice:submit": 10,
    "complaint:warn_complainant": 19, "complaint:limit_complainant": 20, "case:hand_over": 12, "case:escalate": 6,
    "case:recuse": 6, "case:note": 7, "case:order": 13, "comment:ask_platform": 16, "comment:feature": 6,
    "comment:unfeature": 6, "comment:pin": 7, "comment:unpin": 6, "account:follow": 6, "account:unfollow": 7,
    "account:mute_user": 11, "account:unmute_user": 6, "account:moderate": 16, "account:invite_operator": 6,
    "operatorship:accept": 9, "operatorship:decline": 9, "operatorship:withdraw": 7, "operatorship:leave": 10,
    "operatorship:remove": 8, "operatorship:change_role": 8, "operatorship:offer_ownership": 8,
    "operatorship:withdraw_offer": 7, "operatorship:accept_ownership": 13, "message:write": 9, "message:answer": 9,
    "message:archive": 7, "message:look": 7, "sample_item:judge": 15, "registrant:open": 5, "registrant:submit": 11,
    "registrant:request_form": 5, "registrant:request_code": 8, "registrant:confirm_code": 5, "registrant:reject": 11,
    "registrant:revoke": 11, "registrant:grant_mandate": 9, "registrant:end_mandate": 7, "registrant:look": 5,
    "account:open": 12, "account:submit": 16, "account:approve": 18, "account:return": 16, "account:revise": 7,
    "revision:approve": 14, "revision:return": 12, "revision:withdraw": 10, "qualification:add": 7,
    "qualification:verify": 13, "qualification:reject": 10, "qualification:cover": 12, "post:reclassify": 23,
    "registrant:declare": 6, "group:declare": 5, "group:join": 10, "group:leave": 10, "filing:draft": 7,
    "credit_entry:contest": 16, "credit_entry:keep": 20, "credit_entry:strike": 20, "training:record": 3,
    "staff:appoint": 7, "staff:dismiss": 8, "document:draft": 3, "document:publish": 6, "document:accept": 5,
    "blacklist_entry:propose": 12, "blacklist_entry:respond": 11, "blacklist_entry:confirm": 46,
    "blacklist_entry:withdraw": 14, "blacklist_entry:remove": 16, "account:close": 10, "account:reopen": 12,
    "user:close": 12, "user:reopen": 6, "user:export": 5,
}  # fmt: skip
EXPECTED_OF_EVENTS: dict[str, int] = {
    "commentAdded": 20, "commentChanged": 24, "moderationQueueChanged": 18, "messageReceived": 7,
    "complaintChanged": 18, "receiptChanged": 18, "caseQueueChanged": 21, "sanctionChanged": 8, "appealChanged": 23,
    "viewerNotices": 1,
}  # fmt: skip
# A month's report to the authorities is opened by the first decision that belongs into it, a look at what is due by the
# first that sets it: what comes later finds it there.
FIRST_OF_ALL = {"sanction:confirm": 1, "appeal:affirm": 1, "user:close": 1}
# What each complaint adds to the claim and the decision of its case: it is moved, answered, counted for its reporter.
OF_A_COMPLAINT = {"claim": 1, "decision": 3}
