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
