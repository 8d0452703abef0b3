### Le registre : ce que responsables et auditeurs lisent des décisions de tous et du journal de cette console.

scope-ledger = Registre
command-go-ledger = Aller au registre
command-timeline = Chronologie du dossier
command-row-down = Ligne suivante
command-row-up = Ligne précédente
command-row-open = Chronologie de son dossier
command-ledger-list = Décisions ou entrées
command-ledger-find = Chercher un code
command-ledger-check = Vérifier chaque entrée
command-ledger-csv = Exporter la liste en CSV
command-ledger-json = Exporter la liste en JSON
command-ledger-clear = Ne plus restreindre la liste
command-timeline-case = Ouvrir le dossier de la chronologie

nav-ledger = Registre
ledger-title = Registre
ledger-lists = Quelle liste
ledger-decisions = Décisions de tous
ledger-entries = Entrées de cette console
ledger-decisions-about = Telles que la plateforme les communique
ledger-entries-about = Telles que cette console les a notées

## Two verdicts
ledger-verdicts = Intégrité et exhaustivité
ledger-integrity = Intégrité
ledger-completeness = Exhaustivité
verdict-holds = établie
verdict-fails = en défaut
verdict-cannot_say = impossible à dire
integrity-holds = { $looked ->
    [one] La seule entrée du journal { $log } était telle que signée le { $at }.
   *[other] Les { $looked } entrées du journal { $log } étaient telles que signées le { $at }.
}
integrity-since = { $count ->
    [0] Aucune ne s’y est ajoutée depuis.
    [one] Une s’y est ajoutée depuis.
   *[other] { $count } s’y sont ajoutées depuis.
}
integrity-cannot_say = Personne n’a encore vérifié chaque entrée de ce journal.
integrity-behind-rollback = Un journal précédent a été ramené en arrière ({ $fault }). Un constat a pu disparaître avec le fichier plus ancien : personne ne peut plus dire que rien n’a été modifié.
integrity-breaks = { $count ->
    [one] { $count } journal de cette console n’était pas intègre.
   *[other] { $count } journaux de cette console n’étaient pas intègres.
}
integrity-fails = Le journal précédent n’est pas intègre : { $fault }.
integrity-first-bad = Sa première entrée mauvaise est la { $seq }.
integrity-noted = Un responsable en a pris acte.
integrity-not-noted = Aucun responsable n’en a encore pris acte.
completeness-holds = Rien de connu ne manque. D’ici, personne ne peut voir ce qui n’a jamais été communiqué.
completeness-cannot_say = Le flux des décisions de la plateforme n’a encore jamais été lu ici.
completeness-unreadable = { $count ->
    [one] { $count } décision du flux n’a pas pu être lue.
   *[other] { $count } décisions du flux n’ont pas pu être lues.
}
completeness-unknown-here = { $count ->
    [one] La plateforme a { $count } décision de cette console qui est inconnue ici.
   *[other] La plateforme a { $count } décisions de cette console qui sont inconnues ici.
}
completeness-unknown-there = { $count ->
    [one] { $count } décision confirmée ici n’est pas dans le flux.
   *[other] { $count } décisions confirmées ici ne sont pas dans le flux.
}
completeness-fault = Des entrées manquent au journal précédent : { $fault }.
completeness-witnessed = Attesté jusqu’à l’entrée { $entry } le { $at } : jusque-là, rien ne peut être perdu sans que cela se voie.
completeness-unwitnessed = { $count ->
    [0] Rien ne s’y est ajouté depuis.
    [one] { $count } entrée s’y est ajoutée depuis, dont aucun témoin n’a connaissance.
   *[other] { $count } entrées s’y sont ajoutées depuis, dont aucun témoin n’a connaissance.
}
completeness-never-witnessed = Aucun témoin n’a encore vu ce journal : si sa fin avait été coupée, cela ne se verrait qu’auprès des clés.
fault-altered = une entrée n’est pas telle qu’elle a été signée
fault-out_of_order = des entrées manquent ou sont dans un autre ordre
fault-bad_signature = un point de contrôle ne porte pas la signature de cette console
fault-unsigned_tail = ses dernières entrées n’ont jamais été signées
fault-key_changed = il a été signé avec une autre clé
fault-rolled_back = il est plus court qu’il n’était
fault-forked = ce n’est pas le journal dont cette console se souvient
ledger-known = Flux connu jusqu’au { $at }
ledger-never-known = Flux jamais lu

## Narrowing
ledger-narrow = Restreindre la liste
ledger-person = Personne
ledger-anybody = Toutes
ledger-since = Du
ledger-until = Au
ledger-code = Code
ledger-code-hint = par exemple 3206
ledger-decision-id = Identifiant de la décision
ledger-kind = Type d’entrée
ledger-any-kind = Tous
ledger-override = Malgré soupçon
ledger-override-about = Approuvée malgré un code de soupçon
ledger-superseded = La nôtre trop tard
ledger-superseded-about = Une décision de cette console est arrivée trop tard
ledger-second = Second regard
ledger-second-about = Une deuxième personne examine, a examiné ou aurait examiné
ledger-clear = Effacer
ledger-count = { $count ->
    [0] Aucune
    [one] Une décision
   *[other] { $count } décisions
}
ledger-count-entries = { $count ->
    [0] Aucune affichée
    [one] Une affichée
   *[other] { $count } affichées
}
command-ledger-more = Chercher plus loin
ledger-empty-title = Aucune ligne ne correspond
ledger-empty-text = Effacez les restrictions, ou synchronisez : les décisions arrivent avec le flux de la plateforme.
ledger-empty-further = Parmi les entrées les plus récentes, aucune ne correspond. Les plus anciennes n’ont pas encore été examinées.

## Rows
ledger-at = Enregistrée
ledger-entry-at = Quand
ledger-who = Personne
ledger-what = Décision
ledger-case = Dossier
ledger-why = Motifs
ledger-remarks = Remarques
ledger-seq = Entrée
ledger-kind-short = Ce qui s’est passé
ledger-console = la console elle-même
ledger-made-here = prise ici
ledger-row-second = deuxième : { $answer }, { $person }
ledger-reasons-gone = partis avec le dossier
ledger-clock-back = horloge reculée
ledger-unreadable = illisible
ledger-list-label = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
state-applied = en vigueur
state-applying = pas encore en vigueur
state-awaiting_second = attend une deuxième personne
state-apply_failed = n’a pas pu prendre effet
state-declined_by_second = deuxième personne en désaccord
state-voided = les éléments ont changé avant

## Timeline
timeline-title = Chronologie
timeline-close = Fermer la chronologie
timeline-open-case = Ouvrir le dossier
timeline-gone = Le dossier n’est plus ici. Ce qui avait été écrit à son sujet est parti avec lui.
timeline-cut = Les entrées plus anciennes du journal sont omises.
timeline-none = Choisissez une ligne et appuyez sur { $key } pour voir ce qui s’est passé sur son dossier.
timeline-none-no-key = Choisissez une ligne et ouvrez-la pour voir ce qui s’est passé sur son dossier.
timeline-platform = Plateforme
timeline-saved = Enregistré ici
timeline-log = Journal de cette console
timeline-by = { $answer } par { $person }
timeline-entry = entrée { $seq }
timeline-outcome = Résultat : { $outcome }
heard-timeline = Chronologie de { $id } : { $count ->
    [one] { $count } événement
   *[other] { $count } événements
}.

## Taking a list out
ledger-export = Exporter
ledger-export-csv = Exporter en CSV
ledger-exported = { $rows ->
    [one] { $rows } ligne se trouve dans
   *[other] { $rows } lignes se trouvent dans
}
ledger-exported-note = Le fichier est maintenant hors du coffre ; il indique ses restrictions, l’heure, votre nom et à quoi il sert.
ledger-out-title = Exporter la liste
ledger-out-about = La liste quitte le coffre sous forme de fichier dans vos téléchargements. Elle indique ses restrictions, l’heure, votre nom et à quoi elle sert.
ledger-out-purpose = À quoi cela sert
ledger-out-note = 3 à 200 caractères. Figure dans le fichier, et dans le journal de sorte que personne ne puisse le lire et que vous puissiez le prouver.
ledger-out-do = Exporter
heard-ledger-checked = Chaque entrée a été vérifiée. Intégrité : { $integrity }. Exhaustivité : { $completeness }.

## What happened, entry by entry
kind-accepted = Enregistrée par la plateforme, pas encore en vigueur
kind-acknowledged = Décision dont il a été pris acte
kind-assigned = Dossier attribué
kind-block_erased = Élément effacé par la plateforme
kind-block_sealed_for_hold = Élément effacé par la plateforme, gardé scellé pour une conservation légale
kind-case_opened = Dossier ouvert
kind-certificate_issuer_met = Nouvel émetteur de certificat rencontré
kind-certificate_refused = Certificat refusé
kind-claim_ended = Réservation d’autrui levée
kind-claim_lost = Réservation perdue
kind-claimed = Dossier réservé
kind-closed = Décision close : le dossier est retiré
kind-confirmed = Décision confirmée
kind-decided = Décision enregistrée ici
kind-edition_changed = Édition de la politique modifiée
kind-epoch_ended = Clés de ce qui a été effacé détruites
kind-erased = Effacé selon une règle de conservation
kind-evidence_dropped = Éléments qui ne sont plus gardés ici
kind-file_erased = Fichier effacé par la plateforme
kind-file_sealed_for_hold = Fichier effacé par la plateforme, gardé scellé pour une conservation légale
kind-foreign_case_refused = Réponse sur un autre dossier refusée
kind-hold_lifted = Conservation légale levée
kind-hold_placed = Conservation légale ordonnée
kind-image_changed = Image différente de la précédente
kind-image_dropped = Image qui n’est plus gardée ici
kind-image_fetched = Image récupérée
kind-image_saved = Image sortie
kind-image_viewed = Image vue
kind-ledger_exported = Registre exporté
kind-ledger_read = Registre lu
kind-locked = Verrouillé
kind-log_break_acknowledged = Prise d’acte du journal rompu
kind-log_broken = Journal trouvé rompu
kind-log_exported = Journal exporté
kind-log_mark_unreadable = Marque auprès des clés illisible
kind-needs_review = Décision à régler
kind-noted = Note écrite
kind-organisation_file_changed = Fichier de l’organisation modifié
kind-original_saved = Fichier original sorti
kind-pack_cancelled = Emport annulé
kind-pack_made = Dossiers emportés
kind-pack_released = Dossiers emportés rendus
kind-pack_renewed = Réservation pour l’emport renouvelée
kind-pack_taken = Réservé pour l’emport
kind-package_exported = Paquet d’éléments créé
kind-package_replayed = Paquet d’éléments ouvert pour le regarder
kind-parked = Décision impossible à remettre
kind-policy_changed = Politique modifiée
kind-purged = Dossier retiré
kind-queued = Décision de nouveau en attente
kind-released = Réservation rendue
kind-retention_rules_changed = Règles de conservation modifiées
kind-reveal = Coordonnées affichées en clair
kind-roles_changed = Rôles modifiés
kind-sealed_for_hold = Dossier retiré par la plateforme, gardé scellé pour une conservation légale
kind-second_answered = Deuxième réponse enregistrée
kind-send_again = Renvoyée par une personne
kind-sent = Décision envoyée
kind-sign_in_ended = Connexion terminée par la plateforme
kind-sign_in_refused = Connexion refusée
kind-signed_in = Connexion
kind-signed_out = Déconnexion
kind-superseded = Une autre décision vaut
kind-synced = Synchronisation
kind-timeline_read = Chronologie lue
kind-tip_off_refused = Texte retenu
kind-undone = Décision annulée
kind-unlocked = Déverrouillé
kind-unknown = Issue d’un envoi inconnue
kind-withdrawn = Décision retirée
