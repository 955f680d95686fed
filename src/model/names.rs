//! The grammars of names: labels, object names, ports, environment variables, keys.
//!
//! They are those of `apimachinery/pkg/util/validation/validation.go`. Each check says which characters are wrong and
//! why, and [`Grammar::fix`] makes the nearest legal name.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// A grammar of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grammar {
    /// A label value (`IsValidLabelValue`): empty, or at most 63 characters.
    LabelValue,
    /// A label key, resource name and the like (`IsQualifiedName`): an optional DNS prefix and `/`, and a name of at
    /// most 63 characters.
    QualifiedName,
    /// A DNS label as of RFC 1123 (`IsDNS1123Label`): container, volume, port and namespace names.
    Dns1123Label,
    /// A DNS subdomain as of RFC 1123 (`IsDNS1123Subdomain`): the names of most objects.
    Dns1123Subdomain,
    /// A DNS label as of RFC 1035 (`IsDNS1035Label`): Service names up to 1.35.
    Dns1035Label,
    /// An IANA service name (`IsValidPortName`): names of container ports.
    PortName,
    /// The name of an environment variable up to 1.31 (`IsEnvVarName`).
    EnvName,
    /// The name of an environment variable since 1.32 (`IsRelaxedEnvVarName`).
    EnvNameRelaxed,
    /// A key of a `ConfigMap` or a Secret (`IsConfigMapKey`).
    ConfigKey,
}

/// Why a text is no name of its grammar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameError {
    /// What is wrong.
    pub violation: Violation,
    /// The offending bytes of the text; empty where something is missing.
    pub range: Range<usize>,
    /// The grammar.
    pub grammar: Grammar,
    /// The part of the text that is wrong.
    pub part: Part,
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// There is nothing.
    Empty,
    /// There is too much; the range is what is past the end.
    TooLong {
        /// The length in bytes.
        length: usize,
        /// The most there may be.
        max: usize,
    },
    /// A character that may not be in it; the range is the whole run of such characters.
    Character(char),
    /// A character that it may not start with.
    Start(char),
    /// A character that it may not end with.
    End(char),
    /// Two dots without anything between, or a dot at an end.
    EmptyLabel,
    /// More than one `/`.
    Slashes,
    /// No letter, where one must be.
    NoLetter,
    /// Two hyphens side by side.
    DoubleHyphen,
    /// It is `.` or `..`, or starts with `..`.
    Dots,
}

/// A part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// What is before `/`.
    Prefix,
    /// What is after `/`.
    Name,
}

/// The characters of a grammar, and those it may start and end with.
struct Alphabet {
    inner: fn(char) -> bool,
    start: fn(char) -> bool,
    end: fn(char) -> bool,
    /// The inner characters in words.
    words: &'static str,
    /// What it starts with, in words.
    start_words: &'static str,
    /// What it ends with, in words.
    end_words: &'static str,
}

const fn letter_or_digit(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

const fn lower_or_digit(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

const fn any(_: char) -> bool {
    true
}

/// Label values, and the name part of qualified names.
const LABEL: Alphabet = Alphabet {
    inner: |c| letter_or_digit(c) || matches!(c, '-' | '_' | '.'),
    start: letter_or_digit,
    end: letter_or_digit,
    words: "letters, digits, `-`, `_` and `.`",
    start_words: "a letter or a digit",
    end_words: "a letter or a digit",
};
const DNS_1123: Alphabet = Alphabet {
    inner: |c| lower_or_digit(c) || c == '-',
    start: lower_or_digit,
    end: lower_or_digit,
    words: "lower-case letters, digits and `-`",
    start_words: "a lower-case letter or a digit",
    end_words: "a lower-case letter or a digit",
};
const SUBDOMAIN: Alphabet = Alphabet {
    inner: |c| lower_or_digit(c) || matches!(c, '-' | '.'),
    words: "lower-case letters, digits, `-` and `.`",
    ..DNS_1123
};
const DNS_1035: Alphabet =
    Alphabet { start: |c| c.is_ascii_lowercase(), start_words: "a lower-case letter", ..DNS_1123 };
const ENV: Alphabet = Alphabet {
    inner: |c| letter_or_digit(c) || matches!(c, '-' | '_' | '.'),
    start: |c| !c.is_ascii_digit(),
    end: any,
    words: "letters, digits, `-`, `_` and `.`",
    start_words: "a letter, `-`, `_` or `.`",
    end_words: "",
};
const ENV_RELAXED: Alphabet = Alphabet {
    inner: |c| matches!(c, ' '..='~') && c != '=',
    start: any,
    end: any,
    words: "printable ASCII characters other than `=`",
    start_words: "",
    end_words: "",
};
const KEY: Alphabet = Alphabet { start: any, start_words: "", ..ENV };

impl Grammar {
    fn alphabet(self) -> &'static Alphabet {
        match self {
            Self::LabelValue | Self::QualifiedName => &LABEL,
            Self::Dns1123Label | Self::PortName => &DNS_1123,
            Self::Dns1123Subdomain => &SUBDOMAIN,
            Self::Dns1035Label => &DNS_1035,
            Self::EnvName => &ENV,
            Self::EnvNameRelaxed => &ENV_RELAXED,
            Self::ConfigKey => &KEY,
        }
    }

    /// The most bytes that a name may have; for a qualified name, that its name part may have.
    pub fn max(self) -> Option<usize> {
        match self {
            Self::LabelValue | Self::QualifiedName | Self::Dns1123Label | Self::Dns1035Label => Some(63),
            Self::Dns1123Subdomain | Self::ConfigKey => Some(253),
            Self::PortName => Some(15),
            Self::EnvName | Self::EnvNameRelaxed => None,
        }
    }

    /// Checks a text and gives the most telling violation.
    pub fn check(self, text: &str) -> Result<(), NameError> {
        match self.violations(text).into_iter().next() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }

    /// All that is wrong with a text: one error for each of the grammar's rules that the server checks by itself.
    pub fn violations(self, text: &str) -> Vec<NameError> {
        let mut errors = Vec::new();
        let whole = Checker { grammar: self, part: Part::Whole, offset: 0 };
        match self {
            Self::LabelValue if text.is_empty() => {}
            Self::QualifiedName => qualified(text, &mut errors),
            Self::PortName => {
                errors.extend(whole.pattern(text));
                errors.extend(whole.length(text));
                if !text.is_empty() && !text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
                    errors.push(whole.error(Violation::NoLetter, 0..text.len()));
                }
                if let Some(at) = text.find("--") {
                    let run =
                        text.get(at..).map_or(2, |rest| rest.len() - rest.trim_start_matches('-').len());
                    errors.push(whole.error(Violation::DoubleHyphen, at..at + run));
                }
            }
            _ => {
                errors.extend(whole.pattern(text));
                errors.extend(whole.length(text));
                if matches!(self, Self::EnvName | Self::ConfigKey) && (text == "." || text.starts_with(".."))
                {
                    errors.push(whole.error(Violation::Dots, 0..text.len().min(2)));
                }
            }
        }
        errors
    }

    /// The nearest legal name, where there is a telling one: wrong characters replaced, wrong ends cut off.
    pub fn fix(self, text: &str) -> Option<String> {
        let fixed = self.mend(text.trim());
        (fixed != text && !fixed.is_empty() && self.check(&fixed).is_ok()).then_some(fixed)
    }

    fn mend(self, text: &str) -> String {
        match self {
            Self::QualifiedName => match text.split_once('/') {
                Some((prefix, name)) => {
                    let prefix = Self::Dns1123Subdomain.mend(prefix);
                    let name = Self::LabelValue.mend(name);
                    if prefix.is_empty() { name } else { format!("{prefix}/{name}") }
                }
                None => Self::LabelValue.mend(text),
            },
            Self::LabelValue => trim(&replace(text, &LABEL, '-'), 63, &LABEL),
            Self::Dns1123Label => trim(&replace(&text.to_ascii_lowercase(), &DNS_1123, '-'), 63, &DNS_1123),
            Self::Dns1035Label => trim(&replace(&text.to_ascii_lowercase(), &DNS_1035, '-'), 63, &DNS_1035),
            Self::Dns1123Subdomain => {
                let clean = replace(&text.to_ascii_lowercase(), &SUBDOMAIN, '-');
                let labels: Vec<&str> = clean
                    .split('.')
                    .map(|label| label.trim_matches('-'))
                    .filter(|label| !label.is_empty())
                    .collect();
                trim(&labels.join("."), 253, &DNS_1123)
            }
            Self::PortName => {
                let mut clean = replace(&text.to_ascii_lowercase(), &DNS_1123, '-');
                while clean.contains("--") {
                    clean = clean.replace("--", "-");
                }
                trim(&clean, 15, &DNS_1123)
            }
            Self::EnvName => {
                let clean = replace(text, &ENV, '_');
                let clean = clean.trim_start_matches('.');
                if clean.starts_with(|c: char| c.is_ascii_digit()) {
                    format!("_{clean}")
                } else {
                    clean.to_owned()
                }
            }
            Self::EnvNameRelaxed => replace(text, &ENV_RELAXED, '_'),
            Self::ConfigKey => trim(replace(text, &KEY, '-').trim_start_matches('.'), 253, &KEY),
        }
    }
}

/// Replaces each run of characters outside of the alphabet by one character.
fn replace(text: &str, alphabet: &Alphabet, by: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut replaced = false;
    for c in text.chars() {
        let good = (alphabet.inner)(c);
        if good {
            out.push(c);
        } else if !replaced {
            out.push(by);
        }
        replaced = !good;
    }
    out
}

/// Cuts off what may not be at the ends, and what is too long. The text is ASCII by now.
fn trim(text: &str, max: usize, alphabet: &Alphabet) -> String {
    let text = text.trim_start_matches(|c| !(alphabet.start)(c));
    let text = text.get(..max).unwrap_or(text);
    text.trim_end_matches(|c| !(alphabet.end)(c)).to_owned()
}

/// Checks a part of a text.
#[derive(Clone, Copy)]
struct Checker {
    /// The grammar that the user's text is checked by.
    grammar: Grammar,
    part: Part,
    /// Where the part starts in the text.
    offset: usize,
}

impl Checker {
    fn error(self, violation: Violation, range: Range<usize>) -> NameError {
        let range = range.start + self.offset..range.end + self.offset;
        NameError { violation, range, grammar: self.grammar, part: self.part }
    }

    /// The grammar of the part.
    fn part_grammar(self) -> Grammar {
        if self.part == Part::Prefix { Grammar::Dns1123Subdomain } else { self.grammar }
    }

    fn length(self, text: &str) -> Option<NameError> {
        let max = self.part_grammar().max()?;
        if text.len() <= max {
            return None;
        }
        // The range must not cut a character in two.
        let from =
            text.char_indices().map(|(at, _)| at).take_while(|at| *at <= max).last().unwrap_or_default();
        Some(self.error(Violation::TooLong { length: text.len(), max }, from..text.len()))
    }

    /// What the grammar's regular expression would refuse.
    fn pattern(self, text: &str) -> Option<NameError> {
        let alphabet = self.part_grammar().alphabet();
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
            return Some(self.error(Violation::Empty, 0..0));
        };
        if let Some((at, c)) = text.char_indices().find(|(_, c)| !(alphabet.inner)(*c)) {
            let run = text
                .get(at..)
                .map_or(0, |rest| rest.len() - rest.trim_start_matches(|c| !(alphabet.inner)(c)).len());
            return Some(self.error(Violation::Character(c), at..at + run));
        }
        if self.part_grammar() == Grammar::Dns1123Subdomain {
            return self.labels(text);
        }
        if !(alphabet.start)(first) {
            return Some(self.error(Violation::Start(first), 0..first.len_utf8()));
        }
        if !(alphabet.end)(last) {
            return Some(self.error(Violation::End(last), text.len() - last.len_utf8()..text.len()));
        }
        None
    }

    /// Checks the ends of each label of a subdomain.
    fn labels(self, text: &str) -> Option<NameError> {
        let mut at = 0;
        for label in text.split('.') {
            let end = at + label.len();
            if label.is_empty() {
                // The dot before, or at the very start the dot after.
                let dot = at.saturating_sub(1);
                return Some(self.error(Violation::EmptyLabel, dot..dot + 1));
            }
            if label.starts_with('-') {
                return Some(self.error(Violation::Start('-'), at..at + 1));
            }
            if label.ends_with('-') {
                return Some(self.error(Violation::End('-'), end - 1..end));
            }
            at = end + 1;
        }
        None
    }
}

/// Checks both parts of a qualified name.
fn qualified(text: &str, errors: &mut Vec<NameError>) {
    let grammar = Grammar::QualifiedName;
    let Some((prefix, name)) = text.split_once('/') else {
        let checker = Checker { grammar, part: Part::Whole, offset: 0 };
        errors.extend(checker.pattern(text));
        errors.extend(checker.length(text));
        return;
    };
    if let Some(second) = name.find('/') {
        let at = prefix.len() + 1 + second;
        let checker = Checker { grammar, part: Part::Whole, offset: 0 };
        errors.push(checker.error(Violation::Slashes, at..at + 1));
        return;
    }
    let before = Checker { grammar, part: Part::Prefix, offset: 0 };
    errors.extend(before.pattern(prefix));
    errors.extend(before.length(prefix));
    let after = Checker { grammar, part: Part::Name, offset: prefix.len() + 1 };
    errors.extend(after.pattern(name));
    errors.extend(after.length(name));
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Whole => {}
            Part::Prefix => f.write_str("the part before `/` ")?,
            Part::Name => f.write_str("the part after `/` ")?,
        }
        let grammar = if self.part == Part::Prefix { Grammar::Dns1123Subdomain } else { self.grammar };
        let alphabet = grammar.alphabet();
        let labels = if grammar == Grammar::Dns1123Subdomain { "between dots " } else { "" };
        match self.violation {
            Violation::Empty => f.write_str("must not be empty"),
            Violation::TooLong { length, max } => {
                write!(f, "may have at most {max} characters; it has {length}")
            }
            Violation::Character(c) => write!(f, "may hold only {}; found {}", alphabet.words, Found(c)),
            Violation::Start(c) => {
                write!(f, "must start {labels}with {}; found {}", alphabet.start_words, Found(c))
            }
            Violation::End(c) => {
                write!(f, "must end {labels}with {}; found {}", alphabet.end_words, Found(c))
            }
            Violation::EmptyLabel => f.write_str("must have a letter or a digit on both sides of each dot"),
            Violation::Slashes => {
                f.write_str("may have one `/` at most, between an optional domain and the name")
            }
            Violation::NoLetter => f.write_str("must have at least one letter"),
            Violation::DoubleHyphen => f.write_str("may not have two `-` side by side"),
            Violation::Dots => f.write_str("may not be `.` or `..`, nor start with `..`"),
        }
    }
}

impl std::error::Error for NameError {}

impl NameError {
    /// A sentence about `what`, which names the text and what it is: "label key `a b` may hold only …".
    pub fn of(&self, what: impl fmt::Display) -> String {
        if self.part == Part::Whole { format!("{what} {self}") } else { format!("in {what}, {self}") }
    }

    /// What to write instead of `text`, if that can be told.
    pub fn help(&self, text: &str) -> Option<String> {
        match self.violation {
            Violation::TooLong { max, .. } => Some(format!("shorten it to {max} characters")),
            _ => self.grammar.fix(text).map(|fixed| format!("write `{fixed}`")),
        }
    }
}

/// A character in a message.
struct Found(char);

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ' ' => f.write_str("a space"),
            '\t' => f.write_str("a tab"),
            '\n' | '\r' => f.write_str("a line break"),
            '`' => f.write_str("a backtick"),
            c if c.is_whitespace() || c.is_control() => {
                write!(f, "an invisible character (U+{:04X})", u32::from(c))
            }
            c => write!(f, "`{c}`"),
        }
    }
}

/// Checks a label value.
pub fn label_value(text: &str) -> Result<(), NameError> {
    Grammar::LabelValue.check(text)
}

/// Checks a qualified name: a label key, a resource name.
pub fn qualified_name(text: &str) -> Result<(), NameError> {
    Grammar::QualifiedName.check(text)
}

/// Checks a DNS label as of RFC 1123.
pub fn dns_1123_label(text: &str) -> Result<(), NameError> {
    Grammar::Dns1123Label.check(text)
}

/// Checks a DNS subdomain as of RFC 1123.
pub fn dns_1123_subdomain(text: &str) -> Result<(), NameError> {
    Grammar::Dns1123Subdomain.check(text)
}

/// Checks a DNS label as of RFC 1035.
pub fn dns_1035_label(text: &str) -> Result<(), NameError> {
    Grammar::Dns1035Label.check(text)
}

/// A prefix as it is checked (`maskTrailingDash`): it may end in a hyphen, as more will stand behind it. The hyphen and
/// what is before it are taken for a letter; what is not ASCII stays, for the check to find.
pub fn masked_prefix(prefix: &str) -> Cow<'_, str> {
    match prefix.strip_suffix('-').and_then(|rest| rest.strip_suffix(|c: char| c.is_ascii())) {
        Some(start) => format!("{start}a").into(),
        None => prefix.into(),
    }
}

/// Checks an entry of `dnsConfig.searches`: a subdomain that may end in a dot and have underscores.
pub fn search_domain(text: &str) -> Result<(), NameError> {
    if text == "." {
        return Ok(());
    }
    // Underscores stand where letters may, so the rest is checked as if they were some.
    let plain = text.strip_suffix('.').unwrap_or(text).replace('_', "a");
    dns_1123_subdomain(&plain)
}

/// Checks the name of a container port.
pub fn port_name(text: &str) -> Result<(), NameError> {
    Grammar::PortName.check(text)
}

/// Checks the name of an environment variable by the rules up to 1.31.
pub fn env_name(text: &str) -> Result<(), NameError> {
    Grammar::EnvName.check(text)
}

/// Checks the name of an environment variable by the rules since 1.32.
pub fn env_name_relaxed(text: &str) -> Result<(), NameError> {
    Grammar::EnvNameRelaxed.check(text)
}

/// Where a text cannot stand between two slashes of a URL (`IsValidPathSegmentName`).
pub fn path_segment_fault(text: &str) -> Option<Range<usize>> {
    let dots = (text == "." || text == "..").then_some(0..text.len());
    dots.or_else(|| text.find(['/', '%']).map(|at| at..at + 1))
}

/// Checks a host name that may begin with `*.` (`IsWildcardDNS1123Subdomain`, `IsDNS1123Subdomain`). The range of the
/// error is of `text`; with a `*`, no length is too long.
pub fn wildcard_subdomain(text: &str) -> Result<(), NameError> {
    if !text.contains('*') {
        return dns_1123_subdomain(text);
    }
    let (rest, offset) = text.strip_prefix("*.").map_or((text, 0), |rest| (rest, 2));
    let errors = Grammar::Dns1123Subdomain.violations(rest);
    let Some(mut error) =
        errors.into_iter().find(|error| !matches!(error.violation, Violation::TooLong { .. }))
    else {
        return Ok(());
    };
    error.range = error.range.start + offset..error.range.end + offset;
    Err(error)
}

/// Checks a key of a `ConfigMap` or a Secret.
pub fn config_key(text: &str) -> Result<(), NameError> {
    Grammar::ConfigKey.check(text)
}

/// What is wrong with the name of a signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignerError {
    /// It is not of the form `DOMAIN/NAME`, or a part of it is not what it must be.
    pub malformed: bool,
    /// It, or its domain, is too long.
    pub too_long: bool,
}

/// The name of a signer of certificates: a domain of at least two labels, `/`, and labels again, 571 characters at
/// most. An empty one is neither malformed nor too long. X19
pub fn signer_name(text: &str) -> Result<(), SignerError> {
    const MOST: usize = 571;
    if text.is_empty() {
        return Err(SignerError { malformed: false, too_long: false });
    }
    let parts = text.split_once('/').filter(|(_, name)| !name.contains('/'));
    let Some((domain, name)) = parts else { return Err(SignerError { malformed: true, too_long: false }) };
    let malformed = !domain.contains('.')
        || domain.split('.').any(|label| dns_1123_label(label).is_err())
        || name.split('.').any(|label| dns_1123_subdomain(label).is_err());
    let too_long = domain.len() > 253 || text.len() > MOST;
    if malformed || too_long { Err(SignerError { malformed, too_long }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::Grammar::*;
    use super::{SignerError, signer_name};
    use super::{path_segment_fault, wildcard_subdomain};

    #[test]
    fn hosts_with_a_wildcard() {
        // The text, and the bytes that are wrong.
        for (text, wrong) in [
            ("example.com", None),
            ("*.example.com", None),
            ("*.com", None),
            ("*", Some(0..1)),
            ("*.", Some(2..2)),
            ("a.*.com", Some(2..3)),
            ("*.Example.com", Some(2..3)),
            ("*.*.com", Some(2..3)),
            ("Example.com", Some(0..1)),
            ("", Some(0..0)),
        ] {
            assert_eq!(wildcard_subdomain(text).err().map(|error| error.range), wrong, "{text}");
        }
        let long = "a.".repeat(130) + "com";
        assert!(wildcard_subdomain(&long).is_err());
        assert!(wildcard_subdomain(&format!("*.{long}")).is_ok(), "with a `*` no length is too long");
    }

    #[test]
    fn parts_of_a_url() {
        for (text, wrong) in [
            ("web", None),
            ("...", None),
            ("a b", None),
            ("", None),
            (".", Some(0..1)),
            ("..", Some(0..2)),
            ("a/b", Some(1..2)),
            ("50%", Some(2..3)),
        ] {
            assert_eq!(path_segment_fault(text), wrong, "{text}");
        }
    }

    #[test]
    fn prefixes_are_masked_as_the_server_does() {
        for (prefix, checked) in
            [("web-", "wea"), ("a-", "a"), ("--", "a"), ("-", "-"), ("web", "web"), ("", ""), ("aé-", "aé-")]
        {
            assert_eq!(super::masked_prefix(prefix), checked);
        }
    }

    #[test]
    fn takes_what_the_server_takes() {
        let a63 = "a".repeat(63);
        let long = format!("{}.{}", "a".repeat(200), "b".repeat(52));
        let qualified = format!("{long}/{a63}");
        for (grammar, texts) in [
            (LabelValue, &["", "a", "A-b_c.d", "1", "0.5", &a63][..]),
            (QualifiedName, &["app", "A", "app.kubernetes.io/name", "1/2", "a_b", &qualified]),
            (Dns1123Label, &["a", "0", "a-b", "a--b", "1a", &a63]),
            (Dns1123Subdomain, &["a", "a.b", "1.2.3", "a-b.c", &long]),
            (Dns1035Label, &["a", "a1", "a-b", &a63]),
            (PortName, &["http", "8080a", "a-b-c", "abcdefghijklmno"]),
            (EnvName, &["A", "_a", "-", ".a", "a.b", "a..b"]),
            (EnvNameRelaxed, &["A", "1", "a b", ".", "..", "!"]),
            (ConfigKey, &["a", "A.b", ".a", "-", "_", "a..b", "1"]),
        ] {
            for text in texts {
                assert_eq!(grammar.check(text), Ok(()), "{grammar:?} {text}");
            }
        }
    }

    #[test]
    fn marks_what_is_wrong() {
        let a64 = "a".repeat(64);
        for (grammar, text, bad, message) in [
            (LabelValue, "a b", " ", "may hold only letters, digits, `-`, `_` and `.`; found a space"),
            (LabelValue, "a/b", "/", "may hold only letters, digits, `-`, `_` and `.`; found `/`"),
            (LabelValue, "-a", "-", "must start with a letter or a digit; found `-`"),
            (LabelValue, "a.", ".", "must end with a letter or a digit; found `.`"),
            (LabelValue, "a  @b", "  @", "may hold only letters, digits, `-`, `_` and `.`; found a space"),
            (LabelValue, &a64, "a", "may have at most 63 characters; it has 64"),
            (LabelValue, "é", "é", "may hold only letters, digits, `-`, `_` and `.`; found `é`"),
            (
                LabelValue,
                "a\u{a0}",
                "\u{a0}",
                "may hold only letters, digits, `-`, `_` and `.`; found an invisible character (U+00A0)",
            ),
            (QualifiedName, "", "", "must not be empty"),
            (
                QualifiedName,
                "a/b/c",
                "/",
                "may have one `/` at most, between an optional domain and the name",
            ),
            (QualifiedName, "/a", "", "the part before `/` must not be empty"),
            (QualifiedName, "a/", "", "the part after `/` must not be empty"),
            (
                QualifiedName,
                "A/b",
                "A",
                "the part before `/` may hold only lower-case letters, digits, `-` and `.`; found `A`",
            ),
            (
                QualifiedName,
                "a/b!",
                "!",
                "the part after `/` may hold only letters, digits, `-`, `_` and `.`; found `!`",
            ),
            (Dns1123Label, "Web", "W", "may hold only lower-case letters, digits and `-`; found `W`"),
            (Dns1123Label, "a.b", ".", "may hold only lower-case letters, digits and `-`; found `.`"),
            (Dns1123Label, "a-", "-", "must end with a lower-case letter or a digit; found `-`"),
            (Dns1123Subdomain, "a..b", ".", "must have a letter or a digit on both sides of each dot"),
            (Dns1123Subdomain, ".a", ".", "must have a letter or a digit on both sides of each dot"),
            (Dns1123Subdomain, "a.", ".", "must have a letter or a digit on both sides of each dot"),
            (
                Dns1123Subdomain,
                "a.-b",
                "-",
                "must start between dots with a lower-case letter or a digit; found `-`",
            ),
            (
                Dns1123Subdomain,
                "a_b",
                "_",
                "may hold only lower-case letters, digits, `-` and `.`; found `_`",
            ),
            (Dns1035Label, "1a", "1", "must start with a lower-case letter; found `1`"),
            (PortName, "8080", "8080", "must have at least one letter"),
            (PortName, "a--b", "--", "may not have two `-` side by side"),
            (PortName, "abcdefghijklmnop", "p", "may have at most 15 characters; it has 16"),
            (PortName, "HTTP", "HTTP", "may hold only lower-case letters, digits and `-`; found `H`"),
            (EnvName, "1A", "1", "must start with a letter, `-`, `_` or `.`; found `1`"),
            (EnvName, "a b", " ", "may hold only letters, digits, `-`, `_` and `.`; found a space"),
            (EnvName, "..", "..", "may not be `.` or `..`, nor start with `..`"),
            (
                EnvNameRelaxed,
                "a=b",
                "=",
                "may hold only printable ASCII characters other than `=`; found `=`",
            ),
            (EnvNameRelaxed, "", "", "must not be empty"),
            (ConfigKey, ".", ".", "may not be `.` or `..`, nor start with `..`"),
            (ConfigKey, "..a", "..", "may not be `.` or `..`, nor start with `..`"),
            (ConfigKey, "a/b", "/", "may hold only letters, digits, `-`, `_` and `.`; found `/`"),
        ] {
            let error = grammar.check(text).expect_err(text);
            assert_eq!(
                (&text[error.range.clone()], error.to_string().as_str()),
                (bad, message),
                "{grammar:?} {text}"
            );
        }
    }

    #[test]
    fn a_port_name_can_break_several_rules() {
        let violations = PortName.violations("-8080--808080808-");
        assert_eq!(violations.len(), 4, "{violations:?}");
    }

    #[test]
    fn fixes_what_can_be_fixed() {
        for (grammar, text, fixed) in [
            (LabelValue, "my app", Some("my-app")),
            (LabelValue, "-a-", Some("a")),
            (LabelValue, "@", None),
            (LabelValue, "fine", None),
            (QualifiedName, "My.Domain/a b", Some("my.domain/a-b")),
            (QualifiedName, "/app", Some("app")),
            (QualifiedName, "a/b/c", Some("a/b-c")),
            (Dns1123Label, "My_App.1", Some("my-app-1")),
            (Dns1123Subdomain, "My_App..x", Some("my-app.x")),
            (Dns1035Label, "1-web", Some("web")),
            (Dns1035Label, "123", None),
            (PortName, "HTTP_Metrics--Long", Some("http-metrics-lo")),
            (EnvName, "1 A", Some("_1_A")),
            (EnvNameRelaxed, "a=b", Some("a_b")),
            (ConfigKey, "../a b", Some("-a-b")),
        ] {
            assert_eq!(grammar.fix(text).as_deref(), fixed, "{grammar:?} {text}");
        }
    }

    #[test]
    fn signers_have_a_domain_and_a_name() {
        let long = format!("{}.example.com/a", "a".repeat(64));
        for (name, malformed, too_long) in [
            ("", false, false),
            ("example.com", true, false),
            ("example.com/a/b", true, false),
            ("example/a", true, false),
            ("example.com/", true, false),
            ("Example.com/a", true, false),
            ("example..com/a", true, false),
            ("example.com/A", true, false),
            (&long, true, false),
            (&format!("{}a/a", "a.".repeat(127)), false, true),
            (&format!("a.b/{}", "a.".repeat(300).trim_end_matches('.')), false, true),
        ] {
            assert_eq!(signer_name(name), Err(SignerError { malformed, too_long }), "{name}");
        }
        for name in ["example.com/a", "kubernetes.io/kube-apiserver-client", "a.b/c.d"] {
            assert_eq!(signer_name(name), Ok(()), "{name}");
        }
    }
}
