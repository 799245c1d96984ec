### Who answers in law: how identity is told, verified, and looked at.

kind-Mandate = mandate
kind-IdentityForm = form

word-LetterKind-MOBILE_CODE = code for a mobile number
word-DeadlineKind-IDENTITY_CHECK = asking the verifier
word-DeadlineKind-IDENTITY_EMPTIED = emptying an identity that was turned down
word-VerifierAnswer-MATCH = they belong together
word-VerifierAnswer-NO_MATCH = they do not belong together
word-VerifierAnswer-UNKNOWN = not known
word-VerifierAnswer-AWAY = no answer

verb-open = register
verb-registrant-submit = give the identity
verb-request-form = ask for the form
verb-request-code = ask for a code
verb-confirm-code = confirm the mobile number
verb-reject = turn down
verb-registrant-revoke = take a verification back
verb-empty = empty what was told
verb-check = ask the verifier
verb-warn = warn of the end
verb-registrant-lapse = end the verification
verb-grant-mandate = give a mandate
verb-end-mandate = end a mandate
verb-registrant-look = look at the identity

because-REGISTRANTS_USED_UP = You have begun { $limit } organisations that are not verified yet, and more are not begun at a time. Give the identity of one of them first, or wait until it is decided.
because-ALREADY_A_PERSON = You are registered as a person already; that is done once. /identity shows how it stands.
because-ALREADY_ACTS = This user acts for the registrant already.
because-LAST_REPRESENTATIVE = Somebody must act for this organisation. Give another user a mandate first.
because-MANDATE_OF_A_PERSON = A person acts for themself: no mandate is given for a person, and it does not end.
because-NUMBER_OF_ANOTHER = Another registrant that is verified has this number. If both are the same organisation, turn this one down and give its user a mandate for the other.
because-PUBLISHER_NOT_VERIFIED = Whoever publishes is verified as a person first, and you are not, or not any more. Give your identity with /identity or on the web; other people never see it.

fault-NOT_ITS_FORM = { $path }: does not have the form that it must have. Please check for characters that are missing or too many.
fault-WRONG_CHECK_DIGIT = { $path }: something is mistyped, for the check digit does not fit. Please compare it with the document.
fault-NO_SUCH_DATE = { $path }: the date of birth in it cannot be right. Please compare it with the document.
fault-NO_SUCH_PLACE = { $path }: the code of the place in it does not exist. Please compare it with the document.
fault-OLD_NUMBER = { $path }: this is a number of the first generation with 15 digits, which is not valid any more. Please give the number of 18 characters on the present card.
fault-TOO_YOUNG = { $path }: whoever registers here must be { $limit } years old. Come back when you are; until then you can read and comment.
fault-OUT_OF_DATE = { $path }: the document has expired. Please use one that is valid.
fault-NOT_FOR_THIS_KIND = { $path }: not a document for this kind of registrant. A person uses a card, a permit or a passport, an organisation its code.
fault-NOT_A_COUNTRY = { $path }: not a country. Please give its two letters, such as FR.
fault-NOT_ALL_TICKED = { $path }: not all of it is ticked. Missing: { $limit }.

identity-check-DOCUMENT_GENUINE = The document is genuine, as far as it can be seen.
identity-check-NAME_MATCHES = The name is that of the document.
identity-check-NUMBER_MATCHES = The number is that of the document.
identity-check-IN_DATE = The document is in date.
identity-check-OF_AGE = The person is of the age that is needed.
identity-check-MANDATE_SHOWN = It is shown that the user acts for the organisation.
identity-check-MATCHED = The verifier outside says that name and number belong together.
identity-check-PAPER_SEEN = The papers were seen elsewhere.

identity-reason-UNREADABLE = the pictures cannot be read
identity-reason-NAME_DIFFERS = the name is not that of the document
identity-reason-NUMBER_DIFFERS = the number is not that of the document
identity-reason-NOT_THE_PERSON = the document is not that of whoever registers
identity-reason-NO_MANDATE_SHOWN = it is not shown that you act for the organisation
identity-reason-OUT_OF_DATE = the document has expired
identity-reason-REGISTERED_ALREADY = it is registered already
identity-reason-NO_MATCH = name and number do not belong together, as the register says
identity-reason-BLACKLISTED = the blacklist stands against it

notice-registrant-submitted = An identity was told and waits to be verified. The queue of registrants shows it.
notice-registrant-verified = The identity is verified, and its pictures are deleted. What asked for it can be done now, such as publishing. Who looks at it from now on is told to you.
notice-registrant-rejected =
    The identity could not be verified: { $fault }. { $words }
    Its pictures are deleted. You can give it again with /identity or on the web. If you think this is wrong, give it again with what shows it: then it is looked at anew.
notice-registrant-blacklisted =
    The identity was not verified, because the blacklist stands against it{ $ends ->
        [none] .
       *[other] , until { $ends }.
    } Its pictures are deleted. The decision that brought it there, with its reasons, can be contested: /appeal.
notice-registrant-listed =
    The blacklist stands against the identity of your registrant: a decision about its number is in force{ $ends ->
        [none] .
       *[other] , until { $ends }.
    } No account can be opened for it until then. The decision, with its reasons, can be contested: /appeal.
notice-registrant-way_free = The blacklist does not stand in the way of your registrant any more. Accounts can be opened for it; if its identity was turned down for that, please give it again: /identity.
notice-registrant-expiry_warned = The document of your registrant is valid until { $until }. Please give the new one then: /identity. Without it nothing new can be published after that day; what is published stays.
notice-registrant-lapsed = The document of your registrant was valid until { $until }, so it does not count as verified any more. What is published stays, and nothing new can be published until you give a valid document: /identity.
notice-registrant-looked_at = { $name } looked at the identity that you gave, { $purpose }. /identity lists every look. If you think there was no reason for it, write to the privacy officer of the platform.
notice-registrant-mandate_granted =
    You can act for { $organisation ->
        [none] an organisation that is not verified yet
       *[other] { $organisation }
    } from now on. If you do not want to, end it on the web; nobody has to agree. To publish for it you are verified as a person yourself: /identity.
notice-registrant-mandate_ended =
    You do not act for { $organisation ->
        [none] an organisation that is not verified yet
       *[other] { $organisation }
    } any more. If you think that is wrong, speak with those who do.
notice-registrant-represented =
    Somebody else can act for { $organisation ->
        [none] an organisation that is not verified yet
       *[other] { $organisation }
    } from now on, as you can. The web shows who. If that is wrong, end it there, and write to the privacy officer of the platform if none of you did it.
notice-registrant-unrepresented =
    Somebody does not act for { $organisation ->
        [none] an organisation that is not verified yet
       *[other] { $organisation }
    } any more. The web shows who still does. If that is wrong, give the mandate again there.
notice-registrant-revoked =
    The verification of your registrant was taken back, because it was not right: { $fault }. { $words }
    What is published stays; nothing new can be published until it is verified. You can give the identity anew with /identity or on the web. If you think this is wrong, give it anew with what shows it: then it is looked at from the start.
notice-registrant-unverified = The identity officer took back that your registrant is verified: it waits again, and nothing new can be published meanwhile. You need not do anything; you are told what comes of it, with the reason.

letter-MOBILE_CODE-subject = Code for your mobile number
letter-MOBILE_CODE = { $code } confirms your mobile number. It counts for { $minutes } minutes. Give it to nobody who asks you for it.

## /identity

command-identity = Who you are in law: give it, how it stands, who looked
identity-head = Who you are in law
identity-none = Nothing is registered for you yet. It is needed to publish, not to read and to comment.
identity-private = Identity is never taken in a chat. It is given in a form that opens once, is kept sealed, and other people never see it.
identity-guest = For this we need to know who you are: please sign in on the web and link this chat first (/link).
identity-PERSON = • You as a person: { $state }
identity-ORGANISATION = • { $name ->
        [none] An organisation
       *[other] { $name }
    }: { $state }
identity-because = (because { $fault })
identity-until = (document valid until { $until })
identity-looks-head = Who looked at it
identity-looks-none = Nobody looked at it yet.
identity-look = • { $at }: { $by }, { $purpose }
identity-form = Here is the form, good once and until { $until }: { $address }
identity-form-local = Here is the form, good once and until { $until }. It is at this address of the machine on which the service runs: { $address }
identity-code-ask = Please write the code that was sent to the mobile number. It is asked for in the form, or with requestMobileCode.
identity-code-done = The mobile number is confirmed.
button-identity-open-person = Register as a person
button-identity-open-organisation = Register an organisation
button-identity-form = Give the identity
button-identity-code = Mobile number…
button-identity-looks = Who looked
toast-identity-open-person = Registered: give the identity
toast-identity-open-organisation = Registered: give the identity
toast-identity-form = The form is ready
toast-identity-code = The mobile number is confirmed

## The form

form-title = Give your identity
form-title-organisation = Give the identity of your organisation
form-about = What you write here is sealed and shown to nobody but an identity officer, for a stated purpose and with a record that you can read. Pictures are deleted once it is decided. This page can be sent once, until { $until }.
form-document = Document
form-number = Number of the document
form-name = Name as on the document
form-country = Country that issued it
form-country-hint = Two letters, such as FR; for a passport only.
form-area = Place
form-area-hint = Six digits of the administrative division, if you know them.
form-expires = Valid until
form-expires-hint = Leave it empty when the document has no end.
form-pictures = Pictures of the document
form-pictures-hint = At most { $most }; JPEG, PNG or PDF.
form-mobile = Mobile number
form-mobile-hint = If you like: a code is sent to it, which you write to /identity or confirm on the web.
form-send = Send
form-again = Not sent yet: please correct what is marked. For your safety the number and the pictures are to be given once more.
form-done = Thank you. The identity is given.
form-done-about = An identity officer looks at it next. You are told what comes of it, with the reason. You can close this page.
form-spent = This form cannot be used any more.
form-spent-about = It was sent already, or its time is over. Ask for a new one: /identity in the chat, or requestIdentityForm.
form-not-now = This could not be done.
