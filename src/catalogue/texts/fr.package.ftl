### Paquets d’éléments : la page qu’ils contiennent, et ce qu’une exportation dit à la personne qui la demande.

## La page d’un paquet

package-title = Paquet d’éléments
package-derived = Document dérivé, et non le dossier conservé : des éléments ont été omis, voir plus bas.
package-kind = Pour
package-kind-full = Tout, pour les destinataires désignés
package-kind-regulator = Une autorité de contrôle, version caviardée
package-kind-court = Un tribunal, version caviardée
package-kind-partner = Un partenaire, version caviardée
package-kind-data_subject = La personne concernée, version caviardée
package-case = Dossier
package-id = Paquet
package-made_at = Établi le
package-purpose = Finalité
package-witnessed = Journal attesté par la plateforme
package-witnessed_up_to = jusqu’à l’entrée { $entry }, le { $at }
package-not_witnessed = pas encore
package-evidence_digest = Empreinte des éléments
package-yes = oui
package-no = non

## Décisions

package-decisions = Décisions prises ici
package-no_decision = Aucune décision n’a été prise sur cette console.
package-answer = Réponse
package-answer-approve = Approuvé
package-answer-reject = Rejeté
package-saved_at = Enregistrée le
package-customer_reason = Ce qui a été dit à la personne
package-customer-document_not_accepted = Le document n’est pas accepté
package-customer-document_unreadable = Le document est illisible
package-customer-details_need_correction = Des indications sont à corriger
package-customer-additional_information_needed = Des informations supplémentaires sont nécessaires
package-customer-not_eligible = Le service n’est pas ouvert à cette personne
package-customer-could_not_be_completed = Cela n’a pas pu aboutir
package-decision_id = Décision
package-reviewer = Décidée par
package-state = État
package-reasons = Motifs
package-override = Malgré un code de soupçon
package-comment = Commentaire
package-bytes = Octets de la décision
package-unreadable = Ils ne sont plus lisibles sur cette console.

## Les six parties

package-parts = Les six parties des éléments
package-part = Partie
package-part-images_and_text = Images du document et ce qui y a été lu
package-part-face_and_liveness = Image ou vidéo du visage, avec le rapport de détection du vivant
package-part-device = Ce que le contrôle de l’appareil a enregistré
package-part-score_and_features = Score et les caractéristiques qui l’expliquent
package-part-signed_assertion = Assertion d’identité signée
package-part-signature_trail = Historique de la signature, avec heures et adresses
package-state-present = Présente
package-state-incomplete = Incomplète
package-state-missing = Manquante
package-state-left_out = Omise pour ce destinataire

## Fichiers

package-files = Fichiers du dossier
package-file = Fichier
package-digest = SHA-256 de l’original
package-side-front = Recto du document
package-side-back = Verso du document
package-side-portrait = Photo d’identité du document
package-side-selfie = Image de la personne
package-side-video = Vidéo
package-side-report = Rapport
package-side-signed = Document signé
package-side-other = Un autre fichier
package-file-original = Tel que reçu
package-file-redacted = Recouverte hors des repères, redessinée
package-file-left_out = Omis pour ce destinataire
package-file-nothing_marked = Omis : rien n’y était marqué
package-file-not_held = Absent : jamais récupéré, ou impossible à récupérer
package-file-erased = Effacé par la plateforme
package-file-erased_by_rule = Effacé selon une règle de conservation, avant l’établissement du paquet
package-file-withheld = Omis : il n’y a pas de consentement
package-file-not_displayed = Omis : il ne peut pas être affiché sans risque
package-file-no_permission = Omis : la personne qui a établi le paquet ne peut pas voir les images
package-file-marks_unreadable = Omis : ce qui y était marqué n’est plus lisible
package-redacted_picture = Une image du dossier, recouverte hors des repères

## Champs

package-fields = Ce qui est montré de l’enregistrement
package-place = Champ
package-value = Valeur

## Ce qui a été omis

package-left_out = Ce que ce paquet ne contient pas
package-what = Quoi
package-why = Pourquoi
package-what-biometrics_without_consent = Images de la personne sans son consentement
package-what-personal_data = Ce qui nomme ou décrit la personne
package-what-comment = Commentaires des examinateurs
package-what-purpose = La finalité de l’exportation
package-what-pictures_outside_marks = Images hors des repères de l’examinateur
package-what-pictures = Images
package-what-signed_documents = Documents signés
package-what-digest_of_the_whole_case = L’empreinte du dossier entier
package-what-review = Ce que les examinateurs et les contrôles automatiques ont noté
package-what-technical_data = Données techniques des appareils et des réseaux
package-what-log_entries = Entrées du journal d’audit
package-what-decisions = Les octets d’une décision prise ici
package-what-entries_of_a_broken_log = Preuves de ce qui s’est passé avant le nouveau journal
package-why-consent = La loi exige un consentement
package-why-personal = Inutile pour cette finalité
package-why-internal = À usage interne uniquement
package-why-guessable = Une valeur pourrait en être devinée
package-why-reviewers = Elles nomment les personnes qui y ont travaillé
package-why-other_way = Remis par une autre voie, une fois l’identité du demandeur établie
package-why-unreadable = Ils ne sont plus lisibles sur cette console
package-why-unproven = Elles se trouvent dans un journal trouvé altéré

## Le journal

package-happened = Ce qui s’est passé auparavant sur cette console
package-number = Entrée
package-event = Événement
package-time = Heure
package-person = Personne
package-unproven_entry = Dans un journal antérieur, trouvé altéré : rien ici ne le prouve

## Vérifier

package-check = Vérifier ce paquet
package-check_how = VERIFY.txt, à côté du dossier de cette page, contient les lignes qui le vérifient avec sha256sum et OpenSSL seuls.
package-unknown_key = À qui appartient la clé qui l’a signé : demandez-la à l’organisation par une autre voie.
package-unknown_times = Si les heures sont exactes : ce sont celles de l’horloge de la console.
package-unknown_complete = Si tout ce qui s’est passé a une entrée.
package-unknown_before = Si le journal a été réécrit avant l’établissement de ce paquet.

## Ce qu’une exportation dit à la personne

package-error-recipients = Un paquet complet ne sort que chiffré : désignez au moins un destinataire, et au plus 20, chacun avec une clé publique age.
package-error-no_recipients = Seul un paquet complet est chiffré ; ce type n’a pas de destinataires.
package-error-key = La clé d’un destinataire n’est pas une clé publique age. Elle commence par age1.
package-error-secret_key = C’est une clé secrète age. Ne la donnez à personne ; utilisez la clé publique, qui commence par age1.
package-error-gaps = Des parties des éléments manquent ou sont incomplètes : { $parts }.
package-error-gaps_do = Prenez acte de chacune pour exporter quand même ; le paquet les nomme aussi.
package-error-changed = Le dossier a changé depuis que vous avez regardé ce qui y entre.
package-error-look_again = Regardez-le à nouveau, puis exportez.
package-error-too_large = Le paquet dépasserait 200 Mio ou contiendrait plus de 500 fichiers.
package-error-not_made = Le paquet n’a pas pu être établi. Rien n’a quitté cette console.
package-error-unwritten = Le paquet a été établi et n’a pas pu être écrit.
package-error-unwritten_do = Vérifiez que le dossier des téléchargements existe et a de la place, puis exportez à nouveau.


## Relecture : un paquet ouvert pour être regardé

replay-title = Relecture d’un paquet d’éléments : { $kind }
replay-holds = Le paquet tient : il est tel qu’il a été signé, avec une clé connue ici.
replay-holds_unknown_key = Le paquet est tel qu’il a été signé ; à qui est la clé, personne ne le sait ici. Demandez-la à l’organisation, par une autre voie.
replay-other_catalogue = Les codes sont décrits ici avec d’autres mots que lors de sa création.
replay-other_policy = L’édition de la politique sous laquelle il est arrivé n’est pas dans le paquet ; celle fournie l’explique ici.
replay-not_kept = La console qui l’a créé n’avait pas gardé avec la décision ce que disaient alors la liste de la plateforme, la politique et les descriptions : les trois sont celles de la création.
replay-not_as_decided = Aucune entrée ne montre que ces preuves sont celles sur lesquelles on a décidé.
replay-kept_back = Des parties ont été retenues pour ce destinataire : ce qui est vide ici ne l’était pas forcément alors.
replay-answer_closed = Décidé ; le paquet ne dit pas comment
replay-encrypted = Ce paquet est chiffré.
replay-encrypted_do = Ouvrez-le avec la clé secrète d’un de ses destinataires.
replay-identity = Le fichier de clé ne contient aucune clé secrète d’age.
replay-not_for_this_key = Ce paquet n’est pas chiffré pour cette clé, ou il a été modifié.
replay-unread = Le fichier n’a pas pu être lu, ou il est plus grand que tout paquet.
replay-does_not_hold = Ce paquet ne tient pas : { $part } n’est pas tel qu’il a été signé. Rien n’en est montré.
replay-does_not_hold_do = Redemandez-le ; second-look-verify dit plus précisément ce qui ne va pas.
replay-no_review = Ce paquet est destiné à un partenaire ou à la personne concernée : ce que le réviseur a vu n’y est pas.
replay-other_state = Le paquet a été écrit par un programme qui l’écrit autrement ; celui-ci ne peut pas le montrer.
replay-archive-no_archive = Ce fichier n’est pas un paquet d’éléments : ce n’est pas une archive.
replay-archive-cut_short = Ce fichier n’est pas un paquet d’éléments : il est tronqué.
replay-archive-hangs_on = Ce fichier n’est pas un paquet d’éléments : quelque chose y est accroché, avant ou après.
replay-archive-long = Ce fichier n’est pas un paquet d’éléments : c’est une archive de forme longue, dont aucun n’a besoin.
replay-archive-too_many = Ce fichier n’est pas un paquet d’éléments : il contient plus de 500 fichiers.
replay-archive-too_large = Ce fichier n’est pas un paquet d’éléments : il contient, ou prétend contenir, plus de 200 Mio.
replay-archive-encrypted = Ce fichier n’est pas un paquet d’éléments : un fichier y est chiffré par l’archive elle-même.
replay-archive-compressed = Ce fichier n’est pas un paquet d’éléments : un fichier y est compressé.
replay-archive-no_file = Ce fichier n’est pas un paquet d’éléments : il contient un lien, un dossier ou un périphérique.
replay-archive-bad_name = Ce fichier n’est pas un paquet d’éléments : un fichier y porte un nom qu’aucun paquet ne donne.
replay-archive-same_name = Ce fichier n’est pas un paquet d’éléments : deux fichiers y portent le même nom.
replay-archive-disagrees = Ce fichier n’est pas un paquet d’éléments : la liste à sa fin contredit ce qui précède ses fichiers.
replay-archive-overlaps = Ce fichier n’est pas un paquet d’éléments : deux fichiers y partagent des octets.
replay-archive-hidden = Ce fichier n’est pas un paquet d’éléments : il contient des octets qui n’appartiennent à aucun de ses fichiers.
replay-archive-unreadable = Ce fichier n’est pas un paquet d’éléments : il n’est pas écrit comme tel, ou il a été modifié.
replay-unknown-key_owner = À qui est la clé : elle est venue avec le paquet.
replay-unknown-claimed_times = Si les heures sont vraies : elles sont ce que disait l’horloge de cette console.
replay-unknown-completeness = Si tout ce qui s’est passé a une entrée, et si chaque entrée est ici.
replay-unknown-log_before = Si le journal a été réécrit avant la création du paquet.
replay-unknown-left_out = Ce que disent les valeurs retenues.
replay-unknown-no_entries = Ce qui s’est passé avec le dossier : aucune entrée du journal n’est ici.
replay-unknown-not_as_decided = Si ces preuves sont celles sur lesquelles on a décidé.
replay-unknown-unproven_decision = Si une décision est celle dont parle son entrée.
replay-unknown-unreadable_decision = Ce que disait une décision qui n’était plus lisible.
replay-unknown-report = Si la page pour lecteurs et les reçus disent ce que dit le reste.
replay-choose_package = Choisir un paquet d’éléments
replay-choose_key = Choisir le fichier avec la clé secrète d’age
