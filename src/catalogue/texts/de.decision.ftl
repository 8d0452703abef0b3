### What the engine says to a reviewer about deciding. Texts for end users stand in de.customer.ftl.

## Groups of the decision form

group-suspicion_of_this_case = Verdacht in diesem Fall
group-of_this_case = In diesem Fall gefunden
group-document = Dokument
group-face = Gesicht
group-identity = Person und Angaben
group-device = Gerät und Verbindung
group-suspicion = Verdacht

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
missing-reason_not_on_case = Ein Grund für eine Freigabe sagt, was abgewogen wurde. Er ist ein Code dieses Falls, einer, der für die Sitzung spricht, oder ein Verdacht, trotz dessen freigegeben wird: Nehmen Sie die anderen heraus.
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
second-answered = Sie haben die erste Antwort abgelehnt. Mit dem nächsten Abgleich ist der Fall wieder für alle offen.

## Was die Konsole verlassen darf

guard-channel-clipboard = Nicht kopiert.
guard-channel-file_name = Unter diesem Namen wird die Datei nicht gespeichert.
guard-channel-diagnostics = Das wird nicht herausgegeben.
guard-channel-export = Das Nachweispaket wurde nicht erstellt.
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
blocked-assigned = Dieser Fall ist jemand anderem zugewiesen; die Plattform nimmt nur die Entscheidung dieser Person an.
blocked-no_claim = Sie haben für diesen Fall keine gültige Reservierung. Öffnen Sie ihn wieder, sobald Sie online sind.
blocked-own_decision = Sie haben diesen Fall entschieden.
blocked-no_evidence = Die Nachweise dieses Falls sind noch nicht da.
blocked-disk_nearly_full = Der Datenträger dieses Computers ist fast voll. Schaffen Sie Platz; danach lässt sich wieder entscheiden.
blocked-outbox_full = Der Ausgang ist voll. Verbinden Sie den Computer mit dem Netz und gleichen Sie ab; danach lässt sich wieder entscheiden.
blocked-outbox_too_old = Eine Entscheidung wartet hier seit drei Tagen. Verbinden Sie den Computer mit dem Netz und gleichen Sie ab; danach lässt sich wieder entscheiden.
blocked-replay = Dieser Fall wird aus einem Paket gezeigt: Hier kann nichts davon entschieden werden.
blocked-signature_issued = Eine Signatur wurde bereits ausgestellt. Sie zu widerrufen ist ein anderer Vorgang.
told-account_incomplete = Diese Felder des Kontos sind leer: { $fields }. Die Bank weist eine Freigabe ab, bis sie ausgefüllt sind. Sie können jetzt freigeben; die Entscheidung wartet dann vielleicht im Ausgang.

## Warum eine Entscheidung im Ausgang wartet oder zu klären ist: eine für jeden Code (outbox/words.rs)

outbox-why-offline = Die Plattform ist nicht erreichbar. Die Entscheidung wird von selbst gesendet, sobald das Netz wieder da ist.
outbox-why-paused = Die Plattform hat alle gebeten zu warten. Die Entscheidung wird von selbst gesendet, sobald diese Zeit vorbei ist.
outbox-why-no_answer = Die Antwort ging verloren. Die Plattform wird gefragt, was gilt, bevor noch einmal etwas gesendet wird.
outbox-why-interrupted = Das Programm endete während des Sendens. Die Plattform wird gefragt, was gilt.
outbox-why-sign_in_needed = Melden Sie sich wieder an; dann wird sie von selbst gesendet.
outbox-why-applying = Die Plattform hat sie verzeichnet und setzt sie noch um.
outbox-why-awaiting_second = Verzeichnet. Sie wird wirksam, wenn eine zweite Person dieselbe Antwort gibt.
outbox-why-in_flight = Die Plattform ist mit dieser Sitzung beschäftigt und hat eine Zeit für den nächsten Versuch genannt.
outbox-why-overloaded = Die Plattform ist überlastet und hat eine Zeit für den nächsten Versuch genannt.
outbox-why-unknown_case = Die Plattform kennt diesen Fall derzeit nicht. Sie wird wieder gefragt.
outbox-why-claim_expired = Die Reservierung war abgelaufen. Der Fall wurde wieder reserviert, und dieselbe Entscheidung wird darunter gesendet.
outbox-why-undone = Zurückgenommen, bevor sie gesendet wurde.
outbox-why-turned_up = Sie war doch angekommen: Sie gilt, und nicht die neuere.
outbox-why-older_stands = Ihre eigene frühere Entscheidung war doch angekommen und gilt. Diese wurde nicht angewandt.
outbox-why-replaced = Eine neuere Entscheidung ist an ihre Stelle getreten.
outbox-why-unreadable = Das Siegel dieser Entscheidung ist hier gebrochen, deshalb wurde sie nicht gesendet. Sehen Sie sich den Fall an und entscheiden Sie noch einmal.
outbox-why-claim_held = Jemand anderes hat diesen Fall jetzt reserviert. Sehen Sie ihn sich noch einmal an, bevor Sie entscheiden.
outbox-why-held_in_between = Jemand anderes hatte diesen Fall reserviert, während Sie weg waren. Sehen Sie ihn sich noch einmal an, bevor Sie entscheiden.
outbox-why-already_decided = Die Entscheidung einer anderen Person gilt. Ihre ist aufbewahrt und wurde nicht umgesetzt.
outbox-why-case_gone = Der Fall ist entfernt: gelöscht, abgelaufen oder zurückgezogen. Seine Nachweise wurden hier gelöscht.
outbox-why-precondition_failed = Die Nachweise haben sich nach Ihrer Entscheidung geändert. Sehen Sie sich den Unterschied an und entscheiden Sie noch einmal.
outbox-why-apply_failed = Die Plattform hat die Entscheidung verzeichnet, konnte sie aber nicht umsetzen. Entscheiden Sie noch einmal.
outbox-why-declined_by_second = Die zweite Person hat anders geantwortet. Der Fall ist wieder offen.
outbox-why-voided = Die Nachweise wurden geändert oder gelöscht, bevor die zweite Person antwortete. Sehen Sie sich den Fall noch einmal an.
outbox-why-decision_missing = Die Plattform kennt diese Entscheidung nicht mehr. Sehen Sie sich den Fall noch einmal an.
outbox-why-no_decision = Die Plattform kennt die Entscheidung nicht, auf die dies die zweite Antwort war.
outbox-why-reason_required = Die Plattform verlangt einen codierten Grund.
outbox-why-comment_required = Die Plattform verlangt einen Kommentar.
outbox-why-comment_too_long = Der Kommentar ist der Plattform zu lang.
outbox-why-override_required = Die Plattform verlangt, dass Sie bestätigen: Dies widerspricht einem Verdachtscode.
outbox-why-unknown_reason = Die Plattform kennt einen der Gründe nicht.
outbox-why-customer_reason_not_allowed = Die Plattform lässt diesen Text für den Endnutzer nicht zu.
outbox-why-evidence_mismatch = Die Plattform hat andere Nachweise als die, auf die sich die Entscheidung bezieht. Sehen Sie sich den Fall noch einmal an.
outbox-why-not_reviewable = Laut Plattform kann dieser Fall nicht geprüft werden.
outbox-why-forbidden = Ihr Konto darf diesen Fall nicht entscheiden.
outbox-why-account_incomplete = Die Bank hat abgelehnt, weil Felder des Kontos leer sind: { $fields }. Lassen Sie sie dort ausfüllen und senden Sie die Entscheidung dann erneut.
outbox-why-not_assignee = Der Fall ist jemand anderem zugewiesen.
outbox-why-self_review = Die zweite Antwort muss von einer anderen Person an einem anderen Gerät kommen.
outbox-why-malformed = Die Plattform hat die Anfrage als fehlerhaft zurückgewiesen. Das ist ein Fehler des Programms; wenden Sie sich an den Support.
outbox-why-foreign_case = Die Plattform antwortete mit einem anderen Fall. Nichts wurde angezeigt oder gesendet.
outbox-parked-overloaded = Die Plattform bat, länger als eine Stunde zu warten. Senden Sie sie erneut, wann Sie möchten.
outbox-parked-unknown_case = Die Plattform kennt diesen Fall nicht.
outbox-late-accepted = Die Plattform hat sie vor mehr als einem Tag verzeichnet und noch nicht umgesetzt. Nachgefragt wird von selbst; sagen Sie es dem Betrieb.
outbox-late-unknown = Sie wurde vor mehr als einem Tag gesendet, und noch immer ist nicht bekannt, ob sie ankam. Nachgefragt wird von selbst, sobald die Plattform erreichbar ist; ist sie es, sagen Sie es dem Betrieb.
outbox-unknown = Die Plattform antwortete: { $code }.

## Warum ein Fall nur zum Lesen offen ist: eine für jeden Code (console/claim_notes.rs)

claim-held_before = Sie haben diesen Fall bereits reserviert, hier oder an einem anderen Gerät.
claim-held_by = { $name } hat diesen Fall reserviert.
claim-not_had-claim_held = Jemand anderes hat diesen Fall reserviert.
claim-not_had-not_open = Das Profil ist nicht mehr offen.
claim-not_had-offline = Die Plattform ist nicht erreichbar.
claim-not_had-platform_busy = Die Plattform hat gebeten zu warten.
claim-not_had-platform_unavailable = Die Plattform antwortet mit einem eigenen Fehler.
claim-not_had-sign_in_needed = Ihre Anmeldung ist abgelaufen.
claim-not_had-sign_in_failed = Die Anmeldung ist nicht gelungen.
claim-not_had-network_needs_sign_in = Das Netz verlangt eine eigene Anmeldung.
claim-not_had-proxy_needs_sign_in = Der Proxy des Netzes verlangt eine Anmeldung.
claim-not_had-foreign_case = Die Plattform antwortete mit einem anderen Fall. Nichts davon wurde angezeigt.
claim-not_had-case_gone = Der Fall ist entfernt.
claim-not_had-already_decided = Der Fall ist bereits entschieden.
claim-not_had-not_reviewable = Dieser Fall ist keiner für die Prüfung.
claim-not_had-forbidden = Ihr Konto darf das nicht.
claim-not_had-too_large = Die Antwort ist zu groß.
claim-not_had-platform = Die Antwort der Plattform ist nicht brauchbar.
claim-not_had-refused = Die Plattform hat das abgelehnt.
claim-not_had-certificate_refused = Das Zertifikat, das die Plattform zeigt, wird nicht angenommen: { $why }. { $facts }
claim-not_had-certificate_not_pinned = Das Zertifikat der Prüfungsadresse kommt von keiner Stelle, die in der Konfiguration hinterlegt ist. { $facts }
certificate-why-expired = Es ist abgelaufen
certificate-why-not_yet_valid = Es gilt noch nicht
certificate-why-other_host = Es gehört zu einem anderen Rechner
certificate-why-unknown_issuer = Niemand, dem dieses Gerät vertraut, hat es signiert
certificate-why-self_signed = Es hat sich selbst signiert
certificate-why-revoked = Es wurde widerrufen
certificate-why-refused = Es besteht die Prüfung dieses Systems nicht
certificate-facts = Ausgestellt von: { $issuer }; gültig von { $from } bis { $until }.
certificate-itself = sich selbst
certificate-unread = Es ist nicht lesbar.
