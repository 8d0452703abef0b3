### What the engine says to a reviewer. Codes stand in en.codes.ftl, texts for end users in en.customer.ftl.

## Codes nobody has described

unknown-code = { $code }
    .meaning = This console has no description of this code. It is shown as it came and counts as neutral.
    .guidance = Read the platform's own words beside it and weigh the evidence itself.
unknown-suspicion = { $code }
    .meaning = A code of the family that reports suspicions, without a description here. It is for reviewers only.
    .guidance = Weigh the evidence itself and say in the comment what you see.
unknown-contact = { $code }
    .meaning = A code of an e-mail or phone check. Its providers publish no complete list, so it counts as neutral here.
    .guidance = Read the provider's own words beside it, and see whether e-mail and phone fit the rest of the case.
unknown-session_risk = { $code }
    .meaning = A rule of the risk check at the start of the session. Such rules are named by whoever set them up.
    .guidance = Ask the owner of the workflow what the rule stands for; it counts as neutral here.

## Groups of the decision form

group-of_this_case = Found in this case
group-document = Document
group-face = Face
group-identity = Person and details
group-device = Device and connection
