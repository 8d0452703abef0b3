### The ledger: what leads and auditors read of everybody's decisions and of this console's log.

scope-ledger = Ledger
command-go-ledger = Go to the ledger
command-timeline = Timeline of the case
command-row-down = Next row
command-row-up = Previous row
command-row-open = Timeline of its case
command-ledger-list = Decisions or entries
command-ledger-find = Find a code
command-ledger-check = Check every entry
command-ledger-csv = Export the list as CSV
command-ledger-json = Export the list as JSON
command-ledger-clear = Clear what narrows the list
command-timeline-case = Open the case of the timeline

nav-ledger = Ledger
ledger-title = Ledger
ledger-lists = Which list
ledger-decisions = Decisions of everybody
ledger-entries = Entries of this console
ledger-decisions-about = As the platform tells them
ledger-entries-about = As this console wrote them down

## Two verdicts
ledger-verdicts = Integrity and completeness
ledger-integrity = Integrity
ledger-completeness = Completeness
verdict-holds = holds
verdict-fails = fails
verdict-cannot_say = cannot be said
integrity-holds = { $looked ->
    [one] The one entry of log { $log } was as signed on { $at }.
   *[other] All { $looked } entries of log { $log } were as signed on { $at }.
}
integrity-since = { $count ->
    [0] None came since.
    [one] One came since.
   *[other] { $count } came since.
}
integrity-cannot_say = Nobody has looked at every entry of this log yet.
integrity-behind-rollback = A log before this one was rolled back ({ $fault }). With the older file a finding may have gone: nobody can say any more that nothing was changed.
integrity-breaks = { $count ->
    [one] One log of this console was found broken.
   *[other] { $count } logs of this console were found broken.
}
integrity-fails = The log before this one does not hold: { $fault }.
integrity-first-bad = Its first bad entry is { $seq }.
integrity-noted = A lead has taken note.
integrity-not-noted = No lead has taken note yet.
completeness-holds = Nothing is known to be missing. Nobody can see from here what was never told.
completeness-cannot_say = The platform’s feed of decisions was never read here.
completeness-unreadable = { $count ->
    [one] One decision of the feed could not be read.
   *[other] { $count } decisions of the feed could not be read.
}
completeness-unknown-here = { $count ->
    [one] The platform has one decision from this console that is unknown here.
   *[other] The platform has { $count } decisions from this console that are unknown here.
}
completeness-unknown-there = { $count ->
    [one] One decision confirmed here is not in the feed.
   *[other] { $count } decisions confirmed here are not in the feed.
}
completeness-fault = Entries of the log before this one are missing: { $fault }.
completeness-witnessed = Witnessed up to entry { $entry } on { $at }: up to there nothing can be lost unseen.
completeness-unwitnessed = { $count ->
    [0] Nothing came since.
    [one] One entry came since, of which no witness knows yet.
   *[other] { $count } entries came since, of which no witness knows yet.
}
completeness-never-witnessed = No witness has seen this log yet: that its end was cut off would show only beside the keys.
fault-altered = an entry is not as it was signed
fault-out_of_order = entries are missing or stand in another order
fault-bad_signature = a checkpoint does not carry this console’s signature
fault-unsigned_tail = its last entries were never signed
fault-key_changed = it was signed with another key
fault-rolled_back = it is shorter than it was
fault-forked = it is not the log this console remembers
ledger-known = Feed known until { $at }
ledger-never-known = Feed never read

## Narrowing
ledger-narrow = Narrow the list
ledger-person = Person
ledger-anybody = Anybody
ledger-since = From
ledger-until = Up to
ledger-code = Code
ledger-code-hint = such as 3206
ledger-decision-id = Id of the decision
ledger-kind = Kind of entry
ledger-any-kind = Any
ledger-override = Override
ledger-override-about = Approved against a suspicion code
ledger-superseded = Ours came too late
ledger-superseded-about = A decision made on this console came too late
ledger-second = Second look
ledger-second-about = A second person looks, has looked or would have
ledger-clear = Clear
ledger-count = { $count ->
    [0] None
    [one] One decision
   *[other] { $count } decisions
}
ledger-count-entries = { $count ->
    [0] None shown
    [one] One shown
   *[other] { $count } shown
}
command-ledger-more = Look further back
ledger-empty-title = No row fits
ledger-empty-text = Clear what the list is narrowed by, or sync: decisions come with the platform’s feed.
ledger-empty-further = Nothing among the newest entries fits. Older ones were not looked at yet.

## Rows
ledger-at = Recorded
ledger-entry-at = When
ledger-who = Person
ledger-what = Decision
ledger-case = Case
ledger-why = Reasons
ledger-remarks = Remarks
ledger-seq = Entry
ledger-kind-short = What happened
ledger-console = this console itself
ledger-made-here = made here
ledger-row-second = second: { $answer }, { $person }
ledger-reasons-gone = gone with the case
ledger-clock-back = clock set back
ledger-unreadable = cannot be read
ledger-list-label = { $count ->
    [one] One row
   *[other] { $count } rows
}
state-applied = took effect
state-applying = not in effect yet
state-awaiting_second = waits for a second person
state-apply_failed = could not take effect
state-declined_by_second = second person disagreed
state-voided = the evidence changed first

## Timeline
timeline-title = Timeline
timeline-close = Close the timeline
timeline-open-case = Open the case
timeline-gone = The case is not here any more. What was written about it went with it.
timeline-cut = Older entries of the log are left out.
timeline-none = Choose a row and press { $key } to see what happened on its case.
timeline-none-no-key = Choose a row and open it to see what happened on its case.
timeline-platform = Platform
timeline-saved = Saved here
timeline-log = Log of this console
timeline-by = { $answer } by { $person }
timeline-entry = entry { $seq }
timeline-outcome = Outcome: { $outcome }
heard-timeline = Timeline of { $id }: { $count ->
    [one] one event
   *[other] { $count } events
}.

## Taking a list out
ledger-export = Export
ledger-export-csv = Export CSV
ledger-exported = { $rows ->
    [one] One row is in
   *[other] { $rows } rows are in
}
ledger-exported-note = It is outside the vault now and says its filter, the time, you and what it is for.
ledger-out-title = Export the list
ledger-out-about = The list leaves the vault as a file in your downloads. It says what it was narrowed by, the time, you and what it is for.
ledger-out-purpose = What it is for
ledger-out-note = 3 to 200 characters. Stands in the file, and in the log so that nobody can read it there and you can prove it.
ledger-out-do = Export
heard-ledger-checked = Every entry was checked. Integrity: { $integrity }. Completeness: { $completeness }.

## What happened, entry by entry
kind-accepted = Recorded by the platform, not in effect yet
kind-acknowledged = Decision taken note of
kind-assigned = Case assigned
kind-block_erased = Evidence erased by the platform
kind-block_sealed_for_hold = Evidence erased by the platform, kept sealed for a hold
kind-case_opened = Case opened
kind-certificate_issuer_met = New issuer of a certificate met
kind-certificate_refused = Certificate refused
kind-claim_ended = Somebody else's claim ended
kind-claim_lost = Claim lost
kind-claimed = Case claimed
kind-closed = Decision closed: the case is gone
kind-confirmed = Decision confirmed
kind-decided = Decision saved
kind-edition_changed = Edition of the policy changed
kind-epoch_ended = Keys of what was erased destroyed
kind-erased = Erased by a retention rule
kind-evidence_dropped = Evidence no longer kept here
kind-file_erased = File erased by the platform
kind-file_sealed_for_hold = File erased by the platform, kept sealed for a hold
kind-foreign_case_refused = Answer about another case refused
kind-hold_lifted = Legal hold lifted
kind-hold_placed = Legal hold placed
kind-image_changed = Image is another than before
kind-image_dropped = Image no longer kept here
kind-image_fetched = Image fetched
kind-image_saved = Image taken out
kind-image_viewed = Image viewed
kind-ledger_exported = Ledger exported
kind-ledger_read = Ledger read
kind-locked = Locked
kind-log_break_acknowledged = Broken log taken note of
kind-log_broken = Log found broken
kind-log_exported = Log exported
kind-log_mark_unreadable = Mark beside the keys could not be read
kind-needs_review = Decision needs a person
kind-noted = Note written
kind-organisation_file_changed = Organisation’s file changed
kind-original_saved = Original file taken out
kind-pack_cancelled = Taking along cancelled
kind-pack_made = Cases taken along
kind-pack_released = Cases taken along given back
kind-pack_renewed = Claim of the pack renewed
kind-pack_taken = Claimed to take along
kind-package_exported = Evidence package made
kind-package_replayed = Evidence package opened to look at
kind-parked = Decision could not be delivered
kind-policy_changed = Policy changed
kind-purged = Case removed
kind-queued = Decision waits again
kind-released = Claim given back
kind-retention_rules_changed = Rules of retention changed
kind-reveal = Contacts revealed
kind-roles_changed = Roles changed
kind-sealed_for_hold = Case removed by the platform, kept sealed for a hold
kind-second_answered = Second answer saved
kind-send_again = Sent again by a person
kind-sent = Decision sent
kind-sign_in_ended = Sign-in ended by the platform
kind-sign_in_refused = Sign-in refused
kind-signed_in = Signed in
kind-signed_out = Signed out
kind-superseded = Another decision stands
kind-synced = Synced
kind-timeline_read = Timeline read
kind-tip_off_refused = Text kept from leaving
kind-undone = Decision taken back
kind-unlocked = Unlocked
kind-unknown = Outcome of a sending unknown
kind-withdrawn = Decision withdrawn
