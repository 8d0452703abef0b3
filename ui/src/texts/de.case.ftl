### The case screen, German: images, comparison, reasons, notices, the decision. The same ids as in en.case.ftl.

## Images
images-label = Bilder
images-not-allowed = Ihre Rolle umfasst keine Bilder.
images-none = Zu diesem Fall gehört kein Bild.
image-tools = Bildwerkzeuge
side-front = Vorderseite
side-back = Rückseite
side-portrait = Lichtbild
side-selfie = Selfie
side-other = Seite
image-not-fetched = Dieses Bild wird geholt …
image-not-fetched-offline = Dieses Bild ist noch nicht da. Dafür braucht es eine Verbindung.
image-erased = Von der Plattform gelöscht.
image-erased-by-rule = Hier nach einer Löschregel gelöscht.
image-bad = Diese Datei kann nicht angezeigt werden. Sie können trotzdem entscheiden.
image-loading = Das Bild ist unterwegs …
image-failed = Das Bild ließ sich nicht anzeigen.
image-again = Noch einmal
image-changed = Dieses Bild ist nicht das zuerst gesehene.
image-state-not-fetched = noch nicht geholt
image-state-erased = von der Plattform gelöscht
image-state-erased-by-rule = hier nach einer Löschregel gelöscht
image-state-bad = nicht darstellbar
image-state-changed = anders als zuerst gesehen
image-withheld = Dieses Bild wird nicht gezeigt.
image-state-withheld = zurückgehalten
image-light = Licht und weitere Werkzeuge
image-seen = angesehen
image-unseen = noch nicht angesehen
look-plain = Wie erhalten
zoom-fit = eingepasst
zoom-times = { $times } × eingepasst
look-flipped = gespiegelt
look-exposure = Belichtung { $step }
look-contrast = Kontrast { $step }
look-channel-red = nur Rot
look-channel-green = nur Grün
look-channel-blue = nur Blau
look-channel-luminance = nur Helligkeit
look-detail-edges = Kanten
look-detail-pattern = Bildschirm- und Druckraster
look-inverted = Negativ
marks-label = Markierungen
mark-points-at = Diese Markierung zeigt
mark-how = Aufziehen oder mit den Pfeiltasten bewegen; Shift mit einem Pfeil ändert die Größe.
mark-how-own = Aufziehen; { $move } bewegen, { $size } ändern die Größe.
mark-placing = Neue Markierung: { $left } von links, { $top } von oben, { $width } breit, { $height } hoch
mark-reason-missing = Wählen Sie, was diese Markierung zeigt.
mark-remove = Markierung { $number } löschen
mark-elsewhere = andere Fassung des Bildes
mark-unpicked = Grund nicht gewählt
mark-full = Mehr Markierungen fasst eine Entscheidung nicht.
mark-first-approve = Freigabe: erst die Markierung behalten oder verwerfen.
mark-first-reject = Ablehnung: erst die Markierung behalten oder verwerfen.
mark-not-here = Dieses Bild kann nicht markiert werden.
image-refused = Die Plattform hat dieses Bild nicht herausgegeben.
image-state-refused = nicht herausgegeben
signed-title = Unterschriebene Dokumente
signed-not-fetched = Noch nicht geholt.

## Claimed against extracted
compare-title = Angaben gegen Dokument
compare-count = { $count ->
    [0] kein Feld weicht ab, { $total } verglichen
    [one] eines von { $total } Feldern weicht ab
   *[other] { $count } von { $total } Feldern weichen ab
}
compare-none = Nichts wurde angegeben und nichts gelesen.
compare-one-sided = auf der anderen Seite steht nichts zum Vergleichen
claimed = Angabe
claimed-title = Von der Person eingegeben oder vorgelegt: Niemand hat es geprüft.
extracted = gelesen
extracted-title = Von einem Schritt der Plattform gelesen und festgehalten.
nothing = keine Angabe
standing-same = gleich
standing-written-differently = anders geschrieben
standing-different = abweichend
standing-not-comparable = nicht vergleichbar
standing-only-claimed = nur angegeben
standing-only-extracted = nur im Dokument

## Why, reasons, device
why-pane-label = Warum und Nachweise
why-title = Warum er hier ist
why-customer = Solange er wartet, darf der Person gesagt werden:
route-label = Weg der Sitzung
route-taken = Genommen:
route-not-taken = Nicht genommen:
contributions-title = Was jeder Grund zum Wert beigetragen hat
reasons-title = Gründe und Codes
reasons-none = Die Plattform nannte keinen Grund.
polarity-positive = Spricht für die Person
polarity-negative = Spricht dagegen
internal = Intern
internal-title = Nur für die Prüfung. Nichts davon darf die Person erreichen.
suspicion = Verdacht
suspicion-internal = Verdacht, intern
code-unknown = Unbekannter Code, gezeigt, wie er kam
technical = Technisch
reason-from = aus
reason-details = Die Plattform sagt
guidance = Worauf achten:
how-to-check = So prüfen Sie es
device-title = Geräteprüfung
direction-none = Richtung nicht angegeben
findings-title = Was fehlt oder dagegen spricht
checked-title = Was sonst geprüft wurde
presence-missing = Nie eingetroffen:
presence-erased = Von der Plattform gelöscht:
presence-unexpected = Auf diesem Weg nicht erwartet:
presence-received = { $count ->
    [one] Einer von { $total } erwarteten Nachweisen ist da:
   *[other] { $count } von { $total } erwarteten Nachweisen sind da:
}
presence-all = Alle erwarteten Nachweise sind da.
banner-contradiction = Widerspruch:
check-tone-blocks = Verhindert die Freigabe.
check-tone-differs = Stimmt nicht überein.
check-tone-caution = Einen Blick wert.
check-tone-note = Gut zu wissen.
check-tone-fine = In Ordnung.
device-measured = Gemessen
device-services = Dienste
device-sources = Gespeist aus
device-reference = Kennung
blocks-title = Nachweise, wie sie eintrafen
blocks-none = Es sind keine Nachweise eingetroffen.
erased-by-platform = Von der Plattform gelöscht
fact-session = Sitzung
fact-flow = Ablauf
fact-flow-version = Version des Ablaufs
fact-status = Status
fact-last-step = Letzter Schritt
fact-created = Angelegt
fact-started = Begonnen
fact-changed = Geändert
fact-completed = Abgeschlossen
fact-expires = Endet
fact-outcome = Ergebnis
fact-opened = Geöffnet
fact-updated = Aktualisiert
fact-priority = Priorität

## Notices
stopped = Das Senden hat sich selbst angehalten; nichts ist verloren.
log-broken-lead = Sehen Sie es zuerst an: Die Kommandozeile prüft und exportiert es.
log-broken-ask = Bitten Sie eine Leitung, es anzusehen. Was entschieden ist, wird weiter gesendet.
log-acknowledge = Zur Kenntnis nehmen
changed-since = Die Nachweise haben sich geändert, während Sie sie ansahen.
changed-since-button = Neue Nachweise zeigen
sign-in-again = Ihre Anmeldung ist abgelaufen. Nichts ist verloren: { $waiting ->
    [0] Keine Entscheidung wartet.
    [one] Eine Entscheidung wartet, bis Sie zurück sind.
   *[other] { $waiting } Entscheidungen warten, bis Sie zurück sind.
}
ours-approved = Sie haben diesen Fall freigegeben.
ours-rejected = Sie haben diesen Fall abgelehnt.
theirs-approved = Es gilt die Freigabe von
theirs-rejected = Es gilt die Ablehnung von

lost-expired = Ihre Reservierung ist abgelaufen.
lost-ended = Ihre Reservierung wurde auf der Plattform beendet.
lost-taken-over = Der Fall ist jetzt reserviert für
lost-kept-again = Was Sie geschrieben haben, bleibt als Entwurf; reservieren Sie den Fall erneut, um ihn zu entscheiden.
lost-kept-wait = Was Sie geschrieben haben, bleibt als Entwurf.
lost-take-again = Erneut reservieren
standing-label = Die andere Entscheidung und was Sie begonnen hatten
standing-notice = Jemand anderes hat diesen Fall entschieden, während Sie daran waren. Jene Entscheidung gilt; was Sie geschrieben haben, bleibt.

## What changed since a decision
changes-title = Geändert, seit Sie entschieden haben
changes-nothing = Die Nachweise sind die, auf denen Ihre Entscheidung beruht
changes-to-come = Die Nachweise haben sich geändert; die neue Fassung ist unterwegs …
changes-what = Was
changes-before = Bei Ihrer Entscheidung
changes-now = Jetzt
changes-reason = Grund
changes-more = { $count ->
    [one] Ein weiterer Wert weicht ab.
   *[other] { $count } weitere Werte weichen ab.
}
changes-then = Ihre Antwort damals
changes-again = Sie wurde nicht wirksam. Sehen Sie noch einmal hin, dann antworten Sie neu.
command-adopt = Meine Worte übernehmen
moved-added = neu
moved-changed = geändert
moved-erased = von der Plattform gelöscht
moved-image-added = neues Bild
moved-image-changed = ein anderes Bild als das, auf dem Ihre Entscheidung beruht
moved-image-gone = dieses Bild gehört nicht mehr zu den Nachweisen
moved-image-erased = von der Plattform gelöscht

## Decision
decision-label = Entscheidung
read-only = Nur Ansicht
comment = Kommentar
comment-hint = Notiz zu diesem Fall, intern
comment-internal = nur intern
comment-over = { $over ->
    [one] Ein Zeichen zu lang.
   *[other] { $over } Zeichen zu lang.
}
submit-approve = Freigeben
submit-approve-second = Freigeben, zweite Person fragen
submit-reject = Ablehnen
approve-about = { $secs } Sekunden rücknehmbar, mit { $key }.
reject-about = { $count ->
    [0] Wählen Sie mindestens einen Grund. Dann { $secs } Sekunden rücknehmbar, mit { $key }.
    [one] Ein Grund. { $secs } Sekunden rücknehmbar, mit { $key }.
   *[other] { $count } Gründe. { $secs } Sekunden rücknehmbar, mit { $key }.
}
second-about = Eine zweite Person muss zustimmen, bevor es wirksam wird.
unseen-note = Noch nicht angesehen: { $names }
override-text = Ich gebe frei, obwohl dieser Fall einen Verdachtscode enthält.
comment-needed = hier nötig, nur intern
whole-document = Ich meine das ganze Dokument, nicht eine Stelle darauf.
whole-document-only = Hier lässt sich kein Bild markieren.
not-alone = nicht allein
wants-carrier = Diese Gründe tragen allein keine Ablehnung. Fügen Sie einen hinzu, der sie trägt.
marks = Markierungen
marks-count = { $count ->
    [one] Eine Markierung auf einem Bild
   *[other] { $count } Markierungen auf Bildern
}
marks-whole = Das ganze Dokument
checklist = Prüfliste
checklist-about = was offen bleibt, braucht einen Kommentar
checklist-count = Prüfliste { $ticked }/{ $all }
ticked = angesehen
not-ticked = offen:
looked-unreadable = nicht mehr lesbar
pick-reasons = Gründe
find-reason-hint = Code oder Wort
on-case = im Fall
reason-none-found = Kein Grund passt.
customer-title = Was der Person mitgeteilt wird
customer-about = diese Worte und keine anderen
customer-not-allowed = nicht für diesen Fall
customer-short = Text für die Person
customer-document-not-accepted = Dokument nicht angenommen
customer-document-unreadable = Dokument nicht lesbar
customer-details-need-correction = Angaben zu berichtigen
customer-additional-information-needed = Weitere Angaben nötig
customer-not-eligible = Nicht verfügbar
customer-could-not-be-completed = Nicht abgeschlossen
suggested = Vorgeschlagen
suggested-used = Vorgeschlagen, gilt ohne eigene Wahl
draft-restored = Ihr Entwurf ist wieder da
draft-clear = Verwerfen

## Die zweite Person

second-approved = Sie haben diesen Fall als zweite Person freigegeben.
second-rejected = Sie haben diesen Fall als zweite Person abgelehnt.
first-approved = Die erste Person: freigegeben, von
first-rejected = Die erste Person: abgelehnt, von
theirs-second-approved = Die zweite Person: freigegeben, von
theirs-second-rejected = Die zweite Person: abgelehnt, von

## Contacts in clear
reveal-title = Kontakte im Klartext
reveal-ask = Kontakte zeigen
reveal-end = Kontakte verdecken
reveal-about = Telefonnummern und E-Mail-Adressen sind verdeckt. Wofür Sie sie ansehen, wird mit Ihrem Namen und der Zeit protokolliert. Verlassen Sie den Fall, werden sie wieder verdeckt.
reveal-for = Wofür
reveal-purpose-compare = Um sie mit einem Dokument oder Register zu vergleichen
reveal-purpose-pattern = Um denselben Kontakt in anderen Fällen zu suchen
reveal-purpose-request = Um eine Anfrage der Person oder einer Behörde zu beantworten
reveal-purpose-quality = Um die Arbeit von jemandem durchzusehen
reveal-do = Zeigen
heard-revealed = { $count ->
    [0] Dieser Fall hat keinen Kontakt.
    [one] Ein Kontakt wird im Klartext gezeigt.
   *[other] { $count } Kontakte werden im Klartext gezeigt.
}
command-reveal = Kontakte zeigen

## What the file of a picture says of itself
image-facts = Die Datei sagt über sich, was nichts beweist: { $said }
image-facts-none = Die Datei sagt nichts über sich.
image-facts-camera = Kamera { $value }
image-facts-software = geschrieben von { $value }
image-facts-taken = aufgenommen { $value } nach ihrer Uhr
image-facts-place = wo sie aufgenommen wurde, was nicht gezeigt wird
