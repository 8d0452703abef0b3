### What the engine says to a reviewer about deciding. Texts for end users stand in fr.customer.ftl.

## Groups of the decision form

group-suspicion_of_this_case = Soupçon relevé dans ce dossier
group-of_this_case = Relevé dans ce dossier
group-document = Document
group-face = Visage
group-identity = Personne et données
group-device = Appareil et connexion
group-suspicion = Soupçon

## What is missing before an answer can be saved

missing-not_reviewable = Ce dossier ne peut pas être décidé pour le moment.
missing-operations = Le workflow n’a pas rendu de décision. C’est un incident que l’exploitation doit examiner, non un dossier à approuver ou à rejeter.
missing-awaiting_second = Une première personne a répondu. Ce dossier attend la réponse propre d’une deuxième personne.
missing-decided = Une décision existe déjà pour ce dossier.
missing-gone = Ce dossier n’existe plus sur la plateforme ; il n’y a plus rien à décider.
missing-evidence_mismatch = Les éléments ont changé depuis que vous les avez consultés. Consultez-les de nouveau avant de répondre.
missing-signature_issued = Une signature a été émise dans cette session. Un rejet ne l’annulerait pas ; révoquer une signature relève d’une autre procédure.
missing-identity_expired = L’identité enregistrée est trop ancienne pour signer. Une approbation ne peut pas la renouveler ; une nouvelle vérification est nécessaire.
missing-reason_required = Choisissez au moins un motif codé.
missing-unknown_reason = L’un des motifs a une forme que la plateforme n’accepte pas.
missing-too_many_reasons = Un motif figure deux fois, ou il y a trop de motifs.
missing-technical_reason_only = Les causes techniques ne disent rien de la personne et ne peuvent fonder seules un rejet. Ajoutez votre constat, ou ne rejetez pas.
missing-reason_does_not_fit = Aucun des motifs choisis ne parle contre la session. Ajoutez celui qui le fait.
missing-reason_not_on_case = Un motif d’approbation dit ce qui a été pesé. C’est un code de ce dossier, un code qui parle pour la session ou un soupçon malgré lequel on approuve : retirez les autres.
missing-override_required = Ce dossier contient un code de soupçon. Confirmez que vous approuvez malgré lui.
missing-override_not_applicable = Un rejet ne va pas à l’encontre d’un soupçon. Retirez la mention.
missing-comment_required = Écrivez ce que vous avez vu : ces motifs ne parlent pas d’eux-mêmes.
missing-comment_too_long = Le commentaire dépasse { $limit } caractères.
missing-customer_reason_required = Choisissez ce qui est dit à l’utilisateur final.
missing-customer_reason_not_allowed = Une approbation ne comporte aucun texte pour l’utilisateur final.
missing-customer_reason_not_in_policy = La politique de la plateforme n’autorise pas ce texte pour l’utilisateur final.

## La deuxième personne

missing-self_review = La première réponse est de vous, ou elle a été donnée sur cet appareil. La deuxième doit venir d’une autre personne, sur un autre appareil.
second-blind = Une première personne a répondu. Sa réponse ne sera montrée qu’une fois la vôtre donnée.
second-shown = Une première personne a répondu ; sa réponse figure ci-dessous. La vôtre compte pour elle-même.
second-unnamed = La plateforme n’indique pas la décision qui attend ici ; il n’est pas possible d’y répondre depuis cette console.
second-answered = Vous avez rejeté la première réponse. Le dossier sera de nouveau ouvert à tous à la prochaine synchronisation.

## Ce qui peut quitter la console

guard-channel-clipboard = Rien n’a été copié.
guard-channel-file_name = Le fichier n’est pas enregistré sous ce nom.
guard-channel-diagnostics = Ceci n’est pas communiqué.
guard-channel-export = Le paquet d’éléments n’a pas été créé.
guard-found-term = Le texte contient un mot qui évoque un soupçon.
guard-found-code = Le texte contient un code de soupçon.
guard-found-identifier = Le texte contient le nom d’un code de soupçon.
guard-found-title = Le texte contient le titre d’un code de soupçon.
guard-found-no_lists = La liste des mots est illisible ; rien ne sort donc de la console.
guard-withheld = Une ligne a été retirée ici : elle aurait évoqué un soupçon.
guard-what_to_do = L’utilisateur final ne doit rien apprendre d’un soupçon. Retirez le passage et réessayez ; la tentative est consignée au journal.

## Pourquoi un dossier ne peut pas être décidé, ou pas rejeté

blocked-operations = Le workflow n’a pas rendu de décision : ce dossier relève de l’exploitation.
blocked-decided = Ce dossier est décidé.
blocked-gone = Ce dossier est retiré.
blocked-role = Votre rôle lit les dossiers ; il ne les décide pas.
blocked-held = Quelqu’un d’autre a réservé ce dossier.
blocked-assigned = Ce dossier est attribué à quelqu’un d’autre ; la plateforme n’accepte que sa décision.
blocked-no_claim = Vous n’avez pas de réservation en cours sur ce dossier. Ouvrez-le de nouveau une fois en ligne.
blocked-own_decision = Vous avez décidé ce dossier.
blocked-no_evidence = Les éléments de ce dossier ne sont pas encore arrivés.
blocked-disk_nearly_full = Le disque de cet ordinateur est presque plein. Libérez de la place ; vous pourrez ensuite décider de nouveau.
blocked-outbox_full = La boîte d’envoi est pleine. Connectez cet ordinateur au réseau et synchronisez ; vous pourrez ensuite décider de nouveau.
blocked-outbox_too_old = Une décision attend ici depuis trois jours. Connectez cet ordinateur au réseau et synchronisez ; vous pourrez ensuite décider de nouveau.
blocked-replay = Ce dossier est montré depuis un paquet : rien n’en peut être décidé ici.
blocked-signature_issued = Une signature a déjà été émise. La révoquer relève d’une autre procédure.
told-account_incomplete = Ces champs du compte sont vides : { $fields }. La banque refuse une approbation tant qu’ils ne sont pas remplis. Vous pouvez approuver maintenant ; la décision attendra peut-être dans la boîte d’envoi.

## Pourquoi une décision de la boîte d’envoi attend, ou est à régler : une par code (outbox/words.rs)

outbox-why-offline = La plateforme est injoignable. La décision part d’elle-même au retour du réseau.
outbox-why-paused = La plateforme a demandé à tous d’attendre. La décision part d’elle-même une fois ce délai passé.
outbox-why-no_answer = La réponse s’est perdue. La plateforme est interrogée sur ce qui vaut avant tout nouvel envoi.
outbox-why-interrupted = Le programme s’est arrêté pendant l’envoi. La plateforme est interrogée sur ce qui vaut.
outbox-why-sign_in_needed = Reconnectez-vous ; elle part alors d’elle-même.
outbox-why-applying = La plateforme l’a enregistrée et ne l’a pas encore appliquée.
outbox-why-awaiting_second = Enregistrée. Elle prend effet quand une deuxième personne donne la même réponse.
outbox-why-in_flight = La plateforme est occupée par cette session et a indiqué quand réessayer.
outbox-why-overloaded = La plateforme est surchargée et a indiqué quand réessayer.
outbox-why-unknown_case = La plateforme ne connaît pas ce dossier pour le moment. Elle est interrogée de nouveau.
outbox-why-claim_expired = La réservation avait expiré. Le dossier a été réservé de nouveau et la même décision part sous cette réservation.
outbox-why-undone = Annulée avant l’envoi.
outbox-why-turned_up = Elle était tout de même arrivée : c’est elle qui vaut, et non la plus récente.
outbox-why-older_stands = Votre propre décision antérieure était tout de même arrivée et vaut. Celle-ci n’a pas été appliquée.
outbox-why-replaced = Une décision plus récente a pris sa place.
outbox-why-unreadable = Le sceau de cette décision est rompu ici ; elle n’a donc pas été envoyée. Consultez le dossier et décidez de nouveau.
outbox-why-claim_held = Quelqu’un d’autre a maintenant réservé ce dossier. Consultez-le de nouveau avant de décider.
outbox-why-held_in_between = Quelqu’un d’autre avait réservé ce dossier en votre absence. Consultez-le de nouveau avant de décider.
outbox-why-already_decided = La décision d’une autre personne vaut. La vôtre est conservée et n’a pas été appliquée.
outbox-why-case_gone = Le dossier n’existe plus : effacé, expiré ou retiré. Ses éléments ont été supprimés ici.
outbox-why-precondition_failed = Les éléments ont changé après votre décision. Regardez la différence et décidez de nouveau.
outbox-why-apply_failed = La plateforme a enregistré la décision mais n’a pas pu l’appliquer. Décidez de nouveau.
outbox-why-declined_by_second = La deuxième personne a répondu autrement. Le dossier est de nouveau ouvert.
outbox-why-voided = Les éléments ont changé ou ont été effacés avant la réponse de la deuxième personne. Consultez le dossier de nouveau.
outbox-why-decision_missing = La plateforme ne connaît plus cette décision. Consultez le dossier de nouveau.
outbox-why-no_decision = La plateforme ne connaît pas la décision dont ceci était la deuxième réponse.
outbox-why-reason_required = La plateforme demande un motif codé.
outbox-why-comment_required = La plateforme demande un commentaire.
outbox-why-comment_too_long = La plateforme trouve le commentaire trop long.
outbox-why-override_required = La plateforme vous demande de confirmer que ceci va à l’encontre d’un code de soupçon.
outbox-why-unknown_reason = La plateforme ne connaît pas l’un des motifs.
outbox-why-customer_reason_not_allowed = La plateforme n’autorise pas ce texte pour l’utilisateur final.
outbox-why-evidence_mismatch = La plateforme détient d’autres éléments que ceux visés par la décision. Consultez le dossier de nouveau.
outbox-why-not_reviewable = Selon la plateforme, ce dossier ne peut pas être examiné.
outbox-why-forbidden = Votre compte n’est pas autorisé à décider ce dossier.
outbox-why-account_incomplete = La banque a refusé parce que des champs du compte sont vides : { $fields }. Faites-les remplir auprès d’elle, puis renvoyez la décision.
outbox-why-not_assignee = Le dossier est attribué à quelqu’un d’autre.
outbox-why-self_review = La deuxième réponse doit venir d’une autre personne, sur un autre appareil.
outbox-why-malformed = La plateforme a refusé la demande comme erronée. C’est une erreur du programme ; signalez-la à l’assistance.
outbox-why-foreign_case = La plateforme a répondu avec un autre dossier. Rien n’a été montré ni envoyé.
outbox-parked-overloaded = La plateforme a demandé d’attendre plus d’une heure. Renvoyez-la quand vous le souhaitez.
outbox-parked-unknown_case = La plateforme ne connaît pas ce dossier.
outbox-late-accepted = La plateforme l’a enregistrée il y a plus d’un jour et ne l’a pas encore appliquée. La question lui est reposée automatiquement ; prévenez l’exploitation.
outbox-late-unknown = Elle a été envoyée il y a plus d’un jour, et l’on ignore toujours si elle est arrivée. La question est reposée automatiquement dès que la plateforme est joignable ; si elle l’est, prévenez l’exploitation.
outbox-unknown = La plateforme a répondu : { $code }.

## Pourquoi un dossier n’est ouvert qu’en lecture : une par code (console/claim_notes.rs)

claim-held_before = Vous avez déjà réservé ce dossier, ici ou sur un autre appareil.
claim-held_by = { $name } a réservé ce dossier.
claim-not_had-claim_held = Quelqu’un d’autre a réservé ce dossier.
claim-not_had-not_open = Le profil n’est plus ouvert.
claim-not_had-offline = La plateforme est injoignable.
claim-not_had-platform_busy = La plateforme a demandé d’attendre.
claim-not_had-platform_unavailable = La plateforme répond par une erreur de son côté.
claim-not_had-sign_in_needed = Votre connexion a expiré.
claim-not_had-sign_in_failed = La connexion n’a pas abouti.
claim-not_had-network_needs_sign_in = Le réseau demande sa propre connexion.
claim-not_had-proxy_needs_sign_in = Le proxy du réseau demande une connexion.
claim-not_had-foreign_case = La plateforme a répondu avec un autre dossier. Rien n’en a été montré.
claim-not_had-case_gone = Le dossier est retiré.
claim-not_had-already_decided = Le dossier est déjà décidé.
claim-not_had-not_reviewable = Ce dossier n’est pas à examiner.
claim-not_had-forbidden = Votre compte n’y est pas autorisé.
claim-not_had-too_large = La réponse est trop volumineuse.
claim-not_had-platform = La réponse de la plateforme est inutilisable.
claim-not_had-refused = La plateforme a refusé.
claim-not_had-certificate_refused = Le certificat présenté par la plateforme n’est pas accepté : { $why }. { $facts }
claim-not_had-certificate_not_pinned = Le certificat de l’adresse d’examen ne vient pas d’une autorité épinglée dans la configuration. { $facts }
certificate-why-expired = il a expiré
certificate-why-not_yet_valid = il n’est pas encore valable
certificate-why-other_host = il appartient à un autre hôte
certificate-why-unknown_issuer = personne à qui cet appareil se fie ne l’a signé
certificate-why-self_signed = il s’est signé lui-même
certificate-why-revoked = il a été révoqué
certificate-why-refused = il ne passe pas le contrôle de ce système
certificate-facts = Émis par : { $issuer } ; valable du { $from } au { $until }.
certificate-itself = lui-même
certificate-unread = Il est illisible.
