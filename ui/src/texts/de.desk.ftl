### Was eine Person auf dem Schreibtisch hat: Befehle und ihre Tasten, Einstellungen, Meldungen, Diagnose.

## Commands
command-palette = Alle Befehle
command-menu = Menü
palette-about = Tippen Sie ein paar Buchstaben eines Befehls; die Pfeile wählen, die Eingabetaste führt ihn aus.
palette-find = Befehl suchen
palette-count = { $count ->
    [0] Kein passender Befehl.
    [one] Ein Befehl
   *[other] { $count } Befehle
}

## Keys of one's own
keys-change = Tasten ändern
keys-change-done = Fertig
keys-change-about = Wählen Sie einen Befehl und drücken Sie seine neue Taste. Eine Taste, die ein anderer Befehl hat, wird abgelehnt.
keys-change-one = { $command }: Taste ändern, jetzt { $key }
keys-none-now = keine
keys-press = Drücken Sie die neue Taste; { $cancel } bricht ab.
keys-taken = { $key } ist die Taste von „{ $by }“.
keys-reserved = { $key } ist durch Eingabefelder oder das System belegt.
keys-in-the-way = „{ $by }“ hat jetzt diese Taste. Ändern Sie zuerst dort.
keys-reset-one = { $command }: zurück zu { $key }
keys-reset-all = Alle Tasten zurücksetzen
keys-changed = geändert
heard-key-changed = { $command }: Die Taste ist jetzt { $key }.
heard-keys-reset = Alle Tasten sind wie ausgeliefert.
keys-single-off = Einzelne Tasten sind ausgeschaltet; was bleibt, wirkt mit einer Zusatztaste oder als Funktionstaste.

## Settings
command-settings = Einstellungen
settings-about = Alles wirkt sofort. Jede Einstellung zeigt ihren Standard und lässt sich zurücksetzen.
settings-looks = Aussehen
settings-hands = Arbeitsweise
settings-reset-all = Alle zurücksetzen
setting-default = Standard: { $value }
setting-reset = Zurücksetzen
setting-reset-one = Zurücksetzen: { $name }, Standard { $value }
setting-on = an
setting-off = aus
setting-as-configured = Wie konfiguriert: { $value }
setting-theme = Darstellung
setting-theme-about = Der Tisch hinter einem Dokument bleibt immer grau, damit dessen Farben nicht verfälscht werden.
theme-name-system = Wie das System
theme-name-light = Hell
theme-name-dark = Dunkel
theme-name-contrast = Hoher Kontrast
setting-text = Textgröße
setting-density = Dichte
setting-density-about = Die Höhe von Listenzeilen und Schaltflächen.
density-compact = Kompakt
density-cosy = Mittel
density-comfortable = Großzügig
setting-language = Sprache
setting-language-about = Gilt auch für die Erklärungen zu einem Fall. Was Endnutzer lesen, ändert sich nicht.
setting-advance = Nach einer Entscheidung
setting-advance-about = Sonst bleibt der entschiedene Fall angezeigt, und Sie gehen selbst weiter.
setting-advance-on = Den nächsten Fall sofort öffnen
setting-undo = Zeit zum Zurücknehmen
setting-undo-about = Wie lange eine Entscheidung hier bleibt, bevor sie gesendet wird. Gilt ab der nächsten Entscheidung.
setting-undo-least = Wie lange eine Entscheidung hier bleibt, bevor sie gesendet wird. Ihre Organisation erlaubt keine kürzere Zeit.
setting-undo-value = { $secs ->
    [0] keine, sofort gesendet
   *[other] { $secs } Sekunden
}
setting-single = Einzelne Tasten
setting-single-about = Schalten Sie sie aus, wenn Sie diktieren: Dann lösen nur Tasten mit Zusatztaste und Funktionstasten Befehle aus.
setting-single-on = Buchstaben, Ziffern und Zeichen lösen Befehle aus
setting-keys = Eigene Tasten
setting-keys-default = wie ausgeliefert
setting-keys-count = { $count ->
    [0] keine geändert
    [one] eine geändert
   *[other] { $count } geändert
}

## Verweise, die ersten Fälle, und was heute geschah
command-link-open = Verwiesenen Fall öffnen
command-link-drop = Jetzt nicht
command-lock = Sperren
command-hand-up = Diesen Fall abgeben
command-copy-link = Verweis auf diesen Fall kopieren
link-label = Ein Verweis von außen
link-asks = Ein Verweis fragt nach Fall { $id }.
heard-link-copied = Der Verweis auf diesen Fall ist kopiert.
copy-not-possible = Das Fenster konnte dies nicht kopieren. Kopieren Sie es von Hand:
queue-first-title = Die ersten Fälle sind unterwegs
queue-first-text = Sie erscheinen hier von selbst, sobald die Plattform sie gesendet hat.
queue-none-title = Noch ist nichts geholt
queue-none-text = Die Plattform antwortet nicht, und auf diesem Computer liegt noch kein Fall. Verbinden Sie sich mit dem Netz: Dann kommen die Fälle von selbst, und was hier liegt, bleibt auch ohne Netz benutzbar.
today-none = Sie haben heute noch nichts entschieden.
today-decided = Heute haben Sie { $approved } freigegeben und { $rejected } abgelehnt.

## Told before, and diagnostics
command-notices = Frühere Meldungen
notices-about = Was das Fenster gemeldet hat, seit es offen ist; das Neueste zuerst.
notices-none = Noch wurde nichts gemeldet.
command-diagnostics = Diagnose kopieren
diagnostics-title = Diagnose
diagnostics-about = Für alle, die Ihnen helfen: Versionen, Zustand und Fehlercodes. Keine Namen, keine Fälle, keine Adressen.
diagnostics-copy = Kopieren
diagnostics-gathering = Wird zusammengestellt …

## Nachweispakete
command-package = Nachweispaket dieses Falls
package-title = Nachweispaket
package-about = Ein Fall als Datei, die andere prüfen können. Er verlässt diesen Computer, und das Protokoll sagt es.
package-looking = Es wird nachgesehen, was hineinkommt …
package-for = Für wen
package-purpose = Wofür es ist
package-purpose-note = 3 bis 200 Zeichen. Steht im Protokoll so, dass niemand es lesen und Sie es beweisen können.
package-recipient = Empfänger { $n }: Name
package-recipient-key = Empfänger { $n }: öffentlicher age-Schlüssel, age1…
package-recipient-more = Weiterer Empfänger
package-parts = Was der Fall hat
package-note-gap = Fehlt, zur Kenntnis genommen
package-never = Was ein Paket dieser Art nie enthält
package-fields = Es zeigt { $shown } von { $fields } Feldern des Datensatzes.
package-not-yours = Ihre Rollen erlauben diese Art nicht.
package-sign-in = Neu anmelden
package-sign-in-note = Ein Export fragt noch einmal, wer Sie sind: Ihre Anmeldung ist zu alt dafür.
package-export = Exportieren
package-exporting = Wird ausgeführt …
package-saved = Geschrieben nach { $file }.
package-saved-plain = Es liegt dort unverschlüsselt, und es zu löschen ist Ihre Sache.
package-saved-encrypted = Nur die Empfänger können es öffnen.

## Ansehen eines Pakets
command-replay = Nachweispaket zum Ansehen öffnen
replay-read-only = Das ist, was der Prüfer damals sah. Es ist kein Fall dieser Konsole: Nichts davon kann entschieden, übernommen oder gesendet werden.
replay-package = Paket
replay-state = Gezeigter Stand
replay-decision = Entscheidung
replay-second = Zweite Antwort
replay-decided = { $what }, von { $who }, { $when }
replay-told = Der Person wurde gesagt: { $text }
replay-unknown = Was aus dem Paket allein niemand wissen kann
replay-back = Zurück zum Arbeitsplatz
replay-case = Fall { $id }, wie er gezeigt wurde
replay-nameless = Das Paket sagt den Namen nicht
replay-files = Dateien des Falls
replay-no-pictures = Ihre Rollen erlauben keine Bilder.
replay-digest = SHA-256 des Originals:

## Aufbewahrung und Anordnungen
command-go-retention = Zu Aufbewahrung und Anordnungen
retention-title = Aufbewahrung und Anordnungen
retention-about = Was hier liegt und wie lange, was auf Anordnung bleibt und was gelöscht wurde.
retention-reading = Wird gelesen …
retention-rules = Regeln { $version }; die Tage zählen ab dem Abschluss eines Falls.
retention-class = Art
retention-class-pictures = Bilder
retention-class-evidence = Fall und Nachweise
retention-class-drafts = Entwürfe
retention-class-decisions = Texte der Entscheidungen
retention-days = Tage
retention-overdue = Fällig
retention-held = Angeordnet
retention-waiting = Entscheidung wartet
retention-erased = Gelöscht
retention-holds = Anordnungen zur Aufbewahrung
retention-no-holds = Für keinen Fall ist die Aufbewahrung angeordnet.
retention-case = Fall
retention-reason = Grund
retention-reason-note = 3 bis 200 Zeichen; Anordnen und Aufheben brauchen je einen.
retention-place = Anordnen
retention-lift = Aufheben
retention-lift-case = Anordnung für { $case } aufheben
retention-no-reason = Der Grund lässt sich nicht mehr lesen.
retention-since = seit { $at }
retention-copy = Versiegelte Kopie: von der Plattform gelöscht
retention-due = Fällig
retention-no-due = Nichts ist fällig.
retention-more = und { $count } weitere
retention-state-held = bleibt auf Anordnung
retention-state-waiting = eine Entscheidung wartet
retention-state-due = geht mit dem nächsten Durchgang
retention-erasures = Gelöscht
retention-no-erasures = Noch wurde nichts gelöscht.
retention-last = Letzter Durchgang: { $at }, { $erased ->
    [one] ein Fall
   *[other] { $erased } Fälle
  } gelöscht.
retention-cause-platform = durch die Plattform
retention-cause-hold_lifted = mit der Anordnung
retention-cause-rule = nach Regel
retention-cause-not_needed = hier nicht mehr gebraucht
retention-entry = Eintrag { $entry } im Protokoll
retention-heard-placed = Aufbewahrung angeordnet.
retention-heard-lifted = Anordnung aufgehoben.

## The lines between the panes
divider-queue = Breite der Warteschlange
divider-why = Breite der Erläuterungen zum Fall
divider-value = { $percent } % der üblichen Breite
divider-title = Mit Pfeiltasten oder Maus; zurück mit Pos1
