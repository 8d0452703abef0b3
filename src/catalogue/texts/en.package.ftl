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

package-error-purpose = Say in 3 to 200 characters what it is for.
package-error-recipients = A whole package leaves encrypted: name at least one recipient, and at most 20, each with a public key of age.
package-error-no_recipients = Only a whole package is encrypted; this kind takes no recipients.
package-error-key = A recipient’s key is not a public key of age. It begins with age1.
package-error-secret_key = That is a secret key of age. Do not give it to anyone; use the public one, which begins with age1.
package-error-gaps = Parts of the evidence are missing or incomplete: { $parts }.
package-error-gaps_do = Take note of each of them to export all the same; the package names them too.
package-error-changed = The case has changed since you looked at what goes in.
package-error-look_again = Look at it again, then export.
package-error-fresh = An export asks who you are once more: your sign-in is older than five minutes.
package-error-fresh_do = Sign in again, then export within five minutes.
package-error-too_large = The package would be larger than 200 MiB or hold more than 500 files.
package-error-not_made = The package could not be made. Nothing left this console.
package-error-unwritten = The package was made and could not be written.
package-error-unwritten_do = Look whether the folder for downloads is there and has room, then export again.
