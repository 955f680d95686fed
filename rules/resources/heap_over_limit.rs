//! `heap-over-limit`: a heap that may grow beyond what the container may use.

use super::{Resources, all};
use crate::{
    command::{self, Commands},
    diagnostic::{Level, Outcome, Stage},
    model::{Container, ContainerList, ContainerView, PodView, Quantity, quantity::Amount},
    rule::{Check, Context, Rule, called, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "heap-over-limit",
    summary: "a heap of Java or Node.js may grow to the memory limit and beyond",
    group: "resources",
    level: Level::Error,
    outcome: Outcome::OomKilled,
    stage: Stage::Kubelet,
    page: include_str!("heap_over_limit.md"),
    aliases: &[],
    check: Check::Container(check),
};

/// The variable that a Java virtual machine reads last, after the command line.
const LAST: &str = "_JAVA_OPTIONS";

/// The variables that Java and Node.js read by themselves, whoever starts them, by the manuals of `java` and `node`.
const RUNTIME: [&str; 4] = ["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", LAST, "NODE_OPTIONS"];

/// The variables that well-known start scripts hand to Java: those of Tomcat, `WildFly`, Jenkins and Gradle (the first
/// two), Elasticsearch, `OpenSearch`, Logstash and Kafka. Many an image has no such script, and no Java reads other names,
/// such as `JVM_OPTS`.
const SCRIPTS: [&str; 6] =
    ["JAVA_OPTS", "CATALINA_OPTS", "ES_JAVA_OPTS", "OPENSEARCH_JAVA_OPTS", "LS_JAVA_OPTS", "KAFKA_HEAP_OPTS"];

/// How much a flag allows or takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// The heap grows to that.
    Most,
    /// The heap is that from the start.
    First,
}

/// A flag that sets the size of a heap.
#[derive(Clone, Debug)]
struct Heap {
    flag: String,
    bytes: i128,
    span: Span,
}

/// The flags of one place that are read together.
#[derive(Default)]
struct Flags {
    most: Option<Heap>,
    first: Option<Heap>,
    /// Whether all of the first size is used at once.
    touched: bool,
    /// The variable that they are in, if only a script of the image's could hand them on.
    script: Option<String>,
}

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if pod.is_child || cx.is_part() || container.list == ContainerList::Ephemeral {
        return;
    }
    let Some((of_pod, quantity)) = limit(pod, container) else { return };
    let Some(limit) = quantity.amount().ok().and_then(Amount::whole).filter(|limit| *limit > 0) else {
        return;
    };
    let Some(flags) = in_force(cx.commands(), container.container, limit) else { return };
    let over = |heap: &Option<Heap>| heap.clone().filter(|heap| heap.bytes >= limit);
    let (most, first) = (over(&flags.most), over(&flags.first));
    let surely = flags.touched && first.is_some() && flags.script.is_none();
    let Some(heap) = most.as_ref().or(first.as_ref()) else { return };
    let size = match (heap.bytes == limit, of_pod) {
        (true, false) => "all of the memory limit",
        (true, true) => "all of the pod's memory limit",
        (false, false) => "over the memory limit",
        (false, true) => "over the pod's memory limit",
    };
    let end = if surely { "as it starts" } else { "when the heap fills" };
    let condition = match &flags.script {
        Some(name) => format!(", if the image's start script reads `{name}`"),
        None => String::new(),
    };
    let message = format!(
        "`{}` lets the heap of {} grow to {}, {size} of `{}`; the process is killed {end}{condition}",
        shown(&heap.flag),
        called(container),
        mebibytes(heap.bytes),
        shown(&quantity.text)
    );
    let percent = mebibytes(limit / 4 * 3);
    let advice = if heap.flag.contains("old") {
        format!("leave room for what is not heap: at most some 75 % of the limit, {percent}")
    } else {
        format!(
            "leave room for what is not heap: at most some 75 % of the limit, {percent}, or `-XX:MaxRAMPercentage=75`, which follows the limit"
        )
    };
    let finding = cx.report(heap.span, message).help(advice).with(quantity.text.content(), "the limit");
    if !surely {
        finding.at_most_warn();
    }
}

/// The memory limit of the container, or else of the pod, and whether it is the pod's.
fn limit<'a, 'm>(pod: &PodView<'a, 'm>, view: &ContainerView<'a, 'm>) -> Option<(bool, &'m Quantity<'a>)> {
    let memory = |resources: &Resources<'a, 'm>| resources.value.limits.value("memory");
    let own = all(pod).find(|it| it.container.is_some_and(|it| it.container.span == view.container.span));
    match own.as_ref().and_then(memory) {
        Some(limit) => Some((false, limit)),
        None => Some((true, all(pod).find(|it| !it.of_container()).as_ref().and_then(memory)?)),
    }
}

/// The flags that count. What the command line says is read after the variables; of several variables it is not known
/// which of them is read, so that one that fits excuses the others.
fn in_force(commands: &Commands<'_>, container: &Container<'_>, limit: i128) -> Option<Flags> {
    let mut variables: Vec<(&str, Flags)> = Vec::new();
    for entry in container.env.items() {
        let Some(value) = entry.value.get() else { continue };
        let mut flags = Flags::default();
        let mut at = 0;
        for word in value.split(|c: char| c.is_ascii_whitespace()) {
            flags.read(word, || value.place_of(&(at..at + word.len())));
            at += word.len() + 1;
        }
        if flags.is_any() {
            variables.push((entry.name.str().unwrap_or_default(), flags));
        }
    }
    if let Some(last) = variables.iter().position(|(name, _)| *name == LAST) {
        return Some(variables.swap_remove(last).1);
    }
    let mut line = Flags::default();
    let reading = commands.of_container(container);
    match reading.and_then(|reading| reading.program.clone()) {
        Some(program) => {
            for (word, span) in own_flags(&program) {
                line.read(word.as_deref().unwrap_or_default(), || *span);
            }
            for (_, value, span) in &program.env {
                let words = value.as_deref().unwrap_or_default();
                words.split_whitespace().for_each(|word| line.read(word, || *span));
            }
        }
        // Arguments alone are for the image's own program.
        None if container.command.is_missing() => {
            for (word, span) in command::words(container) {
                line.read(word.as_deref().unwrap_or_default(), || span);
            }
        }
        None => {}
    }
    if line.is_any() {
        // What the command line has from a variable is changed there.
        let same = |flags: &Flags| flags.words() == line.words();
        let from = variables.iter().position(|(name, flags)| names(container, name) && same(flags));
        return Some(from.map_or(line, |at| variables.swap_remove(at).1));
    }
    let fits = |flags: &Flags| flags.most.as_ref().is_some_and(|heap| heap.bytes < limit);
    if variables.iter().any(|(_, flags)| fits(flags)) {
        return None;
    }
    variables.into_iter().find_map(|(name, mut flags)| {
        if !RUNTIME.contains(&name) && !names(container, name) {
            flags.script = Some(SCRIPTS.contains(&name).then(|| name.to_owned())?);
        }
        Some(flags)
    })
}

/// The flags of Java or Node.js with the word after which the arguments are those of the program they run.
const VALUED: [&str; 12] = [
    "-cp",
    "-classpath",
    "--class-path",
    "-p",
    "--module-path",
    "--add-modules",
    "-r",
    "--require",
    "--import",
    "--loader",
    "-C",
    "--conditions",
];

/// The arguments that are the virtual machine's own, not those of the program that it runs: `a.jar -Xmx2g` sets nothing.
fn own_flags(program: &command::Program) -> &[(Option<String>, Span)] {
    let name = program.name.as_deref().unwrap_or_default();
    if !matches!(name.rsplit('/').next(), Some("java" | "node")) {
        return &program.args;
    }
    let mut valued = false;
    let end = program.args.iter().position(|(word, _)| {
        let word = word.as_deref().unwrap_or("-");
        let ends = !valued && !word.starts_with(['-', '@']);
        valued = VALUED.contains(&word);
        ends
    });
    program.args.get(..end.unwrap_or(program.args.len())).unwrap_or_default()
}

/// Whether the container's own command hands the variable on: `$NAME`, `${NAME}` or `$(NAME)`.
fn names(container: &Container<'_>, name: &str) -> bool {
    container.words().any(|word| {
        word.split('$').skip(1).any(|rest| {
            let rest = rest.strip_prefix(['{', '(']).unwrap_or(rest).strip_prefix(name);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
        })
    })
}

impl Flags {
    fn is_any(&self) -> bool {
        self.most.is_some() || self.first.is_some()
    }

    /// The flags as they are written.
    fn words(&self) -> [Option<&str>; 2] {
        [&self.most, &self.first].map(|heap| heap.as_ref().map(|heap| heap.flag.as_str()))
    }

    /// Takes in a word: of two flags that say the same the last one counts.
    fn read(&mut self, word: &str, span: impl Fn() -> Span) {
        let word = word.trim_matches(['"', '\'']);
        self.touched |= word == "-XX:+AlwaysPreTouch";
        let Some((bound, bytes)) = heap_size(word) else { return };
        let heap = Some(Heap { flag: word.to_owned(), bytes, span: span() });
        match bound {
            Bound::Most => self.most = heap,
            Bound::First => self.first = heap,
        }
    }
}

/// What a flag says of the heap. Java counts in bytes or with a letter, Node.js in mebibytes.
fn heap_size(word: &str) -> Option<(Bound, i128)> {
    let java = [
        ("-Xmx", Bound::Most),
        ("-XX:MaxHeapSize=", Bound::Most),
        ("-Xms", Bound::First),
        ("-XX:InitialHeapSize=", Bound::First),
    ];
    for (flag, bound) in java {
        if let Some(size) = word.strip_prefix(flag) {
            return Some((bound, java_size(size)?));
        }
    }
    let node = ["--max-old-space-size=", "--max_old_space_size="];
    let size = node.iter().find_map(|flag| word.strip_prefix(flag))?;
    Some((Bound::Most, number(size)? << 20))
}

fn java_size(size: &str) -> Option<i128> {
    let shift = match size.bytes().last()?.to_ascii_lowercase() {
        b'k' => 10,
        b'm' => 20,
        b'g' => 30,
        b't' => 40,
        _ => return number(size),
    };
    Some(number(size.get(..size.len() - 1)?)? << shift)
}

fn number(text: &str) -> Option<i128> {
    let digits = !text.is_empty() && text.len() < 16 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A size for a reader.
fn mebibytes(bytes: i128) -> String {
    match bytes >> 20 {
        0 => format!("{bytes} bytes"),
        size => format!("{size} MiB"),
    }
}
