### What the engine says about the step-up policy: its rules, its faults, and what it would take to pass.

## Nach welcher Fassung ein Fall erklärt wird

policy-own = Erklärt nach dem Regelwerk, das galt, als dieser Fall eintraf (Fassung { $version }).
policy-other = Erklärt nach dem Regelwerk, das heute gilt (Fassung { $version }). Das Regelwerk, unter dem dieser Fall eintraf, wurde nicht aufbewahrt.

## Die kleinste einzelne Änderung, die genügt hätte

alone-suspect_score = Eine Änderung hätte genügt: Mit einem Verdachts-Score { $bound } statt { $value } wäre die Sitzung nicht zur Prüfung gekommen. Der Verdachts-Score ist die Zahl der Geräteprüfung für das Risiko.
alone-confidence = Eine Änderung hätte genügt: Mit einer Gewissheit über das Gerät von { $bound } von 100 statt { $value } wäre die Sitzung nicht zur Prüfung gekommen.
alone-score = Eine Änderung hätte genügt: Mit einem Wert { $bound } auf der Skala { $scale } statt { $value } wäre die Sitzung nicht zur Prüfung gekommen.
alone-code = Eine Änderung hätte genügt: Ohne { $code } wäre die Sitzung nicht zur Prüfung gekommen.
alone-block = Eine Änderung hätte genügt: Wäre unter „{ $block }“ nichts gefunden worden, so wäre die Sitzung nicht zur Prüfung gekommen.
alone-device = Eine Änderung hätte genügt: Hätte die Geräteprüfung dem Gerät vertraut, so wäre die Sitzung nicht zur Prüfung gekommen.
alone-workflow = Eine Änderung hätte genügt: Hätte der Workflow zugestimmt, so wäre die Sitzung nicht zur Prüfung gekommen.
alone-none = Mehrere Gründe: Ohne irgendeinen einzelnen davon wäre die Sitzung trotzdem zur Prüfung gekommen.
alone-not_by_policy = Das hier bekannte Regelwerk hätte keine Prüfung verlangt. Die Plattform hat den Fall trotzdem geöffnet.
bound-under = unter { $limit }
bound-at_most = von höchstens { $limit }
bound-at_least = mindestens { $limit }
bound-over = über { $limit }

## Was jedes Merkmal zu einem Wert beitrug

contributions-sum = Zusammen { $sum }; das ist der verzeichnete Wert { $score }.
contributions-sum-base = Mit einem Anfangswert von { $base } zusammen { $sum }; das ist der verzeichnete Wert { $score }.
contributions-short = Zusammen { $sum }; das ist nicht der verzeichnete Wert { $score }: Etwas, das zählt, ist nicht genannt.

## Was als Nächstes verlangt werden kann

remedies = Wert { $value } auf der Skala { $scale }: { $tier }. Als Nächstes möglich: { $offers }.
note-contract_tier = Nach dem Regelwerk hat dieser Vertrag: { $tier }.
tier-low = geringes Risiko
tier-medium = mittleres Risiko
tier-high = hohes Risiko
remedy-proceed = ohne Weiteres fortfahren
remedy-strong_factor = ein starker zweiter Faktor
remedy-more_documents = ein weiteres Dokument
remedy-video = ein Video
remedy-block = die Sitzung abweisen
remedy-live_agent = ein Gespräch mit einer Person
remedy-in_person = ein persönliches Treffen

## Hinweise

banner-cut_offs-policy = Verzeichnet ist „{ $verdict }“; die Schwellen des Regelwerks und der Verdachtswert ergeben „{ $recomputed }“. Der Datensatz trägt keine eigenen Schwellen.
banner-cut_offs-policy-any = Verzeichnet ist „{ $verdict }“. Wie sicher sich die Prüfung war, geht aus dem Datensatz nicht hervor; in jedem Fall ergeben die Schwellen des Regelwerks und der Verdachtswert „{ $recomputed }“ oder „{ $uncertain }“. Der Datensatz trägt keine eigenen Schwellen.
banner-bad_cut_offs-order = Die Schwellen des Datensatzes sind unbrauchbar: Die erste liegt nicht unter der zweiten.
banner-bad_cut_offs-range = Die Schwellen des Datensatzes sind unbrauchbar: Eine liegt außerhalb ihres Bereichs.
banner-required = Die Signatur dieser Sitzung kann ohne { $blocks } nicht ausgestellt werden. Bis das da ist, kann sie nicht genehmigt werden.

block-digitalSignals = Signale zu E-Mail und Telefon
block-documentsToSign = Zu signierende Dokumente
block-comparisonResults = Gesichtsvergleich
block-authenticationResult = Authentifizierung
block-outcomeStatus = Ergebnis
block-qesProcess = Identifizierung
block-onboardingResult = Ergebnis des Ablaufs

## Die Prüfliste: was eine Person angesehen zu haben angibt

checklist-document-features = Sicherheitsmerkmale, Druck und Ränder des Dokuments in voller Größe angesehen.
checklist-zone-beside-print = Maschinenlesbare Zone mit den gedruckten Feldern verglichen.
checklist-face-beside-portrait = Selfie Merkmal für Merkmal mit dem Porträt auf dem Dokument verglichen.

## Was fehlt, bevor eine Antwort gespeichert werden kann

missing-required_block_missing = Die Signatur dieser Sitzung braucht Nachweise, die nie eingetroffen sind: { $blocks }. Ohne sie ist keine Genehmigung möglich.
missing-account_incomplete = Felder des Kontos sind leer: { $fields }. Die Richtlinie erlaubt keine Freigabe, bis sie bei der Bank ausgefüllt sind.
missing-second_person_not_offered = Das Regelwerk verlangt für einen solchen Fall eine zweite Person, und die Plattform sieht keine vor. Er kann hier nicht genehmigt werden.
missing-reason_family_does_not_fit = Keiner der gewählten Gründe kann nach diesem Regelwerk eine Ablehnung tragen. Fügen Sie den hinzu, der es kann.
missing-comment_for_checklist = { $open } von { $all } Punkten der Prüfliste sind nicht abgehakt. Haken Sie ab, was Sie angesehen haben, oder schreiben Sie in den Kommentar, warum der Rest offen bleibt.
missing-unknown_item = Was abgehakt wurde, steht nicht auf der Prüfliste dieses Falls.
missing-mark_required = Sie verdächtigen das Dokument: Markieren Sie auf einem Bild, wo es sich zeigt, oder geben Sie an, dass Sie das ganze Dokument meinen.
missing-mark_required_no_picture = Kein Bild dieses Falls lässt sich markieren. Geben Sie an, dass Sie das ganze Dokument meinen.
missing-mark_not_valid = Eine Markierung liegt nicht innerhalb ihres Bildes.
missing-mark_other_picture = Eine Markierung liegt auf einem Bild, das nicht das hier gespeicherte ist. Sehen Sie es erneut an, und zeichnen Sie sie neu.
missing-mark_without_reason = Eine Markierung zeigt einen Grund, der nicht gewählt ist.
missing-mark_too_many = Es sind mehr als { $limit } Markierungen.
