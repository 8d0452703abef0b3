### What the engine says about the step-up policy: its rules, its faults, and what it would take to pass.

## Which edition a case is explained by

policy-own = Explained by the policy in force when this case came (edition { $version }).
policy-other = Explained by the policy in force today (edition { $version }). The one this case came under was not kept.

## The smallest single change that would have been enough

alone-suspect_score = One change would have been enough: with a suspect score { $bound } instead of { $value }, the session would not have come to review. The suspect score is the device check’s number for risk.
alone-confidence = One change would have been enough: with a certainty about the device of { $bound } of 100 instead of { $value }, the session would not have come to review.
alone-score = One change would have been enough: with a score { $bound } on the scale { $scale } instead of { $value }, the session would not have come to review.
alone-code = One change would have been enough: without { $code }, the session would not have come to review.
alone-block = One change would have been enough: had nothing been found under “{ $block }”, the session would not have come to review.
alone-device = One change would have been enough: had the device check trusted the device, the session would not have come to review.
alone-workflow = One change would have been enough: had the workflow approved, the session would not have come to review.
alone-none = Several causes: taking away any one of them would not have kept the session from review.
alone-not_by_policy = The policy known here would not have asked for a review. The platform opened the case all the same.
bound-under = under { $limit }
bound-at_most = of { $limit } at most
bound-at_least = at least { $limit }
bound-over = over { $limit }

## What each feature added to a score

contributions-sum = Together { $sum }, which is the recorded score of { $score }.
contributions-sum-base = Together with a start of { $base } they make { $sum }, which is the recorded score of { $score }.
contributions-short = Together { $sum }, which is not the recorded score of { $score }: something that counts is not named.

## What can be asked for next

remedies = Score { $value } on the scale { $scale }: { $tier }. Next can be: { $offers }.
note-contract_tier = By the policy this contract is of { $tier }.
tier-low = low risk
tier-medium = medium risk
tier-high = high risk
remedy-proceed = go on without more
remedy-strong_factor = a strong second factor
remedy-more_documents = another document
remedy-video = a video
remedy-block = turning the session away
remedy-live_agent = a person on the line
remedy-in_person = a meeting in person

## Banners

banner-cut_offs-policy = The record says “{ $verdict }”; the cut-offs of the policy and the suspect score give “{ $recomputed }”. The record carries no cut-offs of its own.
banner-cut_offs-policy-any = The record says “{ $verdict }”. How certain the check was is not known from it, but whatever it was, the cut-offs of the policy and the suspect score give “{ $recomputed }” or “{ $uncertain }”. The record carries no cut-offs of its own.
banner-bad_cut_offs-order = The record's own cut-offs cannot be used: the first does not stand lower than the second.
banner-bad_cut_offs-range = The record's own cut-offs cannot be used: one of them is out of range.
banner-required = The signature of this session cannot be issued without { $blocks }. It cannot be approved until that is here.

block-digitalSignals = E-mail and phone signals
block-documentsToSign = Documents to sign
block-comparisonResults = Comparison of faces
block-authenticationResult = Authentication
block-outcomeStatus = Outcome
block-qesProcess = Identification
block-onboardingResult = Result of the workflow

## The checklist: what a person says they looked at

checklist-document-features = Security features, print and edges of the document looked at in full size.
checklist-zone-beside-print = Machine-readable zone compared with the printed fields.
checklist-face-beside-portrait = Selfie compared with the portrait on the document, feature by feature.

## What is missing before an answer can be saved

missing-required_block_missing = The signature of this session needs evidence that never arrived: { $blocks }. It cannot be approved without.
missing-account_incomplete = Fields of the account are empty: { $fields }. The policy lets nobody approve until they are filled at the bank.
missing-second_person_not_offered = The policy asks for a second person on a case like this, and the platform has none to ask. It cannot be approved here.
missing-reason_family_does_not_fit = None of the reasons picked is of a kind that can carry a reject under this policy. Add the one that does.
missing-comment_for_checklist = { $open } of { $all } points of the checklist are not ticked. Tick what you have looked at, or write in the comment why the rest stays open.
missing-unknown_item = What was ticked is not on the checklist of this case.
missing-mark_required = You suspect the document: mark where it shows on a picture, or say that you mean the whole document.
missing-mark_required_no_picture = No picture of this case can be marked. Say that you mean the whole document.
missing-mark_not_valid = A mark does not lie inside its picture.
missing-mark_other_picture = A mark lies on a picture that is not the one kept here. Look again, and draw it anew.
missing-mark_without_reason = A mark shows a reason that is not among those picked.
missing-mark_too_many = There are more than { $limit } marks.
