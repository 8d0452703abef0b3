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
