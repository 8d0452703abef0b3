### Second Look, German. The same ids in the same order as in en.ftl; docs/languages.md has the words that are fixed.

## Words of a decision's state: exactly these, in every place
word-held = Rücknehmbar
word-waiting = Wartet
word-sent = Gesendet
word-confirmed = Bestätigt
word-needs-you = Zu klären
word-withdrawn = Zurückgenommen

## Lengths and times
length-s = { $s } s
length-min = { $min } min
length-h-min = { $h } h { $min } min
length-d-h = { $d } T { $h } h
length-h = { $h } h
length-d = { $d } T
due-in-short = in { $length }
due-over-short = { $length } zu spät
due-in = fällig in { $length }
due-over = überfällig seit { $length }
ago = vor { $length }
ago-now = gerade eben
expires-in = läuft ab in { $length }
quoted = „{ $text }“
expires-over = Sitzung beendet
left = noch { $length }
over-for = vorbei seit { $length }

## Fixed bar
band-demo = DEMO
band-demo-about = erfundene Personen
nav-label = Ansichten
nav-queue = Warteschlange
nav-outbox = Ausgang
nav-reasons = Gründe
case-bar-label = Geöffneter Fall
position-title = Platz in der Warteschlange
no-name = Kein Name verzeichnet
subject = Kennung
source-trust = Trust-Plattform
source-qes = qualifizierte Signatur
source-onboarding = Onboarding
case-state-pending = Offen
case-state-awaiting_second = Wartet auf zweite Person
case-state-applying = Wird angewendet
case-state-decided = Entschieden
case-state-gone = Entfernt
claim-mine = Für Sie reserviert
claim-mine-left = Für Sie reserviert, noch { $length }
claim-lapsed = Ihre Reservierung ist abgelaufen
claim-none = Nur Ansicht
claim-other = Reserviert für

## Device verdicts
verdict-none = Kein Geräteurteil
verdict-trusted = Vertrauenswürdig
verdict-suspicious = Verdächtig
verdict-not-trusted = Nicht vertrauenswürdig
verdict-inconclusive = Nicht eindeutig

## Queue
queue-label = Warteschlange
queue-list-label = { $total ->
    [one] Warteschlange, ein Fall
   *[other] Warteschlange, { $total } Fälle
}
queue-ending = Auf dem Weg zum letzten Fall: { $count } von { $total } gelesen
holder-me = Sie
assigned-title = Zugewiesen an { $to }
row-no-reason = kein Grund angegeben
second-short = 2. Person
country = Land des Dokuments
unfold = Warteschlange zeigen
filters = Filter
filters-set = { $count ->
    [0] Filter, keiner gesetzt
   *[other] Filter, { $count } gesetzt
}
filter-find = In der Warteschlange suchen
filter-find-hint = Name, Kennung oder Kürzel
filter-all = Alle
filter-operations = Fälle für den Betrieb: Der Workflow hat keine Entscheidung geliefert
filter-state = Zustand
filter-state-default = Offen
filter-state-awaiting-second = Wartet auf zweite Person
filter-state-applying = Wird angewendet
filter-state-decided = Entschieden
filter-state-gone = Entfernt
filter-document = Dokumentschritt
filter-document-verified = Bestätigt
filter-document-not-verified = Nicht bestätigt
filter-document-fraud = Betrug festgestellt
filter-document-aborted = Von der Person beendet
filter-document-cancelled = Abgebrochen
filter-document-unknown = Andere Antwort
filter-contract = Tragweite des Vertrags
filter-contract-high = Hoch
filter-contract-medium = Mittel
filter-contract-low = Gering
filter-verdict = Geräteurteil
filter-verdict-trusted = Vertrauenswürdig
filter-verdict-suspicious = Verdächtig
filter-verdict-not-trusted = Nicht vertrauenswürdig
filter-verdict-inconclusive = Nicht eindeutig
filter-family = Geöffnet wegen
filter-family-device = Gerät
filter-family-network = Netzwerk
filter-family-contact = Kontaktdaten
filter-family-document-quality = Dokumentbild
filter-family-document-condition = Dokumentzustand
filter-family-document-fraud = Dokumentbetrug
filter-family-face-quality = Gesichtsbild
filter-family-face-fraud = Gesichtsbetrug
filter-family-identity-data = Identitätsdaten
filter-family-eligibility = Zulässigkeit
filter-family-user-abort = Abbruch durch die Person
filter-family-technical = Technik
filter-family-signing = Signatur
filter-family-other = Anderes
filter-source = Quelle
filter-source-trust = Trust-Plattform
filter-source-qes = Qualifizierte Signatur
filter-source-onboarding = Onboarding
filter-holder = Reserviert
filter-holder-mine = Für mich
filter-holder-free = Frei
filter-holder-pack = Mitgenommen
filter-due = Fällig
filter-due-overdue = Überfällig
filter-due-today = Heute
filter-found = { $total } gefunden
command-filter-clear = Filter aufheben
filter-clear-short = Aufheben
search-options = Was getippt werden kann
search-not = nicht
search-word = Name, Kennung oder Code: { $word }
search-left = { $count ->
    [one] Ein Fall kann noch nicht durchsucht werden.
   *[other] { $count } Fälle können noch nicht durchsucht werden.
}

## Empty places
finished-title = Das war der letzte Fall
finished-text = In dieser Warteschlange ist nichts mehr. Ihre Entscheidungen sind unterwegs; der Ausgang zeigt, wo jede steht.
finished-others = In dieser Liste ist nichts mehr für Sie zu entscheiden: Was noch da ist, ist von jemand anderem reserviert, jemand anderem zugewiesen oder von Ihnen selbst. Ihre Entscheidungen sind unterwegs; der Ausgang zeigt, wo jede steht.
finished-button = Zum Ausgang
queue-empty-title = Die Warteschlange ist leer
queue-empty-text = Keine Sitzung braucht einen zweiten Blick. Neue erscheinen hier mit dem nächsten Abgleich von selbst.
nothing-found-title = Nichts entspricht dem Filter
nothing-found-text = Außerhalb davon kann es offene Fälle geben.
no-case-title = { $total ->
    [one] Ein Fall ist offen
   *[other] { $total } Fälle sind offen
}
no-case-found = { $total ->
    [one] Ein Fall entspricht dem Filter
   *[other] { $total } Fälle entsprechen dem Filter
}
no-case-text = Mit { $down } und { $up } bewegen Sie sich. Öffnen Sie einen freien Fall, wird er für Sie reserviert.
no-case-open = Gewählten Fall öffnen

## Undo
undo-label = Entscheidung, die sich zurücknehmen lässt
undo-approved = Freigegeben
undo-rejected = Abgelehnt
undo-left = { $secs } s
undo-more = und { $count } weitere
undo-in = Zurücknehmen, noch { $secs } s
undo-not-this = Diese Entscheidung lässt sich nicht mehr zurücknehmen.

## Outbox
outbox-title = Ihre Entscheidungen
outbox-filter = Entscheidungen nach Stand
outbox-all = Alle
outbox-list-label = { $count ->
    [one] Ihre Entscheidungen, eine
   *[other] Ihre Entscheidungen, { $count }
}
outbox-list-label-newest = Ihre neuesten { $count } Entscheidungen
outbox-empty-title = Noch keine Entscheidung
outbox-none-title = Keine Entscheidung unter „{ $word }“
outbox-empty-text = Was Sie freigeben oder ablehnen, erscheint hier sofort und bleibt, bis die Quittung der Plattform gespeichert ist.
outbox-empty-button = Zur Warteschlange
outbox-none-button = Alle zeigen
entry-title = Entscheidung
entry-word = Stand
entry-answer = Entscheidung
entry-case = Fall
entry-reasons = Gründe
entry-why = Wo sie steht
entry-saved = Gespeichert
entry-open-case = Fall öffnen
entry-decide-again = Fall öffnen und neu entscheiden
answer-approve = Freigabe
answer-reject = Ablehnung
entry-id = Eintrag
decision-id = Entscheidungs-ID
attempts = Versuche
next-attempt = nächster in { $length }
delivery = Zustellung
receipt = Quittung
receipt-none = noch keine
receipt-state = Plattform: { $state }
receipt-outcome = Ergebnis
receipt-recorded = Erfasst
receipt-applied = Angewendet
receipt-request = Anfrage-ID
ours = Ihre
theirs = Die andere (gilt)
begun = Was Sie begonnen hatten
not-decided = nicht entschieden
version-when = Wann
by = Von
more = Mehr anzeigen

## Flight pack
pack-title = Reisepaket
pack-about = Reserviert Fälle für bis zu einen Tag und holt ihre Bilder, damit sie sich ohne Netz entscheiden lassen.
pack-count = Fälle
pack-of = aus
pack-of-all = der ganzen Warteschlange
pack-matching = { $count ->
    [one] Ein Fall verfügbar,
   *[other] { $count } Fälle verfügbar,
}
pack-needs = dafür noch etwa { $size };
pack-free = { $size } sind frei.
pack-offline = Zum Mitnehmen von Fällen braucht es das Netz.
pack-take = Mitnehmen
pack-renew = Erneuern und auffüllen
pack-finish = Fertigstellen
pack-give-back = Paket zurückgeben
pack-stop = Anhalten
pack-stop-about = Was vollständig ist, bleibt; der Rest wird zurückgegeben.
pack-stopping = Zurückgegeben wird, was nicht mitkommt …
pack-syncing = Die Liste wird aktualisiert …
pack-progress = Fortschritt des Pakets
pack-cases-of = { $done } von { $total } Fällen
pack-images-of = { $done } von { $total } Bildern
pack-rate = { $size } pro Sekunde
pack-left = noch etwa { $length }
pack-has = { $count ->
    [0] Im Paket lässt sich derzeit nichts entscheiden.
    [one] Im Paket: ein Fall.
   *[other] Im Paket: { $count } Fälle.
}
pack-ends = Die erste Reservierung endet in { $length }.
pack-weighs = Hier belegt es { $size }.
pack-expired = { $count ->
    [one] Eine Reservierung ist abgelaufen; erneuern Sie sie, um den Fall zu entscheiden.
   *[other] { $count } Reservierungen sind abgelaufen; erneuern Sie sie, um die Fälle zu entscheiden.
}
pack-half-made = Das Packen wurde unterbrochen: Stellen Sie das Paket fertig, oder geben Sie es zurück.
pack-did = Mitgenommen: { $taken }. Erneuert: { $renewed }.
pack-refused = { $count ->
    [one] Ein Fall war nicht zu bekommen; jemand anderes war schneller.
   *[other] { $count } waren nicht zu bekommen; jemand anderes war schneller.
}
pack-unfinished = { $count ->
    [one] Ein Fall ließ sich nicht vollständig holen und wurde zurückgegeben.
   *[other] { $count } ließen sich nicht vollständig holen und wurden zurückgegeben.
}
pack-released = Zurückgegeben: { $count }.
pack-later = Werden zurückgegeben, sobald das Netz da ist: { $count }.
pack-open = Reisepaket
pack-open-half-made = Reisepaket, unfertig
pack-status = Paket { $count }
pack-status-left = { $length }
pack-status-expired = { $count } abgelaufen
pack-status-title = Reisepaket; die erste Reservierung endet am { $at }
size-kb = { $n } KB
size-mb = { $n } MB
size-gb = { $n } GB

## Status bar
status-bar-label = Zustand der Konsole
online = Online
offline = Offline
asked-to-wait = Die Plattform bittet, { $length } zu warten
synced-ago = abgeglichen { $ago }
never-synced = noch nicht abgeglichen
sync-progress = Fortschritt des Abgleichs
syncing = Abgleich, bisher { $done }
syncing-of = Abgleich { $done }/{ $total }
quarantined = { $count } beiseite
quarantined-title = Datensätze, die sich nicht lesen ließen, wurden beiseitegelegt; die übrigen laufen weiter.
witnessed = Protokoll bezeugt bis Eintrag { $entry }, { $ago }
witnessed-title = Die Plattform hat das Protokoll dieser Konsole um { $at } bis hierher gesehen; diesen Teil kann niemand unbemerkt ändern.
not-witnessed = Protokoll noch nicht bezeugt
not-witnessed-title = Die Plattform hat noch nicht bestätigt, was im Protokoll dieser Konsole steht. Die Arbeit geht weiter.
counts-label = Ihre Entscheidungen unterwegs
count-title = Im Ausgang zeigen
theme-system = Darstellung: wie das System
theme-light = Darstellung: hell
theme-dark = Darstellung: dunkel
theme-contrast = Darstellung: hoher Kontrast
command-sign-out = Abmelden

## Sign-in
sign-in-about = Ein zweiter Blick auf die Sitzungen, die eine automatische Prüfung hochgestuft hat.
sign-in-demo = Alle hier sind erfunden. Nichts verlässt diesen Computer.
sign-in-button = Im Browser anmelden
sign-in-waiting = Warten auf den Browser. Schließen Sie die Anmeldung dort ab.
sign-in-cancel = Abbrechen
sign-in-offline = Keine Verbindung.
sign-in-unsent = { $count ->
    [one] Eine Entscheidung wartet hier versiegelt, bis sich die Person dieses Profils anmeldet.
   *[other] { $count } Entscheidungen warten hier versiegelt, bis sich die Person dieses Profils anmeldet.
}
sign-in-fine = Ihr Passwort bleibt im Browser; dieses Fenster sieht es nie.
version = Version { $version }

## Keys
keys-title = Tasten
keys-find = Taste suchen
keys-about = Alle Tasten dieses Fensters. Einzelne Buchstaben wirken, solange in kein Feld geschrieben wird.
keys-none = Keine Taste passt.
close = Schließen
dismiss = Ausblenden
scope-queue = Warteschlange
scope-case = Fall
scope-decision = Beim Entscheiden
scope-images = Bilder
scope-marks = Markierungen auf Bildern
scope-outbox = Ausgang
scope-everywhere = Überall
command-keys = Tasten
command-go-queue = Zur Warteschlange
command-go-outbox = Zum Ausgang
command-go-reasons = Zur Tabelle der Gründe
command-undo = Zurücknehmen
command-back = Schließen oder zurück
command-next-pane = Nächster Teil der Ansicht
command-sync = Jetzt abgleichen
command-theme = Darstellung wechseln
command-notice-act = Tun, was die neueste Meldung anbietet
command-notice-dismiss = Neueste Meldung ausblenden
command-log-acknowledge = Zur Kenntnis nehmen, dass das Protokoll nicht stimmt
command-sign-in = Anmelden
command-sign-in-cancel = Anmeldung abbrechen
command-down = Nächster Fall
command-up = Voriger Fall
command-open = Öffnen
command-filter = Suchen und filtern
command-filters = Filter aus- oder einblenden
command-fold = Warteschlange aus- oder einblenden
command-pack = Reisepaket
command-view = Eine benannte Liste zeigen
command-views = Benannte Listen
command-select = Einen Fall der Liste mit anderen zusammennehmen
command-select-down = Den nächsten Fall dazunehmen
command-select-up = Den vorigen Fall dazunehmen
command-several = Mehrere reservieren, zurückgeben oder zuweisen
command-approve = Freigeben
command-reject = Ablehnen
command-note = Kommentar
command-reload-case = Neuesten Stand zeigen und den Fall erneut reservieren
command-next-case = Diesen Fall verlassen und den nächsten öffnen
command-image-before = Voriges Bild
command-image-after = Nächstes Bild
command-zoom-in = Vergrößern
command-zoom-out = Verkleinern
command-fit = Einpassen
command-pixels = Eins zu eins
command-turn-right = Nach rechts drehen
command-turn-left = Nach links drehen
command-reset-view = Ansicht zurücksetzen
command-tilt-right = Ein Grad nach rechts
command-tilt-left = Ein Grad nach links
command-flip = Spiegeln
command-loupe = Lupe
command-brighter = Heller
command-darker = Dunkler
command-more-contrast = Mehr Kontrast
command-less-contrast = Weniger Kontrast
command-invert = Negativ
command-channel = Nächster Farbkanal
command-edges = Kanten zeigen
command-pattern = Bildschirm- und Druckraster zeigen
command-two-images = Zwei nebeneinander
command-more-images = Noch ein Bild daneben
command-other-image = Zum nächsten gezeigten Bild
command-link = Gemeinsam bewegen
command-blink = Zwei im Wechsel zeigen
command-image-tools = Licht und weitere Werkzeuge
command-image-facts = Was die Datei über sich sagt
command-image-again = Bild noch einmal anfordern
command-pan-left = Nach links schieben
command-pan-right = Nach rechts schieben
command-pan-up = Nach oben schieben
command-pan-down = Nach unten schieben
command-mark = Stelle markieren
command-unmark = Markierung löschen
command-mark-left = Markierung nach links schieben
command-mark-right = Markierung nach rechts schieben
command-mark-up = Markierung nach oben schieben
command-mark-down = Markierung nach unten schieben
command-mark-narrower = Markierung schmaler machen
command-mark-wider = Markierung breiter machen
command-mark-lower = Markierung flacher machen
command-mark-higher = Markierung höher machen
command-mark-keep = Markierung behalten
command-mark-drop = Markierung verwerfen
command-pick = Grund wählen
command-find-reason = Grund suchen
command-customer-text = Was der Person mitgeteilt wird
command-checklist = Die Prüfliste
command-override = Verdacht zur Kenntnis nehmen
command-whole-document = Das ganze Dokument, nicht eine Stelle darauf
command-draft-clear = Begonnenes verwerfen
command-submit = Abschließen
command-submit-stay = Abschließen und beim Fall bleiben
command-cancel = Abbrechen
command-entry-down = Nächste Entscheidung
command-entry-up = Vorige Entscheidung
command-entry-open = Zum Fall
command-entry-note = Zur Kenntnis nehmen, was daraus wurde
command-entry-word = Entscheidungen einer Art zeigen

## What is read out
heard-opened = Fall { $id }
heard-opened-at = Fall { $id }, { $position } von { $total }
heard-approved = Freigegeben und gespeichert. Noch { $secs } Sekunden rücknehmbar.
heard-rejected = Abgelehnt und gespeichert. Noch { $secs } Sekunden rücknehmbar.
heard-undone = Zurückgenommen: { $id }
heard-finish-first = Erst diese Entscheidung abschließen oder mit { $key } verlassen.
heard-opening = Ein Fall wird geöffnet.
heard-wait-opening = Der Fall wird noch geöffnet. Diese Taste hat nichts bewirkt.
heard-wait-saving = Die Entscheidung wird gespeichert. Diese Taste hat nichts bewirkt.
heard-undo-running = Sie wird bereits zurückgenommen.
heard-undo-once = Eine Entscheidung wurde zurückgenommen. Für die davor noch einmal drücken.
heard-undo-unsaved = Es wurde nichts gespeichert und daher nichts zurückgenommen.
opening-text = Ein Fall wird geöffnet. Seine Tasten wirken, sobald er da ist; { $key } bricht ab.
key-missed = Eine Taste kam zu früh und hat nichts bewirkt: bitte noch einmal drücken.
left-unsaved = Die Entscheidung zu { $id } wurde nicht gespeichert. { $why }
left-in-doubt = Zur Entscheidung zu { $id }: { $why }
heard-offline = Offline. Die Arbeit geht weiter; Entscheidungen warten und gehen von selbst hinaus.
heard-online = Wieder online. Wartet: { $waiting }, gesendet: { $sent }.
heard-synced = { $count ->
    [0] Abgeglichen. Die Warteschlange ist leer.
    [one] Abgeglichen. Ein Fall in der Warteschlange.
   *[other] Abgeglichen. { $count } Fälle in der Warteschlange.
}
heard-picked = Gewählt: { $title }
heard-unpicked = Nicht mehr gewählt: { $title }
heard-panes = { $count ->
    [1] Ein Bild
   *[other] { $count } Bilder nebeneinander
}
heard-linked = Bilder bewegen sich gemeinsam.
heard-unlinked = Jedes Bild bewegt sich für sich.
heard-blink = Im Wechsel: { $one } und { $other }
heard-blink-off = Wechsel beendet.
heard-loupe = Lupe an, dreifach vergrößert.
heard-loupe-off = Lupe aus.
heard-reset = Ansicht und Licht zurückgesetzt.
heard-marked = Markierung { $number } behalten.
heard-unmarked = Markierung { $number } gelöscht.
heard-mark-dropped = Die Markierung wurde verworfen.
shown-rest = { $count } weitere Zeichen zeigen

## What the button beside an error says; the errors stand in a file of their own
remedy-sign-in = Anmelden
remedy-reload-case = Neu anzeigen
remedy-sync = Jetzt abgleichen
remedy-open-outbox = Zum Ausgang
remedy-next-case = Nächster Fall

# Opening the profile
product = Second Look
start-opening = Wird geöffnet …
start-again = Noch einmal versuchen
place-title = Wo sollen die Schlüssel liegen?
place-about = Alles, was auf diesem Computer aufbewahrt wird, ist verschlüsselt. Wählen Sie einmal; es wird nie ohne Ihr Wissen geändert.
place-change-addresses = Adressen ändern
place-change-addresses-about = Unter ihnen wurde noch nichts gespeichert. Was aufbewahrt war, bleibt daneben als config.toml.old.
place-keychain = Schlüsselbund des Systems verwenden
place-keychain-about = Öffnet sich zusammen mit Ihrem Konto auf diesem Computer.
place-no-keychain = Auf diesem Computer antwortet kein Schlüsselbund. Eine Passphrase funktioniert überall.
place-passphrase = Eigene Passphrase
place-passphrase-or = Oder eine eigene Passphrase
place-passphrase-again = Noch einmal dieselbe
place-passphrase-about = Mindestens { $count } Zeichen. Niemand kann sie wiederherstellen: Ohne sie bleibt die Datei verschlossen.
place-use-passphrase = Diese Passphrase verwenden
unlock-passphrase = Passphrase dieses Profils
unlock-button = Öffnen
locked-title = Gesperrt
locked-about = Die Schlüssel sind aus dem Speicher entfernt, die Datei ist geschlossen. In diesem Fenster sind keine Falldaten.
locked-waiting = { $count ->
    [0] Keine Entscheidung wartet auf den Versand.
    [one] Eine Entscheidung wartet auf den Versand.
   *[other] { $count } Entscheidungen warten auf den Versand.
}
locked-open = Entsperren
configure-title = Welche Plattform?
configure-about = Dieses Profil kennt seine Plattform noch nicht. Wer die Plattform betreibt, hat diese Adressen. Sie stehen danach in config.toml in diesem Ordner und lassen sich dort ändern.
configure-platform = Schnittstelle der Plattform, bis /api/v1
configure-review = Prüfschnittstelle, bis /review/v1
configure-issuer = Anmeldung (OpenID-Connect-Aussteller)
configure-clientid = Client-Kennung dieser Konsole
configure-environment = Umgebung
configure-staging = Staging
configure-live = Live
configure-hosts = Hosts, von denen Bilder kommen dürfen
configure-hosts-about = Mehrere werden durch Leerzeichen getrennt. Ohne einen wird kein Bild geholt.
configure-try = Adressen prüfen und weiter
configure-trying = Adressen werden geprüft …
configure-keep = Ohne Antwort behalten
configure-again = config.toml noch einmal lesen
entry-acknowledge = Zur Kenntnis
command-entry-again = Erneut senden

## Die zweite Person, Ausblenden, Kopieren

filter-second = Warten auf eine zweite Person: { $count }
entry-second = Zweite Antwort
first-answer = Antwort der ersten Person
second-answer = Antwort der zweiten Person
blanked = Codes und Gründe ausgeblendet
blanked-decide = Codes, Gründe und Kommentare sind ausgeblendet, solange der Bildschirm geteilt wird. { $key } zeigt sie wieder; dann entscheiden Sie.
heard-blanked = Codes, Gründe und Kommentare sind ausgeblendet.
heard-shown = Codes, Gründe und Kommentare sind wieder zu sehen.
heard-copied = Kopiert.
copy-too-long = So viel wird nicht auf einmal kopiert. Wählen Sie weniger aus.
command-blank = Codes, Gründe und Kommentare aus- oder einblenden, zum Teilen des Bildschirms

## Gründe, und was aus den Fällen wurde
became-title = Hochstufungen nach Grund
became-about = Was auf diesem Rechner liegt, gezählt nach dem Code, der den Fall eröffnet hat, und was daraus wurde.
became-counting = Wird gezählt …
became-empty = Noch keine Fälle hier.
became-all = { $cases ->
    [one] Ein Fall,
   *[other] { $cases } Fälle,
} davon { $pending } offen, { $approved } freigegeben, { $rejected } abgelehnt, { $otherwise } anders beendet.
became-code = Grund
became-cases = Fälle
became-share = Anteil
became-pending = Offen
became-approved = Freigegeben
became-rejected = Abgelehnt
became-otherwise = Anders
became-superseded = Überholt
became-approved-share = Freigegeben unter den entschiedenen
became-none-decided = noch keine
became-note = Ein Fall mit mehreren Codes zählt in der Zeile eines jeden. Überholt sind Fälle, bei denen nicht Ihre Antwort gilt, sondern die einer anderen Person; sie zählen auch in den Spalten davor.
figures-title = Kennzahlen
figures-period = Vom { $from } bis { $until }, in UTC
figures-arithmetic = { $numerator } / { $denominator }; betrachtete Fälle: { $sample }
figures-weeks = Woche für Woche
figures-week = Woche ab

## Benannte Listen

views = Benannte Listen
views-about = Listen mit einem Namen: zeigen Sie eine, oder behalten Sie, was gerade gefiltert ist, unter einem eigenen Namen.
views-save = Was gefiltert ist, behalten als
views-save-button = Behalten
views-refused-words = Eine benannte Liste behält keine gesuchten Wörter: Ein dort getippter Name bliebe stehen, wenn sein Fall gelöscht wird. Nehmen Sie die Wörter zuerst aus der Suche.
views-refused-everything = Nichts ist gefiltert: Das ist die ganze Warteschlange.
views-refused-problem = Die Suche kann nicht gelesen werden. Berichtigen Sie sie zuerst.
views-shown = Diese bringt das Programm mit
views-own = Eigene
views-none = Noch keine.
views-rename = Neuer Name von { $name }
views-up = { $name } nach oben
views-down = { $name } nach unten
views-delete = { $name } löschen
views-delete-button = Löschen

## Mehrere Fälle

selected = { $count ->
    [one] Ein Fall ausgewählt
   *[other] { $count } Fälle ausgewählt
}
selected-none = Keinen
selected-one = Ausgewählt
several = Mehrere Fälle
several-about = Eines, das mit jedem der ausgewählten Fälle geschieht. Entscheiden gehört nicht dazu.
several-what = Was mit jedem geschieht
several-claim = Reservieren
several-release = Reservierung zurückgeben
several-force_release = Reservierung anderer beenden
several-assign = Zuweisen
several-to = Wem
several-team = einem Team
several-team-id = Team, mit seiner Kennung
several-note = Eine Zeile für sie; die Plattform bewahrt sie auf
hand-up = Diesen Fall abgeben
hand-up-about = An ein Team über seine Kennung oder an eine Person. Der Fall bleibt zur Prüfung offen; entschieden wird hier nichts.
several-nobody = niemandem
several-will = { $will } von { $total } Fällen:
several-progress = Bisher { $done } von { $total }
several-done = Bei { $done } von { $total } geschehen.
several-list = Fälle
several-one-claim = wird reserviert
several-one-release = wird zurückgegeben
several-one-force_release = wird der Person genommen, die ihn reserviert hat
several-one-assign = wird zugewiesen
several-went = geschehen
several-not-reached = vorher angehalten
several-start = { $count ->
    [one] Bei einem Fall tun
   *[other] Bei { $count } Fällen tun
}
several-stop = Anhalten
several-offline = Dafür braucht es eine Verbindung.
