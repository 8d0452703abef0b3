### The only words that may ever reach an end user. Nothing here may hint at a suspicion; a test reads the whole file.

customer-document_not_accepted = Ce type de document ne peut pas être utilisé ici. Veuillez en utiliser un autre.
customer-document_unreadable = Nous n’avons pas pu lire votre document. Veuillez réessayer avec une photo nette, prise sous un bon éclairage.
customer-details_need_correction = Certaines de vos informations doivent être corrigées avant que nous puissions continuer.
customer-additional_information_needed = Nous avons besoin d’informations complémentaires de votre part avant de pouvoir continuer.
customer-not_eligible = Ce service n’est pas disponible pour vous actuellement.
customer-could_not_be_completed = Nous n’avons pas pu mener à bien votre vérification.
customer-step_up = Nous n’avons pas pu terminer cette étape automatiquement. Un membre de notre équipe regarde vos informations avant que nous puissions continuer.
