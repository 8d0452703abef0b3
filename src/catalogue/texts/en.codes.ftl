### Codes. `<scheme>-<code>`: a few words; `.meaning` what it says; `.guidance` what to look at; `.twin` how it differs
### from a code it is easily taken for. For reviewers only; texts for end users stand in en.customer.ftl.

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

## Device

device-DEVICE_RECOGNIZED = Known device
    .meaning = The device was seen before in sessions that went well.
    .guidance = Speaks for the session, and does not outweigh a finding on document or face.
device-DEVICE_NEW = New device
    .meaning = The device has not been seen before.
    .guidance = Usual for first sessions and new phones.
device-LOW_CONFIDENCE = Not enough certainty about the device
    .meaning = The device could not be told apart from others with enough certainty.
    .guidance = It means "could not tell". It is not a sign of anything bad; look at the document and the face.
device-BOT_DETECTED = Automated input
    .meaning = The session looks as if a program had driven it.
    .guidance = Look at timing and at other sessions of the device. A good bot, such as a monitor, is not this code.
device-BROWSER_TAMPERING = Browser altered
    .meaning = Properties of the browser contradict each other.
    .guidance = Privacy tools can cause it. Weigh it with other signals.
device-ANTI_DETECT_BROWSER = Browser made to hide its identity
    .meaning = The browser is of a kind built to change its fingerprint.
    .guidance = Rare among ordinary people. Look for other sessions with the same document or face.
device-INCOGNITO_MODE = Private window
    .meaning = The browser ran in a private window.
    .guidance = Weak: many people do it.
device-PRIVACY_BROWSER = Browser with privacy settings
    .meaning = The browser hides common properties.
    .guidance = Weak: a choice many people make.
device-DEVELOPER_TOOLS_OPEN = Developer tools open
    .meaning = The developer tools of the browser were open.
    .guidance = Weak by itself; with tampering it counts more.
device-VIRTUAL_MACHINE = Virtual machine
    .meaning = The browser ran inside a virtual machine.
    .guidance = Company laptops sometimes do. Weigh it with other signals.
device-EMULATOR = Emulator instead of a real phone
    .meaning = The app ran in an emulator or simulator.
    .guidance = A person with a phone in hand does not cause this.
device-ROOTED_DEVICE = Phone with removed protections (Android)
    .meaning = Tools for full system access are installed.
    .guidance = Hobbyists do it too. Weigh it with other signals.
device-JAILBROKEN_DEVICE = Phone with removed protections (iOS)
    .meaning = The protections of the system have been removed.
    .guidance = Hobbyists do it too. Weigh it with other signals.
device-INSTRUMENTATION_DETECTED = App was being manipulated
    .meaning = A tool that changes apps while they run was active.
    .guidance = Strong: camera pictures may not come from the camera.
device-CLONED_APP = Cloned app
    .meaning = The app ran as a second copy in a container.
    .guidance = Some phones offer it for two accounts. Weigh it with other signals.
device-LOCATION_SPOOFING = Location reported by the device is made up
    .meaning = The place came from a tool that pretends to be elsewhere.
    .guidance = Compare with the address of the connection and the document's country.
device-ACTIVE_CALL = On a call during the session
    .meaning = A call was active while the session ran.
    .guidance = Can mean that somebody gives instructions. Look for signs of coaching; it may as well be a help line.
device-RECENT_FACTORY_RESET = Phone was reset recently
    .meaning = The phone was set back to factory state shortly before.
    .guidance = New and used phones look like this too.
device-HIGH_VELOCITY = Many sessions in a short time
    .meaning = The device, address or account took part in unusually many sessions.
    .guidance = Shared devices and shops cause it. Look at how many different people it was.
device-RARE_DEVICE = Unusual device
    .meaning = The combination of properties is very rare.
    .guidance = Weak by itself.

## Network

network-VPN_DETECTED = Connection through a VPN
    .meaning = The address belongs to an anonymising service.
    .guidance = Common among travellers and company staff. By itself it says little about the person.
    .twin = A VPN is chosen by the person; a privacy relay is switched on by browsers and phones by themselves and is weaker evidence.
network-PRIVACY_RELAY = Connection through a privacy relay
    .meaning = The browser or phone maker relays the connection.
    .guidance = Weak: it is often on without the person knowing.
    .twin = A privacy relay is switched on by browsers and phones by themselves; a VPN is chosen by the person and is stronger evidence.
network-PROXY_DETECTED = Connection through a proxy
    .meaning = The address belongs to a proxy, at home or in a data centre.
    .guidance = A proxy in a data centre weighs more than a company's own.
network-TOR_EXIT_NODE = Connection through Tor
    .meaning = The address is an exit of the Tor network.
    .guidance = Rare among ordinary people. Combine with the other signals before you conclude.
network-IP_ATTACK_SOURCE = Address known for attacks
    .meaning = The address was reported as a source of attacks.
    .guidance = Shared addresses inherit a bad name. Look at when it was reported.
network-IP_EMAIL_SPAM = Address known for spam
    .meaning = The address was reported as a source of unwanted mail.
    .guidance = Weak: home connections get listed easily.
network-MITM_SUSPECTED = Connection may be intercepted
    .meaning = The certificate seen on the phone is not the expected one.
    .guidance = Company networks and virus scanners cause it; so do tools for manipulation.

## E-mail and phone

contact-SIM_SWAP = SIM changed recently
    .meaning = The phone number moved to another card shortly before.
    .guidance = A new phone is a usual cause. With other contact signals it can mean that the number was taken over.
contact-NUMBER_RECYCLED = Phone number was reassigned
    .meaning = The number belonged to somebody else not long ago.
    .guidance = Old findings about the number may concern its former holder.
contact-NUMBER_DEACTIVATED = Phone number is dead
    .meaning = The number is not in use.
    .guidance = Ask for a working number.
contact-EMAIL_RISK = E-mail address rated as risky
    .meaning = A provider rates the address as risky.
    .guidance = See the provider's own words; new and throw-away addresses are the usual reasons.
contact-RECYCLED_NUMBER_CHECK_NOT_RUN = Check for a reassigned number did not run
    .meaning = Whether the phone number changed hands was not looked up.
    .guidance = Not run is not the same as clean. Weigh the phone match accordingly.
contact-SMS_LINK_OPENED_ON_DESKTOP = Link opened on a desktop
    .meaning = The link sent to the phone was opened on another device, so holding the phone is not shown.
    .guidance = People forward links to a larger screen. A new attempt on the phone settles it.
contact-SMS_LINK_TIMEOUT = Link not opened in time
    .meaning = The link sent to the phone was not opened before it ran out.
    .guidance = A new attempt settles it.

## Document: quality of the pictures

qes-3101 = Document picture out of focus
    .meaning = Required data cannot be read because the picture is not sharp.
    .guidance = Zoom in on the number, the name and the dates. If they can be read after all, the code does not hold.
qes-3102 = Document picture has glare
    .meaning = A reflection lies over required data.
    .guidance = See which fields the reflection covers. A hologram that shines is not glare.
qes-3103 = Document picture too dark
    .meaning = The picture is so dark that data cannot be read or genuineness cannot be judged.
    .guidance = Turn up brightness in the viewer before you decide; the original is not changed.
qes-3104 = Required data is covered
    .meaning = A finger or an object lies over data that is needed.
    .guidance = Note which field is hidden. Covering one field again and again, over several attempts, deserves a comment.
qes-3105 = Document held at an angle
    .meaning = The document is tilted so far that it cannot be read or checked.
    .guidance = Rotate and zoom first; a slight tilt is usual.
qes-3106 = Required data not legible to the specialist
    .meaning = Data that is needed is not legible on the document.
    .guidance = Say which field. Check whether the machine-readable zone gives it.
qes-3107 = Data not legible for another reason
    .meaning = Required data cannot be read, and none of the more exact codes fits.
    .guidance = Say in the comment what stands in the way.
qes-3110 = Wrong side of the document
    .meaning = A side was photographed that is not the one asked for.
    .guidance = Look whether the right side is among the other pictures.
qes-3117 = Security features not shown - stated not to be fraud
    .meaning = The holograms cannot be seen because the document was not moved as asked. The code itself rules fraud out.
    .guidance = Do not read this as doubt about the document. If you see imitated features, that is another code.
    .twin = 3117 means the features were not shown and says outright that this is no fraud; 3206 means they were seen and look imitated.
qes-3118 = Security-feature video too short
    .meaning = The video ends before the holograms could be judged.
    .guidance = Judge from the still pictures what you can; absence of proof is not proof against.
qes-3120 = Security-feature video: other problem
    .meaning = Something else is wrong with the video of the security features.
    .guidance = Say in the comment what it is.
qes-3122 = Second document: poor picture
    .meaning = The picture of the additional document is not good enough to use.
    .guidance = The first document may still be in order; judge it separately.
qes-3125 = Second document: other problem
    .meaning = Something else is wrong with the additional document.
    .guidance = Say in the comment what it is.
qes-3127 = Document: other problem
    .meaning = Something else is wrong with the document.
    .guidance = Say in the comment what it is. If it points to forgery, use the exact code instead.
document-NOT_VERIFIED = Document step could not verify
    .meaning = The machine check of the document did not come to a positive end.
    .guidance = See the issues the step lists.

## Document: condition

qes-3111 = Document worn out
    .meaning = Wear keeps the document from being read or checked.
    .guidance = Worn edges are usual. Ask whether the fields you need are still legible.
qes-3112 = Sticker on the document
    .meaning = There is a sticker that is not acceptable, so the document counts as damaged.
    .guidance = Look whether the sticker belongs to an authority before you use this code.
qes-3113 = Writing on the document
    .meaning = Something has been written over the document so that it cannot be read or checked.
    .guidance = An official addition by the issuing authority is fine and is not this code.
qes-3114 = Document broken
    .meaning = The document is in pieces or cracked through.
    .guidance = Look whether the break runs through the portrait or the data.
qes-3115 = Document damaged
    .meaning = The document is damaged.
    .guidance = Name the damage if a more exact code exists.
qes-3116 = Document damaged in another way
    .meaning = The damage fits none of the more exact codes.
    .guidance = Say in the comment what is damaged.
qes-3123 = Second document damaged
    .meaning = The additional document is worn, written on, torn or broken.
    .guidance = The first document may still be in order; judge it separately.

## Document: suspicion

qes-3204 = Printed data altered
    .meaning = Data on the document has been changed.
    .guidance = Compare typeface, spacing and background of each field, and the printed data with the machine-readable zone.
qes-3205 = Portrait altered
    .meaning = The portrait on the document has been exchanged or changed.
    .guidance = Look at the edge of the portrait, the pattern running through it, and the small second portrait.
qes-3206 = Security features look imitated
    .meaning = Holograms or similar features were seen and do not behave like real ones.
    .guidance = Compare with a genuine document of this kind: colour change, position, sharpness.
    .twin = 3206 means the features were seen and look imitated; 3117 means they were not shown and says outright that this is no fraud.
qes-3207 = Printed on paper
    .meaning = What was shown is a print on paper, not a document.
    .guidance = Look for paper edges, folds, printing dots and missing gloss.
    .twin = 3207 is a print on paper shown as if it were the document; 3214 is a copy or scan of a document.
qes-3208 = Document shown on a screen
    .meaning = The document was photographed from a screen.
    .guidance = Look for a screen pattern, window frames and reflections of glass.
qes-3209 = Specimen document
    .meaning = The document is a specimen and not one issued to a person.
    .guidance = Look for the word in several languages, for well-known sample names and numbers.
qes-3214 = Copy of a document
    .meaning = What was shown is a scan or a copy.
    .guidance = Look for missing depth, missing security features and grey edges.
    .twin = 3214 is a copy or scan of a document; 3207 is a print on paper shown as if it were the document.
document-FRAUD_DETECTED = Document step found signs of fraud
    .meaning = The machine check of the document ended with this verdict.
    .guidance = See the issues the step lists; the verdict alone does not say what was found.

## Face: quality of the pictures

qes-3129 = Face covered, not on purpose
    .meaning = Something such as a mask hides part of the face; it does not look deliberate.
    .guidance = A new selfie settles it.
    .twin = 3129 is a face hidden by accident; 3203 is a face hidden on purpose. Say in the comment what makes you think so.
qes-3130 = Selfie out of focus
    .meaning = The selfie is not sharp enough to compare.
    .guidance = Compare what can be compared; do not guess.
qes-3131 = Glare on the document portrait
    .meaning = The portrait on the document has a reflection over it, so the selfie cannot be compared.
    .guidance = Look for another picture of the same side.
qes-3132 = Selfie too dark
    .meaning = The selfie is too dark to compare.
    .guidance = Turn up brightness in the viewer first.
qes-3133 = Selfie at an angle
    .meaning = The head is turned so far that the faces cannot be compared.
    .guidance = A new selfie settles it.
qes-3134 = Selfie: other problem
    .meaning = Something else about the selfie keeps the faces from being compared.
    .guidance = Say in the comment what it is.

## Face: suspicion

qes-3201 = Living person, but not the one on the document
    .meaning = A real person took the selfie, and the face is not the one on the document.
    .guidance = Compare ears, distance of the eyes, jaw and moles. Age, beard and glasses change; bones do not.
qes-3202 = Selfie shows no living person
    .meaning = The selfie is a picture of a picture or something else that is not a person.
    .guidance = Look for paper edges, flat light and a stiff look.
    .twin = 3202 is any selfie without a living person; 3211 is the special case of one taken from a screen.
qes-3203 = Face hidden on purpose
    .meaning = The person has disguised the face, with a mask or otherwise.
    .guidance = Ask whether an accident explains it before you call it deliberate.
    .twin = 3203 is a face hidden on purpose; 3129 is a face hidden by accident. Say in the comment what makes you think so.
qes-3211 = Selfie taken from a screen
    .meaning = The selfie was photographed from a screen.
    .guidance = Look for a screen pattern, a frame and an even glow.
    .twin = 3211 is a selfie taken from a screen; 3202 is any selfie without a living person.
biometric-FACE_NOT_MATCHED = Face does not match the stored one
    .meaning = The face compared with the stored face was not found to be the same.
    .guidance = Compare selfie and portrait yourself; light and age fool machines.
biometric-SELFIE_MATCH_FAIL = Selfie does not match the document
    .meaning = The machine did not find the selfie and the portrait to be the same face.
    .guidance = Compare selfie and portrait yourself; light and age fool machines.

## Personal data

qes-3213 = Name differs from the document
    .meaning = The claimed name and the name on the document differ considerably.
    .guidance = Look at the comparison first: spelling of umlauts, order of names, maiden names and lost accents are no difference.
identity-PII_NO_MATCH = Personal data not confirmed by the phone carrier
    .meaning = Name, address and number did not fit the carrier's records, so a document was asked for.
    .guidance = Prepaid cards, family contracts and moves cause it. It is no doubt about the device.

## Eligibility

qes-3108 = Document not supported
    .meaning = This kind of document cannot be used for this company.
    .guidance = Compare with the kinds the flow accepts; another document may do.
qes-3109 = Document expired
    .meaning = The document was no longer valid when it was used.
    .guidance = Check the expiry date against the day of the session, not against today.
    .twin = 3109 is a finding about the document used; 3002 is the person stopping by themselves over an expired document.
qes-3121 = Second document not shown
    .meaning = Two different documents were required and the second was not shown.
    .guidance = Look whether the same document was photographed twice.
    .twin = 3121: two documents had to be photographed and the second was not; 3126: a particular additional document was required and is missing.
qes-3124 = Second document expired
    .meaning = The additional document is no longer valid.
    .guidance = The first document may still be in order; judge it separately.
qes-3126 = Additional document missing
    .meaning = An additional document was required and was not provided.
    .guidance = See which document the flow asks for.
    .twin = 3126: a particular additional document was required and is missing; 3121: two documents had to be photographed and the second was not.
qes-3128 = Proof of address missing
    .meaning = The company asks for a proof of address and none was given.
    .guidance = Nothing is wrong with the identity document because of this.
qes-3210 = Below the required age
    .meaning = The person is younger than the service allows.
    .guidance = Work out the age on the day of the session from the document, not from the claimed date.
    .twin = 3210 is a reviewer-only finding about age; 3003 is the person stopping because of age. Treat them separately.
other-COUNTRY_NOT_REACHED = Phone check does not reach this country
    .meaning = The quicker path is not offered for the country, so a document was asked for.
    .guidance = The country alone led to the document; nothing was found.

## Stopped by the person

qes-3001 = Stopped: document kind not accepted
    .meaning = The person left because the kind of document they hold cannot be used here.
    .guidance = Nothing was verified. Another kind of document would be needed; this says nothing about the person.
qes-3002 = Stopped: own document has run out
    .meaning = The person left because their document is no longer valid.
    .guidance = Nothing was verified. A valid document is needed before another attempt.
    .twin = 3002 is the person stopping over an expired document; 3109 is the specialist finding that the document used had expired.
qes-3003 = Stopped: says they are under age
    .meaning = The person stated an age below the limit and could not go on.
    .guidance = Compare with the date of birth on record. It is a statement by the person, not a finding.
    .twin = 3003 is the person stopping because of age; 3210 is a reviewer-only finding about age. Treat them separately.
qes-3004 = Stopped: camera not allowed
    .meaning = The app was not given the camera, so nothing could be photographed.
    .guidance = No evidence exists. The person can allow the camera and start again.
qes-3005 = Stopped: terms declined
    .meaning = The person did not agree to the terms.
    .guidance = Nothing may be processed further without agreement.
qes-3006 = Stopped: not ready for a selfie
    .meaning = The person broke off at the selfie.
    .guidance = A new attempt at a better moment is enough.
qes-3007 = Stopped: scan did not work
    .meaning = The app did not pick up the document and the person gave up.
    .guidance = Often light or camera. If several sessions show it, tell operations.
qes-3008 = Stopped: signature declined
    .meaning = The person did not want to sign electronically.
    .guidance = A choice of the person; there is nothing to weigh.
qes-3009 = Stopped: name shown for signing is wrong
    .meaning = At the signing step the person said the name put before them is not right.
    .guidance = Compare the claimed name with the document; the stored name may need correcting first.
qes-3010 = Stopped: wrong phone number
    .meaning = The person left because the number on file is not theirs or is mistyped.
    .guidance = The number has to be corrected before another attempt.
qes-3011 = Stopped: wants to do it later
    .meaning = The person put the verification off.
    .guidance = Nothing to decide on yet.
qes-3012 = Stopped: no interest
    .meaning = The person does not want to be verified.
    .guidance = A choice of the person; there is nothing to weigh.
qes-3013 = Stopped: app hung
    .meaning = The person gave up because the app no longer reacted.
    .guidance = A fault of the app or the phone. It says nothing about the person.
qes-3014 = Stopped: worried about privacy
    .meaning = The person did not want to hand over their data.
    .guidance = A choice of the person; it must not count against them.
qes-3015 = Stopped: document not at hand
    .meaning = The person did not have the document with them.
    .guidance = A new attempt with the document is enough.
qes-3016 = Stopped: reason not given
    .meaning = The person left the app without a reason that could be recorded.
    .guidance = If you use this code, say in the comment what is known.

## Technical

qes-3017 = App could not fetch the approval phrases
    .meaning = The signing step asked for its approval phrases several times and never got them.
    .guidance = A fault behind the app. Let operations know; the person did nothing wrong.
qes-3018 = Approval step failed in the app
    .meaning = The app hit an error while the approval phrases were being shown.
    .guidance = A fault of the app. A new attempt is reasonable.
qes-3019 = Fewer documents to sign than expected
    .meaning = The signing step did not receive as many documents as it was set up for.
    .guidance = Look at the documents that were sent for signing; the session has to be started again with all of them.
qes-3020 = Too many wrong one-time codes
    .meaning = The one-time code was entered wrongly until no attempts were left.
    .guidance = Usually a mistyped or late code. Beside device or contact signals it can mean that the phone is not the person's.
qes-3021 = Trust service reported an error
    .meaning = The service that issues the signature failed again and again and the app gave up.
    .guidance = A fault of the signing service. A new attempt later is reasonable.
qes-3119 = Security-feature video does not play
    .meaning = The video exists and cannot be opened.
    .guidance = A fault of the file or the player. Judge from the still pictures; report the file to operations.
qes-3135 = Specialist could not finish
    .meaning = A technical fault kept the specialist from finishing.
    .guidance = It says nothing about the person and cannot carry a reject alone.
qes-3136 = Submitted data could not be shown
    .meaning = A technical fault kept the specialist from seeing what was submitted.
    .guidance = It says nothing about the person and cannot carry a reject alone.
qes-3137 = Not finished for another reason
    .meaning = The specialist could not finish, and no exact code fits.
    .guidance = Say in the comment what is known. It cannot carry a reject alone.
qes-3141 = Security-feature video was lost
    .meaning = The video was never saved, and the platform stopped the session by itself.
    .guidance = The video is absent, which is not the same as a bad video. It cannot carry a reject alone.
biometric-SERVER_USER_NOT_FOUND = Person unknown to the authenticator
    .meaning = There was no stored face to compare with.
    .guidance = Nothing was compared, so nothing was found. Look at how the person was enrolled.
other-NO_DECISION = The workflow gave no decision
    .meaning = No policy is set up, or the transaction failed. It is neither a yes nor a no.
    .guidance = A matter for operations. It must not be answered as if it were a finding.

## Signing

qes-3138 = Wrong signing code
    .meaning = The code for the signature was entered wrongly.
    .guidance = Mistyping is usual. It cannot carry a reject alone.
qes-3139 = Signing failed
    .meaning = The signature could not be made because something broke.
    .guidance = A fault of the signing service. It cannot carry a reject alone.
qes-3140 = Signing certificate ran out
    .meaning = The signing certificate lives one hour and the last step came later than that.
    .guidance = A matter of time only. It cannot carry a reject alone.
signing-IDENTITY_EXPIRED = Stored identity is too old
    .meaning = The identity on record was verified too long ago to sign with it.
    .guidance = A fresh verification is needed; approving cannot make the old one valid.

## Other

qes-3212 = Talked into identifying for a fraudster
    .meaning = The person seems to have been talked into identifying themselves for a fraudster.
    .guidance = Documents and face may all be genuine. Look at device, call and contact signals; the person may need protection.
qes-3215 = Another doubt of the specialist, not named
    .meaning = Something else makes the specialist doubt the session.
    .guidance = Say in the comment exactly what was seen.
other-QUALITY_SAMPLE = Picked for quality control
    .meaning = The case was drawn at random; nothing was found.
    .guidance = Judge it like any other case.
