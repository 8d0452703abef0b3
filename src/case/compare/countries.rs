//! The two lists of ISO 3166-1, so that `FR` and `FRA` are one state, and the one letter ICAO 9303 keeps for Germany.
//!
//! The codes are facts of the standard as of 2026; a state that is in neither list, such as one of the codes for
//! tests, is not made to agree with anything.

use super::{Difference, Finding, Standing, names};

/// Two letters and three letters of each state, run together.
const STATES: &str = "\
     ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE \
     BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS \
     BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN \
     COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST \
     EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF \
     GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD \
     HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM \
     JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA \
     LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD \
     MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM \
     NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG \
     PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA \
     SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD \
     STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON \
     TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR \
     VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE";

/// The three letters of a state, from either list or the one letter of ICAO 9303 (part 3, section 5); none where it is in
/// none of them.
pub(super) fn state(code: &str) -> Option<&'static str> {
    let code = code.trim();
    if code.eq_ignore_ascii_case("D") {
        return Some("DEU");
    }
    let mut both = STATES.split_ascii_whitespace().filter_map(|pair| pair.split_at_checked(2));
    both.find(|(two, three)| two.eq_ignore_ascii_case(code) || three.eq_ignore_ascii_case(code)).map(|(_, three)| three)
}

/// How two codes of states stand to each other; none where one of them is in neither list of ISO 3166-1 nor the one letter
/// of ICAO 9303.
pub(super) fn standing(one: &str, other: &str) -> Option<Standing> {
    let (here, there) = (state(one)?, state(other)?);
    Some(match (here == there, one.trim().eq_ignore_ascii_case(other.trim())) {
        (true, true) => Standing::Same,
        (true, false) => Standing::WrittenDifferently,
        (false, _) => Standing::Different,
    })
}

/// Two codes of states, or two texts.
pub(super) fn compare(one: &str, other: &str) -> Finding {
    if let Some(standing @ (Standing::WrittenDifferently | Standing::Different)) = standing(one, other) {
        let kinds: &[Difference] = if standing == Standing::WrittenDifferently { &[Difference::CodeList] } else { &[] };
        return Finding::new(standing, kinds);
    }
    let is_code = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let (one, other) = (one.trim(), other.trim());
    if is_code(one) && is_code(other) && one.len() != other.len() {
        return Finding::new(Standing::NotComparable, &[Difference::CodeList]);
    }
    names::compare(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_two_letters_and_three_and_stands_here_once() {
        let pairs: Vec<&str> = STATES.split_ascii_whitespace().collect();
        assert_eq!(pairs.len(), 249);
        assert!(pairs.iter().all(|pair| pair.len() == 5 && pair.bytes().all(|byte| byte.is_ascii_uppercase())));
        assert!(pairs.is_sorted_by(|one, other| one.get(..2) < other.get(..2)), "none twice");
    }

    #[test]
    fn one_state_is_found_by_two_letters_by_three_and_germany_by_one() {
        for code in ["DE", "deu", " D "] {
            assert_eq!(state(code), Some("DEU"), "{code}");
        }
        for code in ["", "F", "UTO", "XVD", "Germany", "D<<"] {
            assert_eq!(state(code), None, "{code}");
        }
    }
}
