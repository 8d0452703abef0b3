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
why-sample = Die Sitzung wurde zur Qualitätskontrolle ausgewählt; kein Befund führte dazu.
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
device-unknown = die Geräteprüfung antwortete „{ $verdict }“, ein Urteil, das diese Konsole nicht kennt und wie eine Hochstufung behandelt; sie nennt { $reasons }
device-unknown-bare = die Geräteprüfung antwortete „{ $verdict }“, ein Urteil, das diese Konsole nicht kennt und wie eine Hochstufung behandelt

finding-suspicion-summary = die Zusammenfassung nennt einen Verdacht: { $codes }
finding-suspicion-document = der Dokumentschritt meldete einen Verdacht: { $codes }
finding-suspicion-provider = der Identifizierungsdienst meldete einen Verdacht: { $codes }
finding-suspicion-workflow = der Workflow meldete einen Verdacht: { $codes }
finding-identity_expired = die Signatur scheiterte, weil die hinterlegte Identität zu alt ist
finding-document-not_verified = der Dokumentschritt konnte das Dokument nicht verifizieren: { $codes }
finding-document-not_verified-bare = der Dokumentschritt konnte das Dokument nicht verifizieren und nannte keinen Grund
finding-document-fraud = der Dokumentschritt endete mit dem Urteil Betrug: { $codes }
finding-document-fraud-bare = der Dokumentschritt endete mit dem Urteil Betrug und sagt nicht, was gefunden wurde
finding-document-aborted = die Person brach den Dokumentschritt ab
finding-document-cancelled = der Dokumentschritt wurde vorzeitig beendet: { $codes }
finding-document-cancelled-bare = der Dokumentschritt wurde ohne Angabe eines Grundes vorzeitig beendet
finding-document-unknown = der Dokumentschritt antwortete „{ $verdict }“, ein Urteil, das diese Konsole nicht kennt
finding-match = der Gesichtsvergleich ergab keine Übereinstimmung: { $codes }
finding-match-bare = der Gesichtsvergleich ergab keine Übereinstimmung
finding-contact = die Prüfung von E-Mail und Telefon antwortete „{ $verdict }“: { $codes }
finding-contact-bare = die Prüfung von E-Mail und Telefon antwortete „{ $verdict }“ und nannte keinen Grund
finding-qes-aborted = die Person brach die Identifizierung ab: { $codes }
finding-qes-aborted-bare = die Person brach die Identifizierung ab und nannte keinen Grund
finding-qes-cancelled = der Identifizierungsdienst schloss ohne Erfolg ab: { $codes }
finding-qes-technical = die Identifizierung konnte aus technischen Gründen, die nichts über die Person aussagen, nicht abgeschlossen werden: { $codes }
finding-qes-finalized-bare = der Identifizierungsdienst ist fertig („{ $result }“) und nannte keinen Grund
finding-qes-processing = der Identifizierungsdienst prüft noch und hat kein Ergebnis mitgeteilt
finding-onboarding-early = die Risikoprüfung zu Beginn wies die Sitzung wegen { $codes } ab, noch bevor personenbezogene Daten abgefragt wurden
finding-onboarding-country = ein Dokument wurde nur verlangt, weil die Telefonprüfung dieses Land nicht abdeckt
finding-onboarding-no_match = die Personendaten stimmten nicht mit den Daten des Mobilfunkanbieters überein, daher wurde ein Dokument verlangt
finding-onboarding-no_match-passed = die Personendaten stimmten nicht mit den Daten des Mobilfunkanbieters überein, daher wurde ein Dokument verlangt; der Dokumentschritt wurde bestanden
finding-onboarding-no_match-failed = die Personendaten stimmten nicht mit den Daten des Mobilfunkanbieters überein, daher wurde ein Dokument verlangt; der Dokumentschritt wurde danach nicht bestanden
finding-onboarding-desktop = der an das Telefon gesendete Link wurde auf einem Desktop geöffnet, daher ist nicht belegt, dass die Person das Telefon bei sich hat
finding-onboarding-link = der an das Telefon gesendete Link wurde nicht rechtzeitig geöffnet, daher ist nicht belegt, dass die Person das Telefon bei sich hat
finding-onboarding-confirmed = die Personendaten stimmten überein, und der Link wurde auf dem Telefon geöffnet; die Sitzung wurde wegen { $codes } zur Prüfung geöffnet
finding-onboarding-deny = der Workflow wies die Sitzung wegen { $codes } ab
finding-onboarding-obligation = der Workflow verlangt einen weiteren Schritt

code-title = „{ $title }“
code-number = „{ $title }“ ({ $code })
list-more = { $items } und { $count } mehr

## What did not run, and smaller remarks

not-run = Nicht ausgeführt: { $list }. Nicht ausgeführt heißt nicht unauffällig.
note-score-undeclared = Score { $value } von { $source }: Niemand gibt an, in welche Richtung er zeigt; er wird deshalb angezeigt und nicht bewertet.
note-score-riskier = Verdachts-Score { $value } von { $source }: Er steigt mit dem Risiko und hat keine feste Obergrenze.
note-score-safer = Score { $value } von { $source }: Er steigt laut Angabe mit der Vertrauenswürdigkeit.
note-score-surer = Score { $value } von { $source }: Er steigt laut Angabe mit der Gewissheit, weder mit dem Risiko noch mit der Vertrauenswürdigkeit.
note-confidence = Gewissheit über das Gerät: { $value } von 100. Das sagt, wie sicher die Prüfung ist, nicht, wie gut das Gerät ist.
note-branch = Der Dokumentschritt lief, obwohl dem Gerät vertraut wird; manche Abläufe verlangen immer ein Dokument.
note-contact = Die Prüfung von E-Mail und Telefon antwortete „{ $verdict }“: { $codes }.
note-contact-bare = Die Prüfung von E-Mail und Telefon antwortete „{ $verdict }“.
note-not_bought = Nicht Teil des Vertrags: { $list }.
note-weak_questions = Fragen zur eigenen Vergangenheit wurden beantwortet. Solche Antworten sind leicht in Erfahrung zu bringen und wiegen deshalb wenig.

address-private = Die Adresse gehört zu einem privaten Netz. Sie sagt nichts über den Ort und verbindet mit niemandem.
address-carrier = Viele Kunden eines Anbieters teilen sich die Adresse. Sie darf nicht dazu dienen, Personen zu verknüpfen.
address-loopback = Die Adresse ist das Gerät selbst. Sie sagt nichts über den Ort.
address-link_local = Die Adresse gilt nur innerhalb eines Kabel- oder Funknetzes. Sie sagt nichts über den Ort.
address-documentation = Die Adresse liegt in einem Bereich, der für Beispiele vorgesehen ist. Sie gehört niemandem.
address-reserved = Die Adresse liegt in einem reservierten Bereich. Sie gehört niemandem.
address-unreadable = Was an der Stelle der Adresse steht, ist keine.

## Banners

banner-summary = Die Zusammenfassung sagt „{ $summary }“, der Geräteblock „{ $block }“. Die Erklärung folgt dem Block.
banner-devices = Zwei Geräteblöcke widersprechen sich: „{ $one }“ und „{ $other }“. Die Erklärung folgt dem neueren.
banner-trusted = Das Gerät ist als vertrauenswürdig verzeichnet, und doch wurde die Sitzung ohne jeden Anlass zur Prüfung geöffnet.
banner-trusted-codes = Das Gerät ist als vertrauenswürdig verzeichnet, und doch nennt der Datensatz { $codes }.
banner-cut_offs = Der Datensatz sagt „{ $verdict }“; seine eigenen Schwellenwerte und sein Verdachts-Score ergeben „{ $recomputed }“.
banner-score = Das Gerät ist mit einem Score von { $score } als vertrauenswürdig verzeichnet. Niemand gibt an, in welche Richtung diese Zahl zeigt; sie wird hier deshalb nicht bewertet.
banner-score-against = Das Gerät ist mit einem Score von { $score } als vertrauenswürdig verzeichnet. Als Verdachts-Score gelesen, ergäben die Schwellenwerte „{ $read }“; niemand gibt an, dass er einer ist.
banner-signal = Ein Grund sagt „{ $reason }“, das Signal „{ $signal }“ sagt das Gegenteil.
banner-suspicion-block = Die Nachweise melden einen Verdacht, den die Zusammenfassung nicht nennt: { $codes }.
banner-suspicion-summary = Die Zusammenfassung nennt einen Verdacht, den kein Block zeigt: { $codes }.
banner-accepted = Die Plattform hat die Sitzung angenommen, obwohl der Dokumentschritt mit dem Urteil Betrug endete.
banner-qes-both = Die Identifizierung ist sowohl als von der Person abgebrochen als auch als vom Dienst abgeschlossen verzeichnet.
banner-qes-events = Die Ereignisse des Dienstes kamen in falscher Reihenfolge, mehrfach oder gar nicht. Was angezeigt wird, hängt nicht von ihrer Reihenfolge ab.
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
verdict-meaning-trusted = Die Geräteprüfung fand nichts, was gegen das Gerät spricht.
verdict-meaning-suspicious = Die Geräteprüfung fand Anzeichen, die gegen das Gerät sprechen, aber nicht genug, um die Sitzung abzuweisen.
verdict-meaning-not_trusted = Die Geräteprüfung fand Anzeichen, die schwer gegen das Gerät wiegen.
verdict-meaning-inconclusive = Die Geräteprüfung war sich dessen, was sie sah, nicht sicher genug, um das Gerät in die eine oder andere Richtung einzustufen.
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
difference-particle = Ein Namenszusatz wie von, de oder al steht nur auf einer Seite oder ist ein anderer.
difference-close = Die Seiten unterscheiden sich um einen oder zwei Buchstaben: ein Schreibfehler oder jemand anderes.
difference-one_umlaut = Beides sind übliche Schreibweisen eines Namens mit Umlaut, den keine Seite zeigt.
