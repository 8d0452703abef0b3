### Second Look, French. The same ids in the same order as in en.ftl; docs/languages.md has the words that are fixed.

## Words of a decision's state: exactly these, in every place
word-held = Annulable
word-waiting = En attente
word-sent = Envoyée
word-confirmed = Confirmée
word-needs-you = À régler
word-withdrawn = Annulée

## Lengths and times
length-s = { $s } s
length-min = { $min } min
length-h-min = { $h } h { $min } min
length-d-h = { $d } j { $h } h
length-h = { $h } h
length-d = { $d } j
due-in-short = dans { $length }
due-over-short = retard { $length }
due-in = échéance dans { $length }
due-over = en retard de { $length }
ago = il y a { $length }
ago-now = à l’instant
expires-in = expire dans { $length }
quoted = « { $text } »
expires-over = session terminée
left = reste { $length }
over-for = terminé depuis { $length }

## Fixed bar
band-demo = DÉMO
band-demo-about = personnes fictives
nav-label = Écrans
nav-queue = File
nav-outbox = Boîte d’envoi
nav-reasons = Motifs
case-bar-label = Dossier ouvert
position-title = Position dans la file
no-name = Aucun nom enregistré
subject = sujet
source-trust = plateforme Trust
source-qes = signature qualifiée
source-onboarding = entrée en relation
case-state-pending = À traiter
case-state-awaiting_second = Attend une deuxième personne
case-state-applying = En cours d’application
case-state-decided = Décidé
case-state-gone = Retiré
claim-mine = Réservé par vous
claim-mine-left = Réservé par vous, encore { $length }
claim-lapsed = Votre réservation a expiré
claim-none = Lecture seule
claim-other = Réservé par

## Device verdicts
verdict-none = Aucun verdict d’appareil
verdict-trusted = Fiable
verdict-suspicious = Suspect
verdict-not-trusted = Non fiable
verdict-inconclusive = Non concluant

## Queue
queue-label = File
queue-list-label = { $total ->
    [0] File, aucun dossier
    [one] File, un dossier
   *[other] File, { $total } dossiers
}
queue-ending = En route vers le dernier dossier : { $count } sur { $total } lus
holder-me = vous
assigned-title = Attribué à { $to }
row-no-reason = aucun motif indiqué
second-short = 2e personne
country = Pays du document
unfold = Afficher la file
filters = Filtres
filters-set = { $count ->
    [0] Filtres, aucun actif
    [one] Filtres, { $count } actif
   *[other] Filtres, { $count } actifs
}
filter-find = Chercher dans la file
filter-find-hint = Nom, identifiant ou mot-clé
filter-all = Tous
filter-operations = Dossiers pour l’exploitation : le workflow n’a pas rendu de décision
filter-state = État
filter-state-default = À traiter
filter-state-awaiting-second = Attend une deuxième personne
filter-state-applying = En cours d’application
filter-state-decided = Décidé
filter-state-gone = Retiré
filter-document = Étape du document
filter-document-verified = Vérifié
filter-document-not-verified = Non vérifié
filter-document-fraud = Fraude constatée
filter-document-aborted = Arrêtée par la personne
filter-document-cancelled = Abandonnée
filter-document-unknown = Autre réponse
filter-contract = Enjeu du contrat
filter-contract-high = Élevé
filter-contract-medium = Moyen
filter-contract-low = Faible
filter-verdict = Verdict d’appareil
filter-verdict-trusted = Fiable
filter-verdict-suspicious = Suspect
filter-verdict-not-trusted = Non fiable
filter-verdict-inconclusive = Non concluant
filter-family = Ouvert pour
filter-family-device = Appareil
filter-family-network = Réseau
filter-family-contact = Coordonnées
filter-family-document-quality = Qualité du document
filter-family-document-condition = État du document
filter-family-document-fraud = Fraude au document
filter-family-face-quality = Qualité du visage
filter-family-face-fraud = Fraude au visage
filter-family-identity-data = Données d’identité
filter-family-eligibility = Éligibilité
filter-family-user-abort = Abandon par la personne
filter-family-technical = Technique
filter-family-signing = Signature
filter-family-other = Autre
filter-source = Source
filter-source-trust = Plateforme Trust
filter-source-qes = Signature qualifiée
filter-source-onboarding = Entrée en relation
filter-holder = Réservation
filter-holder-mine = Par moi
filter-holder-free = Libre
filter-holder-pack = Emportés
filter-due = Échéance
filter-due-overdue = En retard
filter-due-today = Aujourd’hui
filter-found = { $total ->
    [one] { $total } trouvé
   *[other] { $total } trouvés
}
command-filter-clear = Effacer le filtre
filter-clear-short = Effacer
search-options = Ce qui peut être tapé
search-not = sauf
search-word = Nom, identifiant ou code : { $word }
search-left = { $count ->
    [one] { $count } dossier ne peut pas encore être cherché.
   *[other] { $count } dossiers ne peuvent pas encore être cherchés.
}

## Empty places
finished-title = C’était le dernier dossier
finished-text = Il ne reste rien dans cette file. Vos décisions sont en route ; la boîte d’envoi montre où en est chacune.
finished-others = Il ne reste rien que vous puissiez décider dans cette liste : ce qui reste est réservé par quelqu’un d’autre, attribué à quelqu’un d’autre ou vient de vous. Vos décisions sont en route ; la boîte d’envoi montre où en est chacune.
finished-button = Ouvrir la boîte d’envoi
queue-empty-title = La file est vide
queue-empty-text = Aucune session n’appelle un second regard. Les nouvelles apparaîtront ici d’elles-mêmes à la prochaine synchronisation.
nothing-found-title = Rien ne correspond au filtre
nothing-found-text = Il peut rester des dossiers en dehors.
no-case-title = { $total ->
    [0] Aucun dossier à traiter
    [one] Un dossier à traiter
   *[other] { $total } dossiers à traiter
}
no-case-found = { $total ->
    [0] Aucun dossier ne correspond au filtre
    [one] Un dossier correspond au filtre
   *[other] { $total } dossiers correspondent au filtre
}
no-case-text = Déplacez-vous avec { $down } et { $up }. Ouvrir un dossier libre le réserve pour vous.
no-case-open = Ouvrir le dossier choisi

## Undo
undo-label = Décision qui peut être annulée
undo-approved = Approuvé
undo-rejected = Rejeté
undo-left = { $secs } s
undo-more = et { $count } de plus
undo-in = Annuler, encore { $secs } s
undo-not-this = Cette décision ne peut plus être annulée.

## Outbox
outbox-title = Vos décisions
outbox-filter = Décisions selon leur état
outbox-all = Toutes
outbox-list-label = { $count ->
    [0] Vos décisions, aucune
    [one] Vos décisions, une
   *[other] Vos décisions, { $count }
}
outbox-list-label-newest = Vos { $count } décisions les plus récentes
outbox-empty-title = Aucune décision pour l’instant
outbox-none-title = Aucune décision sous « { $word } »
outbox-empty-text = Ce que vous approuvez ou rejetez apparaît ici aussitôt et y reste jusqu’à ce que l’accusé de la plateforme soit enregistré.
outbox-empty-button = Aller à la file
outbox-none-button = Tout afficher
entry-title = Décision
entry-word = État
entry-answer = Décision
entry-case = Dossier
entry-reasons = Motifs
entry-why = Où elle en est
entry-saved = Enregistrée
entry-open-case = Ouvrir le dossier
entry-decide-again = Ouvrir et décider de nouveau
answer-approve = Approuvé
answer-reject = Rejeté
entry-id = Entrée
decision-id = Id de décision
attempts = Tentatives
next-attempt = prochaine dans { $length }
delivery = Transmission
receipt = Accusé
receipt-none = pas encore
receipt-state = Plateforme : { $state }
receipt-outcome = résultat
receipt-recorded = Reçue
receipt-applied = Appliquée
receipt-request = Id de requête
ours = La vôtre
theirs = L’autre (fait foi)
begun = Ce que vous aviez commencé
not-decided = non décidé
version-when = Quand
by = Par
more = Afficher plus

## Flight pack
pack-title = Lot à emporter
pack-about = Réserve des dossiers pour un jour au plus et récupère leurs images, afin qu’ils puissent être décidés sans réseau.
pack-count = Dossiers
pack-of = parmi
pack-of-all = toute la file
pack-matching = { $count ->
    [0] Aucun dossier disponible,
    [one] Un dossier disponible,
   *[other] { $count } dossiers disponibles,
}
pack-needs = environ { $size } de plus ;
pack-free = { $size } libres.
pack-offline = Il faut le réseau pour emporter des dossiers.
pack-take = Emporter
pack-renew = Renouveler et compléter
pack-finish = Terminer
pack-give-back = Rendre le lot
pack-stop = Arrêter
pack-stop-about = Ce qui est complet reste ; le reste est rendu.
pack-stopping = Restitution de ce qui n’est pas emporté …
pack-syncing = Mise à jour de la liste …
pack-progress = Avancement du lot
pack-cases-of = { $done } dossiers sur { $total }
pack-images-of = { $done } images sur { $total }
pack-rate = { $size } par seconde
pack-left = encore { $length } environ
pack-has = { $count ->
    [0] Rien dans le lot ne peut être décidé pour l’instant.
    [one] Dans le lot : un dossier.
   *[other] Dans le lot : { $count } dossiers.
}
pack-ends = La première réservation expire dans { $length }.
pack-weighs = Il occupe { $size } ici.
pack-expired = { $count ->
    [one] { $count } réservation a expiré ; renouvelez-la pour décider le dossier.
   *[other] { $count } réservations ont expiré ; renouvelez-les pour décider les dossiers.
}
pack-half-made = Sa préparation a été interrompue : terminez-le ou rendez-le.
pack-did = Emportés : { $taken }. Renouvelés : { $renewed }.
pack-refused = { $count ->
    [one] { $count } dossier n’a pas pu être obtenu ; quelqu’un d’autre a été plus rapide.
   *[other] { $count } n’ont pas pu être obtenus ; quelqu’un d’autre a été plus rapide.
}
pack-unfinished = { $count ->
    [one] { $count } dossier n’a pas pu être récupéré en entier et a été rendu.
   *[other] { $count } n’ont pas pu être récupérés en entier et ont été rendus.
}
pack-released = Rendus : { $count }.
pack-later = Seront rendus au retour du réseau : { $count }.
pack-open = Lot à emporter
pack-open-half-made = Lot à emporter, inachevé
pack-status = Lot { $count }
pack-status-left = { $length }
pack-status-expired = { $count ->
    [one] { $count } expirée
   *[other] { $count } expirées
}
pack-status-title = Lot à emporter ; la première réservation expire le { $at }
size-kb = { $n } Ko
size-mb = { $n } Mo
size-gb = { $n } Go

## Status bar
status-bar-label = État de la console
online = En ligne
offline = Hors ligne
asked-to-wait = La plateforme demande d’attendre { $length }
synced-ago = synchronisé { $ago }
never-synced = pas encore synchronisé
sync-progress = Avancement de la synchronisation
syncing = Synchro, { $done } jusqu’ici
syncing-of = Synchro { $done } sur { $total }
quarantined = { $count } à part
quarantined-title = Des enregistrements illisibles ont été mis à part ; les autres suivent leur cours.
witnessed = Journal attesté jusqu’à l’entrée { $entry }, { $ago }
witnessed-title = La plateforme a vu le journal de cette console jusqu’ici à { $at } ; personne ne peut modifier cette partie sans que cela se voie.
not-witnessed = Journal pas encore attesté
not-witnessed-title = La plateforme n’a pas encore confirmé le contenu du journal de cette console. Le travail continue.
counts-label = Vos décisions en route
count-title = Les afficher dans la boîte d’envoi
theme-system = Thème : celui du système
theme-light = Thème : clair
theme-dark = Thème : sombre
theme-contrast = Thème : contraste élevé
command-sign-out = Se déconnecter

## Sign-in
sign-in-about = Un second regard sur les sessions qu’un contrôle automatique a passées en contrôle renforcé.
sign-in-demo = Ici, toutes les personnes sont fictives. Rien ne quitte cet ordinateur.
sign-in-button = Se connecter par le navigateur
sign-in-waiting = En attente du navigateur. Terminez-y la connexion.
sign-in-cancel = Abandonner
sign-in-offline = Pas de connexion.
sign-in-unsent = { $count ->
    [one] { $count } décision attend ici, scellée, que la personne de ce profil se connecte.
   *[other] { $count } décisions attendent ici, scellées, que la personne de ce profil se connecte.
}
sign-in-fine = Votre mot de passe reste dans le navigateur ; cette fenêtre ne le voit jamais.
version = Version { $version }

## Keys
keys-title = Raccourcis
keys-find = Chercher un raccourci
keys-about = Tous les raccourcis de cette fenêtre. Les lettres seules agissent tant qu’aucun champ n’est en cours de saisie.
keys-none = Aucun raccourci ne correspond.
close = Fermer
dismiss = Masquer
scope-queue = File
scope-case = Dossier
scope-decision = Pendant la décision
scope-images = Images
scope-marks = Repères sur les images
scope-outbox = Boîte d’envoi
scope-everywhere = Partout
command-keys = Raccourcis
command-go-queue = Aller à la file
command-go-outbox = Aller à la boîte d’envoi
command-go-reasons = Aller au tableau des motifs
command-undo = Annuler
command-back = Fermer ou revenir
command-next-pane = Partie suivante de l’écran
command-sync = Synchroniser
command-theme = Changer de thème
command-notice-act = Faire ce que propose le dernier message
command-notice-dismiss = Masquer le dernier message
command-log-acknowledge = Prendre acte que le journal n’est pas intact
command-sign-in = Se connecter
command-sign-in-cancel = Abandonner la connexion
command-down = Dossier suivant
command-up = Dossier précédent
command-open = Ouvrir
command-filter = Chercher et filtrer
command-filters = Masquer ou afficher les filtres
command-fold = Masquer ou afficher la file
command-pack = Lot à emporter
command-view = Afficher une liste nommée
command-views = Listes nommées
command-select = Prendre un dossier de la liste avec d’autres
command-select-down = Prendre aussi le dossier suivant
command-select-up = Prendre aussi le dossier précédent
command-several = Réserver, rendre ou attribuer plusieurs dossiers
command-approve = Approuver
command-reject = Rejeter
command-note = Commentaire
command-reload-case = Afficher le dernier état et réserver de nouveau le dossier
command-next-case = Quitter ce dossier pour le suivant
command-image-before = Image précédente
command-image-after = Image suivante
command-zoom-in = Agrandir
command-zoom-out = Réduire
command-fit = Ajuster à la table
command-pixels = Taille réelle
command-turn-right = Tourner à droite
command-turn-left = Tourner à gauche
command-reset-view = Rétablir la vue
command-tilt-right = Un degré à droite
command-tilt-left = Un degré à gauche
command-flip = Inverser en miroir
command-loupe = Afficher la loupe
command-brighter = Plus clair
command-darker = Plus sombre
command-more-contrast = Plus de contraste
command-less-contrast = Moins de contraste
command-invert = Négatif
command-channel = Canal de couleur suivant
command-edges = Montrer les contours
command-pattern = Montrer les trames d’écran et d’impression
command-two-images = Deux côte à côte
command-more-images = Une image de plus à côté
command-other-image = Image affichée suivante
command-link = Les déplacer ensemble
command-blink = En montrer deux en alternance
command-image-tools = Lumière et autres outils
command-image-facts = Ce que le fichier dit de lui-même
command-image-again = Redemander l’image
command-pan-left = Déplacer à gauche
command-pan-right = Déplacer à droite
command-pan-up = Déplacer vers le haut
command-pan-down = Déplacer vers le bas
command-mark = Placer un repère
command-unmark = Supprimer le repère
command-mark-left = Déplacer le repère à gauche
command-mark-right = Déplacer le repère à droite
command-mark-up = Déplacer le repère vers le haut
command-mark-down = Déplacer le repère vers le bas
command-mark-narrower = Réduire la largeur du repère
command-mark-wider = Augmenter la largeur du repère
command-mark-lower = Réduire la hauteur du repère
command-mark-higher = Augmenter la hauteur du repère
command-mark-keep = Garder le repère
command-mark-drop = Abandonner le repère
command-pick = Choisir un motif
command-find-reason = Chercher un motif
command-customer-text = Ce qui est dit à la personne
command-checklist = La liste de contrôle
command-override = Prendre acte du soupçon
command-whole-document = Le document entier, non un endroit précis
command-draft-clear = Effacer ce qui était commencé
command-submit = Valider
command-submit-stay = Valider et rester sur le dossier
command-cancel = Abandonner
command-entry-down = Décision suivante
command-entry-up = Décision précédente
command-entry-open = Ouvrir son dossier
command-entry-note = En prendre acte
command-entry-word = Afficher les décisions d’un type

## What is read out
heard-opened = Dossier { $id }
heard-opened-at = Dossier { $id }, { $position } sur { $total }
heard-approved = Approuvé et enregistré. Annulable pendant { $secs } secondes.
heard-rejected = Rejeté et enregistré. Annulable pendant { $secs } secondes.
heard-undone = Annulée : { $id }
heard-finish-first = Validez d’abord cette décision, ou quittez-la avec { $key }.
heard-opening = Un dossier est en cours d’ouverture.
heard-wait-opening = Le dossier est encore en cours d’ouverture. Cette touche n’a rien fait.
heard-wait-saving = La décision est en cours d’enregistrement. Cette touche n’a rien fait.
heard-undo-running = Elle est déjà en cours d’annulation.
heard-undo-once = Une décision a été annulée. Appuyez encore pour la précédente.
heard-undo-unsaved = Rien n’a été enregistré, donc rien n’a été annulé.
opening-text = Un dossier est en cours d’ouverture. Ses touches agiront dès qu’il sera là ; { $key } l’arrête.
key-missed = Une touche est venue trop tôt et n’a rien fait : appuyez encore.
left-unsaved = La décision sur { $id } n’a pas été enregistrée. { $why }
left-in-doubt = Au sujet de la décision sur { $id } : { $why }
heard-offline = Hors ligne. Le travail continue ; les décisions attendent et partiront d’elles-mêmes.
heard-online = De nouveau en ligne. En attente : { $waiting }, envoyées : { $sent }.
heard-synced = { $count ->
    [0] Synchronisé. La file est vide.
    [one] Synchronisé. Un dossier dans la file.
   *[other] Synchronisé. { $count } dossiers dans la file.
}
heard-picked = Choisi : { $title }
heard-unpicked = N’est plus choisi : { $title }
heard-panes = { $count ->
    [1] Une image
   *[other] { $count } images côte à côte
}
heard-linked = Les images se déplacent ensemble.
heard-unlinked = Chaque image se déplace seule.
heard-blink = En alternance : { $one } et { $other }
heard-blink-off = L’alternance est terminée.
heard-loupe = Loupe activée, grossissement par trois.
heard-loupe-off = Loupe désactivée.
heard-reset = Vue et lumière rétablies.
heard-marked = Repère { $number } gardé.
heard-unmarked = Repère { $number } supprimé.
heard-mark-dropped = Le repère a été abandonné.
shown-rest = { $count ->
    [one] afficher { $count } caractère de plus
   *[other] afficher { $count } caractères de plus
}

## What the button beside an error says; the errors stand in a file of their own
remedy-sign-in = Se connecter
remedy-reload-case = Réafficher
remedy-sync = Synchroniser
remedy-open-outbox = Boîte d’envoi
remedy-next-case = Dossier suivant

# Opening the profile
product = Second Look
start-opening = Ouverture …
start-again = Réessayer
place-title = Où placer les clés ?
place-about = Tout ce qui est conservé sur cet ordinateur est chiffré. Choisissez une fois ; rien n’est jamais changé à votre insu.
place-change-addresses = Modifier les adresses
place-change-addresses-about = Rien n’a encore été enregistré avec elles. Ce qui était conservé reste à côté sous le nom config.toml.old.
place-keychain = Utiliser le trousseau du système
place-keychain-about = S’ouvre avec votre compte sur cet ordinateur.
place-no-keychain = Aucun trousseau ne répond sur cet ordinateur. Une phrase de passe fonctionne partout.
place-passphrase = Votre phrase de passe
place-passphrase-or = Ou votre propre phrase de passe
place-passphrase-again = La même encore une fois
place-passphrase-about = Au moins { $count } caractères. Personne ne peut la retrouver : sans elle, le fichier reste fermé.
place-use-passphrase = Utiliser cette phrase de passe
unlock-passphrase = Phrase de passe de ce profil
unlock-button = Ouvrir
locked-title = Verrouillé
locked-about = Les clés ont quitté la mémoire et le fichier est fermé. Cette fenêtre ne contient aucune donnée de dossier.
locked-waiting = { $count ->
    [0] Aucune décision n’attend d’être envoyée.
    [one] Une décision attend d’être envoyée.
   *[other] { $count } décisions attendent d’être envoyées.
}
locked-open = Déverrouiller
configure-title = Quelle plateforme ?
configure-about = Ce profil ne connaît pas encore sa plateforme. Son exploitant dispose de ces adresses. Elles sont ensuite inscrites dans config.toml, dans ce répertoire, et peuvent y être modifiées.
configure-platform = Interface de la plateforme, jusqu’à /api/v1
configure-review = Interface de révision, jusqu’à /review/v1
configure-issuer = Connexion (émetteur OpenID Connect)
configure-clientid = Identifiant client de cette console
configure-environment = Environnement
configure-staging = Staging
configure-live = Live
configure-hosts = Hôtes d’où peuvent venir les images
configure-hosts-about = Séparez-en plusieurs par des espaces. Sans hôte, aucune image n’est chargée.
configure-try = Vérifier les adresses et continuer
configure-trying = Vérification des adresses…
configure-keep = Les garder sans réponse
configure-again = Relire config.toml
entry-acknowledge = Noté
command-entry-again = Renvoyer

## La deuxième personne, le masquage, la copie

filter-second = En attente d’une deuxième personne : { $count }
entry-second = Deuxième réponse
first-answer = Réponse de la première personne
second-answer = Réponse de la deuxième personne
blanked = Codes et motifs masqués
blanked-decide = Les codes, les motifs et les commentaires sont masqués pendant le partage de l’écran. { $key } les affiche ; décidez ensuite.
heard-blanked = Les codes, les motifs et les commentaires sont masqués.
heard-shown = Les codes, les motifs et les commentaires sont de nouveau affichés.
heard-copied = Copié.
copy-too-long = On ne copie pas autant à la fois. Sélectionnez moins.
command-blank = Masquer ou afficher les codes, motifs et commentaires, pour partager l’écran

## Les motifs, et ce que sont devenus les dossiers
became-title = Contrôles renforcés par motif
became-about = Ce que contient cet ordinateur, compté selon le code qui a ouvert le dossier, et ce qu’il en est advenu.
became-counting = Comptage en cours …
became-empty = Aucun dossier ici pour l’instant.
became-all = { $cases ->
    [one] { $cases } dossier ;
   *[other] { $cases } dossiers ;
} en attente : { $pending }, approuvés : { $approved }, rejetés : { $rejected }, terminés autrement : { $otherwise }.
became-code = Motif
became-cases = Dossiers
became-share = Part
became-pending = En attente
became-approved = Approuvés
became-rejected = Rejetés
became-otherwise = Autrement
became-superseded = Dépassés
became-approved-share = Approuvés parmi les décidés
became-none-decided = encore aucun
became-note = Un dossier ayant plusieurs codes compte à la ligne de chacun. Dépassés : les dossiers où la réponse d’une autre personne vaut à la place de la vôtre ; ils comptent aussi dans les colonnes précédentes.
figures-title = Chiffres clés
figures-period = Du { $from } au { $until }, en UTC
figures-arithmetic = { $numerator } / { $denominator } ; dossiers considérés : { $sample }
figures-weeks = Semaine par semaine
figures-week = Semaine du

## Listes nommées

views = Listes nommées
views-about = Des listes qui ont un nom : affichez-en une, ou gardez ce qui est filtré maintenant sous un nom à vous.
views-save = Garder ce qui est filtré sous le nom
views-save-button = Garder
views-refused-words = Une liste nommée ne garde aucun mot cherché : un nom tapé là resterait quand son dossier est effacé. Retirez d’abord les mots de la recherche.
views-refused-everything = Rien n’est filtré : c’est toute la file.
views-refused-problem = La recherche ne peut pas être lue. Corrigez-la d’abord.
views-shown = Fournies avec le programme
views-own = Les vôtres
views-none = Aucune pour l’instant.
views-rename = Nouveau nom de { $name }
views-up = Monter { $name }
views-down = Descendre { $name }
views-delete = Supprimer { $name }
views-delete-button = Supprimer

## Plusieurs dossiers

selected = { $count ->
    [one] { $count } dossier sélectionné
   *[other] { $count } dossiers sélectionnés
}
selected-none = Aucun
selected-one = Sélectionné
several = Plusieurs dossiers
several-about = Une seule chose, faite à chacun des dossiers sélectionnés. Décider n’en fait pas partie.
several-what = Ce qui est fait à chacun
several-claim = Réserver
several-release = Rendre la réservation
several-force_release = Mettre fin à la réservation d’autrui
several-assign = Attribuer
several-to = À qui
several-team = une équipe
several-team-id = Équipe, par son identifiant
several-note = Une ligne pour elle, conservée par la plateforme
hand-up = Transmettre ce dossier
hand-up-about = À une équipe par son identifiant, ou à une personne. Le dossier reste ouvert à la révision ; rien n’est décidé ici.
several-nobody = personne
several-will = Dossiers : { $will } sur { $total }
several-progress = { $done } sur { $total } jusqu’ici
several-done = Fait pour { $done } sur { $total }.
several-list = Dossiers
several-one-claim = sera réservé
several-one-release = sera rendu
several-one-force_release = sera retiré à qui l’a réservé
several-one-assign = sera attribué
several-went = fait
several-not-reached = arrêté avant lui
several-start = { $count ->
    [one] Le faire à { $count } dossier
   *[other] Le faire à { $count } dossiers
}
several-stop = Arrêter
several-offline = Il faut une connexion.
