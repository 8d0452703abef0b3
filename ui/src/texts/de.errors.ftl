### Fehler: was geschah, was davon verloren ist und was nicht, und was zu tun ist. Dieselben Kennungen wie in en.errors.ftl.

## Anything thrown inside the window
error-unexpected = Im Fenster ist etwas schiefgegangen.
error-unexpected-action = Dieser Schritt hat nichts gespeichert. Versuchen Sie es noch einmal.
error-argument-refused = Das Fenster hat etwas verlangt, das nicht gemeint sein kann. Nichts ist geschehen.
error-argument-refused-action = Versuchen Sie es noch einmal; bleibt es so, wenden Sie sich an den Support.

## Signing in
error-sign-in-needed = Ihre Anmeldung ist abgelaufen.
error-sign-in-needed-action = Melden Sie sich wieder an; Ihre Entscheidungen warten.
error-sign-in-failed = Die Anmeldung ist nicht gelungen.
error-sign-in-failed-action = Versuchen Sie es noch einmal, oder fragen Sie, wer Ihre Konten betreut.
error-sign-in-timed-out = Der Browser kam nicht rechtzeitig zurück.
error-sign-in-timed-out-action = Beginnen Sie die Anmeldung neu.
error-sign-in-cancelled = Die Anmeldung wurde abgebrochen.
error-signed-out = Niemand ist angemeldet.
error-signed-out-action = Melden Sie sich zuerst an; was hier gespeichert ist, bleibt.
error-browser-not-opened = Für die Anmeldung ließ sich kein Browser öffnen.
error-browser-not-opened-action = Legen Sie in Ihrem System einen Standardbrowser fest, und versuchen Sie es dann noch einmal.
error-sign-in-address-refused = Die Anmeldung führte zu einer fremden Adresse, deshalb wurde sie nicht geöffnet.
error-sign-in-address-refused-action = Prüfen Sie „issuer“ in config.toml, und sagen Sie es dem Betreiber der Anmeldung.

## The platform and the way to it
error-offline = Keine Verbindung zur Plattform.
error-offline-action = Arbeiten Sie weiter; Entscheidungen warten und gehen von selbst hinaus.
error-platform-busy = Die Plattform hat gebeten zu warten.
error-platform-busy-action = Nichts ist verloren. Versuchen Sie es gleich noch einmal; Entscheidungen gehen von selbst hinaus.
error-platform-unavailable = Die Plattform antwortet mit einem eigenen Fehler.
error-platform-unavailable-action = Nichts ist verloren. Versuchen Sie es gleich noch einmal; Entscheidungen gehen von selbst hinaus.
error-network-needs-sign-in = Das Netz verlangt eine eigene Anmeldung.
error-network-needs-sign-in-action = Öffnen Sie einen Browser, melden Sie sich beim Netz an, und gleichen Sie dann wieder ab.
error-proxy-needs-sign-in = Der Proxy des Netzes verlangt eine Anmeldung.
error-proxy-needs-sign-in-action = Wenden Sie sich an den Betreiber des Netzes; es wird von selbst noch einmal versucht.
error-foreign-case = Die Plattform antwortete mit einem anderen Fall. Nichts davon wurde angezeigt.
error-foreign-case-action = Sagen Sie dem Betrieb Bescheid; andere Fälle sind nicht betroffen.
error-malformed = Die Plattform hat die Anfrage als fehlerhaft zurückgewiesen.
error-malformed-action = Das ist ein Fehler des Programms; wenden Sie sich an den Support. Was gespeichert ist, bleibt.
error-cursor-expired = Die Plattform weiß nicht mehr, wie weit diese Konsole ihre Liste gelesen hatte.
error-cursor-expired-action = Gleichen Sie noch einmal ab: Dann wird die ganze Liste neu geholt. Hier geht nichts verloren.
error-feed-loops = Die Änderungsliste der Plattform kommt nicht voran.
error-feed-loops-action = Sagen Sie dem Betrieb Bescheid; was hier ist, lässt sich weiter bearbeiten.

## A case
error-claim-expired = Ihre Reservierung dieses Falls ist abgelaufen.
error-claim-expired-action = Öffnen Sie ihn wieder, um ihn zu reservieren.
error-no-live-claim = Sie haben für diesen Fall keine gültige Reservierung, deshalb wurde nichts gespeichert.
error-no-live-claim-action = Öffnen Sie ihn wieder, sobald die Plattform erreichbar ist; Ihre Worte bleiben als Entwurf.
error-decision-on-its-way = Ihre Entscheidung zu diesem Fall ist unterwegs, deshalb bleibt er reserviert.
error-decision-on-its-way-action = Nehmen Sie die Entscheidung zuerst zurück, oder warten Sie auf die Antwort der Plattform.
error-case-gone = Die Plattform hat diesen Fall entfernt.
error-case-gone-named = Die Plattform hat den Fall { $id } entfernt.
error-case-gone-action = Mit dem nächsten Abgleich verlässt er die Liste.
error-case-erased-by-rule = Dieser Fall war abgeschlossen und ist hier nach einer Löschregel gelöscht.
error-case-erased-by-rule-action = Die Plattform hat seine Akte. Was hier geschah, bleibt im Protokoll.
error-unknown-case = Dieser Fall ist nicht hier.
error-unknown-case-action = Vielleicht ist er entfernt oder noch nicht abgeglichen. Gleichen Sie ab, und sehen Sie in die Warteschlange.
error-already-decided = Dieser Fall ist entschieden.
error-already-decided-action = Nehmen Sie den nächsten Fall.
error-not-reviewable = Dieser Fall steht nicht oder nicht mehr zur Prüfung an.
error-not-reviewable-action = Nehmen Sie einen anderen Fall.
error-forbidden = Ihre Rolle erlaubt das nicht.
error-forbidden-action = Wenden Sie sich an eine Leitung.

## Deciding and taking back
error-evidence-changed = Die Nachweise haben sich geändert, während Sie sie ansahen.
error-evidence-changed-action = Sehen Sie sie noch einmal an, bevor Sie entscheiden.
error-incomplete = Die Antwort ist nicht vollständig, deshalb wurde nichts gespeichert.
error-incomplete-action = Ergänzen Sie, was das Formular nennt.
error-already-on-its-way = Eine Entscheidung zu diesem Fall ist bereits unterwegs.
error-already-on-its-way-action = Nehmen Sie die Entscheidung zuerst zurück, oder warten Sie auf die Antwort der Plattform.
error-too-late = Zu spät zum Zurücknehmen: Sie wurde gesendet oder wartet nicht mehr.
error-too-late-action = Der Ausgang zeigt, wo sie steht.
error-not-saved = Ihre Entscheidung konnte nicht gespeichert werden.
error-not-saved-action = Nichts davon wurde gesendet. Prüfen Sie, ob der Datenträger voll ist, und entscheiden Sie dann noch einmal.
error-save-unclear = Der Datenträger versagte, während Ihre Entscheidung gespeichert wurde.
error-save-unclear-action = Entscheiden Sie noch nicht erneut: Schließen Sie das Fenster, starten Sie es neu, und sehen Sie in den Ausgang.
error-unknown-entry = Diese Entscheidung steht nicht im Ausgang, oder es gibt nichts mehr zu klären.
error-unknown-entry-action = Der Ausgang zeigt, was jetzt da ist.
error-not-parked = So, wie sie steht, lässt sich diese Entscheidung nicht erneut senden.
error-not-parked-action = Der Ausgang zeigt, wo sie steht.
error-outbox-full = Hier warten so viele Entscheidungen, dass nichts weiter entschieden wird, bis einige gesendet sind.
error-outbox-full-action = Bringen Sie diesen Computer ans Netz, und gleichen Sie ab. Inzwischen lassen sich Fälle lesen und Entwürfe schreiben.
error-outbox-too-old = Eine Entscheidung wartet hier seit drei Tagen. Bis sie gesendet ist, wird nichts weiter entschieden.
error-outbox-too-old-action = Bringen Sie diesen Computer ans Netz, und gleichen Sie ab. Inzwischen lassen sich Fälle lesen und Entwürfe schreiben.
error-outbox-stopped = Die Einträge des Ausgangs widersprechen sich, deshalb wurde nichts mehr gesendet.
error-outbox-stopped-action = Wenden Sie sich an den Support, bevor Sie weitermachen. Was bestätigt ist, ist sicher; löschen Sie das Profil nicht.
error-invariant-broken = Der Ausgang hat eine Änderung abgewiesen, die seinen eigenen Einträgen widerspricht. Nichts davon wurde geschrieben.
error-invariant-broken-action = Wenden Sie sich an den Support, bevor Sie weitermachen. Was bestätigt ist, ist sicher; löschen Sie das Profil nicht.

## Pictures and files of a case
error-file-host-refused = Die Plattform verwies auf einen Dateiserver, der nicht erlaubt ist.
error-file-host-refused-action = Sie können den Fall trotzdem entscheiden. Womöglich muss der Betrieb den Server in die Konfiguration aufnehmen.
error-link-expired = Der Link zu dieser Datei lief ab, bevor er benutzt werden konnte.
error-link-expired-action = Versuchen Sie es später noch einmal; Sie können den Fall trotzdem entscheiden.
error-image-not-enabled = Das Herunterladen wurde bei der Plattform nie freigeschaltet.
error-image-not-enabled-action = Sagen Sie dem Betrieb Bescheid; Sie können nach dem entscheiden, was sonst da ist.
error-image-not-eligible = Dateien dieser Art gibt die Plattform nie heraus.
error-image-not-eligible-action = Entscheiden Sie nach dem, was sonst da ist.
error-image-failed = Die Plattform konnte diese Datei nicht herausgeben.
error-image-failed-action = Öffnen Sie den Fall in einigen Minuten erneut, oder entscheiden Sie nach dem, was sonst da ist.
error-not-an-image = Statt des Bildes kam eine Webseite oder eine Zeichnung.
error-not-an-image-action = Das wurde weder angezeigt noch behalten. Sie können den Fall trotzdem entscheiden; verlangt das Netz eine eigene Anmeldung, melden Sie sich dort an und versuchen Sie es noch einmal.

## Several cases, flight pack, legal holds
error-pack-under-way = Ein Reisepaket wird bereits gepackt oder zurückgegeben.
error-pack-under-way-action = Warten Sie, bis das fertig ist, oder halten Sie es an.
error-pack-off = Hier werden keine Fälle mitgenommen: Bilder kommen, wenn ein Fall geöffnet wird.
error-pack-off-action = Fragen Sie Ihre Organisation, wenn Sie ohne Netz arbeiten müssen.
error-hold-reason = Eine Anordnung zur Aufbewahrung wird mit einem Grund getroffen und aufgehoben.
error-hold-reason-action = Schreiben Sie in einer Zeile von 3 bis 200 Zeichen, warum.
error-case-already-held = Für diesen Fall ist die Aufbewahrung bereits angeordnet.
error-case-not-held = Für diesen Fall ist keine Aufbewahrung angeordnet.
error-case-held = Für diesen Fall ist die Aufbewahrung angeordnet, deshalb wird nichts davon gelöscht.
error-case-held-action = Heben Sie zuerst die Anordnung auf.

## The ledger, and what leaves the window
error-ledger-filter = Diese Eingrenzung kann nicht gemeint sein.
error-ledger-filter-action = Prüfen Sie die beiden Tage: Die Liste beginnt, bevor sie endet.
error-file-exists = Eine Datei dieses Namens gibt es schon; nichts wird je überschrieben.
error-file-exists-action = Versuchen Sie es in einer Sekunde noch einmal.
error-file-not-written = Die Datei konnte nicht geschrieben werden.
error-file-not-written-action = Prüfen Sie, ob es Ihren Ordner für Downloads gibt und der Datenträger nicht voll ist.
error-not-copied = Die Zwischenablage des Systems hat nichts angenommen.
error-not-copied-action = Versuchen Sie es noch einmal, oder schreiben Sie es von Hand ab.
error-clipboard-off = Kopieren ist hier ausgeschaltet; in die Zwischenablage kam nichts.
error-clipboard-off-action = Der Verweis auf einen Fall lässt sich kopieren. Alles andere muss Ihre Organisation erlauben.
error-diagnostics-unwritten = Die Diagnose ließ sich nicht zusammenstellen.
error-diagnostics-unwritten-action = Versuchen Sie es noch einmal; bleibt es so, wenden Sie sich an den Support.

## Settings and links
error-settings-unread = Einige Ihrer Einstellungen waren nicht lesbar; für sie gilt der Standard.
error-settings-unread-action = Sehen Sie die Einstellungen durch; was Sie dort einstellen, wird wieder gespeichert.
error-settings-not-kept = Ihre Einstellungen konnten nicht gespeichert werden.
error-settings-not-kept-action = Sie bleiben, wie sie waren. Prüfen Sie, ob der Datenträger voll ist.
error-settings-refused = Eine Einstellung hat einen Wert, den sie nicht haben kann.
error-settings-refused-action = Wählen Sie einen der angebotenen Werte.
error-link-refused = Das war kein Verweis auf einen Fall.
error-link-refused-action = Fragen Sie nach der Kennung des Falls und suchen Sie danach.

## Opening, locking and closing the profile
error-not-open = Das Profil ist nicht oder nicht mehr offen.
error-not-open-action = Warten Sie, oder öffnen Sie es wieder; was gespeichert ist, bleibt.
error-locked = Dieses Profil ist gesperrt.
error-locked-action = Entsperren Sie es, um weiterzuarbeiten; was gespeichert ist, bleibt.
error-closing = Das Programm wird beendet.
error-not-asked-for = Darauf wartet das Profil gerade nicht. Nichts ist geschehen.
error-not-asked-for-action = Fahren Sie mit dem fort, was angezeigt wird.
error-addresses-silent = Nicht jede Adresse antwortet.
error-addresses-silent-action = Berichtigen Sie sie oder prüfen Sie das Netz. Die Adressen lassen sich auch ohne Antwort behalten.
error-addresses-wrong = Eine Adresse ist nicht verwendbar.
error-addresses-wrong-action = Berichtigen Sie, was genannt ist.
error-config-faults-action = Berichtigen Sie die genannten Zeilen, und versuchen Sie es dann noch einmal.
error-profile-file = Der Ordner dieses Profils war nicht benutzbar.
error-profile-file-action = Prüfen Sie, ob der Datenträger voll ist und ob der Profilordner Ihnen gehört.
error-profile-record-missing = Diesem Profil fehlt profile.json, worin steht, wem es gehört.
error-profile-record-missing-action = Stellen Sie profile.json aus einer Sicherung wieder her, oder beginnen Sie mit einem neuen Profilordner. Nichts wurde geändert.
error-profile-record-damaged = Die Datei profile.json dieses Profils ist beschädigt oder stammt von einer neueren Version.
error-profile-record-damaged-action = Stellen Sie profile.json aus einer Sicherung wieder her, oder beginnen Sie mit einem neuen Profilordner. Nichts wurde geändert.
error-profile-database-without-keys = Dieses Profil hat eine Datenbank, aber keine Angaben zu ihren Schlüsseln.
error-profile-database-without-keys-action = Stellen Sie profile.json aus einer Sicherung wieder her, oder beginnen Sie mit einem neuen Profilordner. Nichts wurde geändert.
error-profile-keys-exist = Dieses Profil hat seine Schlüssel bereits.
error-profile-keys-exist-action = Öffnen Sie es mit diesen.
error-profile-keys-not-made = Dieses Profil hat noch keine Schlüssel.
error-profile-keys-not-made-action = Wählen Sie, wo sie liegen sollen: im Schlüsselbund des Systems oder unter einer Passphrase.
error-keys-not-chosen = Dieses Profil hat noch keine Schlüssel.
error-keys-not-chosen-action = Wählen Sie, wo sie liegen sollen: im Schlüsselbund des Systems oder unter einer Passphrase.
error-demo-failed = Die Demo konnte nicht gestartet werden.
error-demo-failed-action = Schließen Sie das Fenster, und starten Sie die Demo noch einmal.

## The keys
error-passphrase-needed = Hier braucht es eine Passphrase.
error-passphrase-needed-action = Geben Sie sie ein.
error-passphrase-wrong = Diese Passphrase öffnet das Profil nicht.
error-passphrase-wrong-action = Geben Sie sie noch einmal ein.
error-passphrase-too-short = Diese Passphrase ist zu kurz.
error-passphrase-too-short-action = Wählen Sie eine längere, etwa vier oder fünf Wörter.
error-keychain-unavailable = Dieses System bietet keinen Schlüsselbund, den Second Look benutzen kann.
error-keychain-unavailable-action = Starten Sie einen Schlüsselbund (unter Linux gnome-keyring oder KWallet), dann Second Look neu. Ein neues Profil lässt sich auch mit einer Passphrase anlegen.
error-keychain-locked = Der Schlüsselbund des Systems ist gesperrt oder hat Second Look abgewiesen.
error-keychain-locked-action = Entsperren Sie ihn, beantworten Sie seine Frage mit Ja, und versuchen Sie es noch einmal.
error-keychain-timed-out = Der Schlüsselbund des Systems hat nicht rechtzeitig geantwortet.
error-keychain-timed-out-action = Suchen Sie nach einer Frage, die das System Ihnen stellt, beantworten Sie sie, und versuchen Sie es noch einmal.
error-keychain-forgetful = Der Schlüsselbund des Systems hat den Schlüssel nicht behalten, den er bekam.
error-keychain-forgetful-action = Benutzen Sie diesen Schlüsselbund nicht: Legen Sie das Profil mit einer Passphrase an, oder lassen Sie den Schlüsselbund zuerst reparieren.
error-key-wrong = Ein Schlüssel ist nicht der, mit dem dieses Profil angelegt wurde.
error-key-wrong-action = Stellen Sie den Schlüsselbund oder die Schlüsseldatei dieses Profils wieder her; vermutlich hat eine Sicherung einen anderen Stand zurückgebracht. Nichts wurde geändert.
error-key-file-damaged = Die Schlüsseldatei dieses Profils ist beschädigt.
error-key-file-damaged-action = Stellen Sie keys.sealed aus einer Sicherung wieder her. Nichts wurde geändert.
error-key-file-io = Die Schlüsseldatei dieses Profils konnte nicht gelesen oder geschrieben werden.
error-key-file-io-action = Prüfen Sie, ob der Datenträger voll ist und ob der Profilordner Ihnen gehört.
error-key-witness-failed = Ein zweiter Prozess konnte den neuen Schlüssel nicht zurücklesen.
error-key-witness-failed-action = Starten Sie Second Look neu; bleibt es so, installieren Sie es neu.
error-key-thread = Das System konnte nicht starten, was nach den Schlüsseln fragt.
error-key-thread-action = Schließen Sie andere Programme, oder starten Sie den Computer neu, und versuchen Sie es dann noch einmal.
error-key-material = Das System lieferte keine Zufallszahlen für einen Schlüssel.
error-key-material-action = Schließen Sie andere Programme, oder starten Sie den Computer neu, und versuchen Sie es dann noch einmal.
error-log-mark-unreadable = Bei diesem Start ließ sich das Protokoll nicht mit dem vergleichen, was bei den Schlüsseln liegt. Die Arbeit geht weiter; sagen Sie es einer Leitung, wenn es so bleibt.
error-key-out-of-place = Der Schlüssel, der öffnet, was hier liegt, ist nicht mehr an seinem Ort, oder dort liegt ein anderer. Die Arbeit geht mit dem im Speicher weiter.
error-key-out-of-place-action = Stellen Sie den Schlüsselbund oder die Schlüsseldatei dieses Profils wieder her, bevor Second Look geschlossen oder gesperrt wird, und senden Sie, was wartet. Ohne sie lässt sich hier nichts mehr öffnen.
error-clock-off = Die Uhr dieses Computers zeigt { $here }, die der Plattform zeigte zuletzt { $there }.
error-clock-off-action = Stellen Sie Uhr und Zeitzone dieses Computers richtig. Die Arbeit geht weiter; für Entscheidungen gilt die Zeit der Plattform.
error-decision-unfinished = Eine Entscheidung, die vor mehr als einem Tag gesendet wurde, ist noch ohne Ende: Die Plattform hat nicht gesagt, dass sie wirksam wurde.
error-decision-unfinished-action = Sehen Sie in den Ausgang, und sagen Sie dem Betrieb, um welchen Fall es geht. Inzwischen wird von selbst nachgefragt.

## The database
error-database-missing = Die Datenbank dieses Profils fehlt.
error-database-missing-action = Stellen Sie die Datei aus einer Sicherung wieder her, oder beginnen Sie mit einem neuen Profilordner. Nichts wurde geändert.
error-database-missing-journal-left = Die Datenbank dieses Profils fehlt, ihr Journal ist aber da.
error-database-missing-journal-left-action = Stellen Sie die Datei aus einer Sicherung wieder her, oder beginnen Sie mit einem neuen Profilordner. Nichts wurde geändert.
error-database-empty = Die Datenbank dieses Profils ist eine leere Datei.
error-database-empty-action = Stellen Sie die Datei aus einer Sicherung wieder her, oder beginnen Sie mit einem neuen Profilordner. Nichts wurde geändert.
error-database-not-a-file = An der Stelle der Datenbank liegt keine gewöhnliche Datei.
error-database-not-a-file-action = Legen Sie die fremde Datei beiseite, und stellen Sie die des Profils wieder her. Nichts wurde geändert.
error-database-foreign = Die Datei an der Stelle der Datenbank ist keine Datenbank.
error-database-foreign-action = Legen Sie die fremde Datei beiseite, und stellen Sie die des Profils wieder her. Nichts wurde geändert.
error-database-not-encrypted = Die Datenbank dieses Profils ist nicht verschlüsselt.
error-database-not-encrypted-action = Legen Sie die fremde Datei beiseite, und stellen Sie die des Profils wieder her. Nichts wurde geändert.
error-database-truncated = Die Datenbank dieses Profils ist abgeschnitten.
error-database-truncated-action = Stellen Sie die Datei aus einer Sicherung wieder her. Was bestätigt ist, liegt sicher bei der Plattform; löschen Sie die beschädigte Datei nicht, wartende Entscheidungen lassen sich vielleicht noch daraus lesen.
error-database-damaged = Die Datenbank dieses Profils ist beschädigt.
error-database-damaged-action = Stellen Sie die Datei aus einer Sicherung wieder her. Was bestätigt ist, liegt sicher bei der Plattform; löschen Sie die beschädigte Datei nicht, wartende Entscheidungen lassen sich vielleicht noch daraus lesen.
error-database-key-wrong = Die Schlüssel dieses Profils öffnen seine Datenbank nicht, oder der Anfang der Datei ist beschädigt.
error-database-key-wrong-action = Bringen Sie Datenbank und Schlüssel desselben Profils wieder zusammen. Nichts wurde geändert.
error-database-older-copy = Die Datenbank dieses Profils ist eine ältere Kopie: Womit sie versiegelt war, ist seither gelöscht.
error-database-older-copy-action = Legen Sie die neueste Datei zurück, oder beginnen Sie mit einem neuen Profilordner, und gleichen Sie ab. Was bestätigt ist, liegt bei der Plattform; Entscheidungen, die in dieser Kopie warteten, sind nicht mehr lesbar. Nichts wurde geändert.
error-database-busy = Ein anderes Programm benutzt die Datenbank dieses Profils.
error-database-busy-action = Schließen Sie das andere Programm, und versuchen Sie es noch einmal.
error-database-migrate = Die Datenbank dieses Profils ließ sich nicht auf den Stand dieser Version bringen.
error-database-migrate-action = Benutzen Sie die Version, mit der dieses Profil zuletzt geöffnet war, oder eine neuere.
error-cipher-missing = Dieses Programm wurde ohne Verschlüsselung gebaut und weigert sich, im Klartext zu schreiben.
error-cipher-missing-action = Installieren Sie Second Look neu, von dort, woher Ihre Organisation es bezieht.
error-wal-forbidden = Die SQLite-Version dieses Programms ist für die Datenbank nicht sicher genug.
error-wal-forbidden-action = Installieren Sie Second Look neu, von dort, woher Ihre Organisation es bezieht.
error-database-setting-refused = Die Datenbank hat eine Einstellung nicht angenommen, die sie haben muss.
error-database-setting-refused-action = Installieren Sie Second Look neu, von dort, woher Ihre Organisation es bezieht.
error-database-file = Die Datei der Datenbank konnte nicht gelesen oder geschrieben werden.
error-database-file-action = Prüfen Sie, ob der Datenträger voll ist und ob der Profilordner Ihnen gehört.
error-database-statement = Die Datenbank konnte nicht tun, was von ihr verlangt war.
error-database-statement-action = Prüfen Sie, ob der Datenträger voll ist und ob der Profilordner Ihnen gehört.
error-commit-unknown = Die Datenbank konnte nicht sagen, ob die letzte Änderung gespeichert ist.
error-commit-unknown-action = Warten Sie einen Moment: Das wird nachgesehen, bevor etwas anderes geschrieben wird.
error-database-closed = Die Datenbank dieses Profils ist geschlossen.
error-database-closed-action = Öffnen Sie das Profil wieder; was gespeichert ist, bleibt.
error-database-unreadable-value = Die Datenbank dieses Profils enthält etwas Unlesbares.
error-database-unreadable-value-action = Wenden Sie sich an den Support. Nichts wurde geändert.
error-value-not-writable = Ein Wert ließ sich nicht niederschreiben.
error-value-not-writable-action = Wenden Sie sich an den Support. Nichts wurde geändert.

## What is sealed
error-epoch-gone = Dies wurde gelöscht: Der Schlüssel, mit dem es versiegelt war, besteht nicht mehr, und so ist es gewollt.
error-seal-does-not-open = Etwas Versiegeltes lässt sich nicht öffnen: Es wurde verändert, verschoben oder mit einem anderen Schlüssel versiegelt.
error-seal-does-not-open-action = Wenden Sie sich an den Support. Andere Fälle sind nicht betroffen, und dieser lässt sich wieder von der Plattform holen.
error-seal-unknown-version = Etwas Versiegeltes stammt von einer Version, die dieses Programm nicht kennt.
error-seal-unknown-version-action = Wenden Sie sich an den Support. Andere Fälle sind nicht betroffen, und dieser lässt sich wieder von der Plattform holen.
error-seal-chunks-broken = Eine versiegelte Datei ist nicht vollständig oder nicht in der richtigen Reihenfolge.
error-seal-chunks-broken-action = Wenden Sie sich an den Support. Andere Fälle sind nicht betroffen, und dieser lässt sich wieder von der Plattform holen.
error-seal-too-long = Etwas ist zu lang, um versiegelt zu werden, deshalb wurde es nicht aufbewahrt.
error-seal-too-long-action = Wenden Sie sich an den Support.

## With what the engine names (show/facts.ts); -bare: where it could not name it
error-address-refused = „{ $setting }“ in config.toml hat einen Wert, den diese Konsole nicht verwenden darf.
error-address-refused-action = Berichtigen Sie config.toml, und versuchen Sie es dann noch einmal.
error-certificate-not-pinned = Das Zertifikat der Prüfungsadresse kommt von keiner Stelle, die in der Konfiguration hinterlegt ist. Ausgestellt von: { $issuer }; gültig von { $from } bis { $until }.
error-certificate-not-pinned-bare = Das Zertifikat der Prüfungsadresse kommt von keiner Stelle, die in der Konfiguration hinterlegt ist. Es ist nicht lesbar.
error-certificate-not-pinned-action = Nichts wurde gesendet, und daran führt kein Weg vorbei; was gespeichert ist, wartet hier. Vielleicht liest in diesem Netz jemand mit: Sagen Sie es Ihren Sicherheitsleuten.
error-certificate-refused = Das Zertifikat, das die Plattform zeigt, wird nicht angenommen: { $why }. Ausgestellt von: { $issuer }; gültig von { $from } bis { $until }.
error-certificate-refused-bare = Das Zertifikat, das die Plattform zeigt, wird nicht angenommen: { $why }. Mehr ist daran nicht lesbar.
error-certificate-refused-action = Nichts wurde gesendet, und daran führt kein Weg vorbei; was gespeichert ist, wartet hier. Sehen Sie nach, ob die Uhr dieses Computers stimmt; wenn ja, sagen Sie es dem Betrieb und wer dieses Netz betreut.
certificate-clocks = Die Uhr dieses Computers zeigt { $here }, die der Plattform zeigte zuletzt { $there }.
certificate-clock = Die Uhr dieses Computers zeigt { $here }.
error-claim-held = { $holder } hat diesen Fall reserviert.
error-claim-held-bare = Jemand anderes hat diesen Fall reserviert.
error-claim-held-action = Nehmen Sie einen anderen Fall, oder warten Sie, bis er frei ist.
error-config-file-action = Prüfen Sie, ob die Datei da ist, ein Text ist und Ihnen gehört.
error-policy-faults-action = Berichtigen Sie die genannten Zeilen, und versuchen Sie es dann noch einmal.
error-disk-nearly-full = Auf dem Datenträger sind noch { $left } MB; unter { $keeps } MB wird nichts weiter entschieden.
error-disk-nearly-full-action = Schaffen Sie Platz auf dem Datenträger. Ihr Text bleibt als Entwurf, und was schon gespeichert ist, wird inzwischen gesendet.
error-disk-short = Das Reisepaket braucht etwa { $needs } MB neben den { $keeps } MB, die frei bleiben, und auf dem Datenträger sind noch { $left } MB.
error-disk-short-action = Verlangen Sie weniger Fälle, oder schaffen Sie Platz auf dem Datenträger.
error-pack-size = Ein Reisepaket hat jetzt 1 bis { $most } Fälle.
error-pack-size-action = Verlangen Sie weniger; mehr als 200 Entscheidungen warten nie zugleich.
error-too-many-cases = Auf einmal lassen sich 1 bis { $most } Fälle nehmen.
error-too-many-cases-action = Wählen Sie weniger aus.
error-key-backend-changed = Die Schlüssel dieses Profils liegen in „{ $recorded }“, dieses Programm sieht aber „{ $present }“.
error-key-backend-changed-action = Starten Sie Second Look dort, wo das Profil angelegt wurde, mit demselben Schlüsselbund. Schlüssel werden nie stillschweigend verlegt.
error-key-missing = Der Schlüssel „{ $name }“ dieses Profils liegt nicht an seinem Ort ({ $backend }).
error-key-missing-action = Stellen Sie den Schlüsselbund oder die Schlüsseldatei wieder her, mit der dieses Profil angelegt wurde. Ohne sie ist nicht lesbar, was hier liegt; was bestätigt ist, liegt sicher bei der Plattform. Nichts wurde geändert.
error-key-too-long = Der Wert „{ $name }“ ist länger als die { $limit } Byte, die sein Ort fasst.
error-key-too-long-action = Bitten Sie, wer die Anmeldung betreut, um kürzere Token.
error-log-broken = Das Protokoll dieser Konsole stimmt nicht. { $why } Der erste schlechte Eintrag ist { $entry }. Bis eine Leitung es zur Kenntnis nimmt, wird nichts Neues entschieden.
error-log-broken-bare = Das Protokoll dieser Konsole stimmt nicht. { $why } Bis eine Leitung es zur Kenntnis nimmt, wird nichts Neues entschieden.
error-log-broken-action = Bitten Sie eine Leitung, es anzusehen und zur Kenntnis zu nehmen. Was entschieden ist, wird weiter gesendet, und Fälle lassen sich lesen.
error-platform = { $fault } ({ $detail }).
error-platform-bare = { $fault }.
error-platform-action = Sagen Sie es dem Betrieb, wenn es so bleibt.
error-profile-folder-in-use = Im Ordner, der als Profil genannt ist, liegen andere Dateien, etwa „{ $found }“.
error-profile-folder-in-use-action = Nennen Sie einen leeren oder neuen Ordner.
error-profile-held = Dieses Profil ist bereits geöffnet: { $program } (Prozess { $process }).
error-profile-held-bare = Dieses Profil ist bereits in einem anderen Programm geöffnet.
error-profile-held-action = Benutzen Sie das geöffnete Programm, oder schließen Sie es zuerst.
error-profile-made-for-another = Dieses Profil wurde für etwas anderes angelegt ({ $what }): „{ $recorded }“, nicht „{ $asked }“.
error-profile-made-for-another-action = Benutzen Sie für jede Plattform und Umgebung einen eigenen Profilordner, und stellen Sie die Adressen wieder her.
error-profile-other-person = Dieses Profil gehört einer anderen Person.{ $waiting ->
    [0] {""}
    [one] {" "}Eine ihrer Entscheidungen wartet hier versiegelt auf ihre nächste Anmeldung.
   *[other] {" "}{ $waiting } ihrer Entscheidungen warten hier versiegelt auf ihre nächste Anmeldung.
}
error-profile-other-person-bare = Dieses Profil gehört einer anderen Person.
error-profile-other-person-action = Melden Sie sich als die Person an, für die dieses Profil angelegt wurde, oder benutzen Sie einen eigenen Profilordner.
error-role-needed = Dafür braucht es die Rolle { $roles }.
error-role-needed-action = Bitten Sie jemanden mit dieser Rolle, oder lassen Sie sie sich geben und melden Sie sich neu an.

## Words of ours among it
said-roles-reviewer = Prüfung
said-roles-analyst = Analyse
said-roles-lead = Leitung
said-roles-auditor = Revision
said-roles-operations = Betrieb
said-roles-privacy = Datenschutz
said-program-window = das Fenster
said-program-command-line = eine Kommandozeile
said-what-platform = Plattform
said-what-review-api = Prüfungsadresse
said-what-environment = Umgebung
said-backend-passphrase = unter der Passphrase
said-issuer-itself = sich selbst
said-fault-status = Die Plattform antwortete mit einem Status, der hier nichts bedeutet
said-fault-shape = Die Antwort der Plattform ist nicht wie dokumentiert
said-fault-too-large = Die Antwort der Plattform ist zu groß
said-fault-vault = Die Anmeldung ließ sich nicht aufbewahren
said-fault-setup = Was mit der Plattform spricht, ließ sich nicht einrichten
said-why-expired = es ist abgelaufen
said-why-not-yet-valid = es gilt noch nicht
said-why-other-host = es gehört zu einem anderen Rechner
said-why-unknown-issuer = niemand, dem dieser Computer vertraut, hat es signiert
said-why-self-signed = es hat sich selbst signiert
said-why-revoked = es wurde widerrufen
said-why-refused = es besteht die Prüfung dieses Systems nicht
said-why-altered = Ein Eintrag ist nicht mehr so, wie er signiert wurde.
said-why-out-of-order = Einträge fehlen oder stehen in anderer Reihenfolge.
said-why-bad-signature = Ein Prüfpunkt trägt nicht die Signatur dieser Konsole.
said-why-unsigned-tail = Seine letzten Einträge wurden nie signiert.
said-why-key-changed = Es wurde mit einem anderen Schlüssel signiert als dem dieses Profils.
said-why-rolled-back = Es ist kürzer, als es war: Eine ältere Datei wurde zurückgelegt, oder sein Ende fehlt.
said-why-forked = Es ist nicht das Protokoll, das außerhalb dieser Datei gemerkt ist.
