//! A certificate and its private key, as Go's `tls.X509KeyPair` reads them for the API server.
//!
//! Read are the PEM blocks, the outer form of the certificate and of the key, and the two public keys where both are
//! written down: an RSA modulus is in both, and the key of an elliptic curve nearly always has its point with it. Not
//! read is what would need arithmetic on curves (Ed25519, and an elliptic key without its point), nor what is within
//! the certificate beside its key; a pair that is wrong in such a way is taken for right.

use crate::yaml::base64;

/// Why certificate and key are no pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no PEM block in the text.
    NoPem(Part),
    /// There are PEM blocks of other types only.
    WrongBlocks(Part, Vec<String>),
    /// What the certificate's block holds is no certificate.
    Certificate,
    /// What the key's block holds is no private key that Go knows.
    Key,
    /// The certificate is for a key that cannot serve TLS.
    Algorithm,
    /// The key is of another type than the certificate's.
    OtherType,
    /// The key is not the certificate's.
    Mismatch,
}

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The certificate.
    Certificate,
    /// The private key.
    Key,
}

impl Fault {
    /// Whose fault it is.
    pub fn part(&self) -> Part {
        match self {
            Self::NoPem(part) | Self::WrongBlocks(part, _) => *part,
            Self::Certificate | Self::Algorithm => Part::Certificate,
            Self::Key | Self::OtherType | Self::Mismatch => Part::Key,
        }
    }
}

/// Checks that the two texts are a certificate, with others behind it or not, and its private key.
pub fn pair(certificate: &[u8], key: &[u8]) -> Result<(), Fault> {
    let certificate = block(certificate, Part::Certificate, |kind| kind == "CERTIFICATE")?;
    let key = block(key, Part::Key, |kind| kind == "PRIVATE KEY" || kind.ends_with(" PRIVATE KEY"))?;
    let public = public_key(&certificate).ok_or(Fault::Certificate)?;
    let private = private_key(&key).ok_or(Fault::Key)?;
    match (public, private) {
        (Public::Unknown, _) => Err(Fault::Algorithm),
        (Public::Rsa(of_certificate), Private::Rsa(of_key)) => same(of_certificate, of_key),
        // Points of different lengths are the same point written differently, or need arithmetic to tell.
        (Public::Elliptic(of_certificate), Private::Elliptic(Some(of_key)))
            if of_certificate.len() == of_key.len() =>
        {
            same(of_certificate, of_key)
        }
        (Public::Elliptic(_), Private::Elliptic(_))
        | (Public::Edwards, Private::Edwards)
        | (_, Private::Unread) => Ok(()),
        _ => Err(Fault::OtherType),
    }
}

fn same(of_certificate: &[u8], of_key: &[u8]) -> Result<(), Fault> {
    if of_certificate == of_key { Ok(()) } else { Err(Fault::Mismatch) }
}

/// The first block of a type that `wanted` takes.
fn block(text: &[u8], part: Part, wanted: impl Fn(&str) -> bool) -> Result<Vec<u8>, Fault> {
    let mut rest = text;
    let mut skipped = Vec::new();
    while let Some((kind, bytes, after)) = next_block(rest) {
        if wanted(&kind) {
            return Ok(bytes);
        }
        skipped.push(kind);
        rest = after;
    }
    Err(if skipped.is_empty() { Fault::NoPem(part) } else { Fault::WrongBlocks(part, skipped) })
}

/// The next PEM block, with its type and what comes after it (`pem.Decode`).
fn next_block(text: &[u8]) -> Option<(String, Vec<u8>, &[u8])> {
    const BEGIN: &[u8] = b"\n-----BEGIN ";
    const END: &[u8] = b"\n-----END ";
    const DASHES: &[u8] = b"-----";
    let mut rest = text;
    loop {
        rest = match rest.strip_prefix(&BEGIN[1..]) {
            Some(after) => after,
            None => &rest[find(rest, BEGIN)? + BEGIN.len()..],
        };
        let (first, mut body) = line(rest);
        rest = body;
        let Some(kind) = first.strip_suffix(DASHES) else { continue };
        // Headers such as `Proc-Type: 4,ENCRYPTED`.
        let mut has_headers = false;
        loop {
            if body.is_empty() {
                return None;
            }
            let (header, after) = line(body);
            if !header.contains(&b':') {
                break;
            }
            has_headers = true;
            body = after;
        }
        rest = body;
        let (end, trailer) = if !has_headers && body.starts_with(&END[1..]) {
            (0, END.len() - 1)
        } else {
            let Some(end) = find(body, END) else { continue };
            (end, end + END.len())
        };
        let Some(after) = body[trailer..].strip_prefix(kind).and_then(|after| after.strip_prefix(DASHES))
        else {
            continue;
        };
        if !line(after).0.is_empty() {
            continue;
        }
        let digits: Vec<u8> =
            body[..end].iter().copied().filter(|byte| !matches!(byte, b' ' | b'\t')).collect();
        if let Some(bytes) = base64::decode(&digits) {
            return Some((String::from_utf8_lossy(kind).into_owned(), bytes, line(after).1));
        }
    }
}

/// The first line without blanks at its end, and what comes after it.
fn line(text: &[u8]) -> (&[u8], &[u8]) {
    let (first, rest) = match text.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, &text[text.len()..]),
    };
    let first = if rest.len() < text.len() - first.len() {
        first.strip_suffix(b"\r").unwrap_or(first)
    } else {
        first
    };
    let end = first.iter().rposition(|byte| !matches!(byte, b' ' | b'\t')).map_or(0, |last| last + 1);
    (&first[..end], rest)
}

fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(text, needle)
}

/// The key that a certificate is for.
enum Public<'d> {
    /// Its modulus.
    Rsa(&'d [u8]),
    /// Its point.
    Elliptic(&'d [u8]),
    Edwards,
    /// One that TLS has no use for.
    Unknown,
}

/// A private key, as far as its public half is written with it.
enum Private<'d> {
    Rsa(&'d [u8]),
    Elliptic(Option<&'d [u8]>),
    Edwards,
    /// In a form that is known and not read.
    Unread,
}

// Object identifiers, as DER has them.
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const ELLIPTIC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];

// Tags of DER.
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// The public key in a certificate; nothing if that is no certificate.
fn public_key(der: &[u8]) -> Option<Public<'_>> {
    let mut whole = Der(der);
    let mut certificate = whole.take(SEQUENCE)?;
    if !whole.0.is_empty() {
        return None;
    }
    let mut body = certificate.take(SEQUENCE)?;
    if body.0.first() == Some(&0xa0) {
        body.take(0xa0)?;
    }
    body.take(INTEGER)?; // The serial number.
    for _ in ["signature", "issuer", "validity", "subject"] {
        body.take(SEQUENCE)?;
    }
    let mut key = body.take(SEQUENCE)?;
    let algorithm = key.take(SEQUENCE)?.take(IDENTIFIER)?.0;
    let (unused, bits) = key.take(BIT_STRING)?.0.split_first()?;
    certificate.take(SEQUENCE)?;
    certificate.take(BIT_STRING)?;
    Some(match algorithm {
        RSA => Public::Rsa(Der(bits).take(SEQUENCE)?.take(INTEGER)?.0),
        ELLIPTIC if *unused == 0 => Public::Elliptic(bits),
        ED25519 => Public::Edwards,
        _ => Public::Unknown,
    })
}

/// A private key in one of the three forms that Go tries; nothing if it is in none of them.
fn private_key(der: &[u8]) -> Option<Private<'_>> {
    let mut whole = Der(der);
    let mut key = whole.take(SEQUENCE)?;
    if !whole.0.is_empty() {
        return None;
    }
    key.take(INTEGER)?; // The version.
    match *key.0.first()? {
        // PKCS #1
        INTEGER => {
            let modulus = key.take(INTEGER)?.0;
            for _ in ["e", "d", "p", "q"] {
                key.take(INTEGER)?;
            }
            Some(Private::Rsa(modulus))
        }
        // PKCS #8
        SEQUENCE => {
            let algorithm = key.take(SEQUENCE)?.take(IDENTIFIER)?.0;
            let inner = key.take(OCTET_STRING)?.0;
            match algorithm {
                RSA => match private_key(inner)? {
                    it @ Private::Rsa(_) => Some(it),
                    _ => None,
                },
                ELLIPTIC => match private_key(inner)? {
                    it @ Private::Elliptic(_) => Some(it),
                    _ => None,
                },
                ED25519 => Der(inner).take(OCTET_STRING).map(|_| Private::Edwards),
                // Go knows X25519, for which TLS has no use.
                _ => Some(Private::Unread),
            }
        }
        // SEC 1
        OCTET_STRING => {
            key.take(OCTET_STRING)?;
            if key.0.first() == Some(&0xa0) {
                key.take(0xa0)?;
            }
            let mut point = None;
            if key.0.first() == Some(&0xa1) {
                point = key.take(0xa1)?.take(BIT_STRING)?.0.split_first().map(|(_, bits)| bits);
            }
            Some(Private::Elliptic(point))
        }
        _ => None,
    }
}

/// What is left to read of some DER.
struct Der<'d>(&'d [u8]);

impl<'d> Der<'d> {
    /// Takes the next element if it has this tag, and gives what is in it.
    fn take(&mut self, tag: u8) -> Option<Der<'d>> {
        let (first, rest) = self.0.split_first()?;
        let (length, rest) = rest.split_first()?;
        let (length, rest) = match length {
            0..=0x7f => (usize::from(*length), rest),
            0x81..=0x84 => {
                let (bytes, rest) = rest.split_at_checked(usize::from(length - 0x80))?;
                (bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)), rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length)?;
        if *first != tag {
            return None;
        }
        self.0 = rest;
        Some(Self(content))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
        let content = parts.concat();
        let length = content.len();
        let length =
            if length < 0x80 { vec![length as u8] } else { vec![0x82, (length >> 8) as u8, length as u8] };
        [&[tag], &*length, &*content].concat()
    }

    fn integer(bytes: &[u8]) -> Vec<u8> {
        element(INTEGER, &[bytes])
    }

    fn pem(kind: &str, der: &[u8]) -> String {
        const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for group in der.chunks(3) {
            let bits = group.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte))
                << (8 * (3 - group.len()));
            for digit in 0..4 {
                let c =
                    if digit > group.len() { '=' } else { char::from(DIGITS[bits >> (18 - 6 * digit) & 63]) };
                text.push(c);
            }
            text.push('\n');
        }
        format!("-----BEGIN {kind}-----\n{text}-----END {kind}-----\n")
    }

    fn certificate(algorithm: &[u8], key: &[u8]) -> String {
        let name = element(SEQUENCE, &[]);
        let algorithm = element(SEQUENCE, &[&element(IDENTIFIER, &[algorithm])]);
        let key = element(SEQUENCE, &[&algorithm, &element(BIT_STRING, &[&[0], key])]);
        let version = element(0xa0, &[&integer(&[2])]);
        let body = element(SEQUENCE, &[&version, &integer(&[1]), &name, &name, &name, &name, &key]);
        pem("CERTIFICATE", &element(SEQUENCE, &[&body, &name, &element(BIT_STRING, &[&[0]])]))
    }

    fn rsa_certificate(modulus: &[u8]) -> String {
        certificate(RSA, &element(SEQUENCE, &[&integer(modulus), &integer(&[3])]))
    }

    fn rsa_key(modulus: &[u8]) -> Vec<u8> {
        let small = integer(&[3]);
        element(SEQUENCE, &[&integer(&[0]), &integer(modulus), &small, &small, &small, &small])
    }

    fn elliptic_key(point: Option<&[u8]>) -> Vec<u8> {
        let point =
            point.map(|point| element(0xa1, &[&element(BIT_STRING, &[&[0], point])])).unwrap_or_default();
        element(SEQUENCE, &[&integer(&[1]), &element(OCTET_STRING, &[&[9; 4]]), &element(0xa0, &[]), &point])
    }

    fn pkcs8(algorithm: &[u8], inner: &[u8]) -> String {
        let algorithm = element(SEQUENCE, &[&element(IDENTIFIER, &[algorithm])]);
        pem(
            "PRIVATE KEY",
            &element(SEQUENCE, &[&integer(&[0]), &algorithm, &element(OCTET_STRING, &[inner])]),
        )
    }

    #[test]
    fn pairs() {
        let (one, other) = ([7; 200], [8; 200]);
        let rsa = rsa_certificate(&one);
        let elliptic = certificate(ELLIPTIC, &[4, 1, 2]);
        let edwards = certificate(ED25519, &[5; 32]);
        let chain = format!("a comment\n{elliptic}\n{rsa}");
        let key = pem("EC PRIVATE KEY", &elliptic_key(Some(&[4, 1, 2])));
        let parameters = format!("{}{key}", pem("EC PARAMETERS", &[6]));
        let wrong = |part, kinds: &[&str]| {
            Err(Fault::WrongBlocks(part, kinds.iter().map(|kind| (*kind).to_owned()).collect()))
        };
        for (certificate, key, answer) in [
            (&*rsa, &*pem("RSA PRIVATE KEY", &rsa_key(&one)), Ok(())),
            (&rsa, &pkcs8(RSA, &rsa_key(&one)), Ok(())),
            (&rsa, &pem("RSA PRIVATE KEY", &rsa_key(&other)), Err(Fault::Mismatch)),
            (&rsa, &pkcs8(RSA, &rsa_key(&other)), Err(Fault::Mismatch)),
            (&rsa, &key, Err(Fault::OtherType)),
            (&elliptic, &key, Ok(())),
            (&chain, &parameters, Ok(())),
            (&elliptic, &pkcs8(ELLIPTIC, &elliptic_key(Some(&[4, 1, 2]))), Ok(())),
            (&elliptic, &pkcs8(ELLIPTIC, &elliptic_key(Some(&[4, 1, 3]))), Err(Fault::Mismatch)),
            (&elliptic, &pkcs8(ELLIPTIC, &elliptic_key(Some(&[2, 1]))), Ok(())),
            (&elliptic, &pem("EC PRIVATE KEY", &elliptic_key(None)), Ok(())),
            (&edwards, &pkcs8(ED25519, &element(OCTET_STRING, &[&[5; 32]])), Ok(())),
            (&edwards, &key, Err(Fault::OtherType)),
            (&certificate(&[1], &[1]), &key, Err(Fault::Algorithm)),
            ("", &key, Err(Fault::NoPem(Part::Certificate))),
            (&rsa, "", Err(Fault::NoPem(Part::Key))),
            (&rsa.replace("\n-----END", "-----END"), &key, Err(Fault::NoPem(Part::Certificate))),
            (
                &rsa.replace("BEGIN CERTIFICATE-----", "BEGIN CERTIFICATE----"),
                &key,
                Err(Fault::NoPem(Part::Certificate)),
            ),
            // Headers end with a line of their own, and nothing stands behind the end.
            (
                "-----BEGIN CERTIFICATE-----\nA: b\n-----END CERTIFICATE-----\n",
                &key,
                Err(Fault::NoPem(Part::Certificate)),
            ),
            (&format!("{}x\n", rsa.trim_end()), &key, Err(Fault::NoPem(Part::Certificate))),
            (&rsa.replace('\n', "\r\n"), &pkcs8(RSA, &rsa_key(&one)).replace('\n', " \t\n"), Ok(())),
            (&key, &rsa, wrong(Part::Certificate, &["EC PRIVATE KEY"])),
            (&rsa, &chain, wrong(Part::Key, &["CERTIFICATE", "CERTIFICATE"])),
            (&pem("CERTIFICATE", b"no DER"), &key, Err(Fault::Certificate)),
            (&rsa, &pem("PRIVATE KEY", b"no DER"), Err(Fault::Key)),
            (
                &rsa,
                &pem("ENCRYPTED PRIVATE KEY", &element(SEQUENCE, &[&element(SEQUENCE, &[])])),
                Err(Fault::Key),
            ),
        ] {
            assert_eq!(pair(certificate.as_bytes(), key.as_bytes()), answer, "{certificate}{key}");
        }
    }
}
