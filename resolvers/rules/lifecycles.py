"""Which state may follow which, by which verb: the machines that the acts draw together."""

from dataclasses import dataclass
from enum import StrEnum

from db.vocabulary import (
    AccountState,
    AppealState,
    BlacklistState,
    CaseState,
    CommentState,
    ComplaintState,
    CreditState,
    DocumentState,
    ExportState,
    FileState,
    MessageState,
    OperatorshipState,
    PostState,
    QualificationState,
    RectificationState,
    RegistrantState,
    RevisionState,
    SanctionState,
    UserState,
)
from resolvers.rules.acts import ACTS, BEFORE
from resolvers.rules.refusals import Refused, WrongState


@dataclass(frozen=True)
class Lifecycle:
    """One machine: (state, verb) → next state, where BEFORE stands for what an earlier act found."""

    name: str
    states: type[StrEnum]
    born: frozenset[StrEnum]
    arrows: dict[tuple[StrEnum, str], StrEnum]

    def after(self, state: StrEnum, verb: str) -> StrEnum:
        """The state that follows, or the refusal that none does."""
        if (state, verb) not in self.arrows:
            raise Refused(WrongState(self.name, state, verb))
        return self.arrows[state, verb]

    def mermaid(self) -> str:
        """The machine as a Mermaid diagram."""
        rows = [f"    [*] --> {state.value}" for state in self.states if state in self.born]
        rows += [f"    {a.value} --> {a.value if b is BEFORE else b.value}: {verb}" for (a, verb), b in self.drawn()]
        return "\n".join(["stateDiagram-v2", *rows])

    def drawn(self) -> list[tuple[tuple[StrEnum, str], StrEnum]]:
        """The arrows, in order of states and declaration."""
        order = list(self.states)
        return sorted(self.arrows.items(), key=lambda arrow: order.index(arrow[0][0]))


def _machine(name: str, states: type[StrEnum], *born: StrEnum) -> Lifecycle:
    arrows = {
        (state, act.verb): following
        for act in ACTS.values()
        if act.kind == name
        for found, following in act.arrows
        for state in found
    }
    return Lifecycle(name, states, frozenset(born), arrows)


LIFECYCLES: dict[str, Lifecycle] = {
    machine.name: machine
    for machine in (
        _machine("registrant", RegistrantState, RegistrantState.UNVERIFIED, RegistrantState.PENDING),
        _machine("user", UserState, UserState.ACTIVE),
        _machine("export", ExportState, ExportState.ASKED),
        _machine("account", AccountState, AccountState.DRAFT, AccountState.ACTIVE),
        _machine("revision", RevisionState, RevisionState.PENDING),
        _machine("operatorship", OperatorshipState, OperatorshipState.INVITED, OperatorshipState.ACTIVE),
        _machine("document", DocumentState, DocumentState.DRAFT),
        _machine("post", PostState, PostState.DRAFT),
        _machine("qualification", QualificationState, QualificationState.SUBMITTED),
        _machine("comment", CommentState, CommentState.VISIBLE, CommentState.HELD),
        _machine("message", MessageState, MessageState.OPEN),
        _machine("complaint", ComplaintState, ComplaintState.RECEIVED),
        _machine("file", FileState, FileState.REQUESTED),
        _machine("case", CaseState, CaseState.OPEN),
        _machine("credit_entry", CreditState, CreditState.COUNTED),
        _machine("appeal", AppealState, AppealState.LODGED),
        _machine("sanction", SanctionState, SanctionState.PROPOSED),
        _machine("rectification", RectificationState, RectificationState.DUE),
        _machine("blacklist_entry", BlacklistState, BlacklistState.PROPOSED),
    )
}
KIND_OF_ROW: dict[str, str] = {
    "Mandate": "mandate",
    "AccountRevision": "revision",
    "Qualification": "qualification",
    "Declaration": "declaration",
    "OperatorGroup": "group",
    "Document": "document",
    "Acceptance": "acceptance",
    "CreditEntry": "credit_entry",
    "BlacklistEntry": "blacklist_entry",
    "Export": "export",
    "Filing": "filing",
    "Training": "training",
    "Registrant": "registrant",
    "PublicAccount": "account",
    "Operatorship": "operatorship",
    "Post": "post",
    "Comment": "comment",
    "Message": "message",
    "Complaint": "complaint",
    "StoredFile": "file",
    "CounterNotice": "counter_notice",
    "Case": "case",
    "Appeal": "appeal",
    "Sanction": "sanction",
    "Rectification": "rectification",
    "Act": "act",
    "Bulk": "bulk",
    "User": "user",
    "Token": "token",
    "Chat": "chat",
    "Notice": "notice",
    "StaffMember": "staff",
    "Sample": "sample",
    "SampleItem": "sample_item",
}
