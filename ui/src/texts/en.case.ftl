### The case screen, English: images, comparison, reasons, notices, the decision. One text per id.

## Images
images-label = Images
images-not-allowed = Your role does not include images.
images-none = No image belongs to this case.
image-tools = Image tools
side-front = Front
side-back = Back
side-portrait = Portrait
side-selfie = Selfie
side-other = Page
image-not-fetched = This image is being fetched …
image-not-fetched-offline = This image has not been fetched yet. That needs a connection.
image-erased = Erased by the platform.
image-erased-by-rule = Erased here by a retention rule.
image-bad = This file cannot be shown. You can still decide.
image-loading = The image is on its way …
image-failed = The image could not be displayed.
image-again = Try again
image-changed = This image is not the one that was first seen.
image-state-not-fetched = not fetched yet
image-state-erased = erased by the platform
image-state-erased-by-rule = erased here by a retention rule
image-state-bad = cannot be shown
image-state-changed = changed since first seen
image-withheld = This image is withheld.
image-state-withheld = withheld
image-light = Light and other tools
image-seen = looked at
image-unseen = not looked at yet
look-plain = As it came
zoom-fit = fitted
zoom-times = { $times } × fitted
look-flipped = mirrored
look-exposure = exposure { $step }
look-contrast = contrast { $step }
look-channel-red = red only
look-channel-green = green only
look-channel-blue = blue only
look-channel-luminance = brightness only
look-detail-edges = edges
look-detail-pattern = screen and print patterns
look-inverted = negative
marks-label = Marks
mark-points-at = This mark shows
mark-how = Draw it, or move it with the arrow keys; Shift with an arrow resizes it.
mark-how-own = Draw it; { $move } move it, { $size } resize it.
mark-placing = Mark being placed: { $left } from the left, { $top } from the top, { $width } wide, { $height } high
mark-reason-missing = Choose what this mark shows.
mark-remove = Delete mark { $number }
mark-elsewhere = another version of the image
mark-unpicked = reason not picked
mark-full = No more marks fit on one decision.
mark-first-approve = Approving: keep or drop the mark first.
mark-first-reject = Rejecting: keep or drop the mark first.
mark-not-here = This image cannot be marked.
image-refused = The platform did not hand this image out.
image-state-refused = not handed out
signed-title = Signed documents
signed-not-fetched = Not fetched yet.

## Claimed against extracted
compare-title = Claimed against the document
compare-count = { $count ->
    [0] no field differs, { $total } compared
    [one] one of { $total } fields differs
   *[other] { $count } of { $total } fields differ
}
compare-none = Nothing was claimed and nothing was read.
compare-one-sided = nothing on the other side to compare with
claimed = claimed
claimed-title = Typed in or handed over by the person: nobody has verified it.
extracted = read
extracted-title = Read and recorded by a step of the platform.
nothing = none
standing-same = same
standing-written-differently = written differently
standing-different = different
standing-not-comparable = cannot be compared
standing-only-claimed = only claimed
standing-only-extracted = only on document

## Why, reasons, device
why-pane-label = Why and evidence
why-title = Why it is here
why-customer = While it waits, the person may be told:
route-label = Route of the session
route-taken = Taken:
route-not-taken = Not taken:
contributions-title = What each reason added to the score
reasons-title = Reasons and codes
reasons-none = The platform gave no reason.
polarity-positive = Speaks for the person
polarity-negative = Speaks against
internal = Internal
internal-title = For reviewers only. Nothing about it may reach the person.
suspicion = Suspicion
suspicion-internal = Suspicion, internal
code-unknown = Unknown code, shown as it came
technical = Technical
reason-from = from
reason-details = Platform says
guidance = Look at:
how-to-check = How to check
device-title = Device check
direction-none = direction not declared
findings-title = Missing, or speaking against it
checked-title = What else was checked
presence-missing = Never received:
presence-erased = Erased by the platform:
presence-unexpected = Not expected on this route:
presence-received = { $count ->
    [one] One of { $total } expected is here:
   *[other] { $count } of { $total } expected are here:
}
presence-all = All expected evidence is here.
banner-contradiction = Contradiction:
check-tone-blocks = Blocks approving.
check-tone-differs = Does not agree.
check-tone-caution = Worth a look.
check-tone-note = Good to know.
check-tone-fine = In order.
device-measured = Measured
device-services = Services
device-sources = Fed by
device-reference = Reference
blocks-title = Evidence as received
blocks-none = No evidence has arrived.
erased-by-platform = Erased by the platform
fact-session = Session
fact-flow = Flow
fact-flow-version = Flow version
fact-status = Status
fact-last-step = Last step
fact-created = Created
fact-started = Started
fact-changed = Changed
fact-completed = Completed
fact-expires = Ends
fact-outcome = Outcome
fact-opened = Opened
fact-updated = Updated
fact-priority = Priority

## Notices
stopped = Sending has stopped itself; nothing is lost.
log-broken-lead = Look at it first: the command line checks and exports it.
log-broken-ask = Ask a lead to look at it. What was decided is still sent.
log-acknowledge = Take note
changed-since = The evidence changed while you were looking.
changed-since-button = Show the new evidence
sign-in-again = Your sign-in has run out. Nothing is lost: { $waiting ->
    [0] no decision is waiting.
    [one] one decision waits until you are back.
   *[other] { $waiting } decisions wait until you are back.
}
ours-approved = You approved this case.
ours-rejected = You rejected this case.
theirs-approved = The decision that stands: approved, by
theirs-rejected = The decision that stands: rejected, by

lost-expired = Your claim has run out.
lost-ended = Your claim was ended on the platform.
lost-taken-over = The case is claimed by
lost-kept-again = What you wrote is kept as a draft; take the case again to decide it.
lost-kept-wait = What you wrote is kept as a draft.
lost-take-again = Take it again
standing-label = Their decision and what you had begun
standing-notice = Somebody else decided this case while you were at it. Theirs stands; what you wrote is kept.

## What changed since a decision
changes-title = Changed since you decided
changes-nothing = The evidence is what you decided on
changes-to-come = The evidence changed; the new version is on its way …
changes-what = What
changes-before = When you decided
changes-now = Now
changes-reason = Reason
changes-more = { $count ->
    [one] One more value differs.
   *[other] { $count } more values differ.
}
changes-then = Your answer then
changes-again = It did not take effect. Look again, then answer anew.
command-adopt = Use my words again
moved-added = new
moved-changed = changed
moved-erased = erased by the platform
moved-image-added = new picture
moved-image-changed = another picture than the one you decided on
moved-image-gone = this picture is not part of the evidence any more
moved-image-erased = erased by the platform

## Decision
decision-label = Decision
read-only = Read only
comment = Comment
comment-hint = Note for this case, internal
comment-internal = internal only
comment-over = { $over ->
    [one] One character too long.
   *[other] { $over } characters too long.
}
submit-approve = Approve
submit-approve-second = Approve and ask a second person
submit-reject = Reject
approve-about = Held for { $secs } seconds, { $key } takes it back.
reject-about = { $count ->
    [0] Pick at least one reason. Then held for { $secs } seconds, { $key } takes it back.
    [one] One reason. Held for { $secs } seconds, { $key } takes it back.
   *[other] { $count } reasons. Held for { $secs } seconds, { $key } takes it back.
}
second-about = A second person has to agree before it takes effect.
unseen-note = Not looked at yet: { $names }
override-text = I approve although a suspicion code is on this case.
comment-needed = needed here, internal only
whole-document = I mean the document as a whole, not a place on it.
whole-document-only = No picture here can be marked.
not-alone = not on its own
wants-carrier = These reasons alone cannot carry a reject. Add one that can.
marks = Marks
marks-count = { $count ->
    [one] One mark on a picture
   *[other] { $count } marks on pictures
}
marks-whole = The whole document
checklist = Checklist
checklist-about = what stays open needs a comment
checklist-count = Checklist { $ticked }/{ $all }
ticked = looked at
not-ticked = open:
looked-unreadable = cannot be read any more
pick-reasons = Reasons
find-reason-hint = Find code or words
on-case = on case
reason-none-found = No reason matches.
customer-title = What the person is told
customer-about = these words and no others
customer-not-allowed = not for this case
customer-short = Text for the person
customer-document-not-accepted = Document not accepted
customer-document-unreadable = Document unreadable
customer-details-need-correction = Details need correction
customer-additional-information-needed = More information needed
customer-not-eligible = Not eligible
customer-could-not-be-completed = Could not be completed
suggested = Suggested
suggested-used = Suggested, used if you choose none
draft-restored = Your draft is back
draft-clear = Clear it

## The second person

second-approved = You approved this case as the second person.
second-rejected = You declined this case as the second person.
first-approved = The first person: approved, by
first-rejected = The first person: rejected, by
theirs-second-approved = The second person: approved, by
theirs-second-rejected = The second person: declined, by

## Contacts in clear
reveal-title = Contacts in clear
reveal-ask = Reveal contacts
reveal-end = Mask contacts
reveal-about = Phone numbers and e-mail addresses are masked. What you look at them for goes into the record, with your name and the time. They are masked again when you leave the case.
reveal-for = What for
reveal-purpose-compare = To compare them with a document or register
reveal-purpose-pattern = To look for the same contact in other cases
reveal-purpose-request = To answer a request of the person or of an authority
reveal-purpose-quality = To look over somebody’s work
reveal-do = Show them
heard-revealed = { $count ->
    [0] This case has no contact.
    [one] One contact is shown in clear.
   *[other] { $count } contacts are shown in clear.
}
command-reveal = Reveal contacts

## What the file of a picture says of itself
image-facts = The file says of itself, which proves nothing: { $said }
image-facts-none = The file says nothing of itself.
image-facts-camera = camera { $value }
image-facts-software = written by { $value }
image-facts-taken = taken { $value } by its clock
image-facts-place = where it was taken, which is not shown
