### What the engine says to a reviewer about deciding. Texts for end users stand in de.customer.ftl.

## Groups of the decision form

group-of_this_case = In diesem Fall gefunden
group-document = Dokument
group-face = Gesicht
group-identity = Person und Angaben
group-device = Gerät und Verbindung

## What is missing before an answer can be saved

missing-not_reviewable = Dieser Fall kann derzeit nicht entschieden werden.
missing-operations = Der Workflow hat hier keine Entscheidung geliefert. Das ist ein Fehler, den der Betrieb klären muss, kein Fall zum Freigeben oder Ablehnen.
missing-awaiting_second = Eine erste Person hat geantwortet. Dieser Fall wartet auf die eigene Antwort einer zweiten Person.
missing-decided = Zu diesem Fall gibt es bereits eine Entscheidung.
missing-gone = Diesen Fall gibt es auf der Plattform nicht mehr; es ist nichts mehr zu entscheiden.
missing-evidence_mismatch = Die Nachweise haben sich geändert, seit Sie sie angesehen haben. Sehen Sie sie noch einmal an, bevor Sie antworten.
missing-signature_issued = In dieser Sitzung wurde eine Signatur ausgestellt. Eine Ablehnung macht sie nicht rückgängig; der Widerruf einer Signatur ist ein anderer Vorgang.
missing-identity_expired = Die hinterlegte Identität ist zu alt, um damit zu signieren. Eine Freigabe kann sie nicht erneuern; es braucht eine neue Verifizierung.
missing-reason_required = Wählen Sie mindestens einen codierten Grund.
missing-unknown_reason = Einer der Gründe hat eine Form, die die Plattform nicht annimmt.
missing-too_many_reasons = Ein Grund kommt doppelt vor, oder es sind zu viele Gründe.
missing-technical_reason_only = Technische Ursachen sagen nichts über die Person aus und tragen allein keine Ablehnung. Ergänzen Sie Ihren Befund, oder lehnen Sie nicht ab.
missing-reason_does_not_fit = Keiner der gewählten Gründe spricht gegen die Sitzung. Ergänzen Sie den Grund, der es tut.
missing-override_required = Dieser Fall enthält einen Verdachtscode. Bestätigen Sie, dass Sie trotzdem freigeben.
missing-override_not_applicable = Eine Ablehnung widerspricht keinem Verdacht. Entfernen Sie die Markierung.
missing-comment_required = Schreiben Sie, was Sie gesehen haben: Diese Gründe sprechen nicht für sich selbst.
missing-comment_too_long = Der Kommentar ist länger als { $limit } Zeichen.
missing-customer_reason_required = Wählen Sie, was dem Endnutzer mitgeteilt wird.
missing-customer_reason_not_allowed = Eine Freigabe enthält keinen Text für den Endnutzer.
missing-customer_reason_not_in_policy = Die Richtlinie der Plattform lässt diesen Text für den Endnutzer nicht zu.

## Die zweite Person

missing-self_review = Die erste Antwort ist von Ihnen oder wurde an diesem Gerät gegeben. Die zweite muss von einer anderen Person an einem anderen Gerät kommen.
second-blind = Eine erste Person hat geantwortet. Was sie gesagt hat, wird erst gezeigt, wenn Sie selbst geantwortet haben.
second-shown = Eine erste Person hat geantwortet; ihre Antwort steht darunter. Ihre eigene zählt für sich.
second-unnamed = Die Plattform nennt die Entscheidung nicht, die hier wartet; von hier aus kann sie nicht beantwortet werden.
second-answered = Sie haben die erste Antwort abgelehnt. Mit der nächsten Synchronisierung ist der Fall wieder für alle offen.

## Was die Konsole verlassen darf

guard-channel-clipboard = Nicht kopiert.
guard-channel-file_name = Unter diesem Namen wird die Datei nicht gespeichert.
guard-channel-diagnostics = Das wird nicht herausgegeben.
guard-found-term = Es steht ein Wort darin, das auf einen Verdacht schließen lässt.
guard-found-code = Es steht ein Verdachtscode darin.
guard-found-identifier = Es steht der Name eines Verdachtscodes darin.
guard-found-title = Es steht der Titel eines Verdachtscodes darin.
guard-found-no_lists = Die Wortliste ist nicht lesbar, deshalb verlässt nichts die Konsole.
guard-withheld = Hier fehlt eine Zeile: Sie hätte auf einen Verdacht hingewiesen.
guard-what_to_do = Der Endnutzer darf von einem Verdacht nichts erfahren. Nehmen Sie die Stelle heraus und versuchen Sie es erneut; der Versuch steht im Protokoll.

## Warum ein Fall nicht entschieden oder nicht abgelehnt werden kann

blocked-operations = Der Workflow hat keine Entscheidung geliefert: Das ist ein Fall für den Betrieb.
blocked-decided = Dieser Fall ist entschieden.
blocked-gone = Dieser Fall ist entfernt.
blocked-role = Ihre Rolle liest Fälle; sie entscheidet sie nicht.
blocked-held = Jemand anderes hat diesen Fall reserviert.
blocked-no_claim = Sie haben für diesen Fall keine gültige Reservierung. Öffnen Sie ihn wieder, sobald Sie online sind.
blocked-own_decision = Sie haben diesen Fall entschieden.
blocked-no_evidence = Die Nachweise dieses Falls sind noch nicht da.
blocked-signature_issued = Eine Signatur wurde bereits ausgestellt. Sie zu widerrufen ist ein anderer Vorgang.
