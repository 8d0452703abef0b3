### What the engine says about the step-up policy: its rules, its faults, and what it would take to pass.

## L’édition selon laquelle un dossier est expliqué

policy-own = Expliqué selon les règles en vigueur à l’arrivée de ce dossier (édition { $version }).
policy-other = Expliqué selon les règles en vigueur aujourd’hui (édition { $version }). Celles de l’arrivée de ce dossier n’ont pas été conservées.

## Le plus petit changement qui aurait suffi à lui seul

alone-suspect_score = Un seul changement aurait suffi : avec un score de suspicion { $bound } au lieu de { $value }, la session ne serait pas venue à l’examen. Le score de suspicion est le chiffre du contrôle de l’appareil pour le risque.
alone-confidence = Un seul changement aurait suffi : avec une certitude sur l’appareil { $bound } sur 100 au lieu de { $value }, la session ne serait pas venue à l’examen.
alone-score = Un seul changement aurait suffi : avec un score { $bound } sur l’échelle { $scale } au lieu de { $value }, la session ne serait pas venue à l’examen.
alone-code = Un seul changement aurait suffi : sans { $code }, la session ne serait pas venue à l’examen.
alone-block = Un seul changement aurait suffi : si rien n’avait été relevé sous « { $block } », la session ne serait pas venue à l’examen.
alone-device = Un seul changement aurait suffi : si le contrôle de l’appareil lui avait fait confiance, la session ne serait pas venue à l’examen.
alone-workflow = Un seul changement aurait suffi : si le workflow avait accepté, la session ne serait pas venue à l’examen.
alone-none = Plusieurs causes : sans l’une quelconque d’entre elles, la session serait tout de même venue à l’examen.
alone-not_by_policy = Les règles connues ici n’auraient pas demandé d’examen. La plateforme a tout de même ouvert le dossier.
bound-under = de moins de { $limit }
bound-at_most = de { $limit } au plus
bound-at_least = d’au moins { $limit }
bound-over = de plus de { $limit }

## Ce que chaque élément a ajouté à un score

contributions-sum = Au total { $sum } ; c’est le score enregistré, { $score }.
contributions-sum-base = Au total { $sum } avec un départ de { $base } ; c’est le score enregistré, { $score }.
contributions-short = Au total { $sum } ; ce n’est pas le score enregistré, { $score } : quelque chose qui compte n’est pas nommé.

## Ce qui peut être demandé ensuite

remedies = Score { $value } sur l’échelle { $scale } : { $tier }. Suites possibles : { $offers }.
note-contract_tier = Selon les règles, ce contrat est de { $tier }.
tier-low = risque faible
tier-medium = risque moyen
tier-high = risque élevé
remedy-proceed = continuer sans rien de plus
remedy-strong_factor = un second facteur fort
remedy-more_documents = un autre document
remedy-video = une vidéo
remedy-block = écarter la session
remedy-live_agent = un entretien avec une personne
remedy-in_person = une rencontre en personne

## Avertissements

banner-cut_offs-policy = L’enregistrement dit « { $verdict } » ; les seuils des règles et le score de suspicion donnent « { $recomputed } ». L’enregistrement ne porte pas de seuils.
banner-cut_offs-policy-any = L’enregistrement dit « { $verdict } ». Le degré de certitude du contrôle n’en ressort pas ; quel qu’il soit, les seuils des règles et le score de suspicion donnent « { $recomputed } » ou « { $uncertain } ». L’enregistrement ne porte pas de seuils.
banner-bad_cut_offs-order = Les seuils de l’enregistrement sont inutilisables : le premier n’est pas inférieur au second.
banner-bad_cut_offs-range = Les seuils de l’enregistrement sont inutilisables : l’un d’eux est hors limites.
banner-required = La signature de cette session ne peut être émise sans { $blocks }. Elle ne peut être approuvée tant que cela manque.

block-digitalSignals = Signaux d’e-mail et de téléphone
block-documentsToSign = Documents à signer
block-comparisonResults = Comparaison des visages
block-authenticationResult = Authentification
block-outcomeStatus = Résultat
block-qesProcess = Identification
block-onboardingResult = Résultat du parcours

## La liste de contrôle : ce qu’une personne dit avoir examiné

checklist-document-features = Éléments de sécurité, impression et bords du document examinés en taille réelle.
checklist-zone-beside-print = Zone lisible par machine comparée aux champs imprimés.
checklist-face-beside-portrait = Selfie comparé trait par trait au portrait du document.

## Ce qui manque avant qu’une réponse puisse être enregistrée

missing-required_block_missing = La signature de cette session exige des éléments jamais arrivés : { $blocks }. Sans eux, aucune approbation n’est possible.
missing-account_incomplete = Des champs du compte sont vides : { $fields }. La politique n’autorise aucune approbation tant qu’ils ne sont pas remplis auprès de la banque.
missing-second_person_not_offered = Les règles exigent une seconde personne pour un tel dossier, et la plateforme n’en prévoit pas. Il ne peut être approuvé ici.
missing-reason_family_does_not_fit = Aucun des motifs choisis ne peut fonder un refus selon ces règles. Ajoutez celui qui le peut.
missing-comment_for_checklist = { $open } points sur { $all } de la liste de contrôle ne sont pas cochés. Cochez ce que vous avez examiné, ou écrivez dans le commentaire pourquoi le reste demeure ouvert.
missing-unknown_item = Ce qui a été coché n’est pas sur la liste de contrôle de ce dossier.
missing-mark_required = Vous soupçonnez le document : marquez sur une image l’endroit où cela se voit, ou indiquez qu’il s’agit du document entier.
missing-mark_required_no_picture = Aucune image de ce dossier ne peut recevoir de repère. Indiquez qu’il s’agit du document entier.
missing-mark_not_valid = Un repère ne se trouve pas à l’intérieur de son image.
missing-mark_other_picture = Un repère se trouve sur une image qui n’est pas celle conservée ici. Examinez-la de nouveau et refaites-le.
missing-mark_without_reason = Un repère montre un motif qui n’est pas choisi.
missing-mark_too_many = Il y a plus de { $limit } repères.
