### Second Look, English. One text per id; the view shows nothing that is not here.
### Groups follow the screen from top to bottom.

## Words of a decision's state: exactly these, in every place
word-held = Held
word-waiting = Waiting
word-sent = Sent
word-confirmed = Confirmed
word-needs-you = Needs you
word-withdrawn = Taken back

## Lengths and times
length-s = { $s } s
length-min = { $min } min
length-h-min = { $h } h { $min } min
length-d-h = { $d } d { $h } h
length-h = { $h } h
length-d = { $d } d
due-in-short = in { $length }
due-over-short = { $length } late
due-in = due in { $length }
due-over = overdue { $length }
ago = { $length } ago
ago-now = just now
expires-in = expires in { $length }
quoted = “{ $text }”
expires-over = session ended
left = { $length } left
over-for = over for { $length }

## Fixed bar
band-demo = DEMO
band-demo-about = invented people
nav-label = Screens
nav-queue = Queue
nav-outbox = Outbox
nav-reasons = Reasons
case-bar-label = Open case
position-title = Position in the queue
no-name = No name on record
subject = subject
source-trust = trust platform
source-qes = qualified signature
source-onboarding = onboarding
case-state-pending = Pending
case-state-awaiting_second = Waits for a second person
case-state-applying = Being applied
case-state-decided = Decided
case-state-gone = Gone
claim-mine = Claimed by you
claim-mine-left = Claimed by you, { $length } left
claim-lapsed = Your claim has lapsed
claim-none = Read only
claim-other = Claimed by

## Device verdicts
verdict-none = No device verdict
verdict-trusted = Trusted
verdict-suspicious = Suspicious
verdict-not-trusted = Not trusted
verdict-inconclusive = Inconclusive

## Queue
queue-label = Queue
queue-list-label = { $total ->
    [one] Queue, one case
   *[other] Queue, { $total } cases
}
queue-ending = On the way to the last case: { $count } of { $total } read
holder-me = you
assigned-title = Assigned to { $to }
row-no-reason = no reason given
second-short = 2nd person
country = Country of the document
unfold = Show the queue
filters = Filters
filters-set = { $count ->
    [0] Filters, none set
   *[other] Filters, { $count } set
}
filter-find = Find in the queue
filter-find-hint = Name, id or token
filter-all = All
filter-operations = Cases for operations: the workflow gave no decision
filter-state = State
filter-state-default = Pending
filter-state-awaiting-second = Waits for second
filter-state-applying = Being applied
filter-state-decided = Decided
filter-state-gone = Gone
filter-document = Document step
filter-document-verified = Verified
filter-document-not-verified = Not verified
filter-document-fraud = Fraud found
filter-document-aborted = Stopped by the person
filter-document-cancelled = Cancelled
filter-document-unknown = Other answer
filter-contract = Contract at stake
filter-contract-high = High
filter-contract-medium = Medium
filter-contract-low = Low
filter-verdict = Device verdict
filter-verdict-trusted = Trusted
filter-verdict-suspicious = Suspicious
filter-verdict-not-trusted = Not trusted
filter-verdict-inconclusive = Inconclusive
filter-family = Opened because
filter-family-device = Device
filter-family-network = Network
filter-family-contact = Contact data
filter-family-document-quality = Document quality
filter-family-document-condition = Document condition
filter-family-document-fraud = Document fraud
filter-family-face-quality = Face quality
filter-family-face-fraud = Face fraud
filter-family-identity-data = Identity data
filter-family-eligibility = Eligibility
filter-family-user-abort = Stopped by the person
filter-family-technical = Technical
filter-family-signing = Signing
filter-family-other = Other
filter-source = Source
filter-source-trust = Trust platform
filter-source-qes = Qualified signature
filter-source-onboarding = Onboarding
filter-holder = Claimed
filter-holder-mine = By me
filter-holder-free = Free
filter-holder-pack = Taken along
filter-due = Due
filter-due-overdue = Overdue
filter-due-today = Today
filter-found = { $total } found
command-filter-clear = Clear the filter
filter-clear-short = Clear
search-options = What can be typed
search-not = not
search-word = Name, id or code: { $word }
search-left = { $count ->
    [one] One case cannot be searched yet.
   *[other] { $count } cases cannot be searched yet.
}

## Empty places
finished-title = That was the last one
finished-text = Nothing is left in this queue. Your decisions are on their way; the outbox shows where each one stands.
finished-others = Nothing else in this list is yours to decide: what is left is claimed by somebody else or assigned to them, or is your own. Your decisions are on their way; the outbox shows where each one stands.
finished-button = Open the outbox
queue-empty-title = The queue is empty
queue-empty-text = No session waits for a second look. New ones appear here by themselves with the next sync.
nothing-found-title = Nothing matches the filter
nothing-found-text = Cases may be waiting outside of it.
no-case-title = { $total ->
    [one] One case waits
   *[other] { $total } cases wait
}
no-case-found = { $total ->
    [one] One case matches the filter
   *[other] { $total } cases match the filter
}
no-case-text = Move with { $down } and { $up }. Opening a case claims it for you if nobody holds it.
no-case-open = Open the selected case

## Undo
undo-label = Decision that can be taken back
undo-approved = Approved
undo-rejected = Rejected
undo-left = { $secs } s
undo-more = and { $count } more
undo-in = Undo, { $secs } s left
undo-not-this = This decision can no longer be taken back.

## Outbox
outbox-title = Your decisions
outbox-filter = Show decisions that are
outbox-all = All
outbox-list-label = { $count ->
    [one] Your decisions, one
   *[other] Your decisions, { $count }
}
outbox-list-label-newest = The newest { $count } of your decisions
outbox-empty-title = No decision yet
outbox-none-title = No decision under “{ $word }”
outbox-empty-text = What you approve or reject appears here at once and stays until the platform's receipt is stored.
outbox-empty-button = Go to the queue
outbox-none-button = Show all
entry-title = Decision
entry-word = State
entry-answer = Decision
entry-case = Case
entry-reasons = Reasons
entry-why = Where it stands
entry-saved = Saved
entry-open-case = Open the case
entry-decide-again = Open the case and decide again
answer-approve = Approve
answer-reject = Reject
entry-id = Entry
decision-id = Decision id
attempts = Attempts
next-attempt = next in { $length }
delivery = Delivery
receipt = Receipt
receipt-none = none yet
receipt-state = Platform: { $state }
receipt-outcome = outcome
receipt-recorded = Recorded
receipt-applied = Applied
receipt-request = Request id
ours = Yours
theirs = Theirs (stands)
begun = What you had begun
not-decided = not decided
version-when = When
by = By
more = Show more

## Flight pack
pack-title = Flight pack
pack-about = Claims cases for up to a day and fetches their pictures, so that they can be decided without a network.
pack-count = Cases
pack-of = of
pack-of-all = the whole queue
pack-matching = { $count ->
    [one] One case available,
   *[other] { $count } cases available,
}
pack-needs = about { $size } more;
pack-free = { $size } are free.
pack-offline = Taking cases along needs the network.
pack-take = Take along
pack-renew = Renew and fill up
pack-finish = Finish it
pack-give-back = Give the pack back
pack-stop = Stop
pack-stop-about = What is whole stays; the rest is given back.
pack-stopping = Giving back what is not taken along …
pack-syncing = Bringing the list up to date …
pack-progress = Progress of the pack
pack-cases-of = { $done } of { $total } cases
pack-images-of = { $done } of { $total } pictures
pack-rate = { $size } a second
pack-left = about { $length } left
pack-has = { $count ->
    [0] Nothing in the pack can be decided now.
    [one] In the pack: one case.
   *[other] In the pack: { $count } cases.
}
pack-ends = The first claim ends in { $length }.
pack-weighs = It takes { $size } here.
pack-expired = { $count ->
    [one] One claim has lapsed; renew it to decide the case.
   *[other] { $count } claims have lapsed; renew them to decide the cases.
}
pack-half-made = Its making was interrupted: finish it, or give it back.
pack-did = Taken along: { $taken }. Renewed: { $renewed }.
pack-refused = { $count ->
    [one] One could not be had; somebody else was quicker.
   *[other] { $count } could not be had; somebody else was quicker.
}
pack-unfinished = { $count ->
    [one] One could not be fetched whole and was given back.
   *[other] { $count } could not be fetched whole and were given back.
}
pack-released = Given back: { $count }.
pack-later = Given back with the network: { $count }.
pack-open = Flight pack
pack-open-half-made = Flight pack, half made
pack-status = Pack { $count }
pack-status-left = { $length } left
pack-status-expired = { $count } lapsed
pack-status-title = Flight pack; the first claim ends { $at }
size-kb = { $n } KB
size-mb = { $n } MB
size-gb = { $n } GB

## Status bar
status-bar-label = State of the console
online = Online
offline = Offline
asked-to-wait = The platform asked to wait { $length }
synced-ago = synced { $ago }
never-synced = not synced yet
sync-progress = Sync progress
syncing = Syncing, { $done } so far
syncing-of = Syncing, { $done } of { $total }
quarantined = { $count } set aside
quarantined-title = Records that could not be read were set aside; the rest go on.
witnessed = Record witnessed to entry { $entry }, { $ago }
witnessed-title = The platform saw this console’s record up to here at { $at }; nobody can change that part unseen.
not-witnessed = Record not witnessed yet
not-witnessed-title = The platform has not yet confirmed what this console’s record holds. Work goes on.
counts-label = Your decisions on their way
count-title = Show these in the outbox
theme-system = Theme: as the system
theme-light = Theme: light
theme-dark = Theme: dark
theme-contrast = Theme: high contrast
command-sign-out = Sign out

## Sign-in
sign-in-about = A second look at the sessions an automatic check stepped up.
sign-in-demo = Everyone here is invented. Nothing leaves this computer.
sign-in-button = Sign in with the browser
sign-in-waiting = Waiting for the browser. Finish signing in there.
sign-in-cancel = Cancel
sign-in-offline = No connection.
sign-in-unsent = { $count ->
    [one] One decision waits here, sealed, until the person of this profile signs in.
   *[other] { $count } decisions wait here, sealed, until the person of this profile signs in.
}
sign-in-fine = Your password stays in the browser; this window never sees it.
version = Version { $version }

## Keys
keys-title = Keys
keys-find = Find a key
keys-about = All keys of this window. Single letters work while no field is being typed in.
keys-none = No key matches.
close = Close
dismiss = Dismiss
scope-queue = Queue
scope-case = Case
scope-decision = While deciding
scope-images = Images
scope-marks = Marks on images
scope-outbox = Outbox
scope-everywhere = Everywhere
command-keys = Keys
command-go-queue = Go to the queue
command-go-outbox = Go to the outbox
command-go-reasons = Go to the table of reasons
command-undo = Undo
command-back = Close or go back
command-next-pane = Next part of the screen
command-sync = Sync now
command-theme = Change the theme
command-notice-act = Do what the newest notice offers
command-notice-dismiss = Dismiss the newest notice
command-log-acknowledge = Take note of the broken log
command-sign-in = Sign in
command-sign-in-cancel = Cancel the sign-in
command-down = Next case
command-up = Previous case
command-open = Open
command-filter = Find and filter
command-filters = Hide or show the filters
command-fold = Hide or show the queue
command-pack = Flight pack
command-view = Show a named list
command-views = Named lists
command-select = Take a case together with others, in the list
command-select-down = Take the next case together
command-select-up = Take the previous case together
command-several = Claim, give back or assign several
command-approve = Approve
command-reject = Reject
command-note = Comment
command-reload-case = Show the newest evidence, and claim the case again
command-next-case = Leave this case for the next one
command-image-before = Previous image
command-image-after = Next image
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-fit = Fit to the table
command-pixels = One to one
command-turn-right = Turn right
command-turn-left = Turn left
command-reset-view = Reset the view
command-tilt-right = One degree to the right
command-tilt-left = One degree to the left
command-flip = Mirror
command-loupe = Loupe
command-brighter = Brighter
command-darker = Darker
command-more-contrast = More contrast
command-less-contrast = Less contrast
command-invert = Negative
command-channel = Next colour channel
command-edges = Show edges
command-pattern = Show screen and print patterns
command-two-images = Two side by side
command-more-images = One more image beside it
command-other-image = Next of the images shown
command-link = Move them together
command-blink = Blink two by turns
command-image-tools = Light and other tools
command-image-facts = What the file says of itself
command-image-again = Ask for the picture again
command-pan-left = Move left
command-pan-right = Move right
command-pan-up = Move up
command-pan-down = Move down
command-mark = Mark a place
command-unmark = Delete the mark
command-mark-left = Move the mark left
command-mark-right = Move the mark right
command-mark-up = Move the mark up
command-mark-down = Move the mark down
command-mark-narrower = Mark narrower
command-mark-wider = Mark wider
command-mark-lower = Make the mark shorter
command-mark-higher = Make the mark taller
command-mark-keep = Keep the mark
command-mark-drop = Drop the mark
command-pick = Pick a reason
command-find-reason = Find a reason
command-customer-text = What the person is told
command-checklist = The checklist
command-override = Acknowledge the suspicion
command-whole-document = The whole document, not a place on it
command-draft-clear = Clear what was begun
command-submit = Submit
command-submit-stay = Submit and stay on the case
command-cancel = Cancel
command-entry-down = Next decision
command-entry-up = Previous decision
command-entry-open = Open its case
command-entry-note = Take note of it
command-entry-word = Show decisions of one kind

## What is read out
heard-opened = Case { $id }
heard-opened-at = Case { $id }, { $position } of { $total }
heard-approved = Approved and saved. Held for { $secs } seconds.
heard-rejected = Rejected and saved. Held for { $secs } seconds.
heard-undone = Taken back: { $id }
heard-finish-first = Submit this decision first, or leave it with { $key }.
heard-opening = A case is being opened.
heard-wait-opening = The case is still being opened. That key did nothing.
heard-wait-saving = The decision is being saved. That key did nothing.
heard-undo-running = It is being taken back already.
heard-undo-once = One decision was taken back. Press again for the one before.
heard-undo-unsaved = Nothing was saved, so nothing was taken back.
opening-text = A case is being opened. Its keys work as soon as it is here; { $key } stops it.
key-missed = A key came too early and did nothing: press it again.
left-unsaved = The decision on { $id } was not saved. { $why }
left-in-doubt = About the decision on { $id }: { $why }
heard-offline = Offline. Work goes on; decisions wait and go out by themselves.
heard-online = Online again. Waiting: { $waiting }, sent: { $sent }.
heard-synced = { $count ->
    [0] Synced. The queue is empty.
    [one] Synced. One case in the queue.
   *[other] Synced. { $count } cases in the queue.
}
heard-picked = Picked: { $title }
heard-unpicked = No longer picked: { $title }
heard-panes = { $count ->
    [1] One image
   *[other] { $count } images side by side
}
heard-linked = Images move together.
heard-unlinked = Each image moves by itself.
heard-blink = Blinking by turns: { $one } and { $other }
heard-blink-off = No longer blinking.
heard-loupe = Loupe on, magnifies three times.
heard-loupe-off = Loupe off.
heard-reset = View and light reset.
heard-marked = Mark { $number } kept.
heard-unmarked = Mark { $number } deleted.
heard-mark-dropped = The mark was dropped.
shown-rest = show { $count } more characters

## What the button beside an error says; the errors stand in a file of their own
remedy-sign-in = Sign in
remedy-reload-case = Show it again
remedy-sync = Sync now
remedy-open-outbox = Open the outbox
remedy-next-case = Next case

# Opening the profile
product = Second Look
start-opening = Opening …
start-again = Try again
place-title = Where shall the keys lie?
place-about = Everything kept on this computer is encrypted. Choose once; it is never changed behind your back.
place-change-addresses = Change addresses
place-change-addresses-about = Nothing was saved under them yet. What was kept stays beside it as config.toml.old.
place-keychain = Use the system's keychain
place-keychain-about = Opens together with your account on this computer.
place-no-keychain = No keychain answers on this computer. A passphrase works everywhere.
place-passphrase = Passphrase of your own
place-passphrase-or = Or a passphrase of your own
place-passphrase-again = The same again
place-passphrase-about = At least { $count } characters. Nobody can recover it: without it the file stays closed.
place-use-passphrase = Use this passphrase
unlock-passphrase = Passphrase of this profile
unlock-button = Open
locked-title = Locked
locked-about = The keys are gone from memory and the file is closed. No case data is in this window.
locked-waiting = { $count ->
    [0] No decision waits to be sent.
    [one] One decision waits to be sent.
   *[other] { $count } decisions wait to be sent.
}
locked-open = Unlock
configure-title = Which platform?
configure-about = This profile does not know its platform yet. Whoever runs the platform has these addresses. They are kept in config.toml in this folder and can be changed there.
configure-platform = Platform API, up to /api/v1
configure-review = Review API, up to /review/v1
configure-issuer = Sign-in (OpenID Connect issuer)
configure-clientid = This console's client id
configure-environment = Environment
configure-staging = Staging
configure-live = Live
configure-hosts = Hosts that pictures may come from
configure-hosts-about = Several are separated by spaces. Without one no picture is fetched.
configure-try = Try the addresses and go on
configure-trying = Trying the addresses …
configure-keep = Keep them without an answer
configure-again = Read config.toml again
entry-acknowledge = Noted
command-entry-again = Send again

## The second person, blanking, copying

filter-second = Waiting for a second person: { $count }
entry-second = Second answer
first-answer = The first person's answer
second-answer = The second person's answer
blanked = Codes and reasons hidden
blanked-decide = Codes, reasons and comments are hidden while the screen is shared. { $key } shows them; then decide.
heard-blanked = Codes, reasons and comments are hidden.
heard-shown = Codes, reasons and comments are shown.
heard-copied = Copied.
copy-too-long = So much is not copied at once. Select less.
command-blank = Hide or show codes, reasons and comments, for screen sharing

## Reasons, and what became of the cases
became-title = Step-ups by reason
became-about = What this computer holds, counted by the code that opened the case, and what became of it.
became-counting = Counting …
became-empty = No cases here yet.
became-all = { $cases ->
    [one] One case,
   *[other] { $cases } cases,
} of which { $pending } pending, { $approved } approved, { $rejected } rejected, { $otherwise } ended otherwise.
became-code = Reason
became-cases = Cases
became-share = Share
became-pending = Pending
became-approved = Approved
became-rejected = Rejected
became-otherwise = Otherwise
became-superseded = Superseded
became-approved-share = Approved of decided
became-none-decided = none yet
became-note = A case with several codes counts in the row of each. Superseded are those where somebody else’s answer stands instead of yours; the columns before count them as well.
figures-title = Key figures
figures-period = From { $from } to { $until }, in UTC
figures-arithmetic = { $numerator } / { $denominator }; cases looked at: { $sample }
figures-weeks = Week by week
figures-week = Week of

## Named lists

views = Named lists
views-about = Lists with a name: show one, or keep what is filtered now under a name of yours.
views-save = Keep what is filtered as
views-save-button = Keep
views-refused-words = A list with a name keeps no words that were searched for: a name typed there would stay when its case is erased. Take the words out of the search first.
views-refused-everything = Nothing is filtered: this is the whole queue.
views-refused-problem = The search cannot be read. Correct it first.
views-shown = These come with the program
views-own = Yours
views-none = None yet.
views-rename = New name of { $name }
views-up = Move { $name } up
views-down = Move { $name } down
views-delete = Delete { $name }
views-delete-button = Delete

## Several cases

selected = { $count ->
    [one] One case selected
   *[other] { $count } cases selected
}
selected-none = None
selected-one = Selected
several = Several cases
several-about = One thing done to each of the selected cases. Deciding is not among them.
several-what = What is done to each
several-claim = Claim
several-release = Give the claim back
several-force_release = End the claim of whoever holds it
several-assign = Assign
several-to = To whom
several-team = a team
several-team-id = Team, by its id
several-note = A line for them, kept by the platform
hand-up = Hand this case up
hand-up-about = To a team by its id, or to a person. It stays open for review; a decision is not among this.
several-nobody = nobody
several-will = Cases: { $will } of { $total }
several-progress = { $done } of { $total } so far
several-done = Done for { $done } of { $total }.
several-list = Cases
several-one-claim = will be claimed
several-one-release = will be given back
several-one-force_release = will be taken from its holder
several-one-assign = will be assigned
several-went = done
several-not-reached = stopped before it
several-start = { $count ->
    [one] Do it to one case
   *[other] Do it to { $count } cases
}
several-stop = Stop
several-offline = This needs a connection.
