//! Image references: `[domain/]path[:tag][@digest]`, as `distribution/reference` reads them.
//!
//! The API server takes any text without spaces at its ends; it is the kubelet that parses, and gives
//! `InvalidImageName`. What a tag means for pulling is decided on the server, by a cruder rule that
//! [`pull_policy_default`] follows.

use std::fmt;
use std::ops::Range;

/// A parsed image reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageRef<'a> {
    /// The registry: `docker.io` in `docker.io/library/nginx`; nothing where it is left to the runtime.
    pub domain: Option<&'a str>,
    /// The repository's path, without the domain.
    pub path: &'a str,
    /// The tag, without `:`.
    pub tag: Option<&'a str>,
    /// The digest, without `@`: `sha256:...`.
    pub digest: Option<&'a str>,
}

/// Why a text is no image reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageError {
    /// What is wrong.
    pub kind: ImageErrorKind,
    /// The offending bytes of the text.
    pub range: Range<usize>,
}

/// What is wrong with an image reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageErrorKind {
    /// There is nothing.
    Empty,
    /// It starts with `http://` or the like.
    Scheme,
    /// A space or another blank.
    Space,
    /// A capital letter in the path.
    Uppercase,
    /// A character that may not be in the path, or not there.
    Path,
    /// Nothing where a part of the path should be: `a//b`, `/a`, `a/`.
    EmptyPart,
    /// The path is longer than 255 characters.
    TooLong,
    /// The registry's name or port.
    Domain,
    /// The tag: 1 to 128 letters, digits, `_`, `.`, `-`, not starting with `.` or `-`.
    Tag,
    /// The digest: an algorithm, `:` and its number of lower-case hexadecimal digits.
    Digest,
    /// 64 hexadecimal digits are an image's id, not a name.
    Id,
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            ImageErrorKind::Empty => "the image's name is empty",
            ImageErrorKind::Scheme => "an image's name has no scheme: it starts with the registry or the path",
            ImageErrorKind::Space => "an image's name holds no blanks",
            ImageErrorKind::Uppercase => "the path of an image is all lower case",
            ImageErrorKind::Path => {
                "the path of an image holds lower-case letters and digits, parted by `.`, `_`, `__` or `-`"
            }
            ImageErrorKind::EmptyPart => "a part of the image's path is empty",
            ImageErrorKind::TooLong => "the path of an image may have at most 255 characters",
            ImageErrorKind::Domain => "the registry is a host name and an optional `:port`",
            ImageErrorKind::Tag => {
                "a tag is 1 to 128 letters, digits, `_`, `.` or `-`, and does not start with `.` or `-`"
            }
            ImageErrorKind::Digest => {
                "a digest is `sha256:` and 64 lower-case hexadecimal digits (or `sha384:` and 96, `sha512:` and 128)"
            }
            ImageErrorKind::Id => "64 hexadecimal digits are an image's id; a name is needed here",
        })
    }
}

impl std::error::Error for ImageError {}

impl ImageRef<'_> {
    /// Whether the reference names what it means today and tomorrow: by digest.
    pub fn is_pinned(&self) -> bool {
        self.digest.is_some()
    }

    /// Whether it means whatever is the latest: the tag `latest`, or neither tag nor digest.
    pub fn is_latest(&self) -> bool {
        self.digest.is_none() && self.tag.is_none_or(|tag| tag == "latest")
    }

    /// The last part of the path: `nginx` of `docker.io/library/nginx`.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }
}

/// Parses a reference as `distribution/reference` does in `ParseNormalizedNamed` (kubelet `ParseImageName`).
pub fn parse(text: &str) -> Result<ImageRef<'_>, ImageError> {
    let error = |kind, range: Range<usize>| Err(ImageError { kind, range });
    if text.is_empty() {
        return error(ImageErrorKind::Empty, 0..0);
    }
    if let Some((at, blank)) = text.char_indices().find(|(_, c)| c.is_whitespace()) {
        return error(ImageErrorKind::Space, at..at + blank.len_utf8());
    }
    if let Some(at) = text.find("://") {
        return error(ImageErrorKind::Scheme, 0..at + 3);
    }
    if text.len() == 64 && text.bytes().all(is_lower_hex) {
        return error(ImageErrorKind::Id, 0..64);
    }

    let (name, digest) = match text.split_once('@') {
        Some((name, digest)) => (name, Some(digest)),
        None => (text, None),
    };
    if let Some(digest) = digest
        && !is_digest(digest)
    {
        return error(ImageErrorKind::Digest, name.len() + 1..text.len());
    }
    // The domain comes first, as its port has a colon, too.
    let (domain, rest) = match name.split_once('/') {
        Some((first, rest)) if is_domain_like(first) => (Some(first), rest),
        _ => (None, name),
    };
    let path_at = name.len() - rest.len();
    if let Some(domain) = domain
        && let Some(range) = bad_domain(domain)
    {
        return error(ImageErrorKind::Domain, range);
    }
    let (path, tag) = match rest.rsplit_once(':') {
        Some((path, tag)) if !tag.contains('/') => (path, Some(tag)),
        _ => (rest, None),
    };
    if let Some((kind, range)) = bad_path(path) {
        return error(kind, path_at + range.start..path_at + range.end);
    }
    if path.len() > 255 {
        return error(ImageErrorKind::TooLong, path_at..path_at + path.len());
    }
    if let Some(tag) = tag
        && let Some(range) = bad_tag(tag)
    {
        let at = path_at + path.len() + 1;
        return error(ImageErrorKind::Tag, at + range.start..at + range.end);
    }
    Ok(ImageRef { domain, path, tag, digest })
}

fn is_lower_hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

/// Whether the first part of a name is a registry: it has a dot, a colon or a capital letter, or is `localhost`.
fn is_domain_like(part: &str) -> bool {
    part == "localhost" || part.contains(['.', ':']) || part.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// The registry: host labels parted by dots, or an IPv6 address in brackets; then an optional port.
fn bad_domain(domain: &str) -> Option<Range<usize>> {
    if let Some(rest) = domain.strip_prefix('[') {
        let Some((address, port)) = rest.split_once(']') else { return Some(0..domain.len()) };
        let good =
            !address.is_empty() && address.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':');
        let at = address.len() + 2;
        return match port.strip_prefix(':') {
            _ if !good => Some(1..1 + address.len().max(1)),
            None if port.is_empty() => None,
            Some(port) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => None,
            _ => Some(at..domain.len()),
        };
    }
    let (host, port) = match domain.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (domain, None),
    };
    let mut at = 0;
    for label in host.split('.') {
        let good = !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-');
        if !good {
            return Some(at..at + label.len().max(1));
        }
        at += label.len() + 1;
    }
    match port {
        Some(port) if port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(host.len() + 1..domain.len().max(host.len() + 1))
        }
        _ => None,
    }
}

/// The path: parts of lower-case letters and digits, with `.`, `_`, `__` or hyphens between them.
fn bad_path(path: &str) -> Option<(ImageErrorKind, Range<usize>)> {
    let mut at = 0;
    for part in path.split('/') {
        if part.is_empty() {
            // The slash that nothing stands before or after.
            let slash = if at == 0 { 0..1 } else { at - 1..at };
            return Some((ImageErrorKind::EmptyPart, slash.start..slash.end.min(path.len())));
        }
        if let Some(range) = bad_part(part) {
            let upper =
                part.get(range.clone()).is_some_and(|bad| bad.starts_with(|c: char| c.is_ascii_uppercase()));
            let kind = if upper { ImageErrorKind::Uppercase } else { ImageErrorKind::Path };
            return Some((kind, at + range.start..at + range.end));
        }
        at += part.len() + 1;
    }
    None
}

fn bad_part(part: &str) -> Option<Range<usize>> {
    let bytes = part.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        let run = match byte {
            b'a'..=b'z' | b'0'..=b'9' => {
                at += 1;
                continue;
            }
            b'.' => 1,
            b'_' => rest.iter().take_while(|byte| **byte == b'_').count().min(2),
            b'-' => rest.iter().take_while(|byte| **byte == b'-').count(),
            _ => {
                let length = part.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                return Some(at..at + length);
            }
        };
        // A separator stands between letters or digits.
        let between = at > 0 && matches!(bytes.get(at + run), Some(b'a'..=b'z' | b'0'..=b'9'));
        if !between {
            let next = part.get(at + run..).and_then(|rest| rest.chars().next());
            return match next {
                // A character that is wrong anywhere is the better place to point to.
                Some(c) if at > 0 && !matches!(c, '.' | '_' | '-') => Some(at + run..at + run + c.len_utf8()),
                Some(c) if at > 0 => Some(at..at + run + c.len_utf8()),
                _ => Some(at..at + run),
            };
        }
        at += run;
    }
    None
}

fn bad_tag(tag: &str) -> Option<Range<usize>> {
    let Some(first) = tag.chars().next() else { return Some(0..0) };
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !word(first) {
        return Some(0..first.len_utf8());
    }
    if let Some((at, c)) = tag.char_indices().find(|(_, c)| !word(*c) && !matches!(c, '.' | '-')) {
        return Some(at..at + c.len_utf8());
    }
    (tag.len() > 128).then_some(128..tag.len())
}

fn is_digest(digest: &str) -> bool {
    let Some((algorithm, hex)) = digest.split_once(':') else { return false };
    let length = match algorithm {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => return false,
    };
    hex.len() == length && hex.bytes().all(is_lower_hex)
}

/// When an image is pulled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PullPolicy {
    /// At each start of a container.
    Always,
    /// When the node does not have it.
    IfNotPresent,
    /// Never: the node must have it.
    Never,
}

impl PullPolicy {
    /// The word in a manifest.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Always => "Always",
            Self::IfNotPresent => "IfNotPresent",
            Self::Never => "Never",
        }
    }
}

/// The pull policy that the server fills in: `Always` for the tag `latest`, given or implied, else `IfNotPresent`
/// (`pkg/apis/core/v1/defaults.go`, `SetDefaults_Container`, and `pkg/util/parsers/parsers.go`).
///
/// The tag is `latest` for a reference without tag and digest. With a digest the tag counts only if it is written:
/// `nginx:latest@sha256:...` is pulled always. A reference that cannot be parsed has no tag and gives
/// `IfNotPresent`.
pub fn pull_policy_default(image: &str) -> PullPolicy {
    match parse(image) {
        Ok(ImageRef { tag: Some("latest"), .. } | ImageRef { tag: None, digest: None, .. }) => {
            PullPolicy::Always
        }
        _ => PullPolicy::IfNotPresent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHA: &str = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    #[test]
    fn reads_what_the_kubelet_reads() {
        let digested = format!("nginx@{SHA}");
        let both = format!("reg.io:5000/a/b:1.2@{SHA}");
        for (text, domain, path, tag, digest) in [
            ("nginx", None, "nginx", None, None),
            ("nginx:1.25", None, "nginx", Some("1.25"), None),
            ("library/nginx", None, "library/nginx", None, None),
            ("docker.io/library/nginx:latest", Some("docker.io"), "library/nginx", Some("latest"), None),
            ("localhost/a", Some("localhost"), "a", None, None),
            ("reg:5000/a/b", Some("reg:5000"), "a/b", None, None),
            ("REG.IO/x", Some("REG.IO"), "x", None, None),
            ("Reg/x", Some("Reg"), "x", None, None),
            ("[::1]:80/x", Some("[::1]:80"), "x", None, None),
            ("host:80", None, "host", Some("80"), None),
            ("a__b--c.d_e", None, "a__b--c.d_e", None, None),
            ("a:_T.-x", None, "a", Some("_T.-x"), None),
            (&digested, None, "nginx", None, Some(SHA)),
            (&both, Some("reg.io:5000"), "a/b", Some("1.2"), Some(SHA)),
        ] {
            assert_eq!(parse(text), Ok(ImageRef { domain, path, tag, digest }), "{text}");
        }
    }

    #[test]
    fn marks_what_the_kubelet_refuses() {
        use ImageErrorKind::*;
        let id = "0123456789abcdef".repeat(4);
        let long = "a".repeat(256);
        let tag = format!("a:{}", "b".repeat(129));
        for (text, kind, bad) in [
            ("", Empty, ""),
            (" nginx", Space, " "),
            ("nginx: 1", Space, " "),
            ("https://reg.io/x", Scheme, "https://"),
            ("Nginx", Uppercase, "N"),
            ("reg.io/My/app", Uppercase, "M"),
            ("a//b", EmptyPart, "/"),
            ("/a", EmptyPart, "/"),
            ("a/", EmptyPart, "/"),
            (":tag", EmptyPart, ""),
            ("a___b", Path, "___"),
            ("a..b", Path, ".."),
            ("-a", Path, "-"),
            ("a-", Path, "-"),
            ("a-_b", Path, "-_"),
            ("{{image}}", Path, "{"),
            ("a:", Tag, ""),
            ("a:-x", Tag, "-"),
            ("a:b$c", Tag, "$"),
            (&tag, Tag, "b"),
            ("a@sha256:12", Digest, "sha256:12"),
            ("a@md5:00", Digest, "md5:00"),
            ("a.b-/x", Domain, "b-"),
            ("a.b:x/y", Domain, "x"),
            (&id, Id, &id),
            (&long, TooLong, &long),
        ] {
            let error = parse(text).expect_err(text);
            assert_eq!((error.kind, &text[error.range]), (kind, bad), "{text}");
        }
    }

    #[test]
    fn the_default_pull_policy_follows_the_tag() {
        for image in ["nginx", "nginx:latest", "reg:5000/a/b", "REG.IO/x"] {
            assert_eq!(pull_policy_default(image), PullPolicy::Always, "{image}");
        }
        let (digested, both) = (format!("nginx@{SHA}"), format!("nginx:1@{SHA}"));
        for image in ["nginx:1.25", "nginx:LATEST", &digested, &both, "host:80", "", "Not An Image"] {
            assert_eq!(pull_policy_default(image), PullPolicy::IfNotPresent, "{image}");
        }
        assert_eq!(pull_policy_default(&format!("nginx:latest@{SHA}")), PullPolicy::Always);
    }

    #[test]
    fn paths_end_at_255_and_tags_hold_no_slash() {
        assert!(parse(&"a".repeat(255)).is_ok());
        assert_eq!(parse(&"a".repeat(256)).unwrap_err().kind, ImageErrorKind::TooLong);
        assert_eq!(parse("a/b:c/d").unwrap_err().kind, ImageErrorKind::Path);
    }
}
