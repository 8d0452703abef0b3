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
