### What the engine says to a reviewer about deciding. Texts for end users stand in en.customer.ftl.

## Groups of the decision form

group-suspicion_of_this_case = Suspicion found in this case
group-of_this_case = Found in this case
group-document = Document
group-face = Face
group-identity = Person and details
group-device = Device and connection
group-suspicion = Suspicion

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
missing-reason_not_on_case = A reason for an approve says what was weighed. It is a code of this case, one that speaks for the session, or a suspicion that is overridden: take out the others.
missing-override_required = A suspicion code stands in this case. Say that you approve against it.
missing-override_not_applicable = A reject does not go against a suspicion. Take the mark off.
missing-comment_required = Write what you saw: these reasons do not speak for themselves.
missing-comment_too_long = The comment is longer than { $limit } characters.
missing-customer_reason_required = Choose what the end user is told.
missing-customer_reason_not_allowed = An approve carries no text for the end user.
missing-customer_reason_not_in_policy = The platform's policy does not allow this text for the end user.

## The second person

missing-self_review = You gave the first answer here, or it was given on this machine. The second must come from another person on another machine.
second-blind = A first person has answered. What they said is not shown before you have answered yourself.
second-shown = A first person has answered; their answer stands below. Yours counts by itself.
second-unnamed = The platform does not say which decision waits here, so it cannot be answered from this console.
second-answered = You have declined the first answer. The case is open for anyone with the next sync.

## What may leave the console

guard-channel-clipboard = Not copied.
guard-channel-file_name = The file is not saved under this name.
guard-channel-diagnostics = This is not given out.
guard-channel-export = The package was not made.
guard-found-term = There is a word of suspicion in it.
guard-found-code = There is a suspicion code in it.
guard-found-identifier = There is the name of a suspicion code in it.
guard-found-title = There is the title of a suspicion code in it.
guard-found-no_lists = The list of words cannot be read, so nothing leaves.
guard-withheld = A line was left out here: it would have told of a suspicion.
guard-what_to_do = The end user must not learn of a suspicion. Take it out and try again; the attempt is in the log.

## Why a case cannot be decided, or not rejected

blocked-operations = The workflow gave no decision: this is one for operations.
blocked-decided = This case is decided.
blocked-gone = This case is gone.
blocked-role = Your role reads cases; it does not decide them.
blocked-held = Somebody else holds this case.
blocked-assigned = This case is assigned to somebody else; the platform takes only their decision.
blocked-no_claim = You hold no live claim on this case. Open it again while online.
blocked-own_decision = You have decided this case.
blocked-no_evidence = The evidence of this case is still to come.
blocked-disk_nearly_full = The disk of this computer is nearly full. Make room on it; deciding then goes on by itself.
blocked-outbox_full = The outbox is full. Bring this computer to a network and sync; deciding then goes on by itself.
blocked-outbox_too_old = A decision has waited here for three days. Bring this computer to a network and sync; deciding then goes on by itself.
blocked-replay = This case is shown out of a package: nothing of it can be decided here.
blocked-signature_issued = A signature was already issued. Revoking it is another process.
told-account_incomplete = These fields of the account are empty: { $fields }. The bank refuses an approve until they are filled. You can approve now; the decision may wait in the outbox until then.

## Why a decision in the outbox waits, or needs a person: one for each code (outbox/words.rs)

outbox-why-offline = The platform cannot be reached. It is sent by itself when the network is back.
outbox-why-paused = The platform asked everybody to wait. It is sent by itself when that time is over.
outbox-why-no_answer = The answer was lost. The platform is asked what stands before anything is sent again.
outbox-why-interrupted = The program ended while this was being sent. The platform is asked what stands.
outbox-why-sign_in_needed = Sign in again; then it is sent by itself.
outbox-why-applying = The platform has recorded it and is still applying it.
outbox-why-awaiting_second = Recorded. A second person has to give the same answer before it takes effect.
outbox-why-in_flight = The platform is busy with this session and named a time to try again.
outbox-why-overloaded = The platform is overloaded and named a time to try again.
outbox-why-unknown_case = The platform does not know this case at the moment. It is asked again.
outbox-why-claim_expired = The claim had lapsed. It was taken again and the same decision goes out under it.
outbox-why-undone = Taken back before it was sent.
outbox-why-turned_up = It had arrived after all: it stands, and not the newer one.
outbox-why-older_stands = Your own earlier decision had arrived after all and stands. This one was not applied.
outbox-why-replaced = A newer decision took its place.
outbox-why-unreadable = The seal of this decision is broken here, so it was not sent. Look at the case and decide again.
outbox-why-claim_held = Somebody else holds this case now. Look at it again before deciding.
outbox-why-held_in_between = Somebody else held this case while you were away. Look at it again before deciding.
outbox-why-already_decided = Somebody else's decision stands. Yours is kept and was not applied.
outbox-why-case_gone = The case is gone: erased, expired or withdrawn. Its evidence was purged here.
outbox-why-precondition_failed = The evidence changed after you decided. Look at the difference and decide again.
outbox-why-apply_failed = The platform recorded the decision but could not apply it. Decide again.
outbox-why-declined_by_second = The second person answered otherwise. The case is open again.
outbox-why-voided = The evidence changed or was erased before the second person answered. Look at the case again.
outbox-why-decision_missing = The platform no longer knows this decision. Look at the case again.
outbox-why-no_decision = The platform does not know the decision this was the second answer to.
outbox-why-reason_required = The platform asks for a coded reason.
outbox-why-comment_required = The platform asks for a comment.
outbox-why-comment_too_long = The platform finds the comment too long.
outbox-why-override_required = The platform asks you to acknowledge that this goes against a suspicion code.
outbox-why-unknown_reason = The platform does not know one of the reasons.
outbox-why-customer_reason_not_allowed = The platform does not allow this customer-facing reason.
outbox-why-evidence_mismatch = The platform holds other evidence than the decision names. Look at the case again.
outbox-why-not_reviewable = The platform says this case cannot be reviewed.
outbox-why-forbidden = Your account may not decide this case.
outbox-why-account_incomplete = The bank refused because fields of the account are empty: { $fields }. Have them filled there, then send the decision again.
outbox-why-not_assignee = The case is assigned to somebody else.
outbox-why-self_review = The second answer must come from another person on another machine.
outbox-why-malformed = The platform refused the request as faulty. This is a fault of the program; tell support.
outbox-why-foreign_case = The platform answered with another case. Nothing was shown or sent.
outbox-parked-overloaded = The platform asked to wait for more than an hour. Send it again when you choose to.
outbox-parked-unknown_case = The platform does not know this case.
outbox-late-accepted = The platform recorded it more than a day ago and has not applied it yet. It is asked about by itself; tell operations.
outbox-late-unknown = It was sent more than a day ago, and it is still not known whether it arrived. It is asked about by itself once the platform can be reached; if it can, tell operations.
outbox-unknown = The platform answered: { $code }.

## Why a case is open for reading only: one for each code (console/claim_notes.rs)

claim-held_before = You hold this case already, here or on another machine.
claim-held_by = { $name } holds this case.
claim-not_had-claim_held = Somebody else holds this case.
claim-not_had-not_open = The profile is not open any more.
claim-not_had-offline = The platform cannot be reached.
claim-not_had-platform_busy = The platform asked to wait.
claim-not_had-platform_unavailable = The platform answers with a fault of its own.
claim-not_had-sign_in_needed = Your sign-in has ended.
claim-not_had-sign_in_failed = Signing in did not work.
claim-not_had-network_needs_sign_in = The network wants a sign-in of its own.
claim-not_had-proxy_needs_sign_in = The network's proxy wants a sign-in.
claim-not_had-foreign_case = The platform answered with another case. Nothing of it was shown.
claim-not_had-case_gone = The case is gone.
claim-not_had-already_decided = The case is decided already.
claim-not_had-not_reviewable = This case is not one for review.
claim-not_had-forbidden = Your account may not do this.
claim-not_had-too_large = The answer is too large.
claim-not_had-platform = The platform's answer cannot be used.
claim-not_had-refused = The platform refused this.
claim-not_had-certificate_refused = The certificate the platform shows is not accepted: { $why }. { $facts }
claim-not_had-certificate_not_pinned = The certificate of the review address does not come from an authority that is pinned in the configuration. { $facts }
certificate-why-expired = it has expired
certificate-why-not_yet_valid = it is not valid yet
certificate-why-other_host = it belongs to another host
certificate-why-unknown_issuer = nobody this machine trusts has signed it
certificate-why-self_signed = it has signed itself
certificate-why-revoked = it was revoked
certificate-why-refused = it does not pass this system's check
certificate-facts = It was issued by { $issuer } and is valid from { $from } to { $until }.
certificate-itself = itself
certificate-unread = It cannot be read.
