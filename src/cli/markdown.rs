//! Markdown on a terminal: the little of it that the rules' pages use.

const RESET: &str = "\x1b[0m";
const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const CYAN: &str = "\x1b[36m";

/// Styles a page: headings bold, code blocks indented and dimmed, code in a line coloured. The text stays as it
/// is, so that what is copied from the terminal is what the page says.
pub(super) fn style(page: &str) -> String {
    let mut styled = String::with_capacity(page.len() * 5 / 4);
    let mut fenced = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            if !line.is_empty() {
                styled.extend(["    ", DIM, line, RESET]);
            }
        } else if line.starts_with('#') {
            styled.extend([BOLD, line.trim_start_matches('#').trim_start(), RESET]);
        } else {
            inline(line, &mut styled);
        }
        styled.push('\n');
    }
    styled
}

/// Styles `code` and **bold** in a line.
fn inline(line: &str, styled: &mut String) {
    // A mark without a partner on its line is no mark.
    let mut rest = line;
    while let Some(at) = rest.find(['`', '*']) {
        let (before, marked) = rest.split_at(at);
        let (mark, style) = if marked.starts_with('`') { ("`", CYAN) } else { ("**", BOLD) };
        let Some((inside, after)) = marked.strip_prefix(mark).and_then(|inside| inside.split_once(mark))
        else {
            let end = at + 1;
            styled.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        };
        styled.extend([before, style, inside, RESET]);
        rest = after;
    }
    styled.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::style;

    #[test]
    fn pages_are_styled_lightly() {
        let cases = [
            ("# label-syntax\n", "\x1b[1mlabel-syntax\x1b[0m\n"),
            ("A value `x` and **y**.\n", "A value \x1b[36mx\x1b[0m and \x1b[1my\x1b[0m.\n"),
            ("a * b `c\n", "a * b `c\n"),
            ("```yaml\na: `1`\n\n# b\n```\n", "    \x1b[2ma: `1`\x1b[0m\n\n    \x1b[2m# b\x1b[0m\n"),
        ];
        for (page, expected) in cases {
            assert_eq!(style(page), expected, "{page}");
        }
    }
}
