### Nachweispakete: die Seite darin, und was ein Export der Person sagt, die ihn verlangt.

## Die Seite eines Pakets

package-title = Nachweispaket
package-derived = Abgeleitet, nicht die aufbewahrte Akte: Teile wurden weggelassen, siehe unten.
package-kind = Für
package-kind-full = Alles, für die genannten Empfänger
package-kind-regulator = Eine Aufsichtsbehörde, geschwärzt
package-kind-court = Ein Gericht, geschwärzt
package-kind-partner = Ein Partner, geschwärzt
package-kind-data_subject = Die betroffene Person, geschwärzt
package-case = Fall
package-id = Paket
package-made_at = Erstellt am
package-purpose = Zweck
package-witnessed = Protokoll von der Plattform bezeugt
package-witnessed_up_to = bis Eintrag { $entry }, { $at }
package-not_witnessed = noch nicht
package-evidence_digest = Prüfsumme der Nachweise
package-yes = ja
package-no = nein

## Entscheidungen

package-decisions = Entscheidungen von hier
package-no_decision = Auf dieser Konsole wurde keine Entscheidung getroffen.
package-answer = Antwort
package-answer-approve = Freigegeben
package-answer-reject = Abgelehnt
package-saved_at = Gespeichert am
package-customer_reason = Was der Person gesagt wurde
package-customer-document_not_accepted = Das Dokument wird nicht angenommen
package-customer-document_unreadable = Das Dokument ist nicht lesbar
package-customer-details_need_correction = Angaben müssen berichtigt werden
package-customer-additional_information_needed = Es werden weitere Angaben gebraucht
package-customer-not_eligible = Der Dienst steht dieser Person nicht offen
package-customer-could_not_be_completed = Es konnte nicht abgeschlossen werden
package-decision_id = Entscheidung
package-reviewer = Entschieden von
package-state = Stand
package-reasons = Gründe
package-override = Gegen einen Verdachtscode
package-comment = Kommentar
package-bytes = Bytes der Entscheidung
package-unreadable = Sie sind auf dieser Konsole nicht mehr lesbar.

## Die sechs Teile

package-parts = Die sechs Teile der Nachweise
package-part = Teil
package-part-images_and_text = Bilder des Dokuments und was daraus gelesen wurde
package-part-face_and_liveness = Bild oder Film des Gesichts mit dem Bericht der Lebenderkennung
package-part-device = Was die Geräteprüfung aufgezeichnet hat
package-part-score_and_features = Score und die Merkmale dahinter
package-part-signed_assertion = Signierte Identitätsaussage
package-part-signature_trail = Verlauf der Unterschrift mit Zeiten und Adressen
package-state-present = Vorhanden
package-state-incomplete = Unvollständig
package-state-missing = Fehlt
package-state-left_out = Für diesen Empfänger weggelassen

## Dateien

package-files = Dateien des Falls
package-file = Datei
package-digest = SHA-256 des Originals
package-side-front = Vorderseite des Dokuments
package-side-back = Rückseite des Dokuments
package-side-portrait = Lichtbild im Dokument
package-side-selfie = Bild der Person
package-side-video = Film
package-side-report = Bericht
package-side-signed = Unterschriebenes Dokument
package-side-other = Eine andere Datei
package-file-original = Wie sie ankam
package-file-redacted = Außerhalb der Markierungen übermalt, neu gezeichnet
package-file-left_out = Für diesen Empfänger weggelassen
package-file-nothing_marked = Weggelassen: nichts darauf war markiert
package-file-not_held = Nicht hier: nie geholt oder nicht zu holen
package-file-erased = Von der Plattform gelöscht
package-file-erased_by_rule = Nach einer Löschregel gelöscht, bevor das Paket erstellt wurde
package-file-withheld = Weggelassen: Es gibt keine Einwilligung
package-file-not_displayed = Weggelassen: Sie lässt sich nicht sicher zeigen
package-file-no_permission = Weggelassen: Wer das Paket erstellt hat, darf keine Bilder sehen
package-file-marks_unreadable = Weggelassen: was darauf markiert war, ist nicht mehr lesbar
package-redacted_picture = Ein Bild des Falls, außerhalb der Markierungen übermalt

## Felder

package-fields = Was vom Datensatz gezeigt wird
package-place = Feld
package-value = Wert

## Was weggelassen wurde

package-left_out = Was dieses Paket nicht enthält
package-what = Was
package-why = Warum
package-what-biometrics_without_consent = Bilder der Person ohne ihre Einwilligung
package-what-personal_data = Was die Person nennt oder beschreibt
package-what-comment = Kommentare der Prüfenden
package-what-purpose = Der Zweck des Exports
package-what-pictures_outside_marks = Bilder außerhalb der Markierungen der Prüfenden
package-what-pictures = Bilder
package-what-signed_documents = Unterschriebene Dokumente
package-what-digest_of_the_whole_case = Die Prüfsumme des ganzen Falls
package-what-review = Was Prüfende und automatische Prüfungen festgehalten haben
package-what-technical_data = Technische Daten von Geräten und Netzen
package-what-log_entries = Einträge des Prüfprotokolls
package-what-decisions = Die Bytes einer hier getroffenen Entscheidung
package-what-entries_of_a_broken_log = Beweise für das, was vor dem Neubeginn des Protokolls geschah
package-why-consent = Das Recht verlangt eine Einwilligung
package-why-personal = Für diesen Zweck nicht nötig
package-why-internal = Nur für den inneren Gebrauch
package-why-guessable = Ein Wert ließe sich daraus erraten
package-why-reviewers = Sie nennen die Menschen, die daran gearbeitet haben
package-why-other_way = Wird auf anderem Weg ausgegeben, sobald feststeht, wer fragt
package-why-unreadable = Sie sind auf dieser Konsole nicht mehr lesbar
package-why-unproven = Sie stehen in einem Protokoll, das beschädigt war

## Das Protokoll

package-happened = Was auf dieser Konsole zuvor geschah
package-number = Eintrag
package-event = Ereignis
package-time = Zeit
package-person = Person
package-unproven_entry = In einem früheren Protokoll, das beschädigt war: hier beweist es nichts

## Prüfen

package-check = Dieses Paket prüfen
package-check_how = VERIFY.txt, neben dem Ordner dieser Seite, enthält die Zeilen, die es allein mit sha256sum und OpenSSL prüfen.
package-unknown_key = Wessen Schlüssel es signiert hat: Fragen Sie die Organisation auf anderem Weg danach.
package-unknown_times = Ob die Zeiten stimmen: Sie sind, was die Uhr der Konsole sagte.
package-unknown_complete = Ob alles, was geschah, einen Eintrag hat.
package-unknown_before = Ob das Protokoll vor diesem Paket neu geschrieben wurde.

## Was ein Export der Person sagt

package-error-recipients = Ein ganzes Paket verlässt die Konsole nur verschlüsselt: Nennen Sie mindestens einen und höchstens 20 Empfänger, jeden mit einem öffentlichen age-Schlüssel.
package-error-no_recipients = Nur ein ganzes Paket wird verschlüsselt; diese Art nimmt keine Empfänger.
package-error-key = Der Schlüssel eines Empfängers ist kein öffentlicher age-Schlüssel. Er beginnt mit age1.
package-error-secret_key = Das ist ein geheimer age-Schlüssel. Geben Sie ihn niemandem; nehmen Sie den öffentlichen, der mit age1 beginnt.
package-error-gaps = Teile der Nachweise fehlen oder sind unvollständig: { $parts }.
package-error-gaps_do = Nehmen Sie jeden davon zur Kenntnis, um trotzdem auszuführen; das Paket nennt sie auch.
package-error-changed = Der Fall hat sich geändert, seit Sie angesehen haben, was hineinkommt.
package-error-look_again = Sehen Sie es noch einmal an und führen Sie dann aus.
package-error-too_large = Das Paket wäre größer als 200 MiB oder enthielte mehr als 500 Dateien.
package-error-not_made = Das Paket konnte nicht erstellt werden. Nichts hat diese Konsole verlassen.
package-error-unwritten = Das Paket wurde erstellt und ließ sich nicht schreiben.
package-error-unwritten_do = Sehen Sie nach, ob der Ordner für Downloads da ist und Platz hat, und führen Sie noch einmal aus.


## Wiedergabe: ein Paket, das zum Ansehen geöffnet ist

replay-title = Wiedergabe eines Nachweispakets: { $kind }
replay-holds = Das Paket hält: Es ist so, wie es signiert wurde, mit einem hier bekannten Schlüssel.
replay-holds_unknown_key = Das Paket ist so, wie es signiert wurde; wessen Schlüssel das ist, weiß hier niemand. Fragen Sie die Organisation auf anderem Weg danach.
replay-other_catalogue = Codes werden hier mit anderen Worten beschrieben als bei der Erstellung.
replay-other_policy = Die Ausgabe der Richtlinie, unter der er kam, ist nicht im Paket; hier erklärt ihn die mitgelieferte.
replay-not_kept = Die Konsole, die es erstellt hat, hatte nicht mit der Entscheidung aufbewahrt, was die Liste der Plattform, die Richtlinie und die Beschreibungen damals sagten: Alle drei sind die der Erstellung.
replay-not_as_decided = Kein Eintrag zeigt, dass über genau diese Nachweise entschieden wurde.
replay-kept_back = Teile wurden für diesen Empfänger zurückgehalten: Was hier leer ist, war es damals vielleicht nicht.
replay-answer_closed = Entschieden; das Paket sagt nicht, wie
replay-encrypted = Dieses Paket ist verschlüsselt.
replay-encrypted_do = Öffnen Sie es mit dem geheimen Schlüssel eines der Empfänger.
replay-identity = Die Schlüsseldatei enthält keinen geheimen Schlüssel von age.
replay-not_for_this_key = Dieses Paket ist nicht für diesen Schlüssel verschlüsselt, oder es wurde verändert.
replay-unread = Die Datei konnte nicht gelesen werden oder ist größer als jedes Paket.
replay-does_not_hold = Dieses Paket hält nicht: { $part } ist nicht so, wie es signiert wurde. Nichts davon wird gezeigt.
replay-does_not_hold_do = Fordern Sie es neu an; second-look-verify sagt genauer, was daran falsch ist.
replay-no_review = Dieses Paket ist für einen Partner oder die betroffene Person: Was der Prüfer sah, ist nicht darin.
replay-other_state = Das Paket hat ein Programm geschrieben, das es anders schreibt; dieses kann es nicht zeigen.
replay-archive-no_archive = Diese Datei ist kein Nachweispaket: Sie ist kein Archiv.
replay-archive-cut_short = Diese Datei ist kein Nachweispaket: Sie ist abgeschnitten.
replay-archive-hangs_on = Diese Datei ist kein Nachweispaket: Davor oder dahinter hängt etwas an.
replay-archive-long = Diese Datei ist kein Nachweispaket: Sie ist ein Archiv der langen Form, die keines braucht.
replay-archive-too_many = Diese Datei ist kein Nachweispaket: Sie enthält mehr als 500 Dateien.
replay-archive-too_large = Diese Datei ist kein Nachweispaket: Sie enthält mehr als 200 MiB oder gibt das vor.
replay-archive-encrypted = Diese Datei ist kein Nachweispaket: Eine Datei darin ist vom Archiv selbst verschlüsselt.
replay-archive-compressed = Diese Datei ist kein Nachweispaket: Eine Datei darin ist komprimiert.
replay-archive-no_file = Diese Datei ist kein Nachweispaket: Darin steht ein Verweis, ein Ordner oder ein Gerät.
replay-archive-bad_name = Diese Datei ist kein Nachweispaket: Eine Datei darin hat einen Namen, den kein Paket vergibt.
replay-archive-same_name = Diese Datei ist kein Nachweispaket: Zwei Dateien darin haben einen Namen.
replay-archive-disagrees = Diese Datei ist kein Nachweispaket: Die Liste am Ende widerspricht dem, was vor den Dateien steht.
replay-archive-overlaps = Diese Datei ist kein Nachweispaket: Zwei Dateien darin teilen sich Bytes.
replay-archive-hidden = Diese Datei ist kein Nachweispaket: Sie enthält Bytes, die zu keiner ihrer Dateien gehören.
replay-archive-unreadable = Diese Datei ist kein Nachweispaket: Sie ist nicht so geschrieben oder wurde verändert.
replay-unknown-key_owner = Wessen Schlüssel das ist: Er kam mit dem Paket.
replay-unknown-claimed_times = Ob die Zeiten stimmen: Sie sind, was die Uhr jener Konsole sagte.
replay-unknown-completeness = Ob alles, was geschah, einen Eintrag hat und jeder Eintrag hier ist.
replay-unknown-log_before = Ob das Protokoll vor der Erstellung des Pakets neu geschrieben wurde.
replay-unknown-left_out = Was die zurückgehaltenen Werte sagen.
replay-unknown-no_entries = Was mit dem Fall geschah: Kein Eintrag des Protokolls ist hier.
replay-unknown-not_as_decided = Ob über diese Nachweise entschieden wurde.
replay-unknown-unproven_decision = Ob eine Entscheidung die ist, von der ihr Eintrag spricht.
replay-unknown-unreadable_decision = Was eine Entscheidung sagte, die nicht mehr lesbar war.
replay-unknown-report = Ob die Seite für Menschen und die Quittungen dasselbe sagen wie der Rest.
replay-choose_package = Nachweispaket wählen
replay-choose_key = Datei mit dem geheimen Schlüssel von age wählen
