//! Names and families of the coded reasons, as far as the platform's answers carry them.

/// Message name and family of a QES code; the family words are those of the contract, section 7.
pub(super) fn qes(code: &str) -> (&'static str, &'static str) {
    QES.iter().find(|(known, ..)| *known == code).map_or(("", "other"), |(_, message, family)| (message, family))
}

/// Family and detail text of a device, network or contact code; unknown codes are `other` with a text of their own.
pub(super) fn device(code: &str) -> (&'static str, &'static str) {
    DEVICE.iter().find(|(known, ..)| *known == code).map_or(("other", "No description supplied"), |(_, f, d)| (f, d))
}

/// True for 32xx, which only reviewers may see.
pub(super) fn is_suspicion(code: &str) -> bool {
    code.len() == 4 && code.starts_with("32")
}

/// Every QES code of the three families.
pub(super) fn all_qes() -> impl Iterator<Item = &'static str> {
    QES.iter().map(|(code, ..)| *code)
}

/// Every device and network code the mix may use.
pub(super) fn all_device() -> impl Iterator<Item = &'static str> {
    DEVICE.iter().map(|(code, ..)| *code)
}

const DEVICE: &[(&str, &str, &str)] = &[
    ("DEVICE_RECOGNIZED", "device", "Same device as in two earlier sessions that ended well"),
    ("DEVICE_NEW", "device", "First session seen from this device"),
    ("LOW_CONFIDENCE", "device", "Too few stable attributes to recognise the device"),
    ("VPN_DETECTED", "network", "Exit node of a public VPN operator"),
    ("PRIVACY_RELAY", "network", "Relay operated by the maker of the browser"),
    ("PROXY_DETECTED", "network", "Connection passes a data-centre proxy"),
    ("TOR_EXIT_NODE", "network", "Address is a listed exit of the Tor network"),
    ("IP_ATTACK_SOURCE", "network", "Address reported as a source of attacks within 24 hours"),
    ("IP_EMAIL_SPAM", "network", "Address reported as a source of unwanted mail"),
    ("BOT_DETECTED", "device", "Input timing of an automated browser"),
    ("BROWSER_TAMPERING", "device", "Browser attributes contradict each other"),
    ("ANTI_DETECT_BROWSER", "device", "Traits of a browser made to change its fingerprint"),
    ("INCOGNITO_MODE", "device", "Private window"),
    ("PRIVACY_BROWSER", "device", "Browser hides common attributes"),
    ("DEVELOPER_TOOLS_OPEN", "device", "Developer tools were open"),
    ("VIRTUAL_MACHINE", "device", "Display and processor names of a virtual machine"),
    ("EMULATOR", "device", "Build properties of a phone emulator"),
    ("ROOTED_DEVICE", "device", "Root management app present"),
    ("JAILBROKEN_DEVICE", "device", "System protections removed"),
    ("INSTRUMENTATION_DETECTED", "device", "Instrumentation library loaded into the app"),
    ("CLONED_APP", "device", "App runs inside a cloning container"),
    ("MITM_SUSPECTED", "network", "Certificate chain differs from the pinned one"),
    ("LOCATION_SPOOFING", "device", "Reported place comes from a mock provider"),
    ("ACTIVE_CALL", "device", "A call was active while the session ran"),
    ("RECENT_FACTORY_RESET", "device", "Reset to factory settings 3 hours before the session"),
    ("HIGH_VELOCITY", "device", "7 sessions with 5 different subjects within an hour"),
    ("RARE_DEVICE", "device", "Combination of attributes seen in fewer than 1 of 100,000 devices"),
    ("RE029", "contact", "Mail address first seen 2 days ago"),
    ("RC014", "contact", "Phone number was reassigned recently"),
    ("RB003", "contact", "Mail provider issues throw-away addresses"),
];

const QES: &[(&str, &str, &str)] = &[
    ("3001", "USER_CANCELLATION_DOCUMENT_NOT_ACCEPTED", "user_abort"),
    ("3002", "USER_CANCELLATION_DOCUMENT_EXPIRED", "user_abort"),
    ("3003", "USER_CANCELLATION_UNDERAGE", "user_abort"),
    ("3004", "USER_CANCELLATION_CAMERA_ACCESS_DENIED", "user_abort"),
    ("3005", "USER_CANCELLATION_TERMS_DENIED", "user_abort"),
    ("3006", "USER_CANCELLATION_SELFIE_NOT_READY", "user_abort"),
    ("3007", "USER_CANCELLATION_APP_NOT_SCANNING", "user_abort"),
    ("3008", "USER_CANCELLATION_ESIGNING_REJECTED", "user_abort"),
    ("3009", "USER_CANCELLATION_ESIGNING_NAME_CONFIRMATION_REJECTED", "user_abort"),
    ("3010", "USER_CANCELLATION_INCORRECT_PHONE_NUMBER", "user_abort"),
    ("3011", "USER_CANCELLATION_IDENTIFY_LATER", "user_abort"),
    ("3012", "USER_CANCELLATION_USER_NOT_INTERESTED", "user_abort"),
    ("3013", "USER_CANCELLATION_APP_NOT_RESPONDING", "user_abort"),
    ("3014", "USER_CANCELLATION_PRIVACY_CONCERNS", "user_abort"),
    ("3015", "USER_CANCELLATION_DOCUMENT_NOT_AVAILABLE", "user_abort"),
    ("3016", "USER_CANCELLATION_OTHER", "user_abort"),
    ("3017", "APP_CANCELLATION_APPROVAL_PHRASE_RETRY_LIMIT_REACHED", "technical"),
    ("3018", "APP_CANCELLATION_APPROVAL_PHRASE_NO_CONTRACT", "technical"),
    ("3019", "APP_CANCELLATION_APPROVAL_PHRASE_INSUFFICIENT_DOCUMENT_COUNT", "technical"),
    ("3020", "APP_CANCELLATION_OTP_MATCH_LIMIT_REACHED", "technical"),
    ("3021", "APP_CANCELLATION_TSP_TECHNICAL_EXCEPTION", "technical"),
    ("3101", "ID_BLURRY", "document_quality"),
    ("3102", "ID_GLARE", "document_quality"),
    ("3103", "ID_DARKNESS", "document_quality"),
    ("3104", "ID_DATA_COVERED", "document_quality"),
    ("3105", "ID_PERSPECTIVE", "document_quality"),
    ("3106", "ID_DATA", "document_quality"),
    ("3107", "ID_DATA_OTHER", "document_quality"),
    ("3108", "ID_NOT_SUPPORTED", "eligibility"),
    ("3109", "ID_EXPIRED", "eligibility"),
    ("3110", "ID_WRONG_SIDE", "document_quality"),
    ("3111", "ID_OUTWORN", "document_condition"),
    ("3112", "ID_HAS_STICKER", "document_condition"),
    ("3113", "ID_WRITTEN_ON", "document_condition"),
    ("3114", "ID_BROKEN", "document_condition"),
    ("3115", "ID_DAMAGED", "document_condition"),
    ("3116", "ID_DAMAGED_OTHER", "document_condition"),
    ("3117", "ID_SECURITY_FEATURE_NOT_VISIBLE_NOT_FRAUD", "document_quality"),
    ("3118", "ID_SECURITY_FEATURE_VIDEO_SHORT", "document_quality"),
    ("3119", "ID_SECURITY_FEATURE_VIDEO_CANNOT_BE_PLAYED", "technical"),
    ("3120", "ID_SECURITY_FEATURE_OTHER", "document_quality"),
    ("3121", "ID_SECOND_DOCUMENT", "eligibility"),
    ("3122", "ID_SECOND_DOCUMENT_BAD_PHOTO_QUALITY", "document_quality"),
    ("3123", "ID_SECOND_DOCUMENT_DAMAGED", "document_condition"),
    ("3124", "ID_SECOND_DOCUMENT_EXPIRED", "eligibility"),
    ("3125", "ID_SECOND_DOCUMENT_OTHER", "document_quality"),
    ("3126", "ID_NEED_ADDITIONAL_DOCUMENT", "eligibility"),
    ("3127", "ID_OTHER", "document_quality"),
    ("3128", "USER_INVOICE_MISSING", "eligibility"),
    ("3129", "USER_OBSCURED", "face_quality"),
    ("3130", "SELFIE_BLURRY", "face_quality"),
    ("3131", "SELFIE_GLARE", "face_quality"),
    ("3132", "SELFIE_DARKNESS", "face_quality"),
    ("3133", "SELFIE_PERSPECTIVE", "face_quality"),
    ("3134", "SELFIE_OTHER", "face_quality"),
    ("3135", "IDENT_CANNOT_BE_COMPLETED", "technical"),
    ("3136", "IDENT_DISPLAY_ERROR", "technical"),
    ("3137", "IDENT_OTHER", "technical"),
    ("3138", "TSP_WRONG_CONFIRMATION_TOKEN", "signing"),
    ("3139", "TSP_SIGNING_FAILED", "signing"),
    ("3140", "TSP_CERTIFICATE_EXPIRED", "signing"),
    ("3141", "ID_SECURITY_FEATURE_VIDEO_FILE_MISSING", "technical"),
    ("3201", "WARNING_SELFIE_REAL_PERSON", "face_fraud"),
    ("3202", "WARNING_SELFIE_NO_REAL_PERSON", "face_fraud"),
    ("3203", "WARNING_SELFIE_DISGUISED", "face_fraud"),
    ("3204", "WARNING_MANIPULATED_DATA", "document_fraud"),
    ("3205", "WARNING_MANIPULATED_PHOTO", "document_fraud"),
    ("3206", "WARNING_FAKED_SECURITY_FEATURES", "document_fraud"),
    ("3207", "WARNING_PAPER_PRINT", "document_fraud"),
    ("3208", "WARNING_DIGITAL_DOCUMENT", "document_fraud"),
    ("3209", "WARNING_FAKED_SPECIMEN", "document_fraud"),
    ("3210", "WARNING_USER_UNDERAGE", "eligibility"),
    ("3211", "WARNING_DIGITAL_SELFIE", "face_fraud"),
    ("3212", "WARNING_MONEY_MULE", "other"),
    ("3213", "WARNING_NAME_COMPARISON", "identity_data"),
    ("3214", "WARNING_SCAN", "document_fraud"),
    ("3215", "WARNING_FRAUD_OTHER", "other"),
];
