### What the engine says to a reviewer about the list they work: searching it, and doing something to several cases of it.

## What a token of the search narrows by

search-token_risk = Device verdict
search-token_country = Country of the document, as on the row
search-token_code = Code the case was opened because of
search-token_family = Family of codes
search-token_document = How the document step ended
search-token_tier = What is at stake in the contract
search-token_source = Where the case comes from
search-token_holder = Whose case it is
search-token_state = Where the case stands
search-token_due = Deadline
search-token_age = How long ago it was opened

## What of a search cannot be read

search-no_token = Character { $at }: there is no token “{ $token }”. Known are { $values }.
search-no_such_token = Character { $at }: there is no such token. Known are { $values }. Put it in quotation marks to search for it as it is.
search-no_value = Character { $at }: something is missing after “{ $token }:”.
search-not_a_value = Character { $at }: “{ $token }:” does not know this value. Known are { $values }.
search-not_a_country = Character { $at }: “country:” takes two or three letters, as on the row.
search-not_a_code = Character { $at }: “code:” takes letters, digits, dots, hyphens and underscores.
search-twice = Character { $at }: “{ $token }:” can stand once only.
search-no_minus = Character { $at }: “{ $token }:” takes no minus.
search-open_quote = Character { $at }: the quotation mark is not closed.
search-too_long = The search is too long.
search-do = Correct the search. The list is as it was before.

## Views that come with the program

view-mine = Mine
view-due = Due soon
view-suspicion = Document suspicion
view-pack = Taken along

## Why nothing is done to one of several cases

several-gone = It is not here any more.
several-not_yours = You hold no claim on it.
several-no_other_holds = Nobody else holds a claim on it.
several-on_its_way = A decision of yours on it is on its way.
several-not_open = It is not open for review.
several-own_first = You decided it first; another person answers.
several-held = { $name } holds it.
several-assigned = It is assigned to somebody else.

## What is wrong with a configuration, line by line
config-place = { $file }, line { $line }, column { $column }
config-line = { $place }: `{ $key }` { $problem }; allowed: { $allowed }.
config-setting = `{ $key }` { $problem }; allowed: { $allowed }.
config-unlock_later = Too many wrong passphrases. The next can be tried in { $minutes } min.
config-unlock_later_do = Wait until then.
config-silent = The address `{ $name }` does not answer ({ $code }).
config-this_line = this line
config-problem-is-not-toml = is not TOML
config-problem-is-of-the-wrong-type = is of the wrong type
config-problem-is-not-a-setting = is not a setting
config-problem-is-missing = is missing
config-problem-is-a-host-your-organisation-does-not-allow = is a host your organisation does not allow
config-problem-is-not-one-of-the-platform-s = is not one of the platform's
config-problem-is-not-one-your-organisation-allows = is not one your organisation allows
config-problem-is-not-a-client-id = is not a client id
config-problem-is-not-one-the-texts-exist-in = is not one the texts exist in
config-problem-is-empty = is empty
config-problem-is-not-a-pin = is not a pin
config-problem-is-not-one-of-your-organisation-s-pins = is not one of your organisation's pins
config-problem-is-not-a-pinned-key = is not a pinned key
config-problem-is-not-one-of-your-organisation-s-keys = is not one of your organisation's keys
config-problem-is-out-of-range = is out of range
config-problem-is-not-an-address = is not an address
config-problem-is-not-a-web-address = is not a web address
config-problem-is-not-encrypted = is not encrypted
config-problem-holds-a-user-name-or-password = holds a user name or password
config-problem-holds-a-or-part = holds a `?` or `#` part
config-problem-does-not-end-where-the-api-begins = does not end where the API begins
config-problem-is-not-a-host = is not a host
config-allowed-a-value-in-the-file-or-as-an-option = a value in the file or as an option
config-allowed-1-to-200-visible-ascii-characters = 1 to 200 visible ASCII characters
config-allowed-at-least-one-pin-or-no-such-line = at least one pin, or no such line
config-allowed-one-of-those-or-no-such-line = one of those, or no such line
config-allowed-sha256-and-the-64-hexadecimal-digits-of-the-key-s-sha-256 = sha256: and the 64 hexadecimal digits of the key's SHA-256
config-allowed-issuer-key-id-and-eddsa-key-or-es256-x-y-with-the-key-s-numbers-in-base64url-parted-by-spaces = issuer, key id and EdDSA:KEY or ES256:X.Y with the key's numbers in base64url, parted by spaces
config-allowed-https-for-every-host-but-this-machine = https:// for every host but this machine
config-allowed-an-address-without-them = an address without them
config-allowed-host-or-host-port-such-as-files-example-com = HOST or HOST:PORT, such as files.example.com
config-allowed-a-table = a table
config-allowed-a-whole-number-from-0 = a whole number from 0
config-allowed-a-text-in-quotes = a text in quotes
config-allowed-a-list-of-texts = a list of texts
config-allowed-lines-of-the-form-key-value-each-key-once = lines of the form `key = value`, each key once
config-allowed-0-5-10-20-30-or-60 = 0, 5, 10, 20, 30 or 60
config-allowed-60-to-3600 = 60 to 3600
config-allowed-1-to-200 = 1 to 200
config-allowed-1-to-4 = 1 to 4
config-allowed-1-to-15 = 1 to 15
config-allowed-1-to-12 = 1 to 12
config-allowed-on-off = on, off
config-allowed-https-host-http-for-this-machine-only = https://HOST/… (http:// for this machine only)
config-allowed-https-host-api-v1-http-for-this-machine-only = https://HOST/…/api/v1 (http:// for this machine only)
config-allowed-https-host-review-v1-http-for-this-machine-only = https://HOST/…/review/v1 (http:// for this machine only)

## Who somebody is, asked once more

fresh-leaving = A file that leaves asks who you are once more: your sign-in is older than { $minutes } min.
fresh-leaving_do = Sign in again, then take it out.
fresh-answering = An answer against a suspicion, or as the second person, asks who you are once more: your sign-in is older than { $minutes } min.
fresh-answering_do = Sign in again, then save it. What you have written is kept.

## What a file that leaves is for

leaving-purpose = Say in 3 to 200 characters what it is for.

## What is wrong with an edition of the policy, line by line, and a file that cannot be had
config-policy_line = { $file }, line { $line }: { $sentence } ({ $code }).
config-policy_line_about = { $file }, line { $line }: `{ $about }`: { $sentence } ({ $code }).
config-file_read = { $file } could not be read.
config-file_written = { $file } could not be written.
config-file_aside = { $file } could not be put aside.
config-policy_not_utf8 = the file is not UTF-8
config-policy_too_large = the file is longer than 64 KiB
config-policy_not_toml = this is not TOML
config-policy_unknown_key = no edition has this key
config-policy_missing_key = a key is missing here
config-policy_wrong_type = the value is of the wrong type
config-policy_out_of_range = the value is out of range
config-policy_unknown_word = this word is not one of those allowed here
config-policy_wrong_order = this does not stand in the order it must
config-policy_overlap = this band begins before the one before it ends
config-policy_gap = some values of the scale lie in no band
config-policy_duplicate = this stands twice
config-policy_looser = an answer would need less than by the built-in edition; an edition may only ask for more
config-policy_unreadable = the file could not be read
config-policy_more_faults = there are more faults, from here on, than are told

## Key figures of what this profile holds

figure-fraud_rate = Fraud rate
figure-fraud_rate-is = Rejected cases that a suspicion code had opened, out of all cases decided either way
figure-blocked_wrongly = Honest people stopped
figure-blocked_wrongly-is = Approved cases, out of all cases decided either way: the flow had stopped them, and a person found nothing
figure-completion = Completed
figure-completion-is = Cases decided either way, out of all that ended; the others expired, were withdrawn or erased
figure-review_volume = Cases to review
figure-review_volume-is = Cases opened, divided by the days of the period
figure-time_to_decision = Time to a decision
figure-time_to_decision-is = Minutes from opening to the decision that took effect, divided by the cases of which both times are known
figure-percent = { $number } %
figure-a_day = { $number } a day
figure-hours = { $number } h
