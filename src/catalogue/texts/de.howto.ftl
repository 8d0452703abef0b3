### How to check a code, in two to five points: `howto-family-<family>` for every code of a family, `howto-<scheme>-<code>` where
### a reviewer does something else. Shown under the guidance; nothing of it is ticked (that is the checklist of an edition of the
### step-up policy). For reviewers only.

## Families: for every code that has no list of its own

howto-family-device =
    .one = Lesen Sie Urteil und Scores der Geräteprüfung zusammen mit ihrer Richtung.
    .two = Sehen Sie, welche anderen Signale liefen und dazu passen; eines allein ist schwach.
    .three = Sehen Sie Dokument und Gesicht so an, als wäre das Gerät unbekannt.
howto-family-network =
    .one = Sehen Sie, welche Art von Adresse es ist: Eine aus einem privaten, geteilten oder reservierten Bereich sagt nichts darüber, wo jemand war.
    .two = Vergleichen Sie das Land der Verbindung mit dem des Dokuments, wo beide bekannt sind.
    .three = Suchen Sie ein Signal des Geräts selbst, das dazu passt, bevor Sie ihm Gewicht geben.
howto-family-contact =
    .one = Sehen Sie, ob es um E-Mail oder Telefon geht und ob die Prüfung überhaupt lief.
    .two = Vergleichen Sie E-Mail und Telefon mit den angegebenen Daten des Falls.
    .three = Wägen Sie es zusammen mit Gerät und Verbindung ab: Ein Kontakt allein identifiziert niemanden.
howto-family-document_quality =
    .one = Öffnen Sie das Bild in voller Größe und nutzen Sie zuerst Zoom, Helligkeit und Lupe.
    .two = Benennen Sie das Feld, das Sie brauchen und nicht lesen können; suchen Sie es in einem anderen Bild und in der maschinenlesbaren Zone.
    .three = Beurteilen Sie ein zweites Dokument getrennt vom ersten.
    .four = Bleiben Sie beim Bild: Schlechte Qualität sagt nichts darüber, ob ein Dokument echt ist.
howto-family-document_condition =
    .one = Suchen Sie den Schaden im Bild und sehen Sie, welche Felder er erreicht.
    .two = Prüfen Sie, ob Nummer, Name, Daten und Lichtbild noch lesbar sind.
    .three = Unterscheiden Sie Abnutzung und amtliche Vermerke von einer Änderung der Daten.
howto-family-document_fraud =
    .one = Lesen Sie Punkt für Punkt, was der Schritt aufführt.
    .two = Sehen Sie Sicherheitsmerkmale, Druck und Ränder in voller Größe an, mit Kanten und Druckrastern.
    .three = Vergleichen Sie die maschinenlesbare Zone und ihre Prüfziffern mit den gedruckten Feldern.
    .four = Wählen Sie den genauen 32xx-Code für das, was Sie sehen. Sehen Sie nichts, so schreiben Sie das in den Kommentar.
howto-family-face_quality =
    .one = Sehen Sie jedes Bild des Gesichts im Fall an, nicht nur das erste.
    .two = Vergleichen Sie, was zu sehen ist: Ohren, Augen, Nase, Kiefer.
    .three = Wo zu wenig zu sehen ist, lassen Sie es offen: Ein schlechtes Bild ist kein Befund.
howto-family-face_fraud =
    .one = Stellen Sie Selfie und Lichtbild in gleicher Größe nebeneinander.
    .two = Vergleichen Sie Merkmal für Merkmal: Ohren, Augenabstand, Nase, Kiefer, Muttermale.
    .three = Berücksichtigen Sie Licht, Objektiv und das Alter des Lichtbilds.
    .four = Sehen Sie, was die Lebenderkennung sagt: lebend und derselbe Mensch sind zwei Fragen.
howto-family-identity_data =
    .one = Sehen Sie im Vergleich, welches Feld abweicht, angegeben gegen ausgelesen.
    .two = Schließen Sie Schreibweise, Reihenfolge, Umschrift und frühere Namen aus.
    .three = Sehen Sie, woher jeder Wert kommt: von der Person, vom Dokument oder aus fremden Daten.
howto-family-eligibility =
    .one = Sehen Sie, was der Ablauf verlangt: Arten von Dokumenten, Alter, Land, ein zweites Dokument.
    .two = Rechnen Sie jedes Datum vom Tag der Sitzung aus.
    .three = Unterscheiden Sie, was ein anderes Dokument lösen würde, von dem, was nichts löst.
howto-family-user_abort =
    .one = Sehen Sie, wie weit die Person kam und welche Nachweise es gibt.
    .two = Nehmen Sie den Grund als Aussage der Person, nicht als Befund.
    .three = Suchen Sie nach einer neueren Sitzung derselben Person.
howto-family-technical =
    .one = Sehen Sie, bei welchem Schritt es abbrach und was vorher eingetroffen war.
    .two = Sehen Sie, ob andere Fälle des Tages dasselbe zeigen; dann sagen Sie es dem Betrieb.
    .three = Halten Sie es von der Person getrennt: Ohne einen anderen Befund gibt es nichts abzulehnen.
howto-family-signing =
    .one = Sehen Sie, ob eine Signatur ausgestellt wurde: Suchen Sie das signierte Paket unter den Nachweisen.
    .two = Vergleichen Sie die Zeiten von Sitzung, letztem Schritt und Zertifikat.
    .three = Beurteilen Sie die Identifizierung getrennt vom Signieren.
howto-family-other =
    .one = Lesen Sie die eigenen Worte der Plattform und sehen Sie, welcher Block es sagt.
    .two = Sehen Sie Dokument, Gesicht und Daten an wie in jedem anderen Fall.
    .three = Schreiben Sie in den Kommentar, worauf Sie sich stützen.

## Device

howto-device-DEVICE_RECOGNIZED =
    .one = Sehen Sie, ob etwas am Fall nicht zu einem bekannten Gerät passt.
    .two = Sehen Sie Dokument und Gesicht trotzdem an.
howto-device-LOW_CONFIDENCE =
    .one = Behandeln Sie das Gerät als unbekannt, nicht als schlecht.
    .two = Sehen Sie, welche Signale trotzdem liefen.
howto-device-EMULATOR =
    .one = Sehen Sie, ob die Bilder wie mit einem Telefon in der Hand aufgenommen wirken.
    .two = Schalten Sie Bildschirmraster ein: Einer Kamera lässt sich eine Datei unterschieben.
    .three = Suchen Sie daneben nach einer veränderten App oder einem veränderten Browser.
howto-device-INSTRUMENTATION_DETECTED =
    .one = Fragen Sie bei jedem Bild, ob es von der Kamera kam; schalten Sie Kanten und Bildschirmraster ein.
    .two = Geben Sie Selfie und Lebenderkennung weniger Gewicht als sonst.
    .three = Prüfen Sie die Dokumentdaten an dem, was sich nicht unterschieben lässt: Prüfziffern, Daten, andere Aufzeichnungen.
howto-device-LOCATION_SPOOFING =
    .one = Vergleichen Sie den Ort mit der Adresse der Verbindung und dem Land des Dokuments.
    .two = Verlassen Sie sich auf nichts, was aus dem gemeldeten Ort folgt.
howto-device-ACTIVE_CALL =
    .one = Suchen Sie in den Bildern nach einer zweiten Person, einem Headset oder einem ablesenden Blick.
    .two = Sehen Sie, ob sich Kontaktdaten kurz zuvor geändert haben.
    .three = Denken Sie an eine Hotline oder Angehörige, bevor Sie an Druck denken.
howto-device-HIGH_VELOCITY =
    .one = Sehen Sie, was gezählt wurde, Sitzungen, Personen oder Adressen, und über welche Zeit.
    .two = Denken Sie an gemeinsam genutzte Geräte: ein Geschäft, eine Familie, ein Büro.
    .three = Suchen Sie nach anderen Fällen derselben Person oder desselben Dokuments.

## Network and session risk

howto-network-VPN_DETECTED =
    .one = Sehen Sie, wie sicher der Anbieter ist und nach welcher Methode, wo die Signale es sagen.
    .two = Schließen Sie das Relay eines Browser- oder Telefonherstellers aus: Das ist schwächer.
    .three = Suchen Sie ein zweites Signal: eine andere Zeitzone, einen veränderten Browser, viele Sitzungen.
howto-network-PRIVACY_RELAY =
    .one = Prüfen Sie, dass daneben weder VPN noch Proxy noch Tor genannt ist.
    .two = Steht es allein da, lassen Sie es beiseite.
howto-network-MITM_SUSPECTED =
    .one = Denken Sie zuerst an Firmennetze und Virenscanner: Sie setzen eigene Zertifikate ein.
    .two = Sehen Sie, ob daneben eine veränderte App oder ein Telefon ohne Schutzfunktionen steht.
    .three = Wenn ja, zweifeln Sie an dem, was das Telefon gesendet hat, auch an den Bildern.
howto-session_risk-OFAC_MATCH =
    .one = Sehen Sie, was übereinstimmte, eine Adresse oder ein Land, wo der Datensatz es sagt.
    .two = Sehen Sie, ob die Adresse aus einem privaten, geteilten oder reservierten Bereich ist: Dann steht sie für keinen Ort.
    .three = Räumen Sie es nicht allein aus: Geben Sie den Fall an die für Sanktionen Zuständigen weiter.

## E-mail and phone

howto-contact-SIM_SWAP =
    .one = Sehen Sie, wie lange der Kartenwechsel her ist und ob auch das Gerät neu ist.
    .two = Suchen Sie nach weiteren Änderungen der Kontaktdaten.
    .three = Solange es offen ist, werten Sie ein bestätigtes Telefon nicht als Beleg, wer es hat.
howto-contact-NUMBER_RECYCLED =
    .one = Sehen Sie, seit wann die Person die Nummer hat, wo der Datensatz es sagt.
    .two = Lassen Sie ältere Befunde zur Nummer beiseite.
howto-contact-EMAIL_RISK =
    .one = Lesen Sie den Grund des Anbieters: Die Einstufung allein sagt wenig.
    .two = Sehen Sie, ob die Adresse zum angegebenen Namen passt.
    .three = Sehen Sie, ob ein dorthin gesendeter Code bestätigt wurde.
howto-contact-EMAIL_DISPOSABLE =
    .one = Sehen Sie, ob ein an die Adresse gesendeter Code bestätigt wurde.
    .two = Sehen Sie, ob die Person auf anderem Weg erreichbar ist.
howto-contact-EMAIL_RISK_NOT_RUN =
    .one = Sehen Sie, ob die Prüfung nicht gebucht war oder nicht lief.
    .two = Behandeln Sie die Adresse als nicht geprüft.
howto-contact-EMAIL_OTP_VALIDATED =
    .one = Werten Sie es als Zugang zum Postfach und als nichts sonst.
    .two = Sehen Sie, ob es die hinterlegte Adresse ist.
howto-contact-EMAIL_OTP_NOT_VALIDATED =
    .one = Sehen Sie, ob ein späterer Versuch gelang.
    .two = Sehen Sie die Adresse auf einen Tippfehler durch.
howto-contact-SMS_LINK_OPENED_ON_DESKTOP =
    .one = Sehen Sie, welches Gerät den Link geöffnet hat und wann.
    .two = Sehen Sie, ob ein späterer Versuch vom Telefon kam.
    .three = Bis dahin werten Sie das Telefon nicht als in der Hand der Person.

## Document: quality

howto-qes-3117 =
    .one = Sehen Sie, warum die Merkmale nicht zu sehen sind: nicht gekippt, ein Finger, eine Spiegelung.
    .two = Urteilen Sie nach dem, was zu sehen ist: Druck, Lichtbild, maschinenlesbare Zone.
    .three = Ist ein Merkmal zu sehen und wirkt nachgemacht, ist das 3206 und nicht dieser Code.
howto-qes-3118 =
    .one = Beurteilen Sie das Dokument nach den Standbildern.
    .two = Suchen Sie ein Bild, in dem sich ein Merkmal mit dem Winkel ändert.
    .three = Schreiben Sie in den Kommentar, was sich nicht beurteilen ließ.
howto-document-NOT_VERIFIED =
    .one = Lesen Sie die Mängel, die der Schritt aufführt.
    .two = Unterscheiden Sie, was nicht geprüft werden konnte, von dem, was gefunden wurde.
    .three = Sehen Sie die Bilder selbst an und wählen Sie den genauen Code.

## Document: suspicion

howto-qes-3204 =
    .one = Vergleichen Sie Schrift, Abstände und Untergrund Feld für Feld mit der Lupe.
    .two = Halten Sie jedes gedruckte Feld gegen die maschinenlesbare Zone und ihre Prüfziffern.
    .three = Schalten Sie Kanten und Negativ ein und suchen Sie nach eingesetzten Stellen.
    .four = Markieren Sie das Feld und schreiben Sie in den Kommentar, was Sie sehen.
howto-qes-3205 =
    .one = Folgen Sie dem Rand des Lichtbilds und dem Muster darin, mit eingeschalteten Kanten.
    .two = Vergleichen Sie es mit dem kleinen zweiten Lichtbild, wo das Dokument eines hat.
    .three = Vergleichen Sie erst danach mit dem Selfie: Ein geändertes Lichtbild würde dazu passen.
    .four = Markieren Sie die Stelle im Bild.
howto-qes-3206 =
    .one = Vergewissern Sie sich, dass die Merkmale überhaupt gezeigt sind; sonst ist es 3117 und kein Verdacht.
    .two = Vergleichen Sie Lage, Farbwechsel und Schärfe mit einem echten Dokument dieser Art.
    .three = Sehen Sie über mehrere Bilder, ob sich das Merkmal mit dem Winkel ändert oder wie gedruckt stehen bleibt.
    .four = Markieren Sie das Merkmal und schreiben Sie in den Kommentar, was Sie sehen.
howto-qes-3207 =
    .one = Suchen Sie nach Knicken, Papierkanten und einer stumpfen Oberfläche.
    .two = Schalten Sie Druckraster ein und suchen Sie nach Punkten.
    .three = Fragen Sie, ob es als das Dokument selbst gezeigt wurde; eine offene Kopie ist 3214.
howto-qes-3208 =
    .one = Schalten Sie Bildschirmraster ein und suchen Sie nach einem Gitter.
    .two = Suchen Sie an den Rändern nach Fensterrahmen, einem Mauszeiger oder einem Gehäuse.
    .three = Sehen Sie, ob Vorder- und Rückseite dasselbe zeigen.
howto-qes-3209 =
    .one = Suchen Sie das Wort für Muster in den Sprachen des Dokuments.
    .two = Vergleichen Sie Name, Nummer und Lichtbild mit dem veröffentlichten Muster dieser Art.
    .three = Vergleichen Sie die Daten mit dem, was die Person angegeben hat.
howto-qes-3214 =
    .one = Suchen Sie nach grauen Rändern, fehlender Tiefe und fehlendem Farbwechsel.
    .two = Sehen Sie, ob der Ablauf eine Kopie dieser Art von Dokument annimmt.
    .three = Ein Ausdruck, der als das Dokument ausgegeben wird, ist 3207.

## Face

howto-qes-3129 =
    .one = Sehen Sie, was das Gesicht verdeckt und in welchen Bildern.
    .two = Suchen Sie ein Bild, in dem das Gesicht frei ist.
    .three = Wirkt es absichtlich, ist es 3203; schreiben Sie in den Kommentar, warum.
howto-qes-3201 =
    .one = Stellen Sie die zwei Gesichter in gleicher Größe nebeneinander.
    .two = Vergleichen Sie Ohren, Augen, Kiefer und Muttermale; lassen Sie Haare, Bart und Brille weg.
    .three = Rechnen Sie aus dem Ausstellungstag aus, wie alt das Lichtbild ist.
    .four = Schreiben Sie in den Kommentar, welche Merkmale abweichen.
howto-qes-3202 =
    .one = Suchen Sie nach Papierkanten, flachem Licht und einem Schatten des Bildes selbst.
    .two = Sehen Sie, was die Lebenderkennung fand und nach welcher Methode.
    .three = Kam es von einem Bildschirm, verwenden Sie 3211.
howto-qes-3203 =
    .one = Fragen Sie, wie ein Versehen aussähe; eine vergessene Maske oder ein Schal ist 3129.
    .two = Vergleichen Sie alle Bilder: Ist in jedem dieselbe Stelle verdeckt?
    .three = Schreiben Sie in den Kommentar, was es absichtlich macht.
howto-qes-3211 =
    .one = Schalten Sie über dem Selfie Bildschirmraster ein.
    .two = Suchen Sie nach einem Rahmen, gleichmäßigem Leuchten und Spiegelungen von Glas.
    .three = Sehen Sie, was die Lebenderkennung fand und wie alt ihr Modell ist.
howto-biometric-LIVENESS_FAILED =
    .one = Sehen Sie bei den Prüfungen Methode, Modell und dessen Datum an.
    .two = Suchen Sie im Selfie zuerst nach schlechtem Licht, Unschärfe und hastiger Bewegung.
    .three = Schalten Sie dann Bildschirm- und Druckraster ein; was Sie selbst sehen, ist 3202 oder 3211.
howto-biometric-PRESENTATION_ATTACK =
    .one = Sehen Sie, welche Art von Angriff die Prüfung nennt.
    .two = Schalten Sie Bildschirm- und Druckraster ein und sehen Sie die Ränder des Gesichts an.
    .three = Vergleichen Sie mit den anderen Bildern der Sitzung: Raum, Licht, Kamera.
    .four = Sehen Sie es, verwenden Sie 3202, 3203 oder 3211; sonst schreiben Sie das in den Kommentar.
howto-biometric-LIVENESS_PASSED =
    .one = Sehen Sie bei den Prüfungen, wie alt das Modell ist.
    .two = Vergleichen Sie Selfie und Lichtbild: Lebend heißt nicht derselbe Mensch.

## Personal data and eligibility

howto-qes-3213 =
    .one = Schließen Sie Schreibweise, Reihenfolge, frühere Namen und verlorene Akzente aus.
    .two = Lesen Sie den Namen auch in der maschinenlesbaren Zone.
    .three = Sehen Sie, ob Geburtsdatum und Nummer übereinstimmen.
    .four = Schreiben Sie in den Kommentar, welcher Teil des Namens abweicht.
howto-qes-3109 =
    .one = Vergleichen Sie das Ablaufdatum mit dem Tag der Sitzung, im Druck und in der Zone.
    .two = Suchen Sie unter den anderen Bildern nach einem gültigen Dokument.
    .three = Brach die Person deswegen selbst ab, ist das 3002.
howto-qes-3121 =
    .one = Zählen Sie die Dokumente in den Bildern: Ist eines zweimal da?
    .two = Sehen Sie, was der Ablauf verlangt; ein bestimmtes Dokument, das fehlt, ist 3126.
howto-qes-3126 =
    .one = Sehen Sie, welches bestimmte Dokument der Ablauf verlangt.
    .two = Suchen Sie es unter den Bildern und Dateien, auch unter anderem Namen.
    .three = Irgendein zweites Dokument, das nicht gezeigt wurde, ist 3121.
howto-qes-3128 =
    .one = Sehen Sie, was das Unternehmen als Adressnachweis annimmt und wie alt er sein darf.
    .two = Suchen Sie ihn unter den Dateien.
howto-qes-3210 =
    .one = Rechnen Sie das Alter am Tag der Sitzung aus dem Geburtsdatum im Dokument aus.
    .two = Prüfen Sie dieses Datum an der maschinenlesbaren Zone.
    .three = Sehen Sie, welches Alter der Dienst verlangt.
    .four = Eine Aussage der Person über ihr Alter ist 3003 und kein Befund.
howto-other-COUNTRY_NOT_REACHED =
    .one = Prüfen Sie das Land der Telefonnummer am Fall.
    .two = Beurteilen Sie das Dokument für sich: Die fehlende Telefonprüfung ist kein Befund.

## Stopped by the person

howto-qes-3002 =
    .one = Sehen Sie, ob überhaupt ein Dokument fotografiert wurde.
    .two = Wenn ja, prüfen Sie das Ablaufdatum; ein als abgelaufen befundenes ist 3109.
    .three = Suchen Sie nach einer neueren Sitzung mit einem gültigen Dokument.
howto-qes-3003 =
    .one = Vergleichen Sie mit dem hinterlegten Geburtsdatum und rechnen Sie das Alter am Tag der Sitzung aus.
    .two = Denken Sie an ein vertipptes Datum: Es führt zum selben Grund.
    .three = Was Sie selbst über das Alter feststellen, ist 3210.
howto-qes-3005 =
    .one = Sehen Sie, was eingetroffen war, bevor die Person ablehnte.
    .two = Öffnen Sie kein Bild, das Sie nicht brauchen.
howto-qes-3009 =
    .one = Vergleichen Sie den Namen beim Signieren mit dem Dokument und mit dem Datensatz.
    .two = Achten Sie auf Reihenfolge, Akzente und frühere Namen.
    .three = Sehen Sie, wer den Datensatz vor einem neuen Versuch berichtigen muss.
howto-qes-3014 =
    .one = Sehen Sie, ob ein Wunsch nach Löschung festgehalten ist, und geben Sie ihn weiter.
    .two = Legen Sie die Entscheidung der Person nicht zur Last.

## Technical and signing

howto-qes-3020 =
    .one = Sehen Sie, ob die Codes an die hinterlegte Nummer gingen.
    .two = Suchen Sie nach Kontaktsignalen: einer gewechselten Karte, einer neuen Nummer.
    .three = Gibt es keine, halten Sie es für Vertippen.
howto-qes-3119 =
    .one = Beurteilen Sie nach den Standbildern, was sich beurteilen lässt.
    .two = Sagen Sie dem Betrieb, welche Datei es ist.
howto-qes-3140 =
    .one = Vergleichen Sie die Zeit des letzten Schritts mit dem Ende des Zertifikats.
    .two = Sehen Sie, ob die Identifizierung selbst vollständig und in Ordnung ist.
    .three = Ist nur die Zeit abgelaufen, liegt nichts gegen die Person vor.
howto-signing-IDENTITY_EXPIRED =
    .one = Sehen Sie, wann die gespeicherte Identität verifiziert wurde und bis wann sie gilt.
    .two = Suchen Sie nach einer neuen Verifizierung, die schon läuft.
howto-biometric-SERVER_USER_NOT_FOUND =
    .one = Sehen Sie, ob und wann die Person registriert wurde.
    .two = Vergleichen Sie stattdessen das Selfie mit dem Lichtbild des Dokuments, wo beide da sind.
howto-biometric-LIVENESS_NOT_READY =
    .one = Sehen Sie, ob ein neuerer Versuch ein Ergebnis hat.
    .two = Wenn nicht, behandeln Sie das Gesicht als nicht geprüft.
howto-other-NO_DECISION =
    .one = Sehen Sie, welcher Schritt keine Antwort gab.
    .two = Geben Sie es an den Betrieb; beantworten Sie es nicht wie einen Befund.

## Other

howto-qes-3212 =
    .one = Suchen Sie nach einem Telefonat, einer zweiten Person oder fremden Anweisungen während der Sitzung.
    .two = Sehen Sie, ob Telefon, E-Mail oder Gerät neu sind oder mehreren Personen gehören.
    .three = Nehmen Sie ein echtes Dokument nicht als Entwarnung.
    .four = Geben Sie den Fall weiter: Die Person braucht womöglich Hilfe.
howto-qes-3215 =
    .one = Lesen Sie die Worte der Fachkraft neben dem Code.
    .two = Gehen Sie Dokument, Gesicht, Daten und Gerät der Reihe nach durch.
    .three = Passt ein genauerer Code, verwenden Sie ihn.
    .four = Schreiben Sie in den Kommentar genau, was Sie sehen.
howto-other-QUALITY_SAMPLE =
    .one = Gehen Sie Dokument, Gesicht und Daten durch wie in jedem anderen Fall.
    .two = Suchen Sie nach dem, was eine Maschine übersehen haben kann.
howto-session_risk-REVIEW_STATUS_PASS =
    .one = Sehen Sie, ob ein Signal von Gerät oder Verbindung dem widerspricht.
    .two = Sehen Sie Dokument und Gesicht für sich an.
howto-session_risk-REVIEW_STATUS_CHALLENGE =
    .one = Sehen Sie, welcher Schritt verlangt wurde und wie er ausging.
    .two = Gewichten Sie das Ergebnis, nicht die Frage.
howto-session_risk-REVIEW_STATUS_REVIEW =
    .one = Lesen Sie die Namen der Regeln daneben; die für den Workflow Verantwortlichen wissen, wofür sie stehen.
    .two = Suchen Sie nach Signalen von Gerät und Verbindung, die sie stützen.
howto-session_risk-REVIEW_STATUS_REJECT =
    .one = Lesen Sie die Namen der Regeln daneben und fragen Sie, wofür sie stehen.
    .two = Suchen Sie nach Signalen von Gerät und Verbindung, die sie stützen.
    .three = Stützen Sie nichts auf die Antwort allein.
howto-other-REVIEW_PENDING =
    .one = Sehen Sie, ob inzwischen das letzte Ergebnis gekommen ist.
    .two = Beurteilen Sie für sich, was hier ist.
    .three = Denken Sie daran: Einen zurückgenommenen Erfolg löscht die Plattform.
howto-other-CHECK_PENDING =
    .one = Sehen Sie, ob inzwischen das letzte Ergebnis gekommen ist.
    .two = Schließen Sie nichts aus dem Namen des Zustands.
howto-other-FRAUD_SUSPICION_PENDING =
    .one = Sehen Sie, ob der Dienst es inzwischen geklärt hat.
    .two = Suchen Sie daneben einen 32xx-Code und prüfen Sie, was er nennt.
    .three = Gibt es keinen, gehen Sie Dokument, Gesicht und Daten der Reihe nach durch.
