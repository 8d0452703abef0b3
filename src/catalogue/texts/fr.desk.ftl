### Ce que le moteur dit à la personne de sa liste : comment y chercher, et ce qui est fait de plusieurs dossiers.

## Ce par quoi un mot-clé de la recherche restreint la liste

search-token_risk = Verdict sur l’appareil
search-token_country = Pays du document, comme sur la ligne
search-token_code = Code pour lequel le dossier a été ouvert
search-token_family = Famille de codes
search-token_document = Issue du contrôle du document
search-token_tier = L’enjeu du contrat
search-token_source = D’où vient le dossier
search-token_holder = À qui est le dossier
search-token_state = Où en est le dossier
search-token_due = Échéance
search-token_age = Depuis combien de temps il est ouvert

## Ce qui ne peut pas être lu dans une recherche

search-no_token = Caractère { $at } : le mot-clé « { $token } » n’existe pas. Sont connus { $values }.
search-no_such_token = Caractère { $at } : ce mot-clé n’existe pas. Sont connus { $values }. Entre guillemets, il est cherché tel quel.
search-no_value = Caractère { $at } : il manque quelque chose après « { $token }: ».
search-not_a_value = Caractère { $at } : « { $token }: » ne connaît pas cette valeur. Sont connues { $values }.
search-not_a_country = Caractère { $at } : « country: » prend deux ou trois lettres, comme sur la ligne.
search-not_a_code = Caractère { $at } : « code: » prend des lettres, des chiffres, des points, des traits d’union et des soulignés.
search-twice = Caractère { $at } : « { $token }: » ne peut figurer qu’une fois.
search-no_minus = Caractère { $at } : « { $token }: » ne prend pas de moins.
search-open_quote = Caractère { $at } : le guillemet n’est pas fermé.
search-too_long = La recherche est trop longue.
search-do = Corrigez la recherche. La liste est comme avant.

## Vues fournies avec le programme

view-mine = Les miens
view-due = Bientôt à échéance
view-suspicion = Soupçon sur le document
view-pack = Emportés

## Pourquoi rien n’est fait d’un dossier parmi d’autres

several-gone = Il n’est plus ici.
several-not_yours = Vous ne l’avez pas réservé.
several-no_other_holds = Personne d’autre ne l’a réservé.
several-on_its_way = Une de vos décisions à son sujet est en route.
several-not_open = Il n’est pas ouvert à l’examen.
several-own_first = Vous l’avez décidé en premier ; une autre personne répond.
several-held = { $name } l’a réservé.
several-assigned = Il est attribué à quelqu’un d’autre.

## What is wrong with a configuration, line by line
config-place = { $file }, ligne { $line }, colonne { $column }
config-line = { $place } : `{ $key }` { $problem } ; autorisé : { $allowed }.
config-setting = `{ $key }` { $problem } ; autorisé : { $allowed }.
config-unlock_later = Trop de phrases de passe erronées. La prochaine peut être essayée dans { $minutes } min.
config-unlock_later_do = Attendez jusque-là.
config-silent = L’adresse `{ $name }` ne répond pas ({ $code }).
config-this_line = cette ligne
config-problem-is-not-toml = n’est pas du TOML
config-problem-is-of-the-wrong-type = n’est pas du bon type
config-problem-is-not-a-setting = n’est pas un réglage
config-problem-is-missing = manque
config-problem-is-a-host-your-organisation-does-not-allow = est un hôte que votre organisation n’autorise pas
config-problem-is-not-one-of-the-platform-s = n’est pas l’un de ceux de la plateforme
config-problem-is-not-one-your-organisation-allows = n’est pas autorisé par votre organisation
config-problem-is-not-a-client-id = n’est pas un identifiant de client
config-problem-is-not-one-the-texts-exist-in = n’est pas une langue dans laquelle les textes existent
config-problem-is-empty = est vide
config-problem-is-not-a-pin = n’est pas une empreinte épinglée
config-problem-is-not-one-of-your-organisation-s-pins = n’est pas l’une des empreintes de votre organisation
config-problem-is-not-a-pinned-key = n’est pas une clé épinglée
config-problem-is-not-one-of-your-organisation-s-keys = n’est pas l’une des clés de votre organisation
config-problem-is-out-of-range = est hors limites
config-problem-is-not-an-address = n’est pas une adresse
config-problem-is-not-a-web-address = n’est pas une adresse web
config-problem-is-not-encrypted = n’est pas chiffré
config-problem-holds-a-user-name-or-password = contient un nom d’utilisateur ou un mot de passe
config-problem-holds-a-or-part = contient une partie après `?` ou `#`
config-problem-does-not-end-where-the-api-begins = ne se termine pas là où l’API commence
config-problem-is-not-a-host = n’est pas un hôte
config-allowed-a-value-in-the-file-or-as-an-option = une valeur dans le fichier ou en option
config-allowed-1-to-200-visible-ascii-characters = 1 à 200 caractères ASCII visibles
config-allowed-at-least-one-pin-or-no-such-line = au moins une empreinte, ou aucune ligne de ce genre
config-allowed-one-of-those-or-no-such-line = l’une de celles-ci, ou aucune ligne de ce genre
config-allowed-sha256-and-the-64-hexadecimal-digits-of-the-key-s-sha-256 = sha256: et les 64 chiffres hexadécimaux du SHA-256 de la clé
config-allowed-issuer-key-id-and-eddsa-key-or-es256-x-y-with-the-key-s-numbers-in-base64url-parted-by-spaces = émetteur, identifiant de clé et EdDSA:KEY ou ES256:X.Y avec les nombres de la clé en base64url, séparés par des espaces
config-allowed-https-for-every-host-but-this-machine = https:// pour tout hôte autre que cet ordinateur
config-allowed-an-address-without-them = une adresse sans ces éléments
config-allowed-host-or-host-port-such-as-files-example-com = HOST ou HOST:PORT, par exemple files.example.com
config-allowed-a-table = une table
config-allowed-a-whole-number-from-0 = un nombre entier à partir de 0
config-allowed-a-text-in-quotes = un texte entre guillemets
config-allowed-a-list-of-texts = une liste de textes
config-allowed-lines-of-the-form-key-value-each-key-once = des lignes de la forme `key = value`, chaque clé une fois
config-allowed-0-5-10-20-30-or-60 = 0, 5, 10, 20, 30 ou 60
config-allowed-60-to-3600 = 60 à 3600
config-allowed-1-to-200 = 1 à 200
config-allowed-1-to-4 = 1 à 4
config-allowed-1-to-15 = 1 à 15
config-allowed-1-to-12 = 1 à 12
config-allowed-on-off = on, off
config-allowed-https-host-http-for-this-machine-only = https://HOST/… (http:// pour cet ordinateur seulement)
config-allowed-https-host-api-v1-http-for-this-machine-only = https://HOST/…/api/v1 (http:// pour cet ordinateur seulement)
config-allowed-https-host-review-v1-http-for-this-machine-only = https://HOST/…/review/v1 (http:// pour cet ordinateur seulement)

## Qui est là, demandé à nouveau

fresh-leaving = Un fichier qui sort demande à nouveau qui vous êtes : votre connexion date de plus de { $minutes } min.
fresh-leaving_do = Reconnectez-vous, puis sortez-le.
fresh-answering = Une réponse contre un soupçon, ou comme seconde personne, demande à nouveau qui vous êtes : votre connexion date de plus de { $minutes } min.
fresh-answering_do = Reconnectez-vous, puis enregistrez. Ce que vous avez écrit reste.

## À quoi sert un fichier qui sort

leaving-purpose = Dites en 3 à 200 caractères à quoi cela sert.

## What is wrong with an edition of the policy, line by line, and a file that cannot be had
config-policy_line = { $file }, ligne { $line } : { $sentence } ({ $code }).
config-policy_line_about = { $file }, ligne { $line } : `{ $about }` : { $sentence } ({ $code }).
config-file_read = { $file } n’a pas pu être lu.
config-file_written = { $file } n’a pas pu être écrit.
config-file_aside = { $file } n’a pas pu être mis de côté.
config-policy_not_utf8 = le fichier n’est pas en UTF-8
config-policy_too_large = le fichier dépasse 64 Kio
config-policy_not_toml = ce n’est pas du TOML
config-policy_unknown_key = aucune version n’a cette clé
config-policy_missing_key = il manque une clé ici
config-policy_wrong_type = la valeur n’est pas du bon type
config-policy_out_of_range = la valeur est hors des limites
config-policy_unknown_word = ce mot n’est pas de ceux permis ici
config-policy_wrong_order = ceci n’est pas dans l’ordre voulu
config-policy_overlap = cette tranche commence avant la fin de la précédente
config-policy_gap = des valeurs de l’échelle ne sont dans aucune tranche
config-policy_duplicate = ceci figure deux fois
config-policy_looser = une réponse demanderait moins que selon la version intégrée ; une version ne peut que demander plus
config-policy_unreadable = le fichier n’a pas pu être lu
config-policy_more_faults = à partir d’ici, il y a plus d’erreurs qu’il n’en est dit

## Chiffres clés de ce que contient ce profil

figure-fraud_rate = Taux de fraude
figure-fraud_rate-is = Dossiers rejetés qu’un code de soupçon avait ouverts, parmi tous les dossiers décidés
figure-blocked_wrongly = Arrêtés à tort
figure-blocked_wrongly-is = Dossiers approuvés parmi tous les dossiers décidés : le parcours les avait arrêtés, et une personne n’a rien trouvé
figure-completion = Menés à terme
figure-completion-is = Dossiers décidés parmi tous ceux qui sont clos ; les autres ont expiré, ont été retirés ou effacés
figure-review_volume = Dossiers à examiner
figure-review_volume-is = Dossiers ouverts, divisés par les jours de la période
figure-time_to_decision = Délai de décision
figure-time_to_decision-is = Minutes entre l’ouverture et la décision qui a pris effet, divisées par les dossiers dont les deux heures sont connues
figure-percent = { $number } %
figure-a_day = { $number } par jour
figure-hours = { $number } h
