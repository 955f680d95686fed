//! The chart as a picture: one self-contained SVG, readable on light and on dark.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{
    ASSUMED, Bar, Chart, Shown, State, assumed_phrase, delays, job_phrase, kill_phrase, mark_below,
    mark_phrase, name, phrase, resources_phrase, restart_phrase, when,
};
use crate::{
    engine::Clock,
    lifecycle::{Event, EventKind},
    report::layout::wrap,
};

/// Pixels from the left to the right.
const WIDTH: u64 = 800;
/// Where bars begin and end.
const LEFT: u64 = 220;
const RIGHT: u64 = 776;
/// Pixels of a line of text and of a row of a chart.
const LINE: u64 = 18;
const ROW: u64 = 26;
/// Pixels of the point that stands for a finding.
const POINT: u64 = 16;
/// Where text begins, and where what follows a moment does.
const MARGIN: u64 = 24;
const SAYS: u64 = 132;
/// Characters that fit between there and the right.
const COLUMNS: usize = 86;

/// Colours for light and dark; all text on them has a contrast of at least 4.5 to 1.
const STYLE: &str = "
  svg { background: #ffffff; color-scheme: light dark; }
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .title { font-size: 18px; font-weight: 600; }
  .heading { font-size: 14px; font-weight: 600; }
  .dim { fill: #59636e; }
  .bad { fill: #c0121f; }
  .end { text-anchor: end; }
  .mid { text-anchor: middle; }
  .grid { stroke: #d1d9e0; stroke-width: 1; }
  .kill { stroke: #c0121f; stroke-width: 2.5; }
  .halo { stroke: #ffffff; stroke-width: 6; stroke-linecap: square; }
  .mark circle { fill: #c0121f; stroke: #ffffff; stroke-width: 1.5; }
  .mark text { font-size: 11px; font-weight: 700; fill: #ffffff; text-anchor: middle; }
  .may-run { fill: #e3e6ea; stroke: #9aa4af; stroke-dasharray: 3 3; }
  .runs { fill: #e0a82e; }
  .may-be-ready { fill: #b5dfc0; stroke: #3f9c57; stroke-dasharray: 3 3; }
  .ready { fill: #2f9e4f; }
  .ends { fill: #8a63d2; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; }
    text { fill: #e6edf3; }
    .dim { fill: #9aa4af; }
    .bad { fill: #ff7b72; }
    .grid { stroke: #30363d; }
    .kill { stroke: #ff7b72; }
    .halo { stroke: #0d1117; }
    .mark circle { fill: #ff7b72; stroke: #0d1117; }
    .mark text { fill: #0d1117; }
    .may-run { fill: #21262d; stroke: #6e7681; }
    .runs { fill: #bb8009; }
    .may-be-ready { fill: #12351d; stroke: #3fb950; }
    .ready { fill: #2ea043; }
    .ends { fill: #8957e5; }
  }
";

/// Writes the lives of pods as one picture.
pub fn svg(out: &mut dyn Write, pods: &[Shown<'_>]) -> io::Result<()> {
    let mut page = Page { body: String::new(), y: 16 };
    for pod in pods {
        page.pod(pod);
    }
    let titles: Vec<String> = pods.iter().map(Shown::title).collect();
    let label = escape(&format!("How these pods live: {}", titles.join(", ")));
    let height = page.y + 8;
    write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         role=\"img\" aria-label=\"{label}\">\n<style>{STYLE}</style>\n{}</svg>\n",
        page.body
    )
}

/// The picture as it grows downwards.
struct Page {
    body: String,
    y: u64,
}

impl Page {
    fn pod(&mut self, pod: &Shown<'_>) {
        let life = pod.life;
        self.y += 20;
        self.text(MARGIN, "title", &pod.title());
        self.y += LINE;
        let file = super::sanitise::line(pod.file);
        // Of a long path the end says more.
        let cut = file.chars().count().saturating_sub(COLUMNS);
        let shown: String =
            if cut == 0 { file.into() } else { ['…'].into_iter().chain(file.chars().skip(cut)).collect() };
        self.text(MARGIN, "dim", &shown);
        if let Some(refusal) = pod.refusal() {
            self.sentence("bad", &refusal);
        }
        self.heading("Start, seconds after the kubelet begins");
        self.chart(&Chart::start(pod), &State::START);
        self.events(pod, Clock::Start);
        if !life.kills.is_empty() {
            self.heading("Probes, from the container's start");
            for kill in &life.kills {
                self.sentence("", &format!("{}: {}", name(&kill.container), kill_phrase(kill, "–")));
            }
        }
        self.heading("Restarts, when a container ends by itself");
        for (restarts, container) in life.restarts.iter().zip(&life.containers) {
            let says = restart_phrase(restarts, container.part);
            self.sentence("", &format!("{}: {says}", name(&restarts.container)));
        }
        for sentence in delays(life).into_iter().chain(life.job.as_ref().map(job_phrase)) {
            self.sentence("", &sentence);
        }
        self.heading("End, seconds after the pod is deleted");
        self.chart(&Chart::stop(pod), &State::STOP);
        self.events(pod, Clock::Stop);
        self.heading("Resources");
        self.sentence("", &resources_phrase(&life.resources));
        self.heading("Assumed");
        for assumed in &life.assumed {
            self.sentence("", &format!("{}: {}", name(&assumed.container), assumed_phrase(assumed, "–")));
        }
        self.sentence("dim", ASSUMED);
        self.y += 16;
    }

    fn heading(&mut self, words: &str) {
        self.y += LINE + 16;
        self.text(MARGIN, "heading", words);
    }

    fn text(&mut self, x: u64, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = writeln!(self.body, "<text x=\"{x}\" y=\"{}\"{class}>{}</text>", self.y, escape(text));
    }

    fn sentence(&mut self, class: &str, text: &str) {
        self.lines(MARGIN, class, text, COLUMNS + 16);
    }

    fn lines(&mut self, x: u64, class: &str, text: &str, columns: usize) {
        for line in wrap(text, columns, 0, "").lines() {
            self.y += LINE;
            self.text(x, class, line);
        }
    }

    fn events(&mut self, pod: &Shown<'_>, clock: Clock) {
        let events: &[Event] = match clock {
            Clock::Start => &pod.life.events,
            Clock::Stop => &pod.life.stop.events,
        };
        self.y += 6;
        for (number, event) in events.iter().enumerate() {
            let moment = match (event.at, &event.kind) {
                (None, EventKind::Gated(_) | EventKind::Scheduled | EventKind::Bound(_)) => {
                    "before".to_owned()
                }
                (None, _) => "–".to_owned(),
                (at, _) => when(at, "–"),
            };
            self.y += LINE;
            self.text(SAYS - 14, "dim end", &moment);
            self.y -= LINE;
            let says = match &event.container {
                Some(container) => format!("{}: {}", name(container), phrase(event)),
                None => phrase(event),
            };
            let class = if super::is_bad(&event.kind) { "bad" } else { "" };
            self.lines(SAYS, class, &says, COLUMNS);
            for mark in pod.marks_at(clock, number) {
                let (at, middle) = (SAYS + 6, self.y + LINE - 5);
                self.point(at, middle, &mark_phrase(mark));
                self.lines(SAYS + 20, "bad", &mark_below(mark, event, "–"), COLUMNS - 3);
            }
        }
    }

    /// A finding: a point with an exclamation mark in it, and what it says when one points at it.
    fn point(&mut self, x: u64, y: u64, says: &str) {
        let _ = writeln!(
            self.body,
            "<g class=\"mark\"><title>{}</title><circle cx=\"{x}\" cy=\"{y}\" r=\"7\"/><text x=\"{x}\" y=\"{}\">!</text></g>",
            escape(says),
            y + 4,
        );
    }

    fn chart(&mut self, chart: &Chart, states: &[State]) {
        let x = |seconds: u64| {
            let along = u128::from(seconds.min(chart.end)) * u128::from(RIGHT - LEFT) / u128::from(chart.end);
            LEFT + u64::try_from(along).unwrap_or(0)
        };
        self.y += LINE + 2;
        let top = self.y + 6;
        let bottom = top + ROW * chart.rows.len() as u64;
        for tick in chart.ticks() {
            let at = x(tick);
            self.text(at, "dim mid", &tick.to_string());
            let _ = writeln!(
                self.body,
                "<line class=\"grid\" x1=\"{at}\" y1=\"{top}\" x2=\"{at}\" y2=\"{bottom}\"/>"
            );
        }
        self.y = top;
        for row in &chart.rows {
            let (bar_top, baseline) = (self.y + 5, self.y + 18);
            self.y = baseline;
            let clipped = clipped(&row.name);
            self.text(MARGIN, "dim", row.part.as_str());
            self.text(MARGIN + 58, "", &clipped);
            for Bar { from, to, state } in &row.bars {
                let (left, right) = (x(*from), x(*to));
                let (words, class) = state.words();
                let _ = writeln!(
                    self.body,
                    "<rect class=\"{class}\" x=\"{left}\" y=\"{bar_top}\" width=\"{}\" height=\"16\"><title>{}: {words}, {from}–{to} s</title></rect>",
                    (right - left).max(3),
                    escape(&row.name),
                );
            }
            if let Some(kill) = row.kill {
                let at = x(kill);
                let (up, down, left, right) = (bar_top + 2, bar_top + 14, at - 6, at + 6);
                // Red on a bar needs something between them.
                let _ = writeln!(
                    self.body,
                    "<path class=\"halo\" d=\"M{left} {up}L{right} {down}M{left} {down}L{right} {up}\"/>"
                );
                let _ = writeln!(
                    self.body,
                    "<path class=\"kill\" d=\"M{left} {up}L{right} {down}M{left} {down}L{right} {up}\"><title>{}: killed at {kill} s</title></path>",
                    escape(&row.name),
                );
            }
            // Beside what is there already, so that all are seen.
            let mut taken: Vec<u64> = row.kill.map(x).into_iter().collect();
            for (at, says) in &row.marks {
                let mut at = x(*at);
                while let Some(other) = taken.iter().find(|other| other.abs_diff(at) < POINT) {
                    at = other + POINT;
                }
                taken.push(at);
                self.point(at, bar_top + 8, says);
            }
            self.y = bar_top - 5 + ROW;
        }
        self.y = bottom + LINE;
        let mut at = MARGIN;
        for state in states {
            let (words, class) = state.words();
            let top = self.y - 11;
            let _ = writeln!(
                self.body,
                "<rect class=\"{class}\" x=\"{at}\" y=\"{top}\" width=\"14\" height=\"12\"/>"
            );
            self.text(at + 20, "dim", words);
            at += 40 + 7 * words.len() as u64;
        }
        if let Some(words) = chart.killed(states) {
            let (up, down, right) = (self.y - 11, self.y - 1, at + 10);
            let _ = writeln!(
                self.body,
                "<path class=\"kill\" d=\"M{at} {up}L{right} {down}M{at} {down}L{right} {up}\"/>"
            );
            self.text(at + 20, "dim", words);
            at += 40 + 7 * words.len() as u64;
        }
        if chart.is_marked() {
            self.point(at + 6, self.y - 5, "finding");
            self.text(at + 20, "dim", "finding");
        }
    }
}

/// A name that fits before the bars.
fn clipped(name: &str) -> String {
    const MOST: usize = 16;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    name.chars().take(MOST - 1).chain(['…']).collect()
}

/// The text as it may stand in XML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
