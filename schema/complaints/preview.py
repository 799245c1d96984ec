"""What a decision would tell both sides, before it is taken."""

from typing import Annotated, Any

import strawberry
from strawberry import Info

from resolvers.complaints.cases.deciding import preview_decision
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Refusal
from schema.complaints.case_verbs import DecideCaseInput, verdict_in
from schema.fields import key_in, says, shows
from schema.refusals import answered, result
from schema.sanctions.decisions import ImposedSanction, imposed
from schema.words import ComplaintState, Side


@shows()
class PreviewedStatement:
    """What one side would be told by a decision."""

    side: Side = says("Who would be told.")
    readers: int = says("To how many it would be delivered.")
    outcome: ComplaintState = says("What would become of the complaint.")
    measures: list[str] = says("What would follow, each measure by its word.")
    sanctions: list[ImposedSanction] = says("The sanctions that it would impose.")
    text: str = says("The whole statement, in your language.")
    form_hash: str = says("SHA-256 of its form: the statement that is delivered then has the same.")


@shows()
class DecisionPreview:
    """What both sides would be told by a decision; nothing of it is kept."""

    statements: list[PreviewedStatement] = says("Each text once; none where nobody would be told.")


PreviewDecisionResult = result("PreviewDecisionResult", (DecisionPreview,), ACTS["case:decide"].refusals)


@strawberry.type
class PreviewQueries:
    """What a decision would tell both sides."""

    @strawberry.field(
        description=(
            "What both sides would be told by a decision, or why it would be refused; nothing is kept. "
            "For whoever holds the case."
        )
    )
    async def preview_decision(
        self, info: Info, input: Annotated[DecideCaseInput, strawberry.argument(description="What deciding takes.")]
    ) -> PreviewDecisionResult:  # type: ignore[valid-type]
        """What both sides would be told."""
        return await answered(_preview(info, input))


async def _preview(info: Info, input: Any) -> Any:
    answer = await preview_decision(
        info.context.actor, key_in("id", input.id, "Case")[1], verdict_in(input), input.version, input.revision
    )
    if isinstance(answer, Refusal):
        return answer
    return DecisionPreview(
        statements=[
            PreviewedStatement(
                side=one.side, readers=one.readers, outcome=one.draft.outcome, measures=list(one.draft.measures),
                sanctions=imposed(one.draft), text=one.text(info.context.language), form_hash=one.form_hash,
            )
            for one in answer
        ]
    )  # fmt: skip
