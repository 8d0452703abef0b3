### Evidence packages: the page inside one, and what an export says to whoever asks for it.

## The page of a package

package-title = Evidence package
package-derived = Derived, not the retained record: parts were left out, see below.
package-kind = For
package-kind-full = Everything, for the named recipients
package-kind-regulator = A regulator, redacted
package-kind-court = A court, redacted
package-kind-partner = A partner, redacted
package-kind-data_subject = The person it is about, redacted
package-case = Case
package-id = Package
package-made_at = Made on
package-purpose = Purpose
package-witnessed = Log witnessed by the platform
package-witnessed_up_to = up to entry { $entry }, at { $at }
package-not_witnessed = not yet
package-evidence_digest = Digest of the evidence
package-yes = yes
package-no = no

## Decisions

package-decisions = Decisions made here
package-no_decision = No decision was made on this console.
package-answer = Answer
package-answer-approve = Approved
package-answer-reject = Rejected
package-saved_at = Saved on
package-customer_reason = What the person was told
package-customer-document_not_accepted = The document is not accepted
package-customer-document_unreadable = The document cannot be read
package-customer-details_need_correction = Details need correction
package-customer-additional_information_needed = More information is needed
package-customer-not_eligible = The service is not open to this person
package-customer-could_not_be_completed = It could not be completed
package-decision_id = Decision
package-reviewer = Decided by
package-state = State
package-reasons = Reasons
package-override = Against a suspicion code
package-comment = Comment
package-bytes = Bytes of the decision
package-unreadable = They cannot be read on this console any more.

## The six parts

package-parts = The six parts of the evidence
package-part = Part
package-part-images_and_text = Pictures of the document and what was read from them
package-part-face_and_liveness = Picture or film of the face, with the liveness report
package-part-device = What the device step recorded
package-part-score_and_features = Score, and the features behind it
package-part-signed_assertion = Signed identity assertion
package-part-signature_trail = Trail of the signature, with times and addresses
package-state-present = Here
package-state-incomplete = Incomplete
package-state-missing = Missing
package-state-left_out = Left out for this recipient

## Files

package-files = Files of the case
package-file = File
package-digest = SHA-256 of the original
package-side-front = Front of the document
package-side-back = Back of the document
package-side-portrait = Portrait in the document
package-side-selfie = Picture of the person
package-side-video = Film
package-side-report = Report
package-side-signed = Signed document
package-side-other = Another file
package-file-original = As it came
package-file-redacted = Painted over outside the marks, drawn anew
package-file-left_out = Left out for this recipient
package-file-nothing_marked = Left out: nothing on it was marked
package-file-not_held = Not here: it was never fetched, or could not be
package-file-erased = Erased by the platform
package-file-erased_by_rule = Erased by a retention rule before the package was made
package-file-withheld = Left out: there is no consent
package-file-not_displayed = Left out: it cannot be shown safely
package-file-no_permission = Left out: whoever made the package may not see pictures
package-file-marks_unreadable = Left out: what was marked on it cannot be read any more
package-redacted_picture = A picture of the case with everything outside the marks painted over

## Fields

package-fields = What is shown of the record
package-place = Field
package-value = Value

## What was left out

package-left_out = What this package does not hold
package-what = What
package-why = Why
package-what-biometrics_without_consent = Pictures of the person without their consent
package-what-personal_data = What names or describes the person
package-what-comment = Comments of reviewers
package-what-purpose = The purpose of the export
package-what-pictures_outside_marks = Pictures outside the reviewer’s marks
package-what-pictures = Pictures
package-what-signed_documents = Signed documents
package-what-digest_of_the_whole_case = The digest of the whole case
package-what-review = What reviewers and automatic checks recorded
package-what-technical_data = Technical data of devices and networks
package-what-log_entries = Entries of the audit log
package-what-decisions = The bytes of a decision that was made here
package-what-entries_of_a_broken_log = Proofs of what happened before the log was begun anew
package-why-consent = The law asks for a consent
package-why-personal = Not needed for this purpose
package-why-internal = For internal use only
package-why-guessable = A value could be guessed from it
package-why-reviewers = They name the people who worked on it
package-why-other_way = Given out another way, once it is certain who asks
package-why-unreadable = They cannot be read on this console any more
package-why-unproven = They stand in a log that was found broken

## The log

package-happened = What happened on this console before
package-number = Entry
package-event = Event
package-time = Time
package-person = Person
package-unproven_entry = In a log before this one, which was found broken: nothing here proves it

## Checking it

package-check = Checking this package
package-check_how = VERIFY.txt, beside the folder of this page, has the lines that check it with sha256sum and OpenSSL alone.
package-unknown_key = Whose key signed it: ask the organisation for it, another way.
package-unknown_times = Whether the times are true: they are what the console’s clock said.
package-unknown_complete = Whether everything that happened has an entry.
package-unknown_before = Whether the log was written anew before this package was made.

## What an export says to the person who asks for it

package-error-recipients = A whole package leaves encrypted: name at least one recipient, and at most 20, each with a public key of age.
package-error-no_recipients = Only a whole package is encrypted; this kind takes no recipients.
package-error-key = A recipient’s key is not a public key of age. It begins with age1.
package-error-secret_key = That is a secret key of age. Do not give it to anyone; use the public one, which begins with age1.
package-error-gaps = Parts of the evidence are missing or incomplete: { $parts }.
package-error-gaps_do = Take note of each of them to export all the same; the package names them too.
package-error-changed = The case has changed since you looked at what goes in.
package-error-look_again = Look at it again, then export.
package-error-too_large = The package would be larger than 200 MiB or hold more than 500 files.
package-error-not_made = The package could not be made. Nothing left this console.
package-error-unwritten = The package was made and could not be written.
package-error-unwritten_do = Look whether the folder for downloads is there and has room, then export again.


## Replay: a package opened to look at

replay-title = Replay of an evidence package: { $kind }
replay-holds = The package holds: it is as it was signed, with a key known here.
replay-holds_unknown_key = The package is as it was signed; whose key it is, nobody here knows. Ask the organisation for it, another way.
replay-other_catalogue = Codes are described here with other words than when it was made.
replay-other_policy = The edition of the policy it came under is not in the package; the built-in one explains it here.
replay-not_kept = The console that made it had not kept with the decision what the platform’s list, the policy and the descriptions said then: all three are those of the export.
replay-not_as_decided = No entry shows that this evidence is what was decided on.
replay-kept_back = Parts were kept back for this recipient: what is empty here need not have been empty then.
replay-answer_closed = Decided; the package does not say how
replay-encrypted = This package is encrypted.
replay-encrypted_do = Open it with the secret key of one of its recipients.
replay-identity = The key file holds no secret key of age.
replay-not_for_this_key = This package is not encrypted to that key, or it was changed.
replay-unread = The file could not be read, or is larger than any package.
replay-does_not_hold = This package does not hold: { $part } is not as it was signed. Nothing of it is shown.
replay-does_not_hold_do = Ask for it again; second-look-verify says more of what is wrong with it.
replay-no_review = This package is for a partner or for the person it is about: what the reviewer saw is not in it.
replay-other_state = The package was written by a program that writes it another way; this one cannot show it.
replay-archive-no_archive = This file is no evidence package: it is no archive.
replay-archive-cut_short = This file is no evidence package: it is cut short.
replay-archive-hangs_on = This file is no evidence package: something hangs on to it, before or behind.
replay-archive-long = This file is no evidence package: it is an archive of the long form, which none needs.
replay-archive-too_many = This file is no evidence package: it holds more than 500 files.
replay-archive-too_large = This file is no evidence package: it holds, or says it holds, more than 200 MiB.
replay-archive-encrypted = This file is no evidence package: a file in it is encrypted by the archive itself.
replay-archive-compressed = This file is no evidence package: a file in it is compressed.
replay-archive-no_file = This file is no evidence package: there is a link, a folder or a device in it.
replay-archive-bad_name = This file is no evidence package: a file in it has a name no package gives.
replay-archive-same_name = This file is no evidence package: two files in it have one name.
replay-archive-disagrees = This file is no evidence package: the list at its end contradicts what stands before its files.
replay-archive-overlaps = This file is no evidence package: two files in it share bytes.
replay-archive-hidden = This file is no evidence package: it holds bytes that belong to none of its files.
replay-archive-unreadable = This file is no evidence package: it is not written as one, or was changed.
replay-unknown-key_owner = Whose the key is: it came with the package.
replay-unknown-claimed_times = Whether the times are true: they are what that console’s clock said.
replay-unknown-completeness = Whether everything that happened has an entry, and every entry is here.
replay-unknown-log_before = Whether the log was written anew before the package was made.
replay-unknown-left_out = What the values say that were kept back.
replay-unknown-no_entries = What happened with the case: no entry of the log is here.
replay-unknown-not_as_decided = Whether this evidence is what was decided on.
replay-unknown-unproven_decision = Whether a decision is the one its entry speaks of.
replay-unknown-unreadable_decision = What a decision said that could no longer be read.
replay-unknown-report = Whether the page for people and the receipts say what the rest says.
replay-choose_package = Choose an evidence package
replay-choose_key = Choose the file with the secret key of age
