### The only words that may ever reach an end user. Nothing here may hint at a suspicion; a test reads the whole file.

customer-document_not_accepted = Diese Art von Dokument kann hier nicht verwendet werden. Bitte verwenden Sie ein anderes Dokument.
customer-document_unreadable = Wir konnten Ihr Dokument nicht lesen. Bitte versuchen Sie es noch einmal mit einem scharfen Bild bei gutem Licht.
customer-details_need_correction = Einige Ihrer Angaben müssen berichtigt werden, bevor wir fortfahren können.
customer-additional_information_needed = Wir benötigen weitere Angaben von Ihnen, bevor wir fortfahren können.
customer-not_eligible = Dieser Dienst steht Ihnen derzeit nicht zur Verfügung.
customer-could_not_be_completed = Wir konnten Ihre Verifizierung nicht abschließen.
customer-step_up = Wir konnten diesen Schritt nicht automatisch abschließen. Ein Mitglied unseres Teams sieht sich Ihre Angaben an, bevor wir fortfahren können.
