### Ce qu’une personne a sur son bureau : commandes et raccourcis, réglages, messages, diagnostic.

## Commands
command-palette = Toutes les commandes
command-menu = Menu principal
palette-about = Tapez quelques lettres d’une commande ; les flèches choisissent, la touche d’entrée la donne.
palette-find = Chercher une commande
palette-count = { $count ->
    [0] Aucune commande ne s’appelle ainsi ici.
    [one] { $count } commande
   *[other] { $count } commandes
}

## Keys of one's own
keys-change = Changer les raccourcis
keys-change-done = Terminé
keys-change-about = Choisissez une commande, puis appuyez sur sa nouvelle touche. Une touche qu’une autre commande possède est refusée.
keys-change-one = { $command } : changer la touche, actuellement { $key }
keys-none-now = aucune
keys-press = Appuyez sur la nouvelle touche ; { $cancel } renonce.
keys-taken = { $key } est la touche de « { $by } ».
keys-reserved = { $key } appartient aux champs ou au système.
keys-in-the-way = « { $by } » a maintenant cette touche. Changez d’abord celle-là.
keys-reset-one = { $command } : revenir à { $key }
keys-reset-all = Rétablir tous les raccourcis
keys-changed = modifié
heard-key-changed = { $command } : la touche est maintenant { $key }.
heard-keys-reset = Tous les raccourcis sont ceux d’origine.
keys-single-off = Les touches seules sont désactivées ; le reste agit avec une touche de modification ou de fonction.
