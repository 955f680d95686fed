//! Programs that manifests call, and what is known of each: whether it ends, how long it takes, whom it asks.

use std::ops::Range;

use super::ways::Ways;

/// A word of a command, with its text if nothing in it is decided only at run time.
#[derive(Clone, Debug)]
pub(super) struct Arg {
    pub(super) text: Option<String>,
    pub(super) range: Range<usize>,
}

/// Whom a command asks whether it is up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The name or address, as written.
    pub host: String,
    /// The port, if one is asked; nothing if only the name is resolved.
    pub port: Option<u16>,
    /// The program that asks.
    pub tool: &'static str,
    /// The word that names the host, in bytes of the script.
    pub(super) range: Range<usize>,
}

/// A program that is started, with what it is told.
#[derive(Clone, Debug)]
pub(super) struct Started {
    pub(super) name: Arg,
    pub(super) args: Vec<Arg>,
    /// The variables that stand in front of it.
    pub(super) env: Vec<(String, Arg)>,
}

/// The program behind what only starts it.
pub(super) fn started(args: &[Arg], env: Vec<(String, Arg)>) -> Option<Started> {
    let (name, rest) = args.split_first()?;
    let text = name.text.as_deref().unwrap_or_default();
    let operand = |skip: usize| rest.iter().position(|arg| !is_flag(arg)).map(|at| at + skip);
    let next = match base(text) {
        // What runs as the first process in place of the program, and hands signals on.
        "exec" | "nohup" | "tini" | "tini-static" | "dumb-init" | "catatonit" | "command" => operand(0),
        // These take the user first.
        "gosu" | "su-exec" => operand(1),
        "env" => rest
            .iter()
            .position(|arg| !is_flag(arg) && arg.text.as_deref().is_some_and(|text| !text.contains('='))),
        _ => None,
    };
    match next.and_then(|at| rest.get(at..)) {
        Some(rest) if !rest.is_empty() => started(rest, env),
        _ => Some(Started { name: name.clone(), args: rest.to_vec(), env }),
    }
}

/// The name of a program, without the way to it.
pub(super) fn base(program: &str) -> &str {
    program.rsplit('/').next().unwrap_or_default()
}

/// The name of a program that is where the system has its own; elsewhere a program of that name may be any.
pub(super) fn known(program: &str) -> Option<&str> {
    let Some((folder, name)) = program.rsplit_once('/') else { return Some(program) };
    matches!(folder, "/bin" | "/sbin" | "/usr/bin" | "/usr/sbin" | "/usr/local/bin").then_some(name)
}

/// Whether the program is a shell that takes scripts after `-c`, in the language of `sh`.
pub fn is_posix_shell(program: &str) -> bool {
    matches!(base(program), "sh" | "bash" | "ash" | "dash" | "ksh" | "zsh")
}

/// How many seconds `sleep` with these arguments takes, infinity for ever; nothing if that cannot be seen.
pub(super) fn sleep_seconds(args: &[Arg]) -> Option<f64> {
    let mut total = 0.0;
    if args.is_empty() {
        return None;
    }
    for arg in args {
        let text = arg.text.as_deref()?;
        if matches!(text.to_ascii_lowercase().as_str(), "infinity" | "inf") {
            return Some(f64::INFINITY);
        }
        let (number, unit) = match text.char_indices().next_back()? {
            (at, 's') => (&text[..at], 1.0),
            (at, 'm') => (&text[..at], 60.0),
            (at, 'h') => (&text[..at], 3600.0),
            (at, 'd') => (&text[..at], 86400.0),
            _ => (text, 1.0),
        };
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return None;
        }
        total += number.parse::<f64>().ok()? * unit;
    }
    Some(total)
}

/// What the program can do, as far as is known; nothing for one that is not known.
pub(super) fn ways(name: &str, args: &[Arg]) -> Option<Ways> {
    let texts = || args.iter().map(|arg| arg.text.as_deref());
    let either = Ways::OK | Ways::ERR;
    Some(match name {
        ":" | "true" | "echo" | "printf" => Ways::OK,
        "false" => Ways::ERR,
        "sleep" => match sleep_seconds(args) {
            Some(seconds) if seconds.is_infinite() => Ways::HANG,
            Some(_) => Ways::OK,
            None => either | Ways::MAYHANG,
        },
        "tail" => tail(args),
        // Without a terminal there is nothing to read from, but a device may have no end.
        "cat" | "grep" | "sed" | "awk" | "cut" | "tr" | "sort" | "head" | "wc" | "uniq" | "tee" | "base64" => {
            let device = |text: Option<&str>| {
                text.is_none_or(|it| it.contains("/dev/") && !it.starts_with("/dev/std") && it != "/dev/null")
            };
            // The kernel's log has no end, and a pipe has one when its writer says so. A program of awk's may do anything.
            let waits = |text: &str| {
                ["/kmsg", "fifo", "pipe"].iter().any(|it| text.contains(it))
                    || name == "awk" && ["while", "for", "system", "getline"].iter().any(|it| text.contains(it))
            };
            if texts().any(|text| device(text) || text.is_some_and(waits)) { either | Ways::MAYHANG } else { either }
        }
        "[" | "test" => test(name, args),
        "cp" | "mv" | "rm" | "mkdir" | "rmdir" | "touch" | "chmod" | "chown" | "chgrp" | "ln" | "ls"
        | "date" | "id" | "whoami" | "hostname" | "uname" | "pwd" | "printenv" | "basename" | "dirname"
        | "df" | "du" | "cd" | "export" | "unset" | "set" | "umask" | "ulimit" | "trap" | "local"
        | "readonly" | "shift" | "let" | "expr" | "kill" | "which" | "type" | "stat" | "sync" | "seq"
        // These have time limits of their own.
        | "nslookup" | "getent" | "dig" | "host" | "pg_isready" => either,
        "env" if args.is_empty() => Ways::OK,
        "redis-cli" | "curl" | "wget" | "nc" | "ncat" | "netcat" | "mysqladmin" => either | Ways::MAYHANG,
        _ => return None,
    })
}

fn tail(args: &[Arg]) -> Ways {
    let either = Ways::OK | Ways::ERR;
    let texts: Option<Vec<&str>> = args.iter().map(|arg| arg.text.as_deref()).collect();
    let Some(texts) = texts else { return either | Ways::MAYHANG };
    if texts.iter().any(|text| text.starts_with("--pid")) {
        return either | Ways::MAYHANG;
    }
    let short = |letter: char| {
        texts.iter().any(|text| text.starts_with('-') && !text.starts_with("--") && text.contains(letter))
    };
    if short('F') || texts.contains(&"--retry") && short('f') {
        return Ways::HANG;
    }
    if short('f') || texts.iter().any(|text| text.starts_with("--follow")) {
        // A file that is not there ends it.
        return if texts.contains(&"/dev/null") { Ways::HANG } else { Ways::HANG | Ways::ERR };
    }
    either
}

/// `[` and `test`, whose result is known for a word alone and for two equal words.
fn test(name: &str, args: &[Arg]) -> Ways {
    let either = Ways::OK | Ways::ERR;
    let texts: Option<Vec<&str>> = args.iter().map(|arg| arg.text.as_deref()).collect();
    let Some(mut texts) = texts else { return either };
    if name == "[" && texts.pop() != Some("]") {
        return either;
    }
    match texts[..] {
        [word] if !word.is_empty() => Ways::OK,
        [left, "=" | "==" | "-eq", right] if left == right => Ways::OK,
        _ => either,
    }
}

/// Whom the command asks, if it succeeds only when that one answers.
pub(super) fn target(name: &str, args: &[Arg]) -> Option<Target> {
    match name {
        "nslookup" => resolved("nslookup", first_operand(args, &[])?),
        "host" => resolved("host", first_operand(args, &["-W", "-t", "-R", "-c"])?),
        // `dig` ends well whatever the answer is, so a wait for its success is none.
        "getent" => {
            let mut operands = args.iter().filter(|arg| !is_flag(arg));
            let database = operands.next()?.text.as_deref()?;
            let hosts = matches!(database, "hosts" | "ahosts" | "ahostsv4" | "ahostsv6");
            resolved("getent", operands.next().filter(|_| hosts)?)
        }
        "nc" | "ncat" | "netcat" => netcat(args),
        "curl" => url("curl", args),
        "wget" => url("wget", args),
        "pg_isready" => asked("pg_isready", args, &["-h", "--host"], &["-p", "--port"], None, 5432),
        "redis-cli" => {
            let pings =
                args.iter().any(|arg| arg.text.as_deref().is_some_and(|it| it.eq_ignore_ascii_case("ping")));
            redis(args).filter(|_| pings)
        }
        "mysqladmin" => {
            let pings = args.iter().any(|arg| matches!(arg.text.as_deref(), Some("ping" | "status")));
            mysql("mysqladmin", args).filter(|_| pings)
        }
        _ => None,
    }
}

fn redis(args: &[Arg]) -> Option<Target> {
    asked("redis-cli", args, &["-h"], &["-p"], Some("127.0.0.1"), 6379)
}

fn mysql(tool: &'static str, args: &[Arg]) -> Option<Target> {
    asked(tool, args, &["-h", "--host"], &["-P", "--port"], None, 3306)
}

/// The name that `dig +short` resolves; without that it says a lot whatever the answer is.
pub(super) fn dig(args: &[Arg]) -> Option<Target> {
    let texts = || args.iter().map(|arg| arg.text.as_deref());
    if !texts().any(|text| text == Some("+short")) || texts().any(|text| text.is_none_or(|it| it == "-x")) {
        return None;
    }
    let text = |arg: &Arg| arg.text.clone().unwrap_or_default();
    let names: Vec<Arg> = args.iter().filter(|arg| !text(arg).starts_with(['+', '@'])).cloned().collect();
    resolved("dig", first_operand(&names, &["-t", "-p", "-b", "-c"])?)
}

/// Whether the program says nothing unless it was answered: nothing at all, or at least not what an answer is.
pub(super) fn is_silent_without_answer(name: &str, args: &[Arg], at_all: bool) -> bool {
    let texts = || args.iter().map(|arg| arg.text.as_deref().unwrap_or_default());
    match name {
        "dig" | "getent" => true,
        // `-w` writes something in any case, `-i` and `-v` do not go to the same output.
        "curl" => {
            let writes = |text: &str| {
                text.starts_with("--write-out")
                    || text.starts_with('-') && !text.starts_with("--") && text.contains('w')
            };
            !at_all || !texts().any(writes)
        }
        "wget" => texts().any(|text| text.starts_with('-') && text.contains("O-") || text == "-"),
        "redis-cli" | "mysqladmin" => !at_all,
        _ => false,
    }
}

/// Whom the command asks once, and is refused by if no one listens; nothing if it tries again by itself.
pub(super) fn called(name: &str, args: &[Arg]) -> Option<Target> {
    let retries = |arg: &Arg| {
        let text = arg.text.as_deref();
        text.is_some_and(|it| it.starts_with("--retry") || it.starts_with("--tries") || it == "-t")
    };
    match name {
        "curl" | "wget" if args.iter().any(retries) => None,
        "curl" | "wget" | "nc" | "ncat" | "netcat" | "pg_isready" => target(name, args),
        "psql" => postgres_uri(args)
            .or_else(|| asked("psql", args, &["-h", "--host"], &["-p", "--port"], None, 5432)),
        // For `localhost` these take a socket.
        "mysql" | "mariadb" => mysql("mysql", args).filter(|it| it.host != "localhost"),
        "mysqladmin" => mysql("mysqladmin", args).filter(|it| it.host != "localhost"),
        "redis-cli" => redis(args),
        _ => None,
    }
}

/// `postgresql://user:password@host:port/database`
fn postgres_uri(args: &[Arg]) -> Option<Target> {
    args.iter().find_map(|arg| {
        let text = arg.text.as_deref()?;
        let rest = text.strip_prefix("postgresql://").or_else(|| text.strip_prefix("postgres://"))?;
        let authority = rest.split(['/', '?']).next()?.rsplit('@').next()?;
        let (host, port) = authority.split_once(':').unwrap_or((authority, "5432"));
        let port = Some(port.parse().ok()?);
        (!host.is_empty()).then(|| Target {
            host: host.to_owned(),
            port,
            tool: "psql",
            range: arg.range.clone(),
        })
    })
}

/// The files whose being there makes the program succeed.
pub(super) fn needed_files(name: &str, args: &[Arg]) -> Vec<(String, Range<usize>)> {
    let operands: Vec<&Arg> = args.iter().filter(|arg| !is_flag(arg)).collect();
    let plain = |arg: &Arg| {
        !arg.text
            .as_deref()
            .is_some_and(|it| it.starts_with('-') && it.contains(['e', 'f', 'v', 'L', 'r', 'R']))
    };
    let files = match (name, &operands[..]) {
        ("ls" | "stat" | "cat", files) => files,
        ("grep", [_, file]) if args.iter().all(plain) => std::slice::from_ref(file),
        _ => &[],
    };
    let file = |arg: &&Arg| {
        let path = arg.text.clone().filter(|path| path.starts_with('/'))?;
        Some((path, arg.range.clone()))
    };
    // If one of them cannot be seen, it may be the value of an option.
    files.iter().map(file).collect::<Option<_>>().unwrap_or_default()
}

/// Whether the program makes no files.
pub(super) fn only_reads(name: &str) -> bool {
    matches!(
        name,
        ":" | "true"
            | "false"
            | "echo"
            | "printf"
            | "sleep"
            | "tail"
            | "cat"
            | "grep"
            | "cut"
            | "tr"
            | "sort"
            | "head"
            | "wc"
            | "uniq"
            | "base64"
            | "["
            | "test"
            | "cd"
            | "export"
            | "unset"
            | "set"
            | "umask"
            | "ulimit"
            | "trap"
            | "local"
            | "shift"
            | "let"
            | "expr"
            | "which"
            | "type"
            | "stat"
            | "ls"
            | "seq"
            | "date"
            | "id"
            | "whoami"
            | "hostname"
            | "uname"
            | "pwd"
            | "printenv"
            | "basename"
            | "dirname"
            | "df"
            | "du"
            | "nslookup"
            | "getent"
            | "dig"
            | "host"
            | "pg_isready"
            | "redis-cli"
            | "nc"
            | "ncat"
            | "netcat"
            | "mysqladmin"
            | "exit"
            | "return"
            | "break"
            | "continue"
            | "wait"
            | "kill"
            | "exec"
    )
}

/// Whether the kubelet or the runtime writes the file.
pub(super) fn is_managed_file(path: &str) -> bool {
    matches!(path, "/etc/hosts" | "/etc/resolv.conf")
}

/// The files that the program writes, apart from its output.
pub(super) fn edited(name: &str, args: &[Arg]) -> Vec<Arg> {
    let operands = || args.iter().filter(|arg| !is_flag(arg)).cloned();
    let in_place = |arg: &Arg| {
        let text = arg.text.as_deref().unwrap_or_default();
        text.starts_with("--in-place")
            || text.starts_with('-') && !text.starts_with("--") && text.contains('i')
    };
    match name {
        "tee" => operands().collect(),
        "sed" if args.iter().any(in_place) => operands().collect(),
        "cp" | "mv" if operands().count() > 1 => operands().next_back().into_iter().collect(),
        _ => Vec::new(),
    }
}

fn is_flag(arg: &Arg) -> bool {
    arg.text.as_deref().is_some_and(|text| text.starts_with('-') && text.len() > 1)
}

/// The first argument that is no option, nor the value of one of those in `valued`.
fn first_operand<'c>(args: &'c [Arg], valued: &[&str]) -> Option<&'c Arg> {
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if !is_flag(arg) {
            return Some(arg);
        }
        if valued.contains(&arg.text.as_deref()?) {
            args.next();
        }
    }
    None
}

fn resolved(tool: &'static str, arg: &Arg) -> Option<Target> {
    let host = arg.text.clone()?;
    Some(Target { host, port: None, tool, range: arg.range.clone() })
}

fn netcat(args: &[Arg]) -> Option<Target> {
    let mut operands: Vec<&Arg> = Vec::new();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        if !is_flag(arg) {
            operands.push(arg);
            continue;
        }
        let text = arg.text.as_deref()?;
        if text.contains('l') || text.contains('u') || text.starts_with("--") {
            // It listens, or sends to no one in particular.
            return None;
        }
        // `-w 2` takes a value, `-w2` has it, and in `-zvw 2` the last letter takes it.
        if text.ends_with(['w', 'i', 'q', 'G', 'p', 's', 'x', 'X']) {
            rest.next();
        }
    }
    let [host, port] = operands[..] else { return None };
    let number = port.text.as_deref()?.parse().ok()?;
    Some(Target { host: host.text.clone()?, port: Some(number), tool: "nc", range: host.range.clone() })
}

/// The one URL among the arguments. Without its scheme it is not told from the value of an option, except where it
/// stands last.
fn url(tool: &'static str, args: &[Arg]) -> Option<Target> {
    let with_scheme = |arg: &&Arg| {
        arg.text.as_deref().is_some_and(|it| it.starts_with("http://") || it.starts_with("https://"))
    };
    // What goes through a proxy or to an address named elsewhere asks someone else.
    let elsewhere = ["-x", "--proxy", "--resolve", "--connect-to", "--unix-socket", "-K"];
    if args.iter().any(|arg| arg.text.as_deref().is_some_and(|it| elsewhere.contains(&it))) {
        return None;
    }
    let mut urls = args.iter().filter(with_scheme);
    let arg = match (urls.next(), urls.next()) {
        (Some(arg), None) => arg,
        (None, _) => args.last().filter(|arg| !is_flag(arg))?,
        _ => return None,
    };
    let text = arg.text.as_deref()?;
    let (default, rest) = match text.split_once("://") {
        Some(("http", rest)) => (80, rest),
        Some(("https", rest)) => (443, rest),
        Some(_) => return None,
        None => (80, text),
    };
    let authority = rest.split(['/', '?', '#']).next()?;
    let authority = authority.rsplit('@').next()?;
    let (host, port) = match authority.strip_prefix('[') {
        Some(v6) => {
            let (host, rest) = v6.split_once(']')?;
            (host, rest.strip_prefix(':'))
        }
        None => match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        },
    };
    let port = match port {
        Some(port) => port.parse().ok()?,
        None => default,
    };
    // A bare word is a host only if it looks like one.
    let is_host = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:".contains(&b));
    is_host.then(|| Target { host: host.to_owned(), port: Some(port), tool, range: arg.range.clone() })
}

/// A client with options for host and port.
fn asked(
    tool: &'static str,
    args: &[Arg],
    host_flags: &[&str],
    port_flags: &[&str],
    default_host: Option<&str>,
    default_port: u16,
) -> Option<Target> {
    let host = option(args, host_flags).ok()?;
    let port = option(args, port_flags).ok()?;
    let port = match port {
        Some((text, _)) => text.parse().ok()?,
        None => default_port,
    };
    let all = args.first()?.range.start..args.last()?.range.end;
    let (host, range) = match host {
        Some(host) => host,
        None => (default_host?.to_owned(), all),
    };
    (!host.is_empty()).then_some(Target { host, port: Some(port), tool, range })
}

/// An argument that is decided only at run time.
struct Hidden;

/// The value of an option, if it is there: `-h x`, `-hx`, `--host x` or `--host=x`.
fn option(args: &[Arg], flags: &[&str]) -> Result<Option<(String, Range<usize>)>, Hidden> {
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        // What cannot be seen may be the option.
        let text = arg.text.as_deref().ok_or(Hidden)?;
        for flag in flags {
            let Some(value) = text.strip_prefix(flag) else { continue };
            if value.is_empty() {
                let arg = rest.next().ok_or(Hidden)?;
                return Ok(Some((arg.text.clone().ok_or(Hidden)?, arg.range.clone())));
            }
            let value = if flag.starts_with("--") { value.strip_prefix('=') } else { Some(value) };
            if let Some(value) = value {
                return Ok(Some((value.to_owned(), arg.range.clone())));
            }
        }
    }
    Ok(None)
}
