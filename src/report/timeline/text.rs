//! The chart for a terminal, in box characters or ASCII.

use std::io::{self, Write};

use super::{
    ASSUMED, Chart, SAY, Shown, State, assumed_phrase, delays, is_bad, job_phrase, kill_phrase, mark_below,
    name, phrase, resources_phrase, restart_phrase, when,
};
use crate::{
    engine::Clock,
    lifecycle::{Event, EventKind},
    report::{
        Options,
        layout::{columns, fits, wrap},
    },
};

/// The columns of a container's name, at most.
const NAME: usize = 20;
/// The columns of what a container is for.
const PART: usize = 8;
/// The columns of a moment.
const WHEN: usize = 12;
/// Charts and lists are no wider than this, whatever the terminal.
const WIDTH: usize = 80;

/// Writes the lives of pods, one below the other.
pub fn text(out: &mut dyn Write, pods: &[Shown<'_>], options: &Options) -> io::Result<()> {
    for (number, pod) in pods.iter().enumerate() {
        if number > 0 {
            out.write_all(b"\n")?;
        }
        let mut page = Page { text: String::new(), options, width: options.width.min(WIDTH) };
        page.pod(pod);
        out.write_all(page.text.as_bytes())?;
    }
    Ok(())
}

/// What a stretch of text is, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ink {
    Heading,
    State(State),
    Bad,
    Dim,
}

impl Ink {
    fn code(self) -> &'static str {
        match self {
            Self::Heading => "\x1b[1m",
            Self::State(State::Ready) => "\x1b[32m",
            Self::State(State::MayBeReady | State::MayRun | State::MayEnd) | Self::Dim => "\x1b[2m",
            Self::State(State::Runs | State::RunsOn) => "\x1b[33m",
            Self::State(State::Ends) => "\x1b[35m",
            Self::Bad => "\x1b[31m",
        }
    }
}

/// The page as it grows.
struct Page<'o> {
    text: String,
    options: &'o Options,
    width: usize,
}

impl Page<'_> {
    fn pod(&mut self, pod: &Shown<'_>) {
        let life = pod.life;
        let dash = if self.options.unicode { "–" } else { "-" };
        let title =
            wrap(&format!("{} ({})", pod.title(), super::sanitise::line(pod.file)), self.width, 0, "  ");
        self.paint(Ink::Heading, &self.plain(&title));
        self.text.push('\n');
        if let Some(refusal) = pod.refusal() {
            let shown = wrap(&self.plain(&refusal), self.width, 4, "    ");
            self.paint(Ink::Bad, &format!("  ! {shown}"));
            self.text.push('\n');
        }
        self.text.push('\n');
        self.heading("Start", "seconds after the kubelet begins");
        self.chart(&Chart::start(pod), &State::START);
        self.events(pod, Clock::Start, dash);
        if !life.kills.is_empty() {
            self.heading("Probes", "from the container's start");
            for kill in &life.kills {
                self.entry(&kill.container, &kill_phrase(kill, dash));
            }
            self.text.push('\n');
        }
        self.heading("Restarts", "when a container ends by itself");
        for (restarts, container) in life.restarts.iter().zip(&life.containers) {
            self.entry(&restarts.container, &restart_phrase(restarts, container.part));
        }
        for sentence in delays(life).into_iter().chain(life.job.as_ref().map(job_phrase)) {
            self.sentence(&sentence);
        }
        self.text.push('\n');
        self.heading("End", "seconds after the pod is deleted");
        self.chart(&Chart::stop(pod), &State::STOP);
        self.events(pod, Clock::Stop, dash);
        self.heading("Resources", "");
        self.sentence(&resources_phrase(&life.resources));
        self.text.push('\n');
        self.heading("Assumed", "");
        for assumed in &life.assumed {
            self.entry(&assumed.container, &assumed_phrase(assumed, dash));
        }
        self.sentence(ASSUMED);
        self.sentence(SAY);
    }

    fn heading(&mut self, word: &str, more: &str) {
        self.paint(Ink::Heading, word);
        if !more.is_empty() {
            self.text.push_str(", ");
            self.text.push_str(more);
        }
        self.text.push('\n');
    }

    fn sentence(&mut self, text: &str) {
        self.text.push_str("  ");
        self.text.push_str(&wrap(&self.plain(text), self.width, 2, "  "));
        self.text.push('\n');
    }

    /// Something about a container.
    fn entry(&mut self, container: &str, says: &str) {
        let name = self.clipped(&name(container));
        self.text.push_str("  ");
        self.padded(&name, NAME + 1);
        let indent = " ".repeat(NAME + 3);
        self.text.push_str(&wrap(&self.plain(says), self.width, NAME + 3, &indent));
        self.text.push('\n');
    }

    /// The key, the axis, and a row for each container.
    fn chart(&mut self, chart: &Chart, states: &[State]) {
        let names = chart.rows.iter().map(|row| width(&self.clipped(&row.name))).max().unwrap_or(0);
        let left = 2 + PART + names + 2;
        let room = self.width.saturating_sub(left + 1).max(10);
        let column = |seconds: u64| {
            usize::try_from(u128::from(seconds) * room as u128 / u128::from(chart.end)).unwrap_or(room)
        };
        let mut axis = String::new();
        for tick in chart.ticks() {
            let at = column(tick);
            let label = tick.to_string();
            if at >= axis.len() && at + label.len() <= room + 1 {
                axis.push_str(&" ".repeat(at - axis.len()));
                axis.push_str(&label);
                axis.push(' ');
            }
        }
        self.text.push_str(&" ".repeat(left));
        self.paint(Ink::Dim, axis.trim_end());
        self.text.push('\n');
        for row in &chart.rows {
            self.text.push_str("  ");
            self.padded(row.part.as_str(), PART);
            self.padded(&self.clipped(&row.name), names + 2);
            let mut cells: Vec<(char, Option<Ink>)> = vec![(' ', None); room + 1];
            for bar in &row.bars {
                let from = column(bar.from).min(room - 1);
                let to = column(bar.to).clamp(from + 1, room);
                cells[from..to].fill((self.glyph(bar.state), Some(Ink::State(bar.state))));
            }
            if let Some(kill) = row.kill {
                cells[column(kill)] = (if self.options.unicode { '✗' } else { 'x' }, Some(Ink::Bad));
            }
            for (mark, _) in &row.marks {
                // Beside what is killed then, so that both are seen.
                let at = column(*mark);
                let taken = |at: usize| cells.get(at).is_none_or(|(_, ink)| *ink == Some(Ink::Bad));
                let at = [at, at + 1, at.saturating_sub(1)].into_iter().find(|at| !taken(*at)).unwrap_or(at);
                if let Some(cell) = cells.get_mut(at) {
                    *cell = ('!', Some(Ink::Bad));
                }
            }
            while cells.last().is_some_and(|(c, _)| *c == ' ') {
                cells.pop();
            }
            for run in cells.chunk_by(|a, b| a.1 == b.1) {
                let text: String = run.iter().map(|(c, _)| *c).collect();
                match run[0].1 {
                    Some(ink) => self.paint(ink, &text),
                    None => self.text.push_str(&text),
                }
            }
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\n');
        }
        for state in states {
            self.text.push_str("  ");
            self.paint(Ink::State(*state), &self.glyph(*state).to_string());
            self.text.push(' ');
            self.text.push_str(state.words().0);
        }
        if let Some(words) = chart.killed(states) {
            self.text.push_str("  ");
            self.paint(Ink::Bad, if self.options.unicode { "✗" } else { "x" });
            self.text.push(' ');
            self.text.push_str(words);
        }
        if chart.is_marked() {
            self.text.push_str("  ");
            self.paint(Ink::Bad, "!");
            self.text.push_str(" finding");
        }
        self.text.push_str("\n\n");
    }

    /// What happens, line by line, and what was found of it.
    fn events(&mut self, pod: &Shown<'_>, clock: Clock, dash: &str) {
        let events: &[Event] = match clock {
            Clock::Start => &pod.life.events,
            Clock::Stop => &pod.life.stop.events,
        };
        for (number, event) in events.iter().enumerate() {
            let moment = match (event.at, &event.kind) {
                (None, EventKind::Gated(_) | EventKind::Scheduled | EventKind::Bound(_)) => {
                    "before".to_owned()
                }
                (None, _) => dash.to_owned(),
                (at, _) => when(at, dash),
            };
            let used = width(&moment);
            self.text.push_str(&" ".repeat(WHEN.saturating_sub(used)));
            self.paint(Ink::Dim, &moment);
            self.text.push_str("  ");
            let mut says = self.plain(&phrase(event));
            if let Some(container) = &event.container {
                says = format!("{}: {says}", self.clipped(&name(container)));
            }
            let says = wrap(&says, self.width, WHEN.max(used) + 2, &" ".repeat(WHEN + 4));
            if is_bad(&event.kind) {
                self.paint(Ink::Bad, &says);
            } else {
                self.text.push_str(&says);
            }
            self.text.push('\n');
            for mark in pod.marks_at(clock, number) {
                let says = wrap(
                    &self.plain(&mark_below(mark, event, dash)),
                    self.width,
                    WHEN + 4,
                    &" ".repeat(WHEN + 4),
                );
                self.text.push_str(&" ".repeat(WHEN + 2));
                self.paint(Ink::Bad, &format!("! {says}"));
                self.text.push('\n');
            }
        }
        self.text.push('\n');
    }

    fn glyph(&self, state: State) -> char {
        let (drawn, ascii) = match state {
            State::MayRun | State::MayEnd => ('░', '.'),
            State::Runs | State::RunsOn => ('▒', '-'),
            State::MayBeReady => ('▓', '+'),
            State::Ready => ('█', '#'),
            State::Ends => ('▓', '='),
        };
        if self.options.unicode { drawn } else { ascii }
    }

    /// The text as the terminal can show it: in ASCII, what is not stands as a question mark.
    fn plain(&self, text: &str) -> String {
        if self.options.unicode {
            return text.to_owned();
        }
        text.chars().map(|c| if c.is_ascii() { c } else { '?' }).collect()
    }

    /// A name that takes no more than its columns.
    fn clipped(&self, name: &str) -> String {
        let name = self.plain(name);
        if fits(&name, NAME) {
            return name;
        }
        let mut clipped = String::new();
        for c in name.chars() {
            if width(&clipped) + columns(c) >= NAME {
                break;
            }
            clipped.push(c);
        }
        clipped.push(if self.options.unicode { '…' } else { '~' });
        clipped
    }

    fn padded(&mut self, text: &str, columns: usize) {
        self.text.push_str(text);
        self.text.push_str(&" ".repeat(columns.saturating_sub(width(text))));
    }

    fn paint(&mut self, ink: Ink, text: &str) {
        if !self.options.colour || text.is_empty() {
            self.text.push_str(text);
            return;
        }
        self.text.push_str(ink.code());
        self.text.push_str(text);
        self.text.push_str("\x1b[0m");
    }
}

/// The columns that a text takes.
fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}
