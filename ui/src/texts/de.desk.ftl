### Was eine Person auf dem Schreibtisch hat: Befehle und ihre Tasten, Einstellungen, Meldungen, Diagnose.

## Commands
command-palette = Alle Befehle
command-menu = Menü
palette-about = Tippen Sie ein paar Buchstaben eines Befehls; die Pfeile wählen, die Eingabetaste gibt ihn.
palette-find = Befehl suchen
palette-count = { $count ->
    [0] So heißt hier kein Befehl.
    [one] Ein Befehl
   *[other] { $count } Befehle
}

## Keys of one's own
keys-change = Tasten ändern
keys-change-done = Fertig
keys-change-about = Wählen Sie einen Befehl und drücken Sie seine neue Taste. Eine Taste, die ein anderer Befehl hat, wird abgelehnt.
keys-change-one = { $command }: Taste ändern, jetzt { $key }
keys-none-now = keine
keys-press = Drücken Sie die neue Taste; { $cancel } lässt es.
keys-taken = { $key } ist die Taste von „{ $by }“.
keys-reserved = { $key } gehört den Feldern oder dem System.
keys-in-the-way = „{ $by }“ hat jetzt diese Taste. Ändern Sie zuerst dort.
keys-reset-one = { $command }: zurück zu { $key }
keys-reset-all = Alle Tasten zurücksetzen
keys-changed = geändert
heard-key-changed = { $command }: Die Taste ist jetzt { $key }.
heard-keys-reset = Alle Tasten sind wie ausgeliefert.
keys-single-off = Einzelne Tasten sind ausgeschaltet; was bleibt, wirkt mit einer Zusatztaste oder als Funktionstaste.
