//! From a file to its text, or the reason why not.

use std::{
    fs::File,
    io::{self, Read},
};

use super::Source;

/// Files larger than this are not read: spans are 32 bits wide, and no manifest comes near it. (etcd, where
/// objects end, refuses anything over 1.5 MiB.)
pub const MAX_BYTES: usize = 64 << 20;

/// How far into a file NUL bytes are looked for, as git does.
const BINARY_WINDOW: usize = 8 << 10;

/// The buffer that a worker keeps from one file to the next; a larger one is given back.
const KEPT_BYTES: usize = 4 << 20;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The reason, in a few words that follow a colon.
    pub reason: String,
    /// Whether reading itself failed; otherwise the content is no text.
    pub failed: bool,
}

impl Unread {
    fn content(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), failed: false }
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Self { reason: in_words(&error), failed: true }
    }
}

/// Reads one file after another into the same buffer.
#[derive(Debug, Default)]
pub struct Reader {
    /// Its length is the most that was read so far, so that it is cleared once and not for each file.
    buffer: Vec<u8>,
}

impl Reader {
    /// The text of `source`.
    #[expect(clippy::disallowed_methods, reason = "this is src/discover, which opens files")]
    pub fn read(&mut self, source: &Source) -> Result<&str, Unread> {
        if self.buffer.len() > KEPT_BYTES {
            self.buffer = Vec::new();
        }
        let length = match source {
            Source::Path(path) => {
                let mut file = File::open(path)?;
                let metadata = file.metadata()?;
                if metadata.len() > MAX_BYTES as u64 {
                    return Err(too_large());
                }
                // A pipe and the files of /proc say nothing of their length.
                let expected = if metadata.is_file() { metadata.len() as usize } else { 0 };
                self.fill(&mut file, expected)?
            }
            Source::Stdin => self.fill(&mut io::stdin().lock(), 0)?,
        };
        as_text(&self.buffer[..length])
    }

    /// Reads to the end, or to `expected` bytes where they are known: asking once more whether there are others
    /// would double the calls.
    fn fill(&mut self, from: &mut impl Read, expected: usize) -> Result<usize, Unread> {
        let mut length = 0;
        if self.buffer.len() < expected {
            self.buffer.resize(expected, 0);
        }
        while expected == 0 || length < expected {
            if length == self.buffer.len() {
                if length > MAX_BYTES {
                    return Err(too_large());
                }
                self.buffer.resize((length * 2).max(16 << 10), 0);
            }
            let end = if expected == 0 { self.buffer.len() } else { expected };
            match from.read(&mut self.buffer[length..end]) {
                Ok(0) => break,
                Ok(count) => length += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        if length > MAX_BYTES { Err(too_large()) } else { Ok(length) }
    }
}

fn too_large() -> Unread {
    Unread::content(format!("larger than {} MiB", MAX_BYTES >> 20))
}

fn as_text(bytes: &[u8]) -> Result<&str, Unread> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Unread::content("UTF-16; save it as UTF-8"));
    }
    if memchr::memchr(0, &bytes[..bytes.len().min(BINARY_WINDOW)]).is_some() {
        return Err(Unread::content("binary file"));
    }
    str::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let line = good.matches('\n').count() + 1;
        let column = good.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        let byte = bytes[error.valid_up_to()];
        Unread::content(format!("not UTF-8: byte 0x{byte:02X} at line {line}, column {column}"))
    })
}

/// The system's reason without its number.
pub(super) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::IsADirectory => "a folder, not a file".to_owned(),
        _ => {
            let text = error.to_string();
            let words = text.split(" (os error").next().unwrap_or(&text);
            let mut characters = words.chars();
            characters
                .next()
                .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_refused_with_the_reason() {
        let long_text = [vec![b'a'; BINARY_WINDOW], vec![0]].concat();
        let cases: &[(&[u8], Result<&str, &str>)] = &[
            (b"", Ok("")),
            (b"a: 1\n", Ok("a: 1\n")),
            ("a: é".as_bytes(), Ok("a: é")),
            (b"\xef\xbb\xbfa: 1", Ok("\u{feff}a: 1")),
            (b"\xff\xfea\0:\0", Err("UTF-16; save it as UTF-8")),
            (b"\xfe\xff\0a", Err("UTF-16; save it as UTF-8")),
            (b"\x7fELF\0\0", Err("binary file")),
            (b"a\nb\nname: caf\xe9\n", Err("not UTF-8: byte 0xE9 at line 3, column 10")),
            ("é: \u{1}".as_bytes(), Ok("é: \u{1}")),
            (b"\xc3\xa9\xe9", Err("not UTF-8: byte 0xE9 at line 1, column 2")),
            (b"cut \xc3", Err("not UTF-8: byte 0xC3 at line 1, column 5")),
            (&long_text, Ok(str::from_utf8(&long_text).unwrap())),
        ];
        for (bytes, expected) in cases {
            let got = as_text(bytes);
            assert_eq!(got.as_ref().map(|text| *text).map_err(|unread| unread.reason.as_str()), *expected);
        }
    }

    #[test]
    fn a_reader_without_a_known_length_reads_to_the_end() {
        let text = "a".repeat(100_000);
        let mut reader = Reader::default();
        assert_eq!(reader.fill(&mut text.as_bytes(), 0), Ok(100_000));
        assert_eq!(reader.fill(&mut "b: 1".as_bytes(), 0), Ok(4));
        assert_eq!(as_text(&reader.buffer[..4]), Ok("b: 1"));
        assert_eq!(reader.fill(&mut "shrunk".as_bytes(), 10), Ok(6));
        assert_eq!(reader.fill(&mut "".as_bytes(), 0), Ok(0));
    }

    #[test]
    fn an_endless_source_is_too_large() {
        let mut reader = Reader::default();
        assert_eq!(reader.fill(&mut io::repeat(b'a'), 0), Err(too_large()));
    }
}
