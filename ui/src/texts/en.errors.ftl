### Errors: what happened, what of it is lost or not, and what to do. The texts are called by the codes of ipc/codes.ts;
### a code that has none is told in the engine’s words (tests/unit/texts.test.ts lists them).

## Anything thrown inside the window
error-unexpected = Something went wrong inside the window.
error-unexpected-action = Nothing was saved by this step. Try it again.
error-argument-refused = The window asked for something that cannot be meant. Nothing was done.
error-argument-refused-action = Try again; if it stays so, tell support.

## Signing in
error-sign-in-needed = Your sign-in has run out.
error-sign-in-needed-action = Sign in again; your decisions wait.
error-sign-in-failed = Signing in did not work.
error-sign-in-failed-action = Try again, or ask who looks after your accounts.
error-sign-in-timed-out = The browser did not come back in time.
error-sign-in-timed-out-action = Start the sign-in again.
error-sign-in-cancelled = The sign-in was cancelled.
error-signed-out = Nobody is signed in.
error-signed-out-action = Sign in first; what is saved here stays.
error-browser-not-opened = No browser could be opened for the sign-in.
error-browser-not-opened-action = Set a default browser in your system, then try again.
error-sign-in-address-refused = The sign-in led to an address that is not its own, so it was not opened.
error-sign-in-address-refused-action = Check “issuer” in config.toml, and tell whoever runs the sign-in.

## The platform and the way to it
error-offline = No connection to the platform.
error-offline-action = Go on working; decisions wait and go out by themselves.
error-platform-busy = The platform asked to wait.
error-platform-busy-action = Nothing is lost. Try again in a moment; decisions go out by themselves.
error-platform-unavailable = The platform answers with a fault of its own.
error-platform-unavailable-action = Nothing is lost. Try again in a moment; decisions go out by themselves.
error-network-needs-sign-in = The network wants a sign-in of its own.
error-network-needs-sign-in-action = Open a browser, sign in to the network, then sync again.
error-proxy-needs-sign-in = The network’s proxy wants a sign-in.
error-proxy-needs-sign-in-action = Ask whoever runs the network; it is tried again by itself.
error-foreign-case = The platform answered with another case. Nothing of it was shown.
error-foreign-case-action = Tell operations; other cases are not affected.
error-malformed = The platform refused the request as faulty.
error-malformed-action = This is a fault of the program; tell support. What is saved stays.
error-cursor-expired = The platform no longer knows how far this console had read its list.
error-cursor-expired-action = Sync again: the whole list is then fetched anew. Nothing here is lost.
error-feed-loops = The platform’s list of changes does not move on.
error-feed-loops-action = Tell operations; what is here can still be worked.

## A case
error-claim-expired = Your claim on this case has lapsed.
error-claim-expired-action = Open it again to claim it.
error-no-live-claim = You have no live claim on this case, so nothing was saved.
error-no-live-claim-action = Open it again while the platform can be reached; your words are kept as a draft.
error-decision-on-its-way = A decision of yours on this case is on its way, so its claim is kept.
error-decision-on-its-way-action = Take the decision back first, or wait for the platform’s answer.
error-case-gone = The platform has removed this case.
error-case-gone-named = The platform has removed case { $id }.
error-case-gone-action = It leaves the list with the next sync.
error-case-erased-by-rule = This case was closed and has been erased here by a retention rule.
error-case-erased-by-rule-action = The platform has the record of it. What was done here stays in the log.
error-unknown-case = This case is not here.
error-unknown-case-action = It may be gone, or not synced yet. Sync, and look at the queue.
error-already-decided = This case has been decided.
error-already-decided-action = Take the next case.
error-not-reviewable = This case is not open for review, or no longer.
error-not-reviewable-action = Take another case.
error-forbidden = Your role does not allow this.
error-forbidden-action = Ask a lead.

## Deciding and taking back
error-evidence-changed = The evidence changed while you were looking.
error-evidence-changed-action = Look at it again before deciding.
error-incomplete = The answer is not complete, so nothing was saved.
error-incomplete-action = Add what the form names.
error-already-on-its-way = A decision on this case is on its way already.
error-already-on-its-way-action = Take the decision back first, or wait for the platform’s answer.
error-too-late = Too late to take it back: it was sent, or no longer waits.
error-too-late-action = The outbox shows where it stands.
error-not-saved = Your decision could not be saved.
error-not-saved-action = Nothing of it was sent. Check that the disk is not full, then decide again.
error-save-unclear = The disk failed while your decision was being saved.
error-save-unclear-action = Do not decide again yet: close the window, start it anew, and look into the outbox.
error-unknown-entry = This decision is not in the outbox, or does not need you any more.
error-unknown-entry-action = The outbox shows what is there now.
error-not-parked = As it stands, this decision cannot be sent again.
error-not-parked-action = The outbox shows where it stands.
error-outbox-full = So many decisions wait here that nothing more is decided until some are sent.
error-outbox-full-action = Bring this computer to a network and sync. Cases can be read and drafts written meanwhile.
error-outbox-too-old = A decision has waited here for three days. Nothing more is decided until it is sent.
error-outbox-too-old-action = Bring this computer to a network and sync. Cases can be read and drafts written meanwhile.
error-outbox-stopped = The records of the outbox contradict themselves, so nothing more was sent.
error-outbox-stopped-action = Tell support before you go on. What is confirmed is safe; do not delete the profile.
error-invariant-broken = The outbox refused a change that contradicts its own records. Nothing of it was written.
error-invariant-broken-action = Tell support before you go on. What is confirmed is safe; do not delete the profile.

## Pictures and files of a case
error-file-host-refused = The platform pointed to a file host that is not allowed.
error-file-host-refused-action = You can still decide the case. Operations may have to add the host to the configuration.
error-link-expired = The link to this file ran out before it could be used.
error-link-expired-action = Try again later; you can still decide the case.
error-image-not-enabled = Downloads were never enabled at the platform.
error-image-not-enabled-action = Tell operations; you can decide by what else is here.
error-image-not-eligible = The platform never hands out files of this type.
error-image-not-eligible-action = Decide by what else is here.
error-image-failed = The platform could not hand this file out.
error-image-failed-action = Open the case again in a few minutes, or decide by what else is here.
error-not-an-image = A web page or a drawing came where the picture was due.
error-not-an-image-action = It was neither shown nor kept. You can still decide the case; if the network wants a sign-in of its own, sign in there and try again.

## Several cases, flight pack, legal holds
error-pack-under-way = A flight pack is being made or given back already.
error-pack-under-way-action = Wait until that is done, or stop it.
error-pack-off = Cases are not taken along here: pictures come when a case is opened.
error-pack-off-action = Ask your organisation if you need to work without a network.
error-hold-reason = A hold is placed and lifted with a reason.
error-hold-reason-action = Say why in 3 to 200 characters, in one line.
error-case-already-held = This case is under a legal hold already.
error-case-not-held = This case is under no legal hold.
error-case-held = This case is under a legal hold, so nothing of it is erased.
error-case-held-action = Lift the hold first.

## The ledger, and what leaves the window
error-ledger-filter = What the list is narrowed by cannot be meant.
error-ledger-filter-action = Check the two days: the list begins before it ends.
error-file-exists = A file of this name is there already; nothing is ever overwritten.
error-file-exists-action = Try again in a second.
error-file-not-written = The file could not be written.
error-file-not-written-action = Check that your downloads folder is there and the disk is not full.
error-not-copied = The system’s clipboard took nothing.
error-not-copied-action = Try again, or write it down by hand.
error-clipboard-off = Copying is switched off here, so nothing was put onto the clipboard.
error-clipboard-off-action = The link to a case can be copied. For anything else ask your organisation to allow it.
error-diagnostics-unwritten = The diagnostics could not be put together.
error-diagnostics-unwritten-action = Try again; if it stays so, tell support.

## Settings and links
error-settings-unread = Some of your settings could not be read; those have their defaults.
error-settings-unread-action = Look through the settings; what you set there is kept again.
error-settings-not-kept = Your settings could not be kept.
error-settings-not-kept-action = They stay as they were. Check whether the disk is full.
error-settings-refused = A setting has a value it cannot have.
error-settings-refused-action = Choose one of the values that are offered.
error-link-refused = What was followed is no link to a case.
error-link-refused-action = Ask whoever sent it for the id of the case, and search for it.

## Opening, locking and closing the profile
error-not-open = The profile is not open, or not any more.
error-not-open-action = Wait until it is, or open it again; what is saved is kept.
error-locked = This profile is locked.
error-locked-action = Unlock it to go on; what is saved is kept.
error-closing = The program is closing.
error-not-asked-for = The profile does not wait for this at the moment. Nothing was done.
error-not-asked-for-action = Go on with what the screen asks for.
error-addresses-silent = Not every address answers.
error-addresses-silent-action = Correct it, or look at the network. The addresses can also be kept without an answer.
error-addresses-wrong = An address cannot be used.
error-addresses-wrong-action = Correct what is named.
error-config-faults-action = Correct the lines named, then try again.
error-profile-file = The folder of this profile could not be used.
error-profile-file-action = Check that the disk is not full and that the profile folder is yours.
error-profile-record-missing = This profile has lost profile.json, which says whose it is.
error-profile-record-missing-action = Put profile.json back from a backup, or start with a new profile folder. Nothing was changed.
error-profile-record-damaged = The file profile.json of this profile is damaged, or of a newer version.
error-profile-record-damaged-action = Put profile.json back from a backup, or start with a new profile folder. Nothing was changed.
error-profile-database-without-keys = This profile has a database, but no record of its keys.
error-profile-database-without-keys-action = Put profile.json back from a backup, or start with a new profile folder. Nothing was changed.
error-profile-keys-exist = This profile has its keys already.
error-profile-keys-exist-action = Open it with those.
error-profile-keys-not-made = This profile has no keys yet.
error-profile-keys-not-made-action = Choose where they shall lie: in the system’s keychain, or under a passphrase.
error-keys-not-chosen = This profile has no keys yet.
error-keys-not-chosen-action = Choose where they shall lie: in the system’s keychain, or under a passphrase.
error-demo-failed = The demo could not be started.
error-demo-failed-action = Close the window and start the demo again.

## The keys
error-passphrase-needed = A passphrase is needed here.
error-passphrase-needed-action = Type it.
error-passphrase-wrong = This passphrase does not open the profile.
error-passphrase-wrong-action = Type it again.
error-passphrase-too-short = This passphrase is too short.
error-passphrase-too-short-action = Choose a longer one, such as four or five words.
error-keychain-unavailable = This system offers no keychain that Second Look can use.
error-keychain-unavailable-action = Start a keychain (on Linux gnome-keyring or KWallet), then start Second Look again. A new profile can also be made with a passphrase.
error-keychain-locked = The system’s keychain is locked, or it refused Second Look.
error-keychain-locked-action = Unlock it, answer its question with yes, and try again.
error-keychain-timed-out = The system’s keychain did not answer in time.
error-keychain-timed-out-action = Look for a question the system asks you, answer it, and try again.
error-keychain-forgetful = The system’s keychain did not keep the key it was given.
error-keychain-forgetful-action = Do not use this keychain: make the profile with a passphrase, or have the keychain repaired first.
error-key-wrong = A key is not the one this profile was made with.
error-key-wrong-action = Restore the keychain or key file that belongs to this profile; it was probably replaced from a backup. Nothing was changed.
error-key-file-damaged = The key file of this profile is damaged.
error-key-file-damaged-action = Restore keys.sealed from a backup. Nothing was changed.
error-key-file-io = The key file of this profile could not be read or written.
error-key-file-io-action = Check that the disk is not full and that the profile folder is yours.
error-key-witness-failed = A second process could not read the new key back.
error-key-witness-failed-action = Start Second Look again; if it stays so, install it again.
error-key-thread = The system could not start what asks for the keys.
error-key-thread-action = Close other programs or restart the computer, then try again.
error-key-material = The system gave no random numbers for a key.
error-key-material-action = Close other programs or restart the computer, then try again.
error-log-mark-unreadable = This start could not compare the record of what happened here with what lies beside the keys. Work goes on; tell a lead if it stays so.
error-key-out-of-place = The key that opens what lies here is no longer in its place, or another lies there. Work goes on with the one in memory.
error-key-out-of-place-action = Put back the keychain or key file that belongs to this profile before Second Look is closed or locked, and send what waits. Without it nothing here can be opened again.
error-clock-off = This computer’s clock says { $here }, and the platform’s said { $there } at last.
error-clock-off-action = Set the clock and the time zone of this computer. Work goes on; decisions are timed by the platform.
error-decision-unfinished = A decision sent more than a day ago has no end yet: the platform has not said that it took effect.
error-decision-unfinished-action = Look into the outbox and tell operations which case it is. It is asked about by itself meanwhile.

## The database
error-database-missing = The database of this profile is missing.
error-database-missing-action = Put the file back from a backup, or start with a new profile folder. Nothing was changed.
error-database-missing-journal-left = The database of this profile is missing, but its journal is there.
error-database-missing-journal-left-action = Put the file back from a backup, or start with a new profile folder. Nothing was changed.
error-database-empty = The database of this profile is an empty file.
error-database-empty-action = Put the file back from a backup, or start with a new profile folder. Nothing was changed.
error-database-not-a-file = What lies in the place of the database is no ordinary file.
error-database-not-a-file-action = Move the strange file away and put the profile’s own back. Nothing was changed.
error-database-foreign = The file in the place of the database is no database.
error-database-foreign-action = Move the strange file away and put the profile’s own back. Nothing was changed.
error-database-not-encrypted = The database of this profile is not encrypted.
error-database-not-encrypted-action = Move the strange file away and put the profile’s own back. Nothing was changed.
error-database-truncated = The database of this profile was cut short.
error-database-truncated-action = Put the file back from a backup. What is confirmed is safe on the platform; do not delete the damaged file, decisions that were waiting may still be read from it.
error-database-damaged = The database of this profile is damaged.
error-database-damaged-action = Put the file back from a backup. What is confirmed is safe on the platform; do not delete the damaged file, decisions that were waiting may still be read from it.
error-database-key-wrong = The keys of this profile do not open its database, or the beginning of the file is damaged.
error-database-key-wrong-action = Put the database and the keys of the same profile back together. Nothing was changed.
error-database-older-copy = The database of this profile is an older copy: what it was sealed with has been erased since.
error-database-older-copy-action = Put back the newest file, or start with a new profile folder and sync. What was confirmed is on the platform; decisions that were waiting in this copy cannot be read any more. Nothing was changed.
error-database-busy = Another program is using the database of this profile.
error-database-busy-action = Close the other program and try again.
error-database-migrate = The database of this profile could not be brought to the layout of this version.
error-database-migrate-action = Use the version this profile was last opened with, or a newer one.
error-cipher-missing = This program was built without encryption, and refuses to write in the clear.
error-cipher-missing-action = Install Second Look again, from where your organisation gets it.
error-wal-forbidden = This program’s version of SQLite is not safe enough for the database.
error-wal-forbidden-action = Install Second Look again, from where your organisation gets it.
error-database-setting-refused = The database did not take a setting that it must have.
error-database-setting-refused-action = Install Second Look again, from where your organisation gets it.
error-database-file = The database file could not be read or written.
error-database-file-action = Check that the disk is not full and that the profile folder is yours.
error-database-statement = The database could not do what was asked of it.
error-database-statement-action = Check that the disk is not full and that the profile folder is yours.
error-commit-unknown = The database could not say whether the last change was saved.
error-commit-unknown-action = Wait a moment: that is looked up before anything else is written.
error-database-closed = The database of this profile is closed.
error-database-closed-action = Open the profile again; what is saved is kept.
error-database-unreadable-value = The database of this profile contains something unreadable.
error-database-unreadable-value-action = Tell support. Nothing was changed.
error-value-not-writable = A value could not be written down.
error-value-not-writable-action = Tell support. Nothing was changed.

## What is sealed
error-epoch-gone = This was erased: the key it was sealed with is gone, as intended.
error-seal-does-not-open = Something sealed does not open: it was altered, moved, or sealed with another key.
error-seal-does-not-open-action = Tell support. Other cases are not affected, and this one can be fetched again from the platform.
error-seal-unknown-version = Something sealed is of a version that this program does not know.
error-seal-unknown-version-action = Tell support. Other cases are not affected, and this one can be fetched again from the platform.
error-seal-chunks-broken = A sealed file is not complete, or not in order.
error-seal-chunks-broken-action = Tell support. Other cases are not affected, and this one can be fetched again from the platform.
error-seal-too-long = Something is too long to be sealed, so it was not kept.
error-seal-too-long-action = Tell support.

## With what the engine names (show/facts.ts); -bare: where it could not name it
error-address-refused = “{ $setting }” in config.toml has a value this console may not use.
error-address-refused-action = Correct config.toml, then try again.
error-certificate-not-pinned = The certificate of the review address does not come from an authority that is pinned in the configuration. It was issued by { $issuer } and is valid from { $from } to { $until }.
error-certificate-not-pinned-bare = The certificate of the review address does not come from an authority that is pinned in the configuration. It cannot be read.
error-certificate-not-pinned-action = Nothing was sent, and there is no way round this; what is saved waits here. Somebody on this network may be reading along: tell your security people.
error-certificate-refused = The certificate the platform shows is not accepted: { $why }. It was issued by { $issuer } and is valid from { $from } to { $until }.
error-certificate-refused-bare = The certificate the platform shows is not accepted: { $why }. The rest of it cannot be read.
error-certificate-refused-action = Nothing was sent, and there is no way round this; what is saved waits here. See whether this computer’s clock is right; if it is, tell operations and whoever runs this network.
certificate-clocks = This computer’s clock says { $here }, and the platform’s said { $there } at last.
certificate-clock = This computer’s clock says { $here }.
error-claim-held = { $holder } holds this case.
error-claim-held-bare = Somebody else holds this case.
error-claim-held-action = Take another case, or wait until it is free.
error-config-file-action = Check that the file is there, is a text and is yours.
error-policy-faults-action = Correct the lines named, then try again.
error-disk-nearly-full = The disk has { $left } MB left; below { $keeps } MB nothing more is decided.
error-disk-nearly-full-action = Make room on the disk. Your words are kept as a draft, and what is saved already is sent meanwhile.
error-disk-short = The pack needs about { $needs } MB beside the { $keeps } MB that stay free, and the disk has { $left } MB left.
error-disk-short-action = Ask for fewer cases, or make room on the disk.
error-pack-size = A pack has 1 to { $most } cases now.
error-pack-size-action = Ask for fewer; more than 200 decisions never wait at once.
error-too-many-cases = 1 to { $most } cases can be taken in one go.
error-too-many-cases-action = Select fewer.
error-key-backend-changed = The keys of this profile lie in “{ $recorded }”, but this program sees “{ $present }”.
error-key-backend-changed-action = Start Second Look where the profile was made, with the same keychain. Keys are never moved silently.
error-key-missing = The key “{ $name }” of this profile is not in its place ({ $backend }).
error-key-missing-action = Restore the keychain or key file this profile was made with. Without it what lies here cannot be read; what is confirmed is safe on the platform. Nothing was changed.
error-key-too-long = The value “{ $name }” is longer than the { $limit } bytes its place can hold.
error-key-too-long-action = Ask whoever runs the sign-in for shorter tokens.
error-log-broken = The record of what happened here does not hold. { $why } The first bad entry is { $entry }. Nothing new is decided until a lead takes note.
error-log-broken-bare = The record of what happened here does not hold. { $why } Nothing new is decided until a lead takes note.
error-log-broken-action = Ask a lead to look at it and take note. What was decided is still sent, and cases can be read.
error-platform = { $fault } ({ $detail }).
error-platform-bare = { $fault }.
error-platform-action = Tell operations if it stays.
error-profile-folder-in-use = The folder given as profile has other files in it, such as “{ $found }”.
error-profile-folder-in-use-action = Name an empty or new folder.
error-profile-held = This profile is already open: { $program } (process { $process }).
error-profile-held-bare = This profile is already open in another program.
error-profile-held-action = Use the program that is open, or close it first.
error-profile-made-for-another = This profile was made for another { $what }: “{ $recorded }”, not “{ $asked }”.
error-profile-made-for-another-action = Use a profile folder of its own for each platform and environment, and put the addresses back.
error-profile-other-person = This profile belongs to another person.{ $waiting ->
    [0] {""}
    [one] {" "}One of their decisions waits here, sealed, for their next sign-in.
   *[other] {" "}{ $waiting } of their decisions wait here, sealed, for their next sign-in.
}
error-profile-other-person-bare = This profile belongs to another person.
error-profile-other-person-action = Sign in as the person this profile was made for, or use a profile folder of your own.
error-role-needed = This needs the role { $roles }.
error-role-needed-action = Ask a colleague who has the role, or have it given to you and sign in again.

## Words of ours among it
said-roles-reviewer = reviewer
said-roles-analyst = analyst
said-roles-lead = lead
said-roles-auditor = auditor
said-roles-operations = operations
said-roles-privacy = privacy
said-program-window = the window
said-program-command-line = a command line
said-what-platform = platform
said-what-review-api = review address
said-what-environment = environment
said-backend-passphrase = under the passphrase
said-issuer-itself = itself
said-fault-status = The platform answered with a status that has no meaning here
said-fault-shape = The platform’s answer is not as documented
said-fault-too-large = The platform’s answer is too large
said-fault-vault = The sign-in could not be kept
said-fault-setup = What speaks to the platform could not be set up
said-why-expired = it has expired
said-why-not-yet-valid = it is not valid yet
said-why-other-host = it belongs to another host
said-why-unknown-issuer = nobody this computer trusts has signed it
said-why-self-signed = it has signed itself
said-why-revoked = it was revoked
said-why-refused = it does not pass this system’s check
said-why-altered = An entry is not as it was signed.
said-why-out-of-order = Entries are missing or stand in another order.
said-why-bad-signature = A checkpoint does not carry this console’s signature.
said-why-unsigned-tail = Its last entries were never signed.
said-why-key-changed = It was signed with another key than this profile’s.
said-why-rolled-back = It is shorter than it was: an older file was put back, or its end was cut off.
said-why-forked = It is not the log that is remembered outside this file.
