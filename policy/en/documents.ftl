### Documents that bind, who accepted them, and staff.

kind-Document = document
kind-document = document
kind-Acceptance = agreement to a document

verb-document-draft = draft a document
verb-document-publish = publish the document
verb-document-accept = accept the document
verb-document-tell = tell of the document
verb-tell = tell

because-AGREEMENT_NOT_SIGNED = The service agreement in force is not agreed to yet. Whoever publishes accepts it for themself, and a representative signs it for whoever answers in law for the account. /agreement shows the text and what is missing; on the web it is `viewer.agreements`. Reading, exporting, closing and appealing do not need it.
because-ANOTHER_PUBLISHES = You drafted it yourself: a second person, a policy officer or the chief editor, reads it and publishes it.
because-NEWER_VERSION_COUNTS = A newer version of this document counts by now. Please read that one and accept it: /agreement
fault-SECTION_MISSING = { $path }: the section “{ $limit }” is missing, which such a document must have.

notice-document-published = Version { $version } of the { $document } is published. It counts from { $from }.{ $signs ->
        [yes] {" "}From then on publishing needs that you accept it, and that a representative signs it for whoever answers for your account: /agreement shows the text, what changed and what is missing. Reading, exporting, closing and appealing do not need it.
       *[no] {" "}/rules shows its text.
    }
notice-document-in_force = Version { $version } of the { $document } counts since { $from }, and an agreement of yours is missing. Until it is there you cannot publish; all else stays as it is. /agreement shows the text and what is missing.

## /rules and /agreement

command-agreement = The service agreement: read, what changed, accept
rules-documents = In full:
document-head = { $title } ({ $document }, version { $version })
document-counts = Counts since { $from }.
document-will-count = Published; it counts from { $from }.
document-page = Part { $number } of { $of }
document-changed-head = { $title }: what changed from version { $former } to version { $version }
document-unchanged = Nothing in the text changed.
document-changed-more = There is more that changed than a message holds. The whole comparison is on the web: `documentDiff`.
agreement-none = No service agreement is published yet. Nothing has to be signed.
agreement-signed = You have agreed to all that publishing needs now.
agreement-reader = You need not agree to it to read, comment or complain; it is for those who publish.
agreement-own = • you yourself: { $since ->
        [now] publishing needs it now
       *[other] publishing needs it from { $since }
    }
agreement-registrant = • for { $name }: { $since ->
        [now] publishing needs it now
       *[other] publishing needs it from { $since }
    }
agreement-person = you as a person who answers in law
agreement-missing = Still missing:
agreement-contest = If you do not agree, nothing is taken from you: you can read, export, appeal, and close the account.

button-document-read = Read
button-document-more = More
button-document-diff = What changed
button-document-accept = I accept
button-document-sign = Sign for { $name }
button-document-sign-person = Sign as a person
toast-document-accept = Accepted
toast-document-sign = Signed
