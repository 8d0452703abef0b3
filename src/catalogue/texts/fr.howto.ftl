### How to check a code, in two to five points: `howto-family-<family>` for every code of a family, `howto-<scheme>-<code>` where
### a reviewer does something else. Shown under the guidance; nothing of it is ticked (that is the checklist of an edition of the
### step-up policy). For reviewers only.

## Families: for every code that has no list of its own

howto-family-device =
    .one = Lisez le verdict et les scores du contrôle de l’appareil avec leur sens.
    .two = Voyez quels autres signaux ont été exécutés et concordent ; un seul est faible.
    .three = Regardez le document et le visage comme si l’appareil était inconnu.
howto-family-network =
    .one = Voyez de quel type d’adresse il s’agit : une adresse privée, partagée ou réservée ne dit rien du lieu où quelqu’un se trouvait.
    .two = Comparez le pays de la connexion avec celui du document, quand les deux sont connus.
    .three = Cherchez un signal de l’appareil lui-même qui concorde avant de lui donner du poids.
howto-family-contact =
    .one = Voyez s’il s’agit de l’e-mail ou du téléphone, et si le contrôle a bien été exécuté.
    .two = Comparez l’e-mail et le téléphone avec les données déclarées du dossier.
    .three = Appréciez-le avec l’appareil et la connexion : un contact seul n’identifie personne.
howto-family-document_quality =
    .one = Ouvrez l’image en taille réelle et utilisez d’abord le zoom, la luminosité et la loupe.
    .two = Nommez le champ dont vous avez besoin et que vous ne pouvez pas lire ; cherchez-le dans une autre image et dans la zone de lecture automatique.
    .three = Jugez un second document séparément du premier.
    .four = Tenez-vous-en à l’image : une mauvaise qualité ne dit pas si un document est authentique.
howto-family-document_condition =
    .one = Trouvez le dommage dans l’image et voyez quels champs il touche.
    .two = Vérifiez que le numéro, le nom, les dates et la photo d’identité restent lisibles.
    .three = Distinguez l’usure et les mentions officielles d’une modification des données.
howto-family-document_fraud =
    .one = Lisez point par point ce que l’étape énumère.
    .two = Regardez les éléments de sécurité, l’impression et les bords en taille réelle, avec les contours et les trames d’impression.
    .three = Comparez la zone de lecture automatique et ses chiffres de contrôle avec les champs imprimés.
    .four = Choisissez le code 32xx précis pour ce que vous voyez. Si vous ne voyez rien, dites-le dans le commentaire.
howto-family-face_quality =
    .one = Regardez chaque image du visage dans le dossier, pas seulement la première.
    .two = Comparez ce qui est visible : oreilles, yeux, nez, mâchoire.
    .three = Quand on voit trop peu, laissez la question ouverte : une mauvaise image n’est pas un constat.
howto-family-face_fraud =
    .one = Placez le selfie et la photo d’identité côte à côte, à la même taille.
    .two = Comparez trait par trait : oreilles, écart des yeux, nez, mâchoire, grains de beauté.
    .three = Tenez compte de la lumière, de l’objectif et de l’âge de la photo.
    .four = Voyez ce que dit la détection du vivant : vivant et le même sont deux questions.
howto-family-identity_data =
    .one = Voyez dans la comparaison quel champ diffère, déclaré face à extrait.
    .two = Écartez la graphie, l’ordre des noms, la translittération et les noms antérieurs.
    .three = Voyez d’où vient chaque valeur : de la personne, du document ou des données d’un tiers.
howto-family-eligibility =
    .one = Voyez ce que demande le parcours : types de documents, âge, pays, second document.
    .two = Comptez chaque date à partir du jour de la session.
    .three = Distinguez ce qu’un autre document réglerait de ce que rien ne règle.
howto-family-user_abort =
    .one = Voyez jusqu’où la personne est allée et quels éléments existent.
    .two = Prenez le motif comme la parole de la personne, non comme un constat.
    .three = Cherchez une session plus récente de la même personne.
howto-family-technical =
    .one = Voyez à quelle étape cela s’est interrompu et ce qui était arrivé avant.
    .two = Voyez si d’autres dossiers du jour montrent la même chose ; si oui, prévenez l’exploitation.
    .three = Séparez-le de la personne : sans autre constat, il n’y a rien à rejeter.
howto-family-signing =
    .one = Voyez si une signature a été émise : cherchez le lot signé parmi les éléments.
    .two = Comparez les heures de la session, de la dernière étape et du certificat.
    .three = Jugez l’identification séparément de la signature.
howto-family-other =
    .one = Lisez les mots mêmes de la plateforme et voyez quel bloc le dit.
    .two = Regardez le document, le visage et les données comme dans tout autre dossier.
    .three = Écrivez dans le commentaire ce sur quoi vous vous fondez.

## Device

howto-device-DEVICE_RECOGNIZED =
    .one = Voyez si quelque chose dans le dossier ne va pas avec un appareil connu.
    .two = Regardez tout de même le document et le visage.
howto-device-LOW_CONFIDENCE =
    .one = Considérez l’appareil comme inconnu, non comme mauvais.
    .two = Voyez quels signaux ont été exécutés malgré cela.
howto-device-EMULATOR =
    .one = Voyez si les images paraissent prises avec un téléphone en main.
    .two = Affichez les trames d’écran : une caméra peut être alimentée par un fichier.
    .three = Cherchez à côté une application ou un navigateur modifié.
howto-device-INSTRUMENTATION_DETECTED =
    .one = Demandez-vous pour chaque image si elle vient de la caméra ; affichez les contours et les trames d’écran.
    .two = Donnez au selfie et à la détection du vivant moins de poids que d’habitude.
    .three = Vérifiez les données du document par ce qu’on ne peut pas injecter : chiffres de contrôle, dates, autres données.
howto-device-LOCATION_SPOOFING =
    .one = Comparez le lieu avec l’adresse de la connexion et le pays du document.
    .two = Ne vous fiez à rien de ce qui découle du lieu signalé.
howto-device-ACTIVE_CALL =
    .one = Cherchez dans les images une seconde personne, un casque ou un regard qui lit.
    .two = Voyez si des coordonnées ont changé peu avant.
    .three = Pensez à une assistance ou à un proche avant de penser à une pression.
howto-device-HIGH_VELOCITY =
    .one = Voyez ce qui a été compté, sessions, personnes ou adresses, et sur quelle durée.
    .two = Pensez aux appareils partagés : une boutique, une famille, un bureau.
    .three = Cherchez d’autres dossiers de la même personne ou du même document.

## Network and session risk

howto-network-VPN_DETECTED =
    .one = Voyez à quel point le prestataire est sûr et par quelle méthode, quand les signaux le disent.
    .two = Écartez le relais d’un fabricant de navigateur ou de téléphone : c’est un indice plus faible.
    .three = Cherchez un second signal : un autre fuseau horaire, un navigateur modifié, de nombreuses sessions.
howto-network-PRIVACY_RELAY =
    .one = Vérifiez que ni VPN, ni proxy, ni Tor ne sont nommés à côté.
    .two = S’il est seul, laissez-le de côté.
howto-network-MITM_SUSPECTED =
    .one = Pensez d’abord aux réseaux d’entreprise et aux antivirus : ils insèrent leurs propres certificats.
    .two = Voyez s’il y a à côté une application modifiée ou un téléphone sans protections.
    .three = Si oui, doutez de ce que le téléphone a envoyé, images comprises.
howto-session_risk-OFAC_MATCH =
    .one = Voyez ce qui correspondait, une adresse ou un pays, quand les données le disent.
    .two = Voyez si l’adresse est privée, partagée ou réservée : elle ne désigne alors aucun lieu.
    .three = Ne le levez pas seul : transmettez le dossier aux responsables des sanctions.

## E-mail and phone

howto-contact-SIM_SWAP =
    .one = Voyez depuis quand la carte a changé et si l’appareil est nouveau lui aussi.
    .two = Cherchez d’autres changements de coordonnées.
    .three = Tant que ce n’est pas clair, ne tenez pas un téléphone confirmé pour la preuve de qui le détient.
howto-contact-NUMBER_RECYCLED =
    .one = Voyez depuis quand la personne a le numéro, quand les données le disent.
    .two = Laissez de côté les constats plus anciens sur le numéro.
howto-contact-EMAIL_RISK =
    .one = Lisez le motif du prestataire : la note seule dit peu de chose.
    .two = Voyez si l’adresse cadre avec le nom déclaré.
    .three = Voyez si un code envoyé à cette adresse a été confirmé.
howto-contact-EMAIL_DISPOSABLE =
    .one = Voyez si un code envoyé à l’adresse a été confirmé.
    .two = Voyez si la personne peut être jointe autrement.
howto-contact-EMAIL_RISK_NOT_RUN =
    .one = Voyez si le contrôle n’était pas souscrit ou n’a pas été exécuté.
    .two = Considérez l’adresse comme non examinée.
howto-contact-EMAIL_OTP_VALIDATED =
    .one = Comptez-le comme accès à la boîte et rien d’autre.
    .two = Voyez si c’est l’adresse enregistrée.
howto-contact-EMAIL_OTP_NOT_VALIDATED =
    .one = Voyez si une tentative ultérieure a réussi.
    .two = Cherchez une faute de frappe dans l’adresse.
howto-contact-SMS_LINK_OPENED_ON_DESKTOP =
    .one = Voyez quel appareil a ouvert le lien, et quand.
    .two = Voyez si une tentative ultérieure est venue du téléphone.
    .three = D’ici là, ne considérez pas le téléphone comme aux mains de la personne.

## Document: quality

howto-qes-3117 =
    .one = Voyez pourquoi les éléments ne sont pas visibles : pas d’inclinaison, un doigt, un reflet.
    .two = Jugez d’après ce qui est visible : impression, photo d’identité, zone de lecture automatique.
    .three = Si un élément est visible et paraît imité, c’est 3206 et non ce code.
howto-qes-3118 =
    .one = Jugez le document d’après les images fixes.
    .two = Cherchez une image où un élément change avec l’angle.
    .three = Écrivez dans le commentaire ce qui n’a pas pu être jugé.
howto-document-NOT_VERIFIED =
    .one = Lisez les anomalies que l’étape énumère.
    .two = Distinguez ce qui n’a pas pu être contrôlé de ce qui a été trouvé.
    .three = Regardez vous-même les images et choisissez le code précis.

## Document: suspicion

howto-qes-3204 =
    .one = Comparez police, espacement et fond champ par champ, à la loupe.
    .two = Confrontez chaque champ imprimé à la zone de lecture automatique et à ses chiffres de contrôle.
    .three = Affichez les contours et le négatif et cherchez des zones rapportées.
    .four = Repérez le champ et écrivez dans le commentaire ce que vous voyez.
howto-qes-3205 =
    .one = Suivez le bord de la photo d’identité et le motif qui la traverse, avec les contours affichés.
    .two = Comparez-la avec la petite photo secondaire, si le document en a une.
    .three = Ne comparez avec le selfie qu’ensuite : une photo altérée lui correspondrait.
    .four = Repérez l’endroit sur l’image.
howto-qes-3206 =
    .one = Assurez-vous que les éléments sont bien montrés ; sinon, c’est 3117 et non un soupçon.
    .two = Comparez position, changement de couleur et netteté avec un document authentique de ce type.
    .three = Voyez sur plusieurs images si l’élément change avec l’angle ou reste comme imprimé.
    .four = Repérez l’élément et écrivez dans le commentaire ce que vous voyez.
howto-qes-3207 =
    .one = Cherchez des plis, des bords de papier et une surface mate.
    .two = Affichez les trames d’impression et cherchez des points.
    .three = Demandez-vous si c’est présenté comme le document même ; une copie avouée est 3214.
howto-qes-3208 =
    .one = Affichez les trames d’écran et cherchez une grille.
    .two = Cherchez dans les marges un cadre de fenêtre, un pointeur ou un boîtier.
    .three = Voyez si le recto et le verso montrent la même chose.
howto-qes-3209 =
    .one = Cherchez le mot spécimen dans les langues du document.
    .two = Comparez nom, numéro et photo avec l’exemple publié de ce type.
    .three = Comparez les données avec ce que la personne a déclaré.
howto-qes-3214 =
    .one = Cherchez des bords gris, un manque de relief et l’absence de changement de couleur.
    .two = Voyez si le parcours accepte une copie de ce type de document.
    .three = Une impression présentée comme le document est 3207.

## Face

howto-qes-3129 =
    .one = Voyez ce qui couvre le visage, et sur quelles images.
    .two = Cherchez une image où le visage est dégagé.
    .three = Si cela paraît délibéré, c’est 3203 ; écrivez pourquoi dans le commentaire.
howto-qes-3201 =
    .one = Placez les deux visages côte à côte, à la même taille.
    .two = Comparez oreilles, yeux, mâchoire et grains de beauté ; ignorez cheveux, barbe et lunettes.
    .three = Calculez l’âge de la photo à partir du jour de délivrance.
    .four = Écrivez dans le commentaire quels traits diffèrent.
howto-qes-3202 =
    .one = Cherchez des bords de papier, une lumière plate et une ombre de l’image elle-même.
    .two = Voyez ce que la détection du vivant a trouvé, et par quelle méthode.
    .three = Si cela vient d’un écran, utilisez 3211.
howto-qes-3203 =
    .one = Demandez-vous à quoi ressemblerait un accident ; un masque ou une écharpe oubliés sont 3129.
    .two = Comparez toutes les images : la même partie est-elle cachée sur chacune ?
    .three = Écrivez dans le commentaire ce qui le rend délibéré.
howto-qes-3211 =
    .one = Affichez les trames d’écran sur le selfie.
    .two = Cherchez un cadre, une lueur uniforme et des reflets de verre.
    .three = Voyez ce que la détection du vivant a trouvé, et l’âge de son modèle.
howto-biometric-LIVENESS_FAILED =
    .one = Voyez parmi les contrôles la méthode, le modèle et sa date.
    .two = Cherchez d’abord dans le selfie une mauvaise lumière, un flou, un mouvement brusque.
    .three = Affichez ensuite les trames d’écran et d’impression ; ce que vous voyez vous-même est 3202 ou 3211.
howto-biometric-PRESENTATION_ATTACK =
    .one = Voyez quel type d’attaque le contrôle nomme.
    .two = Affichez les trames d’écran et d’impression et regardez les bords du visage.
    .three = Comparez avec les autres images de la session : pièce, lumière, caméra.
    .four = Si vous le voyez, utilisez 3202, 3203 ou 3211 ; sinon, dites-le dans le commentaire.
howto-biometric-LIVENESS_PASSED =
    .one = Voyez parmi les contrôles l’âge du modèle.
    .two = Comparez le selfie et la photo d’identité : vivant ne veut pas dire la même personne.

## Personal data and eligibility

howto-qes-3213 =
    .one = Écartez la graphie, l’ordre des noms, les noms antérieurs et les accents perdus.
    .two = Lisez aussi le nom dans la zone de lecture automatique.
    .three = Voyez si la date de naissance et le numéro concordent.
    .four = Écrivez dans le commentaire quelle partie du nom diffère.
howto-qes-3109 =
    .one = Comparez la date d’expiration avec le jour de la session, imprimée et dans la zone.
    .two = Cherchez un document valable parmi les autres images.
    .three = Si la personne a abandonné d’elle-même pour cela, c’est 3002.
howto-qes-3121 =
    .one = Comptez les documents sur les images : l’un d’eux y est-il deux fois ?
    .two = Voyez ce que demande le parcours ; un document précis qui manque est 3126.
howto-qes-3126 =
    .one = Voyez quel document précis demande le parcours.
    .two = Cherchez-le parmi les images et les fichiers, même sous un autre nom.
    .three = Un second document quelconque non montré est 3121.
howto-qes-3128 =
    .one = Voyez ce que l’entreprise accepte comme justificatif de domicile, et de quel âge.
    .two = Cherchez-le parmi les fichiers.
howto-qes-3210 =
    .one = Calculez l’âge au jour de la session à partir de la date de naissance du document.
    .two = Vérifiez cette date dans la zone de lecture automatique.
    .three = Voyez quel âge le service exige.
    .four = Une déclaration de la personne sur son âge est 3003, non un constat.
howto-other-COUNTRY_NOT_REACHED =
    .one = Vérifiez le pays du numéro de téléphone du dossier.
    .two = Jugez le document pour lui-même : l’absence de contrôle du téléphone n’est pas un constat.

## Stopped by the person

howto-qes-3002 =
    .one = Voyez si un document a bien été photographié.
    .two = Si oui, vérifiez sa date d’expiration ; un document constaté expiré est 3109.
    .three = Cherchez une session plus récente avec un document valable.
howto-qes-3003 =
    .one = Comparez avec la date de naissance enregistrée et calculez l’âge au jour de la session.
    .two = Pensez à une date mal saisie : elle mène au même motif.
    .three = Ce que vous constatez vous-même sur l’âge est 3210.
howto-qes-3005 =
    .one = Voyez ce qui était arrivé avant le refus de la personne.
    .two = N’ouvrez aucune image dont vous n’avez pas besoin.
howto-qes-3009 =
    .one = Comparez le nom de l’étape de signature avec le document et avec les données.
    .two = Regardez l’ordre, les accents et les noms antérieurs.
    .three = Voyez qui doit corriger les données avant une nouvelle tentative.
howto-qes-3014 =
    .one = Voyez si une demande d’effacement est enregistrée, et transmettez-la.
    .two = Ne retenez pas ce choix contre la personne.

## Technical and signing

howto-qes-3020 =
    .one = Voyez si les codes sont partis vers le numéro enregistré.
    .two = Cherchez des signaux de contact : une carte changée, un nouveau numéro.
    .three = S’il n’y en a pas, tenez cela pour des fautes de frappe.
howto-qes-3119 =
    .one = Jugez d’après les images fixes ce qui peut l’être.
    .two = Indiquez à l’exploitation de quel fichier il s’agit.
howto-qes-3140 =
    .one = Comparez l’heure de la dernière étape avec la fin du certificat.
    .two = Voyez si l’identification elle-même est complète et en ordre.
    .three = Si seul le temps a manqué, rien ne s’oppose à la personne.
howto-signing-IDENTITY_EXPIRED =
    .one = Voyez quand l’identité enregistrée a été vérifiée et jusqu’à quand elle vaut.
    .two = Cherchez une nouvelle vérification déjà en cours.
howto-biometric-SERVER_USER_NOT_FOUND =
    .one = Voyez si et quand la personne a été enrôlée.
    .two = Comparez plutôt le selfie avec la photo d’identité du document, si les deux sont là.
howto-biometric-LIVENESS_NOT_READY =
    .one = Voyez si une tentative plus récente a un résultat.
    .two = Sinon, considérez le visage comme non contrôlé.
howto-other-NO_DECISION =
    .one = Voyez quelle étape n’a pas donné de réponse.
    .two = Transmettez-le à l’exploitation ; n’y répondez pas comme à un constat.

## Other

howto-qes-3212 =
    .one = Cherchez un appel, une seconde personne ou des consignes d’autrui pendant la session.
    .two = Voyez si le téléphone, l’e-mail ou l’appareil sont nouveaux ou communs à plusieurs personnes.
    .three = Ne tenez pas un document authentique pour rassurant.
    .four = Transmettez le dossier : la personne a peut-être besoin d’aide.
howto-qes-3215 =
    .one = Lisez les mots du spécialiste à côté du code.
    .two = Passez en revue le document, le visage, les données et l’appareil.
    .three = Si un code plus précis convient, utilisez-le.
    .four = Écrivez dans le commentaire exactement ce que vous voyez.
howto-other-QUALITY_SAMPLE =
    .one = Passez en revue le document, le visage et les données comme dans tout autre dossier.
    .two = Cherchez ce qu’une machine a pu manquer.
howto-session_risk-REVIEW_STATUS_PASS =
    .one = Voyez si un signal de l’appareil ou de la connexion le contredit.
    .two = Regardez le document et le visage pour eux-mêmes.
howto-session_risk-REVIEW_STATUS_CHALLENGE =
    .one = Voyez quelle étape a été demandée, et son résultat.
    .two = Pesez le résultat, non la question.
howto-session_risk-REVIEW_STATUS_REVIEW =
    .one = Lisez les noms des règles à côté ; le responsable du workflow sait ce qu’elles représentent.
    .two = Cherchez des signaux de l’appareil et de la connexion qui les confirment.
howto-session_risk-REVIEW_STATUS_REJECT =
    .one = Lisez les noms des règles à côté et demandez ce qu’elles représentent.
    .two = Cherchez des signaux de l’appareil et de la connexion qui les confirment.
    .three = Ne fondez rien sur la réponse seule.
howto-other-REVIEW_PENDING =
    .one = Voyez si le dernier résultat est arrivé entre-temps.
    .two = Jugez pour lui-même ce qui est là.
    .three = Rappelez-vous qu’un succès repris est effacé par la plateforme.
howto-other-CHECK_PENDING =
    .one = Voyez si le dernier résultat est arrivé entre-temps.
    .two = Ne concluez rien du nom de l’état.
howto-other-FRAUD_SUSPICION_PENDING =
    .one = Voyez si le prestataire l’a tranché entre-temps.
    .two = Cherchez à côté un code 32xx et vérifiez ce qu’il nomme.
    .three = S’il n’y en a pas, passez en revue le document, le visage et les données.
