"""What one may not see does not exist: rows by role and state, fields by role, lists, and who complained."""

import json
from typing import Any

import db
from db.vocabulary import Measure, SanctionKind, SubjectKind
from resolvers import clock, complaints, interactions, posts
from resolvers.accounts.leaving import export_my_data
from resolvers.rules.ids import global_id, read_global_id
from resolvers.rules.standings import Standing
from resolvers.rules.visibility import FIELDS, QUERIES
from resolvers.sanctions.appeals.lodging import lodge_appeal
from tests import seen_standing
from tests.asking import ask, data, id_of
from tests.cases import DESK, EVERYBODY, HOUSE, IN_A_CHAT, OPERATORS, REVIEWERS, SEEN, roles
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.cast_appeals import appeal_of
from tests.cast_blacklist import in_force
from tests.cast_bulk import bulk_of
from tests.cast_identity import IDENTITY_SHOWN, full_dossier
from tests.cast_messages import message_of
from tests.cast_operators import invited
from tests.cast_sanctions import confirmed
from tests.cast_weight import WEIGHT_SHOWN, warned
from tests.documents import NODES, field_of, fragments, nodes_in, selection
from tests.filing import report
from tests.services import Database

EVERYONE = EVERYBODY - {"system"}
CARERS, OWN_COMMENT = OPERATORS | REVIEWERS, HOUSE | {"author"}
NODE = "query($id: ID!) { node(id: $id) { __typename id } }"

# Who is shown the fields that not everybody who sees the thing is shown.
SHOWN: dict[tuple[str, str], frozenset[str]] = {
    **IDENTITY_SHOWN,
    **dict.fromkeys([("PublicAccount", "wordList"), ("PublicAccount", "operators")], CARERS),
    **dict.fromkeys([("PublicAccount", "teamActivity"), ("Operatorship", "invitationLink")], roles("owner")),
    ("Post", "versions"): HOUSE,
    ("Post", "reason"): HOUSE,
    **dict.fromkeys([("Post", "lastAct"), ("PublicAccount", "lastAct")], OPERATORS),
    **{
        ("Comment", field): OWN_COMMENT
        for field in ("heldBy", "reason", "reasonText", "hits", "versions", "statement", "actedAt")
    },
    ("Comment", "lastAct"): OPERATORS | {"author"},
    ("Mute", "mutedBy"): CARERS,
    ("Mute", "lastAct"): OPERATORS,
    **dict.fromkeys([("Comment", "alike"), ("Comment", "authorHistory")], CARERS),
    ("Bulk", "lastAct"): OPERATORS,
    ("Complaint", "case"): DESK,
    **{(kind, field): DESK for kind in ("Sanction", "BlacklistEntry") for field in ("case", "decision")},
    **{("Appeal", field): DESK for field in ("case", "decision", "claimedBy", "eligibleReviewers")},
    **WEIGHT_SHOWN,
    **seen_standing.SHOWN,
}

# Kinds of things that are fetched by an id.
KINDS = (
    "user", "registrant", "account", "post", "comment", "complaint", "case", "token", "notice", "chat", "sanction",
    "rectification", "appeal", "statement", "mute", "message", "sample_item", "document", "licence",
    "credit_entry",
)  # fmt: skip
# Beside what the cases know: things of their own that come with others.
SEEN_WITH_OTHERS = {
    "hit": OWN_COMMENT, "hiding": HOUSE, "deletion": HOUSE | {"author"}, "operatorship": CARERS,
    "to_author": DESK | OPERATORS | {"author"}, "to_complainant": DESK | {"member"}, "decision": DESK,
    "entry": roles("auditor"),
}  # fmt: skip


async def test_a_thing_exists_for_whom_the_table_of_cases_says(sqlite: Database) -> None:
    town = await make_town()
    for kind in KINDS:
        for state, seen_by in SEEN[kind].items():
            key = id_of(await town.bring(kind, state))
            asked = EVERYONE | (IN_A_CHAT if kind == "chat" else frozenset())
            assert await seen(town, asked, key) == seen_by & asked, (kind, state)


async def test_what_comes_with_other_things_exists_for_whom_they_are(sqlite: Database) -> None:
    town = await make_town()
    held, upheld = await town.comment("HELD"), await town.complaint("UPHELD")
    found = {
        "hit": await db.ScreeningHit.get(subject_id=held.id),
        "hiding": await town.act("HIDDEN"),
        "deletion": await town.act("DELETED"),
        "operatorship": await db.Operatorship.get(user_id=town["owner"].user_id, account_id=town.account.id),
        "to_author": await db.StatementOfReasons.get(side="SUBJECT"),
        "to_complainant": await db.StatementOfReasons.get(side="COMPLAINANT"),
        "decision": await db.Decision.get(case_id=upheld.case_id),
        "entry": await db.TrailEntry.filter(subject_id=upheld.id).latest("position"),
    }
    assert {name: await seen(town, EVERYONE, id_of(row)) for name, row in found.items()} == SEEN_WITH_OTHERS


async def seen(town: Town, asked: frozenset[str], key: str) -> frozenset[str]:
    """For whom a thing exists, alone and among others alike."""
    by_one = {who for who in asked if (await data(town[who], NODE, {"id": key}))["node"]}
    several = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    by_many = {who for who in asked if (await data(town[who], several, {"ids": [key, key]}))["nodes"][1]}
    assert by_one == by_many
    return frozenset(by_one)


async def test_a_field_is_shown_to_whom_the_table_says(sqlite: Database) -> None:
    town = await make_town()
    restricted = {(of, field) for of, fields in FIELDS.items() for field in fields if not open_to_all(of, field)}
    assert restricted == set(SHOWN)
    rows = {
        "Registrant": await full_dossier(town), "PublicAccount": town.account, "Post": await marked_post(town),
        "Comment": await marked_comment(town), "Complaint": await warned(town),
        "Sanction": await confirmed(town, SanctionKind.WARNING, town.account),
        "Appeal": await appeal_of(town, "UNDER_REVIEW"), "Operatorship": await invited(town),
        "Mute": await town.bring("mute", "IN_FORCE"), "Bulk": await bulk_of(town),
        "BlacklistEntry": await in_force(town),
    }  # fmt: skip
    told = await seen_standing.rows(town)
    held = await town.comment("HELD")
    for (kind, field), allowed in SHOWN.items():
        document = f"query($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ {field_of(kind, field, 1)} }} }} }}"
        shown = set()
        for who in EVERYONE:
            row = held if field == "heldBy" else (told if (kind, field) in seen_standing.SHOWN else rows)[kind]
            thing = (await data(town[who], document, {"id": id_of(row)}))["node"]
            if thing and thing[f"{kind}_{field}"] not in (None, []):
                shown.add(who)
        assert shown == allowed, (kind, field)


def open_to_all(of: str, field: str) -> bool:
    return Standing.ANYONE in FIELDS[of][field]


async def marked_comment(town: Town) -> db.Comment:
    """A public comment of which there is something in every field."""
    comment = await town.comment("HELD")
    done(await interactions.approve_comment(town["owner"], comment.id))
    done(await complaints.remove_content(town["reviewer"], SubjectKind.COMMENT, comment.id, RULE, FACTS))
    done(await complaints.restore_content(town["reviewer"], SubjectKind.COMMENT, comment.id))
    done(await interactions.edit_comment(town["author"], comment.id, "Other words."))
    await db.Comment.filter(id=comment.id).update(reason="SPAM", acted_at=clock.now())
    await db.Comment.filter(id__in=[comment.id, (await town.comment()).id]).update(likeness="the same words")
    return comment


async def marked_post(town: Town) -> db.Post:
    """A public post of which there is something in every field."""
    post = await town.make_post()
    done(await posts.edit_post(town["owner"], post.id, "Title", "Other words."))
    await db.Post.filter(id=post.id).update(reason=RULE)
    return post


async def test_a_query_for_some_is_refused_to_the_others(sqlite: Database) -> None:
    town = await make_town()
    account, thing, case = id_of(town.account), id_of(town.post), id_of(await town.case())
    registrant = global_id("Registrant", town.account.registrant_id)
    asked = {
        "moderationQueue": (f'moderationQueue(account: "{account}") {{ nodes {{ id }} }}', CARERS),
        "bulkPreview": (f'bulkPreview(account: "{account}", filter: {{}}) {{ count }}', CARERS),
        "alikeGroups": (f'alikeGroups(account: "{account}") {{ alike {{ people }} }}', CARERS),
        "tryWordList": (f'tryWordList(account: "{account}", words: ["one"]) {{ count }}', OPERATORS),
        "cases": ("cases { nodes { id } }", DESK),
        "accountQueue": ("accountQueue { nodes { id } }", DESK),
        "appeals": ("appeals { nodes { id } }", DESK),
        "caseColleagues": (f'caseColleagues(case: "{case}")', REVIEWERS),
        "sanctions": ("sanctions { nodes { id } }", DESK),
        "blacklist": ("blacklist { nodes { id } }", DESK),
        "ladderProposal": (f'ladderProposal(caseId: "{case}", rule: "{RULE}", severity: MAJOR) {{ strikes }}', DESK),
        "registrantQueue": ("registrantQueue { nodes { id } }", roles("identity_officer")),
        "trail": (f'trail(subject: "{thing}") {{ nodes {{ id }} }}', roles("auditor")),
        "careFigures": (f'careFigures(account: "{account}") {{ line }}', OPERATORS | DESK),
        "sampleQueue": ("sampleQueue { nodes { id } }", DESK),
        "complaintFigures": ("complaintFigures { filed }", DESK),
        "creditExplain": (f'creditExplain(registrantId: "{registrant}") {{ level }}', roles("auditor owner")),
        "creditContests": ("creditContests { nodes { id } }", roles("senior auditor")),
        "staffRoles": ("staffRoles { role }", roles("auditor admin")),
        "workload": ("workload { openCases }", roles("senior auditor admin")),
        "regulatoryReports": ("regulatoryReports { nodes { id } }", roles("auditor admin")),
        **seen_standing.ASKED,
    }
    assert set(asked) == {name for name in QUERIES if Standing.ANYONE not in QUERIES[name]}
    for name, (document, allowed) in asked.items():
        for who in EVERYONE:
            answer = await ask(town[who], f"{{ {document} }}")
            codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
            assert codes == (set() if who in allowed else {"NOT_ALLOWED"}), (name, who)


async def test_the_viewer_reads_only_what_is_their_own(sqlite: Database) -> None:
    town = await make_town()
    await town.complaint("UPHELD")
    await town.notice("")
    document = f"{{ viewer {{ {selection('Viewer', 1)} }} }}"
    mine = {"Token": "user", "Chat": "user", "Notice": "user", "Complaint": "user", "Comment": "author"}
    for who in EVERYONE:
        for kind, key in nodes_in(await data(town[who], document)):
            if kind in mine:
                row = await getattr(db, kind).get(id=decoded(key))
                assert getattr(row, f"{mine[kind]}_id") == town[who].user_id is not None, (who, kind)
    guest = (await data(town["address_guest"], document))["viewer"]
    assert nodes_in(guest) == set() and guest["Viewer_user"] is None


def decoded(key: str) -> Any:
    read = read_global_id(key)
    assert read
    return read[1]


OF_CARE = {"CareStep", "Sample", "SampleItem"}  # tests/test_care_seen.py
OF_DOCUMENTS = {"Document", "Acceptance"}  # tests/test_documents.py


async def test_whatever_is_shown_can_be_fetched_again_by_its_id(sqlite: Database) -> None:
    town = await everything_happens()
    things = (db.PublicAccount, db.Post, db.Comment, db.Case, db.Complaint, db.CounterNotice)
    rows = [row for model in things for row in await model.all()]
    kinds = set()
    for who in sorted(EVERYONE):
        told = [await all_of(town[who], rows, model.__name__) for model in things]
        shown = sorted(nodes_in([told, await data(town[who], f"{{ viewer {{ {selection('Viewer', 2)} }} }}")]))
        for start in range(0, len(shown), 100):
            page = shown[start : start + 100]
            several = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"
            found = (await data(town[who], several, {"ids": [key for _, key in page]}))["nodes"]
            assert found == [{"__typename": kind, "id": key} for kind, key in page], who
        kinds |= {kind for kind, _ in shown}
    elsewhere = {*OF_CARE, *OF_DOCUMENTS, *seen_standing.ELSEWHERE, "CreditEntry", "Training", "BlacklistEntry"}
    assert kinds == set(NODES) - {"TrailEntry", "RegulatoryReport", "ReportEntry", "Bulk"} - elsewhere


async def everything_happens() -> Town:
    """A town in which everything was done once, and a complaint by somebody who did nothing else."""
    town = await make_town()
    done(await export_my_data(town["member"]))
    await marked_comment(town)
    await marked_post(town)
    for state in ("HIDDEN", "DELETED", "REMOVED"):
        await town.comment(state)
    for state in ("RECEIVED", "UPHELD", "NOT_UPHELD"):
        await town.complaint(state)
    done(await report(town["member"], town.post, "OTHER", "It is wrong."))
    await town.bring("counter_notice", "ANSWERED")
    await town.bring("mute", "IN_FORCE")
    await town.bring("revision", "PENDING")
    open_case = await db.Case.filter(state="OPEN").first()
    assert open_case
    done(await complaints.claim_case(town["reviewer"], open_case.id))
    done(await complaints.decide_case(town["reviewer"], open_case.id, Measure.NONE, RULE, FACTS))
    await confirmed(town, SanctionKind.WARNING, town.account)
    contested = await db.StatementOfReasons.filter(user_id=town["member"].user_id, side="COMPLAINANT").latest("id")
    done(await lodge_appeal(town["member"], contested.id, "It is wrong all the same."))
    await appeal_of(town, "OVERTURNED")
    await message_of(town, "ANSWERED", "stranger")
    return town


async def test_nobody_learns_who_complained(sqlite: Database) -> None:
    town = await everything_happens()
    await db.User.filter(id=town["member"].user_id).update(display_name="Zacharias the complainant")
    user = global_id("User", town["member"].user_id)  # type: ignore[arg-type]
    rows = [row for model in WHAT_COMPLAINTS_TOUCH for row in await model.all()]
    rows += await db.TrailEntry.filter(subject_kind__in=["Complaint", "Case", "Comment", "Post"])
    trails = " ".join(
        f't{n}: trail(subject: "{id_of(row)}", first: 100) {{ nodes {{ {selection("TrailEntry", 0)} }} }}'
        for n, row in enumerate([*await db.Complaint.all(), *await db.Case.all()])
    )
    for who in roles("owner author stranger reviewer auditor identity_officer admin address_guest"):
        told = json.dumps([
            await data(town[who], f"{{ viewer {{ {selection('Viewer', 2)} }} }}"),
            *[await all_of(town[who], rows, model.__name__) for model in (*WHAT_COMPLAINTS_TOUCH, db.TrailEntry)],
            await ask(town[who], f"{{ {trails} }}"),
        ])  # fmt: skip
        for name in ("Zacharias", user, str(town["member"].user_id)):
            assert name not in told, who


WHAT_COMPLAINTS_TOUCH: tuple[Any, ...] = (
    db.PublicAccount, db.Post, db.Comment, db.Case, db.Complaint, db.Decision, db.StatementOfReasons, db.Notice, db.Act,
    db.Appeal,
)  # fmt: skip


async def all_of(actor: Any, rows: list[Any], kind: str, depth: int = 2) -> Any:
    """Everything that this actor reads of all rows of a kind."""
    document = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ {fragments(depth, kinds=[kind])} }} }}"
    ids = [id_of(row) for row in rows if type(row).__name__ == kind]
    return [await data(actor, document, {"ids": ids[start : start + 100]}) for start in range(0, len(ids), 100)]
