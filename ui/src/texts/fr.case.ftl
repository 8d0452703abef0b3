### The case screen, French: images, comparison, reasons, notices, the decision. The same ids as in en.case.ftl.

## Images
images-label = Images
images-not-allowed = Votre rôle ne donne pas accès aux images.
images-none = Ce dossier ne comporte aucune image.
image-tools = Outils d’image
side-front = Recto
side-back = Verso
side-portrait = Photo
side-selfie = Selfie
side-other = Page
image-not-fetched = Cette image est en cours de récupération …
image-not-fetched-offline = Cette image n’a pas encore été récupérée. Il faut une connexion.
image-erased = Effacée par la plateforme.
image-erased-by-rule = Effacée ici selon une règle de conservation.
image-bad = Ce fichier ne peut pas être affiché. Vous pouvez tout de même décider.
image-loading = L’image est en route …
image-failed = L’image n’a pas pu être affichée.
image-again = Réessayer
image-changed = Cette image n’est pas celle vue en premier.
image-state-not-fetched = pas encore récupérée
image-state-erased = effacée par la plateforme
image-state-erased-by-rule = effacée ici selon une règle de conservation
image-state-bad = impossible à afficher
image-state-changed = changée depuis la première vue
image-withheld = Cette image n’est pas montrée.
image-state-withheld = retenue
image-light = Lumière et autres outils
image-seen = regardée
image-unseen = pas encore regardée
look-plain = Telle que reçue
zoom-fit = ajustée
zoom-times = { $times } × ajustée
look-flipped = en miroir
look-exposure = exposition { $step }
look-contrast = contraste { $step }
look-channel-red = rouge seul
look-channel-green = vert seul
look-channel-blue = bleu seul
look-channel-luminance = luminosité seule
look-detail-edges = contours
look-detail-pattern = trames d’écran et d’impression
look-inverted = négatif
marks-label = Repères
mark-points-at = Ce repère montre
mark-how = Tracez-le, ou déplacez-le avec les flèches ; Shift avec une flèche change sa taille.
mark-how-own = Tracez-le ; { $move } le déplacent, { $size } changent sa taille.
mark-placing = Repère en cours : { $left } % depuis la gauche, { $top } % depuis le haut, { $width } % de large, { $height } % de haut
mark-reason-missing = Choisissez ce que montre ce repère.
mark-remove = Supprimer le repère { $number }
mark-elsewhere = autre version de l’image
mark-unpicked = motif non choisi
mark-full = Une décision ne peut pas porter davantage de repères.
mark-first-approve = Approuver : gardez ou abandonnez d’abord le repère.
mark-first-reject = Rejeter : gardez ou abandonnez d’abord le repère.
mark-not-here = Cette image ne peut pas recevoir de repère.
image-refused = La plateforme n’a pas remis cette image.
image-state-refused = non remise
signed-title = Documents signés
signed-not-fetched = Pas encore récupéré.

## Claimed against extracted
compare-title = Déclaration et document
compare-count = { $count ->
    [0] aucun champ ne diffère, { $total } comparés
    [one] un champ sur { $total } diffère
   *[other] { $count } champs sur { $total } diffèrent
}
compare-none = Rien n’a été déclaré et rien n’a été lu.
compare-one-sided = rien en face à quoi comparer
claimed = déclaré
claimed-title = Saisi ou présenté par la personne : personne ne l’a vérifié.
extracted = lu
extracted-title = Lu et enregistré par une étape de la plateforme.
nothing = rien
standing-same = identique
standing-written-differently = autre graphie
standing-different = différent
standing-not-comparable = non comparable
standing-only-claimed = déclaré seulement
standing-only-extracted = document seulement

## Why, reasons, device
why-pane-label = Pourquoi et éléments
why-title = Pourquoi il est ici
why-customer = Tant qu’il attend, on peut dire à la personne :
route-label = Parcours de la session
route-taken = Suivi :
route-not-taken = Non suivi :
contributions-title = Ce que chaque raison a ajouté au score
reasons-title = Motifs et codes
reasons-none = La plateforme n’a donné aucun motif.
polarity-positive = Parle pour la personne
polarity-negative = Parle contre
internal = Interne
internal-title = Réservé à l’examen. Rien n’en doit parvenir à la personne.
suspicion = Soupçon
suspicion-internal = Soupçon, interne
code-unknown = Code inconnu, affiché tel quel
technical = Technique
reason-from = de
reason-details = La plateforme dit
guidance = À regarder :
how-to-check = Comment vérifier
device-title = Contrôle de l’appareil
direction-none = sens non déclaré
findings-title = Ce qui manque ou s’y oppose
checked-title = Ce qui a été contrôlé par ailleurs
presence-missing = Jamais reçus :
presence-erased = Effacés par la plateforme :
presence-unexpected = Non attendus sur ce parcours :
presence-received = { $count ->
    [one] { $count } des { $total } éléments attendus est là :
   *[other] { $count } des { $total } éléments attendus sont là :
}
presence-all = Tous les éléments attendus sont là.
banner-contradiction = Contradiction :
check-tone-blocks = Empêche l’approbation.
check-tone-differs = Ne concorde pas.
check-tone-caution = À regarder.
check-tone-note = Bon à savoir.
check-tone-fine = En ordre.
device-measured = Mesuré
device-services = Services
device-sources = Alimenté par
device-reference = Référence
blocks-title = Éléments tels que reçus
blocks-none = Aucun élément n’est arrivé.
erased-by-platform = Effacé par la plateforme
fact-session = Session
fact-flow = Parcours
fact-flow-version = Version du parcours
fact-status = Statut
fact-last-step = Dernière étape
fact-created = Créée
fact-started = Commencée
fact-changed = Modifiée
fact-completed = Terminée
fact-expires = Prend fin
fact-outcome = Résultat
fact-opened = Ouvert
fact-updated = Mis à jour
fact-priority = Priorité

## Notices
stopped = L’envoi s’est arrêté de lui-même ; rien n’est perdu.
log-broken-lead = Examinez-le d’abord : la ligne de commande le vérifie et l’exporte.
log-broken-ask = Demandez à un responsable de l’examiner. Ce qui est décidé est toujours envoyé.
log-acknowledge = Prendre acte
changed-since = Les éléments ont changé pendant que vous les consultiez.
changed-since-button = Afficher les nouveaux éléments
sign-in-again = Votre connexion a expiré. Rien n’est perdu : { $waiting ->
    [0] aucune décision n’attend.
    [one] une décision attend votre retour.
   *[other] { $waiting } décisions attendent votre retour.
}
ours-approved = Vous avez approuvé ce dossier.
ours-rejected = Vous avez rejeté ce dossier.
theirs-approved = La décision qui fait foi : approbation, par
theirs-rejected = La décision qui fait foi : rejet, par

lost-expired = Votre réservation a expiré.
lost-ended = Votre réservation a été levée sur la plateforme.
lost-taken-over = Le dossier est désormais réservé par
lost-kept-again = Ce que vous avez écrit est gardé en brouillon ; réservez de nouveau le dossier pour le décider.
lost-kept-wait = Ce que vous avez écrit est gardé en brouillon.
lost-take-again = Réserver de nouveau
standing-label = L’autre décision et ce que vous aviez commencé
standing-notice = Quelqu’un d’autre a décidé ce dossier pendant que vous y étiez. Sa décision fait foi ; ce que vous avez écrit est gardé.

## What changed since a decision
changes-title = Changé depuis votre décision
changes-nothing = Les éléments sont ceux sur lesquels vous avez décidé
changes-to-come = Les éléments ont changé ; la nouvelle version est en route …
changes-what = Quoi
changes-before = Lors de votre décision
changes-now = Maintenant
changes-reason = Motif
changes-more = { $count ->
    [one] { $count } autre valeur diffère.
   *[other] { $count } autres valeurs diffèrent.
}
changes-then = Votre réponse d’alors
changes-again = Elle n’a pas pris effet. Regardez de nouveau, puis répondez à nouveau.
command-adopt = Reprendre mes mots
moved-added = nouveau
moved-changed = changé
moved-erased = effacé par la plateforme
moved-image-added = nouvelle image
moved-image-changed = une autre image que celle sur laquelle vous avez décidé
moved-image-gone = cette image ne fait plus partie des éléments
moved-image-erased = effacée par la plateforme

## Decision
decision-label = Décision
read-only = Lecture seule
comment = Commentaire
comment-hint = Note pour ce dossier, interne
comment-internal = interne seulement
comment-over = { $over ->
    [one] { $over } caractère de trop.
   *[other] { $over } caractères de trop.
}
submit-approve = Approuver
submit-approve-second = Approuver, avec deuxième personne
submit-reject = Rejeter
approve-about = Annulable pendant { $secs } secondes, avec { $key }.
reject-about = { $count ->
    [0] Choisissez au moins un motif. Ensuite annulable pendant { $secs } secondes, avec { $key }.
    [one] Un motif. Annulable pendant { $secs } secondes, avec { $key }.
   *[other] { $count } motifs. Annulable pendant { $secs } secondes, avec { $key }.
}
second-about = Une deuxième personne doit être d’accord avant que cela prenne effet.
unseen-note = Pas encore regardées : { $names }
override-text = J’approuve bien que ce dossier contienne un code de soupçon.
comment-needed = nécessaire ici, interne seulement
whole-document = Il s’agit du document entier, non d’un endroit précis.
whole-document-only = Aucune image ne peut recevoir de repère ici.
not-alone = pas seul
wants-carrier = À eux seuls, ces motifs ne peuvent pas fonder un rejet. Ajoutez-en un qui le peut.
marks = Repères
marks-count = { $count ->
    [one] { $count } repère sur une image
   *[other] { $count } repères sur des images
}
marks-whole = Le document entier
checklist = Liste de contrôle
checklist-about = ce qui reste ouvert demande un commentaire
checklist-count = Liste de contrôle { $ticked }/{ $all }
ticked = examiné
not-ticked = non examiné :
looked-unreadable = désormais illisible
pick-reasons = Motifs
find-reason-hint = Code ou mot
on-case = au dossier
reason-none-found = Aucun motif ne correspond.
customer-title = Ce qui est dit à la personne
customer-about = ces mots et pas d’autres
customer-not-allowed = pas pour ce dossier
customer-short = Texte pour la personne
customer-document-not-accepted = Document non accepté
customer-document-unreadable = Document illisible
customer-details-need-correction = Informations à corriger
customer-additional-information-needed = Informations à compléter
customer-not-eligible = Non disponible
customer-could-not-be-completed = Non achevé
suggested = Suggéré
suggested-used = Suggéré, retenu sans autre choix
draft-restored = Votre brouillon est de retour
draft-clear = Effacer

## La deuxième personne

second-approved = Vous avez approuvé ce dossier en tant que deuxième personne.
second-rejected = Vous avez rejeté ce dossier en tant que deuxième personne.
first-approved = La première personne : approuvé, par
first-rejected = La première personne : rejeté, par
theirs-second-approved = La deuxième personne : approuvé, par
theirs-second-rejected = La deuxième personne : rejeté, par

## Contacts in clear
reveal-title = Coordonnées en clair
reveal-ask = Afficher les coordonnées
reveal-end = Masquer les coordonnées
reveal-about = Les numéros de téléphone et les adresses e-mail sont masqués. La raison pour laquelle vous les consultez est consignée, avec votre nom et l’heure. Ils sont de nouveau masqués quand vous quittez le dossier.
reveal-for = Pour quoi
reveal-purpose-compare = Pour les comparer avec un document ou un registre
reveal-purpose-pattern = Pour chercher la même coordonnée dans d’autres dossiers
reveal-purpose-request = Pour répondre à une demande de la personne ou d’une autorité
reveal-purpose-quality = Pour revoir le travail de quelqu’un
reveal-do = Afficher
heard-revealed = { $count ->
    [0] Ce dossier n’a aucune coordonnée.
    [one] { $count } coordonnée est affichée en clair.
   *[other] { $count } coordonnées sont affichées en clair.
}
command-reveal = Afficher les coordonnées

## What the file of a picture says of itself
image-facts = Le fichier dit de lui-même, ce qui ne prouve rien : { $said }
image-facts-none = Le fichier ne dit rien de lui-même.
image-facts-camera = appareil { $value }
image-facts-software = écrit par { $value }
image-facts-taken = pris le { $value } selon son horloge
image-facts-place = où il a été pris, ce qui n’est pas montré
