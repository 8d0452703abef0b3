//! Zones whose fields are known: the specimens of ICAO Doc 9303 (parts 4 to 7; the holder is nobody) and invented ones,
//! each with what has to come out, and the same lines broken in one place.
use super::{Format, Guarded};

/// A zone that reads, with what it says.
pub(super) struct Specimen {
    pub name: &'static str,
    pub lines: &'static [&'static str],
    pub format: Format,
    pub code: &'static str,
    pub issuer: &'static str,
    pub number: &'static str,
    pub family: &'static str,
    pub given: &'static str,
    pub birth: &'static str,
    /// Empty where the zone says none.
    pub expiry: &'static str,
    pub sex: Option<char>,
    pub optional: &'static str,
    /// Check digits that are wrong.
    pub wrong: &'static [Guarded],
}

/// The woman of the publication, as she stands in most of it.
const ANNA: Specimen = Specimen {
    name: "part 4, a passport",
    lines: &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
    format: Format::Td3,
    code: "P",
    issuer: "UTO",
    number: "L898902C3",
    family: "ERIKSSON",
    given: "ANNA MARIA",
    birth: "1974-08-12",
    expiry: "2012-04-15",
    sex: Some('F'),
    optional: "ZE184226B",
    wrong: &[],
};

pub(super) const SPECIMENS: &[Specimen] = &[
    ANNA,
    Specimen {
        name: "part 5, a card",
        lines: &["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
        format: Format::Td1,
        code: "I",
        number: "D23145890",
        optional: "",
        ..ANNA
    },
    Specimen {
        name: "part 6, a document of the older card size",
        lines: &["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
        format: Format::Td2,
        code: "I",
        number: "D23145890",
        optional: "",
        ..ANNA
    },
    Specimen {
        name: "part 7, a visa",
        lines: &["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"],
        format: Format::MrvA,
        code: "V",
        number: "L8988901C",
        birth: "1940-09-07",
        expiry: "1996-12-10",
        optional: "6ZE184226B",
        ..ANNA
    },
    Specimen {
        name: "part 7, a small visa",
        lines: &["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"],
        format: Format::MrvB,
        code: "V",
        number: "L8988901C",
        birth: "1940-09-07",
        expiry: "1996-12-10",
        optional: "",
        ..ANNA
    },
    Specimen {
        name: "part 5, a card whose number runs over into the optional field",
        lines: &["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"],
        format: Format::Td1,
        code: "I",
        number: "D23145890734",
        family: "STEVENSON",
        given: "PETER JOHN",
        birth: "1934-07-12",
        expiry: "1995-07-12",
        sex: Some('M'),
        optional: "",
        ..ANNA
    },
    Specimen {
        name: "an invented document of the older card size whose number runs over",
        lines: &["I<UTOBRANDT<<LENE<<<<<<<<<<<<<<<<<<<", "123456789<UTO9001011F3001019010<<<<6"],
        format: Format::Td2,
        code: "I",
        number: "12345678901",
        family: "BRANDT",
        given: "LENE",
        birth: "1990-01-01",
        expiry: "2030-01-01",
        optional: "",
        ..ANNA
    },
    Specimen {
        name: "a French identity card as issued up to 2021",
        lines: &["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6"],
        format: Format::FrenchCard,
        code: "ID",
        issuer: "FRA",
        number: "880692310285",
        family: "BERTHIER",
        given: "CORINNE",
        birth: "1965-12-06",
        expiry: "",
        optional: "",
        ..ANNA
    },
    Specimen {
        name: "an invented French card with two given names and the office that issued it, its last digit wrong",
        lines: &["IDFRABRANDT<<<<<<<<<<<<<<<<<<<075012", "1605750123459LENE<<ANNA<<<<9001011F1"],
        format: Format::FrenchCard,
        code: "ID",
        issuer: "FRA",
        number: "160575012345",
        family: "BRANDT",
        given: "LENE ANNA",
        birth: "1990-01-01",
        expiry: "",
        optional: "075012",
        wrong: &[Guarded::Composite],
        ..ANNA
    },
    Specimen {
        name: "one name only, sex unspecified, no personal number and a filler for its digit",
        lines: &["P<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122<1204159<<<<<<<<<<<<<<<8"],
        family: "ARKFREITH",
        given: "",
        sex: None,
        optional: "",
        ..ANNA
    },
    Specimen {
        name: "a wrong digit of the document number, so that the composite is wrong as well",
        lines: &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C37UTO7408122F1204159ZE184226B<<<<<10"],
        wrong: &[Guarded::Number, Guarded::Composite],
        ..ANNA
    },
    Specimen {
        name: "a birth moved by a year without its digit",
        lines: &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7508122F1204159ZE184226B<<<<<10"],
        birth: "1975-08-12",
        wrong: &[Guarded::Birth, Guarded::Composite],
        ..ANNA
    },
    Specimen {
        name: "an end of validity moved with its digit, the composite left",
        lines: &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F2204156ZE184226B<<<<<10"],
        expiry: "2022-04-15",
        wrong: &[Guarded::Composite],
        ..ANNA
    },
    Specimen {
        name: "a personal number changed without its digit",
        lines: &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226C<<<<<10"],
        optional: "ZE184226C",
        wrong: &[Guarded::Optional, Guarded::Composite],
        ..ANNA
    },
];
