### Words for people: what enumerated values, things, acts, reasons, categories and rules are called.

## Values of db/vocabulary.py

word-ActorKind-USER = user
word-ActorKind-STAFF = platform staff
word-ActorKind-GUEST = guest
word-ActorKind-SYSTEM = the system
word-Transport-BUILT_IN = built-in chat
word-Transport-TELEGRAM = Telegram
word-LetterKind-RESET_CODE = code for a new password
word-LetterKind-PASSWORD_CHANGED = password changed
word-OperatorRole-OWNER = owner
word-OperatorRole-EDITOR = editor
word-OperatorRole-MODERATOR = moderator
word-OperatorshipState-INVITED = invited
word-OperatorshipState-ACTIVE = active
word-OperatorshipState-ENDED = ended
word-StaffRole-REVIEWER = reviewer
word-StaffRole-SENIOR_REVIEWER = senior reviewer
word-StaffRole-IDENTITY_OFFICER = identity officer
word-StaffRole-POLICY_OFFICER = policy officer
word-StaffRole-PRIVACY_OFFICER = privacy officer
word-StaffRole-CHIEF_EDITOR = chief editor
word-StaffRole-AUDITOR = auditor
word-StaffRole-ADMINISTRATOR = administrator
word-RegistrantKind-PERSON = person
word-RegistrantKind-ORGANISATION = organisation
word-RegistrantState-UNVERIFIED = not verified
word-RegistrantState-PENDING = waiting for verification
word-RegistrantState-VERIFIED = verified
word-RegistrantState-REJECTED = turned down
word-RegistrantState-LAPSED = no longer verified
word-AccountClass-PERSONAL = personal account
word-AccountClass-ORGANISATION = organisation account
word-AccountClass-PUBLIC_BODY = public body account
word-AccountClass-NEWS = news account
word-AccountState-DRAFT = being set up
word-AccountState-IN_REVIEW = in review
word-AccountState-ACTIVE = active
word-AccountState-SHUT = shut by the platform
word-AccountState-CLOSING = closing
word-AccountState-CLOSED = closed
word-PostState-DRAFT = a draft
word-PostState-PUBLISHED = published
word-PostState-HELD = waiting for a look
word-PostState-WITHDRAWN = withdrawn
word-PostState-REMOVED = removed by the platform
word-CommentState-VISIBLE = visible
word-CommentState-HIDDEN = hidden
word-CommentState-HELD = waiting for a look
word-CommentState-DELETED = deleted
word-CommentState-REMOVED = removed by the platform
word-HeldBy-ACCOUNT = the account
word-HeldBy-PLATFORM = the platform
word-CommentRules-OPEN = open
word-CommentRules-REVIEW = reviewed first
word-CommentRules-CLOSED = closed
word-CommentNotices-ALL = all new ones
word-CommentNotices-HELD = only those that wait for a look
word-CommentNotices-NONE = none
word-Effect-HOLD = waits for a look
word-Effect-REFUSE = not taken
word-SubjectKind-ACCOUNT = account
word-SubjectKind-POST = post
word-SubjectKind-COMMENT = comment
word-ComplaintKind-AFFECTED = my own right is affected
word-ComplaintKind-PUBLIC_INTEREST = in the public interest
word-ComplaintState-RECEIVED = received
word-ComplaintState-DECLINED = not taken up
word-ComplaintState-ACCEPTED = being looked into
word-ComplaintState-AWAITING_REPLY = waiting for a reply
word-ComplaintState-UPHELD = upheld
word-ComplaintState-PARTLY_UPHELD = upheld in part
word-ComplaintState-NOT_UPHELD = not upheld
word-ComplaintState-WITHDRAWN = withdrawn
word-FileState-REQUESTED = waited for
word-FileState-STORED = kept
word-FileState-ERASED = deleted
word-FileFault-EMPTY = empty
word-FileFault-TOO_LARGE = too large
word-FileFault-KIND_NOT_TAKEN = of a kind that is not taken
word-FileFault-ARCHIVE = an archive
word-FileFault-NAME_LIES = misnamed
word-FileFault-TWO_KINDS = of two kinds at once
word-FileFault-DAMAGED = damaged
word-FileFault-LOCKED = locked with a password
word-FileFault-TOO_MANY_PIXELS = of too many pixels
word-FileFault-TOO_MANY_PAGES = of too many pages
word-FileFault-TOO_SLOW = too slow to read
word-FileFault-TOO_MANY = one too many
word-FileKind-IMAGE = picture
word-FileKind-DOCUMENT = document
word-FileKind-AUDIO = sound
word-FileKind-VIDEO = video
word-CaseState-OPEN = open
word-CaseState-CLAIMED = taken by a reviewer
word-CaseState-ESCALATED = waiting for a senior reviewer
word-CaseState-DECIDED = decided
word-Measure-NONE = no measure
word-Measure-REMOVE_CONTENT = removal from public view
word-Ground-LAW = the law
word-Ground-AGREEMENT = the service agreement
word-Ground-PLATFORM_CONVENTION = the platform convention
word-Side-SUBJECT = the person concerned
word-Side-COMPLAINANT = the person who complained
word-CauseKind-COMPLAINT = a complaint
word-CauseKind-SCREENING = screening
word-CauseKind-OWNER_ACT = a request to look at what the account did
word-CauseKind-AUTHORITY_ORDER = an order of an authority
word-NoteKind-INTERNAL = for the desk only
word-NoteKind-PUBLIC = for both sides
word-DeclineReason-NOT_OURS = it is not for this platform to decide
word-DeclineReason-INCOMPLETE = it lacks what is needed to look into it
word-DeclineReason-ALREADY_DECIDED = the same was decided before
word-MisuseKind-WARNING = a warning
word-MisuseKind-LIMIT = a limit for a time
word-DeadlineKind-CASE_OVERDUE = a late case
word-DeadlineKind-CAMPAIGN_LOOK = a look for organised reports
word-DeadlineKind-HEARING_OVER = the end of a hearing
word-DeadlineKind-SANCTION_ENDED = the end of a sanction
word-DeadlineKind-RECTIFICATION_OVERDUE = a late rectification
word-DeadlineKind-APPEAL_OVERDUE = a late answer to an appeal
word-DecisionAbout-CASE = a case
word-DecisionAbout-COMPLAINT = a complaint that is not taken up
word-DecisionAbout-SANCTION = a sanction
word-DecisionAbout-MISUSE = misuse of complaints
word-DecisionAbout-APPEAL = an appeal
word-Severity-MINOR = minor
word-Severity-MAJOR = major
word-Severity-GRAVE = grave
word-SanctionKind-WARNING = a warning with a request to put things right
word-SanctionKind-FUNCTION_RESTRICTION = a restriction of functions
word-SanctionKind-UPDATE_SUSPENSION = a suspension of publishing
word-SanctionKind-CLOSURE = closure of the account
word-SanctionState-PROPOSED = proposed, to be heard
word-SanctionState-WITHDRAWN = taken back
word-SanctionState-IN_FORCE = in force
word-SanctionState-LIFTED = lifted
word-SanctionState-OVERTURNED = overturned
word-AccountFunction-COMMENTS = readers' comments
word-AccountFunction-REPLIES = answers in the account's name
word-AccountFunction-PUBLISHING = publishing
word-RectificationState-DUE = to be put right
word-RectificationState-SUBMITTED = handed in
word-RectificationState-DONE = put right
word-AppealState-LODGED = waiting for another reviewer
word-AppealState-UNDER_REVIEW = being looked at by somebody else
word-AppealState-AFFIRMED = the decision stands
word-AppealState-OVERTURNED = the decision is reversed
word-AppealState-MODIFIED = the decision is changed
word-AppealState-WITHDRAWN = taken back
word-RegulatoryReportKind-SINGLE = one grave matter
word-RegulatoryReportKind-BATCH = a month
word-RegulatoryReportState-DRAFT = a draft
word-RegulatoryReportState-READY = approved
word-RegulatoryReportState-SUBMITTED = sent
word-RegulatoryReportState-ACKNOWLEDGED = acknowledged
word-NoticeKind-MESSAGE = message
word-NoticeKind-CARD = card
word-SendingState-SENDING = on its way
word-SendingState-SENT = sent
word-SendingState-UNCERTAIN = uncertain

## Things

kind-Comment = comment
kind-Post = post
kind-PublicAccount = account
kind-Complaint = complaint
kind-Case = case
kind-Act = act
kind-Token = token
kind-Chat = chat
kind-ChatLink = chat link
kind-Registrant = registrant
kind-User = user
kind-StaffMember = member of staff
kind-Notice = notice
kind-Receipt = receipt
kind-ComplaintDraft = draft of a complaint
kind-StoredFile = file
kind-Evidence = piece of evidence
kind-StatementOfReasons = statement of reasons
kind-Decision = decision
kind-Appeal = appeal
kind-thing = thing
kind-comment = comment
kind-post = post
kind-complaint = complaint
kind-case = case
kind-appeal = appeal
kind-registrant = registrant
kind-file = file

## Acts

verb-sign-up = sign up
verb-sign-in = sign in
verb-enable-two-step = begin a second step of signing in
verb-confirm-two-step = turn on the second step of signing in
verb-disable-two-step = turn off the second step of signing in
verb-request-reset = ask for a new password
verb-reset-password = choose a new password
verb-revoke-others = end the other tokens
name-of-somebody = Reader { $mark }
verb-link-chat = make a link for a chat
verb-meet = open a chat
verb-revoke = revoke a token
verb-link = link this chat
verb-unlink = unlink this chat
verb-set-language = choose a language
verb-set-notices = choose how this chat is told
verb-read = mark as read
verb-appoint = appoint staff
verb-dismiss = dismiss
verb-verify = verify
verb-found = set up an account
verb-set-comment-rules = set who may comment
verb-set-word-list = set the word list
verb-create = write a post
verb-publish = publish
verb-edit = edit
verb-ask = ask the complainant
verb-lapse = go on without an answer
verb-withdraw = withdraw
verb-remove = remove
verb-restore = restore
verb-add = comment
verb-reply = reply
verb-hold = hold for a look
verb-approve = approve
verb-hide = hide
verb-show = show again
verb-delete = delete
verb-undelete = take back the deletion
verb-import = import comments
verb-undo = undo
verb-lodge = lodge a complaint
verb-draft = begin a complaint
verb-accept = accept
verb-uphold = uphold
verb-uphold-in-part = uphold in part
verb-claim = take the case
verb-release = give the case back
verb-decide = decide the case
verb-request = send a file
verb-store = keep the file
verb-erase = erase the file
verb-attach = attach a file
verb-detach = take a file off
verb-add-evidence = add evidence
verb-trail = read the trail
verb-appeal-lodge = appeal
verb-appeal-withdraw = take back the appeal
verb-appeal-claim = take the appeal
verb-appeal-release = give the appeal back
verb-appeal-escalate = tell a senior
verb-appeal-affirm = let the decision stand
verb-appeal-overturn = reverse the decision
verb-appeal-modify = change the decision
verb-find-right = find the complaint right
verb-find-right-in-part = find the complaint right in part
verb-find-wrong = find the complaint wrong
verb-readmit = take the complaint up again
verb-reopen = open the case again
verb-amend = change the reason of a removal

## Reasons: a short clause behind "Reason:"

reason-SPAM = spam
reason-ADVERT = advertising
reason-ABUSE = insults or abuse
reason-OFF_TOPIC = off topic
reason-REPEATED = the same thing over and over
reason-PERSONAL_DATA = somebody’s personal information
reason-OTHER = another reason, not named
reason-BY_AUTHOR = deleted by its author
reason-REVIEW_FIRST = the account looks at every comment before it appears
reason-SCREENED = screening found something in it
reason-UNLAWFUL_CONTENT = unlawful content
reason-PERSONAL_INFORMATION = somebody’s personal information, without a right to show it
reason-FRAUD = fraud
reason-ACCOUNT_DUTIES = a breach of the duties of an account
reason-CIVILITY = uncivil words
reason-NO_SPAM = spam

## Categories of complaints: labels of buttons, at most 30 characters

category-DANGER_TO_LIFE = Danger to life or safety
category-MINORS = Harm to children
category-PRIVACY = My privacy
category-FRAUD = Fraud or a scam
category-INSULT = Insults or attacks on me
category-RIGHTS = My rights or my work
category-FALSEHOOD = False information
category-SPAM = Spam or advertising
category-OTHER = Something else

## Rules on which decisions rest: titles

rule-UNLAWFUL_CONTENT = Unlawful content
rule-PERSONAL_INFORMATION = Protection of personal information
rule-FRAUD = Fraud
rule-ACCOUNT_DUTIES = Duties of accounts
rule-CIVILITY = Civility
rule-NO_SPAM = No spam

## Rules of screening: whose they are and what they look for (":" in the rule is "-" here)

rule-platform-casino-links = the platform’s rule against gambling links and traded invoices
rule-platform-quick-money = the platform’s rule on promises of quick money
rule-account-word-list = the account’s own list of words
rule-account-review-first = the account’s wish to see comments before they appear

## Sanctions

verb-propose = propose a sanction
verb-respond = respond to a proposed sanction
verb-confirm = confirm a sanction
verb-lift = end a sanction early
verb-hear = end a hearing
verb-end = tell that a sanction ended
verb-overturn = overturn a sanction
verb-modify = change a sanction
verb-submit = hand in what was put right
verb-return = ask for more to be put right
verb-shut = shut an account
kind-Sanction = sanction
kind-Rectification = rectification
kind-sanction = sanction
kind-rectification = rectification
kind-account = account

sanction-proposal =
    What is proposed: { $scope }
    What was found: { $facts }
    On what it rests: { $ground }, the rule “{ $rule }”; the breach is { $severity }.
    { $kind ->
        [WARNING] A warning needs no hearing; it says what is to be put right, and you can appeal against it.
       *[other] You can respond until { $until }. If you do not respond, that proves nothing; it is decided on what is there.
    }{ $interim ->
        [none] {""}
       *[other] {" "}Because of urgent danger it holds already, until { $interim } at most: { $because }
    }
sanction-scope =
    { $kind ->
        [WARNING] A warning with a request to put things right
        [FUNCTION_RESTRICTION] A restriction of { $functions }
        [UPDATE_SUSPENSION] A suspension of { $functions }
       *[other] Closure of the account, with everything that it published
    }{ $days ->
        [none] .
        [one] {" "}for { $days } day.
       *[other] {" "}for { $days } days.
    }
