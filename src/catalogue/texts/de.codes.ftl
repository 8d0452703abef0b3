### Codes. `<scheme>-<code>`: a few words; `.meaning` what it says; `.guidance` what to look at; `.twin` how it differs
### from a code it is easily taken for. For reviewers only; texts for end users stand in de.customer.ftl.

## Codes nobody has described

unknown-code = { $code }
    .meaning = Diese Konsole hat keine Beschreibung dieses Codes. Er wird so gezeigt, wie er kam, und gilt als neutral.
    .guidance = Lesen Sie daneben die eigenen Worte der Plattform und wägen Sie die Nachweise selbst ab.
unknown-suspicion = { $code }
    .meaning = Ein Code aus der Familie, die einen Verdacht meldet; hier gibt es keine Beschreibung dazu. Er ist nur für die Prüfung bestimmt.
    .guidance = Wägen Sie die Nachweise selbst ab und schreiben Sie in den Kommentar, was Sie sehen.
unknown-contact = { $code }
    .meaning = Ein Code einer Prüfung von E-Mail oder Telefon. Deren Anbieter veröffentlichen keine vollständige Liste, daher gilt er hier als neutral.
    .guidance = Lesen Sie daneben die eigenen Worte des Anbieters und sehen Sie, ob E-Mail und Telefon zum übrigen Fall passen.
unknown-session_risk = { $code }
    .meaning = Eine Regel der Risikoprüfung zu Beginn der Sitzung. Solche Regeln benennt, wer sie eingerichtet hat.
    .guidance = Fragen Sie die für den Workflow Verantwortlichen, wofür die Regel steht; hier gilt sie als neutral.

## Device

device-DEVICE_RECOGNIZED = Bekanntes Gerät
    .meaning = Das Gerät kam bereits in Sitzungen vor, die gut verliefen.
    .guidance = Spricht für die Sitzung, wiegt aber einen Befund an Dokument oder Gesicht nicht auf.
device-DEVICE_NEW = Neues Gerät
    .meaning = Das Gerät wurde noch nie gesehen.
    .guidance = Bei ersten Sitzungen und neuen Telefonen üblich.
device-LOW_CONFIDENCE = Zu wenig Gewissheit über das Gerät
    .meaning = Das Gerät ließ sich nicht mit ausreichender Gewissheit von anderen unterscheiden.
    .guidance = Das heißt: nicht feststellbar. Es ist kein schlechtes Zeichen; sehen Sie auf Dokument und Gesicht.
device-BOT_DETECTED = Automatisierte Eingabe
    .meaning = Die Sitzung sieht aus, als hätte ein Programm sie gesteuert.
    .guidance = Sehen Sie auf die Zeitabstände und auf andere Sitzungen des Geräts. Ein nützlicher Bot, etwa eine Überwachung, fällt nicht unter diesen Code.
device-BROWSER_TAMPERING = Browser verändert
    .meaning = Eigenschaften des Browsers widersprechen einander.
    .guidance = Datenschutzprogramme können das auslösen. Wägen Sie es mit anderen Signalen ab.
device-ANTI_DETECT_BROWSER = Browser, der seine Identität verbirgt
    .meaning = Der Browser ist von einer Art, die dafür gebaut ist, ihren Fingerabdruck zu ändern.
    .guidance = Bei gewöhnlichen Menschen selten. Suchen Sie nach anderen Sitzungen mit demselben Dokument oder Gesicht.
device-INCOGNITO_MODE = Privates Fenster
    .meaning = Der Browser lief in einem privaten Fenster.
    .guidance = Schwach: Viele Menschen tun das.
device-PRIVACY_BROWSER = Browser mit Datenschutzeinstellungen
    .meaning = Der Browser verbirgt übliche Eigenschaften.
    .guidance = Schwach: Viele Menschen entscheiden sich dafür.
device-DEVELOPER_TOOLS_OPEN = Entwicklerwerkzeuge geöffnet
    .meaning = Die Entwicklerwerkzeuge des Browsers waren geöffnet.
    .guidance = Für sich allein schwach; zusammen mit einer Veränderung des Browsers wiegt es mehr.
device-VIRTUAL_MACHINE = Virtuelle Maschine
    .meaning = Der Browser lief in einer virtuellen Maschine.
    .guidance = Bei Firmenrechnern kommt das vor. Wägen Sie es mit anderen Signalen ab.
device-EMULATOR = Emulator statt eines echten Telefons
    .meaning = Die App lief in einem Emulator oder Simulator.
    .guidance = Eine Person mit einem Telefon in der Hand löst das nicht aus.
device-ROOTED_DEVICE = Telefon ohne Schutzfunktionen (Android)
    .meaning = Werkzeuge für vollen Systemzugriff sind installiert.
    .guidance = Auch Technikbegeisterte tun das. Wägen Sie es mit anderen Signalen ab.
device-JAILBROKEN_DEVICE = Telefon ohne Schutzfunktionen (iOS)
    .meaning = Die Schutzfunktionen des Systems wurden entfernt.
    .guidance = Auch Technikbegeisterte tun das. Wägen Sie es mit anderen Signalen ab.
device-INSTRUMENTATION_DETECTED = App wurde manipuliert
    .meaning = Ein Werkzeug, das Apps während der Ausführung verändert, war aktiv.
    .guidance = Stark: Kamerabilder stammen womöglich nicht von der Kamera.
device-CLONED_APP = Geklonte App
    .meaning = Die App lief als zweite Kopie in einem Container.
    .guidance = Manche Telefone bieten das für zwei Konten an. Wägen Sie es mit anderen Signalen ab.
device-LOCATION_SPOOFING = Vom Gerät gemeldeter Standort ist vorgetäuscht
    .meaning = Der Ort kam von einem Werkzeug, das einen anderen Ort vortäuscht.
    .guidance = Vergleichen Sie mit der Adresse der Verbindung und dem Land des Dokuments.
device-ACTIVE_CALL = Telefonat während der Sitzung
    .meaning = Während der Sitzung lief ein Telefonat.
    .guidance = Kann bedeuten, dass jemand Anweisungen gibt. Achten Sie auf Zeichen von Anleitung; es kann ebenso gut eine Hotline sein.
device-RECENT_FACTORY_RESET = Telefon kürzlich zurückgesetzt
    .meaning = Das Telefon wurde kurz zuvor auf Werkseinstellungen zurückgesetzt.
    .guidance = Neue und gebrauchte Telefone sehen ebenso aus.
device-HIGH_VELOCITY = Viele Sitzungen in kurzer Zeit
    .meaning = Gerät, Adresse oder Konto waren an ungewöhnlich vielen Sitzungen beteiligt.
    .guidance = Gemeinsam genutzte Geräte und Geschäfte lösen das aus. Sehen Sie, wie viele verschiedene Personen es waren.
device-RARE_DEVICE = Ungewöhnliches Gerät
    .meaning = Die Kombination der Eigenschaften ist sehr selten.
    .guidance = Für sich allein schwach.

## Network

network-VPN_DETECTED = Verbindung über ein VPN
    .meaning = Die Adresse gehört zu einem Anonymisierungsdienst.
    .guidance = Bei Reisenden und in Unternehmen verbreitet. Für sich allein sagt es wenig über die Person.
    .twin = Für ein VPN entscheidet sich die Person; ein Privatsphäre-Relay schalten Browser und Telefone von selbst ein, es ist der schwächere Hinweis.
network-PRIVACY_RELAY = Verbindung über ein Privatsphäre-Relay
    .meaning = Der Hersteller des Browsers oder Telefons leitet die Verbindung um.
    .guidance = Schwach: Oft ist es eingeschaltet, ohne dass die Person davon weiß.
    .twin = Ein Privatsphäre-Relay schalten Browser und Telefone von selbst ein; für ein VPN entscheidet sich die Person, es ist der stärkere Hinweis.
network-PROXY_DETECTED = Verbindung über einen Proxy
    .meaning = Die Adresse gehört zu einem Proxy, in einem Haushalt oder in einem Rechenzentrum.
    .guidance = Ein Proxy in einem Rechenzentrum wiegt mehr als der eigene eines Unternehmens.
network-TOR_EXIT_NODE = Verbindung über Tor
    .meaning = Die Adresse ist ein Ausgangsknoten des Tor-Netzes.
    .guidance = Bei gewöhnlichen Menschen selten. Verbinden Sie es mit den anderen Signalen, bevor Sie urteilen.
network-IP_ATTACK_SOURCE = Adresse durch Angriffe bekannt
    .meaning = Die Adresse wurde als Quelle von Angriffen gemeldet.
    .guidance = Geteilte Adressen erben einen schlechten Ruf. Sehen Sie, wann sie gemeldet wurde.
network-IP_EMAIL_SPAM = Adresse durch Spam bekannt
    .meaning = Die Adresse wurde als Quelle unerwünschter E-Mails gemeldet.
    .guidance = Schwach: Private Anschlüsse geraten leicht auf solche Listen.
network-MITM_SUSPECTED = Verbindung womöglich abgefangen
    .meaning = Das auf dem Telefon gesehene Zertifikat ist nicht das erwartete.
    .guidance = Firmennetze und Virenscanner lösen das aus; Manipulationswerkzeuge ebenso.

## E-mail and phone

contact-SIM_SWAP = SIM kürzlich gewechselt
    .meaning = Die Telefonnummer wechselte kurz zuvor auf eine andere Karte.
    .guidance = Ein neues Telefon ist eine übliche Ursache. Zusammen mit anderen Kontaktsignalen kann es bedeuten, dass die Nummer übernommen wurde.
contact-NUMBER_RECYCLED = Telefonnummer neu vergeben
    .meaning = Die Nummer gehörte vor nicht langer Zeit jemand anderem.
    .guidance = Alte Befunde zur Nummer können die frühere Inhaberin oder den früheren Inhaber betreffen.
contact-NUMBER_DEACTIVATED = Telefonnummer ist abgeschaltet
    .meaning = Die Nummer ist nicht in Gebrauch.
    .guidance = Fragen Sie nach einer Nummer, die funktioniert.
contact-EMAIL_RISK = E-Mail-Adresse als riskant eingestuft
    .meaning = Ein Anbieter stuft die Adresse als riskant ein.
    .guidance = Lesen Sie die eigenen Worte des Anbieters; neue Adressen und Wegwerfadressen sind die üblichen Gründe.
contact-RECYCLED_NUMBER_CHECK_NOT_RUN = Prüfung auf neu vergebene Nummer lief nicht
    .meaning = Ob die Telefonnummer den Inhaber gewechselt hat, wurde nicht nachgesehen.
    .guidance = Nicht ausgeführt heißt nicht unauffällig. Gewichten Sie die Übereinstimmung des Telefons entsprechend.
contact-SMS_LINK_OPENED_ON_DESKTOP = Link auf einem Desktop geöffnet
    .meaning = Der an das Telefon gesendete Link wurde auf einem anderen Gerät geöffnet; der Besitz des Telefons ist damit nicht belegt.
    .guidance = Manche leiten Links an einen größeren Bildschirm weiter. Ein neuer Versuch auf dem Telefon klärt es.
contact-SMS_LINK_TIMEOUT = Link nicht rechtzeitig geöffnet
    .meaning = Der an das Telefon gesendete Link wurde nicht geöffnet, bevor er ablief.
    .guidance = Ein neuer Versuch klärt es.

## Document: quality of the pictures

qes-3101 = Dokumentbild unscharf
    .meaning = Benötigte Daten sind nicht lesbar, weil das Bild unscharf ist.
    .guidance = Vergrößern Sie Nummer, Name und Daten. Sind sie doch lesbar, trifft der Code nicht zu.
qes-3102 = Dokumentbild mit Spiegelung
    .meaning = Eine Spiegelung liegt über benötigten Daten.
    .guidance = Sehen Sie, welche Felder die Spiegelung verdeckt. Ein leuchtendes Hologramm ist keine Spiegelung.
qes-3103 = Dokumentbild zu dunkel
    .meaning = Das Bild ist so dunkel, dass Daten nicht lesbar sind oder die Echtheit nicht beurteilt werden kann.
    .guidance = Erhöhen Sie in der Ansicht die Helligkeit, bevor Sie entscheiden; das Original bleibt unverändert.
qes-3104 = Benötigte Daten sind verdeckt
    .meaning = Ein Finger oder ein Gegenstand liegt über benötigten Daten.
    .guidance = Notieren Sie, welches Feld verdeckt ist. Wird dasselbe Feld über mehrere Versuche immer wieder verdeckt, gehört das in den Kommentar.
qes-3105 = Dokument schräg gehalten
    .meaning = Das Dokument ist so stark geneigt, dass es nicht gelesen oder geprüft werden kann.
    .guidance = Drehen und vergrößern Sie zuerst; eine leichte Neigung ist üblich.
qes-3106 = Benötigte Daten für die Fachkraft nicht lesbar
    .meaning = Daten, die benötigt werden, sind auf dem Dokument nicht zu lesen.
    .guidance = Nennen Sie das Feld. Sehen Sie nach, ob die maschinenlesbare Zone es enthält.
qes-3107 = Daten aus anderem Grund nicht lesbar
    .meaning = Benötigte Daten sind nicht lesbar, und keiner der genaueren Codes passt.
    .guidance = Schreiben Sie in den Kommentar, was im Weg steht.
qes-3110 = Falsche Seite des Dokuments
    .meaning = Es wurde eine andere Seite fotografiert als die verlangte.
    .guidance = Sehen Sie nach, ob die richtige Seite unter den anderen Bildern ist.
qes-3117 = Sicherheitsmerkmale nicht gezeigt – laut Code kein Betrug
    .meaning = Die Hologramme sind nicht zu sehen, weil das Dokument nicht wie verlangt bewegt wurde. Der Code selbst schließt Betrug aus.
    .guidance = Lesen Sie darin keinen Zweifel am Dokument. Sehen Sie nachgeahmte Merkmale, ist das ein anderer Code.
    .twin = 3117 heißt, die Merkmale wurden nicht gezeigt, und sagt ausdrücklich, dass dies kein Betrug ist; 3206 heißt, sie wurden gesehen und wirken nachgeahmt.
qes-3118 = Video der Sicherheitsmerkmale zu kurz
    .meaning = Das Video endet, bevor die Hologramme beurteilt werden konnten.
    .guidance = Beurteilen Sie anhand der Standbilder, was möglich ist; ein fehlender Beleg ist kein Gegenbeweis.
qes-3120 = Video der Sicherheitsmerkmale: anderes Problem
    .meaning = Mit dem Video der Sicherheitsmerkmale stimmt etwas anderes nicht.
    .guidance = Schreiben Sie in den Kommentar, was es ist.
qes-3122 = Zweites Dokument: schlechtes Bild
    .meaning = Das Bild des zusätzlichen Dokuments ist nicht gut genug, um es zu verwenden.
    .guidance = Das erste Dokument kann trotzdem in Ordnung sein; beurteilen Sie es für sich.
qes-3125 = Zweites Dokument: anderes Problem
    .meaning = Mit dem zusätzlichen Dokument stimmt etwas anderes nicht.
    .guidance = Schreiben Sie in den Kommentar, was es ist.
qes-3127 = Dokument: anderes Problem
    .meaning = Mit dem Dokument stimmt etwas anderes nicht.
    .guidance = Schreiben Sie in den Kommentar, was es ist. Deutet es auf eine Fälschung hin, verwenden Sie den genauen Code.
document-NOT_VERIFIED = Dokumentschritt konnte nicht verifizieren
    .meaning = Die maschinelle Prüfung des Dokuments endete nicht positiv.
    .guidance = Sehen Sie sich die Mängel an, die der Schritt aufführt.

## Document: condition

qes-3111 = Dokument abgenutzt
    .meaning = Wegen der Abnutzung kann das Dokument nicht gelesen oder geprüft werden.
    .guidance = Abgenutzte Kanten sind üblich. Fragen Sie sich, ob die Felder, die Sie brauchen, noch lesbar sind.
qes-3112 = Aufkleber auf dem Dokument
    .meaning = Auf dem Dokument ist ein unzulässiger Aufkleber, daher gilt es als beschädigt.
    .guidance = Sehen Sie nach, ob der Aufkleber von einer Behörde stammt, bevor Sie diesen Code verwenden.
qes-3113 = Dokument beschrieben
    .meaning = Auf das Dokument wurde etwas geschrieben, sodass es nicht gelesen oder geprüft werden kann.
    .guidance = Ein amtlicher Vermerk der ausstellenden Behörde ist in Ordnung und fällt nicht unter diesen Code.
qes-3114 = Dokument zerbrochen
    .meaning = Das Dokument ist in Teile zerbrochen oder durchgerissen.
    .guidance = Sehen Sie, ob der Bruch durch das Lichtbild oder die Daten läuft.
qes-3115 = Dokument beschädigt
    .meaning = Das Dokument ist beschädigt.
    .guidance = Benennen Sie den Schaden, wenn es einen genaueren Code gibt.
qes-3116 = Dokument auf andere Weise beschädigt
    .meaning = Der Schaden passt zu keinem der genaueren Codes.
    .guidance = Schreiben Sie in den Kommentar, was beschädigt ist.
qes-3123 = Zweites Dokument beschädigt
    .meaning = Das zusätzliche Dokument ist abgenutzt, beschrieben, zerrissen oder zerbrochen.
    .guidance = Das erste Dokument kann trotzdem in Ordnung sein; beurteilen Sie es für sich.

## Document: suspicion

qes-3204 = Gedruckte Daten verändert
    .meaning = Daten auf dem Dokument wurden verändert.
    .guidance = Vergleichen Sie Schrift, Abstände und Hintergrund jedes Feldes sowie die gedruckten Daten mit der maschinenlesbaren Zone.
qes-3205 = Lichtbild verändert
    .meaning = Das Lichtbild auf dem Dokument wurde ausgetauscht oder verändert.
    .guidance = Sehen Sie auf den Rand des Lichtbilds, das durchlaufende Muster und das kleine zweite Lichtbild.
qes-3206 = Sicherheitsmerkmale wirken nachgeahmt
    .meaning = Hologramme oder ähnliche Merkmale waren zu sehen und verhalten sich nicht wie echte.
    .guidance = Vergleichen Sie mit einem echten Dokument dieser Art: Farbwechsel, Lage, Schärfe.
    .twin = 3206 heißt, die Merkmale wurden gesehen und wirken nachgeahmt; 3117 heißt, sie wurden nicht gezeigt, und sagt ausdrücklich, dass dies kein Betrug ist.
qes-3207 = Auf Papier gedruckt
    .meaning = Gezeigt wurde ein Ausdruck auf Papier, kein Dokument.
    .guidance = Achten Sie auf Papierkanten, Falten, Druckpunkte und fehlenden Glanz.
    .twin = 3207 ist ein Ausdruck auf Papier, der als das Dokument gezeigt wird; 3214 ist eine Kopie oder ein Scan eines Dokuments.
qes-3208 = Dokument auf einem Bildschirm gezeigt
    .meaning = Das Dokument wurde von einem Bildschirm abfotografiert.
    .guidance = Achten Sie auf ein Bildschirmraster, Fensterrahmen und Spiegelungen von Glas.
qes-3209 = Musterdokument
    .meaning = Das Dokument ist ein Muster und nicht für eine Person ausgestellt.
    .guidance = Achten Sie auf das Wort „Muster“ in mehreren Sprachen sowie auf bekannte Musternamen und Musternummern.
qes-3214 = Kopie eines Dokuments
    .meaning = Gezeigt wurde ein Scan oder eine Kopie.
    .guidance = Achten Sie auf fehlende Tiefe, fehlende Sicherheitsmerkmale und graue Ränder.
    .twin = 3214 ist eine Kopie oder ein Scan eines Dokuments; 3207 ist ein Ausdruck auf Papier, der als das Dokument gezeigt wird.
document-FRAUD_DETECTED = Dokumentschritt fand Anzeichen von Betrug
    .meaning = Die maschinelle Prüfung des Dokuments endete mit diesem Urteil.
    .guidance = Sehen Sie sich die Mängel an, die der Schritt aufführt; das Urteil allein sagt nicht, was gefunden wurde.

## Face: quality of the pictures

qes-3129 = Gesicht verdeckt, nicht absichtlich
    .meaning = Etwas, zum Beispiel eine Maske, verdeckt einen Teil des Gesichts; es wirkt nicht absichtlich.
    .guidance = Ein neues Selfie klärt es.
    .twin = 3129 ist ein versehentlich verdecktes Gesicht; 3203 ist ein absichtlich verdecktes Gesicht. Schreiben Sie in den Kommentar, woraus Sie das schließen.
qes-3130 = Selfie unscharf
    .meaning = Das Selfie ist für den Vergleich nicht scharf genug.
    .guidance = Vergleichen Sie, was sich vergleichen lässt; raten Sie nicht.
qes-3131 = Spiegelung auf dem Lichtbild des Dokuments
    .meaning = Über dem Lichtbild auf dem Dokument liegt eine Spiegelung, daher kann das Selfie nicht verglichen werden.
    .guidance = Suchen Sie nach einem anderen Bild derselben Seite.
qes-3132 = Selfie zu dunkel
    .meaning = Das Selfie ist für den Vergleich zu dunkel.
    .guidance = Erhöhen Sie zuerst in der Ansicht die Helligkeit.
qes-3133 = Selfie schräg aufgenommen
    .meaning = Der Kopf ist so weit gedreht, dass die Gesichter nicht verglichen werden können.
    .guidance = Ein neues Selfie klärt es.
qes-3134 = Selfie: anderes Problem
    .meaning = Etwas anderes am Selfie verhindert den Vergleich der Gesichter.
    .guidance = Schreiben Sie in den Kommentar, was es ist.

## Face: suspicion

qes-3201 = Lebender Mensch, aber nicht der auf dem Dokument
    .meaning = Das Selfie zeigt einen echten Menschen, und das Gesicht ist nicht das auf dem Dokument.
    .guidance = Vergleichen Sie Ohren, Augenabstand, Kiefer und Muttermale. Alter, Bart und Brille ändern sich, Knochen nicht.
qes-3202 = Selfie zeigt keinen lebenden Menschen
    .meaning = Das Selfie ist ein Bild von einem Bild oder von etwas anderem, das kein Mensch ist (Präsentationsangriff).
    .guidance = Achten Sie auf Papierkanten, flaches Licht und einen starren Blick.
    .twin = 3202 ist jedes Selfie ohne lebenden Menschen; 3211 ist der Sonderfall eines Selfies von einem Bildschirm.
qes-3203 = Gesicht absichtlich verdeckt
    .meaning = Die Person hat das Gesicht unkenntlich gemacht, mit einer Maske oder auf andere Weise.
    .guidance = Fragen Sie sich, ob ein Versehen es erklärt, bevor Sie Absicht annehmen.
    .twin = 3203 ist ein absichtlich verdecktes Gesicht; 3129 ist ein versehentlich verdecktes Gesicht. Schreiben Sie in den Kommentar, woraus Sie das schließen.
qes-3211 = Selfie von einem Bildschirm
    .meaning = Das Selfie wurde von einem Bildschirm abfotografiert.
    .guidance = Achten Sie auf ein Bildschirmraster, einen Rahmen und ein gleichmäßiges Leuchten.
    .twin = 3211 ist ein Selfie von einem Bildschirm; 3202 ist jedes Selfie ohne lebenden Menschen.
biometric-FACE_NOT_MATCHED = Gesicht stimmt nicht mit dem gespeicherten überein
    .meaning = Das Gesicht wurde beim Vergleich mit dem gespeicherten nicht als dasselbe erkannt.
    .guidance = Vergleichen Sie Selfie und Lichtbild selbst; Licht und Alter täuschen Maschinen.
biometric-SELFIE_MATCH_FAIL = Selfie stimmt nicht mit dem Dokument überein
    .meaning = Die Maschine erkannte Selfie und Lichtbild nicht als dasselbe Gesicht.
    .guidance = Vergleichen Sie Selfie und Lichtbild selbst; Licht und Alter täuschen Maschinen.

## Personal data

qes-3213 = Name weicht vom Dokument ab
    .meaning = Der angegebene Name und der Name auf dem Dokument weichen erheblich voneinander ab.
    .guidance = Sehen Sie zuerst auf den Vergleich: Schreibweise von Umlauten, Reihenfolge der Namen, Geburtsnamen und fehlende Akzente sind keine Abweichung.
identity-PII_NO_MATCH = Personendaten vom Mobilfunkanbieter nicht bestätigt
    .meaning = Name, Adresse und Nummer passten nicht zu den Daten des Anbieters, daher wurde ein Dokument verlangt.
    .guidance = Prepaid-Karten, Familienverträge und Umzüge lösen das aus. Es ist kein Zweifel am Gerät.

## Eligibility

qes-3108 = Dokument nicht unterstützt
    .meaning = Diese Art von Dokument kann für dieses Unternehmen nicht verwendet werden.
    .guidance = Vergleichen Sie mit den Arten, die der Ablauf annimmt; ein anderes Dokument kann genügen.
qes-3109 = Dokument abgelaufen
    .meaning = Das Dokument war bei der Verwendung nicht mehr gültig.
    .guidance = Prüfen Sie das Ablaufdatum gegen den Tag der Sitzung, nicht gegen heute.
    .twin = 3109 ist ein Befund über das verwendete Dokument; 3002 heißt, die Person brach wegen eines abgelaufenen Dokuments selbst ab.
qes-3121 = Zweites Dokument nicht gezeigt
    .meaning = Zwei verschiedene Dokumente wurden verlangt, und das zweite wurde nicht gezeigt.
    .guidance = Sehen Sie nach, ob dasselbe Dokument zweimal fotografiert wurde.
    .twin = 3121: Zwei Dokumente waren zu fotografieren, und das zweite fehlt; 3126: Ein bestimmtes zusätzliches Dokument wurde verlangt und fehlt.
qes-3124 = Zweites Dokument abgelaufen
    .meaning = Das zusätzliche Dokument ist nicht mehr gültig.
    .guidance = Das erste Dokument kann trotzdem in Ordnung sein; beurteilen Sie es für sich.
qes-3126 = Zusätzliches Dokument fehlt
    .meaning = Ein zusätzliches Dokument wurde verlangt und nicht vorgelegt.
    .guidance = Sehen Sie, welches Dokument der Ablauf verlangt.
    .twin = 3126: Ein bestimmtes zusätzliches Dokument wurde verlangt und fehlt; 3121: Zwei Dokumente waren zu fotografieren, und das zweite fehlt.
qes-3128 = Adressnachweis fehlt
    .meaning = Das Unternehmen verlangt einen Adressnachweis, und es wurde keiner vorgelegt.
    .guidance = Das Ausweisdokument ist deshalb nicht fehlerhaft.
qes-3210 = Unter dem verlangten Alter
    .meaning = Die Person ist jünger, als der Dienst erlaubt.
    .guidance = Berechnen Sie das Alter am Tag der Sitzung anhand des Dokuments, nicht anhand des angegebenen Datums.
    .twin = 3210 ist ein Befund zum Alter, nur für die Prüfung bestimmt; 3003 heißt, die Person brach wegen ihres Alters ab. Behandeln Sie beide getrennt.
other-COUNTRY_NOT_REACHED = Telefonprüfung deckt dieses Land nicht ab
    .meaning = Der schnellere Weg wird für das Land nicht angeboten, daher wurde ein Dokument verlangt.
    .guidance = Allein das Land führte zum Dokument; gefunden wurde nichts.

## Stopped by the person

qes-3001 = Abbruch: Dokumentart nicht angenommen
    .meaning = Die Person brach ab, weil die Art ihres Dokuments hier nicht verwendet werden kann.
    .guidance = Es wurde nichts verifiziert. Eine andere Art von Dokument wäre nötig; über die Person sagt das nichts.
qes-3002 = Abbruch: eigenes Dokument abgelaufen
    .meaning = Die Person brach ab, weil ihr Dokument nicht mehr gültig ist.
    .guidance = Es wurde nichts verifiziert. Vor einem neuen Versuch ist ein gültiges Dokument nötig.
    .twin = 3002 heißt, die Person brach wegen eines abgelaufenen Dokuments ab; 3109 ist der Befund der Fachkraft, dass das verwendete Dokument abgelaufen war.
qes-3003 = Abbruch: nach eigener Angabe zu jung
    .meaning = Die Person gab ein Alter unter der Grenze an und konnte nicht fortfahren.
    .guidance = Vergleichen Sie mit dem hinterlegten Geburtsdatum. Es ist eine Angabe der Person, kein Befund.
    .twin = 3003 heißt, die Person brach wegen ihres Alters ab; 3210 ist ein Befund zum Alter, nur für die Prüfung bestimmt. Behandeln Sie beide getrennt.
qes-3004 = Abbruch: Kamera nicht erlaubt
    .meaning = Die App erhielt keinen Zugriff auf die Kamera, daher konnte nichts fotografiert werden.
    .guidance = Es gibt keine Nachweise. Die Person kann die Kamera erlauben und neu beginnen.
qes-3005 = Abbruch: Bedingungen abgelehnt
    .meaning = Die Person stimmte den Bedingungen nicht zu.
    .guidance = Ohne Zustimmung darf nichts weiter verarbeitet werden.
qes-3006 = Abbruch: nicht bereit für ein Selfie
    .meaning = Die Person brach beim Selfie ab.
    .guidance = Ein neuer Versuch zu einem besseren Zeitpunkt genügt.
qes-3007 = Abbruch: Scan gelang nicht
    .meaning = Die App erfasste das Dokument nicht, und die Person gab auf.
    .guidance = Oft liegt es an Licht oder Kamera. Tritt es in mehreren Sitzungen auf, informieren Sie den Betrieb.
qes-3008 = Abbruch: Signatur abgelehnt
    .meaning = Die Person wollte nicht elektronisch signieren.
    .guidance = Eine Entscheidung der Person; es gibt nichts abzuwägen.
qes-3009 = Abbruch: Name zur Signatur ist falsch
    .meaning = Beim Signieren gab die Person an, der vorgelegte Name sei nicht richtig.
    .guidance = Vergleichen Sie den angegebenen Namen mit dem Dokument; womöglich muss zuerst der gespeicherte Name berichtigt werden.
qes-3010 = Abbruch: falsche Telefonnummer
    .meaning = Die Person brach ab, weil die hinterlegte Nummer nicht ihre oder falsch geschrieben ist.
    .guidance = Vor einem neuen Versuch muss die Nummer berichtigt werden.
qes-3011 = Abbruch: möchte es später erledigen
    .meaning = Die Person hat die Verifizierung verschoben.
    .guidance = Noch gibt es nichts zu entscheiden.
qes-3012 = Abbruch: kein Interesse
    .meaning = Die Person möchte sich nicht verifizieren lassen.
    .guidance = Eine Entscheidung der Person; es gibt nichts abzuwägen.
qes-3013 = Abbruch: App reagierte nicht
    .meaning = Die Person gab auf, weil die App nicht mehr reagierte.
    .guidance = Ein Fehler der App oder des Telefons. Über die Person sagt das nichts.
qes-3014 = Abbruch: Bedenken wegen Datenschutz
    .meaning = Die Person wollte ihre Daten nicht herausgeben.
    .guidance = Eine Entscheidung der Person; sie darf ihr nicht zum Nachteil gereichen.
qes-3015 = Abbruch: Dokument nicht zur Hand
    .meaning = Die Person hatte das Dokument nicht bei sich.
    .guidance = Ein neuer Versuch mit dem Dokument genügt.
qes-3016 = Abbruch: kein Grund angegeben
    .meaning = Die Person verließ die App ohne einen Grund, der sich erfassen ließ.
    .guidance = Wenn Sie diesen Code verwenden, schreiben Sie in den Kommentar, was bekannt ist.

## Technical

qes-3017 = App konnte die Zustimmungstexte nicht abrufen
    .meaning = Der Signaturschritt forderte seine Zustimmungstexte mehrmals an und erhielt sie nie.
    .guidance = Ein Fehler hinter der App. Informieren Sie den Betrieb; die Person hat nichts falsch gemacht.
qes-3018 = Zustimmungsschritt in der App gescheitert
    .meaning = In der App trat ein Fehler auf, während die Zustimmungstexte angezeigt wurden.
    .guidance = Ein Fehler der App. Ein neuer Versuch ist sinnvoll.
qes-3019 = Weniger Dokumente zu signieren als erwartet
    .meaning = Der Signaturschritt erhielt nicht so viele Dokumente, wie für ihn eingerichtet sind.
    .guidance = Sehen Sie auf die Dokumente, die zum Signieren gesendet wurden; die Sitzung muss mit allen neu begonnen werden.
qes-3020 = Zu viele falsche Einmalcodes
    .meaning = Der Einmalcode wurde falsch eingegeben, bis keine Versuche mehr übrig waren.
    .guidance = Meist vertippt oder zu spät eingetroffen. Neben Geräte- oder Kontaktsignalen kann es bedeuten, dass das Telefon nicht der Person gehört.
qes-3021 = Vertrauensdienst meldete einen Fehler
    .meaning = Der Dienst, der die Signatur ausstellt, schlug immer wieder fehl, und die App gab auf.
    .guidance = Ein Fehler des Signaturdienstes. Ein späterer neuer Versuch ist sinnvoll.
qes-3119 = Video der Sicherheitsmerkmale lässt sich nicht abspielen
    .meaning = Das Video ist vorhanden und lässt sich nicht öffnen.
    .guidance = Ein Fehler der Datei oder der Wiedergabe. Urteilen Sie anhand der Standbilder; melden Sie die Datei dem Betrieb.
qes-3135 = Fachkraft konnte nicht abschließen
    .meaning = Ein technischer Fehler hinderte die Fachkraft daran, die Prüfung abzuschließen.
    .guidance = Sagt nichts über die Person und trägt allein keine Ablehnung.
qes-3136 = Eingereichte Daten nicht darstellbar
    .meaning = Ein technischer Fehler hinderte die Fachkraft daran, das Eingereichte zu sehen.
    .guidance = Sagt nichts über die Person und trägt allein keine Ablehnung.
qes-3137 = Aus anderem Grund nicht abgeschlossen
    .meaning = Die Fachkraft konnte nicht abschließen, und kein genauer Code passt.
    .guidance = Schreiben Sie in den Kommentar, was bekannt ist. Trägt allein keine Ablehnung.
qes-3141 = Video der Sicherheitsmerkmale verloren
    .meaning = Das Video wurde nie gespeichert, und die Plattform beendete die Sitzung von selbst.
    .guidance = Das Video fehlt, und das ist nicht dasselbe wie ein schlechtes Video. Trägt allein keine Ablehnung.
biometric-SERVER_USER_NOT_FOUND = Person dem Authentifizierungsdienst unbekannt
    .meaning = Es gab kein gespeichertes Gesicht zum Vergleichen.
    .guidance = Es wurde nichts verglichen, also auch nichts gefunden. Sehen Sie nach, wie die Person registriert wurde.
other-NO_DECISION = Der Workflow lieferte keine Entscheidung
    .meaning = Es ist keine Richtlinie eingerichtet, oder die Transaktion ist fehlgeschlagen. Das ist weder ein Ja noch ein Nein.
    .guidance = Eine Sache des Betriebs. Sie darf nicht wie ein Befund beantwortet werden.

## Signing

qes-3138 = Falscher Signaturcode
    .meaning = Der Code für die Signatur wurde falsch eingegeben.
    .guidance = Vertippen ist üblich. Trägt allein keine Ablehnung.
qes-3139 = Signatur fehlgeschlagen
    .meaning = Die Signatur konnte wegen einer Störung nicht erstellt werden.
    .guidance = Ein Fehler des Signaturdienstes. Trägt allein keine Ablehnung.
qes-3140 = Signaturzertifikat abgelaufen
    .meaning = Das Signaturzertifikat gilt eine Stunde, und der letzte Schritt kam später.
    .guidance = Nur eine Frage der Zeit. Trägt allein keine Ablehnung.
signing-IDENTITY_EXPIRED = Gespeicherte Identität ist zu alt
    .meaning = Die hinterlegte Identität wurde vor zu langer Zeit verifiziert, um damit zu signieren.
    .guidance = Eine neue Verifizierung ist nötig; eine Freigabe macht die alte nicht gültig.

## Other

qes-3212 = Zur Identifizierung für Betrüger überredet
    .meaning = Die Person wurde anscheinend überredet, sich für Betrüger zu identifizieren.
    .guidance = Dokumente und Gesicht können alle echt sein. Sehen Sie auf Geräte-, Anruf- und Kontaktsignale; die Person braucht womöglich Schutz.
qes-3215 = Anderer, nicht benannter Zweifel der Fachkraft
    .meaning = Etwas anderes lässt die Fachkraft an der Sitzung zweifeln.
    .guidance = Schreiben Sie genau in den Kommentar, was zu sehen war.
other-QUALITY_SAMPLE = Zur Qualitätskontrolle ausgewählt
    .meaning = Der Fall wurde zufällig gezogen; gefunden wurde nichts.
    .guidance = Beurteilen Sie ihn wie jeden anderen Fall.
