### Was die Engine der prüfenden Person über ihre Liste sagt: wie sie durchsucht wird, und was mit mehreren Fällen geschieht.

## Wonach ein Kürzel der Suche eingrenzt

search-token_risk = Urteil über das Gerät
search-token_country = Land des Dokuments, wie in der Zeile
search-token_code = Code, wegen dessen der Fall geöffnet wurde
search-token_family = Gruppe von Codes
search-token_document = Wie die Dokumentprüfung ausging
search-token_tier = Was im Vertrag auf dem Spiel steht
search-token_source = Woher der Fall kommt
search-token_holder = Wessen Fall es ist
search-token_state = Wo der Fall steht
search-token_due = Frist
search-token_age = Vor wie langer Zeit er geöffnet wurde

## Was an einer Suche nicht gelesen werden kann

search-no_token = Zeichen { $at }: Das Kürzel „{ $token }“ gibt es nicht. Bekannt sind { $values }.
search-no_such_token = Zeichen { $at }: Dieses Kürzel gibt es nicht. Bekannt sind { $values }. In Anführungszeichen wird wörtlich danach gesucht.
search-no_value = Zeichen { $at }: Hinter „{ $token }:“ fehlt etwas.
search-not_a_value = Zeichen { $at }: „{ $token }:“ kennt diesen Wert nicht. Bekannt sind { $values }.
search-not_a_country = Zeichen { $at }: „country:“ nimmt zwei oder drei Buchstaben, wie in der Zeile.
search-not_a_code = Zeichen { $at }: „code:“ nimmt Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche.
search-twice = Zeichen { $at }: „{ $token }:“ kann nur einmal stehen.
search-no_minus = Zeichen { $at }: „{ $token }:“ nimmt kein Minus.
search-open_quote = Zeichen { $at }: Das Anführungszeichen ist nicht geschlossen.
search-too_long = Die Suche ist zu lang.
search-do = Berichtigen Sie die Suche. Die Liste ist wie zuvor.

## Ansichten, die das Programm mitbringt

view-mine = Meine
view-due = Bald fällig
view-suspicion = Dokumentverdacht
view-pack = Mitgenommen

## Warum an einem von mehreren Fällen nichts geschieht

several-gone = Er ist nicht mehr hier.
several-not_yours = Sie haben ihn nicht reserviert.
several-no_other_holds = Niemand sonst hat ihn reserviert.
several-on_its_way = Eine Entscheidung von Ihnen dazu ist unterwegs.
several-not_open = Er ist nicht zur Prüfung geöffnet.
several-own_first = Sie haben ihn zuerst entschieden; eine andere Person antwortet.
several-held = { $name } hat ihn reserviert.
several-assigned = Er ist jemand anderem zugewiesen.

## What is wrong with a configuration, line by line
config-place = { $file }, Zeile { $line }, Spalte { $column }
config-line = { $place }: `{ $key }` { $problem }; erlaubt: { $allowed }.
config-setting = `{ $key }` { $problem }; erlaubt: { $allowed }.
config-unlock_later = Zu viele falsche Passphrasen. Die nächste kann in { $minutes } Min. versucht werden.
config-unlock_later_do = Warten Sie so lange.
config-silent = Die Adresse `{ $name }` antwortet nicht ({ $code }).
config-this_line = diese Zeile
config-problem-is-not-toml = ist kein TOML
config-problem-is-of-the-wrong-type = ist von der falschen Art
config-problem-is-not-a-setting = ist keine Einstellung
config-problem-is-missing = fehlt
config-problem-is-a-host-your-organisation-does-not-allow = ist ein Host, den Ihre Organisation nicht erlaubt
config-problem-is-not-one-of-the-platform-s = gehört nicht zu denen der Plattform
config-problem-is-not-one-your-organisation-allows = wird von Ihrer Organisation nicht erlaubt
config-problem-is-not-a-client-id = ist keine Client-Kennung
config-problem-is-not-one-the-texts-exist-in = ist keine Sprache, in der es die Texte gibt
config-problem-is-empty = ist leer
config-problem-is-not-a-pin = ist kein Pin
config-problem-is-not-one-of-your-organisation-s-pins = ist keiner der Pins Ihrer Organisation
config-problem-is-not-a-pinned-key = ist kein hinterlegter Schlüssel
config-problem-is-not-one-of-your-organisation-s-keys = ist keiner der Schlüssel Ihrer Organisation
config-problem-is-out-of-range = liegt außerhalb des Bereichs
config-problem-is-not-an-address = ist keine Adresse
config-problem-is-not-a-web-address = ist keine Web-Adresse
config-problem-is-not-encrypted = ist nicht verschlüsselt
config-problem-holds-a-user-name-or-password = enthält einen Benutzernamen oder ein Passwort
config-problem-holds-a-or-part = enthält einen Teil hinter `?` oder `#`
config-problem-does-not-end-where-the-api-begins = endet nicht dort, wo die API beginnt
config-problem-is-not-a-host = ist kein Host
config-allowed-a-value-in-the-file-or-as-an-option = ein Wert in der Datei oder als Option
config-allowed-1-to-200-visible-ascii-characters = 1 bis 200 sichtbare ASCII-Zeichen
config-allowed-at-least-one-pin-or-no-such-line = mindestens ein Pin, oder keine solche Zeile
config-allowed-one-of-those-or-no-such-line = einer von diesen, oder keine solche Zeile
config-allowed-sha256-and-the-64-hexadecimal-digits-of-the-key-s-sha-256 = sha256: und die 64 hexadezimalen Ziffern des SHA-256 des Schlüssels
config-allowed-issuer-key-id-and-eddsa-key-or-es256-x-y-with-the-key-s-numbers-in-base64url-parted-by-spaces = Aussteller, Schlüsselkennung und EdDSA:KEY oder ES256:X.Y mit den Zahlen des Schlüssels in base64url, durch Leerzeichen getrennt
config-allowed-https-for-every-host-but-this-machine = https:// für jeden Host außer diesem Computer
config-allowed-an-address-without-them = eine Adresse ohne sie
config-allowed-host-or-host-port-such-as-files-example-com = HOST oder HOST:PORT, etwa files.example.com
config-allowed-a-table = eine Tabelle
config-allowed-a-whole-number-from-0 = eine ganze Zahl ab 0
config-allowed-a-text-in-quotes = ein Text in Anführungszeichen
config-allowed-a-list-of-texts = eine Liste von Texten
config-allowed-lines-of-the-form-key-value-each-key-once = Zeilen der Form `key = value`, jeder Schlüssel einmal
config-allowed-0-5-10-20-30-or-60 = 0, 5, 10, 20, 30 oder 60
config-allowed-60-to-3600 = 60 bis 3600
config-allowed-1-to-200 = 1 bis 200
config-allowed-1-to-4 = 1 bis 4
config-allowed-1-to-15 = 1 bis 15
config-allowed-1-to-12 = 1 bis 12
config-allowed-on-off = on, off
config-allowed-https-host-http-for-this-machine-only = https://HOST/… (http:// nur für diesen Computer)
config-allowed-https-host-api-v1-http-for-this-machine-only = https://HOST/…/api/v1 (http:// nur für diesen Computer)
config-allowed-https-host-review-v1-http-for-this-machine-only = https://HOST/…/review/v1 (http:// nur für diesen Computer)

## Wer jemand ist, noch einmal gefragt

fresh-leaving = Eine Datei, die hinausgeht, fragt noch einmal, wer Sie sind: Ihre Anmeldung ist älter als { $minutes } min.
fresh-leaving_do = Melden Sie sich neu an und geben Sie sie dann heraus.
fresh-answering = Eine Antwort gegen einen Verdacht, oder als zweite Person, fragt noch einmal, wer Sie sind: Ihre Anmeldung ist älter als { $minutes } min.
fresh-answering_do = Melden Sie sich neu an und speichern Sie dann. Was Sie geschrieben haben, bleibt.

## Wofür eine Datei ist, die hinausgeht

leaving-purpose = Sagen Sie in 3 bis 200 Zeichen, wofür es ist.

## What is wrong with an edition of the policy, line by line, and a file that cannot be had
config-policy_line = { $file }, Zeile { $line }: { $sentence } ({ $code }).
config-policy_line_about = { $file }, Zeile { $line }: `{ $about }`: { $sentence } ({ $code }).
config-file_read = { $file } ließ sich nicht lesen.
config-file_written = { $file } ließ sich nicht schreiben.
config-file_aside = { $file } ließ sich nicht beiseitelegen.
config-policy_not_utf8 = die Datei ist nicht in UTF-8
config-policy_too_large = die Datei ist länger als 64 KiB
config-policy_not_toml = das ist kein TOML
config-policy_unknown_key = diesen Schlüssel hat keine Fassung
config-policy_missing_key = hier fehlt ein Schlüssel
config-policy_wrong_type = der Wert ist von der falschen Art
config-policy_out_of_range = der Wert liegt außerhalb des Bereichs
config-policy_unknown_word = dieses Wort gehört nicht zu den hier erlaubten
config-policy_wrong_order = das steht nicht in der nötigen Reihenfolge
config-policy_overlap = dieser Abschnitt beginnt, bevor der vorige endet
config-policy_gap = einige Werte der Skala liegen in keinem Abschnitt
config-policy_duplicate = das steht zweimal da
config-policy_looser = eine Antwort bräuchte weniger als nach der eingebauten Fassung; eine Fassung darf nur mehr verlangen
config-policy_unreadable = die Datei ließ sich nicht lesen
config-policy_more_faults = von hier an gibt es mehr Fehler, als genannt werden

## Kennzahlen über alles, was dieses Profil enthält

figure-fraud_rate = Betrugsquote
figure-fraud_rate-is = Abgelehnte Fälle, die ein Verdachtscode eröffnet hatte, unter allen entschiedenen Fällen
figure-blocked_wrongly = Zu Unrecht aufgehalten
figure-blocked_wrongly-is = Freigegebene Fälle unter allen entschiedenen: Der Ablauf hatte sie aufgehalten, und ein Mensch fand nichts
figure-completion = Abgeschlossen
figure-completion-is = Entschiedene Fälle unter allen, die zu Ende sind; die übrigen liefen ab, wurden zurückgezogen oder gelöscht
figure-review_volume = Fälle zur Prüfung
figure-review_volume-is = Eröffnete Fälle, geteilt durch die Tage des Zeitraums
figure-time_to_decision = Zeit bis zur Entscheidung
figure-time_to_decision-is = Minuten von der Eröffnung bis zur Entscheidung, die wirksam wurde, geteilt durch die Fälle, von denen beide Zeiten bekannt sind
figure-percent = { $number } %
figure-a_day = { $number } am Tag
figure-hours = { $number } Std.
