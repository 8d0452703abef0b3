### What the engine says to a reviewer about a case: what was found, compared and missing, and why it stepped up.

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
field-machineReadableZone = Machine-readable line { $line }
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

## Why a session stepped up. Clauses start small and end without a full stop; why-… puts them together.

why-device = { $clause }.
why-finding = { $clause }.
why-device-then-finding = { $device }, and { $finding }.
why-finding-then-device = { $finding }; before that, { $device }.
why-no_decision = The workflow gave no decision: no policy is set up, or the transaction failed. That is a fault for operations and says nothing about the person.
why-sample = The session was picked for quality control, not because something was found.
why-sample-and-codes = The session was picked for quality control; the record also names { $codes }.
why-codes = Opened for review because of { $codes }.
why-trusted-codes = The device check trusts the device; the session was opened for review because of { $codes }.
why-trusted = The device check trusts the device, and the record does not say why the session was opened for review.
why-unknown = The record does not say why this session was opened for review.
why-nothing-here = The record names no cause, and its evidence has not arrived yet.

device-suspicious = the device check called the device suspicious because of { $reasons }
device-suspicious-bare = the device check called the device suspicious and gave no reason
device-not_trusted = the device check did not trust the device because of { $reasons }
device-not_trusted-bare = the device check did not trust the device and gave no reason
device-inconclusive = the device check could not tell: there was not enough certainty about the device, which is no finding against it (noted: { $reasons })
device-inconclusive-bare = the device check could not tell: there was not enough certainty about the device, which is no finding against it
device-unknown = the device check answered “{ $verdict }”, a word this console does not know, so a person has to look; it names { $reasons }
device-unknown-bare = the device check answered “{ $verdict }”, a word this console does not know, so a person has to look

finding-suspicion-summary = the summary names a suspicion: { $codes }
finding-suspicion-document = the document step reported a suspicion: { $codes }
finding-suspicion-provider = the identification provider reported a suspicion: { $codes }
finding-suspicion-workflow = the workflow reported a suspicion: { $codes }
finding-and = { $one }, and { $other }
finding-also = { $finding }, and besides { $codes }
finding-identity_expired = signing failed because the identity on record is too old
finding-document-not_verified = the document step could not verify the document: { $codes }
finding-document-not_verified-bare = the document step could not verify the document and gave no reason
finding-document-fraud = the document step ended with a fraud verdict: { $codes }
finding-document-fraud-bare = the document step ended with a fraud verdict and does not say what it found
finding-document-aborted = the person stopped the document step: { $codes }
finding-document-aborted-bare = the person stopped the document step
finding-document-cancelled = the document step was cancelled: { $codes }
finding-document-cancelled-bare = the document step was cancelled without a reason
finding-document-unknown = the document step answered “{ $verdict }”, a verdict this console does not know
finding-match = the comparison of faces did not match: { $codes }
finding-match-bare = the comparison of faces did not match
finding-comparison = a comparison did not match: { $codes }
finding-comparison-bare = a comparison did not match
finding-comparison-technical = a comparison could not be carried out: { $codes }
finding-authentication = the authentication failed: { $codes }
finding-authentication-bare = the authentication failed
finding-authentication-technical = the authentication could not be carried out: { $codes }
finding-match-passed_later = { $finding }; the same check passed when it was run again
finding-match-differs = { $finding }; another result of the same kind passed, and the record does not say which of the two is in force
finding-contact = the e-mail and phone check answered “{ $verdict }”: { $codes }
finding-contact-bare = the e-mail and phone check answered “{ $verdict }” and gave no reason
finding-qes-aborted = the person stopped the identification: { $codes }
finding-qes-aborted-bare = the person stopped the identification and gave no reason
finding-qes-cancelled = the identification provider ended without success: { $codes }
finding-qes-technical = the identification could not be finished for technical reasons that say nothing about the person: { $codes }
finding-qes-finalized-bare = the identification provider is done (“{ $result }”) and gave no reason
finding-qes-processing = the identification provider is still reviewing and has given no result
finding-onboarding-early = the risk check at the start refused the session because of { $codes }, before any personal data was asked for
finding-onboarding-early-bare = the risk check at the start refused the session before any personal data was asked for, and gave no reason
finding-onboarding-country = a document was asked for only because the phone check does not reach this country; nothing was found
finding-onboarding-country-open = a document was asked for only because the phone check does not reach this country; nothing was found, and the workflow has not answered yet: it waits for its next step
finding-onboarding-country-failed = a document was asked for only because the phone check does not reach this country; the document step then failed
finding-onboarding-country-failed-codes = a document was asked for only because the phone check does not reach this country; the document step then failed: { $codes }
finding-onboarding-country-denied = a document was asked for only because the phone check does not reach this country; the workflow then refused the session
finding-onboarding-country-denied-codes = a document was asked for only because the phone check does not reach this country; the workflow then refused the session because of { $codes }
finding-onboarding-country-asked = a document was asked for only because the phone check does not reach this country
finding-onboarding-country-asked-codes = a document was asked for only because the phone check does not reach this country; the record also names { $codes }
finding-onboarding-no_match = the personal data did not match the phone carrier's records, so a document was asked for
finding-onboarding-no_match-passed = the personal data did not match the phone carrier's records, so a document was asked for; the document step passed
finding-onboarding-no_match-failed = the personal data did not match the phone carrier's records, so a document was asked for; the document step then failed
finding-onboarding-no_match-failed-codes = the personal data did not match the phone carrier's records, so a document was asked for; the document step then failed: { $codes }
finding-onboarding-desktop = the link sent to the phone was opened on a desktop, so it is not shown that the person holds the phone
finding-onboarding-link = the link sent to the phone was not opened in time, so it is not shown that the person holds the phone
finding-onboarding-confirmed = the personal data matched and the link was opened on the phone; the session was opened for review because of { $codes }
finding-onboarding-confirmed-bare = the personal data matched and the link was opened on the phone; why the session was opened for review is not recorded
finding-onboarding-deny = the workflow refused the session because of { $codes }
finding-onboarding-deny-bare = the workflow refused the session and gave no reason
finding-onboarding-obligation = the workflow asks for another step

code-title = “{ $title }”
code-number = “{ $title }” ({ $code })
code-said = “{ $title }” ({ $words })
list-more = { $items } and { $count } more

## What did not run, and smaller remarks

not-run = Not run: { $list }. Not run is not the same as clean.
not-run-and-silent = Not run: { $list }. Not run, or not recorded: { $silent }. Not run is not the same as clean.
not-run-silent = Not run, or not recorded: { $silent }. Not run is not the same as clean.
note-score-undeclared = Score { $value } from { $source }: whether a high number is good or bad is not recorded, so it is shown and not judged.
note-score-riskier = Suspect score { $value } from { $source }: it rises with risk and has no fixed top.
note-score-safer = Score { $value } from { $source }: it is declared to rise with trust.
note-score-surer = Score { $value } from { $source }: it is declared to rise with certainty, neither with risk nor with trust.
note-confidence = Certainty about the device: { $value } of 100. It says how sure the check is, not how good the device is.
note-confidence-either = Certainty about the device: { $value }. Whether that is 1 of 1 or 1 of 100 is not recorded, so nothing is worked out from it.
note-branch = The document step ran although the device is trusted; some flows always ask for a document.
note-contact = The e-mail and phone check answered “{ $verdict }”: { $codes }.
note-contact-bare = The e-mail and phone check answered “{ $verdict }”.
note-not_bought = Not bought from the provider, so never looked at: { $list }.
assertion-name-phone = name against phone number
assertion-name-address = name against address
assertion-phone-simSwap = SIM card changed lately
assertion-phone-recycledNumber = number reassigned
assertion-email-risk = risk of the e-mail address
assertion-identity-persistentId = lasting id of the person
assertion-knowledge-questions = questions about one’s past
assertion-document-authentic = document genuine
assertion-selfie-match = selfie against document
assertion-network-tor = Tor connection
assertion-network-bot = automated input
assertion-session-velocity = sessions in a short time
note-weak_questions = Questions about one's past were answered. Such answers are easily learnt, so they weigh little.

address-private = The IP address belongs to a private network. It says nothing about the place and links to nobody.
address-carrier = The IP address is shared by many customers of one provider. It must not be used to link people.
address-loopback = The IP address is the machine itself. It says nothing about the place.
address-link_local = The IP address is valid in one cable or radio cell only. It says nothing about the place.
address-documentation = The IP address lies in a range set aside for examples. It belongs to nobody.
address-reserved = The IP address lies in a reserved range. It belongs to nobody.
address-unreadable = What stands in the place of the IP address is none.

## Banners

banner-summary = The summary says “{ $summary }”, the device block says “{ $block }”. The explanation follows the block.
banner-devices = Two device blocks disagree: “{ $one }” and “{ $other }”. The explanation follows the newer one.
banner-trusted = The device is recorded as trusted, and yet the session was opened for review without any cause.
banner-trusted-codes = The device is recorded as trusted, and yet the record names { $codes }.
banner-cut_offs = The record says “{ $verdict }”; its own cut-offs and suspect score give “{ $recomputed }”.
banner-cut_offs-any = The record says “{ $verdict }”. How certain the check was is not known from it, but whatever it was, its own cut-offs and suspect score give “{ $recomputed }” or “{ $uncertain }”.
banner-score = Trusted, yet its score is { $score }. Whether a high score is good or bad is not recorded: do not go by it.
banner-score-against = Trusted, yet its score is { $score }. Were it a score of suspicion, the cut-offs would make it “{ $read }”; whether it is one is not recorded: do not go by it.
banner-score-against-any = Trusted, yet its score is { $score }. Were it a score of suspicion, the cut-offs would make it “{ $read }” or, with too little certainty, “{ $uncertain }”; whether it is one is not recorded: do not go by it.
banner-signal = A reason says “{ $reason }”, the signal “{ $signal }” says the opposite.
banner-suspicion-block = The evidence reports a suspicion that the summary does not name: { $codes }.
banner-suspicion-summary = The summary names a suspicion that no block shows: { $codes }.
banner-accepted = The platform accepted the session although the document step ended with a fraud verdict.
banner-qes-both = The identification is recorded both as stopped by the person and as finished by the provider.
banner-qes-events = The provider’s events came { $how }. What is shown does not depend on their order.
events-disorder = out of order
events-repeats = in part more than once
events-gaps = with gaps
banner-operations = For operations: the workflow gave no decision. This case can be neither approved nor rejected.
banner-signed = A signature has been issued. A reject would not undo it; revoking a signature is another process.
banner-identity_expired = The identity on record is too old to sign with. Approving cannot renew it.
banner-erased = Blocks erased by the platform: { $count }. They are gone, which is not the same as missing.
banner-no_evidence = No evidence has arrived for this case.

verdict-trusted = trusted
verdict-suspicious = suspicious
verdict-not_trusted = not trusted
verdict-inconclusive = inconclusive
verdict-unknown = unknown
verdict-absent = no verdict
verdict-meaning-trusted = Means: the device step found nothing that speaks against the device.
verdict-meaning-suspicious = Means: something speaks against the device, but not enough to turn the session away. The reasons say what, where any was given.
verdict-meaning-not_trusted = Means: what speaks against the device weighs heavily.
verdict-meaning-inconclusive = Means: the device step was not sure enough of what it saw to call the device one thing or the other.
verdict-meaning-unknown = This word is none of those the platform documents, so nothing is read into it.
verdict-meaning-absent = The device step recorded no verdict. None is derived from scores or signals.
score-name-suspect = Suspect score
score-name-confidence = Confidence
score-higher_is_riskier = higher means more risk
score-higher_is_safer = higher means more trust
score-higher_is_surer = higher means more certainty, neither more risk nor more trust
score-declared-record = declared in the record
score-declared-documents = declared in the provider's documents
score-declared-nobody = declared by nobody

## Route, blocks, signals

route-start = Start
route-device = Device check
route-signing = Signing
route-document = Document and selfie
route-review = A person looks
route-qes-created = Finished by the person
route-qes-processing = Under review at the provider
route-qes-finalized = Finished by the provider
route-qes-aborted = Stopped by the person
route-named = { $name }

block-identity = Claimed identity
block-extractedIdentity = Identity read from the document
block-deviceSignals = Device signals
block-documentImages = Document images
block-documentData = Document data
block-biometricSamples = Selfie
block-documentVerification = Verdict on the document
block-signedDocumentsPackage = Signed documents

signals-device = Device
signals-network = Connection
signals-velocity = How often
signals-contact = E-mail and phone
signals-attestation = Proof by the device
signal-recognised = Seen before
signal-bot = Automation
signal-tampering = Altered browser
signal-virtual_machine = Virtual machine
signal-emulator = Emulator
signal-root = Full system access
signal-jailbreak = Removed protections
signal-instrumentation = App manipulated
signal-cloned_app = Cloned app
signal-incognito = Private window
signal-privacy_settings = Privacy settings
signal-developer_tools = Developer tools
signal-active_call = On a call
signal-factory_reset = Factory reset
signal-rare_device = Unusual device
signal-browser = Browser
signal-os = System
signal-vpn = VPN
signal-proxy = Proxy
signal-tor = Tor
signal-blocklist = Address on a block list
signal-interception = Intercepted connection
signal-location = Made-up place
signal-address = Address
signal-velocity = Sessions in a short time
signal-attestation = Attestation
signal-device_id = Device id
signal-found = found
signal-not_found = not found
signal-not_run = not run
signal-unknown = { $name }

## Names in two writings

difference-rough_transliteration = One side was put into plain letters, letter by letter, and then agrees. A hint: a script has many ways into another.
difference-consonants = The consonants agree; this script leaves short vowels out. A hint and no more.
difference-particle = A particle such as von, de or al stands on one side only.
difference-close = The sides are one or two letters apart: a slip of the pen, or somebody else.
difference-one_umlaut = Both may be writings of one name with an umlaut, which neither side shows, or two names.

## What the console worked out itself

check-topic-zone = Machine-readable zone
check-topic-document = Document
check-topic-person = Person
check-topic-identity = Stored identity
check-topic-session = Session
check-topic-certificate = Signing certificate
check-topic-liveness = Liveness
check-topic-consent = Consent
check-topic-video = Security-feature video
check-topic-path = Workflow
check-topic-link = Link
check-topic-devices = Devices
check-topic-fallback = Fallback
check-topic-credential = Credential
check-topic-transfer = Bank transfer
check-topic-accounts = Accounts
check-topic-contract = Contract
check-topic-signer = Signer
check-topic-trail = Signing trail
check-topic-assertion = Identity assertion

check-not_said = not said
check-nothing_said = nothing more is said
check-time_not_said = time not recorded

check-zone-empty = It is empty.
check-zone-size = { $line } lines of up to { $count } characters fit none of the five sizes.
check-zone-character = Line { $line } holds, at place { $count }, a character that no zone holds.
check-zone-hidden = It holds characters that cannot be seen.
check-zone-digits = As on a { $size }: all { $count } check digits are right.
check-zone-wrong = As on a { $size }: wrong check digit for { $list }.
check-zone-no_day = { $field } in the zone is no day of any calendar.
check-zone-irregular = The fillers in the name field stand where none may.
check-zone-differs = { $field }: the zone says { $zone }, the document { $printed }.
check-zone-agrees = Agrees with the document: { $list }.
check-zone-apart = Not comparable with the document: { $list }.
check-zone-alone = Nothing was read from the document that it could be held against.
zone-size-TD1 = card (TD1)
zone-size-TD2 = card (TD2)
zone-size-TD3 = passport (TD3)
zone-size-MRV-A = visa (MRV-A)
zone-size-MRV-B = visa (MRV-B)
zone-size-FR-CNI = French identity card (up to 2021)
zone-digit-number = document number
zone-digit-birth = date of birth
zone-digit-expiry = end of validity
zone-digit-optional = personal number
zone-digit-composite = the whole line

check-video-missing = The video is missing (3141).
check-video-missing_yet_here = The record says that the video is missing (3141), and yet one is here.
check-video-short = The video is too short to judge (3118).
check-video-unplayable = The video cannot be played (3119).
check-video-not_visible = The specialist could not see the security features, and the code says that this is no fraud (3117).
check-video-other = Something else is wrong with the security features (3120).
check-video-here = A video is here; its length is not recorded.
check-video-here_secs = { $count ->
    [one] A video of one second is here.
   *[other] A video of { $count } seconds is here.
}
check-video-nothing_in_it = A video is here and lasts no whole second.
check-video-absent = The video itself did not come with this case, so it cannot be watched here.

check-document-valid = Valid until { $day }.
check-document-soon = { $count ->
    [0] Valid until the end of today, { $day }.
    [one] Valid until { $day }, one more day.
   *[other] Valid until { $day }, { $count } more days.
}
check-document-expired = { $count ->
    [one] Ran out on { $day }, one day ago.
   *[other] Ran out on { $day }, { $count } days ago.
}
check-document-expired_years = Ran out on { $day }, { $count } years ago or more.
check-document-issued_ahead = Issued on { $day }, which is still to come.
check-document-unclear = The end of its validity cannot be read as one day.

check-person-age = { $age } years old today.
check-person-under = { $age } years old today, under { $limit }.
check-person-doubted = { $age } years old today by the printed date of birth; the machine-readable zone gives another date.
check-person-unborn = Born on { $day }, which is still to come.
check-person-unclear = The date of birth cannot be read as one day.
check-person-markup = { $list }: holds characters of program code. It is shown as text and does nothing.
check-person-other_name = { $list }: what the person gave is not what the document says.
check-person-spelling = The provider says that the name differs from the document (3213). Compared here, only its spelling does: { $list }.
check-person-same_name = The provider says that the name differs from the document (3213). Compared here, no name does.

check-identity-age = { $count ->
    [0] Verified today.
    [one] Verified on { $day }, one day ago.
   *[other] Verified on { $day }, { $count } days ago.
}
check-identity-ahead = Verified on { $day }, which is still to come.
check-identity-counts = Counts until { $at }.
check-identity-too_old = Too old to sign with since { $at }. Approving is blocked (IDENTITY_EXPIRED); it takes a fresh verification.
check-identity-no_end = Until when it counts is not recorded.

check-session-runs = Ends at { $at }. After that the platform may refuse a decision.
check-session-soon = Ends at { $at }, within the hour. After that the platform may refuse a decision.
check-session-over = Ended at { $at }. The platform may refuse a decision now; the person would have to start anew.

check-certificate-runs = Lives until { $at }. A signature has to be made by then.
check-certificate-short = Lives until { $at }: hardly time for a signature.
check-certificate-over = Ran out at { $at }. A signature with it fails (3140); a new one is needed, and that says nothing about the person.

check-credential-brought = Brought along: { $list }.
check-credential-issued = Issued in this session: { $list }.
check-credential-since = since { $at }
check-credential-until = until { $at }
check-credential-over = ran out at { $at }

check-liveness-passed = Live (“{ $word }”): { $list }.
check-liveness-failed = Not live (“{ $word }”): { $list }.
check-liveness-unknown = Result “{ $word }”, which this console does not know: { $list }.
check-liveness-attacked = Result “{ $word }”, but the attack check does not say that there was no attack: { $list }.
check-liveness-method = method { $method }
check-liveness-model = model { $model }
check-liveness-attack = attack check: { $attack }
check-liveness-fresh = Its model was last tested on { $day }.
check-liveness-old = Its model was last tested on { $day }, more than a quarter ago: it weighs less.
check-liveness-undated = When its model was last tested is not recorded.

check-consent-given = Biometrics agreed to on { $at }, text { $version }.
check-consent-missing = No consent to biometrics is recorded, so pictures of the person are not shown.
check-consent-refused = The person did not agree to biometrics, so pictures of them are not shown.
check-consent-withdrawn = The person took back the consent to biometrics, so pictures of them are not shown.
check-consent-incomplete = The consent to biometrics lacks its time or the version of its text, so pictures of the person are not shown.

check-path-phone = Phone path. { $obligation } { $answer } { $assurance }
check-path-document = Document path. { $obligation } { $answer } { $assurance }
check-path-neither = Neither the phone nor the document path was begun. { $obligation } { $answer } { $assurance }
check-path-no_obligation = No further step is due.
check-path-obligation = A further step is due.
check-path-obligation_named = Further step due: { $word }.
check-path-approve = The workflow approves.
check-path-deny = The workflow denies.
check-path-open = The workflow has not answered yet.
check-path-no_decision = It gave no decision, a fault for operations.
check-path-unknown = Its answer is “{ $word }”, which this console does not know.
check-path-assurance = How sure it is of the person (assurance): { $level }.
check-path-assurance_none = It reached no assurance about the person.
check-path-no_assurance = Assurance is not said.
check-path-transaction = Transaction { $id }.

check-link-mobile = Opened on { $device } ({ $when }).
check-link-desktop = Opened on { $device } ({ $when }), which does not show that the person holds the phone. The workflow denies then.
check-link-other = Opened on “{ $device }” ({ $when }).
check-link-unopened = Nobody opened it in time (sent: { $sent }). The workflow denies then.
check-link-waits = Nobody has opened it so far (sent: { $sent }).
check-link-unknown = What opened it is not recorded ({ $when }).
link-when = { $opened }; sent: { $sent }
link-when_unsaid = neither the time of sending nor that of opening is recorded

check-devices-all = { $list }.
check-devices-one = Desktop and phone should both be bound: { $list }.
check-devices-bound = { $role } { $id }, bound
check-devices-unbound = { $role } { $id }, not bound
check-devices-unsaid = { $role } { $id }, binding not recorded

check-fallback-ran = { $method } ran. Instead of: { $instead }. Because: { $because }. Assurance: { $assurance }.

check-transfer-received = Received (“{ $word }”, { $at }).
check-transfer-failed = Did not succeed (“{ $word }”).
check-transfer-waits = Asked for and not received yet (“{ $word }”).
check-transfer-not_needed = Not asked for (“{ $word }”).
check-transfer-unknown = Result “{ $word }”, which this console does not know.
check-transfer-expected = The rules of { $country } ask for a transfer from the person's own account; none is recorded.

check-accounts-child = The review is for an account under { $parent }. It is usually asked for the parent only.
check-accounts-missing = Still to come: { $list }.
check-accounts-child_missing = Child account { $user } still needs: { $list }.
check-accounts-child_none = Child account { $user } has no document yet.
check-accounts-children = Child accounts with nothing missing: { $list }.
check-accounts-fields = The account lacks what the bank asks for before an identification: { $list }.
account-field-firstname = First name
account-field-lastname = Last name
account-field-email = E-mail
account-field-country = Country
account-field-phone = Phone

check-contract-is = Kind: { $kind }. Value: { $value }. Law of: { $place }. Tier as recorded: { $tier }.
check-contract-no_currency = { $value }, currency not said
check-signer-is = Role: { $role }. { $verified } { $reused }
check-signer-verified = { $count ->
    [0] Identity last verified today.
    [one] Identity last verified on { $day }, one day ago.
   *[other] Identity last verified on { $day }, { $count } days ago.
}
check-signer-unverified = When the identity was last verified is not recorded.
check-signer-reused = An earlier verification is used again.
check-signer-fresh = Verified for this signature.
check-signer-reuse_unsaid = Whether it is used again is not said.
check-signer-hours = The platform calls the hour unusual for this signer.

check-trail-steps = { $list }.
check-trail-empty = It is empty.
check-trail-passed = succeeded
check-trail-failed = failed (“{ $word }”)
check-trail-unknown = result “{ $word }”
check-trail-address = { $address } (says nothing about the place)

check-assertion-good = Signature holds, by a pinned key of { $issuer }: { $list }.
check-assertion-expired = Signature holds, by { $issuer }, but it ran out at { $at }.
check-assertion-ahead = Signed for a time that is still to come.
check-assertion-broken = It does not hold: it was altered, signed by another key, or names a time that cannot be read.
check-assertion-no_end = It names no end: nothing says for how long it counts.
check-assertion-no_beginning = It names no beginning: nothing says when it was made.
check-assertion-unknown_key = Signed by a key that is not pinned for its issuer. Its content is not shown.
check-assertion-no_keys = No key is pinned in the configuration, so it cannot be verified. Its content is not shown.
check-assertion-algorithm = Signed by an algorithm that is not allowed for the key. Its content is not shown.
check-assertion-unreadable = It cannot be read as an assertion.
check-assertion-decision = decision { $value }
check-assertion-score = score { $value }, direction not declared
check-assertion-at = of { $at }
check-assertion-claims = hashed claims: { $list }
check-assertion-points = { $count ->
    [one] The piece of evidence it points to is in this case.
   *[other] All { $count } pieces of evidence counted here are in this case.
}
check-assertion-lost = It points to evidence that is not in this case: { $list }.
check-assertion-names_signature = It names the signing process of this case, { $id }.
check-assertion-block_names_signature = It names no signing process; only the block around it, which nobody signed, names the one of this case, { $id }.
check-assertion-other_signature = It names another signing process than the one of this case: { $id }.
check-assertion-no_signature = It names no signing process, though a signature is recorded.
check-assertion-named = The signature record names it: { $id }.
check-assertion-other = The signature record names another assertion, { $id }, that is not a believed one of this case.
check-assertion-not_here = The signature record names an assertion that is not in this case: { $id }.
check-assertion-not_named = The signature record names no assertion.

## Who can put a coded reason right

fixable-end_user = The person can put it right.
fixable-company = The company that runs the flow can put it right.
fixable-platform = The platform or its provider can put it right.
fixable-reviewer = The reviewer can settle it by looking.
fixable-nobody = There is nothing here that could be put right.
retry-sensible = Another attempt makes sense.
retry-after_change = Another attempt makes sense once something has changed.
retry-pointless = Another attempt would change nothing.

## Blocks by their type, without letter case

kind-session = Session
kind-devicesignals = Device signals
kind-digitalsignals = Digital signals
kind-basicidentity = Basic identity
kind-extendedidentity = Extended identity
kind-documentdata = Document data
kind-documentimages = Document images
kind-biometricsamples = Biometric samples
kind-documentverification = Document verification
kind-verification = Verification
kind-authenticationresult = Authentication result
kind-comparisonresults = Comparison results
kind-documentstosign = Documents to sign
kind-signeddocumentspackage = Signed documents package
kind-qesprocess = QES process
kind-kycreview = KYC review
kind-prereviewdocument = Pre-review document
kind-onboardingresult = Onboarding result
kind-outcomestatus = Outcome status
kind-credentials = Credentials
kind-authenticatorcredential = Authenticator credential
kind-audittrail = Audit trail
kind-signaturetrail = Signature trail
kind-signingtrail = Signing trail
kind-identityassertion = Identity assertion
kind-signedassertion = Signed assertion
kind-assertion = Assertion
kind-liveness = Liveness
kind-livenesscheck = Liveness check
kind-livenessresult = Liveness result
kind-presentationattackdetection = Presentation attack detection
kind-biometricconsent = Biometric consent
kind-consent = Consent
kind-banktransfer = Bank transfer
kind-sepatransfer = SEPA transfer
kind-transfercheck = Transfer check
kind-contractcontext = Contract context
kind-signingcontext = Signing context
kind-contract = Contract
kind-signercontext = Signer context
kind-fallback = Fallback
said-summary = Summary of the case

## What a picture shows, and why it is not shown

picture-counted = { $label }, { $at } of { $all }
picture-of_document = { $document }, { $side }
picture-selfie = Selfie
picture-front = front
picture-back = back
picture-portrait = portrait
picture-video = video
picture-report = report
picture-document-identity_card = Identity card
picture-document-passport = Passport
picture-document-driving_licence = Driving licence
picture-document-residence_permit = Residence permit
picture-document-other = Document
picture-bad-not_displayed = This file is not a JPEG, PNG or WebP picture, so it is not displayed.
picture-bad-not_in_package = This file is not in the package. Its digest is in its place.
picture-bad-too_large = This picture is too large to be decoded safely.
picture-bad-empty = This file is empty.
picture-bad-erased = Erased by the platform.
picture-bad-erased_by_rule = Erased here by a retention rule; it is not fetched again.
picture-bad-changed = This file changed since it was first fetched. The first version is shown.
picture-bad-damaged = This picture is damaged and cannot be shown.
picture-bad-decoder_stopped = The program that reads pictures stopped over this one, so it is not shown. The file may be damaged, or made to do harm.
picture-bad-too_slow = Decoding this picture took too long, so it was stopped.
picture-bad-answer_refused = The decoder’s answer for this picture cannot be used, so nothing is shown.
picture-bad-no_decoder = Pictures cannot be read safely here, so none is shown; the diagnostics say why.
picture-bad-not_enabled = The platform hands out no files of this kind of case: downloads were never enabled there.
picture-bad-not_eligible = The platform never hands out files of this type.
picture-bad-failed = The platform should hand this file out and could not.
picture-bad-link_expired = The links to this file ran out before it could be fetched.
picture-bad-file_host_refused = The platform pointed to a file host that is not allowed.
picture-still_decide = You can still decide the case.
picture-do-not_enabled = Tell operations: downloads have to be asked for at the platform once. You can decide by what else is here, or leave the case until then.
picture-do-not_eligible = Trying again does not help. Decide by what else is here.
picture-do-failed = Open the case again in a few minutes, or decide by what else is here. If it keeps happening, tell operations.
picture-do-link_expired = Open the case again in a few minutes, or decide by what else is here. A slow network may be the cause.
picture-do-file_host_refused = Tell operations: the host may be missing in the configuration. You can decide by what else is here.
signed-document = { $name }, signed

## Contacts in clear
reveal-not-open = This case is not the one that is open.
reveal-not-open-do = Open it, then ask again.
