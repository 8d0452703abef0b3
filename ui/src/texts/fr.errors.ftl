### Erreurs : ce qui s’est passé, ce qui en est perdu ou non, et que faire. Les mêmes identifiants que dans en.errors.ftl.

## Anything thrown inside the window
error-unexpected = Un problème est survenu dans la fenêtre.
error-unexpected-action = Cette étape n’a rien enregistré. Réessayez.
error-argument-refused = La fenêtre a demandé quelque chose qui n’a pas de sens. Rien n’a été fait.
error-argument-refused-action = Réessayez ; si cela persiste, adressez-vous à l’assistance.

## Signing in
error-sign-in-needed = Votre connexion a expiré.
error-sign-in-needed-action = Reconnectez-vous ; vos décisions attendent.
error-sign-in-failed = La connexion n’a pas abouti.
error-sign-in-failed-action = Réessayez, ou demandez à qui gère vos comptes.
error-sign-in-timed-out = Le navigateur n’est pas revenu à temps.
error-sign-in-timed-out-action = Recommencez la connexion.
error-sign-in-cancelled = La connexion a été abandonnée.
error-signed-out = Personne n’est connecté.
error-signed-out-action = Connectez-vous d’abord ; ce qui est enregistré ici reste.
error-browser-not-opened = Aucun navigateur n’a pu être ouvert pour la connexion.
error-browser-not-opened-action = Définissez un navigateur par défaut dans votre système, puis réessayez.
error-sign-in-address-refused = La connexion menait à une adresse qui n’est pas la sienne ; elle n’a pas été ouverte.
error-sign-in-address-refused-action = Vérifiez « issuer » dans config.toml, et dites-le à qui gère la connexion.

## The platform and the way to it
error-offline = Pas de connexion à la plateforme.
error-offline-action = Continuez à travailler ; les décisions attendent et partiront d’elles-mêmes.
error-platform-busy = La plateforme a demandé d’attendre.
error-platform-busy-action = Rien n’est perdu. Réessayez dans un instant ; les décisions partent d’elles-mêmes.
error-platform-unavailable = La plateforme répond par une erreur de son côté.
error-platform-unavailable-action = Rien n’est perdu. Réessayez dans un instant ; les décisions partent d’elles-mêmes.
error-network-needs-sign-in = Le réseau demande sa propre connexion.
error-network-needs-sign-in-action = Ouvrez un navigateur, connectez-vous au réseau, puis synchronisez de nouveau.
error-proxy-needs-sign-in = Le proxy du réseau demande une connexion.
error-proxy-needs-sign-in-action = Adressez-vous à qui gère le réseau ; l’essai reprend de lui-même.
error-foreign-case = La plateforme a répondu avec un autre dossier. Rien n’en a été montré.
error-foreign-case-action = Prévenez l’exploitation ; les autres dossiers ne sont pas touchés.
error-malformed = La plateforme a refusé la demande comme erronée.
error-malformed-action = C’est une erreur du programme ; signalez-la à l’assistance. Ce qui est enregistré reste.
error-cursor-expired = La plateforme ne sait plus jusqu’où cette console avait lu sa liste.
error-cursor-expired-action = Synchronisez de nouveau : toute la liste est alors reprise. Rien n’est perdu ici.
error-feed-loops = La liste des changements de la plateforme n’avance plus.
error-feed-loops-action = Prévenez l’exploitation ; ce qui est ici peut toujours être traité.

## A case
error-claim-expired = Votre réservation de ce dossier a expiré.
error-claim-expired-action = Ouvrez-le de nouveau pour le réserver.
error-no-live-claim = Vous n’avez pas de réservation en cours sur ce dossier ; rien n’a été enregistré.
error-no-live-claim-action = Ouvrez-le de nouveau quand la plateforme est joignable ; vos mots restent comme brouillon.
error-decision-on-its-way = Votre décision sur ce dossier est en route ; il reste donc réservé.
error-decision-on-its-way-action = Annulez d’abord la décision, ou attendez la réponse de la plateforme.
error-case-gone = La plateforme a retiré ce dossier.
error-case-gone-named = La plateforme a retiré le dossier { $id }.
error-case-gone-action = Il quitte la liste à la prochaine synchronisation.
error-case-erased-by-rule = Ce dossier était clos et a été effacé ici selon une règle de conservation.
error-case-erased-by-rule-action = La plateforme en garde l’enregistrement. Ce qui a été fait ici reste dans le journal.
error-unknown-case = Ce dossier n’est pas ici.
error-unknown-case-action = Il est peut-être retiré, ou pas encore synchronisé. Synchronisez et regardez la file.
error-already-decided = Ce dossier a été décidé.
error-already-decided-action = Prenez le dossier suivant.
error-not-reviewable = Ce dossier n’est pas, ou n’est plus, à examiner.
error-not-reviewable-action = Prenez un autre dossier.
error-forbidden = Votre rôle ne le permet pas.
error-forbidden-action = Adressez-vous à un responsable.

## Deciding and taking back
error-evidence-changed = Les éléments ont changé pendant que vous les consultiez.
error-evidence-changed-action = Consultez-les de nouveau avant de décider.
error-incomplete = La réponse n’est pas complète ; rien n’a été enregistré.
error-incomplete-action = Complétez ce que le formulaire indique.
error-already-on-its-way = Une décision sur ce dossier est déjà en route.
error-already-on-its-way-action = Annulez d’abord la décision, ou attendez la réponse de la plateforme.
error-too-late = Trop tard pour l’annuler : elle a été envoyée ou n’attend plus.
error-too-late-action = La boîte d’envoi montre où elle en est.
error-not-saved = Votre décision n’a pas pu être enregistrée.
error-not-saved-action = Rien n’en a été envoyé. Vérifiez que le disque n’est pas plein, puis décidez de nouveau.
error-save-unclear = Le disque a failli pendant l’enregistrement de votre décision.
error-save-unclear-action = Ne décidez pas encore de nouveau : fermez la fenêtre, relancez-la et regardez la boîte d’envoi.
error-unknown-entry = Cette décision n’est pas dans la boîte d’envoi, ou il n’y a plus rien à régler.
error-unknown-entry-action = La boîte d’envoi montre ce qui s’y trouve maintenant.
error-not-parked = En l’état, cette décision ne peut pas être renvoyée.
error-not-parked-action = La boîte d’envoi montre où elle en est.
error-outbox-full = Tant de décisions attendent ici que rien de plus n’est décidé avant l’envoi de quelques-unes.
error-outbox-full-action = Connectez cet ordinateur au réseau et synchronisez. En attendant, des dossiers peuvent être lus et des brouillons écrits.
error-outbox-too-old = Une décision attend ici depuis trois jours. Rien de plus n’est décidé avant son envoi.
error-outbox-too-old-action = Connectez cet ordinateur au réseau et synchronisez. En attendant, des dossiers peuvent être lus et des brouillons écrits.
error-outbox-stopped = Les entrées de la boîte d’envoi se contredisent ; rien de plus n’a été envoyé.
error-outbox-stopped-action = Adressez-vous à l’assistance avant de continuer. Ce qui est confirmé est en sécurité ; ne supprimez pas le profil.
error-invariant-broken = La boîte d’envoi a refusé un changement qui contredit ses propres entrées. Rien n’en a été écrit.
error-invariant-broken-action = Adressez-vous à l’assistance avant de continuer. Ce qui est confirmé est en sécurité ; ne supprimez pas le profil.

## Pictures and files of a case
error-file-host-refused = La plateforme a renvoyé vers un serveur de fichiers non autorisé.
error-file-host-refused-action = Vous pouvez tout de même décider le dossier. L’exploitation doit peut-être ajouter le serveur à la configuration.
error-link-expired = Le lien vers ce fichier a expiré avant de pouvoir servir.
error-link-expired-action = Réessayez plus tard ; vous pouvez tout de même décider le dossier.
error-image-not-enabled = Le téléchargement n’a jamais été activé sur la plateforme.
error-image-not-enabled-action = Prévenez l’exploitation ; vous pouvez décider d’après le reste.
error-image-not-eligible = La plateforme ne remet jamais de fichiers de ce type.
error-image-not-eligible-action = Décidez d’après le reste.
error-image-failed = La plateforme n’a pas pu remettre ce fichier.
error-image-failed-action = Rouvrez le dossier dans quelques minutes, ou décidez d’après le reste.
error-not-an-image = Une page web ou un dessin est arrivé à la place de l’image.
error-not-an-image-action = Il n’a été ni affiché ni conservé. Vous pouvez tout de même décider le dossier ; si le réseau demande sa propre connexion, connectez-vous-y et réessayez.

## Several cases, flight pack, legal holds
error-pack-under-way = Un lot à emporter est déjà en cours de préparation ou de restitution.
error-pack-under-way-action = Attendez que ce soit terminé, ou arrêtez-le.
error-pack-off = Ici, on n’emporte pas de dossiers : les images viennent quand un dossier est ouvert.
error-pack-off-action = Adressez-vous à votre organisation si vous devez travailler sans réseau.
error-hold-reason = Une conservation légale est ordonnée et levée avec un motif.
error-hold-reason-action = Dites pourquoi en 3 à 200 caractères, sur une seule ligne.
error-case-already-held = Ce dossier est déjà sous conservation légale.
error-case-not-held = Ce dossier n’est sous aucune conservation légale.
error-case-held = Ce dossier est sous conservation légale ; rien n’en est effacé.
error-case-held-action = Levez d’abord la conservation.

## The ledger, and what leaves the window
error-ledger-filter = Cette restriction ne peut pas être comprise.
error-ledger-filter-action = Vérifiez les deux jours : la liste commence avant de finir.
error-file-exists = Un fichier de ce nom existe déjà ; rien n’est jamais écrasé.
error-file-exists-action = Réessayez dans une seconde.
error-file-not-written = Le fichier n’a pas pu être écrit.
error-file-not-written-action = Vérifiez que votre dossier de téléchargements existe et que le disque n’est pas plein.
error-not-copied = Le presse-papiers du système n’a rien pris.
error-not-copied-action = Réessayez, ou recopiez-le à la main.
error-clipboard-off = La copie est désactivée ici ; rien n’a été mis dans le presse-papiers.
error-clipboard-off-action = Le lien vers un dossier peut être copié. Pour le reste, votre organisation doit l’autoriser.
error-diagnostics-unwritten = Le diagnostic n’a pas pu être établi.
error-diagnostics-unwritten-action = Réessayez ; si cela persiste, adressez-vous à l’assistance.

## Settings and links
error-settings-unread = Certains de vos réglages n’ont pas pu être lus ; ils ont leur valeur par défaut.
error-settings-unread-action = Parcourez les réglages ; ce que vous y choisissez est de nouveau enregistré.
error-settings-not-kept = Vos réglages n’ont pas pu être enregistrés.
error-settings-not-kept-action = Ils restent comme avant. Vérifiez si le disque est plein.
error-settings-refused = Un réglage a une valeur impossible.
error-settings-refused-action = Choisissez l’une des valeurs proposées.
error-link-refused = Ce lien ne mène à aucun dossier.
error-link-refused-action = Demandez l’identifiant du dossier à qui l’a envoyé, puis cherchez-le.

## Opening, locking and closing the profile
error-not-open = Le profil n’est pas, ou n’est plus, ouvert.
error-not-open-action = Attendez, ou rouvrez-le ; ce qui est enregistré reste.
error-locked = Ce profil est verrouillé.
error-locked-action = Déverrouillez-le pour continuer ; ce qui est enregistré reste.
error-closing = Le programme se ferme.
error-not-asked-for = Le profil n’attend pas cela en ce moment. Rien n’a été fait.
error-not-asked-for-action = Continuez avec ce que l’écran demande.
error-addresses-silent = Une adresse au moins ne répond pas.
error-addresses-silent-action = Corrigez-la ou vérifiez le réseau. Les adresses peuvent aussi être gardées sans réponse.
error-addresses-wrong = Une adresse est inutilisable.
error-addresses-wrong-action = Corrigez ce qui est nommé.
error-config-faults-action = Corrigez les lignes indiquées, puis réessayez.
error-profile-file = Le répertoire de ce profil n’a pas pu être utilisé.
error-profile-file-action = Vérifiez que le disque n’est pas plein et que le répertoire du profil est à vous.
error-profile-record-missing = Le fichier profile.json, qui dit à qui est ce profil, a disparu.
error-profile-record-missing-action = Remettez profile.json depuis une sauvegarde, ou commencez avec un nouveau répertoire de profil. Rien n’a été modifié.
error-profile-record-damaged = Le fichier profile.json de ce profil est endommagé, ou d’une version plus récente.
error-profile-record-damaged-action = Remettez profile.json depuis une sauvegarde, ou commencez avec un nouveau répertoire de profil. Rien n’a été modifié.
error-profile-database-without-keys = Ce profil a une base de données, mais aucune indication de ses clés.
error-profile-database-without-keys-action = Remettez profile.json depuis une sauvegarde, ou commencez avec un nouveau répertoire de profil. Rien n’a été modifié.
error-profile-keys-exist = Ce profil a déjà ses clés.
error-profile-keys-exist-action = Ouvrez-le avec celles-ci.
error-profile-keys-not-made = Ce profil n’a pas encore de clés.
error-profile-keys-not-made-action = Choisissez où les placer : dans le trousseau du système, ou sous une phrase de passe.
error-keys-not-chosen = Ce profil n’a pas encore de clés.
error-keys-not-chosen-action = Choisissez où les placer : dans le trousseau du système, ou sous une phrase de passe.
error-demo-failed = La démo n’a pas pu être lancée.
error-demo-failed-action = Fermez la fenêtre et relancez la démo.

## The keys
error-passphrase-needed = Il faut ici une phrase de passe.
error-passphrase-needed-action = Saisissez-la.
error-passphrase-wrong = Cette phrase de passe n’ouvre pas le profil.
error-passphrase-wrong-action = Saisissez-la de nouveau.
error-passphrase-too-short = Cette phrase de passe est trop courte.
error-passphrase-too-short-action = Choisissez-en une plus longue, par exemple quatre ou cinq mots.
error-keychain-unavailable = Ce système n’offre aucun trousseau que Second Look puisse utiliser.
error-keychain-unavailable-action = Lancez un trousseau (sous Linux gnome-keyring ou KWallet), puis relancez Second Look. Un nouveau profil peut aussi être créé avec une phrase de passe.
error-keychain-locked = Le trousseau du système est verrouillé, ou il a refusé Second Look.
error-keychain-locked-action = Déverrouillez-le, répondez oui à sa question, et réessayez.
error-keychain-timed-out = Le trousseau du système n’a pas répondu à temps.
error-keychain-timed-out-action = Cherchez une question que le système vous pose, répondez-y, et réessayez.
error-keychain-forgetful = Le trousseau du système n’a pas gardé la clé qui lui a été confiée.
error-keychain-forgetful-action = N’utilisez pas ce trousseau : créez le profil avec une phrase de passe, ou faites d’abord réparer le trousseau.
error-key-wrong = Une clé n’est pas celle avec laquelle ce profil a été créé.
error-key-wrong-action = Rétablissez le trousseau ou le fichier de clés de ce profil ; une sauvegarde l’a sans doute remplacé. Rien n’a été modifié.
error-key-file-damaged = Le fichier de clés de ce profil est endommagé.
error-key-file-damaged-action = Remettez keys.sealed depuis une sauvegarde. Rien n’a été modifié.
error-key-file-io = Le fichier de clés de ce profil n’a pas pu être lu ou écrit.
error-key-file-io-action = Vérifiez que le disque n’est pas plein et que le répertoire du profil est à vous.
error-key-witness-failed = Un deuxième processus n’a pas pu relire la nouvelle clé.
error-key-witness-failed-action = Relancez Second Look ; si cela persiste, réinstallez-le.
error-key-thread = Le système n’a pas pu lancer ce qui demande les clés.
error-key-thread-action = Fermez d’autres programmes ou redémarrez l’ordinateur, puis réessayez.
error-key-material = Le système n’a pas fourni de nombres aléatoires pour une clé.
error-key-material-action = Fermez d’autres programmes ou redémarrez l’ordinateur, puis réessayez.
error-log-mark-unreadable = À ce démarrage, le journal n’a pas pu être comparé à ce qui se trouve auprès des clés. Le travail continue ; si cela persiste, dites-le à un responsable.
error-key-out-of-place = La clé qui ouvre ce qui est ici n’est plus à sa place, ou une autre s’y trouve. Le travail continue avec celle qui est en mémoire.
error-key-out-of-place-action = Rétablissez le trousseau ou le fichier de clés de ce profil avant que Second Look soit fermé ou verrouillé, et envoyez ce qui attend. Sans lui, rien ici ne pourra plus être ouvert.
error-clock-off = L’horloge de cet ordinateur indique { $here }, et celle de la plateforme indiquait { $there } en dernier.
error-clock-off-action = Réglez l’horloge et le fuseau horaire de cet ordinateur. Le travail continue ; pour les décisions, c’est l’heure de la plateforme qui compte.
error-decision-unfinished = Une décision envoyée il y a plus d’un jour n’a pas encore abouti : la plateforme n’a pas dit qu’elle avait pris effet.
error-decision-unfinished-action = Regardez dans la boîte d’envoi et dites à l’exploitation de quel dossier il s’agit. La question est reposée automatiquement entre-temps.

## The database
error-database-missing = La base de données de ce profil manque.
error-database-missing-action = Remettez le fichier depuis une sauvegarde, ou commencez avec un nouveau répertoire de profil. Rien n’a été modifié.
error-database-missing-journal-left = La base de données de ce profil manque, mais son journal est là.
error-database-missing-journal-left-action = Remettez le fichier depuis une sauvegarde, ou commencez avec un nouveau répertoire de profil. Rien n’a été modifié.
error-database-empty = La base de données de ce profil est un fichier vide.
error-database-empty-action = Remettez le fichier depuis une sauvegarde, ou commencez avec un nouveau répertoire de profil. Rien n’a été modifié.
error-database-not-a-file = Ce qui se trouve à la place de la base de données n’est pas un fichier ordinaire.
error-database-not-a-file-action = Mettez de côté le fichier étranger et remettez celui du profil. Rien n’a été modifié.
error-database-foreign = Le fichier à la place de la base de données n’en est pas une.
error-database-foreign-action = Mettez de côté le fichier étranger et remettez celui du profil. Rien n’a été modifié.
error-database-not-encrypted = La base de données de ce profil n’est pas chiffrée.
error-database-not-encrypted-action = Mettez de côté le fichier étranger et remettez celui du profil. Rien n’a été modifié.
error-database-truncated = La base de données de ce profil est tronquée.
error-database-truncated-action = Remettez le fichier depuis une sauvegarde. Ce qui est confirmé est en sécurité sur la plateforme ; ne supprimez pas le fichier endommagé, des décisions en attente peuvent encore y être lues.
error-database-damaged = La base de données de ce profil est endommagée.
error-database-damaged-action = Remettez le fichier depuis une sauvegarde. Ce qui est confirmé est en sécurité sur la plateforme ; ne supprimez pas le fichier endommagé, des décisions en attente peuvent encore y être lues.
error-database-key-wrong = Les clés de ce profil n’ouvrent pas sa base de données, ou le début du fichier est endommagé.
error-database-key-wrong-action = Réunissez de nouveau la base de données et les clés d’un même profil. Rien n’a été modifié.
error-database-older-copy = La base de données de ce profil est une copie plus ancienne : ce qui la scellait a été effacé depuis.
error-database-older-copy-action = Remettez le fichier le plus récent, ou commencez avec un nouveau répertoire de profil et synchronisez. Ce qui est confirmé est sur la plateforme ; les décisions qui attendaient dans cette copie ne sont plus lisibles. Rien n’a été modifié.
error-database-busy = Un autre programme utilise la base de données de ce profil.
error-database-busy-action = Fermez l’autre programme et réessayez.
error-database-migrate = La base de données de ce profil n’a pas pu être amenée à la forme de cette version.
error-database-migrate-action = Utilisez la version avec laquelle ce profil a été ouvert en dernier, ou une plus récente.
error-cipher-missing = Ce programme a été construit sans chiffrement et refuse d’écrire en clair.
error-cipher-missing-action = Réinstallez Second Look depuis la source de votre organisation.
error-wal-forbidden = La version de SQLite de ce programme n’est pas assez sûre pour la base de données.
error-wal-forbidden-action = Réinstallez Second Look depuis la source de votre organisation.
error-database-setting-refused = La base de données n’a pas accepté un réglage qu’elle doit avoir.
error-database-setting-refused-action = Réinstallez Second Look depuis la source de votre organisation.
error-database-file = Le fichier de la base de données n’a pas pu être lu ou écrit.
error-database-file-action = Vérifiez que le disque n’est pas plein et que le répertoire du profil est à vous.
error-database-statement = La base de données n’a pas pu faire ce qui lui était demandé.
error-database-statement-action = Vérifiez que le disque n’est pas plein et que le répertoire du profil est à vous.
error-commit-unknown = La base de données n’a pas pu dire si le dernier changement est enregistré.
error-commit-unknown-action = Attendez un instant : c’est vérifié avant que rien d’autre ne soit écrit.
error-database-closed = La base de données de ce profil est fermée.
error-database-closed-action = Rouvrez le profil ; ce qui est enregistré reste.
error-database-unreadable-value = La base de données de ce profil contient quelque chose d’illisible.
error-database-unreadable-value-action = Adressez-vous à l’assistance. Rien n’a été modifié.
error-value-not-writable = Une valeur n’a pas pu être écrite.
error-value-not-writable-action = Adressez-vous à l’assistance. Rien n’a été modifié.

## What is sealed
error-epoch-gone = Ceci a été effacé : la clé qui le scellait n’existe plus, et c’est voulu.
error-seal-does-not-open = Quelque chose de scellé ne s’ouvre pas : cela a été modifié, déplacé, ou scellé avec une autre clé.
error-seal-does-not-open-action = Adressez-vous à l’assistance. Les autres dossiers ne sont pas touchés, et celui-ci peut être repris de la plateforme.
error-seal-unknown-version = Quelque chose de scellé est d’une version que ce programme ne connaît pas.
error-seal-unknown-version-action = Adressez-vous à l’assistance. Les autres dossiers ne sont pas touchés, et celui-ci peut être repris de la plateforme.
error-seal-chunks-broken = Un fichier scellé n’est pas complet, ou pas dans l’ordre.
error-seal-chunks-broken-action = Adressez-vous à l’assistance. Les autres dossiers ne sont pas touchés, et celui-ci peut être repris de la plateforme.
error-seal-too-long = Quelque chose est trop long pour être scellé, et n’a donc pas été gardé.
error-seal-too-long-action = Adressez-vous à l’assistance.

## With what the engine names (show/facts.ts); -bare: where it could not name it
error-address-refused = « { $setting } » dans config.toml a une valeur que cette console ne peut pas employer.
error-address-refused-action = Corrigez config.toml, puis réessayez.
error-certificate-not-pinned = Le certificat de l’adresse d’examen ne vient pas d’une autorité épinglée dans la configuration. Émis par : { $issuer } ; valable du { $from } au { $until }.
error-certificate-not-pinned-bare = Le certificat de l’adresse d’examen ne vient pas d’une autorité épinglée dans la configuration. Il est illisible.
error-certificate-not-pinned-action = Rien n’a été envoyé, et rien ne permet de passer outre ; ce qui est enregistré attend ici. Quelqu’un lit peut-être sur ce réseau : prévenez vos responsables de la sécurité.
error-certificate-refused = Le certificat que montre la plateforme n’est pas accepté : { $why }. Émis par : { $issuer } ; valable du { $from } au { $until }.
error-certificate-refused-bare = Le certificat que montre la plateforme n’est pas accepté : { $why }. Le reste en est illisible.
error-certificate-refused-action = Rien n’a été envoyé, et rien ne permet de passer outre ; ce qui est enregistré attend ici. Vérifiez l’horloge de cet ordinateur ; si elle est juste, prévenez l’exploitation et qui gère ce réseau.
certificate-clocks = L’horloge de cet ordinateur indique { $here }, et celle de la plateforme indiquait { $there } en dernier.
certificate-clock = L’horloge de cet ordinateur indique { $here }.
error-claim-held = { $holder } a réservé ce dossier.
error-claim-held-bare = Quelqu’un d’autre a réservé ce dossier.
error-claim-held-action = Prenez un autre dossier, ou attendez qu’il soit libre.
error-config-file-action = Vérifiez que le fichier est là, que c’est un texte et qu’il est à vous.
error-policy-faults-action = Corrigez les lignes indiquées, puis réessayez.
error-disk-nearly-full = Il reste { $left } Mo sur le disque ; en dessous de { $keeps } Mo, rien de plus n’est décidé.
error-disk-nearly-full-action = Libérez de la place sur le disque. Votre texte reste en brouillon, et ce qui est déjà enregistré est envoyé entre-temps.
error-disk-short = Le lot demande environ { $needs } Mo en plus des { $keeps } Mo qui restent libres, et il reste { $left } Mo sur le disque.
error-disk-short-action = Demandez moins de dossiers, ou libérez de la place sur le disque.
error-pack-size = Un lot compte à présent de 1 à { $most } dossiers.
error-pack-size-action = Demandez-en moins ; jamais plus de 200 décisions n’attendent à la fois.
error-too-many-cases = On peut prendre de 1 à { $most } dossiers en une fois.
error-too-many-cases-action = Sélectionnez-en moins.
error-key-backend-changed = Les clés de ce profil sont dans « { $recorded } », mais ce programme voit « { $present } ».
error-key-backend-changed-action = Démarrez Second Look là où le profil a été créé, avec le même trousseau. Les clés ne sont jamais déplacées en silence.
error-key-missing = La clé « { $name } » de ce profil n’est pas à sa place ({ $backend }).
error-key-missing-action = Rétablissez le trousseau ou le fichier de clés avec lequel ce profil a été créé. Sans lui, ce qui est ici est illisible ; ce qui est confirmé est en sûreté sur la plateforme. Rien n’a été changé.
error-key-too-long = La valeur « { $name } » dépasse les { $limit } octets que sa place peut contenir.
error-key-too-long-action = Demandez à qui gère la connexion des jetons plus courts.
error-log-broken = Le journal de cette console n’est pas intact. { $why } La première entrée mauvaise est { $entry }. Rien de nouveau n’est décidé avant qu’un responsable en prenne acte.
error-log-broken-bare = Le journal de cette console n’est pas intact. { $why } Rien de nouveau n’est décidé avant qu’un responsable en prenne acte.
error-log-broken-action = Demandez à un responsable de l’examiner et d’en prendre acte. Ce qui est décidé est toujours envoyé, et les dossiers restent lisibles.
error-platform = { $fault } ({ $detail }).
error-platform-bare = { $fault }.
error-platform-action = Prévenez l’exploitation si cela persiste.
error-profile-folder-in-use = Le dossier indiqué comme profil contient d’autres fichiers, comme « { $found } ».
error-profile-folder-in-use-action = Indiquez un dossier vide ou nouveau.
error-profile-held = Ce profil est déjà ouvert : { $program } (processus { $process }).
error-profile-held-bare = Ce profil est déjà ouvert dans un autre programme.
error-profile-held-action = Utilisez le programme ouvert, ou fermez-le d’abord.
error-profile-made-for-another = Ce profil a été créé pour autre chose ({ $what }) : « { $recorded } », et non « { $asked } ».
error-profile-made-for-another-action = Utilisez un dossier de profil propre à chaque plateforme et environnement, et rétablissez les adresses.
error-profile-other-person = Ce profil appartient à une autre personne.{ $waiting ->
    [0] {""}
    [one] {" "}Une de ses décisions attend ici, scellée, sa prochaine connexion.
   *[other] {" "}{ $waiting } de ses décisions attendent ici, scellées, sa prochaine connexion.
}
error-profile-other-person-bare = Ce profil appartient à une autre personne.
error-profile-other-person-action = Connectez-vous comme la personne pour qui ce profil a été créé, ou utilisez votre propre dossier de profil.
error-role-needed = Il faut pour cela le rôle { $roles }.
error-role-needed-action = Demandez à un collègue qui a ce rôle, ou faites-vous l’attribuer et reconnectez-vous.

## Words of ours among it
said-roles-reviewer = examinateur
said-roles-analyst = analyste
said-roles-lead = responsable
said-roles-auditor = auditeur
said-roles-operations = exploitation
said-roles-privacy = protection des données
said-program-window = la fenêtre
said-program-command-line = une ligne de commande
said-what-platform = plateforme
said-what-review-api = adresse d’examen
said-what-environment = environnement
said-backend-passphrase = sous la phrase de passe
said-issuer-itself = lui-même
said-fault-status = La plateforme a répondu par un statut qui n’a pas de sens ici
said-fault-shape = La réponse de la plateforme n’est pas conforme à la documentation
said-fault-too-large = La réponse de la plateforme est trop volumineuse
said-fault-vault = La connexion n’a pas pu être conservée
said-fault-setup = Ce qui parle à la plateforme n’a pas pu être mis en place
said-why-expired = il a expiré
said-why-not-yet-valid = il n’est pas encore valable
said-why-other-host = il appartient à un autre hôte
said-why-unknown-issuer = personne en qui cet ordinateur a confiance ne l’a signé
said-why-self-signed = il s’est signé lui-même
said-why-revoked = il a été révoqué
said-why-refused = il ne passe pas le contrôle de ce système
said-why-altered = Une entrée n’est plus telle qu’elle a été signée.
said-why-out-of-order = Des entrées manquent ou sont dans un autre ordre.
said-why-bad-signature = Un point de contrôle ne porte pas la signature de cette console.
said-why-unsigned-tail = Ses dernières entrées n’ont jamais été signées.
said-why-key-changed = Il a été signé avec une autre clé que celle de ce profil.
said-why-rolled-back = Il est plus court qu’il ne l’était : un fichier plus ancien a été remis, ou sa fin a été coupée.
said-why-forked = Ce n’est pas le journal retenu hors de ce fichier.
