### Ce qu’une personne a sur son bureau : commandes et raccourcis, réglages, messages, diagnostic.

## Commands
command-palette = Toutes les commandes
command-menu = Menu principal
palette-about = Tapez quelques lettres d’une commande ; les flèches choisissent, la touche d’entrée l’exécute.
palette-find = Chercher une commande
palette-count = { $count ->
    [0] Aucune commande ne correspond.
    [one] { $count } commande
   *[other] { $count } commandes
}

## Keys of one's own
keys-change = Changer les raccourcis
keys-change-done = Terminé
keys-change-about = Choisissez une commande, puis appuyez sur sa nouvelle touche. Une touche déjà prise par une autre commande est refusée.
keys-change-one = { $command } : changer la touche, actuellement { $key }
keys-none-now = aucune
keys-press = Appuyez sur la nouvelle touche ; { $cancel } abandonne.
keys-taken = { $key } est la touche de « { $by } ».
keys-reserved = { $key } sert déjà aux champs de saisie ou au système.
keys-in-the-way = « { $by } » a maintenant cette touche. Changez d’abord la sienne.
keys-reset-one = { $command } : revenir à { $key }
keys-reset-all = Rétablir tous les raccourcis
keys-changed = modifié
heard-key-changed = { $command } : la touche est maintenant { $key }.
heard-keys-reset = Tous les raccourcis sont ceux d’origine.
keys-single-off = Les touches seules sont désactivées ; le reste agit avec une touche de modification ou de fonction.

## Settings
command-settings = Réglages
settings-about = Tout s’applique aussitôt. Chaque réglage montre sa valeur par défaut et peut y revenir.
settings-looks = Apparence
settings-hands = Façon de travailler
settings-reset-all = Tout rétablir
setting-default = Par défaut : { $value }
setting-reset = Rétablir
setting-reset-one = Rétablir { $name } : { $value }
setting-on = oui
setting-off = non
setting-as-configured = Selon la configuration : { $value }
setting-theme = Thème
setting-theme-about = La table derrière un document reste toujours grise, pour ne pas en fausser les couleurs.
theme-name-system = Celles du système
theme-name-light = Clair
theme-name-dark = Sombre
theme-name-contrast = Contraste élevé
setting-text = Taille du texte
setting-density = Densité
setting-density-about = La hauteur des lignes de liste et des boutons.
density-compact = Compacte
density-cosy = Moyenne
density-comfortable = Aérée
setting-language = Langue
setting-language-about = Vaut aussi pour les explications d’un dossier. Ce que lisent les utilisateurs finaux n’en dépend pas.
setting-advance = Après une décision
setting-advance-about = Sinon le dossier décidé reste affiché, et vous continuez vous-même.
setting-advance-on = Ouvrir aussitôt le dossier suivant
setting-undo = Délai d’annulation
setting-undo-about = Durée pendant laquelle une décision reste ici avant l’envoi. Vaut dès la prochaine décision.
setting-undo-least = Durée pendant laquelle une décision reste ici avant l’envoi. Votre organisation n’autorise pas moins.
setting-undo-value = { $secs ->
    [0] aucun, envoi immédiat
   *[other] { $secs } secondes
}
setting-single = Touches seules
setting-single-about = Désactivez-les si vous dictez : seules les combinaisons et les touches de fonction déclenchent alors des commandes.
setting-single-on = Lettres, chiffres et signes déclenchent des commandes
setting-keys = Vos raccourcis
setting-keys-default = ceux d’origine
setting-keys-count = { $count ->
    [0] aucun modifié
    [one] { $count } modifié
   *[other] { $count } modifiés
}

## Liens, premiers dossiers, et le travail du jour
command-link-open = Ouvrir le dossier du lien
command-link-drop = Pas maintenant
command-lock = Verrouiller
command-hand-up = Transmettre ce dossier
command-copy-link = Copier un lien vers ce dossier
link-label = Un lien de l’extérieur
link-asks = Un lien demande le dossier { $id }.
heard-link-copied = Le lien vers ce dossier est copié.
copy-not-possible = La fenêtre n’a pas pu copier ceci. Copiez-le à la main :
queue-first-title = Les premiers dossiers arrivent
queue-first-text = Ils apparaissent ici d’eux-mêmes dès que la plateforme les a envoyés.
queue-none-title = Rien n’a encore été reçu
queue-none-text = La plateforme ne répond pas, et cet ordinateur ne contient encore aucun dossier. Connectez-vous au réseau : les dossiers viendront d’eux-mêmes, et ce qui est ici reste utilisable sans réseau.
today-none = Vous n’avez encore rien décidé aujourd’hui.
today-decided = Aujourd’hui, vous en avez approuvé { $approved } et rejeté { $rejected }.

## Told before, and diagnostics
command-notices = Messages précédents
notices-about = Ce que la fenêtre a signalé depuis son ouverture, le plus récent d’abord.
notices-none = Rien n’a encore été signalé.
command-diagnostics = Copier le diagnostic
diagnostics-title = Diagnostic
diagnostics-about = Pour qui vous aide : versions, état et codes d’erreur. Aucun nom, aucun dossier, aucune adresse.
diagnostics-copy = Copier
diagnostics-gathering = Collecte en cours …

## Paquets d’éléments
command-package = Paquet d’éléments de ce dossier
package-title = Paquet d’éléments
package-about = Un dossier sous forme de fichier que d’autres peuvent vérifier. Il quitte cet ordinateur, et le journal le dit.
package-looking = Examen de ce qui y entrerait …
package-for = Pour qui
package-purpose = À quoi il sert
package-purpose-note = 3 à 200 caractères. Conservé dans le journal de sorte que personne ne puisse le lire et que vous puissiez le prouver.
package-recipient = Destinataire { $n } : nom
package-recipient-key = Destinataire { $n } : clé publique age, age1…
package-recipient-more = Autre destinataire
package-parts = Ce que le dossier contient
package-note-gap = Manque, j’en prends acte
package-never = Ce qu’un paquet de ce type ne contient jamais
package-fields = Il montre { $shown } des { $fields } champs des données.
package-not-yours = Vos rôles ne permettent pas ce type.
package-sign-in = Se reconnecter
package-sign-in-note = Une exportation demande à nouveau qui vous êtes : votre connexion est trop ancienne pour cela.
package-export = Exporter
package-exporting = Exportation …
package-saved = Écrit dans { $file }.
package-saved-plain = Il s’y trouve non chiffré, et c’est à vous de le supprimer.
package-saved-encrypted = Seuls les destinataires peuvent l’ouvrir.

## Relecture d’un paquet
command-replay = Ouvrir un paquet d’éléments pour le regarder
replay-read-only = C’est ce que le réviseur a vu alors. Ce n’est pas un dossier de cette console : rien n’en peut être décidé, pris ou envoyé.
replay-package = Paquet
replay-state = État montré
replay-decision = Décision
replay-second = Seconde réponse
replay-decided = { $what }, par { $who }, { $when }
replay-told = La personne a été informée : { $text }
replay-unknown = Ce que personne ne peut dire à partir du seul paquet
replay-back = Retour au bureau
replay-case = Dossier { $id } tel qu’il a été montré
replay-nameless = Le paquet ne dit pas le nom
replay-files = Fichiers du dossier
replay-no-pictures = Vos rôles ne permettent pas les images.
replay-digest = SHA-256 de l’original :

## Conservation
command-go-retention = Aller à la conservation
retention-title = Conservation et conservations légales
retention-about = Ce qui est gardé ici et combien de temps, ce qui est sous conservation légale, et ce qui a été effacé.
retention-reading = Lecture …
retention-rules = Règles { $version } ; les jours comptent à partir de la clôture d’un dossier.
retention-class = Catégorie
retention-class-pictures = Images
retention-class-evidence = Dossier et éléments
retention-class-drafts = Brouillons
retention-class-decisions = Textes des décisions
retention-days = Jours
retention-overdue = À effacer
retention-held = Conservation
retention-waiting = Décision en attente
retention-erased = Effacé
retention-holds = Conservations légales
retention-no-holds = Aucun dossier n’est sous conservation légale.
retention-case = Dossier
retention-reason = Motif
retention-reason-note = De 3 à 200 caractères ; il en faut un pour ordonner et pour lever.
retention-place = Ordonner
retention-lift = Lever
retention-lift-case = Lever la conservation de { $case }
retention-no-reason = Le motif ne peut plus être lu.
retention-since = depuis le { $at }
retention-copy = Copie scellée : effacé par la plateforme
retention-due = À effacer
retention-no-due = Rien n’est à effacer.
retention-more = et { $count } de plus
retention-state-held = sous conservation légale
retention-state-waiting = une décision attend
retention-state-due = part au prochain passage
retention-erasures = Effacé
retention-no-erasures = Rien n’a encore été effacé.
retention-last = Dernier passage : { $at }, { $erased ->
    [0] aucun dossier effacé
    [one] { $erased } dossier effacé
   *[other] { $erased } dossiers effacés
  }.
retention-cause-platform = par la plateforme
retention-cause-hold_lifted = avec sa conservation
retention-cause-rule = selon une règle
retention-cause-not_needed = n’est plus utile ici
retention-entry = entrée { $entry } du journal
retention-heard-placed = Conservation ordonnée.
retention-heard-lifted = Conservation levée.

## The lines between the panes
divider-queue = Largeur de la file
divider-why = Largeur des explications du dossier
divider-value = { $percent } % de la largeur habituelle
divider-title = Aux flèches ou à la souris ; retour avec Origine
