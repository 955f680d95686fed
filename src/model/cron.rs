//! Schedules of `CronJob`s, as the API server reads them: `ParseStandard` of robfig/cron v3.
//!
//! That is not quite the cron of other systems: Sunday is 0 and never 7, ranges do not wrap, and `L`, `W`, `#`, `H` and
//! `@reboot` are not known.

use std::fmt;
use std::ops::Range;

use super::time_zone;

/// A schedule that the server can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The bytes of a leading `TZ=…` or `CRON_TZ=…`, if there is one.
    pub zone: Option<Range<usize>>,
    /// Why it never comes, if it is one that never does.
    pub never: Option<Never>,
    when: When,
}

/// When a schedule comes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum When {
    /// Each so many seconds.
    Every(u64),
    /// At the numbers of the five fields.
    Fields([Numbers; 5]),
}

/// The time from one run to the next, in seconds, clocks that are put forward or back apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// The least.
    pub shortest: u64,
    /// The most.
    pub longest: u64,
}

impl Schedule {
    /// The time from one run to the next; nothing if it never comes.
    pub fn gaps(&self) -> Option<Gaps> {
        if self.never.is_some() {
            return None;
        }
        let [minutes, hours, days, months, week_days] = match &self.when {
            When::Every(seconds) => return Some(Gaps { shortest: *seconds, longest: *seconds }),
            When::Fields(fields) => fields,
        };
        let times: Vec<u64> = (0..24 * 60u64)
            .filter(|time| hours.has(time / 60) && minutes.has(time % 60))
            .map(|time| time * 60)
            .collect();
        let (first, last) = (times.first()?, times.last()?);
        let within = times.windows(2).map(|pair| pair[1] - pair[0]);
        let both = days.star || week_days.star;
        let mut runs = calendar().filter(|day| {
            let (of_month, of_week) = (days.has(day.of_month), week_days.has(day.of_week));
            let fits = if both { of_month && of_week } else { of_month || of_week };
            fits && months.has(day.month)
        });
        let start = runs.next()?.number;
        let mut before = start;
        let mut gaps: Option<Gaps> = None;
        let mut add = |gap: u64| {
            let (shortest, longest) =
                gaps.map_or((gap, gap), |it| (it.shortest.min(gap), it.longest.max(gap)));
            gaps = Some(Gaps { shortest, longest });
        };
        within.for_each(&mut add);
        for day in runs.map(|day| day.number).chain([start + CYCLE]) {
            add((day - before) * 86_400 + first - last);
            before = day;
        }
        gaps
    }
}

/// The days after which the calendar repeats, days of the week and leap years included: 28 years, up to 2100.
const CYCLE: u64 = 28 * 365 + 7;

/// A day of the calendar.
struct Day {
    number: u64,
    of_month: u64,
    month: u64,
    of_week: u64,
}

/// The days of 28 years, from the first of January 2001, which was a Monday.
fn calendar() -> impl Iterator<Item = Day> {
    let mut number = 0;
    (0..28u64).flat_map(|year| (1..).zip(LENGTHS).map(move |(month, length)| (year, month, length))).flat_map(
        move |(year, month, length)| {
            let length = if month == 2 && year % 4 != 3 { 28 } else { length };
            let start = number;
            number += length;
            (0..length).map(move |day| Day {
                number: start + day,
                of_month: day + 1,
                month,
                of_week: (start + day + 1) % 7,
            })
        },
    )
}

/// Why a schedule never comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Never {
    /// The bytes that say so.
    pub range: Range<usize>,
    /// The field that names nothing; without one, the days of the month are in none of the months.
    pub field: Option<&'static str>,
}

/// Why a text is no schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CronError {
    /// What is wrong.
    pub fault: Fault,
    /// The offending bytes.
    pub range: Range<usize>,
}

/// What is wrong with a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There are not five fields, but so many.
    Count(usize),
    /// It begins with `@` and is none of the known words.
    Word,
    /// What follows `@every` is no duration.
    Duration,
    /// What follows `TZ=` is no time zone, or nothing follows the time zone.
    Zone,
    /// In a field, there is no number, and no name that the field knows.
    Number(Unit),
    /// A number is less than the field's first.
    Below(Unit),
    /// A number is more than the field's last.
    Above(Unit),
    /// A range ends before it begins.
    Backwards(Unit),
    /// There is more than one `-` or `/`.
    Parts(Unit),
    /// A step is 0, or no number.
    Step(Unit),
}

/// One of the five fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit(usize);

/// What a field is called, its bounds, and the names it knows for its numbers.
struct Field {
    name: &'static str,
    first: u64,
    last: u64,
    names: &'static [&'static str],
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const FIELDS: [Field; 5] = [
    Field { name: "minute", first: 0, last: 59, names: &[] },
    Field { name: "hour", first: 0, last: 23, names: &[] },
    Field { name: "day of the month", first: 1, last: 31, names: &[] },
    Field { name: "month", first: 1, last: 12, names: &MONTHS },
    Field { name: "day of the week", first: 0, last: 6, names: &DAYS },
];

/// The days that each month has at most.
const LENGTHS: [u64; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The words that stand for a whole schedule.
pub const WORDS: [&str; 7] =
    ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

impl Unit {
    /// What the field is called.
    pub fn name(self) -> &'static str {
        FIELDS[self.0].name
    }

    /// The field's first and last number.
    pub fn bounds(self) -> (u64, u64) {
        (FIELDS[self.0].first, FIELDS[self.0].last)
    }

    /// The name of three letters that a longer one stands for: `mon` for `Monday`.
    pub fn short_name(self, word: &str) -> Option<&'static str> {
        let word = word.to_ascii_lowercase();
        FIELDS[self.0].names.iter().copied().find(|name| word.len() > 3 && word.starts_with(name))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(1) => f.write_str("a schedule has five fields, and this is 1"),
            Self::Count(count) => write!(f, "a schedule has five fields, and these are {count}"),
            Self::Word => f.write_str("the server does not know this word"),
            Self::Duration => f.write_str("no duration follows `@every`"),
            Self::Zone => f.write_str("there is no such time zone, or no schedule after it"),
            Self::Number(unit) => write!(f, "this is no {}", unit.name()),
            Self::Below(unit) | Self::Above(unit) => {
                let (first, last) = unit.bounds();
                write!(f, "a {} is from {first} to {last}", unit.name())
            }
            Self::Backwards(_) => f.write_str("a range goes from the smaller to the greater number"),
            Self::Parts(_) => f.write_str("a range has one `-` and one `/` at most"),
            Self::Step(_) => f.write_str("a step is a number from 1"),
        }
    }
}

/// Reads a schedule.
pub fn parse(text: &str) -> Result<Schedule, CronError> {
    let mut start = 0;
    let mut zone = None;
    if text.starts_with("TZ=") || text.starts_with("CRON_TZ=") {
        // Without a space behind the zone the server's own parser breaks down.
        let end = text.find(' ').unwrap_or(text.len());
        let name = text.find('=').map_or(end, |at| at + 1);
        if end == text.len() || !time_zone::is_location(&text[name..end]) {
            return Err(CronError { fault: Fault::Zone, range: name..end });
        }
        zone = Some(0..end);
        let rest = &text[end..];
        start = end + rest.len() - rest.trim_start().len();
    }
    let rest = text[start..].trim_end();
    // Without a time zone nothing is trimmed before the word is looked at.
    let whole = if zone.is_some() { rest } else { &text[start..] };
    if whole.starts_with('@') {
        let when = word(whole).map_err(|error| shifted(&error, start))?;
        return Ok(Schedule { zone, never: None, when });
    }
    let fields = split(rest, start);
    let [minute, hour, day, month, week_day] = &fields[..] else {
        let span = start..start + rest.len();
        let range = fields.get(5).zip(fields.last()).map_or(span, |(first, last)| first.start..last.end);
        return Err(CronError { fault: Fault::Count(fields.len()), range });
    };
    let read = |number: usize, range: &Range<usize>| field(Unit(number), text, range);
    let minutes = read(0, minute)?;
    let hours = read(1, hour)?;
    let days = read(2, day)?;
    let months = read(3, month)?;
    let week_days = read(4, week_day)?;
    let empty = [(0, minute, minutes), (1, hour, hours), (3, month, months)];
    let empty = empty.into_iter().find(|(_, _, set)| set.numbers == 0);
    let any_day = (0..12).any(|at| {
        let all = (1 << (LENGTHS[at] + 1)) - 2;
        months.numbers & (2 << at) != 0 && days.numbers & all != 0
    });
    // With a star in one of the two, both must hold; else one of them is enough.
    let both = days.star || week_days.star;
    let never = if let Some((number, range, _)) = empty {
        Some(Never { range: range.clone(), field: Some(FIELDS[number].name) })
    } else if both && week_days.numbers == 0 {
        Some(Never { range: week_day.clone(), field: Some(FIELDS[4].name) })
    } else if !any_day && (both || week_days.numbers == 0) {
        let is_empty = days.numbers == 0;
        let range = if is_empty { day.clone() } else { day.start..month.end };
        Some(Never { range, field: is_empty.then_some(FIELDS[2].name) })
    } else {
        None
    };
    Ok(Schedule { zone, never, when: When::Fields([minutes, hours, days, months, week_days]) })
}

fn shifted(error: &CronError, by: usize) -> CronError {
    CronError { range: error.range.start + by..error.range.end + by, fault: error.fault }
}

/// The ranges of bytes between white space.
fn split(text: &str, start: usize) -> Vec<Range<usize>> {
    let base = text.as_ptr() as usize;
    let place = |word: &str| {
        let at = word.as_ptr() as usize - base + start;
        at..at + word.len()
    };
    text.split_whitespace().map(place).collect()
}

fn word(text: &str) -> Result<When, CronError> {
    if let Some(text) = text.strip_prefix("@every ") {
        let range = "@every ".len().."@every ".len() + text.len();
        let nanoseconds = duration(text).ok_or(CronError { fault: Fault::Duration, range })?;
        // Less than a second is one.
        return Ok(When::Every(u64::try_from(nanoseconds / 1_000_000_000).unwrap_or(0).max(1)));
    }
    let all = |unit: usize| Numbers { numbers: every(unit), star: true };
    let only = |number: u64| Numbers { numbers: 1 << number, star: false };
    let (hours, days, months, week_days) = match text {
        "@yearly" | "@annually" => (only(0), only(1), only(1), all(4)),
        "@monthly" => (only(0), only(1), all(3), all(4)),
        "@weekly" => (only(0), all(2), all(3), only(0)),
        "@daily" | "@midnight" => (only(0), all(2), all(3), all(4)),
        "@hourly" => (all(1), all(2), all(3), all(4)),
        _ => return Err(CronError { fault: Fault::Word, range: 0..text.len() }),
    };
    Ok(When::Fields([only(0), hours, days, months, week_days]))
}

/// All numbers of a field.
fn every(unit: usize) -> u64 {
    let Field { first, last, .. } = FIELDS[unit];
    (first..=last).fold(0, |numbers, number| numbers | 1 << number)
}

/// The numbers of a field, as bits, and whether it takes part in the choice of days as a star.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Numbers {
    numbers: u64,
    star: bool,
}

impl Numbers {
    fn has(self, number: u64) -> bool {
        self.numbers & 1 << number != 0
    }
}

fn field(unit: Unit, text: &str, range: &Range<usize>) -> Result<Numbers, CronError> {
    let mut all = Numbers::default();
    let mut start = range.start;
    for item in text[range.clone()].split(',') {
        // Nothing between two commas means nothing.
        if !item.is_empty() {
            let found = numbers(unit, item).map_err(|error| shifted(&error, start))?;
            all.numbers |= found.numbers;
            all.star |= found.star;
        }
        start += item.len() + 1;
    }
    Ok(all)
}

/// An item: `*`, `5`, `1-5`, each with a step behind `/` or without.
fn numbers(unit: Unit, item: &str) -> Result<Numbers, CronError> {
    let Field { first, last, .. } = FIELDS[unit.0];
    let error = |fault, range| Err(CronError { fault, range });
    let (span, step) = item.split_once('/').map_or((item, None), |(span, step)| (span, Some(step)));
    let (low, high) = span.split_once('-').map_or((span, None), |(low, high)| (low, Some(high)));
    let is_star = low == "*" || low == "?";
    let (from, mut to) = if is_star {
        // What stands behind the hyphen is not looked at.
        (first, last)
    } else {
        let from = number(unit, low, 0)?;
        match high {
            Some(high) if high.contains('-') => return error(Fault::Parts(unit), 0..span.len()),
            Some(high) => (from, number(unit, high, low.len() + 1)?),
            None => (from, from),
        }
    };
    let mut width = 1;
    if let Some(step) = step {
        if step.contains('/') {
            return error(Fault::Parts(unit), 0..item.len());
        }
        let range = span.len() + 1..item.len();
        match go_int(step) {
            Some(number) if number > 0 => width = number,
            _ if step.is_empty() => return error(Fault::Step(unit), 0..item.len()),
            _ => return error(Fault::Step(unit), range),
        }
        if high.is_none() {
            to = last;
        }
    }
    if from < first {
        return error(Fault::Below(unit), 0..low.len());
    }
    if to > last {
        let start = high.map_or(0, |_| low.len() + 1);
        return error(Fault::Above(unit), start..span.len());
    }
    if from > to {
        // A step alone runs to the field's last number: the first is past it.
        let fault = if high.is_some() { Fault::Backwards(unit) } else { Fault::Above(unit) };
        return error(fault, 0..span.len());
    }
    let mut numbers = 0;
    let mut at = from;
    while at <= to {
        numbers |= 1 << at;
        at = at.saturating_add(width);
    }
    Ok(Numbers { numbers, star: is_star && width == 1 })
}

fn number(unit: Unit, text: &str, at: usize) -> Result<u64, CronError> {
    let name = FIELDS[unit.0].names.iter().position(|name| name.eq_ignore_ascii_case(text));
    let number = name.map(|position| position as u64 + FIELDS[unit.0].first);
    // Nothing is there to point at between `-` and the end: the hyphen is.
    let range = if text.is_empty() { at.saturating_sub(1)..at.max(1) } else { at..at + text.len() };
    number.or_else(|| go_int(text)).ok_or(CronError { fault: Fault::Number(unit), range })
}

/// A whole number as `strconv.Atoi` reads it, from 0.
fn go_int(text: &str) -> Option<u64> {
    text.parse::<i64>().ok().and_then(|number| u64::try_from(number).ok())
}

/// The nanoseconds that Go's `time.ParseDuration` makes of the text, if it takes it: `1h30m`, `1.5h`, `-2s`, `0`.
fn duration(text: &str) -> Option<i64> {
    /// The most nanoseconds that a duration has.
    const MOST: f64 = 9_223_372_036_854_775_807.0;
    let negative = text.starts_with('-');
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    if text == "0" {
        return Some(0);
    }
    let mut rest = text;
    let mut total = 0.0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| c != '.' && !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let end = behind.find(|c: char| c == '.' || c.is_ascii_digit()).unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(end);
        let scale = match unit {
            "ns" => 1.0,
            "us" | "µs" | "μs" => 1e3,
            "ms" => 1e6,
            "s" => 1e9,
            "m" => 6e10,
            "h" => 3.6e12,
            _ => return None,
        };
        // `1.` and `.5` are numbers to Go and to Rust, `.` is to neither.
        total += number.parse::<f64>().ok()? * scale;
        rest = behind;
    }
    if text.is_empty() || total > MOST {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it was compared with the bound")]
    let total = total as i64;
    Some(if negative { -total } else { total })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Option<(Fault, Range<usize>)> {
        parse(text).err().map(|error| (error.fault, error.range))
    }

    #[test]
    fn what_the_server_takes() {
        for text in [
            "* * * * *",
            "*/5 * * * *",
            "0 0 1,15 * *",
            "0 0 * * sun",
            "0 0 * * SUN-Sat",
            "0 0 1 jan-dec ?",
            "0 0 ? * *",
            "  0\t0 * *\n* ",
            "1,,2 * * * *",
            ", * * * *",
            "*-5 * * * *",
            "*-x-y * * * *",
            "05 +5 * * *",
            "5/70 * * * *",
            "0-59/1 * * * *",
            "@yearly",
            "@annually",
            "@monthly",
            "@weekly",
            "@daily",
            "@midnight",
            "@hourly",
            "@every 1h30m",
            "@every 1.5h",
            "@every .5s",
            "@every 1.s",
            "@every -1s",
            "@every 0",
            "@every 10µs",
            "@every 2562047h",
            "TZ=UTC 0 0 * * *",
            "CRON_TZ=Asia/Tokyo  0 0 * * *",
            "CRON_TZ=UTC @daily ",
            "TZ= 0 0 * * *",
        ] {
            assert_eq!(fault(text), None, "{text:?}");
        }
    }

    #[test]
    fn time_from_one_run_to_the_next() {
        let (minute, hour, day) = (60, 3_600, 86_400);
        for (text, shortest, longest) in [
            ("* * * * *", minute, minute),
            ("*/5 * * * *", 5 * minute, 5 * minute),
            // The hour starts over.
            ("*/25 * * * *", 10 * minute, 25 * minute),
            ("0 */7 * * *", 3 * hour, 7 * hour),
            ("0 9-17 * * *", hour, 16 * hour),
            ("30 2 * * *", day, day),
            ("0,30 9 * * mon-fri", 30 * minute, 3 * day - 30 * minute),
            ("0 0 * * sun", 7 * day, 7 * day),
            ("0 0 1 * *", 28 * day, 31 * day),
            ("0 0 31 * *", 31 * day, 61 * day),
            // Either is enough, unless one is a star: the first of February and a Sunday may be neighbours.
            ("0 0 1 * sun", day, 7 * day),
            ("0 0 29 2 *", 1461 * day, 1461 * day),
            ("0 0 29 2 ?", 1461 * day, 1461 * day),
            ("59 23 31 12 *", 365 * day, 366 * day),
            ("@hourly", hour, hour),
            ("@daily", day, day),
            ("@midnight", day, day),
            ("@weekly", 7 * day, 7 * day),
            ("@monthly", 28 * day, 31 * day),
            ("@yearly", 365 * day, 366 * day),
            ("@every 1h30m", 90 * minute, 90 * minute),
            ("@every 1.9s", 1, 1),
            ("@every -1s", 1, 1),
            ("TZ=UTC */10 * * * *", 10 * minute, 10 * minute),
        ] {
            assert_eq!(parse(text).unwrap().gaps(), Some(Gaps { shortest, longest }), "{text}");
        }
        assert_eq!(parse("0 0 31 2 *").unwrap().gaps(), None);
    }

    #[test]
    fn faults_have_their_place() {
        use Fault::{Above, Backwards, Below, Count, Duration, Number, Parts, Step, Word, Zone};
        for (text, expected, range) in [
            ("* * * *", Count(4), 0..7),
            ("", Count(0), 0..0),
            ("0 * * * * *", Count(6), 10..11),
            ("0 0 1 1 * 2026 x", Count(7), 10..16),
            ("true", Count(1), 0..4),
            ("60 * * * *", Above(Unit(0)), 0..2),
            ("* 24 * * *", Above(Unit(1)), 2..4),
            ("* * 0 * *", Below(Unit(2)), 4..5),
            ("* * * 13 *", Above(Unit(3)), 6..8),
            ("0 0 * * 7", Above(Unit(4)), 8..9),
            ("0 0 * * 5-7", Above(Unit(4)), 10..11),
            ("0 0 * * fri-sun", Backwards(Unit(4)), 8..15),
            ("0 22-6 * * *", Backwards(Unit(1)), 2..6),
            ("0 0 L * *", Number(Unit(2)), 4..5),
            ("0 0 * * 5#3", Number(Unit(4)), 8..11),
            ("H * * * *", Number(Unit(0)), 0..1),
            ("0 0 * * monday", Number(Unit(4)), 8..14),
            ("*5 * * * *", Number(Unit(0)), 0..2),
            ("-5 * * * *", Number(Unit(0)), 0..1),
            ("5- * * * *", Number(Unit(0)), 1..2),
            ("1-2-3 * * * *", Parts(Unit(0)), 0..5),
            ("1/2/3 * * * *", Parts(Unit(0)), 0..5),
            ("*/0 * * * *", Step(Unit(0)), 2..3),
            ("*/ * * * *", Step(Unit(0)), 0..2),
            ("*/x * * * *", Step(Unit(0)), 2..3),
            ("0,61 * * * *", Above(Unit(0)), 2..4),
            ("70/2 * * * *", Above(Unit(0)), 0..2),
            ("@reboot", Word, 0..7),
            ("@Daily", Word, 0..6),
            ("@daily ", Word, 0..7),
            (" @daily", Count(1), 0..7),
            ("@every", Word, 0..6),
            ("@every 1d", Duration, 7..9),
            ("@every ", Duration, 7..7),
            ("@every 1", Duration, 7..8),
            ("@every  1h", Duration, 7..10),
            ("@every 2562048h", Duration, 7..15),
            ("TZ=Mars/Base 0 0 * * *", Zone, 3..12),
            ("TZ=UTC", Zone, 3..6),
            ("CRON_TZ=UTC 0 0 * *", Count(4), 12..19),
        ] {
            assert_eq!(fault(text), Some((expected, range)), "{text:?}");
        }
    }

    #[test]
    fn days_that_never_come() {
        for (text, expected) in [
            ("0 0 31 2 *", Some((4..8, None))),
            ("0 0 30 feb *", Some((4..10, None))),
            ("0 0 31 4,6,9,11 *", Some((4..15, None))),
            ("0 0 29 2 *", None),
            ("0 0 31 2,3 *", None),
            // A step runs to the last month.
            ("0 0 31 4/1 *", None),
            // Without a star the day of the week is enough.
            ("0 0 31 2 1", None),
            ("0 0 31 2 */2", None),
            ("0 0 31 2 ,", Some((4..8, None))),
            (", 0 * * *", Some((0..1, Some("minute")))),
            ("0 , * * *", Some((2..3, Some("hour")))),
            ("0 0 , * *", Some((4..5, Some("day of the month")))),
            ("0 0 * , *", Some((6..7, Some("month")))),
            ("0 0 * * ,", Some((8..9, Some("day of the week")))),
            ("0 0 , * 1", None),
            ("TZ=UTC 0 0 31 2 *", Some((11..15, None))),
            ("@yearly", None),
        ] {
            let found = parse(text).unwrap().never.map(|never| (never.range, never.field));
            assert_eq!(found, expected, "{text}");
        }
    }
}
