### What the engine says to a reviewer about a case: what was found, compared and missing, and why it stepped up.

## Claimed against extracted

field-familyName = Nom de famille
field-givenName = Prénom
field-name = Nom
field-birthName = Nom de naissance
field-birthDate = Date de naissance
field-birthPlace = Lieu de naissance
field-nationality = Nationalité
field-sex = Sexe
field-documentType = Type de document
field-documentNumber = Numéro du document
field-issuanceDate = Délivré le
field-expiryDate = Valable jusqu’au
field-issuingCountry = Pays émetteur
field-issuingAuthority = Autorité émettrice
field-email = E-mail
field-phone = Téléphone
field-address-street = Rue
field-address-postalCode = Code postal
field-address-city = Ville
field-address-country = Pays
field-machineReadableZone = Ligne de lecture automatique { $line }
field-unknown = { $name }

difference-letter_case = Les majuscules et minuscules diffèrent.
difference-punctuation = Les espaces, tirets ou apostrophes diffèrent.
difference-diacritics = Les accents ont été omis.
difference-transliteration = Des lettres ont été développées, par exemple ue pour ü ou ss pour ß.
difference-name_order = Les mêmes noms dans un autre ordre.
difference-date_format = Le même jour dans une autre notation.
difference-ambiguous_date = Une date peut se lire comme deux jours différents ; l’un d’eux convient.
difference-cut_short = Un côté s’arrête plus tôt ; jusque-là, les deux concordent.
difference-more_names = Un côté comporte des noms que l’autre n’a pas.
difference-hidden_characters = Un côté contient des caractères invisibles. Ils ne sont pas affichés.
difference-other_script = Les deux côtés sont dans des écritures différentes et n’ont pas été comparés.
difference-code_list = Les deux côtés utilisent des listes de codes différentes.

## Why a session stepped up. Clauses start small and end without a full stop; why-… puts them together.

why-device = { $clause }.
why-finding = { $clause }.
why-device-then-finding = { $device }, et { $finding }.
why-finding-then-device = { $finding } ; avant cela, { $device }.
why-no_decision = Le workflow n’a pas rendu de décision : aucune politique n’est configurée, ou la transaction a échoué. C’est un incident qui relève de l’exploitation et ne dit rien de la personne.
why-sample = La session a été choisie pour le contrôle qualité, non parce que quelque chose a été trouvé.
why-sample-and-codes = La session a été sélectionnée pour le contrôle qualité ; les données mentionnent aussi { $codes }.
why-codes = Ouvert à l’examen en raison de { $codes }.
why-trusted-codes = Le contrôle de l’appareil juge l’appareil fiable ; la session a été ouverte à l’examen en raison de { $codes }.
why-trusted = Le contrôle de l’appareil juge l’appareil fiable, et les données n’indiquent pas pourquoi la session a été ouverte à l’examen.
why-unknown = Les données n’indiquent pas pourquoi cette session a été ouverte à l’examen.
why-nothing-here = Les données ne mentionnent aucune cause, et les éléments ne sont pas encore arrivés.

device-suspicious = le contrôle de l’appareil a jugé l’appareil suspect en raison de { $reasons }
device-suspicious-bare = le contrôle de l’appareil a jugé l’appareil suspect sans donner de motif
device-not_trusted = le contrôle de l’appareil a jugé l’appareil non fiable en raison de { $reasons }
device-not_trusted-bare = le contrôle de l’appareil a jugé l’appareil non fiable sans donner de motif
device-inconclusive = le contrôle de l’appareil n’a pas pu conclure faute de certitude suffisante sur l’appareil, ce qui n’est pas un constat contre celui-ci (relevé : { $reasons })
device-inconclusive-bare = le contrôle de l’appareil n’a pas pu conclure faute de certitude suffisante sur l’appareil, ce qui n’est pas un constat contre celui-ci
device-unknown = le contrôle de l’appareil a répondu « { $verdict } », un mot que cette console ne connaît pas, il faut donc qu’une personne regarde ; il mentionne { $reasons }
device-unknown-bare = le contrôle de l’appareil a répondu « { $verdict } », un mot que cette console ne connaît pas, il faut donc qu’une personne regarde

finding-suspicion-summary = le résumé mentionne un soupçon : { $codes }
finding-suspicion-document = l’étape documentaire a signalé un soupçon : { $codes }
finding-suspicion-provider = le prestataire d’identification a signalé un soupçon : { $codes }
finding-suspicion-workflow = le workflow a signalé un soupçon : { $codes }
finding-and = { $one }, et { $other }
finding-also = { $finding }, et aussi { $codes }
finding-identity_expired = la signature a échoué parce que l’identité enregistrée est trop ancienne
finding-document-not_verified = l’étape documentaire n’a pas pu vérifier le document : { $codes }
finding-document-not_verified-bare = l’étape documentaire n’a pas pu vérifier le document et n’a pas donné de motif
finding-document-fraud = l’étape documentaire s’est terminée par un verdict de fraude : { $codes }
finding-document-fraud-bare = l’étape documentaire s’est terminée par un verdict de fraude et ne dit pas ce qu’elle a trouvé
finding-document-aborted = la personne a abandonné l’étape documentaire : { $codes }
finding-document-aborted-bare = la personne a abandonné l’étape documentaire
finding-document-cancelled = l’étape documentaire a été interrompue : { $codes }
finding-document-cancelled-bare = l’étape documentaire a été interrompue sans motif
finding-document-unknown = l’étape documentaire a répondu « { $verdict } », un verdict que cette console ne connaît pas
finding-match = la comparaison des visages n’a pas abouti à une correspondance : { $codes }
finding-match-bare = la comparaison des visages n’a pas abouti à une correspondance
finding-comparison = une comparaison n’a pas abouti à une correspondance : { $codes }
finding-comparison-bare = une comparaison n’a pas abouti à une correspondance
finding-comparison-technical = une comparaison n’a pas pu être effectuée : { $codes }
finding-authentication = l’authentification a échoué : { $codes }
finding-authentication-bare = l’authentification a échoué
finding-authentication-technical = l’authentification n’a pas pu être effectuée : { $codes }
finding-match-passed_later = { $finding } ; le même contrôle a réussi lorsqu’il a été refait
finding-match-differs = { $finding } ; un autre résultat du même type est réussi, et l’enregistrement ne dit pas lequel des deux fait foi
finding-contact = le contrôle de l’e-mail et du téléphone a répondu « { $verdict } » : { $codes }
finding-contact-bare = le contrôle de l’e-mail et du téléphone a répondu « { $verdict } » sans donner de motif
finding-qes-aborted = la personne a abandonné l’identification : { $codes }
finding-qes-aborted-bare = la personne a abandonné l’identification sans donner de motif
finding-qes-cancelled = le prestataire d’identification a terminé sans succès : { $codes }
finding-qes-technical = l’identification n’a pas pu être menée à terme pour des raisons techniques qui ne disent rien de la personne : { $codes }
finding-qes-finalized-bare = le prestataire d’identification a terminé (« { $result } ») sans donner de motif
finding-qes-processing = le prestataire d’identification poursuit son examen et n’a pas donné de résultat
finding-onboarding-early = le contrôle de risque initial a refusé la session en raison de { $codes }, avant toute demande de données personnelles
finding-onboarding-early-bare = le contrôle de risque initial a refusé la session sans indiquer de motif, avant toute demande de données personnelles
finding-onboarding-country = un document a été demandé pour la seule raison que le contrôle du téléphone ne couvre pas ce pays ; rien n’a été trouvé
finding-onboarding-country-open = un document a été demandé pour la seule raison que le contrôle du téléphone ne couvre pas ce pays ; rien n’a été trouvé, et le workflow n’a pas encore répondu : il attend sa prochaine étape
finding-onboarding-country-failed = un document a été demandé pour la seule raison que le contrôle du téléphone ne couvre pas ce pays ; l’étape documentaire a ensuite échoué
finding-onboarding-country-failed-codes = un document a été demandé pour la seule raison que le contrôle du téléphone ne couvre pas ce pays ; l’étape documentaire a ensuite échoué : { $codes }
finding-onboarding-country-denied = un document a été demandé pour la seule raison que le contrôle du téléphone ne couvre pas ce pays ; le workflow a ensuite refusé la session
finding-onboarding-country-denied-codes = un document a été demandé pour la seule raison que le contrôle du téléphone ne couvre pas ce pays ; le workflow a ensuite refusé la session en raison de { $codes }
finding-onboarding-country-asked = un document a été demandé pour la seule raison que le contrôle du téléphone ne couvre pas ce pays
finding-onboarding-country-asked-codes = un document a été demandé pour la seule raison que le contrôle du téléphone ne couvre pas ce pays ; l’enregistrement nomme aussi { $codes }
finding-onboarding-no_match = les données personnelles ne correspondaient pas à celles de l’opérateur téléphonique, un document a donc été demandé
finding-onboarding-no_match-passed = les données personnelles ne correspondaient pas à celles de l’opérateur téléphonique, un document a donc été demandé ; l’étape documentaire a réussi
finding-onboarding-no_match-failed = les données personnelles ne correspondaient pas à celles de l’opérateur téléphonique, un document a donc été demandé ; l’étape documentaire a ensuite échoué
finding-onboarding-no_match-failed-codes = les données personnelles ne correspondaient pas à celles de l’opérateur téléphonique, un document a donc été demandé ; l’étape documentaire a ensuite échoué : { $codes }
finding-onboarding-desktop = le lien envoyé au téléphone a été ouvert sur un ordinateur, il n’est donc pas établi que la personne a le téléphone en main
finding-onboarding-link = le lien envoyé au téléphone n’a pas été ouvert à temps, il n’est donc pas établi que la personne a le téléphone en main
finding-onboarding-confirmed = les données personnelles correspondaient et le lien a été ouvert sur le téléphone ; la session a été ouverte à l’examen en raison de { $codes }
finding-onboarding-confirmed-bare = les données personnelles correspondaient et le lien a été ouvert sur le téléphone ; la raison pour laquelle la session a été ouverte à l’examen n’est pas indiquée
finding-onboarding-deny = le workflow a refusé la session en raison de { $codes }
finding-onboarding-deny-bare = le workflow a refusé la session sans indiquer de motif
finding-onboarding-obligation = le workflow demande une étape supplémentaire

code-title = « { $title } »
code-number = « { $title } » ({ $code })
code-said = « { $title } » ({ $words })
list-more = { $items } et { $count } de plus

## What did not run, and smaller remarks

not-run = Non exécuté : { $list }. Non exécuté ne veut pas dire sans anomalie.
not-run-and-silent = Non exécuté : { $list }. Non exécuté ou non enregistré : { $silent }. Non exécuté ne veut pas dire sans anomalie.
not-run-silent = Non exécuté ou non enregistré : { $silent }. Non exécuté ne veut pas dire sans anomalie.
note-score-undeclared = Score { $value } de { $source } : il n’est pas indiqué si un chiffre élevé est bon ou mauvais ; il est donc affiché sans être interprété.
note-score-riskier = Score de suspicion { $value } de { $source } : il augmente avec le risque et n’a pas de maximum fixe.
note-score-safer = Score { $value } de { $source } : il est déclaré augmenter avec la fiabilité.
note-score-surer = Score { $value } de { $source } : il est déclaré augmenter avec la certitude, ni avec le risque ni avec la fiabilité.
note-confidence = Certitude sur l’appareil : { $value } sur 100. Elle dit à quel point le contrôle est sûr, non ce que vaut l’appareil.
note-confidence-either = Certitude sur l’appareil : { $value }. Il n’est pas indiqué s’il s’agit de 1 sur 1 ou de 1 sur 100 ; rien n’en est donc déduit.
note-branch = L’étape documentaire a eu lieu bien que l’appareil soit jugé fiable ; certains parcours demandent toujours un document.
note-contact = Le contrôle de l’e-mail et du téléphone a répondu « { $verdict } » : { $codes }.
note-contact-bare = Le contrôle de l’e-mail et du téléphone a répondu « { $verdict } ».
note-not_bought = Non souscrit auprès du prestataire, donc jamais contrôlé : { $list }.
assertion-name-phone = nom et numéro de téléphone
assertion-name-address = nom et adresse
assertion-phone-simSwap = carte SIM changée récemment
assertion-phone-recycledNumber = numéro réattribué
assertion-email-risk = risque de l’adresse e-mail
assertion-identity-persistentId = identifiant durable de la personne
assertion-knowledge-questions = questions sur le passé de la personne
assertion-document-authentic = document authentique
assertion-selfie-match = selfie et document
assertion-network-tor = connexion Tor
assertion-network-bot = saisie automatisée
assertion-session-velocity = sessions en peu de temps
note-weak_questions = Des questions sur le passé de la personne ont reçu une réponse. De telles réponses s’apprennent facilement et pèsent donc peu.

address-private = L’adresse IP appartient à un réseau privé. Elle ne dit rien du lieu et ne relie à personne.
address-carrier = L’adresse IP est partagée par de nombreux clients d’un opérateur. Elle ne doit pas servir à relier des personnes.
address-loopback = L’adresse IP est la machine elle-même. Elle ne dit rien du lieu.
address-link_local = L’adresse IP ne vaut qu’au sein d’un même réseau local, filaire ou radio. Elle ne dit rien du lieu.
address-documentation = L’adresse IP se trouve dans une plage réservée aux exemples. Elle n’appartient à personne.
address-reserved = L’adresse IP se trouve dans une plage réservée. Elle n’appartient à personne.
address-unreadable = Ce qui figure à la place de l’adresse IP n’en est pas une.

## Banners

banner-summary = Le résumé indique « { $summary } », le bloc de l’appareil « { $block } ». L’explication suit le bloc.
banner-devices = Deux blocs de l’appareil se contredisent : « { $one } » et « { $other } ». L’explication suit le plus récent.
banner-trusted = L’appareil est enregistré comme fiable, et pourtant la session a été ouverte à l’examen sans aucune cause.
banner-trusted-codes = L’appareil est enregistré comme fiable, et pourtant les données mentionnent { $codes }.
banner-cut_offs = Les données indiquent « { $verdict } » ; leurs propres seuils et leur score de suspicion donnent « { $recomputed } ».
banner-cut_offs-any = Les données indiquent « { $verdict } ». Le degré de certitude du contrôle n’en ressort pas ; quel qu’il soit, leurs propres seuils et leur score de suspicion donnent « { $recomputed } » ou « { $uncertain } ».
banner-score = Enregistré comme fiable, et pourtant avec un score de { $score }. Il n’est pas indiqué si un score élevé est bon ou mauvais : ne vous y fiez pas.
banner-score-against = Enregistré comme fiable, et pourtant avec un score de { $score }. Lu comme un score de suspicion, il donnerait « { $read } » selon les seuils ; il n’est pas indiqué si c’en est un : ne vous y fiez pas.
banner-score-against-any = Enregistré comme fiable, et pourtant avec un score de { $score }. Lu comme un score de suspicion, il donnerait « { $read } » ou, faute de certitude suffisante, « { $uncertain } » selon les seuils ; il n’est pas indiqué si c’en est un : ne vous y fiez pas.
banner-signal = Un motif indique « { $reason } », le signal « { $signal } » indique le contraire.
banner-suspicion-block = Les éléments signalent un soupçon que le résumé ne mentionne pas : { $codes }.
banner-suspicion-summary = Le résumé mentionne un soupçon qu’aucun bloc ne montre : { $codes }.
banner-accepted = La plateforme a accepté la session bien que l’étape documentaire se soit terminée par un verdict de fraude.
banner-qes-both = L’identification est enregistrée à la fois comme abandonnée par la personne et comme terminée par le prestataire.
banner-qes-events = Les événements du prestataire sont arrivés { $how }. Ce qui est affiché ne dépend pas de leur ordre.
events-disorder = dans le désordre
events-repeats = en partie plusieurs fois
events-gaps = avec des lacunes
banner-operations = Pour l’exploitation : le workflow n’a pas rendu de décision. Ce dossier ne peut être ni approuvé ni rejeté.
banner-signed = Une signature a été émise. Un rejet ne l’annulerait pas ; révoquer une signature relève d’une autre procédure.
banner-identity_expired = L’identité enregistrée est trop ancienne pour signer. Une approbation ne peut pas la renouveler.
banner-erased = Blocs effacés par la plateforme : { $count }. Ils ont été effacés, ce qui n’est pas la même chose que manquants.
banner-no_evidence = Aucun élément n’est arrivé pour ce dossier.

verdict-trusted = fiable
verdict-suspicious = suspect
verdict-not_trusted = non fiable
verdict-inconclusive = non concluant
verdict-unknown = inconnu
verdict-absent = aucun verdict
verdict-meaning-trusted = Signifie : le contrôle de l’appareil n’a rien trouvé qui parle contre l’appareil.
verdict-meaning-suspicious = Signifie : quelque chose parle contre l’appareil, sans suffire à refuser la session. Les motifs disent quoi, s’il y en a.
verdict-meaning-not_trusted = Signifie : ce qui parle contre l’appareil pèse lourdement.
verdict-meaning-inconclusive = Signifie : le contrôle de l’appareil n’était pas assez sûr de ce qu’il a vu pour se prononcer dans un sens ou dans l’autre.
verdict-meaning-unknown = Ce mot n’est pas de ceux que la plateforme documente ; rien n’en est déduit.
verdict-meaning-absent = Le contrôle de l’appareil n’a enregistré aucun verdict. Aucun n’est déduit des scores ou des signaux.
score-name-suspect = Score de suspicion
score-name-confidence = Certitude
score-higher_is_riskier = plus élevé signifie plus de risque
score-higher_is_safer = plus élevé signifie plus de fiabilité
score-higher_is_surer = plus élevé signifie plus de certitude, sans plus de risque ni de fiabilité
score-declared-record = déclaré dans les données
score-declared-documents = selon la documentation du prestataire
score-declared-nobody = déclaré par personne

## Route, blocks, signals

route-start = Début
route-device = Contrôle de l’appareil
route-signing = Signature
route-document = Document et selfie
route-review = Examen par une personne
route-qes-created = Terminé par la personne
route-qes-processing = En examen chez le prestataire
route-qes-finalized = Terminé par le prestataire
route-qes-aborted = Abandonné par la personne
route-named = { $name }

block-identity = Identité déclarée
block-extractedIdentity = Identité lue sur le document
block-deviceSignals = Signaux de l’appareil
block-documentImages = Images du document
block-documentData = Données du document
block-biometricSamples = Selfie
block-documentVerification = Verdict sur le document
block-signedDocumentsPackage = Documents signés

signals-device = Appareil
signals-network = Connexion
signals-velocity = Fréquence
signals-contact = E-mail et téléphone
signals-attestation = Preuve par l’appareil
signal-recognised = Déjà vu
signal-bot = Automatisation
signal-tampering = Navigateur modifié
signal-virtual_machine = Machine virtuelle
signal-emulator = Émulateur
signal-root = Accès complet au système
signal-jailbreak = Protections supprimées
signal-instrumentation = Application manipulée
signal-cloned_app = Application clonée
signal-incognito = Fenêtre privée
signal-privacy_settings = Réglages de confidentialité
signal-developer_tools = Outils de développement
signal-active_call = En communication
signal-factory_reset = Retour aux réglages d’usine
signal-rare_device = Appareil inhabituel
signal-browser = Navigateur
signal-os = Système
signal-vpn = VPN
signal-proxy = Proxy
signal-tor = Tor
signal-blocklist = Adresse sur une liste de blocage
signal-interception = Connexion interceptée
signal-location = Lieu falsifié
signal-address = Adresse
signal-velocity = Sessions en peu de temps
signal-attestation = Attestation
signal-device_id = Identifiant de l’appareil
signal-found = détecté
signal-not_found = non détecté
signal-not_run = non exécuté
signal-unknown = { $name }
## Noms en deux graphies
difference-rough_transliteration = Un côté a été transcrit lettre par lettre et concorde alors. Un indice : d’une écriture à l’autre, il y a plusieurs chemins.
difference-consonants = Les consonnes concordent ; cette écriture omet les voyelles brèves. Un indice, rien de plus.
difference-particle = Une particule comme de, von ou al figure d’un seul côté.
difference-close = Les deux côtés diffèrent d’une ou deux lettres : une faute de frappe, ou une autre personne.
difference-one_umlaut = Ce sont peut-être deux graphies d’un même nom avec tréma, que ni l’une ni l’autre ne montre, ou deux noms.

## Ce que la console a établi elle-même

check-topic-zone = Zone lisible par machine
check-topic-document = Document
check-topic-person = Personne
check-topic-identity = Identité enregistrée
check-topic-session = Session
check-topic-certificate = Certificat de signature
check-topic-liveness = Détection du vivant
check-topic-consent = Consentement
check-topic-video = Vidéo des éléments de sécurité
check-topic-path = Parcours
check-topic-link = Lien
check-topic-devices = Appareils
check-topic-fallback = Solution de repli
check-topic-credential = Justificatif
check-topic-transfer = Virement
check-topic-accounts = Comptes
check-topic-contract = Contrat
check-topic-signer = Signataire
check-topic-trail = Journal de signature
check-topic-assertion = Assertion d’identité

check-not_said = non précisé
check-nothing_said = rien de plus n’est dit
check-time_not_said = heure non enregistrée

check-zone-empty = Elle est vide.
check-zone-size = { $line } lignes de { $count } caractères au plus ne correspondent à aucun des cinq formats.
check-zone-character = La ligne { $line } contient, en position { $count }, un caractère qu’aucune zone ne contient.
check-zone-hidden = Elle contient des caractères invisibles.
check-zone-digits = Format { $size } : les { $count } chiffres de contrôle sont justes.
check-zone-wrong = Format { $size } : chiffre de contrôle faux pour { $list }.
check-zone-no_day = { $field } dans la zone n’est le jour d’aucun calendrier.
check-zone-irregular = Dans le champ du nom, des caractères de remplissage se trouvent où il n’en faut pas.
check-zone-differs = { $field } : la zone indique { $zone }, le document { $printed }.
check-zone-agrees = Concorde avec le document : { $list }.
check-zone-apart = Non comparable au document : { $list }.
check-zone-alone = Rien n’a été lu sur le document à quoi la comparer.
zone-size-TD1 = carte (TD1)
zone-size-TD2 = carte (TD2)
zone-size-TD3 = passeport (TD3)
zone-size-MRV-A = visa (MRV-A)
zone-size-MRV-B = visa (MRV-B)
zone-size-FR-CNI = carte nationale d’identité française (jusqu’en 2021)
zone-digit-number = le numéro du document
zone-digit-birth = la date de naissance
zone-digit-expiry = la fin de validité
zone-digit-optional = le numéro personnel
zone-digit-composite = la ligne entière

check-video-missing = La vidéo manque (3141).
check-video-missing_yet_here = Selon le dossier, la vidéo manque (3141), et pourtant il y en a une.
check-video-short = La vidéo est trop courte pour en juger (3118).
check-video-unplayable = La vidéo ne peut pas être lue (3119).
check-video-not_visible = Le spécialiste n’a pas pu voir les éléments de sécurité, et le code dit que ce n’est pas une fraude (3117).
check-video-other = Autre chose ne va pas avec les éléments de sécurité (3120).
check-video-here = Une vidéo est là ; sa durée n’est pas enregistrée.
check-video-here_secs = { $count ->
    [one] Une vidéo d’une seconde est là.
   *[other] Une vidéo de { $count } secondes est là.
}
check-video-nothing_in_it = Une vidéo est là et dure moins d’une seconde.
check-video-absent = La vidéo elle-même n’accompagne pas ce dossier ; elle ne peut donc pas être regardée ici.

check-document-valid = Valable jusqu’au { $day }.
check-document-soon = { $count ->
    [0] Valable jusqu’à la fin de ce jour, { $day }.
    [one] Valable jusqu’au { $day }, encore un jour.
   *[other] Valable jusqu’au { $day }, encore { $count } jours.
}
check-document-expired = { $count ->
    [one] Expiré le { $day }, il y a un jour.
   *[other] Expiré le { $day }, il y a { $count } jours.
}
check-document-expired_years = Expiré le { $day }, il y a { $count } ans ou plus.
check-document-issued_ahead = Délivré le { $day }, qui est encore à venir.
check-document-unclear = La fin de validité ne se lit pas comme un seul jour.

check-person-age = { $age } ans ce jour.
check-person-under = { $age } ans ce jour, moins de { $limit }.
check-person-doubted = { $age } ans ce jour selon la date de naissance imprimée ; la zone lisible par machine en donne une autre.
check-person-unborn = Naissance le { $day }, qui est encore à venir.
check-person-unclear = La date de naissance ne se lit pas comme un seul jour.
check-person-markup = { $list } : contient des caractères de code informatique. C’est affiché comme du texte et n’a aucun effet.
check-person-other_name = { $list } : ce que la personne a indiqué n’est pas ce que dit le document.
check-person-spelling = Le prestataire dit que le nom diffère de celui du document (3213). Comparé ici, seule la graphie diffère : { $list }.
check-person-same_name = Le prestataire dit que le nom diffère de celui du document (3213). Comparé ici, aucun nom ne diffère.

check-identity-age = { $count ->
    [0] Vérifiée ce jour.
    [one] Vérifiée le { $day }, il y a un jour.
   *[other] Vérifiée le { $day }, il y a { $count } jours.
}
check-identity-ahead = Vérifiée le { $day }, qui est encore à venir.
check-identity-counts = Vaut jusqu’à { $at }.
check-identity-too_old = Trop ancienne pour signer depuis { $at }. L’approbation est bloquée (IDENTITY_EXPIRED) ; il faut une nouvelle vérification.
check-identity-no_end = Jusqu’à quand elle vaut n’est pas enregistré.

check-session-runs = Se termine à { $at }. Ensuite, la plateforme peut refuser une décision.
check-session-soon = Se termine à { $at }, dans l’heure. Ensuite, la plateforme peut refuser une décision.
check-session-over = Terminée à { $at }. La plateforme peut maintenant refuser une décision ; la personne devrait recommencer.

check-certificate-runs = Vaut jusqu’à { $at }. La signature doit être faite d’ici là.
check-certificate-short = Vaut jusqu’à { $at } : à peine le temps d’une signature.
check-certificate-over = Expiré à { $at }. Une signature échoue avec lui (3140) ; il en faut un nouveau, et cela ne dit rien de la personne.

check-credential-brought = Apporté : { $list }.
check-credential-issued = Délivré dans cette session : { $list }.
check-credential-since = depuis { $at }
check-credential-until = jusqu’à { $at }
check-credential-over = expiré à { $at }

check-liveness-passed = Vivant (« { $word } ») : { $list }.
check-liveness-failed = Non vivant (« { $word } ») : { $list }.
check-liveness-unknown = Résultat « { $word } », que cette console ne connaît pas : { $list }.
check-liveness-attacked = Résultat « { $word } », mais la recherche d’attaque ne dit pas qu’il n’y en a pas eu : { $list }.
check-liveness-method = méthode { $method }
check-liveness-model = modèle { $model }
check-liveness-attack = recherche d’attaque : { $attack }
check-liveness-fresh = Son modèle a été testé pour la dernière fois le { $day }.
check-liveness-old = Son modèle a été testé pour la dernière fois le { $day }, il y a plus d’un trimestre : il pèse moins.
check-liveness-undated = La date du dernier test de son modèle n’est pas enregistrée.

check-consent-given = Biométrie acceptée le { $at }, texte { $version }.
check-consent-missing = Aucun consentement à la biométrie n’est enregistré : les images de la personne ne sont pas montrées.
check-consent-refused = La personne n’a pas accepté la biométrie : ses images ne sont pas montrées.
check-consent-withdrawn = La personne a retiré son consentement à la biométrie : ses images ne sont pas montrées.
check-consent-incomplete = Il manque au consentement à la biométrie son heure ou la version de son texte : les images de la personne ne sont pas montrées.

check-path-phone = Parcours par téléphone. { $obligation } { $answer } { $assurance }
check-path-document = Parcours par document. { $obligation } { $answer } { $assurance }
check-path-neither = Ni le parcours par téléphone ni celui par document n’a commencé. { $obligation } { $answer } { $assurance }
check-path-no_obligation = Aucune autre étape n’est due.
check-path-obligation = Une autre étape est due.
check-path-obligation_named = Autre étape due : { $word }.
check-path-approve = Le workflow accepte.
check-path-deny = Le workflow refuse.
check-path-open = Le workflow n’a pas encore répondu.
check-path-no_decision = Il n’y a pas eu de décision, un incident pour l’exploitation.
check-path-unknown = Sa réponse est « { $word } », que cette console ne connaît pas.
check-path-assurance = À quel point il est sûr de la personne (niveau de garantie) : { $level }.
check-path-assurance_none = Il n’a atteint aucune garantie sur la personne.
check-path-no_assurance = Le niveau de garantie n’est pas précisé.
check-path-transaction = Transaction { $id }.

check-link-mobile = Ouvert sur { $device } ({ $when }).
check-link-desktop = Ouvert sur { $device } ({ $when }), ce qui ne montre pas que la personne détient le téléphone. Le workflow refuse alors.
check-link-other = Ouvert sur « { $device } » ({ $when }).
check-link-unopened = Personne ne l’a ouvert à temps (envoyé : { $sent }). Le parcours refuse alors.
check-link-waits = Personne ne l’a encore ouvert (envoyé : { $sent }).
check-link-unknown = Ce qui l’a ouvert n’est pas enregistré ({ $when }).
link-when = { $opened } ; envoyé : { $sent }
link-when_unsaid = ni l’heure d’envoi ni celle d’ouverture ne sont enregistrées

check-devices-all = { $list }.
check-devices-one = L’ordinateur et le téléphone devraient tous deux être liés : { $list }.
check-devices-bound = { $role } { $id }, lié
check-devices-unbound = { $role } { $id }, non lié
check-devices-unsaid = { $role } { $id }, liaison non enregistrée

check-fallback-ran = { $method } a servi. À la place de : { $instead }. Raison : { $because }. Niveau de garantie : { $assurance }.

check-transfer-received = Reçu (« { $word } », { $at }).
check-transfer-failed = Non abouti (« { $word } »).
check-transfer-waits = Demandé et pas encore reçu (« { $word } »).
check-transfer-not_needed = Non demandé (« { $word } »).
check-transfer-unknown = Résultat « { $word } », que cette console ne connaît pas.
check-transfer-expected = Les règles de { $country } demandent un virement depuis le compte de la personne ; aucun n’est enregistré.

check-accounts-child = L’examen porte sur un compte rattaché à { $parent }. Il n’est en général demandé que pour le compte parent.
check-accounts-missing = Encore attendu : { $list }.
check-accounts-child_missing = Il manque encore au compte enfant { $user } : { $list }.
check-accounts-child_none = Le compte enfant { $user } n’a encore aucun document.
check-accounts-children = Comptes enfants auxquels rien ne manque : { $list }.
check-accounts-fields = Il manque au compte ce que la banque exige avant une identification : { $list }.
account-field-firstname = Prénom
account-field-lastname = Nom
account-field-email = E-mail
account-field-country = Pays
account-field-phone = Téléphone

check-contract-is = Nature : { $kind }. Valeur : { $value }. Droit de : { $place }. Palier enregistré : { $tier }.
check-contract-no_currency = { $value }, devise non précisée
check-signer-is = Rôle : { $role }. { $verified } { $reused }
check-signer-verified = { $count ->
    [0] Identité vérifiée pour la dernière fois ce jour.
    [one] Identité vérifiée pour la dernière fois le { $day }, il y a un jour.
   *[other] Identité vérifiée pour la dernière fois le { $day }, il y a { $count } jours.
}
check-signer-unverified = La dernière vérification de l’identité n’est pas enregistrée.
check-signer-reused = Une vérification antérieure est réutilisée.
check-signer-fresh = Vérifiée pour cette signature.
check-signer-reuse_unsaid = Il n’est pas dit si elle est réutilisée.
check-signer-hours = La plateforme juge l’heure inhabituelle pour ce signataire.

check-trail-steps = { $list }.
check-trail-empty = Il est vide.
check-trail-passed = réussi
check-trail-failed = échoué (« { $word } »)
check-trail-unknown = résultat « { $word } »
check-trail-address = { $address } (ne dit rien du lieu)

check-assertion-good = La signature est valable, par une clé épinglée de { $issuer } : { $list }.
check-assertion-expired = La signature de { $issuer } est valable, mais elle a expiré à { $at }.
check-assertion-ahead = Signée pour un moment encore à venir.
check-assertion-broken = Elle n’est pas valable : le contenu a été modifié, signé par une autre clé, ou nomme une heure illisible.
check-assertion-no_end = Elle ne nomme aucune fin : rien ne dit jusqu’à quand elle vaut.
check-assertion-no_beginning = Elle ne nomme aucun début : rien ne dit quand elle a été faite.
check-assertion-unknown_key = Signée par une clé qui n’est pas épinglée pour cet émetteur. Son contenu n’est pas montré.
check-assertion-no_keys = Aucune clé n’est épinglée dans la configuration : elle ne peut pas être vérifiée. Son contenu n’est pas montré.
check-assertion-algorithm = Signée par un algorithme non autorisé pour la clé. Son contenu n’est pas montré.
check-assertion-unreadable = Elle ne se lit pas comme une assertion.
check-assertion-decision = décision { $value }
check-assertion-score = score { $value }, sens non déclaré
check-assertion-at = du { $at }
check-assertion-claims = attributs hachés : { $list }
check-assertion-points = { $count ->
    [one] La pièce à laquelle elle renvoie est dans ce dossier.
   *[other] Les { $count } pièces comptées ici sont dans ce dossier.
}
check-assertion-lost = Elle renvoie à des pièces qui ne sont pas dans ce dossier : { $list }.
check-assertion-names_signature = Elle nomme le processus de signature de ce dossier, { $id }.
check-assertion-block_names_signature = Elle ne nomme aucun processus de signature ; seul le bloc qui l’entoure, que personne n’a signé, nomme celui de ce dossier, { $id }.
check-assertion-other_signature = Elle nomme un autre processus de signature que celui de ce dossier : { $id }.
check-assertion-no_signature = Elle ne nomme aucun processus de signature, alors qu’une signature est enregistrée.
check-assertion-named = La trace de signature la nomme : { $id }.
check-assertion-other = La trace de signature nomme une autre assertion, { $id }, qui n’est pas une assertion crue de ce dossier.
check-assertion-not_here = La trace de signature nomme une assertion absente de ce dossier : { $id }.
check-assertion-not_named = La trace de signature ne nomme aucune assertion.

## Qui peut remédier à un motif

fixable-end_user = La personne peut y remédier.
fixable-company = L’entreprise qui exploite le parcours peut y remédier.
fixable-platform = La plateforme ou son prestataire peut y remédier.
fixable-reviewer = L’examinateur peut trancher en regardant.
fixable-nobody = Il n’y a rien à corriger ici.
retry-sensible = Une nouvelle tentative a du sens.
retry-after_change = Une nouvelle tentative a du sens une fois que quelque chose a changé.
retry-pointless = Une nouvelle tentative n’y changerait rien.

## Blocs selon leur type, sans distinction de casse

kind-session = Session
kind-devicesignals = Signaux de l’appareil
kind-digitalsignals = Signaux numériques
kind-basicidentity = Identité de base
kind-extendedidentity = Identité étendue
kind-documentdata = Données du document
kind-documentimages = Images du document
kind-biometricsamples = Échantillons biométriques
kind-documentverification = Vérification du document
kind-verification = Vérification
kind-authenticationresult = Résultat de l’authentification
kind-comparisonresults = Résultats de la comparaison
kind-documentstosign = Documents à signer
kind-signeddocumentspackage = Lot de documents signés
kind-qesprocess = Processus QES
kind-kycreview = Examen KYC
kind-prereviewdocument = Document de préexamen
kind-onboardingresult = Résultat de l’entrée en relation
kind-outcomestatus = État du résultat
kind-credentials = Justificatifs
kind-authenticatorcredential = Justificatif de l’authentificateur
kind-audittrail = Piste d’audit
kind-signaturetrail = Journal de la signature
kind-signingtrail = Journal de signature
kind-identityassertion = Assertion d’identité
kind-signedassertion = Assertion signée
kind-assertion = Assertion
kind-liveness = Détection du vivant
kind-livenesscheck = Contrôle du vivant
kind-livenessresult = Résultat de la détection du vivant
kind-presentationattackdetection = Détection d’attaque par présentation
kind-biometricconsent = Consentement à la biométrie
kind-consent = Consentement
kind-banktransfer = Virement
kind-sepatransfer = Virement SEPA
kind-transfercheck = Contrôle du virement
kind-contractcontext = Contexte du contrat
kind-signingcontext = Contexte de la signature
kind-contract = Contrat
kind-signercontext = Contexte du signataire
kind-fallback = Solution de repli
said-summary = Résumé du dossier

## Ce que montre une image, et pourquoi elle n’est pas affichée

picture-counted = { $label }, { $at } sur { $all }
picture-of_document = { $document }, { $side }
picture-selfie = Selfie
picture-front = recto
picture-back = verso
picture-portrait = photo d’identité
picture-video = vidéo
picture-report = rapport
picture-document-identity_card = Carte d’identité
picture-document-passport = Passeport
picture-document-driving_licence = Permis de conduire
picture-document-residence_permit = Titre de séjour
picture-document-other = Document
picture-bad-not_displayed = Ce fichier n’est pas une image JPEG, PNG ou WebP ; il n’est donc pas affiché.
picture-bad-not_in_package = Ce fichier n’est pas dans le paquet. Son empreinte le remplace.
picture-bad-too_large = Cette image est trop grande pour être décodée sans risque.
picture-bad-empty = Ce fichier est vide.
picture-bad-erased = Effacée par la plateforme.
picture-bad-erased_by_rule = Effacé ici selon une règle de conservation ; cela n’est plus récupéré.
picture-bad-changed = Ce fichier a changé depuis sa première récupération. La première version est affichée.
picture-bad-damaged = Cette image est endommagée et ne peut pas être affichée.
picture-bad-decoder_stopped = Le programme qui lit les images s’est arrêté sur celle-ci ; elle n’est donc pas affichée. Le fichier est peut-être endommagé, ou conçu pour nuire.
picture-bad-too_slow = Le décodage de cette image a pris trop de temps ; il a été arrêté.
picture-bad-answer_refused = La réponse du décodeur pour cette image est inutilisable ; rien n’est affiché.
picture-bad-no_decoder = Les images ne peuvent pas être lues en sécurité ici ; aucune n’est affichée, et le diagnostic dit pourquoi.
picture-bad-not_enabled = La plateforme ne remet aucun fichier pour ce type de dossier : le téléchargement n’y a jamais été activé.
picture-bad-not_eligible = La plateforme ne remet jamais de fichiers de ce type.
picture-bad-failed = La plateforme devrait remettre ce fichier et n’y est pas parvenue.
picture-bad-link_expired = Les liens vers ce fichier ont expiré avant qu’il ait pu être récupéré.
picture-bad-file_host_refused = La plateforme a renvoyé vers un hôte de fichiers qui n’est pas autorisé.
picture-still_decide = Vous pouvez tout de même décider le dossier.
picture-do-not_enabled = Prévenez l’exploitation : le téléchargement doit être demandé une fois auprès de la plateforme. Vous pouvez décider d’après le reste, ou laisser le dossier en attente jusque-là.
picture-do-not_eligible = Réessayer ne sert à rien. Décidez d’après le reste.
picture-do-failed = Rouvrez le dossier dans quelques minutes, ou décidez d’après le reste. Si cela se reproduit, prévenez l’exploitation.
picture-do-link_expired = Rouvrez le dossier dans quelques minutes, ou décidez d’après le reste. Un réseau lent peut en être la cause.
picture-do-file_host_refused = Prévenez l’exploitation : l’hôte manque peut-être dans la configuration. Vous pouvez décider d’après le reste.
signed-document = { $name }, signé

## Contacts in clear
reveal-not-open = Ce dossier n’est pas celui qui est ouvert.
reveal-not-open-do = Ouvrez-le, puis demandez à nouveau.
