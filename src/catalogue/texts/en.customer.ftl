### The only words that may ever reach an end user. Nothing here may hint at a suspicion; a test reads the whole file.

customer-document_not_accepted = This kind of document cannot be used here. Please use another one.
customer-document_unreadable = We could not read your document. Please try again with a clear picture in good light.
customer-details_need_correction = Some of your details need to be corrected before we can go on.
customer-additional_information_needed = We need some more information from you before we can go on.
customer-not_eligible = This service is not available to you at the moment.
customer-could_not_be_completed = We could not complete your verification.
customer-step_up = We could not complete this step automatically. A member of our team looks at your details before we can go on.
