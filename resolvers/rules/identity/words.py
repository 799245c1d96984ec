"""What the words of this part mean, for the schema, and what its acts are called there."""

MEANING = {
    "Because.REGISTRANTS_USED_UP": "One has begun as many registrants as one may have open.",
    "Because.ALREADY_A_PERSON": "One is registered as a person already.",
    "Because.ALREADY_ACTS": "This user acts for the registrant already.",
    "Because.LAST_REPRESENTATIVE": "Somebody acts for a registrant at all times.",
    "Because.MANDATE_OF_A_PERSON": "A person acts for themself, and nobody else does.",
    "Because.NUMBER_OF_ANOTHER": "Another registrant that is verified has the same number.",
    "Because.PUBLISHER_NOT_VERIFIED": "The identity of whoever publishes is not verified.",
    "FaultCode.NOT_ITS_FORM": "Not the form that the number of this document has.",
    "FaultCode.WRONG_CHECK_DIGIT": "The check digit does not fit: something is mistyped.",
    "FaultCode.NO_SUCH_DATE": "The date of birth in it is none, is to come, or lies too far back.",
    "FaultCode.NO_SUCH_PLACE": "The code of a place in it is none.",
    "FaultCode.OLD_NUMBER": "A number of 15 digits, which counts no more.",
    "FaultCode.TOO_YOUNG": "Younger than the limit, in years.",
    "FaultCode.OUT_OF_DATE": "The document has expired.",
    "FaultCode.NOT_FOR_THIS_KIND": "Not a document of this kind of registrant.",
    "FaultCode.NOT_A_COUNTRY": "Not the two letters of a country.",
    "FaultCode.NOT_ALL_TICKED": "Not all was ticked that must be; the limit lists it.",
}
SAID = {
    "registrant:request_form": "REQUEST_IDENTITY_FORM",
    "registrant:request_code": "REQUEST_MOBILE_CODE",
    "registrant:confirm_code": "CONFIRM_MOBILE_CODE",
    "registrant:grant_mandate": "GRANT_MANDATE",
    "registrant:end_mandate": "END_MANDATE",
    "registrant:look": "LOOK_AT_REGISTRANT",
}
