### Das Hauptbuch: was Leitung und Revision von allen Entscheidungen und vom Protokoll dieser Konsole lesen.

scope-ledger = Hauptbuch
command-go-ledger = Zum Hauptbuch
command-timeline = Verlauf des Falls
command-row-down = Nächste Zeile
command-row-up = Vorige Zeile
command-row-open = Verlauf ihres Falls
command-ledger-list = Entscheidungen oder Einträge
command-ledger-find = Einen Code suchen
command-ledger-check = Jeden Eintrag prüfen
command-ledger-csv = Liste als CSV exportieren
command-ledger-json = Liste als JSON exportieren
command-ledger-clear = Eingrenzung der Liste aufheben
command-timeline-case = Den Fall des Verlaufs öffnen

nav-ledger = Hauptbuch
ledger-title = Hauptbuch
ledger-lists = Welche Liste
ledger-decisions = Entscheidungen aller
ledger-entries = Einträge dieser Konsole
ledger-decisions-about = Wie die Plattform sie meldet
ledger-entries-about = Wie diese Konsole sie festgehalten hat

## Two verdicts
ledger-verdicts = Unversehrtheit und Vollständigkeit
ledger-integrity = Unversehrtheit
ledger-completeness = Vollständigkeit
verdict-holds = gegeben
verdict-fails = nicht gegeben
verdict-cannot_say = nicht zu sagen
integrity-holds = { $looked ->
    [one] Der eine Eintrag von Protokoll { $log } war am { $at } wie signiert.
   *[other] Alle { $looked } Einträge von Protokoll { $log } waren am { $at } wie signiert.
}
integrity-since = { $count ->
    [0] Seither kam keiner hinzu.
    [one] Seither kam einer hinzu.
   *[other] Seither kamen { $count } hinzu.
}
integrity-cannot_say = Noch niemand hat jeden Eintrag dieses Protokolls geprüft.
integrity-behind-rollback = Ein Protokoll vor diesem wurde zurückgesetzt ({ $fault }). Mit der älteren Datei kann ein Befund verloren sein: dass nichts verändert wurde, kann niemand mehr sagen.
integrity-breaks = { $count ->
    [one] Ein Protokoll dieser Konsole war nicht unversehrt.
   *[other] { $count } Protokolle dieser Konsole waren nicht unversehrt.
}
integrity-fails = Das Protokoll vor diesem ist nicht unversehrt: { $fault }.
integrity-first-bad = Sein erster schlechter Eintrag ist { $seq }.
integrity-noted = Die Leitung hat es zur Kenntnis genommen.
integrity-not-noted = Die Leitung hat es noch nicht zur Kenntnis genommen.
completeness-holds = Es ist nichts bekannt, was fehlt. Was nie gemeldet wurde, kann von hier aus niemand sehen.
completeness-cannot_say = Die Meldungen der Plattform über Entscheidungen wurden hier noch nie gelesen.
completeness-unreadable = { $count ->
    [one] Eine gemeldete Entscheidung war nicht lesbar.
   *[other] { $count } gemeldete Entscheidungen waren nicht lesbar.
}
completeness-unknown-here = { $count ->
    [one] Die Plattform hat eine Entscheidung von dieser Konsole, die hier unbekannt ist.
   *[other] Die Plattform hat { $count } Entscheidungen von dieser Konsole, die hier unbekannt sind.
}
completeness-unknown-there = { $count ->
    [one] Eine hier bestätigte Entscheidung wurde nicht gemeldet.
   *[other] { $count } hier bestätigte Entscheidungen wurden nicht gemeldet.
}
completeness-fault = Im Protokoll vor diesem fehlen Einträge: { $fault }.
completeness-witnessed = Bezeugt bis Eintrag { $entry } am { $at }: bis dorthin kann nichts unbemerkt verloren gehen.
completeness-unwitnessed = { $count ->
    [0] Seither kam nichts hinzu.
    [one] Seither kam ein Eintrag hinzu, von dem noch kein Zeuge weiß.
   *[other] Seither kamen { $count } Einträge hinzu, von denen noch kein Zeuge weiß.
}
completeness-never-witnessed = Dieses Protokoll hat noch kein Zeuge gesehen: dass sein Ende abgeschnitten wurde, zeigte sich nur bei den Schlüsseln.
fault-altered = ein Eintrag ist nicht, wie er signiert wurde
fault-out_of_order = Einträge fehlen oder stehen in anderer Reihenfolge
fault-bad_signature = ein Prüfpunkt trägt nicht die Signatur dieser Konsole
fault-unsigned_tail = seine letzten Einträge wurden nie signiert
fault-key_changed = es wurde mit einem anderen Schlüssel signiert
fault-rolled_back = es ist kürzer, als es war
fault-forked = es ist nicht das Protokoll, an das sich diese Konsole erinnert
ledger-known = Meldungen bekannt bis { $at }
ledger-never-known = Meldungen nie gelesen

## Narrowing
ledger-narrow = Liste eingrenzen
ledger-person = Person
ledger-anybody = Alle
ledger-since = Von
ledger-until = Bis
ledger-code = Code
ledger-code-hint = etwa 3206
ledger-decision-id = Kennung der Entscheidung
ledger-kind = Art des Eintrags
ledger-any-kind = Alle
ledger-override = Trotz Verdacht
ledger-override-about = Freigegeben trotz eines Verdachtscodes
ledger-superseded = Unsere zu spät
ledger-superseded-about = Eine Entscheidung dieser Konsole kam zu spät
ledger-second = Zweiter Blick
ledger-second-about = Eine zweite Person prüft, hat geprüft oder hätte geprüft
ledger-clear = Aufheben
ledger-count = { $count ->
    [0] Keine
    [one] Eine Entscheidung
   *[other] { $count } Entscheidungen
}
ledger-count-entries = { $count ->
    [0] Keiner gezeigt
    [one] Einer gezeigt
   *[other] { $count } gezeigt
}
command-ledger-more = Weiter zurück suchen
ledger-empty-title = Keine Zeile passt
ledger-empty-text = Heben Sie die Eingrenzung auf, oder gleichen Sie ab: Entscheidungen kommen mit den Meldungen der Plattform.
ledger-empty-further = Von den neuesten Einträgen passt keiner. Ältere wurden noch nicht durchsucht.

## Rows
ledger-at = Festgehalten
ledger-entry-at = Wann
ledger-who = Person
ledger-what = Entscheidung
ledger-case = Fall
ledger-why = Gründe
ledger-remarks = Bemerkungen
ledger-seq = Eintrag
ledger-kind-short = Was geschah
ledger-console = diese Konsole selbst
ledger-made-here = hier getroffen
ledger-row-second = zweite: { $answer }, { $person }
ledger-reasons-gone = mit dem Fall gegangen
ledger-clock-back = Uhr zurückgestellt
ledger-unreadable = nicht lesbar
ledger-list-label = { $count ->
    [one] Eine Zeile
   *[other] { $count } Zeilen
}
state-applied = wirksam
state-applying = noch nicht wirksam
state-awaiting_second = wartet auf eine zweite Person
state-apply_failed = konnte nicht wirksam werden
state-declined_by_second = zweite Person widersprach
state-voided = die Nachweise haben sich vorher geändert

## Timeline
timeline-title = Verlauf
timeline-close = Verlauf schließen
timeline-open-case = Fall öffnen
timeline-gone = Der Fall ist nicht mehr hier. Was über ihn geschrieben wurde, ging mit ihm.
timeline-cut = Ältere Einträge des Protokolls sind weggelassen.
timeline-none = Wählen Sie eine Zeile und drücken Sie { $key }, um zu sehen, was an ihrem Fall geschah.
timeline-none-no-key = Wählen Sie eine Zeile und öffnen Sie sie, um zu sehen, was an ihrem Fall geschah.
timeline-platform = Plattform
timeline-saved = Hier gespeichert
timeline-log = Protokoll dieser Konsole
timeline-by = { $answer } von { $person }
timeline-entry = Eintrag { $seq }
timeline-outcome = Ergebnis: { $outcome }
heard-timeline = Verlauf von { $id }: { $count ->
    [one] ein Ereignis
   *[other] { $count } Ereignisse
}.

## Taking a list out
ledger-export = Exportieren
ledger-export-csv = CSV exportieren
ledger-exported = { $rows ->
    [one] Eine Zeile steht in
   *[other] { $rows } Zeilen stehen in
}
ledger-exported-note = Die Datei liegt jetzt außerhalb des Tresors und nennt ihre Eingrenzung, die Zeit, Sie und wofür sie ist.
ledger-out-title = Liste exportieren
ledger-out-about = Die Liste verlässt den Tresor als Datei in Ihrem Ordner für Downloads. Sie nennt ihre Eingrenzung, die Zeit, Sie und wofür sie ist.
ledger-out-purpose = Wofür es ist
ledger-out-note = 3 bis 200 Zeichen. Steht in der Datei, und im Protokoll so, dass niemand es dort lesen und Sie es beweisen können.
ledger-out-do = Exportieren
heard-ledger-checked = Jeder Eintrag wurde geprüft. Unversehrtheit: { $integrity }. Vollständigkeit: { $completeness }.

## What happened, entry by entry
kind-accepted = Von der Plattform festgehalten, noch nicht wirksam
kind-acknowledged = Entscheidung zur Kenntnis genommen
kind-assigned = Fall zugewiesen
kind-block_erased = Nachweis von der Plattform gelöscht
kind-block_sealed_for_hold = Nachweis von der Plattform gelöscht, für eine Aufbewahrungsanordnung versiegelt
kind-case_opened = Fall geöffnet
kind-certificate_issuer_met = Neuer Aussteller eines Zertifikats
kind-certificate_refused = Zertifikat abgelehnt
kind-claim_ended = Reservierung anderer beendet
kind-claim_lost = Reservierung verloren
kind-claimed = Fall reserviert
kind-closed = Entscheidung geschlossen: Der Fall ist nicht mehr da
kind-confirmed = Entscheidung bestätigt
kind-decided = Entscheidung gespeichert
kind-edition_changed = Ausgabe der Richtlinie gewechselt
kind-epoch_ended = Schlüssel des Gelöschten vernichtet
kind-erased = Nach einer Löschregel gelöscht
kind-evidence_dropped = Nachweise nicht länger hier aufbewahrt
kind-file_erased = Datei von der Plattform gelöscht
kind-file_sealed_for_hold = Datei von der Plattform gelöscht, für eine Aufbewahrungsanordnung versiegelt
kind-foreign_case_refused = Antwort zu einem anderen Fall abgelehnt
kind-hold_lifted = Anordnung zur Aufbewahrung aufgehoben
kind-hold_placed = Aufbewahrung angeordnet
kind-image_changed = Bild ist ein anderes als zuvor
kind-image_dropped = Bild nicht länger hier aufbewahrt
kind-image_fetched = Bild geholt
kind-image_saved = Bild herausgegeben
kind-image_viewed = Bild angesehen
kind-ledger_exported = Hauptbuch exportiert
kind-ledger_read = Hauptbuch gelesen
kind-locked = Gesperrt
kind-log_break_acknowledged = Gebrochenes Protokoll zur Kenntnis genommen
kind-log_broken = Protokoll gebrochen vorgefunden
kind-log_exported = Protokoll exportiert
kind-log_mark_unreadable = Merkzeichen bei den Schlüsseln war nicht lesbar
kind-needs_review = Entscheidung ist zu klären
kind-noted = Notiz geschrieben
kind-organisation_file_changed = Datei der Organisation geändert
kind-original_saved = Originaldatei herausgegeben
kind-pack_cancelled = Mitnehmen abgebrochen
kind-pack_made = Fälle mitgenommen
kind-pack_released = Mitgenommene Fälle zurückgegeben
kind-pack_renewed = Reservierung zum Mitnehmen erneuert
kind-pack_taken = Zum Mitnehmen reserviert
kind-package_exported = Nachweispaket erstellt
kind-package_replayed = Nachweispaket zum Ansehen geöffnet
kind-parked = Entscheidung nicht zustellbar
kind-policy_changed = Richtlinie geändert
kind-purged = Fall entfernt
kind-queued = Entscheidung wartet wieder
kind-released = Reservierung zurückgegeben
kind-retention_rules_changed = Löschregeln geändert
kind-reveal = Kontakte im Klartext angesehen
kind-roles_changed = Rollen geändert
kind-sealed_for_hold = Fall von der Plattform entfernt, für eine Aufbewahrungsanordnung versiegelt
kind-second_answered = Zweite Antwort gespeichert
kind-send_again = Von einer Person erneut gesendet
kind-sent = Entscheidung gesendet
kind-sign_in_ended = Anmeldung von der Plattform beendet
kind-sign_in_refused = Anmeldung abgelehnt
kind-signed_in = Angemeldet
kind-signed_out = Abgemeldet
kind-superseded = Andere Entscheidung gilt
kind-synced = Abgeglichen
kind-timeline_read = Verlauf gelesen
kind-tip_off_refused = Text zurückgehalten
kind-undone = Entscheidung zurückgenommen
kind-unlocked = Entsperrt
kind-unknown = Ausgang einer Sendung unbekannt
kind-withdrawn = Entscheidung zurückgezogen
