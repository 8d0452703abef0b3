### What the engine says to a reviewer about deciding. Texts for end users stand in fr.customer.ftl.

## Groups of the decision form

group-of_this_case = Relevé dans ce dossier
group-document = Document
group-face = Visage
group-identity = Personne et données
group-device = Appareil et connexion

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
blocked-no_claim = Vous n’avez pas de réservation en cours sur ce dossier. Ouvrez-le de nouveau une fois en ligne.
blocked-own_decision = Vous avez décidé ce dossier.
blocked-no_evidence = Les éléments de ce dossier ne sont pas encore arrivés.
blocked-signature_issued = Une signature a déjà été émise. La révoquer relève d’une autre procédure.
