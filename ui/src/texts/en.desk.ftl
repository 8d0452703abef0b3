### What a person has on their desk: commands and their keys, settings, notices, diagnostics.

## Commands
command-palette = All commands
command-menu = Menu
palette-about = Type a few letters of a command’s name; the arrows choose, and Enter runs it.
palette-find = Find a command
palette-count = { $count ->
    [0] No command matches.
    [one] One command
   *[other] { $count } commands
}

## Keys of one's own
keys-change = Change keys
keys-change-done = Done
keys-change-about = Choose a command, then press its new key. A key that another command has is refused.
keys-change-one = { $command }: change the key, now { $key }
keys-none-now = none
keys-press = Press the new key; { $cancel } cancels.
keys-taken = { $key } is the key of “{ $by }”.
keys-reserved = { $key } is taken by input fields or by the system.
keys-in-the-way = “{ $by }” has its key now. Change that one first.
keys-reset-one = { $command }: back to { $key }
keys-reset-all = Reset all keys
keys-changed = changed
heard-key-changed = { $command }: the key is now { $key }.
heard-keys-reset = All keys are as they were shipped.
keys-single-off = Single keys are switched off; what is left works with a modifier or a function key.

## Settings
command-settings = Settings
settings-about = Everything applies at once. Each setting shows its default and can be put back.
settings-looks = Appearance
settings-hands = Working
settings-reset-all = Reset all settings
setting-default = Default: { $value }
setting-reset = Reset
setting-reset-one = Reset { $name } to { $value }
setting-on = on
setting-off = off
setting-as-configured = As configured: { $value }
setting-theme = Theme
setting-theme-about = The table behind a document always stays grey, so that the document’s colours are not distorted.
theme-name-system = Same as the system
theme-name-light = Light
theme-name-dark = Dark
theme-name-contrast = High contrast
setting-text = Size of text
setting-density = Density
setting-density-about = The height of list rows and buttons.
density-compact = Compact
density-cosy = Cosy
density-comfortable = Comfortable
setting-language = Language
setting-language-about = Also for what is explained about a case. It does not change what end users read.
setting-advance = After a decision
setting-advance-about = Otherwise the decided case stays on screen, and you move on yourself.
setting-advance-on = Open the next case at once
setting-undo = Time to take a decision back
setting-undo-about = How long a decision stays here before it is sent. Applies from the next decision on.
setting-undo-least = How long a decision stays here before it is sent. Your organisation allows no shorter time.
setting-undo-value = { $secs ->
    [0] none, sent at once
   *[other] { $secs } seconds
}
setting-single = Single keys
setting-single-about = Switch them off if you dictate: then only keys with a modifier and function keys run commands.
setting-single-on = Letters, digits and signs run commands
setting-keys = Keys of your own
setting-keys-default = as shipped
setting-keys-count = { $count ->
    [0] none changed
    [one] one changed
   *[other] { $count } changed
}

## Links, the first cases, and what was done today
command-link-open = Open the linked case
command-link-drop = Not now
command-lock = Lock
command-hand-up = Hand this case up
command-copy-link = Copy a link to this case
link-label = A link from outside
link-asks = A link asks for case { $id }.
heard-link-copied = The link to this case is copied.
copy-not-possible = The window could not copy this. Copy it by hand:
queue-first-title = The first cases are on their way
queue-first-text = They appear here by themselves as soon as the platform has sent them.
queue-none-title = Nothing has been fetched yet
queue-none-text = The platform does not answer, and this computer holds no case so far. Connect to the network: cases then come by themselves, and what is here stays usable without one.
today-none = You have decided nothing yet today.
today-decided = Today you approved { $approved } and rejected { $rejected }.

## Told before, and diagnostics
command-notices = Earlier notices
notices-about = What the window has reported since it was opened, newest first.
notices-none = Nothing has been reported yet.
command-diagnostics = Copy diagnostics
diagnostics-title = Diagnostics
diagnostics-about = For whoever helps you: versions, state and error codes. No names, no cases, no addresses.
diagnostics-copy = Copy
diagnostics-gathering = Collecting …

## Evidence packages
command-package = Evidence package of this case
package-title = Evidence package
package-about = One case as a file that others can check. It leaves this computer, and the log says so.
package-looking = Looking at what would go in …
package-for = For whom
package-purpose = What it is for
package-purpose-note = 3 to 200 characters. Kept in the log so that nobody can read it and you can prove it.
package-recipient = Recipient { $n }: name
package-recipient-key = Recipient { $n }: public key of age, age1…
package-recipient-more = One more recipient
package-parts = What the case has
package-note-gap = Missing, I have taken note
package-never = What a package of this kind never holds
package-fields = It shows { $shown } of { $fields } fields of the record.
package-not-yours = Your roles do not allow this kind.
package-sign-in = Sign in again
package-sign-in-note = An export asks who you are once more: your sign-in is too old for it.
package-export = Export
package-exporting = Exporting …
package-saved = Written to { $file }.
package-saved-plain = It lies there unencrypted and is yours to delete.
package-saved-encrypted = Only the recipients can open it.

## Replay of a package
command-replay = Open an evidence package to look at
replay-read-only = This is what the reviewer saw then. It is no case of this console: nothing of it can be decided, claimed or sent.
replay-package = Package
replay-state = State shown
replay-decision = Decision
replay-second = Second answer
replay-decided = { $what }, by { $who }, { $when }
replay-told = The person was told: { $text }
replay-unknown = What nobody can tell from the package alone
replay-back = Back to the desk
replay-case = Case { $id } as it was shown
replay-nameless = The package does not say the name
replay-files = Files of the case
replay-no-pictures = Your roles do not allow pictures.
replay-digest = SHA-256 of the original:

## Retention and holds
command-go-retention = Go to retention and legal holds
retention-title = Retention and legal holds
retention-about = What is kept here and how long, what is under legal hold, and what was erased.
retention-reading = Reading …
retention-rules = Rules { $version }; days are counted from the closing of a case.
retention-class = Class
retention-class-pictures = Pictures
retention-class-evidence = Case and evidence
retention-class-drafts = Drafts
retention-class-decisions = Texts of decisions
retention-days = Days
retention-overdue = Due
retention-held = Legal hold
retention-waiting = Decision waits
retention-erased = Erased
retention-holds = Legal holds
retention-no-holds = No case is under a legal hold.
retention-case = Case
retention-reason = Reason
retention-reason-note = 3 to 200 characters; placing and lifting a hold both need one.
retention-place = Place hold
retention-lift = Lift
retention-lift-case = Lift the hold on { $case }
retention-no-reason = The reason cannot be read any more.
retention-since = since { $at }
retention-copy = Sealed copy: erased by the platform
retention-due = Due
retention-no-due = Nothing is due.
retention-more = and { $count } more
retention-state-held = under legal hold
retention-state-waiting = a decision waits
retention-state-due = goes with the next sweep
retention-erasures = Erased
retention-no-erasures = Nothing has been erased yet.
retention-last = Last sweep: { $at }, { $erased ->
    [one] one case
   *[other] { $erased } cases
  } erased.
retention-cause-platform = by the platform
retention-cause-hold_lifted = with its hold
retention-cause-rule = by rule
retention-cause-not_needed = no longer needed here
retention-entry = log entry { $entry }
retention-heard-placed = Hold placed.
retention-heard-lifted = Hold lifted.

## The lines between the panes
divider-queue = Width of the queue
divider-why = Width of what explains the case
divider-value = { $percent }% of the usual width
divider-title = Arrow keys or the mouse; back with Home
