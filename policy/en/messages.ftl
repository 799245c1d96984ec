### Private words of a user to an account, and its answers.

## Words

word-MessageState-OPEN = waiting for an answer
word-MessageState-ANSWERED = answered
word-MessageState-ARCHIVED = laid aside
word-MessageState-REMOVED = removed by the platform
word-SubjectKind-MESSAGE = private message
kind-Message = conversation
kind-message = conversation
verb-write = write
verb-answer = answer
verb-archive = lay aside
verb-look = look at private words

## Refusals

because-ANSWER_TIME_IS_OVER = The time in which an account may answer what a user wrote is over. When they write again, it begins anew.
because-ANSWERS_USED_UP = The account has sent all { $limit } answers that it may send to what the user wrote last. When they write again, they are counted anew.
because-YOUR_OWN_ACCOUNT = You run this account yourself, so there is nobody to write to.

## Notices

notice-message-answered = { $account } answers you. Reply to this message to write again.
notice-message-removed =
    The platform removed a private conversation that you took part in. Neither side sees it any more.
    Rule: { $rule }.
    { appeal-ways }
notice-message-restored = The platform put a private conversation of yours back: it is exactly what it was before the removal.
