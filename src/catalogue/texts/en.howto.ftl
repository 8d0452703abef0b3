### How to check a code, in two to five points: `howto-family-<family>` for every code of a family, `howto-<scheme>-<code>` where
### a reviewer does something else. Shown under the guidance; nothing of it is ticked (that is the checklist of an edition of the
### step-up policy). For reviewers only.

## Families: for every code that has no list of its own

howto-family-device =
    .one = Read verdict and scores of the device check together with their direction.
    .two = See which other signals ran and agree; one alone is weak.
    .three = Look at document and face as if the device were unknown.
howto-family-network =
    .one = See what kind of address it is: one of a private, shared or reserved range says nothing of where somebody was.
    .two = Compare the country of the connection with that of the document, where both are known.
    .three = Look for a signal of the device itself that agrees before you give it weight.
howto-family-contact =
    .one = See whether the check is about e-mail or phone, and whether it ran at all.
    .two = Compare e-mail and phone with the claimed data of the case.
    .three = Weigh it together with device and connection: a contact alone identifies nobody.
howto-family-document_quality =
    .one = Open the picture in full size and use zoom, brightness and loupe first.
    .two = Name the field you need and cannot read; look for it in another picture and in the machine-readable zone.
    .three = Judge a second document apart from the first.
    .four = Keep to the picture: poor quality says nothing about whether a document is genuine.
howto-family-document_condition =
    .one = Find the damage in the picture and see which fields it reaches.
    .two = Check that number, name, dates and portrait can still be read.
    .three = Tell wear and official entries from a change of the data.
howto-family-document_fraud =
    .one = Read what the step lists, one issue after the other.
    .two = Look at security features, print and edges in full size, with edges and print patterns turned on.
    .three = Compare the machine-readable zone and its check digits with the printed fields.
    .four = Choose the exact 32xx code for what you see. If you see nothing, say so in the comment.
howto-family-face_quality =
    .one = Look at every picture of the face in the case, not only at the first.
    .two = Compare what can be seen: ears, eyes, nose, jaw.
    .three = Where too little can be seen, leave it open: a poor picture is no finding.
howto-family-face_fraud =
    .one = Put selfie and portrait side by side at the same size.
    .two = Compare feature by feature: ears, distance of the eyes, nose, jaw, moles.
    .three = Allow for light, lens and the age of the portrait.
    .four = See what the liveness check says: alive and the same are two questions.
howto-family-identity_data =
    .one = See in the comparison which field differs, claimed against extracted.
    .two = Rule out spelling, order of names, transliteration and earlier names.
    .three = See where each value comes from: the person, the document or somebody’s records.
howto-family-eligibility =
    .one = See what the flow asks for: kinds of documents, age, country, a second document.
    .two = Count every date from the day of the session.
    .three = Tell what another document would solve from what nothing can solve.
howto-family-user_abort =
    .one = See how far the person came and which evidence exists.
    .two = Take the reason as the person’s word, not as a finding.
    .three = Search for a newer session of the same person.
howto-family-technical =
    .one = See at which step it broke and what had arrived before.
    .two = See whether other cases of the day show the same; if so, tell operations.
    .three = Keep it apart from the person: without another finding there is nothing to reject.
howto-family-signing =
    .one = See whether a signature was issued: look for the signed package among the evidence.
    .two = Compare the times of session, last step and certificate.
    .three = Judge the identification apart from the signing.
howto-family-other =
    .one = Read the platform’s own words and see which block says it.
    .two = Look at document, face and data as in any other case.
    .three = Say in the comment what you relied on.

## Device

howto-device-DEVICE_RECOGNIZED =
    .one = See whether anything on the case does not go with a known device.
    .two = Look at document and face all the same.
howto-device-LOW_CONFIDENCE =
    .one = Treat the device as unknown, not as bad.
    .two = See which signals ran in spite of it.
howto-device-EMULATOR =
    .one = See whether the pictures look as if taken with a phone in the hand.
    .two = Turn on screen patterns: a camera can be fed from a file.
    .three = Look for a changed app or browser beside it.
howto-device-INSTRUMENTATION_DETECTED =
    .one = Ask of each picture whether it came from the camera; turn on edges and screen patterns.
    .two = Give selfie and liveness check less weight than usual.
    .three = Check the document data by what cannot be fed in: check digits, dates, other records.
howto-device-LOCATION_SPOOFING =
    .one = Compare the place with the address of the connection and the country of the document.
    .two = Rely on nothing that follows from the reported place.
howto-device-ACTIVE_CALL =
    .one = Look in the pictures for a second person, a headset or eyes that read something.
    .two = See whether contact data changed shortly before.
    .three = Think of a help line or a relative before you think of pressure.
howto-device-HIGH_VELOCITY =
    .one = See what was counted, sessions, people or addresses, and over which time.
    .two = Think of shared devices: a shop, a family, an office.
    .three = Search for other cases of the same person or document.

## Network and session risk

howto-network-VPN_DETECTED =
    .one = See how sure the provider is and by which method, where the signals say so.
    .two = Rule out the relay of a browser or phone maker: that is weaker.
    .three = Look for a second signal: another time zone, an altered browser, many sessions.
howto-network-PRIVACY_RELAY =
    .one = Check that no VPN, proxy or Tor is named beside it.
    .two = If it stands alone, leave it aside.
howto-network-MITM_SUSPECTED =
    .one = Think of company networks and virus scanners first: they put in certificates of their own.
    .two = See whether a changed app or a phone without protections stands beside it.
    .three = If so, doubt what the phone sent, pictures included.
howto-session_risk-OFAC_MATCH =
    .one = See what matched, an address or a country, where the record says so.
    .two = See whether the address is of a private, shared or reserved range: then it stands for no place.
    .three = Do not clear it alone: hand the case up to those in charge of sanctions.

## E-mail and phone

howto-contact-SIM_SWAP =
    .one = See how long ago the card changed and whether the device is new as well.
    .two = Look for other changes of contact data.
    .three = Until it is clear, do not count a confirmed phone as proof of who holds it.
howto-contact-NUMBER_RECYCLED =
    .one = See since when the person has the number, where the record says so.
    .two = Leave older findings about the number aside.
howto-contact-EMAIL_RISK =
    .one = Read the provider’s reason: the rating alone says little.
    .two = See whether the address fits the claimed name.
    .three = See whether a code sent to it was confirmed.
howto-contact-EMAIL_DISPOSABLE =
    .one = See whether a code sent to the address was confirmed.
    .two = See whether the person can be reached in another way.
howto-contact-EMAIL_RISK_NOT_RUN =
    .one = See whether the check was not bought or did not run.
    .two = Treat the address as not looked at.
howto-contact-EMAIL_OTP_VALIDATED =
    .one = Count it as access to the mailbox and as nothing else.
    .two = See whether it is the address on record.
howto-contact-EMAIL_OTP_NOT_VALIDATED =
    .one = See whether a later attempt succeeded.
    .two = Look at the address for a typing mistake.
howto-contact-SMS_LINK_OPENED_ON_DESKTOP =
    .one = See which device opened the link, and when.
    .two = See whether a later attempt came from the phone.
    .three = Until then, do not count the phone as in the person’s hand.

## Document: quality

howto-qes-3117 =
    .one = See why the features are not visible: no tilt, a finger, glare.
    .two = Judge from what can be seen: print, portrait, machine-readable zone.
    .three = If a feature is visible and looks imitated, that is 3206 and not this code.
howto-qes-3118 =
    .one = Judge the document from the still pictures.
    .two = Look for a picture in which a feature changes with the angle.
    .three = Say in the comment what could not be judged.
howto-document-NOT_VERIFIED =
    .one = Read the issues the step lists.
    .two = Tell what could not be checked from what was found.
    .three = Look at the pictures yourself and choose the exact code.

## Document: suspicion

howto-qes-3204 =
    .one = Compare typeface, spacing and background field by field, with the loupe.
    .two = Hold each printed field against the machine-readable zone and its check digits.
    .three = Turn on edges and negative and look for areas that were put in.
    .four = Mark the field and say in the comment what you see.
howto-qes-3205 =
    .one = Follow the edge of the portrait and the pattern that runs through it, with edges turned on.
    .two = Compare it with the small second portrait, where the document has one.
    .three = Compare with the selfie only afterwards: an altered portrait would match it.
    .four = Mark the place in the picture.
howto-qes-3206 =
    .one = Make sure that the features are shown at all; if not, that is 3117 and no suspicion.
    .two = Compare place, colour change and sharpness with a genuine document of this kind.
    .three = See over several pictures whether the feature changes with the angle or stays as if printed.
    .four = Mark the feature and say in the comment what you see.
howto-qes-3207 =
    .one = Look for folds, paper edges and a dull surface.
    .two = Turn on print patterns and look for dots.
    .three = Ask whether it was shown as the document itself; an open copy is 3214.
howto-qes-3208 =
    .one = Turn on screen patterns and look for a grid.
    .two = Look at the margins for window frames, a pointer or a bezel.
    .three = See whether front and back show the same.
howto-qes-3209 =
    .one = Look for the word for specimen in the languages of the document.
    .two = Compare name, number and portrait with the published sample of this kind.
    .three = Compare the data with what the person claimed.
howto-qes-3214 =
    .one = Look for grey edges, missing depth and missing colour change.
    .two = See whether the flow accepts a copy of this kind of document.
    .three = A print passed off as the document is 3207.

## Face

howto-qes-3129 =
    .one = See what covers the face, and in which pictures.
    .two = Look for a picture in which the face is free.
    .three = If it looks deliberate, that is 3203; say in the comment why.
howto-qes-3201 =
    .one = Put the two faces side by side at the same size.
    .two = Compare ears, eyes, jaw and moles; leave hair, beard and glasses out.
    .three = Work out how old the portrait is from the day of issue.
    .four = Say in the comment which features differ.
howto-qes-3202 =
    .one = Look for paper edges, flat light and a shadow of the picture itself.
    .two = See what the liveness check found, and by which method.
    .three = If it came from a screen, use 3211.
howto-qes-3203 =
    .one = Ask what an accident would look like; a mask or a scarf forgotten is 3129.
    .two = Compare all pictures: is the same part hidden in each?
    .three = Say in the comment what makes it deliberate.
howto-qes-3211 =
    .one = Turn on screen patterns over the selfie.
    .two = Look for a frame, an even glow and reflections of glass.
    .three = See what the liveness check found, and how old its model is.
howto-biometric-LIVENESS_FAILED =
    .one = See method, model and its date among the checks.
    .two = Look at the selfie for bad light, blur and a hasty movement first.
    .three = Then turn on screen and print patterns; what you see yourself is 3202 or 3211.
howto-biometric-PRESENTATION_ATTACK =
    .one = See which kind of attack the check names.
    .two = Turn on screen and print patterns and look at the edges of the face.
    .three = Compare with the other pictures of the session: room, light, camera.
    .four = If you see it, use 3202, 3203 or 3211; if not, say so in the comment.
howto-biometric-LIVENESS_PASSED =
    .one = See among the checks how old the model is.
    .two = Compare selfie and portrait: alive does not mean the same person.

## Personal data and eligibility

howto-qes-3213 =
    .one = Rule out spelling, order of names, earlier names and lost accents.
    .two = Read the name in the machine-readable zone too.
    .three = See whether date of birth and number agree.
    .four = Say in the comment which part of the name differs.
howto-qes-3109 =
    .one = Compare the expiry date with the day of the session, in print and in the zone.
    .two = Look for a valid document among the other pictures.
    .three = If the person stopped over it by themselves, that is 3002.
howto-qes-3121 =
    .one = Count the documents in the pictures: is one of them there twice?
    .two = See what the flow asks for; a particular document that is missing is 3126.
howto-qes-3126 =
    .one = See which particular document the flow asks for.
    .two = Look for it among the pictures and files, under another name too.
    .three = Any second document that was not shown is 3121.
howto-qes-3128 =
    .one = See what the company accepts as proof of address, and how old it may be.
    .two = Look for it among the files.
howto-qes-3210 =
    .one = Work out the age on the day of the session from the date of birth on the document.
    .two = Check that date against the machine-readable zone.
    .three = See which age the service asks for.
    .four = Words of the person about their age are 3003 and no finding.
howto-other-COUNTRY_NOT_REACHED =
    .one = Check the country of the phone number on the case.
    .two = Judge the document by itself: the missing phone match is no finding.

## Stopped by the person

howto-qes-3002 =
    .one = See whether a document was photographed at all.
    .two = If one was, check its expiry date; one found expired is 3109.
    .three = Search for a newer session with a valid document.
howto-qes-3003 =
    .one = Compare with the date of birth on record and work out the age on the day of the session.
    .two = Think of a mistyped date: it leads to the same reason.
    .three = What you find yourself about the age is 3210.
howto-qes-3005 =
    .one = See what had arrived before the person declined.
    .two = Open no picture you do not need.
howto-qes-3009 =
    .one = Compare the name at the signing step with the document and with the record.
    .two = Look for order, accents and earlier names.
    .three = See who has to correct the record before another attempt.
howto-qes-3014 =
    .one = See whether a wish to have data erased is on record, and pass it on.
    .two = Do not count the choice against the person.

## Technical and signing

howto-qes-3020 =
    .one = See whether the codes went to the number on record.
    .two = Look for contact signals: a changed card, a new number.
    .three = Without any, take it for mistyping.
howto-qes-3119 =
    .one = Judge from the still pictures what you can.
    .two = Tell operations which file it is.
howto-qes-3140 =
    .one = Compare the time of the last step with the end of the certificate.
    .two = See whether the identification itself is complete and sound.
    .three = If only time ran out, there is nothing against the person.
howto-signing-IDENTITY_EXPIRED =
    .one = See when the stored identity was verified and until when it is valid.
    .two = Look for a fresh verification that is under way.
howto-biometric-SERVER_USER_NOT_FOUND =
    .one = See whether and when the person was enrolled.
    .two = Compare the selfie with the portrait on the document instead, where both are here.
howto-biometric-LIVENESS_NOT_READY =
    .one = See whether a newer attempt has a result.
    .two = If not, treat the face as not checked.
howto-other-NO_DECISION =
    .one = See which step gave no answer.
    .two = Hand it to operations; do not answer it as if it were a finding.

## Other

howto-qes-3212 =
    .one = Look for a call, a second person or somebody’s instructions during the session.
    .two = See whether phone, e-mail or device are new or belong to several people.
    .three = Do not take a genuine document for an all-clear.
    .four = Hand the case up: the person may need help.
howto-qes-3215 =
    .one = Read the words of the specialist beside the code.
    .two = Go through document, face, data and device in turn.
    .three = If a more exact code fits, use that one.
    .four = Say in the comment exactly what you see.
howto-other-QUALITY_SAMPLE =
    .one = Go through document, face and data as in any other case.
    .two = Look for what a machine may have missed.
howto-session_risk-REVIEW_STATUS_PASS =
    .one = See whether a signal of device or connection contradicts it.
    .two = Look at document and face by themselves.
howto-session_risk-REVIEW_STATUS_CHALLENGE =
    .one = See which step was asked for, and its result.
    .two = Weigh the result, not the question.
howto-session_risk-REVIEW_STATUS_REVIEW =
    .one = Read the names of the rules beside it; the owner of the workflow knows what they stand for.
    .two = Look for signals of device and connection that bear them out.
howto-session_risk-REVIEW_STATUS_REJECT =
    .one = Read the names of the rules beside it and ask what they stand for.
    .two = Look for signals of device and connection that bear them out.
    .three = Rest nothing on the answer alone.
howto-other-REVIEW_PENDING =
    .one = See whether the last result has come meanwhile.
    .two = Judge what is here by itself.
    .three = Remember that a success taken back is erased by the platform.
howto-other-CHECK_PENDING =
    .one = See whether the last result has come meanwhile.
    .two = Conclude nothing from the name of the state.
howto-other-FRAUD_SUSPICION_PENDING =
    .one = See whether the provider has settled it meanwhile.
    .two = Look for a 32xx code beside it and check what it names.
    .three = Without one, go through document, face and data in turn.
