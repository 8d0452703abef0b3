### What the engine says to a reviewer about a case: what was found, compared and missing, and why it stepped up.

## Claimed against extracted

field-familyName = Nachname
field-givenName = Vorname
field-name = Name
field-birthName = Geburtsname
field-birthDate = Geburtsdatum
field-birthPlace = Geburtsort
field-nationality = Staatsangehörigkeit
field-sex = Geschlecht
field-documentType = Dokumentart
field-documentNumber = Dokumentnummer
field-issuanceDate = Ausgestellt am
field-expiryDate = Gültig bis
field-issuingCountry = Ausstellender Staat
field-issuingAuthority = Ausstellende Behörde
field-email = E-Mail
field-phone = Telefon
field-address-street = Straße
field-address-postalCode = Postleitzahl
field-address-city = Ort
field-address-country = Land
field-machineReadableZone = Maschinenlesbare Zeile { $line }
field-unknown = { $name }

difference-letter_case = Groß- und Kleinschreibung weichen ab.
difference-punctuation = Leerzeichen, Bindestriche oder Apostrophe weichen ab.
difference-diacritics = Akzente wurden weggelassen.
difference-transliteration = Buchstaben wurden ausgeschrieben, etwa ue für ü oder ss für ß.
difference-name_order = Dieselben Namen in anderer Reihenfolge.
difference-date_format = Derselbe Tag in anderer Schreibweise.
difference-ambiguous_date = Ein Datum lässt sich als zwei verschiedene Tage lesen; einer davon passt.
difference-cut_short = Eine Seite endet früher; so weit sie reicht, stimmen beide überein.
difference-more_names = Eine Seite enthält Namen, die der anderen fehlen.
difference-hidden_characters = Eine Seite enthält unsichtbare Zeichen. Sie werden nicht angezeigt.
difference-other_script = Die Seiten sind in verschiedenen Schriften geschrieben und wurden nicht verglichen.
difference-code_list = Die Seiten verwenden verschiedene Codelisten.

## Why a session stepped up. Clauses start small and end without a full stop; why-… puts them together.
## Every device-… clause begins with its subject, so that “bereits” can stand before it; every clause is a main clause with
## the verb in second place, so that “und” can.

why-device = { $clause }.
why-finding = { $clause }.
why-device-then-finding = { $device }, und { $finding }.
why-finding-then-device = { $finding }; bereits { $device }.
why-no_decision = Der Workflow hat keine Entscheidung geliefert: Es ist keine Richtlinie eingerichtet, oder die Transaktion ist fehlgeschlagen. Das ist ein Fehler für den Betrieb und sagt nichts über die Person aus.
why-sample = Die Sitzung wurde zur Qualitätskontrolle ausgewählt, nicht weil etwas gefunden wurde.
why-sample-and-codes = Die Sitzung wurde zur Qualitätskontrolle ausgewählt; der Datensatz nennt außerdem { $codes }.
why-codes = Zur Prüfung geöffnet wegen { $codes }.
why-trusted-codes = Die Geräteprüfung vertraut dem Gerät; die Sitzung wurde wegen { $codes } zur Prüfung geöffnet.
why-trusted = Die Geräteprüfung vertraut dem Gerät, und aus dem Datensatz geht nicht hervor, warum die Sitzung zur Prüfung geöffnet wurde.
why-unknown = Aus dem Datensatz geht nicht hervor, warum diese Sitzung zur Prüfung geöffnet wurde.
why-nothing-here = Der Datensatz nennt keinen Anlass, und die Nachweise sind noch nicht eingetroffen.

device-suspicious = die Geräteprüfung stufte das Gerät wegen { $reasons } als verdächtig ein
device-suspicious-bare = die Geräteprüfung stufte das Gerät als verdächtig ein und nannte keinen Grund
device-not_trusted = die Geräteprüfung stufte das Gerät wegen { $reasons } als nicht vertrauenswürdig ein
device-not_trusted-bare = die Geräteprüfung stufte das Gerät als nicht vertrauenswürdig ein und nannte keinen Grund
device-inconclusive = die Geräteprüfung kam zu keinem Urteil, weil die Gewissheit über das Gerät nicht ausreichte, was kein Befund gegen das Gerät ist (vermerkt: { $reasons })
device-inconclusive-bare = die Geräteprüfung kam zu keinem Urteil, weil die Gewissheit über das Gerät nicht ausreichte, was kein Befund gegen das Gerät ist
device-unknown = die Geräteprüfung antwortete „{ $verdict }“, ein Wort, das diese Konsole nicht kennt, daher muss ein Mensch hinsehen; sie nennt { $reasons }
device-unknown-bare = die Geräteprüfung antwortete „{ $verdict }“, ein Wort, das diese Konsole nicht kennt, daher muss ein Mensch hinsehen

finding-suspicion-summary = die Zusammenfassung nennt einen Verdacht: { $codes }
finding-suspicion-document = der Dokumentschritt meldete einen Verdacht: { $codes }
finding-suspicion-provider = der Identifizierungsdienst meldete einen Verdacht: { $codes }
finding-suspicion-workflow = der Workflow meldete einen Verdacht: { $codes }
finding-and = { $one }, und { $other }
finding-also = { $finding }, außerdem { $codes }
finding-identity_expired = die Signatur scheiterte, weil die hinterlegte Identität zu alt ist
finding-document-not_verified = der Dokumentschritt konnte das Dokument nicht verifizieren: { $codes }
finding-document-not_verified-bare = der Dokumentschritt konnte das Dokument nicht verifizieren und nannte keinen Grund
finding-document-fraud = der Dokumentschritt endete mit dem Urteil Betrug: { $codes }
finding-document-fraud-bare = der Dokumentschritt endete mit dem Urteil Betrug und sagt nicht, was gefunden wurde
finding-document-aborted = die Person brach den Dokumentschritt ab: { $codes }
finding-document-aborted-bare = die Person brach den Dokumentschritt ab
finding-document-cancelled = der Dokumentschritt wurde vorzeitig beendet: { $codes }
finding-document-cancelled-bare = der Dokumentschritt wurde ohne Angabe eines Grundes vorzeitig beendet
finding-document-unknown = der Dokumentschritt antwortete „{ $verdict }“, ein Urteil, das diese Konsole nicht kennt
finding-match = der Gesichtsvergleich ergab keine Übereinstimmung: { $codes }
finding-match-bare = der Gesichtsvergleich ergab keine Übereinstimmung
finding-comparison = ein Vergleich ergab keine Übereinstimmung: { $codes }
finding-comparison-bare = ein Vergleich ergab keine Übereinstimmung
finding-comparison-technical = ein Vergleich konnte nicht durchgeführt werden: { $codes }
finding-authentication = die Authentifizierung schlug fehl: { $codes }
finding-authentication-bare = die Authentifizierung schlug fehl
finding-authentication-technical = die Authentifizierung konnte nicht durchgeführt werden: { $codes }
finding-match-passed_later = { $finding }; bei der Wiederholung wurde dieselbe Prüfung bestanden
finding-match-differs = { $finding }; ein anderes Ergebnis derselben Art ist bestanden, und aus dem Datensatz geht nicht hervor, welches der beiden gilt
finding-contact = die Prüfung von E-Mail und Telefon antwortete „{ $verdict }“: { $codes }
finding-contact-bare = die Prüfung von E-Mail und Telefon antwortete „{ $verdict }“ und nannte keinen Grund
finding-qes-aborted = die Person brach die Identifizierung ab: { $codes }
finding-qes-aborted-bare = die Person brach die Identifizierung ab und nannte keinen Grund
finding-qes-cancelled = der Identifizierungsdienst schloss ohne Erfolg ab: { $codes }
finding-qes-technical = die Identifizierung konnte aus technischen Gründen, die nichts über die Person aussagen, nicht abgeschlossen werden: { $codes }
finding-qes-finalized-bare = der Identifizierungsdienst ist fertig („{ $result }“) und nannte keinen Grund
finding-qes-processing = der Identifizierungsdienst prüft noch und hat kein Ergebnis mitgeteilt
finding-onboarding-early = die Risikoprüfung zu Beginn wies die Sitzung wegen { $codes } ab, noch bevor personenbezogene Daten abgefragt wurden
finding-onboarding-early-bare = die Risikoprüfung zu Beginn wies die Sitzung ohne Angabe von Gründen ab, noch bevor personenbezogene Daten abgefragt wurden
finding-onboarding-country = ein Dokument wurde nur verlangt, weil die Telefonprüfung dieses Land nicht abdeckt; gefunden wurde nichts
finding-onboarding-country-open = ein Dokument wurde nur verlangt, weil die Telefonprüfung dieses Land nicht abdeckt; gefunden wurde nichts, und der Workflow hat noch nicht geantwortet: Er wartet auf seinen nächsten Schritt
finding-onboarding-country-failed = ein Dokument wurde nur verlangt, weil die Telefonprüfung dieses Land nicht abdeckt; der Dokumentschritt wurde danach nicht bestanden
finding-onboarding-country-failed-codes = ein Dokument wurde nur verlangt, weil die Telefonprüfung dieses Land nicht abdeckt; der Dokumentschritt wurde danach nicht bestanden: { $codes }
finding-onboarding-country-denied = ein Dokument wurde nur verlangt, weil die Telefonprüfung dieses Land nicht abdeckt; danach wies der Workflow die Sitzung ab
finding-onboarding-country-denied-codes = ein Dokument wurde nur verlangt, weil die Telefonprüfung dieses Land nicht abdeckt; danach wies der Workflow die Sitzung wegen { $codes } ab
finding-onboarding-country-asked = ein Dokument wurde nur verlangt, weil die Telefonprüfung dieses Land nicht abdeckt
finding-onboarding-country-asked-codes = ein Dokument wurde nur verlangt, weil die Telefonprüfung dieses Land nicht abdeckt; der Datensatz nennt außerdem { $codes }
finding-onboarding-no_match = die Personendaten stimmten nicht mit den Daten des Mobilfunkanbieters überein, daher wurde ein Dokument verlangt
finding-onboarding-no_match-passed = die Personendaten stimmten nicht mit den Daten des Mobilfunkanbieters überein, daher wurde ein Dokument verlangt; der Dokumentschritt wurde bestanden
finding-onboarding-no_match-failed = die Personendaten stimmten nicht mit den Daten des Mobilfunkanbieters überein, daher wurde ein Dokument verlangt; der Dokumentschritt wurde danach nicht bestanden
finding-onboarding-no_match-failed-codes = die Personendaten stimmten nicht mit den Daten des Mobilfunkanbieters überein, daher wurde ein Dokument verlangt; der Dokumentschritt wurde danach nicht bestanden: { $codes }
finding-onboarding-desktop = der an das Telefon gesendete Link wurde auf einem Desktop geöffnet, daher ist nicht belegt, dass die Person das Telefon bei sich hat
finding-onboarding-link = der an das Telefon gesendete Link wurde nicht rechtzeitig geöffnet, daher ist nicht belegt, dass die Person das Telefon bei sich hat
finding-onboarding-confirmed = die Personendaten stimmten überein, und der Link wurde auf dem Telefon geöffnet; die Sitzung wurde wegen { $codes } zur Prüfung geöffnet
finding-onboarding-confirmed-bare = die Personendaten stimmten überein, und der Link wurde auf dem Telefon geöffnet; warum die Sitzung zur Prüfung geöffnet wurde, ist nicht vermerkt
finding-onboarding-deny = der Workflow wies die Sitzung wegen { $codes } ab
finding-onboarding-deny-bare = der Workflow wies die Sitzung ohne Angabe von Gründen ab
finding-onboarding-obligation = der Workflow verlangt einen weiteren Schritt

code-title = „{ $title }“
code-number = „{ $title }“ ({ $code })
code-said = „{ $title }“ ({ $words })
list-more = { $items } und { $count } mehr

## What did not run, and smaller remarks

not-run = Nicht ausgeführt: { $list }. Nicht ausgeführt heißt nicht unauffällig.
not-run-and-silent = Nicht ausgeführt: { $list }. Nicht ausgeführt oder nicht vermerkt: { $silent }. Nicht ausgeführt heißt nicht unauffällig.
not-run-silent = Nicht ausgeführt oder nicht vermerkt: { $silent }. Nicht ausgeführt heißt nicht unauffällig.
note-score-undeclared = Score { $value } von { $source }: Ob eine hohe Zahl gut oder schlecht ist, ist nicht vermerkt; er wird deshalb angezeigt und nicht bewertet.
note-score-riskier = Verdachts-Score { $value } von { $source }: Er steigt mit dem Risiko und hat keine feste Obergrenze.
note-score-safer = Score { $value } von { $source }: Er steigt laut Angabe mit der Vertrauenswürdigkeit.
note-score-surer = Score { $value } von { $source }: Er steigt laut Angabe mit der Gewissheit, weder mit dem Risiko noch mit der Vertrauenswürdigkeit.
note-confidence = Gewissheit über das Gerät: { $value } von 100. Das sagt, wie sicher die Prüfung ist, nicht, wie gut das Gerät ist.
note-confidence-either = Gewissheit über das Gerät: { $value }. Ob das 1 von 1 oder 1 von 100 ist, ist nicht vermerkt; deshalb wird nichts daraus abgeleitet.
note-branch = Der Dokumentschritt lief, obwohl dem Gerät vertraut wird; manche Abläufe verlangen immer ein Dokument.
note-contact = Die Prüfung von E-Mail und Telefon antwortete „{ $verdict }“: { $codes }.
note-contact-bare = Die Prüfung von E-Mail und Telefon antwortete „{ $verdict }“.
note-not_bought = Beim Anbieter nicht gebucht und deshalb nie geprüft: { $list }.
assertion-name-phone = Name zur Telefonnummer
assertion-name-address = Name zur Anschrift
assertion-phone-simSwap = SIM-Karte kürzlich getauscht
assertion-phone-recycledNumber = Nummer neu vergeben
assertion-email-risk = Risiko der E-Mail-Adresse
assertion-identity-persistentId = dauerhafte Kennung der Person
assertion-knowledge-questions = Fragen zur eigenen Vergangenheit
assertion-document-authentic = Dokument echt
assertion-selfie-match = Selfie zum Dokument
assertion-network-tor = Tor-Verbindung
assertion-network-bot = automatische Eingabe
assertion-session-velocity = Sitzungen in kurzer Zeit
note-weak_questions = Fragen zur eigenen Vergangenheit wurden beantwortet. Solche Antworten sind leicht in Erfahrung zu bringen und wiegen deshalb wenig.

address-private = Die IP-Adresse gehört zu einem privaten Netz. Sie sagt nichts über den Ort und verbindet mit niemandem.
address-carrier = Viele Kunden eines Anbieters teilen sich die IP-Adresse. Sie darf nicht dazu dienen, Personen zu verknüpfen.
address-loopback = Die IP-Adresse ist das Gerät selbst. Sie sagt nichts über den Ort.
address-link_local = Die IP-Adresse gilt nur innerhalb eines Kabel- oder Funknetzes. Sie sagt nichts über den Ort.
address-documentation = Die IP-Adresse liegt in einem Bereich, der für Beispiele vorgesehen ist. Sie gehört niemandem.
address-reserved = Die IP-Adresse liegt in einem reservierten Bereich. Sie gehört niemandem.
address-unreadable = Was an der Stelle der IP-Adresse steht, ist keine.

## Banners

banner-summary = Die Zusammenfassung sagt „{ $summary }“, der Geräteblock „{ $block }“. Die Erklärung folgt dem Block.
banner-devices = Zwei Geräteblöcke widersprechen sich: „{ $one }“ und „{ $other }“. Die Erklärung folgt dem neueren.
banner-trusted = Das Gerät ist als vertrauenswürdig verzeichnet, und doch wurde die Sitzung ohne jeden Anlass zur Prüfung geöffnet.
banner-trusted-codes = Das Gerät ist als vertrauenswürdig verzeichnet, und doch nennt der Datensatz { $codes }.
banner-cut_offs = Der Datensatz sagt „{ $verdict }“; seine eigenen Schwellenwerte und sein Verdachts-Score ergeben „{ $recomputed }“.
banner-cut_offs-any = Der Datensatz sagt „{ $verdict }“. Wie sicher sich die Prüfung war, geht aus ihm nicht hervor; in jedem Fall ergeben seine eigenen Schwellenwerte und sein Verdachts-Score „{ $recomputed }“ oder „{ $uncertain }“.
banner-score = Als vertrauenswürdig verzeichnet, und doch mit einem Score von { $score }. Ob ein hoher Score gut oder schlecht ist, ist nicht vermerkt: Richten Sie sich nicht danach.
banner-score-against = Als vertrauenswürdig verzeichnet, und doch mit einem Score von { $score }. Als Verdachts-Score gelesen, ergäben die Schwellenwerte „{ $read }“; ob er einer ist, ist nicht vermerkt: Richten Sie sich nicht danach.
banner-score-against-any = Als vertrauenswürdig verzeichnet, und doch mit einem Score von { $score }. Als Verdachts-Score gelesen, ergäben die Schwellenwerte „{ $read }“ oder, bei zu geringer Gewissheit, „{ $uncertain }“; ob er einer ist, ist nicht vermerkt: Richten Sie sich nicht danach.
banner-signal = Ein Grund sagt „{ $reason }“, das Signal „{ $signal }“ sagt das Gegenteil.
banner-suspicion-block = Die Nachweise melden einen Verdacht, den die Zusammenfassung nicht nennt: { $codes }.
banner-suspicion-summary = Die Zusammenfassung nennt einen Verdacht, den kein Block zeigt: { $codes }.
banner-accepted = Die Plattform hat die Sitzung angenommen, obwohl der Dokumentschritt mit dem Urteil Betrug endete.
banner-qes-both = Die Identifizierung ist sowohl als von der Person abgebrochen als auch als vom Dienst abgeschlossen verzeichnet.
banner-qes-events = Die Ereignisse des Dienstes kamen { $how }. Was angezeigt wird, hängt nicht von ihrer Reihenfolge ab.
events-disorder = in falscher Reihenfolge
events-repeats = teils mehrfach
events-gaps = mit Lücken
banner-operations = Für den Betrieb: Der Workflow hat keine Entscheidung geliefert. Dieser Fall kann weder freigegeben noch abgelehnt werden.
banner-signed = Eine Signatur wurde ausgestellt. Eine Ablehnung macht sie nicht rückgängig; der Widerruf einer Signatur ist ein anderer Vorgang.
banner-identity_expired = Die hinterlegte Identität ist zu alt, um damit zu signieren. Eine Freigabe kann sie nicht erneuern.
banner-erased = Von der Plattform gelöschte Blöcke: { $count }. Sie sind gelöscht, und das ist nicht dasselbe wie nie eingetroffen.
banner-no_evidence = Zu diesem Fall sind keine Nachweise eingetroffen.

verdict-trusted = vertrauenswürdig
verdict-suspicious = verdächtig
verdict-not_trusted = nicht vertrauenswürdig
verdict-inconclusive = nicht eindeutig
verdict-unknown = unbekannt
verdict-absent = kein Urteil
verdict-meaning-trusted = Heißt: Die Geräteprüfung fand nichts, was gegen das Gerät spricht.
verdict-meaning-suspicious = Heißt: Etwas spricht gegen das Gerät, aber nicht genug, um die Sitzung abzuweisen. Was es ist, sagen die Gründe, sofern welche genannt sind.
verdict-meaning-not_trusted = Heißt: Was gegen das Gerät spricht, wiegt schwer.
verdict-meaning-inconclusive = Heißt: Die Geräteprüfung war sich dessen, was sie sah, nicht sicher genug, um das Gerät in die eine oder andere Richtung einzustufen.
verdict-meaning-unknown = Dieses Wort ist keines von denen, die die Plattform dokumentiert; es wird nichts hineingelesen.
verdict-meaning-absent = Die Geräteprüfung hat kein Urteil verzeichnet. Aus Scores oder Signalen wird keines abgeleitet.
score-name-suspect = Verdachts-Score
score-name-confidence = Gewissheit
score-higher_is_riskier = höher heißt mehr Risiko
score-higher_is_safer = höher heißt vertrauenswürdiger
score-higher_is_surer = höher heißt gewisser, weder riskanter noch vertrauenswürdiger
score-declared-record = im Datensatz angegeben
score-declared-documents = laut Unterlagen des Anbieters
score-declared-nobody = von niemandem angegeben

## Route, blocks, signals

route-start = Start
route-device = Geräteprüfung
route-signing = Signatur
route-document = Dokument und Selfie
route-review = Prüfung durch eine Person
route-qes-created = Von der Person abgeschlossen
route-qes-processing = Beim Dienst in Prüfung
route-qes-finalized = Vom Dienst abgeschlossen
route-qes-aborted = Von der Person abgebrochen
route-named = { $name }

block-identity = Angegebene Identität
block-extractedIdentity = Aus dem Dokument gelesene Identität
block-deviceSignals = Gerätesignale
block-documentImages = Dokumentbilder
block-documentData = Dokumentdaten
block-biometricSamples = Selfie
block-documentVerification = Urteil über das Dokument
block-signedDocumentsPackage = Signierte Dokumente

signals-device = Gerät
signals-network = Verbindung
signals-velocity = Häufigkeit
signals-contact = E-Mail und Telefon
signals-attestation = Nachweis durch das Gerät
signal-recognised = Bereits gesehen
signal-bot = Automatisierung
signal-tampering = Veränderter Browser
signal-virtual_machine = Virtuelle Maschine
signal-emulator = Emulator
signal-root = Voller Systemzugriff
signal-jailbreak = Entfernte Schutzfunktionen
signal-instrumentation = App manipuliert
signal-cloned_app = Geklonte App
signal-incognito = Privates Fenster
signal-privacy_settings = Datenschutzeinstellungen
signal-developer_tools = Entwicklerwerkzeuge
signal-active_call = Laufendes Telefonat
signal-factory_reset = Werksreset
signal-rare_device = Ungewöhnliches Gerät
signal-browser = Browser
signal-os = System
signal-vpn = VPN
signal-proxy = Proxy
signal-tor = Tor
signal-blocklist = Adresse auf einer Sperrliste
signal-interception = Abgefangene Verbindung
signal-location = Vorgetäuschter Ort
signal-address = Adresse
signal-velocity = Sitzungen in kurzer Zeit
signal-attestation = Attestierung
signal-device_id = Geräte-ID
signal-found = gefunden
signal-not_found = nicht gefunden
signal-not_run = nicht ausgeführt
signal-unknown = { $name }
## Namen in zwei Schreibweisen
difference-rough_transliteration = Eine Seite wurde Buchstabe für Buchstabe in lateinische Schrift übertragen und stimmt dann überein. Ein Hinweis: Es gibt viele Wege von einer Schrift in die andere.
difference-consonants = Die Konsonanten stimmen überein; diese Schrift lässt kurze Vokale weg. Nur ein Hinweis.
difference-particle = Ein Namenszusatz wie von, de oder al steht nur auf einer Seite.
difference-close = Die Seiten unterscheiden sich um einen oder zwei Buchstaben: ein Schreibfehler oder jemand anderes.
difference-one_umlaut = Beides können Schreibweisen eines Namens mit Umlaut sein, den keine Seite zeigt, oder zwei Namen.

## Was die Konsole selbst ermittelt hat

check-topic-zone = Maschinenlesbare Zone
check-topic-document = Dokument
check-topic-person = Person
check-topic-identity = Gespeicherte Identität
check-topic-session = Sitzung
check-topic-certificate = Signaturzertifikat
check-topic-liveness = Lebenderkennung
check-topic-consent = Einwilligung
check-topic-video = Video der Sicherheitsmerkmale
check-topic-path = Ablauf
check-topic-link = Link
check-topic-devices = Geräte
check-topic-fallback = Ersatzweg
check-topic-credential = Nachweis
check-topic-transfer = Überweisung
check-topic-accounts = Konten
check-topic-contract = Vertrag
check-topic-signer = Unterzeichner
check-topic-trail = Signaturprotokoll
check-topic-assertion = Identitätszusicherung

check-not_said = keine Angabe
check-nothing_said = keine weiteren Angaben
check-time_not_said = Zeit nicht vermerkt

check-zone-empty = Sie ist leer.
check-zone-size = { $line } Zeilen mit bis zu { $count } Zeichen passen zu keiner der fünf Größen.
check-zone-character = Zeile { $line } enthält an Stelle { $count } ein Zeichen, das es in keiner Zone gibt.
check-zone-hidden = Sie enthält unsichtbare Zeichen.
check-zone-digits = Aufbau wie bei { $size }: alle { $count } Prüfziffern stimmen.
check-zone-wrong = Aufbau wie bei { $size }: falsche Prüfziffer für { $list }.
check-zone-no_day = { $field } in der Zone ist kein Tag eines Kalenders.
check-zone-irregular = Im Namensfeld stehen Füllzeichen, wo keine stehen dürfen.
check-zone-differs = { $field }: In der Zone steht { $zone }, auf dem Dokument { $printed }.
check-zone-agrees = Stimmt mit dem Dokument überein: { $list }.
check-zone-apart = Nicht mit dem Dokument vergleichbar: { $list }.
check-zone-alone = Vom Dokument wurde nichts gelesen, womit sie verglichen werden könnte.
zone-size-TD1 = Karte (TD1)
zone-size-TD2 = Karte (TD2)
zone-size-TD3 = Reisepass (TD3)
zone-size-MRV-A = Visum (MRV-A)
zone-size-MRV-B = Visum (MRV-B)
zone-size-FR-CNI = französischem Personalausweis (bis 2021)
zone-digit-number = Dokumentnummer
zone-digit-birth = Geburtsdatum
zone-digit-expiry = Ende der Gültigkeit
zone-digit-optional = persönliche Nummer
zone-digit-composite = die ganze Zeile

check-video-missing = Das Video fehlt (3141).
check-video-missing_yet_here = Laut Aufzeichnung fehlt das Video (3141), und doch ist eines da.
check-video-short = Das Video ist zu kurz für ein Urteil (3118).
check-video-unplayable = Das Video lässt sich nicht abspielen (3119).
check-video-not_visible = Die Fachkraft konnte die Sicherheitsmerkmale nicht sehen, und der Code sagt, dass das kein Betrug ist (3117).
check-video-other = Mit den Sicherheitsmerkmalen stimmt etwas anderes nicht (3120).
check-video-here = Ein Video ist da; seine Länge ist nicht vermerkt.
check-video-here_secs = { $count ->
    [one] Ein Video von einer Sekunde ist da.
   *[other] Ein Video von { $count } Sekunden ist da.
}
check-video-nothing_in_it = Ein Video ist da und dauert keine ganze Sekunde.
check-video-absent = Das Video selbst kam nicht mit diesem Fall, es lässt sich hier also nicht ansehen.

check-document-valid = Gültig bis { $day }.
check-document-soon = { $count ->
    [0] Gültig bis zum Ende des heutigen Tages, { $day }.
    [one] Gültig bis { $day }, noch einen Tag.
   *[other] Gültig bis { $day }, noch { $count } Tage.
}
check-document-expired = { $count ->
    [one] Abgelaufen am { $day }, vor einem Tag.
   *[other] Abgelaufen am { $day }, vor { $count } Tagen.
}
check-document-expired_years = Abgelaufen am { $day }, vor { $count } Jahren oder mehr.
check-document-issued_ahead = Ausgestellt am { $day }, also erst in der Zukunft.
check-document-unclear = Das Ende der Gültigkeit lässt sich nicht als ein Tag lesen.

check-person-age = Heute { $age } Jahre alt.
check-person-under = Heute { $age } Jahre alt, unter { $limit }.
check-person-doubted = Heute { $age } Jahre alt nach dem gedruckten Geburtsdatum; die maschinenlesbare Zone nennt ein anderes.
check-person-unborn = Geboren am { $day }, also erst in der Zukunft.
check-person-unclear = Das Geburtsdatum lässt sich nicht als ein Tag lesen.
check-person-markup = { $list }: enthält Zeichen von Programmcode. Es wird als Text angezeigt und bewirkt nichts.
check-person-other_name = { $list }: Die Angabe der Person ist nicht die des Dokuments.
check-person-spelling = Der Dienst sagt, dass der Name vom Dokument abweicht (3213). Hier verglichen, weicht nur die Schreibweise ab: { $list }.
check-person-same_name = Der Dienst sagt, dass der Name vom Dokument abweicht (3213). Hier verglichen, weicht kein Name ab.

check-identity-age = { $count ->
    [0] Heute geprüft.
    [one] Geprüft am { $day }, vor einem Tag.
   *[other] Geprüft am { $day }, vor { $count } Tagen.
}
check-identity-ahead = Geprüft am { $day }, also erst in der Zukunft.
check-identity-counts = Gilt bis { $at }.
check-identity-too_old = Seit { $at } zu alt zum Unterschreiben. Genehmigen ist gesperrt (IDENTITY_EXPIRED); es braucht eine neue Prüfung.
check-identity-no_end = Bis wann sie gilt, ist nicht vermerkt.

check-session-runs = Endet um { $at }. Danach kann die Plattform eine Entscheidung ablehnen.
check-session-soon = Endet um { $at }, innerhalb der nächsten Stunde. Danach kann die Plattform eine Entscheidung ablehnen.
check-session-over = Beendet um { $at }. Die Plattform kann eine Entscheidung jetzt ablehnen; die Person müsste neu beginnen.

check-certificate-runs = Gilt bis { $at }. Bis dahin muss unterschrieben sein.
check-certificate-short = Gilt bis { $at }: kaum noch Zeit für eine Unterschrift.
check-certificate-over = Abgelaufen um { $at }. Eine Unterschrift damit misslingt (3140); es braucht ein neues, und das sagt nichts über die Person.

check-credential-brought = Mitgebracht: { $list }.
check-credential-issued = In dieser Sitzung ausgestellt: { $list }.
check-credential-since = seit { $at }
check-credential-until = bis { $at }
check-credential-over = abgelaufen um { $at }

check-liveness-passed = Lebend („{ $word }“): { $list }.
check-liveness-failed = Nicht lebend („{ $word }“): { $list }.
check-liveness-unknown = Ergebnis „{ $word }“, das diese Konsole nicht kennt: { $list }.
check-liveness-attacked = Ergebnis „{ $word }“, doch die Angriffsprüfung sagt nicht, dass es keinen Angriff gab: { $list }.
check-liveness-method = Verfahren { $method }
check-liveness-model = Modell { $model }
check-liveness-attack = Angriffsprüfung: { $attack }
check-liveness-fresh = Das Modell wurde zuletzt am { $day } geprüft.
check-liveness-old = Das Modell wurde zuletzt am { $day } geprüft, vor mehr als einem Quartal: Es wiegt weniger.
check-liveness-undated = Wann das Modell zuletzt geprüft wurde, ist nicht vermerkt.

check-consent-given = Biometrie zugestimmt am { $at }, Text { $version }.
check-consent-missing = Keine Einwilligung in Biometrie vermerkt, darum werden Bilder der Person nicht gezeigt.
check-consent-refused = Die Person hat der Biometrie nicht zugestimmt, darum werden Bilder von ihr nicht gezeigt.
check-consent-withdrawn = Die Person hat die Einwilligung in Biometrie widerrufen, darum werden Bilder von ihr nicht gezeigt.
check-consent-incomplete = Der Einwilligung in Biometrie fehlt die Zeit oder die Fassung des Textes, darum werden Bilder der Person nicht gezeigt.

check-path-phone = Weg über das Telefon. { $obligation } { $answer } { $assurance }
check-path-document = Weg über das Dokument. { $obligation } { $answer } { $assurance }
check-path-neither = Weder der Weg über das Telefon noch der über das Dokument wurde begonnen. { $obligation } { $answer } { $assurance }
check-path-no_obligation = Kein weiterer Schritt steht an.
check-path-obligation = Ein weiterer Schritt steht an.
check-path-obligation_named = Weiterer Schritt: { $word }.
check-path-approve = Der Workflow stimmt zu.
check-path-deny = Der Workflow lehnt ab.
check-path-open = Der Workflow hat noch nicht geantwortet.
check-path-no_decision = Es gab keine Entscheidung, eine Störung für den Betrieb.
check-path-unknown = Die Antwort ist „{ $word }“, die diese Konsole nicht kennt.
check-path-assurance = Wie sicher er sich der Person ist (Sicherheitsniveau): { $level }.
check-path-assurance_none = Über die Person hat er keine Sicherheit erreicht.
check-path-no_assurance = Zur Sicherheit keine Angabe.
check-path-transaction = Vorgang { $id }.

check-link-mobile = Geöffnet auf { $device } ({ $when }).
check-link-desktop = Geöffnet auf { $device } ({ $when }). Das zeigt nicht, dass die Person das Telefon hat. Der Workflow lehnt dann ab.
check-link-other = Geöffnet auf „{ $device }“ ({ $when }).
check-link-unopened = Niemand hat ihn rechtzeitig geöffnet (gesendet: { $sent }). Der Ablauf lehnt dann ab.
check-link-waits = Bisher hat ihn niemand geöffnet (gesendet: { $sent }).
check-link-unknown = Womit er geöffnet wurde, ist nicht vermerkt ({ $when }).
link-when = { $opened }; gesendet: { $sent }
link-when_unsaid = weder die Zeit des Sendens noch die des Öffnens ist vermerkt

check-devices-all = { $list }.
check-devices-one = Rechner und Telefon sollten beide gebunden sein: { $list }.
check-devices-bound = { $role } { $id }, gebunden
check-devices-unbound = { $role } { $id }, nicht gebunden
check-devices-unsaid = { $role } { $id }, Bindung nicht vermerkt

check-fallback-ran = { $method } wurde benutzt. Anstelle von: { $instead }. Grund: { $because }. Sicherheit: { $assurance }.

check-transfer-received = Eingegangen („{ $word }“, { $at }).
check-transfer-failed = Nicht gelungen („{ $word }“).
check-transfer-waits = Verlangt und noch nicht eingegangen („{ $word }“).
check-transfer-not_needed = Nicht verlangt („{ $word }“).
check-transfer-unknown = Ergebnis „{ $word }“, das diese Konsole nicht kennt.
check-transfer-expected = Die Regeln von { $country } verlangen eine Überweisung vom eigenen Konto der Person; keine ist vermerkt.

check-accounts-child = Die Prüfung gilt einem Konto unter { $parent }. Üblich ist sie nur für das übergeordnete Konto.
check-accounts-missing = Steht noch aus: { $list }.
check-accounts-child_missing = Dem untergeordneten Konto { $user } fehlt noch: { $list }.
check-accounts-child_none = Das untergeordnete Konto { $user } hat noch kein Dokument.
check-accounts-children = Untergeordnete Konten, denen nichts fehlt: { $list }.
check-accounts-fields = Dem Konto fehlt, was die Bank vor einer Identifizierung verlangt: { $list }.
account-field-firstname = Vorname
account-field-lastname = Nachname
account-field-email = E-Mail
account-field-country = Land
account-field-phone = Telefon

check-contract-is = Art: { $kind }. Wert: { $value }. Recht von: { $place }. Stufe laut Aufzeichnung: { $tier }.
check-contract-no_currency = { $value }, Währung nicht angegeben
check-signer-is = Rolle: { $role }. { $verified } { $reused }
check-signer-verified = { $count ->
    [0] Identität zuletzt heute geprüft.
    [one] Identität zuletzt am { $day } geprüft, vor einem Tag.
   *[other] Identität zuletzt am { $day } geprüft, vor { $count } Tagen.
}
check-signer-unverified = Wann die Identität zuletzt geprüft wurde, ist nicht vermerkt.
check-signer-reused = Eine frühere Prüfung wird wieder benutzt.
check-signer-fresh = Für diese Unterschrift geprüft.
check-signer-reuse_unsaid = Ob sie wieder benutzt wird, ist nicht angegeben.
check-signer-hours = Die Plattform nennt die Uhrzeit für diesen Unterzeichner ungewöhnlich.

check-trail-steps = { $list }.
check-trail-empty = Es ist leer.
check-trail-passed = gelungen
check-trail-failed = misslungen („{ $word }“)
check-trail-unknown = Ergebnis „{ $word }“
check-trail-address = { $address } (sagt nichts über den Ort)

check-assertion-good = Die Signatur stimmt, mit einem hinterlegten Schlüssel von { $issuer }: { $list }.
check-assertion-expired = Die Signatur von { $issuer } stimmt, ist aber um { $at } abgelaufen.
check-assertion-ahead = Signiert für eine Zeit, die noch kommt.
check-assertion-broken = Sie gilt nicht: Der Inhalt wurde verändert, mit einem anderen Schlüssel signiert oder nennt eine Zeit, die sich nicht lesen lässt.
check-assertion-no_end = Sie nennt kein Ende: Nichts sagt, wie lange sie gilt.
check-assertion-no_beginning = Sie nennt keinen Anfang: Nichts sagt, wann sie entstand.
check-assertion-unknown_key = Signiert mit einem Schlüssel, der für diesen Aussteller nicht hinterlegt ist. Der Inhalt wird nicht gezeigt.
check-assertion-no_keys = In der Konfiguration ist kein Schlüssel hinterlegt, darum lässt sie sich nicht prüfen. Der Inhalt wird nicht gezeigt.
check-assertion-algorithm = Signiert mit einem Verfahren, das für den Schlüssel nicht erlaubt ist. Der Inhalt wird nicht gezeigt.
check-assertion-unreadable = Sie lässt sich nicht als Zusicherung lesen.
check-assertion-decision = Entscheidung { $value }
check-assertion-score = Wert { $value }, Richtung nicht angegeben
check-assertion-at = vom { $at }
check-assertion-claims = Angaben als Prüfsummen: { $list }
check-assertion-points = { $count ->
    [one] Der Beleg, auf den sie verweist, liegt in diesem Fall.
   *[other] Alle { $count } hier gezählten Belege liegen in diesem Fall.
}
check-assertion-lost = Sie verweist auf Belege, die nicht in diesem Fall liegen: { $list }.
check-assertion-names_signature = Sie nennt den Signaturvorgang dieses Falls, { $id }.
check-assertion-block_names_signature = Sie nennt keinen Signaturvorgang; nur der Block um sie herum, den niemand signiert hat, nennt den dieses Falls, { $id }.
check-assertion-other_signature = Sie nennt einen anderen Signaturvorgang als den dieses Falls: { $id }.
check-assertion-no_signature = Sie nennt keinen Signaturvorgang, obwohl eine Signatur vermerkt ist.
check-assertion-named = Der Signaturvermerk nennt sie: { $id }.
check-assertion-other = Der Signaturvermerk nennt eine andere Zusicherung, { $id }, die keine geglaubte dieses Falls ist.
check-assertion-not_here = Der Signaturvermerk nennt eine Zusicherung, die nicht in diesem Fall liegt: { $id }.
check-assertion-not_named = Der Signaturvermerk nennt keine Zusicherung.

## Wer einen Grund beheben kann

fixable-end_user = Die Person kann es beheben.
fixable-company = Das Unternehmen, das den Ablauf betreibt, kann es beheben.
fixable-platform = Die Plattform oder ihr Anbieter kann es beheben.
fixable-reviewer = Die prüfende Person kann es durch Hinsehen klären.
fixable-nobody = Hier gibt es nichts zu beheben.
retry-sensible = Ein neuer Versuch ist sinnvoll.
retry-after_change = Ein neuer Versuch ist sinnvoll, sobald sich etwas geändert hat.
retry-pointless = Ein neuer Versuch würde nichts ändern.

## Blöcke nach ihrem Typ, ohne Groß- und Kleinschreibung

kind-session = Sitzung
kind-devicesignals = Gerätesignale
kind-digitalsignals = Digitale Signale
kind-basicidentity = Grundangaben zur Identität
kind-extendedidentity = Erweiterte Angaben zur Identität
kind-documentdata = Dokumentdaten
kind-documentimages = Dokumentbilder
kind-biometricsamples = Biometrische Aufnahmen
kind-documentverification = Verifizierung des Dokuments
kind-verification = Verifizierung
kind-authenticationresult = Ergebnis der Authentifizierung
kind-comparisonresults = Ergebnisse des Vergleichs
kind-documentstosign = Zu signierende Dokumente
kind-signeddocumentspackage = Paket signierter Dokumente
kind-qesprocess = QES-Vorgang
kind-kycreview = KYC-Prüfung
kind-prereviewdocument = Dokument für die Vorprüfung
kind-onboardingresult = Ergebnis des Onboardings
kind-outcomestatus = Stand des Ergebnisses
kind-credentials = Digitale Ausweise
kind-authenticatorcredential = Ausweis des Authentifikators
kind-audittrail = Vorgangsprotokoll
kind-signaturetrail = Signaturprotokoll
kind-signingtrail = Protokoll des Signierens
kind-identityassertion = Identitätszusicherung
kind-signedassertion = Signierte Zusicherung
kind-assertion = Zusicherung
kind-liveness = Lebenderkennung
kind-livenesscheck = Lebendprüfung
kind-livenessresult = Ergebnis der Lebenderkennung
kind-presentationattackdetection = Erkennung von Präsentationsangriffen
kind-biometricconsent = Einwilligung in Biometrie
kind-consent = Einwilligung
kind-banktransfer = Überweisung
kind-sepatransfer = SEPA-Überweisung
kind-transfercheck = Prüfung der Überweisung
kind-contractcontext = Angaben zum Vertrag
kind-signingcontext = Angaben zum Signieren
kind-contract = Vertrag
kind-signercontext = Angaben zum Unterzeichner
kind-fallback = Ersatzweg
said-summary = Zusammenfassung des Falls

## Was ein Bild zeigt, und warum es nicht angezeigt wird

picture-counted = { $label }, { $at } von { $all }
picture-of_document = { $document }, { $side }
picture-selfie = Selfie
picture-front = Vorderseite
picture-back = Rückseite
picture-portrait = Lichtbild
picture-video = Video
picture-report = Bericht
picture-document-identity_card = Personalausweis
picture-document-passport = Reisepass
picture-document-driving_licence = Führerschein
picture-document-residence_permit = Aufenthaltstitel
picture-document-other = Dokument
picture-bad-not_displayed = Diese Datei ist kein JPEG-, PNG- oder WebP-Bild und wird deshalb nicht angezeigt.
picture-bad-not_in_package = Diese Datei ist nicht im Paket. An ihrer Stelle steht ihre Prüfsumme.
picture-bad-too_large = Dieses Bild ist zu groß, um es sicher zu dekodieren.
picture-bad-empty = Diese Datei ist leer.
picture-bad-erased = Von der Plattform gelöscht.
picture-bad-erased_by_rule = Hier nach einer Löschregel gelöscht; es wird nicht noch einmal geholt.
picture-bad-changed = Diese Datei hat sich geändert, seit sie zum ersten Mal geholt wurde. Gezeigt wird die erste Fassung.
picture-bad-damaged = Dieses Bild ist beschädigt und kann nicht gezeigt werden.
picture-bad-decoder_stopped = Das Programm, das Bilder liest, hat bei diesem abgebrochen; es wird deshalb nicht angezeigt. Die Datei kann beschädigt sein oder schaden sollen.
picture-bad-too_slow = Das Dekodieren dieses Bildes hat zu lange gedauert und wurde abgebrochen.
picture-bad-answer_refused = Die Antwort des Decoders zu diesem Bild ist nicht verwendbar; es wird nichts angezeigt.
picture-bad-no_decoder = Bilder lassen sich hier nicht sicher lesen, darum wird keines angezeigt; die Diagnose sagt, warum.
picture-bad-not_enabled = Die Plattform gibt zu Fällen dieser Art keine Dateien heraus: Das Herunterladen wurde dort nie freigeschaltet.
picture-bad-not_eligible = Dateien dieser Art gibt die Plattform nie heraus.
picture-bad-failed = Die Plattform müsste diese Datei herausgeben und konnte es nicht.
picture-bad-link_expired = Die Links zu dieser Datei liefen ab, bevor sie geholt werden konnte.
picture-bad-file_host_refused = Die Plattform verwies auf einen Dateiserver, der nicht erlaubt ist.
picture-still_decide = Sie können den Fall trotzdem entscheiden.
picture-do-not_enabled = Sagen Sie dem Betrieb Bescheid: Das Herunterladen muss bei der Plattform einmal beantragt werden. Sie können nach dem entscheiden, was sonst da ist, oder den Fall so lange liegen lassen.
picture-do-not_eligible = Ein neuer Versuch hilft nicht. Entscheiden Sie nach dem, was sonst da ist.
picture-do-failed = Öffnen Sie den Fall in einigen Minuten erneut, oder entscheiden Sie nach dem, was sonst vorliegt. Kommt es wieder vor, sagen Sie dem Betrieb Bescheid.
picture-do-link_expired = Öffnen Sie den Fall in einigen Minuten erneut, oder entscheiden Sie nach dem, was sonst da ist. Ein langsames Netz kann die Ursache sein.
picture-do-file_host_refused = Sagen Sie dem Betrieb Bescheid: Der Server fehlt vielleicht in der Konfiguration. Sie können nach dem entscheiden, was sonst da ist.
signed-document = { $name }, unterschrieben

## Contacts in clear
reveal-not-open = Dieser Fall ist nicht der geöffnete.
reveal-not-open-do = Öffnen Sie ihn und fragen Sie dann erneut.
