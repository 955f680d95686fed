//! `file-mode`: permissions of the files in a volume, and the zero that makes them octal.

use super::{CalledSource, files, server_path, without_items};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Field, Int, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "file-mode",
    summary: "a file mode is out of range, or a decimal number that reads like an octal one",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("file_mode.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// The highest mode: `0777`.
const MOST: i64 = 0o777;

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for volume in pod.spec.volumes.items() {
        for files in files(volume) {
            if let Some(mode) = files.default_mode {
                check_mode(cx, "defaultMode", files.source, mode);
            }
            for file in files.keys {
                check_mode(cx, "mode", files.source, &file.mode);
            }
            for file in files.fields {
                check_mode(cx, "mode", files.source, &file.mode);
            }
        }
    }
}

fn check_mode(cx: &mut Context<'_, '_>, name: &str, source: CalledSource<'_>, mode: &Field<Int>) {
    // VOL11, VOL15, VOL44, VOL47
    let Some(mode) = mode.get() else { return };
    let text = mode.span.slice(cx.text());
    let meant = octal_lookalike(text);
    if !(0..=MOST).contains(&mode.value) {
        let message = match meant {
            Some(_) => format!(
                "`{name}: {text}` in {source} is the decimal number {text}; modes end at 0777, which is 511"
            ),
            None => format!("`{name}` in {source} is {text}; modes go from 0 to 0777, which is 511"),
        };
        let help = match meant {
            Some(meant) => format!("write `0{text}`, or `{meant}` in JSON"),
            None => "write a mode such as `0644` or `0400`".to_owned(),
        };
        server_path(cx.report(mode.span, message).help(help), Cause::Invalid, without_items);
    } else if let Some(meant) = meant.filter(|_| (400..=500).contains(&mode.value)) {
        let message = format!(
            "`{name}: {text}` in {source} is a decimal number and means the mode 0{:o}, not 0{text}",
            mode.value
        );
        cx.report(mode.span, message)
            .help(format!("write `0{text}`, or `{meant}` in JSON"))
            .happens(Outcome::Fragile, Stage::Kubelet)
            .at_most_warn();
    }
}

/// What a decimal number would be in octal, if it reads like a mode: three octal digits that let the owner read, and
/// no one less than the next (`644`, `400`, `755`), as files in volumes have them. `420` and `493`, which are decimal
/// for 0644 and 0755, are not of that kind.
fn octal_lookalike(text: &str) -> Option<u32> {
    let digits = text.as_bytes();
    let [owner, group, others] = digits else { return None };
    let octal = digits.iter().all(|digit| (b'0'..=b'7').contains(digit));
    let ordered = matches!(owner, b'4'..=b'7') && owner >= group && group >= others;
    let plausible = |digit: &u8| matches!(digit, b'0' | b'4'..=b'7');
    let known = plausible(group) && plausible(others);
    if octal && ordered && known { u32::from_str_radix(text, 8).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_modes_are_told_from_octal_ones() {
        for text in ["777", "755", "644", "600", "440", "400", "444", "500"] {
            assert!(octal_lookalike(text).is_some(), "{text}");
        }
        for text in [
            "0644", "420", "493", "511", "256", "288", "292", "384", "416", "436", "438", "448", "488",
            "999", "0", "-1", "0o644",
        ] {
            assert_eq!(octal_lookalike(text), None, "{text}");
        }
    }
}
