//! Base64 as Go's `base64.StdEncoding` reads it: padded, and with line breaks anywhere.

/// The bytes that the text stands for, if it is base64.
pub(crate) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut digits, mut padding) = (0_u32, 0, 0);
    for byte in text.iter().filter(|byte| !matches!(byte, b'\n' | b'\r')) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                padding += 1;
                continue;
            }
            _ => return None,
        };
        if padding > 0 {
            return None;
        }
        bits = bits << 6 | u32::from(value);
        digits += 1;
        if digits % 4 != 1 {
            bytes.push((bits >> (6 - 2 * ((digits + 3) % 4))) as u8);
        }
    }
    // What is left of a group of four digits is filled up, and nothing else.
    let is_whole = matches!((digits % 4, padding), (0, 0) | (2, 2) | (3, 1));
    is_whole.then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_go_reads_it() {
        for (text, bytes) in [
            ("", Some("")),
            ("YQ==", Some("a")),
            ("YWI=", Some("ab")),
            ("YWJj", Some("abc")),
            ("YWJjZA==", Some("abcd")),
            ("YW\r\nJj\n", Some("abc")),
            ("Y", None),
            ("YQ", None),
            ("YQ=", None),
            ("YQ===", None),
            ("YWJj=", None),
            ("YQ==YQ==", None),
            ("YW Jj", None),
            ("YW-j", None),
        ] {
            assert_eq!(decode(text.as_bytes()), bytes.map(|bytes| bytes.as_bytes().to_vec()), "{text:?}");
        }
    }
}
