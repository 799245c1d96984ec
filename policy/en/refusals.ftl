### Why the answer is no, and what one can do.

## Refusals

refusal-NotFound = There is no such { $subject }, or you may not see it. Please check the link, the number or the secret.
refusal-NotAllowed-guest = “{ $act }” needs to know who you are: please sign in first, or link this chat to your user.
refusal-NotAllowed = “{ $act }” is not open to you here: it needs a role that you do not have. If you should have it, ask whoever gives out the roles.
refusal-NotAllowed-case = “{ $act }” is open to whoever has taken the case: please take it first.
refusal-NotAllowed-appeal = “{ $act }” is open to whoever has taken the appeal: please take it first.
refusal-WrongState = “{ $verb }” is not possible now: the { $subject } is { $state }.
refusal-WrongState-by = “{ $verb }” is not possible now: { $by } was first, and the { $subject } is { $state }.
refusal-Restricted = { $sentence }
refusal-Restricted-until = { $sentence } (until { $until })
refusal-TextRefused =
    Your text was not taken: { $rule } matches “{ $term }” in it.
    You can change the text and send it again; if you think the rule is wrong, report it (in the chat: /report).
refusal-Muted =
    This account has muted you{ $until ->
        [none] , without an end.
       *[other] , until { $until }.
    } You can read it, but not comment under its posts, write to it or follow it. If you think that is unfair, report the account (in the chat: /report).
refusal-Frozen =
    In an emergency the platform takes no new comments, answers or messages{ $until ->
        [none] {""} for now.
       *[other] {""} until { $until }.
    } Nothing of yours was lost; please send it again later.
refusal-TakenByAnother = { $pseudonym } is already working on this. You can take it when it is given back.
refusal-AlreadyReported = You reported this already, and said the same: { $receipt } is still open. Its number tells you how it stands.
refusal-AlreadyReported-added = You reported this already: { $receipt }; what you wrote now was added to it.
refusal-WrongCredentials = The address and the password do not fit together. Please check both and try again.
refusal-FileRefused = { $sentence }
refusal-CodeNeeded = Your sign-in takes a second step. Send the same again with the code that your app shows now, or with one of your recovery codes.
refusal-WrongCode = This code does not fit, was used already, or is out of date. Wait for the next code of your app or use a recovery code; for a new password, ask for a new code with requestReset.
refusal-LimitReached = That was too many in a short time. You can do it again after { $until }.
refusal-KeyReused = This idempotency key was already used for another request. Send a new request under a new key.
refusal-Invalid = Please correct this and send it again. { $faults }
refusal-BusyProblem = The service is too busy to finish this now. Nothing was changed; please try again in a moment.
refusal-BusyProblem-maintenance = The service is under maintenance, so nothing can be changed for now; reading goes on. { $reason }

## What stands against it

because-COMMENTS_CLOSED = Comments are closed here.
because-FOLLOWERS_ONLY = Only those who follow this account may comment here. Follow it, and then send your words again.
because-POST_NOT_PUBLIC = This post is not public, so nobody can comment on it.
because-REPLY_TO_A_REPLY = Replies go one level deep: please answer the comment at the top of this thread.
because-REGISTRANT_NOT_VERIFIED = The person or organisation that answers for this account is not verified yet. Publishing opens once an identity officer has verified it.
because-TWO_STEP_IS_ON = Signing in takes a second step already. Turn it off first if you want to set up another app.
because-TWO_STEP_IS_OFF = No second step was begun, or none is on. Begin one with enableTwoStep.
because-OWN_MATTER = This is your own matter: you complained, you wrote it, you run the account, or you decided it before. Another reviewer looks at it.
because-CONFLICT_DECLARED = You declared that you are connected with this account, so others decide about it.
because-APPEALED_ALREADY = This decision was already contested for your side; that can be done once. How it stands: { $state }. The answer comes with reasons (in the chat: /appeal).
because-APPEAL_TIME_IS_OVER = The time to contest this decision is over. With new facts you can report the matter anew.
because-DECISION_IS_FINAL = This was decided on an appeal, by somebody who decided nothing before, so it is final here. With new facts you can report the matter anew; mediation and the courts stay open to you.
because-DECISION_IS_REVERSED = This decision was reversed or replaced meanwhile, so there is nothing left of it to contest. The newer statement of reasons says what holds now.
because-NOTHING_IS_CHANGED = Nothing of the decision would become different. If it is right as it is, let it stand; otherwise change the rule, the severity, the sanction, or how far the complaints are right.
because-DECIDED_BEFORE = You decided in this matter before, so somebody else answers the appeal.
because-CASE_IS_DECIDED = The case is decided already, so this can no longer be heard by it. The statement of reasons says how to contest the decision.
because-ALREADY_ANSWERED = This was answered already, by you or by somebody who runs the account with you; a side answers once.
because-TAKE_THE_CASE_FIRST = Only whoever has taken the case deals with those concerned: please take it first. Once it is decided, that is whoever decided it.
because-NOBODY_TO_ASK = Whoever filed this left no place to which a question could be sent.
because-NOBODY_TO_WARN = Whoever filed this is known by nothing but an address, so nobody can be warned or limited. Their reports are limited by number, as everybody’s are.
because-MEASURED_ALREADY = This complaint was already answered by a warning or a limit, and one complaint is answered by one.
because-WARN_FIRST = A limit comes only after a warning that was delivered before this complaint was filed, and there is none: please warn first.
because-ANSWER_IS_AWAITED = A complainant was asked and may still answer. Until then their complaint is not turned down, not even in part; to uphold it is possible at once.
because-CASE_CHANGED = Something came to the case since you looked at it: a complaint, an answer, a withdrawal or a note. Please look again before you decide.
because-FOR_A_SENIOR = It was passed on: only a senior reviewer or the chief editor takes it now.
because-NOT_BY_THE_ACCOUNT = It was not the account that hid, deleted or held this, so there is nothing of the account’s to look at. If you disagree with the platform, contest its decision.
because-ASKED_ALREADY = You asked the platform to look at this before, and it has not answered yet. You will be told with reasons.
because-TEXT_CHANGED = The text was changed since you looked at it. Please look again before you decide.
because-HELD_BY_THE_PLATFORM = The platform holds this comment, so its staff decide, not the account.
because-NOT_YOUR_DELETION = Somebody else deleted this, and only they can take that back. If you think the deletion is wrong, you can report it to the platform.
because-UNDO_TIME_IS_OVER = The time in which this could be taken back is over.
because-SOMETHING_CAME_AFTER = Something else was done since, so this can no longer be taken back.
because-CANNOT_BE_UNDONE = This kind of act cannot be taken back.
because-LINK_IS_SPENT = This link was already used, or its time is over. Please make a new one.
because-CHAT_IS_NOT_LINKED = This chat is not linked to a user, so there is nothing to unlink.
because-REPORT_IS_SENT = This report was already sent. You can add the file to it as further evidence.

## Why a file is not taken

file-EMPTY = The file is empty, so there is nothing to keep. Please choose it again.
file-TOO_LARGE = The file is too large: at most { $limit } MB are taken. Please send a shorter or smaller version.
file-KIND_NOT_TAKEN = Files of this kind are not taken. Pictures (JPEG, PNG, WebP, GIF), PDF, plain text, sound (OGG, MP3, M4A) and video (MP4, WebM) are.
file-KIND_NOT_TAKEN-named = By its content this is a { $limit } file, and such files are not taken. Pictures (JPEG, PNG, WebP, GIF), PDF, plain text, sound (OGG, MP3, M4A) and video (MP4, WebM) are: please save it as one of these.
file-ARCHIVE = Archives and packed documents (ZIP, RAR, DOCX and the like) are not taken, because nobody can see what is inside. Please send the files one by one, documents as PDF.
file-NAME_LIES = The name ends in “{ $limit }”, but the content is something else. Please give the file the name it should have and send it again.
file-TWO_KINDS = There is a second file hidden inside this one. Please save it anew and send it without that.
file-DAMAGED = The file cannot be read; it may be damaged or incomplete. Please open it once, save it anew and send it again.
file-LOCKED = The document is locked with a password. Please send a copy without one.
file-TOO_MANY_PIXELS = The picture is too big to be shown: at most { $limit } million pixels, all frames together. Please make it smaller.
file-TOO_MANY_PAGES = The document is too long: at most { $limit } pages. Please send only the pages that matter.
file-TOO_SLOW = Reading this file takes too long. Please save it anew in a simpler form and send it again.
file-TOO_MANY = A report can have at most { $limit } files, and this one has them.

## What is wrong with a value

fault-EMPTY = { $path }: must not be empty.
fault-TOO_LONG = { $path }: too long, the limit is { $limit }.
fault-TOO_SHORT = { $path }: too short, at least { $limit } characters.
fault-NOT_AN_ID = { $path }: not an id that fits here.
fault-NOT_A_RECEIPT = { $path }: not a receipt number. Receipts look like GD-XXXX-XXXX-X; please check for typing errors.
fault-NOT_AN_ADDRESS = { $path }: not an e-mail address.
fault-NOT_ONE_OF = { $path }: not one of the choices, which are: { $limit }.
fault-FORBIDDEN_CHARACTER = { $path }: has a character that cannot be stored. Please take it out.
fault-TAKEN = { $path }: already taken.
fault-NOT_A_TIME_TO_COME = { $path }: must be later than now, by at most { $limit } days.
fault-NOT_HOURS_OF_A_DAY = { $path }: not a span of a day. Write it like 22:30-7.
fault-NOT_DECLARED = { $path }: please declare that, as far as you know, what you report is true, and that you do not report it to harm anybody.
fault-NOT_A_TIME_PAST = { $path }: must be a time with its zone, not to come, and at most { $limit } days ago.
fault-NOT_A_TIME_ZONE = { $path }: not a time zone. Write a name like Asia/Shanghai, or an offset like UTC+8.
fault-LOOKS_LIKE_IDENTITY = { $path }: has what looks like an identity number. It was not kept; please leave such numbers out.

## Faults of a whole request

request-bad-cursor = This is not a cursor of this list. Use one that the list gave, or start without a cursor.
request-bad-id = This is not an id that we gave out.
request-first-and-last = Use either `first` or `last`, not both.
request-page-size = A page has from 0 to { $most } entries.
request-unauthenticated = Please sign in for this: the request has no valid credential.
request-not-allowed = You may not see this: it needs a role that you do not have.
request-bad-credential = The credential is not valid: it is unknown, was ended, or is out of date. Sign in again.
request-issuer-away = The identity provider that made this token does not answer, so it cannot be checked now. Please try again in a minute; tokens that signIn gave go on working.
request-budget-spent = This request costs { $cost } points; { $left } of { $most } per minute are left.
request-too-costly = This operation costs { $cost } points; one may cost at most { $most }.
request-too-slow = The operation took longer than { $seconds } s.
request-null-character = A string must not contain the character U+0000.
request-most-operations = A document may have at most { $most } operations.
request-most-levels = An operation may have at most { $most } levels of fields.
request-most-aliases = An operation may have at most { $most } aliases.
request-most-fields = An operation may have at most { $most } fields.
request-most-directives = An operation may have at most { $most } directives.
request-most-root-fields = An operation may have at most { $most } root fields.

## Sanctions

because-HEARING_IS_OPEN = The account may still respond. Please wait for its response, or until the time for it is over.
because-SECOND_PERSON = A closure is confirmed by a senior reviewer or the chief editor, who is another person than whoever proposed it.
because-INTERIM_WAS_USED = A measure held in this case already before it was decided, and that is done once and for 72 hours at most. Please propose without it; the account has three days to respond.
because-SANCTION_HAS_ENDED = This sanction has ended already.
because-WARNING_DOES_NOT_STAND = The warning that asked for this does not stand any more, so nothing is to be put right.
refusal-Sanctioned =
    A sanction stands against it: { $kind }{ $functions ->
        [none] {""}
       *[other] {" "}({ $functions })
    }, { $until ->
        [none] without end
       *[other] until { $until }
    }. { $appeal }
sanctioned-appeal = The account can appeal against it until { $until }; another person then looks at it.
sanctioned-interim = It holds because of urgent danger while the account is heard: the account can respond to the proposal.
sanctioned-reader = The account’s operators can contest it; there is nothing that you need to do.
