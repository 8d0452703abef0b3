### Codes. `<scheme>-<code>`: a few words; `.meaning` what it says; `.guidance` what to look at; `.twin` how it differs
### from a code it is easily taken for. For reviewers only; texts for end users stand in fr.customer.ftl.

## Codes nobody has described

unknown-code = { $code }
    .meaning = Cette console n’a pas de description de ce code. Il est affiché tel qu’il est arrivé et compte comme neutre.
    .guidance = Lisez à côté les mots mêmes de la plateforme et appréciez vous-même les éléments.
unknown-suspicion = { $code }
    .meaning = Un code de la famille qui signale des soupçons, sans description ici. Il est réservé à l’examen.
    .guidance = Appréciez vous-même les éléments et écrivez dans le commentaire ce que vous voyez.
unknown-contact = { $code }
    .meaning = Un code d’un contrôle de l’e-mail ou du téléphone. Ses prestataires ne publient pas de liste complète ; il compte donc ici comme neutre.
    .guidance = Lisez à côté les mots mêmes du prestataire et voyez si l’e-mail et le téléphone cadrent avec le reste du dossier.
unknown-session_risk = { $code }
    .meaning = Une règle du contrôle de risque au début de la session. Ces règles sont nommées par ceux qui les ont définies.
    .guidance = Demandez au responsable du workflow ce que représente la règle ; elle compte ici comme neutre.

## Device

device-DEVICE_RECOGNIZED = Appareil connu
    .meaning = L’appareil a déjà été vu dans des sessions qui se sont bien passées.
    .guidance = Parle en faveur de la session, mais ne l’emporte pas sur un constat relatif au document ou au visage.
device-DEVICE_NEW = Nouvel appareil
    .meaning = L’appareil n’a jamais été vu auparavant.
    .guidance = Habituel pour une première session ou un téléphone neuf.
device-LOW_CONFIDENCE = Certitude insuffisante sur l’appareil
    .meaning = L’appareil n’a pas pu être distingué d’autres appareils avec assez de certitude.
    .guidance = Cela veut dire : impossible à établir. Ce n’est pas un mauvais signe ; regardez le document et le visage.
device-BOT_DETECTED = Saisie automatisée
    .meaning = La session semble avoir été pilotée par un programme.
    .guidance = Regardez les intervalles de temps et les autres sessions de l’appareil. Un robot légitime, comme une supervision, ne relève pas de ce code.
device-BROWSER_TAMPERING = Navigateur modifié
    .meaning = Des propriétés du navigateur se contredisent.
    .guidance = Des outils de confidentialité peuvent en être la cause. À apprécier avec d’autres signaux.
device-ANTI_DETECT_BROWSER = Navigateur conçu pour masquer son identité
    .meaning = Le navigateur est d’un type conçu pour changer son empreinte.
    .guidance = Rare chez les personnes ordinaires. Cherchez d’autres sessions avec le même document ou le même visage.
device-INCOGNITO_MODE = Fenêtre privée
    .meaning = Le navigateur fonctionnait dans une fenêtre privée.
    .guidance = Faible : beaucoup de gens le font.
device-PRIVACY_BROWSER = Navigateur avec réglages de confidentialité
    .meaning = Le navigateur masque des propriétés courantes.
    .guidance = Faible : beaucoup de gens font ce choix.
device-DEVELOPER_TOOLS_OPEN = Outils de développement ouverts
    .meaning = Les outils de développement du navigateur étaient ouverts.
    .guidance = Faible à lui seul ; avec un navigateur modifié, il compte davantage.
device-VIRTUAL_MACHINE = Machine virtuelle
    .meaning = Le navigateur fonctionnait dans une machine virtuelle.
    .guidance = C’est parfois le cas des ordinateurs d’entreprise. À apprécier avec d’autres signaux.
device-EMULATOR = Émulateur au lieu d’un vrai téléphone
    .meaning = L’application fonctionnait dans un émulateur ou un simulateur.
    .guidance = Une personne avec un téléphone en main ne provoque pas cela.
device-ROOTED_DEVICE = Téléphone sans protections (Android)
    .meaning = Des outils d’accès complet au système sont installés.
    .guidance = Des amateurs de technique le font aussi. À apprécier avec d’autres signaux.
device-JAILBROKEN_DEVICE = Téléphone sans protections (iOS)
    .meaning = Les protections du système ont été supprimées.
    .guidance = Des amateurs de technique le font aussi. À apprécier avec d’autres signaux.
device-INSTRUMENTATION_DETECTED = Application en cours de manipulation
    .meaning = Un outil qui modifie les applications pendant leur exécution était actif.
    .guidance = Fort : les images de la caméra peuvent ne pas venir de la caméra.
device-CLONED_APP = Application clonée
    .meaning = L’application fonctionnait comme seconde copie dans un conteneur.
    .guidance = Certains téléphones le proposent pour gérer deux comptes. À apprécier avec d’autres signaux.
device-LOCATION_SPOOFING = Position indiquée par l’appareil falsifiée
    .meaning = Le lieu venait d’un outil qui fait croire à un autre endroit.
    .guidance = Comparez avec l’adresse de la connexion et le pays du document.
device-ACTIVE_CALL = Appel pendant la session
    .meaning = Un appel téléphonique était en cours pendant la session.
    .guidance = Peut signifier que quelqu’un donne des instructions. Cherchez des signes de guidage ; ce peut tout aussi bien être une assistance.
device-RECENT_FACTORY_RESET = Téléphone réinitialisé récemment
    .meaning = Le téléphone a été remis aux réglages d’usine peu de temps auparavant.
    .guidance = Les téléphones neufs et d’occasion ont le même aspect.
device-HIGH_VELOCITY = Nombreuses sessions en peu de temps
    .meaning = L’appareil, l’adresse ou le compte a pris part à un nombre inhabituel de sessions.
    .guidance = Les appareils partagés et les boutiques en sont la cause. Regardez de combien de personnes différentes il s’agissait.
device-RARE_DEVICE = Appareil inhabituel
    .meaning = La combinaison de propriétés est très rare.
    .guidance = Faible à lui seul.

## Network

network-VPN_DETECTED = Connexion par un VPN
    .meaning = L’adresse appartient à un service d’anonymisation.
    .guidance = Courant chez les voyageurs et en entreprise. À lui seul, il dit peu de chose de la personne.
    .twin = Un VPN est choisi par la personne ; un relais de confidentialité est activé de lui-même par les navigateurs et les téléphones et constitue un indice plus faible.
network-PRIVACY_RELAY = Connexion par un relais de confidentialité
    .meaning = Le fabricant du navigateur ou du téléphone relaie la connexion.
    .guidance = Faible : il est souvent actif à l’insu de la personne.
    .twin = Un relais de confidentialité est activé de lui-même par les navigateurs et les téléphones ; un VPN est choisi par la personne et constitue un indice plus fort.
network-PROXY_DETECTED = Connexion par un proxy
    .meaning = L’adresse appartient à un proxy, chez un particulier ou dans un centre de données.
    .guidance = Un proxy dans un centre de données pèse plus que celui d’une entreprise.
network-TOR_EXIT_NODE = Connexion par Tor
    .meaning = L’adresse est un nœud de sortie du réseau Tor.
    .guidance = Rare chez les personnes ordinaires. Rapprochez-le des autres signaux avant de conclure.
network-IP_ATTACK_SOURCE = Adresse connue pour des attaques
    .meaning = L’adresse a été signalée comme source d’attaques.
    .guidance = Les adresses partagées héritent d’une mauvaise réputation. Regardez quand elle a été signalée.
network-IP_EMAIL_SPAM = Adresse connue pour du spam
    .meaning = L’adresse a été signalée comme source de courriers indésirables.
    .guidance = Faible : les connexions domestiques se retrouvent facilement sur ces listes.
network-MITM_SUSPECTED = Connexion peut-être interceptée
    .meaning = Le certificat vu sur le téléphone n’est pas celui attendu.
    .guidance = Les réseaux d’entreprise et les antivirus en sont la cause ; les outils de manipulation aussi.

## E-mail and phone

contact-SIM_SWAP = SIM changée récemment
    .meaning = Le numéro de téléphone est passé sur une autre carte peu de temps auparavant.
    .guidance = Un nouveau téléphone en est une cause habituelle. Avec d’autres signaux de contact, cela peut signifier que le numéro a été détourné.
contact-NUMBER_RECYCLED = Numéro de téléphone réattribué
    .meaning = Le numéro appartenait à quelqu’un d’autre il y a peu.
    .guidance = D’anciens constats sur le numéro peuvent concerner son ancien titulaire.
contact-NUMBER_DEACTIVATED = Numéro de téléphone désactivé
    .meaning = Le numéro n’est pas en service.
    .guidance = Demandez un numéro qui fonctionne.
contact-EMAIL_RISK = Adresse e-mail jugée à risque
    .meaning = Un prestataire juge l’adresse à risque.
    .guidance = Lisez les mots mêmes du prestataire ; les adresses récentes ou jetables en sont les raisons habituelles.
contact-RECYCLED_NUMBER_CHECK_NOT_RUN = Contrôle de numéro réattribué non exécuté
    .meaning = Il n’a pas été vérifié si le numéro de téléphone a changé de titulaire.
    .guidance = Non exécuté ne veut pas dire sans anomalie. Pondérez la correspondance du téléphone en conséquence.
contact-SMS_LINK_OPENED_ON_DESKTOP = Lien ouvert sur un ordinateur
    .meaning = Le lien envoyé au téléphone a été ouvert sur un autre appareil ; la possession du téléphone n’est donc pas établie.
    .guidance = Certains transfèrent le lien vers un écran plus grand. Une nouvelle tentative sur le téléphone règle la question.
contact-SMS_LINK_TIMEOUT = Lien non ouvert à temps
    .meaning = Le lien envoyé au téléphone n’a pas été ouvert avant son expiration.
    .guidance = Une nouvelle tentative règle la question.

## Document: quality of the pictures

qes-3101 = Image du document floue
    .meaning = Des données requises sont illisibles parce que l’image n’est pas nette.
    .guidance = Agrandissez le numéro, le nom et les dates. S’ils sont lisibles malgré tout, le code ne tient pas.
qes-3102 = Reflet sur l’image du document
    .meaning = Un reflet recouvre des données requises.
    .guidance = Voyez quels champs le reflet recouvre. Un hologramme qui brille n’est pas un reflet.
qes-3103 = Image du document trop sombre
    .meaning = L’image est si sombre que des données sont illisibles ou que l’authenticité ne peut pas être jugée.
    .guidance = Augmentez la luminosité dans la visionneuse avant de décider ; l’original n’est pas modifié.
qes-3104 = Données requises masquées
    .meaning = Un doigt ou un objet recouvre des données nécessaires.
    .guidance = Notez quel champ est caché. Un même champ masqué à plusieurs reprises, au fil des tentatives, mérite un commentaire.
qes-3105 = Document tenu de biais
    .meaning = Le document est si incliné qu’il ne peut être ni lu ni contrôlé.
    .guidance = Pivotez et agrandissez d’abord ; une légère inclinaison est habituelle.
qes-3106 = Données requises illisibles pour le spécialiste
    .meaning = Des données nécessaires ne sont pas lisibles sur le document.
    .guidance = Précisez le champ. Vérifiez si la zone de lecture automatique le donne.
qes-3107 = Données illisibles pour une autre raison
    .meaning = Des données requises sont illisibles, et aucun des codes plus précis ne convient.
    .guidance = Écrivez dans le commentaire ce qui fait obstacle.
qes-3110 = Mauvaise face du document
    .meaning = La face photographiée n’est pas celle demandée.
    .guidance = Regardez si la bonne face figure parmi les autres images.
qes-3117 = Éléments de sécurité non montrés – pas une fraude
    .meaning = Les hologrammes ne sont pas visibles parce que le document n’a pas été bougé comme demandé. Le code lui-même exclut la fraude.
    .guidance = N’y lisez pas un doute sur le document. Si vous voyez des éléments imités, c’est un autre code.
    .twin = 3117 signifie que les éléments n’ont pas été montrés et dit expressément que ce n’est pas une fraude ; 3206 signifie qu’ils ont été vus et paraissent imités.
qes-3118 = Vidéo des éléments de sécurité trop courte
    .meaning = La vidéo s’arrête avant que les hologrammes aient pu être jugés.
    .guidance = Jugez ce qui peut l’être d’après les images fixes ; l’absence de preuve n’est pas une preuve contraire.
qes-3120 = Vidéo des éléments de sécurité : autre problème
    .meaning = Un autre problème affecte la vidéo des éléments de sécurité.
    .guidance = Écrivez dans le commentaire lequel.
qes-3122 = Second document : image de mauvaise qualité
    .meaning = L’image du document supplémentaire n’est pas assez bonne pour être utilisée.
    .guidance = Le premier document peut rester en règle ; jugez-le séparément.
qes-3125 = Second document : autre problème
    .meaning = Un autre problème affecte le document supplémentaire.
    .guidance = Écrivez dans le commentaire lequel.
qes-3127 = Document : autre problème
    .meaning = Un autre problème affecte le document.
    .guidance = Écrivez dans le commentaire lequel. S’il évoque une falsification, utilisez le code exact.
document-NOT_VERIFIED = L’étape documentaire n’a pas pu vérifier
    .meaning = Le contrôle automatique du document n’a pas abouti à un résultat positif.
    .guidance = Voyez les anomalies que l’étape énumère.

## Document: condition

qes-3111 = Document usé
    .meaning = L’usure empêche de lire ou de contrôler le document.
    .guidance = Des bords usés sont habituels. Demandez-vous si les champs dont vous avez besoin restent lisibles.
qes-3112 = Autocollant sur le document
    .meaning = Un autocollant non admis se trouve sur le document, qui compte donc comme endommagé.
    .guidance = Regardez si l’autocollant provient d’une autorité avant d’utiliser ce code.
qes-3113 = Inscriptions sur le document
    .meaning = On a écrit sur le document, de sorte qu’il ne peut être ni lu ni contrôlé.
    .guidance = Une mention officielle de l’autorité émettrice est admise et ne relève pas de ce code.
qes-3114 = Document brisé
    .meaning = Le document est en morceaux ou fendu de part en part.
    .guidance = Regardez si la cassure traverse la photo d’identité ou les données.
qes-3115 = Document endommagé
    .meaning = Le document est endommagé.
    .guidance = Nommez le dommage s’il existe un code plus précis.
qes-3116 = Document endommagé d’une autre manière
    .meaning = Le dommage ne correspond à aucun des codes plus précis.
    .guidance = Écrivez dans le commentaire ce qui est endommagé.
qes-3123 = Second document endommagé
    .meaning = Le document supplémentaire est usé, annoté, déchiré ou brisé.
    .guidance = Le premier document peut rester en règle ; jugez-le séparément.

## Document: suspicion

qes-3204 = Données imprimées altérées
    .meaning = Des données du document ont été modifiées.
    .guidance = Comparez la police, l’espacement et le fond de chaque champ, ainsi que les données imprimées avec la zone de lecture automatique.
qes-3205 = Photo d’identité altérée
    .meaning = La photo d’identité du document a été remplacée ou modifiée.
    .guidance = Regardez le bord de la photo, le motif qui la traverse et la petite photo secondaire.
qes-3206 = Éléments de sécurité d’apparence imitée
    .meaning = Des hologrammes ou des éléments semblables ont été vus et ne se comportent pas comme des vrais.
    .guidance = Comparez avec un document authentique du même type : changement de couleur, position, netteté.
    .twin = 3206 signifie que les éléments ont été vus et paraissent imités ; 3117 signifie qu’ils n’ont pas été montrés et dit expressément que ce n’est pas une fraude.
qes-3207 = Imprimé sur papier
    .meaning = Ce qui a été montré est une impression sur papier, non un document.
    .guidance = Cherchez les bords du papier, les plis, les points d’impression et l’absence de brillance.
    .twin = 3207 est une impression sur papier présentée comme le document ; 3214 est une copie ou un scan d’un document.
qes-3208 = Document montré sur un écran
    .meaning = Le document a été photographié sur un écran.
    .guidance = Cherchez une trame d’écran, des cadres de fenêtre et des reflets de verre.
qes-3209 = Document spécimen
    .meaning = Le document est un spécimen et n’a pas été délivré à une personne.
    .guidance = Cherchez le mot en plusieurs langues, ainsi que des noms et numéros d’exemple bien connus.
qes-3214 = Copie d’un document
    .meaning = Ce qui a été montré est un scan ou une copie.
    .guidance = Cherchez un manque de relief, des éléments de sécurité absents et des bords gris.
    .twin = 3214 est une copie ou un scan d’un document ; 3207 est une impression sur papier présentée comme le document.
document-FRAUD_DETECTED = L’étape documentaire a trouvé des signes de fraude
    .meaning = Le contrôle automatique du document s’est terminé par ce verdict.
    .guidance = Voyez les anomalies que l’étape énumère ; le verdict seul ne dit pas ce qui a été trouvé.

## Face: quality of the pictures

qes-3129 = Visage couvert, sans intention
    .meaning = Quelque chose, par exemple un masque, cache une partie du visage ; cela ne paraît pas délibéré.
    .guidance = Un nouveau selfie règle la question.
    .twin = 3129 est un visage caché par accident ; 3203 est un visage caché exprès. Écrivez dans le commentaire ce qui vous le fait penser.
qes-3130 = Selfie flou
    .meaning = Le selfie n’est pas assez net pour être comparé.
    .guidance = Comparez ce qui peut l’être ; ne devinez pas.
qes-3131 = Reflet sur la photo d’identité du document
    .meaning = Un reflet recouvre la photo d’identité du document ; le selfie ne peut donc pas être comparé.
    .guidance = Cherchez une autre image de la même face.
qes-3132 = Selfie trop sombre
    .meaning = Le selfie est trop sombre pour être comparé.
    .guidance = Augmentez d’abord la luminosité dans la visionneuse.
qes-3133 = Selfie pris de biais
    .meaning = La tête est si tournée que les visages ne peuvent pas être comparés.
    .guidance = Un nouveau selfie règle la question.
qes-3134 = Selfie : autre problème
    .meaning = Autre chose dans le selfie empêche de comparer les visages.
    .guidance = Écrivez dans le commentaire de quoi il s’agit.

## Face: suspicion

qes-3201 = Personne vivante, mais pas celle du document
    .meaning = Une personne réelle a pris le selfie, et le visage n’est pas celui du document.
    .guidance = Comparez les oreilles, l’écart des yeux, la mâchoire et les grains de beauté. L’âge, la barbe et les lunettes changent ; les os, non.
qes-3202 = Le selfie ne montre pas de personne vivante
    .meaning = Le selfie est l’image d’une image ou d’autre chose qui n’est pas une personne (attaque par présentation).
    .guidance = Cherchez des bords de papier, une lumière plate et un regard figé.
    .twin = 3202 est tout selfie sans personne vivante ; 3211 est le cas particulier d’un selfie pris sur un écran.
qes-3203 = Visage caché exprès
    .meaning = La personne a dissimulé son visage, avec un masque ou autrement.
    .guidance = Demandez-vous si un accident l’explique avant de parler d’intention.
    .twin = 3203 est un visage caché exprès ; 3129 est un visage caché par accident. Écrivez dans le commentaire ce qui vous le fait penser.
qes-3211 = Selfie pris sur un écran
    .meaning = Le selfie a été photographié sur un écran.
    .guidance = Cherchez une trame d’écran, un cadre et une lueur uniforme.
    .twin = 3211 est un selfie pris sur un écran ; 3202 est tout selfie sans personne vivante.
biometric-FACE_NOT_MATCHED = Le visage ne correspond pas à celui enregistré
    .meaning = Le visage comparé au visage enregistré n’a pas été reconnu comme le même.
    .guidance = Comparez vous-même le selfie et la photo d’identité ; la lumière et l’âge trompent les machines.
biometric-SELFIE_MATCH_FAIL = Le selfie ne correspond pas au document
    .meaning = La machine n’a pas reconnu le selfie et la photo d’identité comme le même visage.
    .guidance = Comparez vous-même le selfie et la photo d’identité ; la lumière et l’âge trompent les machines.

## Personal data

qes-3213 = Nom différent de celui du document
    .meaning = Le nom déclaré et le nom du document diffèrent considérablement.
    .guidance = Regardez d’abord la comparaison : la graphie des trémas, l’ordre des noms, les noms de naissance et les accents perdus ne sont pas des différences.
identity-PII_NO_MATCH = Données non confirmées par l’opérateur téléphonique
    .meaning = Le nom, l’adresse et le numéro ne correspondaient pas aux données de l’opérateur ; un document a donc été demandé.
    .guidance = Les cartes prépayées, les contrats familiaux et les déménagements en sont la cause. Ce n’est pas un doute sur l’appareil.

## Eligibility

qes-3108 = Document non pris en charge
    .meaning = Ce type de document ne peut pas être utilisé pour cette entreprise.
    .guidance = Comparez avec les types que le parcours accepte ; un autre document peut convenir.
qes-3109 = Document expiré
    .meaning = Le document n’était plus valable lorsqu’il a été utilisé.
    .guidance = Comparez la date d’expiration au jour de la session, non à aujourd’hui.
    .twin = 3109 est un constat sur le document utilisé ; 3002 signifie que la personne a abandonné d’elle-même à cause d’un document expiré.
qes-3121 = Second document non montré
    .meaning = Deux documents différents étaient requis et le second n’a pas été montré.
    .guidance = Regardez si le même document a été photographié deux fois.
    .twin = 3121 : deux documents devaient être photographiés et le second ne l’a pas été ; 3126 : un document supplémentaire précis était requis et manque.
qes-3124 = Second document expiré
    .meaning = Le document supplémentaire n’est plus valable.
    .guidance = Le premier document peut rester en règle ; jugez-le séparément.
qes-3126 = Document supplémentaire manquant
    .meaning = Un document supplémentaire était requis et n’a pas été fourni.
    .guidance = Voyez quel document le parcours demande.
    .twin = 3126 : un document supplémentaire précis était requis et manque ; 3121 : deux documents devaient être photographiés et le second ne l’a pas été.
qes-3128 = Justificatif de domicile manquant
    .meaning = L’entreprise demande un justificatif de domicile et aucun n’a été fourni.
    .guidance = La pièce d’identité n’en est pas irrégulière pour autant.
qes-3210 = Au-dessous de l’âge requis
    .meaning = La personne est plus jeune que le service ne l’autorise.
    .guidance = Calculez l’âge au jour de la session d’après le document, non d’après la date déclarée.
    .twin = 3210 est un constat sur l’âge réservé à l’examen ; 3003 signifie que la personne a abandonné en raison de son âge. Traitez-les séparément.
other-COUNTRY_NOT_REACHED = Pays non couvert par le contrôle du téléphone
    .meaning = La voie rapide n’est pas proposée pour ce pays ; un document a donc été demandé.
    .guidance = Le pays seul a mené au document ; rien n’a été trouvé.

## Stopped by the person

qes-3001 = Abandon : type de document non accepté
    .meaning = La personne est partie parce que le type de document qu’elle détient ne peut pas être utilisé ici.
    .guidance = Rien n’a été vérifié. Un autre type de document serait nécessaire ; cela ne dit rien de la personne.
qes-3002 = Abandon : son document a expiré
    .meaning = La personne est partie parce que son document n’est plus valable.
    .guidance = Rien n’a été vérifié. Un document valable est nécessaire avant une nouvelle tentative.
    .twin = 3002 signifie que la personne a abandonné à cause d’un document expiré ; 3109 est le constat du spécialiste que le document utilisé avait expiré.
qes-3003 = Abandon : se déclare trop jeune
    .meaning = La personne a indiqué un âge inférieur à la limite et n’a pas pu continuer.
    .guidance = Comparez avec la date de naissance enregistrée. C’est une déclaration de la personne, non un constat.
    .twin = 3003 signifie que la personne a abandonné en raison de son âge ; 3210 est un constat sur l’âge réservé à l’examen. Traitez-les séparément.
qes-3004 = Abandon : caméra non autorisée
    .meaning = L’application n’a pas eu accès à la caméra ; rien n’a donc pu être photographié.
    .guidance = Il n’existe aucun élément. La personne peut autoriser la caméra et recommencer.
qes-3005 = Abandon : conditions refusées
    .meaning = La personne n’a pas accepté les conditions.
    .guidance = Sans accord, rien ne peut être traité plus avant.
qes-3006 = Abandon : pas prêt pour un selfie
    .meaning = La personne s’est arrêtée au selfie.
    .guidance = Une nouvelle tentative à un meilleur moment suffit.
qes-3007 = Abandon : le scan n’a pas fonctionné
    .meaning = L’application n’a pas capté le document et la personne a renoncé.
    .guidance = Souvent une question de lumière ou de caméra. Si plusieurs sessions le montrent, prévenez l’exploitation.
qes-3008 = Abandon : signature refusée
    .meaning = La personne n’a pas voulu signer électroniquement.
    .guidance = Un choix de la personne ; il n’y a rien à apprécier.
qes-3009 = Abandon : nom présenté à la signature erroné
    .meaning = À l’étape de signature, la personne a indiqué que le nom présenté n’est pas exact.
    .guidance = Comparez le nom déclaré avec le document ; il faut peut-être d’abord corriger le nom enregistré.
qes-3010 = Abandon : mauvais numéro de téléphone
    .meaning = La personne est partie parce que le numéro enregistré n’est pas le sien ou est mal saisi.
    .guidance = Le numéro doit être corrigé avant une nouvelle tentative.
qes-3011 = Abandon : souhaite le faire plus tard
    .meaning = La personne a remis la vérification à plus tard.
    .guidance = Il n’y a encore rien à décider.
qes-3012 = Abandon : pas d’intérêt
    .meaning = La personne ne souhaite pas être vérifiée.
    .guidance = Un choix de la personne ; il n’y a rien à apprécier.
qes-3013 = Abandon : application bloquée
    .meaning = La personne a renoncé parce que l’application ne réagissait plus.
    .guidance = Une défaillance de l’application ou du téléphone. Elle ne dit rien de la personne.
qes-3014 = Abandon : inquiétude pour ses données
    .meaning = La personne n’a pas voulu communiquer ses données.
    .guidance = Un choix de la personne ; il ne doit pas jouer contre elle.
qes-3015 = Abandon : document pas à portée de main
    .meaning = La personne n’avait pas le document avec elle.
    .guidance = Une nouvelle tentative avec le document suffit.
qes-3016 = Abandon : motif non indiqué
    .meaning = La personne a quitté l’application sans motif qui ait pu être enregistré.
    .guidance = Si vous utilisez ce code, écrivez dans le commentaire ce qui est connu.

## Technical

qes-3017 = L’application n’a pas reçu les textes de consentement
    .meaning = L’étape de signature a demandé plusieurs fois ses textes de consentement sans jamais les obtenir.
    .guidance = Une défaillance en amont de l’application. Prévenez l’exploitation ; la personne n’a rien fait de mal.
qes-3018 = Échec de l’étape de consentement dans l’application
    .meaning = L’application a rencontré une erreur pendant l’affichage des textes de consentement.
    .guidance = Une défaillance de l’application. Une nouvelle tentative est raisonnable.
qes-3019 = Moins de documents à signer que prévu
    .meaning = L’étape de signature n’a pas reçu autant de documents que sa configuration le prévoit.
    .guidance = Regardez les documents envoyés à la signature ; la session doit être recommencée avec tous.
qes-3020 = Trop de codes à usage unique erronés
    .meaning = Le code à usage unique a été mal saisi jusqu’à épuisement des tentatives.
    .guidance = En général un code mal tapé ou tardif. À côté de signaux d’appareil ou de contact, cela peut signifier que le téléphone n’est pas celui de la personne.
qes-3021 = Le service de confiance a signalé une erreur
    .meaning = Le service qui émet la signature a échoué à plusieurs reprises et l’application a renoncé.
    .guidance = Une défaillance du service de signature. Une nouvelle tentative plus tard est raisonnable.
qes-3119 = Vidéo des éléments de sécurité illisible
    .meaning = La vidéo existe et ne peut pas être ouverte.
    .guidance = Une défaillance du fichier ou du lecteur. Jugez d’après les images fixes ; signalez le fichier à l’exploitation.
qes-3135 = Le spécialiste n’a pas pu terminer
    .meaning = Un incident technique a empêché le spécialiste de terminer.
    .guidance = Il ne dit rien de la personne et ne peut fonder seul un rejet.
qes-3136 = Données transmises impossibles à afficher
    .meaning = Un incident technique a empêché le spécialiste de voir ce qui a été transmis.
    .guidance = Il ne dit rien de la personne et ne peut fonder seul un rejet.
qes-3137 = Non terminé pour une autre raison
    .meaning = Le spécialiste n’a pas pu terminer, et aucun code précis ne convient.
    .guidance = Écrivez dans le commentaire ce qui est connu. Ne peut fonder seul un rejet.
qes-3141 = Vidéo des éléments de sécurité perdue
    .meaning = La vidéo n’a jamais été enregistrée, et la plateforme a arrêté la session d’elle-même.
    .guidance = La vidéo est absente, ce qui n’est pas la même chose qu’une mauvaise vidéo. Ne peut fonder seul un rejet.
biometric-SERVER_USER_NOT_FOUND = Personne inconnue du service d’authentification
    .meaning = Il n’y avait pas de visage enregistré auquel comparer.
    .guidance = Rien n’a été comparé, donc rien n’a été trouvé. Regardez comment la personne a été enrôlée.
other-NO_DECISION = Le workflow n’a pas rendu de décision
    .meaning = Aucune politique n’est configurée, ou la transaction a échoué. Ce n’est ni un oui ni un non.
    .guidance = Une question pour l’exploitation. Il ne faut pas y répondre comme à un constat.

## Signing

qes-3138 = Code de signature erroné
    .meaning = Le code pour la signature a été mal saisi.
    .guidance = Les fautes de frappe sont habituelles. Ne peut fonder seul un rejet.
qes-3139 = Échec de la signature
    .meaning = La signature n’a pas pu être produite en raison d’une panne.
    .guidance = Une défaillance du service de signature. Ne peut fonder seul un rejet.
qes-3140 = Certificat de signature expiré
    .meaning = Le certificat de signature vaut une heure et la dernière étape est arrivée plus tard.
    .guidance = Une simple question de temps. Ne peut fonder seul un rejet.
signing-IDENTITY_EXPIRED = Identité enregistrée trop ancienne
    .meaning = L’identité enregistrée a été vérifiée il y a trop longtemps pour signer.
    .guidance = Une nouvelle vérification est nécessaire ; une approbation ne rend pas l’ancienne valable.

## Other

qes-3212 = Amenée à s’identifier pour un fraudeur
    .meaning = La personne semble avoir été amenée à s’identifier pour le compte d’un fraudeur.
    .guidance = Les documents et le visage peuvent tous être authentiques. Regardez les signaux d’appareil, d’appel et de contact ; la personne a peut-être besoin de protection.
qes-3215 = Autre doute du spécialiste, non précisé
    .meaning = Autre chose fait douter le spécialiste de la session.
    .guidance = Écrivez dans le commentaire exactement ce qui a été vu.
other-QUALITY_SAMPLE = Tiré au sort pour le contrôle qualité
    .meaning = Le dossier a été tiré au hasard ; rien n’a été trouvé.
    .guidance = Jugez-le comme n’importe quel autre.
