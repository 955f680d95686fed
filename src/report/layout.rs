//! How wide text is on a terminal, and how it is wrapped there.

/// How a tab is expanded.
pub(super) const TAB: usize = 4;

/// Whether `text` takes at most `room` columns; it is not read further than needed.
pub(super) fn fits(text: &str, room: usize) -> bool {
    let mut left = room;
    text.chars().all(|c| match left.checked_sub(columns(c)) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    })
}

/// The most columns that `c` takes. This only decides where to clip and wrap; miette aligns by its own tables.
pub(super) fn columns(c: char) -> usize {
    match c {
        ' '..='~' => 1,
        '\t' => TAB,
        c if c.is_control() => 8,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// `text` in lines of at most `width` columns, the first of which has `used` columns already; the others start with
/// `indent`. Words are not broken: a value is worth more whole.
pub(super) fn wrap(text: &str, width: usize, used: usize, indent: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut line = String::new();
    let mut room = width.saturating_sub(used);
    for paragraph in text.trim_end().split('\n') {
        let content = paragraph.trim_start();
        // Help may show YAML, where the indentation says something.
        line.push_str(&paragraph[..paragraph.len() - content.len()]);
        for (index, word) in content.split(' ').enumerate() {
            if index == 0 {
                line.push_str(word);
                continue;
            }
            let longer = format!("{line} {word}");
            if fits(&longer, room) {
                line = longer;
                continue;
            }
            out.push_str(line.trim_end());
            out.push('\n');
            out.push_str(indent);
            room = width.saturating_sub(indent.len());
            word.clone_into(&mut line);
        }
        out.push_str(&line);
        out.push('\n');
        out.push_str(indent);
        room = width.saturating_sub(indent.len());
        line.clear();
    }
    out.truncate(out.len() - indent.len() - 1);
    out
}
