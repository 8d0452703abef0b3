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
