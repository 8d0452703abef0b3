### What a person has on their desk: commands and their keys, settings, notices, diagnostics.

## Commands
command-palette = All commands
command-menu = Menu
palette-about = Type a few letters of a command’s name; the arrows choose, and Enter gives it.
palette-find = Find a command
palette-count = { $count ->
    [0] No command here is called so.
    [one] One command
   *[other] { $count } commands
}

## Keys of one's own
keys-change = Change keys
keys-change-done = Done
keys-change-about = Choose a command, then press its new key. A key that another command has is refused.
keys-change-one = { $command }: change the key, now { $key }
keys-none-now = none
keys-press = Press the new key; { $cancel } leaves it.
keys-taken = { $key } is the key of “{ $by }”.
keys-reserved = { $key } belongs to the fields or to the system.
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
settings-looks = How it looks
settings-hands = How it is worked
settings-reset-all = Reset all settings
setting-default = Default: { $value }
setting-reset = Reset
setting-reset-one = Reset { $name } to { $value }
setting-on = on
setting-off = off
setting-as-configured = As configured: { $value }
setting-theme = Colours
setting-theme-about = The table behind a document stays grey in each, so that its colours are not distorted.
theme-name-system = As the system
theme-name-light = Light
theme-name-dark = Dark
theme-name-contrast = High contrast
setting-text = Size of text
setting-percent = { $percent } %
setting-density = Density
setting-density-about = How high a line of a list and a button are.
density-compact = Compact
density-cosy = Cosy
density-comfortable = Comfortable
setting-language = Language
setting-language-about = Also of what is explained about a case. What end users read is not changed by it.
setting-advance = After a decision
setting-advance-about = Otherwise the decided case stays, and you go on by yourself.
setting-advance-on = Open the next case at once
setting-undo = Time to take a decision back
setting-undo-about = So long it stays here before it is sent. Counts from the next decision on.
setting-undo-least = So long it stays here before it is sent. Your organisation allows no shorter time.
setting-undo-value = { $secs ->
    [0] none, sent at once
   *[other] { $secs } seconds
}
setting-single = Single keys
setting-single-about = Switch them off if you dictate: then only keys with a modifier and function keys give commands.
setting-single-on = Letters, digits and signs give commands
setting-keys = Keys of your own
setting-keys-default = as shipped
setting-keys-count = { $count ->
    [0] none changed
    [one] one changed
   *[other] { $count } changed
}
error-settings-unread = Some of your settings could not be read; these have their defaults.
error-settings-unread-action = Look through the settings; what you set there is kept anew.
error-settings-not-kept = Your settings could not be kept.
error-settings-not-kept-action = They are as they were. Look whether the disk is full.
error-settings-refused = A setting has a value it cannot have.

## Told before, and diagnostics
command-notices = Earlier notices
notices-about = What the window has told since it was opened, the newest first.
notices-none = Nothing has been told yet.
command-diagnostics = Copy diagnostics
diagnostics-title = Diagnostics
diagnostics-about = For whoever helps you: versions, state and error codes. No names, no cases, no addresses.
diagnostics-copy = Copy
diagnostics-gathering = Looking at everything …
