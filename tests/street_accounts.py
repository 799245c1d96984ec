"""What stands behind accounts, many times over, as rows: for counting what operations send."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import db
from db.columns import key_ring
from db.vocabulary import RegistrantState
from resolvers import clock
from resolvers.rules.ids import global_id
from tests.documents import selection


async def registered(town: Any, number: int) -> None:
    """One more of everything that stands behind an account for which the author of the town acts."""
    account, user, now = await town.public_account(), town["author"].user_id, clock.now()
    day, registrant = now.date(), account.registrant_id
    staff, case = await db.StaffMember.first(), await db.Case.first()
    assert staff and case
    await db.Registrant.filter(id=registrant).update(acting=[str(user)], number_mark=uuid4().hex)
    await db.Mandate.create(registrant_id=registrant, user_id=user, kind="REPRESENTATIVE", since=now)
    await db.Registrant.create(
        kind="ORGANISATION", name="Boats", state=RegistrantState.PENDING, number_mark=uuid4().hex, created_at=now
    )
    await db.IdentityLook.create(registrant_id=registrant, staff_id=staff.id, purpose="CASE", at=now)
    licence = await db.Qualification.create(
        registrant_id=registrant, kind="REPRINT", number="1", issuer="The bureau", valid_from=day, expires_on=day,
        submitted_by_id=user, created_at=now,
    )  # fmt: skip
    await db.QualificationCover.create(qualification_id=licence.id, account_id=account.id)
    listed = [{"id": str(account.id), "handle": account.handle}]
    await db.Declaration.create(
        registrant_id=registrant, number=1, scope="Tea", accounts=listed, declared_by_id=user, at=now
    )
    group = await db.OperatorGroup.create(kind="GROUP", name="Houses", registrant_id=registrant, declared_at=now)
    await db.GroupMember.create(group_id=group.id, registrant_id=registrant, since=now)
    inputs = {"registrant_kind": "ORGANISATION", "account_class": "ORGANISATION", "followers": 1, "reads": 2}
    await db.GradeChange.create(account_id=account.id, grade=2, inputs=inputs, scheme="1", at=now)
    await db.AccountRevision.create(
        account_id=account.id, kind="CHANGE", changes={"name": ["A", "B"]}, lane="GENERAL", made_by_id=user,
        due_at=now, created_at=now,
    )  # fmt: skip
    newest = await db.Document.filter(kind="RULE").order_by("-version").first()
    both = {"en": "Rule", "zh": "规则"}
    document = await db.Document.create(
        kind="RULE", version=newest.version + 1 if newest else 1, state="PUBLISHED", titles=both, texts=both,
        hash="0" * 64, created_at=now, published_at=now, in_force_at=now,
    )  # fmt: skip
    await db.Acceptance.create(document_id=document.id, user_id=user, registrant_id=registrant, at=now)
    await db.CreditEntry.create(
        registrant_id=registrant, account_id=account.id, rule="REMOVAL_MINOR", points=-3, cause_kind="Decision",
        cause_id=uuid4(), state="CONTESTED", at=now, contest_until=now, contested_by_id=user, contested_at=now,
        answer_by=now,
    )  # fmt: skip
    await db.BlacklistEntry.create(
        registrant_id=registrant, account_id=account.id, case_id=case.id, accounts=[str(account.id)],
        measures=["CLOSE_ACCOUNT"], rule="CIVILITY", ground="PLATFORM_CONVENTION", severity="GRAVE", facts="Facts.",
        days=9, proposed_by_id=staff.id, proposed_at=now, respond_until=now + timedelta(days=1),
    )  # fmt: skip
    filed = await db.Filing.filter(account_class="PERSONAL").count()
    key = uuid4()
    body = key_ring().seal_bytes(b'{"handle":"a"}\n', f"filing:{key}:body")
    await db.Filing.create(
        id=key, account_class="PERSONAL", number=filed + 1, authority="The office", body_sealed=body, hash="0" * 64,
        accounts=1, at=now,
    )  # fmt: skip
    await db.Export.create(user_id=user, asked_at=now, due_at=now)
    await db.Training.create(user_id=user, topic="LAW", hours=1, held_on=day, at=now)
    somebody = (await town.newcomer()).user_id
    await db.StaffMember.create(user_id=somebody, role="AUDITOR", pseudonym=f"Auditor {number}", since=now)


async def roots(town: Any) -> dict[str, str]:
    """A query of each root field about what stands behind accounts that is no page."""
    first = await db.Document.filter(kind="RULE").order_by("version").first()
    assert first
    registrant = global_id("Registrant", town.account.registrant_id)
    key, within = global_id("Document", first.id), selection("Document", 1)
    asked = {
        "document": f"document(kind: RULE) {{ {within} }}",
        "documentDiff": f'documentDiff(from: "{key}", to: "{key}", language: "en") {{ __typename }}',
        "creditExplain": f'creditExplain(registrantId: "{registrant}") {{ __typename }}',
        "staffRoles": "staffRoles { role }",
        "workload": "workload { __typename }",
    }
    return {name: f"{{ {document} }}" for name, document in asked.items()}
