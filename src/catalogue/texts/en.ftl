### What the engine says to a reviewer. Codes stand in en.codes.ftl, texts for end users in en.customer.ftl.

## Codes nobody has described

unknown-code = { $code }
    .meaning = This console has no description of this code. It is shown as it came and counts as neutral.
    .guidance = Read the platform's own words beside it and weigh the evidence itself.
unknown-suspicion = { $code }
    .meaning = A code of the family that reports suspicions, without a description here. It is for reviewers only.
    .guidance = Weigh the evidence itself and say in the comment what you see.
unknown-contact = { $code }
    .meaning = A code of an e-mail or phone check. Its providers publish no complete list, so it counts as neutral here.
    .guidance = Read the provider's own words beside it, and see whether e-mail and phone fit the rest of the case.
unknown-session_risk = { $code }
    .meaning = A rule of the risk check at the start of the session. Such rules are named by whoever set them up.
    .guidance = Ask the owner of the workflow what the rule stands for; it counts as neutral here.

## Groups of the decision form

group-of_this_case = Found in this case
group-document = Document
group-face = Face
group-identity = Person and details
group-device = Device and connection

## What is missing before an answer can be saved

missing-not_reviewable = This case cannot be decided at the moment.
missing-operations = The workflow gave no decision here. That is a fault for operations to look at, not a case to approve or reject.
missing-awaiting_second = A first person has answered. This case waits for a second person's own answer.
missing-decided = A decision already stands on this case.
missing-gone = This case is gone on the platform; there is nothing left to decide.
missing-evidence_mismatch = The evidence changed since you looked at it. Look again before you answer.
missing-signature_issued = A signature has been issued in this session. A reject would not undo it; revoking a signature is another process.
missing-identity_expired = The identity on record is too old to sign with. Approving cannot renew it; a fresh verification is needed.
missing-reason_required = Pick at least one coded reason.
missing-unknown_reason = One of the reasons is not in a form the platform accepts.
missing-too_many_reasons = The same reason stands twice, or there are too many reasons.
missing-technical_reason_only = Technical causes say nothing of the person, so they cannot carry a reject alone. Add what you found, or do not reject.
missing-reason_does_not_fit = None of the reasons picked speaks against the session. Add the one that does.
missing-override_required = A suspicion code stands in this case. Say that you approve against it.
missing-override_not_applicable = A reject does not go against a suspicion. Take the mark off.
missing-comment_required = Write what you saw: these reasons do not speak for themselves.
missing-comment_too_long = The comment is longer than { $limit } characters.
missing-customer_reason_required = Choose what the end user is told.
missing-customer_reason_not_allowed = An approve carries no text for the end user.
missing-customer_reason_not_in_policy = The platform's policy does not allow this text for the end user.

## Claimed against extracted

field-familyName = Family name
field-givenName = Given name
field-name = Name
field-birthName = Name at birth
field-birthDate = Date of birth
field-birthPlace = Place of birth
field-nationality = Nationality
field-sex = Sex
field-documentType = Kind of document
field-documentNumber = Document number
field-issuanceDate = Issued on
field-expiryDate = Valid until
field-issuingCountry = Issuing country
field-issuingAuthority = Issuing authority
field-email = E-mail
field-phone = Phone
field-address-street = Street
field-address-postalCode = Postal code
field-address-city = Town
field-address-country = Country
field-unknown = { $name }

difference-letter_case = Capital and small letters differ.
difference-punctuation = Spaces, hyphens or apostrophes differ.
difference-diacritics = Accents were left out.
difference-transliteration = Letters were written out, such as ue for ü or ss for ß.
difference-name_order = The same names in another order.
difference-date_format = The same day in another notation.
difference-ambiguous_date = One date can be read as two days; one of them fits.
difference-cut_short = One side ends early; the sides agree as far as it goes.
difference-more_names = One side has names the other lacks.
difference-hidden_characters = One side holds characters that cannot be seen. They are not shown.
difference-other_script = The sides are written in different scripts and were not compared.
difference-code_list = The sides use different lists of codes.
