//! What commands do, as tables: each row is a script, and what is known of it.

use proptest::prelude::*;

use super::{
    End, Lines,
    eval::{self, Found},
    expand::{Known, expand},
    parse, pause, reading, script_at,
    tools::{self, Arg},
};
use crate::text::Span;

fn env(name: &str) -> Option<String> {
    match name {
        "DB_HOST" => Some("db".to_owned()),
        "DB_PORT" => Some("5432".to_owned()),
        _ => None,
    }
}

fn read(script: &str) -> Option<(End, Found)> {
    let (ways, found) = eval::script(script, &env)?;
    let (again, _) = eval::script(script, &env)?;
    assert_eq!(ways, again, "{script}");
    Some((reading(ways, Found::default(), |_| Span::at(0), |_| String::new(), Span::at(0)).end, found))
}

fn end(script: &str) -> End {
    read(script).unwrap_or_else(|| panic!("cannot read {script}")).0
}

#[test]
fn what_never_ends() {
    for script in [
        "sleep infinity",
        "exec sleep inf",
        "tail -f /dev/null",
        "exec tail -F /var/log/x.log",
        "while true; do sleep 30; done",
        "while :; do date; ./tick; sleep 5; done",
        "until false; do sleep 1; done",
        "while [ 1 ]; do sleep 1; done",
        "while [[ true ]]; do sleep 1; done",
        "while ((1)); do sleep 1; done",
        "for (( ; ; )); do sleep 1; done",
        "echo hi; ./setup; sleep infinity",
        "trap 'exit 0' TERM; sleep infinity & wait",
        "{ echo a; tail -f /dev/null; }",
        "(sleep infinity)",
        "while true; do for i in 1 2; do break; done; sleep 1; done",
        "/bin/sleep infinity",
        "/usr/local/bin/tail -f /dev/null",
        "sh -c 'sleep infinity'",
        "echo ä; sleep infinity",
        "set -e\nmkdir -p /x && chown 1 /x\nsleep infinity\n",
        "if [ -f /x ]; then sleep infinity; else tail -f /dev/null; fi",
    ] {
        assert_eq!(end(script), End::Never, "{script}");
    }
}

#[test]
fn what_succeeds_and_what_fails() {
    let succeeds = |script: &str| {
        let (ways, found) = eval::script(script, &env).unwrap_or_else(|| panic!("cannot read {script}"));
        reading(ways, found, |_| Span::at(0), |_| String::new(), Span::at(0)).succeeds
    };
    for script in [
        "",
        "true",
        "echo hi",
        "sleep 5",
        "exit 0",
        "exit 256",
        "./a; echo done",
        "./a || true",
        "mkdir /a; exit 0",
        "exec echo hi",
        "exit 1 & echo hi",
        "! false",
        "(exit 0)",
        "if [ -f /x ]; then exit 0; fi; echo done",
        "echo hi > /dev/stderr",
    ] {
        assert_eq!(succeeds(script), Some(true), "{script}");
    }
    for script in [
        "false",
        "exit 1",
        "exit 255",
        "echo broken >&2; exit 3",
        "./a; exit 1",
        "./a && exit 1",
        "./a; ./b || exit 1; false",
        "exec false",
        "(exit 2)",
        "sh -c 'exit 1'",
        "set -e; ./a; exit 1",
        "if [ -f /x ]; then exit 1; else exit 2; fi",
        "echo why > /dev/termination-log; exit 1",
        "echo hi | false",
    ] {
        assert_eq!(succeeds(script), Some(false), "{script}");
    }
    for script in [
        "exit",
        "exit $1",
        "./a; exit",
        "./a",
        "./a || exit 1",
        "[ -f /x ]",
        "set -e; ./a; echo done",
        "set -o pipefail; ./a | true",
        "echo ${X:?}",
        "echo hi > /data/x",
        "cat < /data/x; exit 1 | cat",
        "trap 'exit 0' EXIT; exit 1",
        "if [ -f /x ]; then exit 1; fi",
        "f() { exit 1; }; f",
    ] {
        assert_eq!(succeeds(script), None, "{script}");
    }
}

#[test]
fn what_ends() {
    for script in [
        "echo hello",
        "",
        "# nothing",
        "true",
        "exit 1",
        "sleep 5",
        "sleep 1m 30s",
        "cp -r /a/. /b && chown -R 1:1 /b",
        "echo $(date) > /x",
        "echo hi; exit 0; sleep infinity",
        "for i in 1 2 3; do echo $i; sleep 1; done",
        "if [ -f /x ]; then exit 1; fi; echo done",
        "sleep infinity & echo hi",
        "mkdir /a || true",
        "cat <<EOF > /x\nhi\nEOF\n",
        "case $X in a) echo a ;; *) exit 1 ;; esac",
        "timeout 5 anything",
        "while true; do exit 0; done",
    ] {
        let end = end(script);
        let known = if script.starts_with("while") { End::Unknown } else { End::Ends };
        assert_eq!(end, known, "{script}");
    }
}

#[test]
fn what_cannot_be_seen() {
    for script in [
        "nginx -g 'daemon off;'",
        "./run.sh",
        "echo hi; exec java -jar app.jar",
        "$CMD",
        "/app/sleep infinity",
        "/app/echo",
        "./true",
        "exec \"$@\"",
        ". ./env.sh; sleep infinity",
        "source x; sleep infinity",
        "eval \"$X\"; sleep infinity",
        "sleep $N",
        "echo $(run)",
        "echo \"$(sleep infinity)\"",
        "while true; do run && break; sleep 1; done",
        "while true; do if [ -f /x ]; then exit 0; fi; sleep 1; done",
        "until nslookup db; do sleep 2; done",
        "if [ -f /x ]; then sleep infinity; fi",
        "[ -f /x ] && sleep infinity",
        "f() { exit 0; }\nf\nsleep infinity",
        "function sleep { exit; }; sleep infinity",
        "tail -f /var/log/x.log",
        "sleep infinity | head -1",
        "yes | head -1",
        "tail --pid=1 -f /dev/null",
        "cat /dev/random",
        "base64 /dev/urandom",
        "wait",
        "alias sleep=true; sleep infinity",
        "while read x; do echo $x; done",
    ] {
        assert_eq!(end(script), End::Unknown, "{script}");
    }
}

#[test]
fn the_longest_pause() {
    for (script, longest) in [
        ("sleep 5; [ -f /x ] && sleep 10", 15.0),
        ("touch /x && sleep 86400", 86_400.0),
        ("for i in 1 2; do sleep 1; done", f64::INFINITY),
        ("sleep $X", f64::INFINITY),
        ("timeout 5 run", f64::INFINITY),
        ("sh -c 'sleep 5'", 5.0),
        ("echo", 0.0),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        assert!(found.longest.total_cmp(&longest).is_eq(), "{script}: {}", found.longest);
    }
}

#[test]
fn what_is_no_script() {
    for script in ["if", "echo 'a", "((((((((((a", "a; ; b", "\0", "99999999999>x"] {
        assert!(read(script).is_none(), "{script}");
    }
}

#[test]
fn pauses_on_the_sure_way() {
    for (script, seconds) in [
        ("sleep 5", 5.0),
        ("sleep 1m 30s", 90.0),
        ("sleep 0.5; sleep 1h", 3600.5),
        ("echo x && sleep 30 && nginx -s quit", 30.0),
        ("sleep 20; nginx -s quit; sleep 20", 40.0),
        ("exec sleep 7", 7.0),
        ("{ sleep 5; }", 5.0),
        ("run && sleep 5", 0.0),
        ("if [ -f /x ]; then sleep 5; fi", 0.0),
        ("[ -f /x ] || exit 0; sleep 5", 0.0),
        ("while true; do sleep 5; done", 0.0),
        ("until run; do sleep 5; done", 0.0),
        ("sleep 5 &", 0.0),
        ("sleep 5 | cat", 0.0),
        ("sleep $X", 0.0),
        ("sleep 5x", 0.0),
        ("sleep -1", 0.0),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        let sum: f64 = found.sleeps.iter().map(|sleep| sleep.seconds).sum();
        assert!((sum - seconds).abs() < 1e-9, "{script}: {sum}");
    }
}

#[test]
fn pauses_before_the_program() {
    for (script, seconds) in [
        ("sleep 60; exec serve", Some(60.0)),
        ("echo x && sleep 5; mkdir -p /x; sleep 0.5 && serve; sleep 9", Some(5.5)),
        ("sleep 5; serve & wait", Some(5.0)),
        ("sleep 5; while true; do serve; done", Some(5.0)),
        ("sleep 60", None),
        ("touch /x; sleep 30; rm -f /x; sleep 600", None),
        ("serve; sleep 60", None),
        ("serve & sleep 60; init; wait", None),
        ("nc -lk -p 80 & sleep 60; init; wait", None),
        ("sleep 9 & serve", None),
        ("while true; do sleep 60; serve; done", None),
        (". /env.sh; sleep 60; serve", None),
        ("[ -f /x ] && sleep 60; serve", None),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        assert_eq!(pause(&found).map(|(seconds, _)| seconds), seconds, "{script}");
    }
}

#[test]
fn loops_and_whom_they_wait_for() {
    for (script, asked) in [
        ("until nslookup db; do sleep 2; done", "db"),
        (
            "until nslookup db.shop.svc.cluster.local > /dev/null 2>&1; do echo waiting; sleep 2; done;",
            "db.shop.svc.cluster.local",
        ),
        ("until getent hosts db; do sleep 2; done", "db"),
        ("until host -W 1 db; do sleep 2; done", "db"),
        ("while ! nc -z db 5432; do sleep 1; done", "db:5432"),
        ("until nc -vzw 2 db 5432; do sleep 1; done", "db:5432"),
        ("until nc -z -w2 $DB_HOST ${DB_PORT}; do sleep 1; done", "db:5432"),
        ("until busybox nc -z db 1; do sleep 1; done", "db:1"),
        ("until timeout 2 nc -z db 1; do sleep 1; done", "db:1"),
        ("until curl -sf http://web/healthz; do sleep 1; done", "web:80"),
        ("until curl -k https://web:8443/; do sleep 1; done", "web:8443"),
        ("until curl -s web:8080/x | grep ok; do sleep 1; done", "web:8080"),
        ("until wget -qO- 'http://[::1]:80'; do sleep 1; done", "::1:80"),
        ("until pg_isready -h db -p 5433 -U me; do sleep 1; done", "db:5433"),
        ("until pg_isready --host=db; do sleep 1; done", "db:5432"),
        ("until redis-cli -h redis ping | grep PONG; do sleep 1; done", "redis:6379"),
        ("until redis-cli ping; do sleep 1; done", "127.0.0.1:6379"),
        ("while ! mysqladmin ping -hmysql --silent; do sleep 1; done", "mysql:3306"),
        ("until (echo > /dev/tcp/db/5432) 2>/dev/null; do sleep 1; done", "db:5432"),
        ("while true; do nc -z db 1 && break; sleep 1; done", "db:1"),
        ("while :; do if nc -z db 1; then break; fi; sleep 1; done", "db:1"),
        ("until nc -z a 1 && nc -z b 2; do sleep 1; done", "a:1 b:2"),
        ("echo x; until nc -z a 1; do sleep 1; done; until nc -z b 2; do sleep 1; done", "a:1 b:2"),
        ("until nc -z a 1; do i=$((i+1)); if [ $i -gt 3 ]; then exit 1; fi; done", "a:1"),
        // What may be left, or is not surely reached, is no wait.
        ("until nc -z a 1 || nc -z b 2; do sleep 1; done", ""),
        ("until nc -z a 1; do i=$((i+1)); [ $i -gt 3 ] && break; done", ""),
        ("until nc -z a 1; do i=$((i+1)); [ $i -gt 3 ] && exit 0; done", ""),
        ("for i in 1 2 3; do nc -z a 1 && break; done", ""),
        ("if [ -f /x ]; then until nc -z a 1; do sleep 1; done; fi", ""),
        ("[ -f /x ] && exit 0; until nc -z a 1; do sleep 1; done", ""),
        ("while nc -z a 1; do sleep 1; done", ""),
        ("until ! nc -z a 1; do sleep 1; done", ""),
        ("until nc -l 1234; do sleep 1; done", ""),
        ("until nc -z $UNKNOWN 1; do sleep 1; done", ""),
        ("DB_HOST=x; until nc -z $DB_HOST 1; do sleep 1; done", ""),
        ("until curl http://a http://b; do sleep 1; done", ""),
        ("until curl -x proxy http://a; do sleep 1; done", ""),
        ("until curl -s http://a | grep -v b; do sleep 1; done", ""),
        ("until test -f /x; do sleep 1; done", ""),
        // `dig` ends well whatever it learns.
        ("until dig db; do sleep 1; done", ""),
        ("until dig +short db; do sleep 1; done", ""),
        ("until dig db | grep -q .; do sleep 1; done", ""),
        ("until dig +short -x 10.0.0.1 | grep -q .; do sleep 1; done", ""),
        ("until dig +short db | grep -q .; do sleep 1; done", "db"),
        ("until dig @10.0.0.10 +short -t A db | grep -q .; do sleep 1; done", "db"),
        ("while [ -z \"$(dig +short db)\" ]; do sleep 1; done", "db"),
        ("while [ -z $(dig +short db) ]; do sleep 1; done", "db"),
        ("until [ -n \"$(getent hosts db)\" ]; do sleep 1; done", "db"),
        ("until [ -n $(getent hosts db) ]; do sleep 1; done", ""),
        ("until [[ -n $(getent hosts db) ]]; do sleep 1; done", "db"),
        ("until [ \"$(dig +short db | head -1)\" ]; do sleep 1; done", "db"),
        ("until [ \"$(dig +short db)\" != \"\" ]; do sleep 1; done", "db"),
        ("while [ \"$(dig +short db)\" = \"\" ]; do sleep 1; done", "db"),
        ("while [ -n \"$(dig +short db)\" ]; do sleep 1; done", ""),
        ("until [ -n \"$(nslookup db)\" ]; do sleep 1; done", ""),
        ("until [ -n \"$(dig +short db | wc -l)\" ]; do sleep 1; done", ""),
        ("until [ -n \"$(dig +short db | grep -c .)\" ]; do sleep 1; done", ""),
        ("until [ -n \"$(dig +short db || echo x)\" ]; do sleep 1; done", ""),
        ("until [ -n \"x$(dig +short db)\" ]; do sleep 1; done", ""),
        (
            "until [ \"$(curl -s -o /dev/null -w '%{http_code}' http://web/)\" = 200 ]; do sleep 1; done",
            "web:80",
        ),
        ("while [[ \"$(curl -s -w '%{http_code}' http://web/)\" != \"200\" ]]; do sleep 1; done", "web:80"),
        (
            "while [ $(curl -sw '%{http_code}' http://web:81 -o /dev/null) -ne 200 ]; do sleep 1; done",
            "web:81",
        ),
        ("until [ \"$(curl -s -w '%{http_code}' http://web/)\" = 000 ]; do sleep 1; done", ""),
        ("until [ -n \"$(curl -s -w '%{http_code}' http://web/)\" ]; do sleep 1; done", ""),
        ("until [ \"$(redis-cli -h r ping)\" = PONG ]; do sleep 1; done", "r:6379"),
        ("until [ \"$(nc -z a 1)\" = x ]; do sleep 1; done", ""),
        ("dig() { true; }; until [ -n \"$(dig +short db)\" ]; do sleep 1; done", ""),
        // `while` goes on as long as one of them fails.
        ("while ! nc -z a 1 || ! nc -z b 2; do sleep 1; done", "a:1 b:2"),
        ("while ! nc -z a 1 && ! nc -z b 2; do sleep 1; done", ""),
        ("nc() { true; }; until nc -z a 1; do sleep 1; done", ""),
        ("until nc -z a 1; do sleep 1; done &", ""),
        ("until pg_isready; do sleep 1; done", ""),
        ("until redis-cli -h r get x; do sleep 1; done", ""),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        let targets = found.waits.iter().flat_map(|wait| &wait.targets);
        let shown: Vec<String> =
            targets.map(|it| it.port.map_or(it.host.clone(), |port| format!("{}:{port}", it.host))).collect();
        assert_eq!(shown.join(" "), asked, "{script}");
        for wait in &found.waits {
            assert!(script[wait.range.clone()].ends_with("done"), "{script}");
        }
    }
}

#[test]
fn loops_and_the_files_they_wait_for() {
    for (script, files) in [
        ("until [ -f /shared/ready ]; do sleep 1; done", "/shared/ready"),
        ("until test -s /shared/ready; do sleep 1; done", "/shared/ready"),
        ("while [ ! -e /shared/ready ]; do sleep 1; done", "/shared/ready"),
        ("while ! test -d /shared/x; do sleep 1; done", "/shared/x"),
        ("while ! [ -S /run/app.sock ]; do sleep 1; done", "/run/app.sock"),
        ("while [[ ! -f /shared/ready ]]; do sleep 1; done", "/shared/ready"),
        ("until [[ -f /a && -f \"/b\" ]]; do sleep 1; done", "/a /b"),
        ("while [[ ! -f /a || ! -f /b ]]; do sleep 1; done", "/a /b"),
        ("until [ -f /a ] && [ -f /b ]; do sleep 1; done", "/a /b"),
        ("while [ ! -f /a ] || [ ! -f /b ]; do sleep 1; done", "/a /b"),
        ("until ls /shared/ready; do sleep 1; done", "/shared/ready"),
        ("until stat /a /b > /dev/null 2>&1; do sleep 1; done", "/a /b"),
        ("until cat /shared/ready 2>/dev/null; do sleep 1; done", "/shared/ready"),
        ("until ls /shared | grep -q ready; do sleep 1; done", "/shared"),
        ("until grep -q done /shared/log; do sleep 1; done", "/shared/log"),
        ("while true; do [ -f /x ] && break; sleep 1; done", "/x"),
        ("while :; do if [ -f /x ]; then break; fi; sleep 1; done", "/x"),
        ("until [ -f /$DB_HOST/ready ]; do sleep 1; done", "/db/ready"),
        ("until [ -f ready ]; do sleep 1; done", ""),
        ("until [ -f /shared/* ]; do sleep 1; done", ""),
        ("until [ -f $X/ready ]; do sleep 1; done", ""),
        ("while [ -f /lock ]; do sleep 1; done", ""),
        ("until [ ! -f /lock ]; do sleep 1; done", ""),
        ("until [ -f /a -o -f /b ]; do sleep 1; done", ""),
        ("until [ -f /a ] || [ -f /b ]; do sleep 1; done", ""),
        ("until [[ -f /a || -f /b ]]; do sleep 1; done", ""),
        ("while [[ ! -f /a && ! -f /b ]]; do sleep 1; done", ""),
        ("until stat -c %s /a; do sleep 1; done", ""),
        ("until grep -v x /shared/log; do sleep 1; done", ""),
        ("[ -f /x ] || exit 1", ""),
        ("if [ -f /y ]; then until [ -f /x ]; do sleep 1; done; fi", ""),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        let shown: Vec<&str> =
            found.waits.iter().flat_map(|wait| &wait.files).map(|(path, _)| path.as_str()).collect();
        assert_eq!(shown.join(" "), files, "{script}");
    }
}

#[test]
fn a_wait_for_files_that_the_script_may_have_made() {
    for (script, untouched) in [
        ("echo x; cat /etc/hosts; until [ -f /x ]; do echo waiting > /dev/stdout; sleep 1; done", true),
        ("touch /x; until [ -f /x ]; do sleep 1; done", false),
        ("echo > /x; until [ -f /x ]; do sleep 1; done", false),
        ("{ echo; } >> /x; until [ -f /x ]; do sleep 1; done", false),
        ("until [ -f /x ]; do wget http://a/x; done", false),
        ("run; until [ -f /x ]; do sleep 1; done", false),
        ("run & until [ -f /x ]; do sleep 1; done", false),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        assert_eq!(
            found.waits.iter().map(|wait| wait.untouched).collect::<Vec<_>>(),
            [untouched],
            "{script}"
        );
    }
}

#[test]
fn whom_a_script_asks_once() {
    for (script, asked) in [
        ("curl -sf http://localhost:8080/x", "localhost:8080"),
        ("set -e; wget -qO- http://a; run", "a:80"),
        ("psql -h db -U me -c 'select 1'", "db:5432"),
        ("psql postgresql://me:pw@db:5433/x", "db:5433"),
        ("exec psql -h db -p 1", "db:1"),
        ("PGPASSWORD=x psql --host=db -c x && echo done", "db:5432"),
        ("mysql -h127.0.0.1 -P 3307 -e x", "127.0.0.1:3307"),
        ("redis-cli -h r set a b", "r:6379"),
        ("nc -z db 1", "db:1"),
        ("pg_isready -h db", "db:5432"),
        ("run; curl http://a", "a:80"),
        // `localhost` is a socket for these.
        ("mysql -h localhost -e x", ""),
        ("psql -c x", ""),
        // Where a failure is looked at, nothing needs to be up.
        ("curl http://a || true", ""),
        ("! curl http://a", ""),
        ("if curl http://a; then echo; fi", ""),
        ("until curl http://a; do sleep 1; done", ""),
        ("while true; do curl http://a; sleep 1; done", ""),
        ("for i in 1 2 3; do curl http://a; done", ""),
        ("until nc -z a 80; do sleep 1; done; curl http://a", ""),
        ("until pg_isready; do sleep 1; done; psql -h 127.0.0.1", ""),
        ("curl --retry 5 --retry-connrefused http://a", ""),
        ("wget --tries=3 http://a", ""),
        ("[ -f /x ] && curl http://a", ""),
        ("curl http://a &", ""),
        ("curl() { true; }; curl http://a", ""),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        let shown: Vec<String> = found
            .calls
            .iter()
            .map(|call| format!("{}:{}", call.target.host, call.target.port.unwrap_or_default()))
            .collect();
        assert_eq!(shown.join(" "), asked, "{script}");
    }
}

#[test]
fn what_runs_under_a_shell_that_stays() {
    for (script, program) in [
        ("./app | tee /log", "./app"),
        ("cd /app; java -jar app.jar 2>&1 | tee -a /log", "java -jar app.jar"),
        ("while true; do ./app; sleep 1; done", "./app"),
        ("until ./app --port 1; do echo again; sleep 1; done", "./app --port 1"),
        ("./app & wait", "./app"),
        ("./app &\nsidecar -x &\nwait -n", "./app"),
        ("./app --port 1; echo ended", "./app --port 1"),
        ("./app || exit 1", "./app"),
        ("./prepare && ./app; rm /x; exit 0", "./app"),
        ("nohup ./app | cat", "nohup ./app"),
        ("yes | ./app", "./app"),
        // The last command may take the place of the shell.
        ("./app", ""),
        ("./prepare && ./app", ""),
        ("./prepare; ./app", ""),
        ("cd /app\n./app\n", ""),
        ("./worker & ./app", ""),
        ("exec ./app", ""),
        ("./prepare; exec ./app", ""),
        ("if [ -f /x ]; then exec ./app; fi; ./app | tee /log", ""),
        // Of these no more is expected.
        ("while true; do sleep 5; done", ""),
        ("while true; do date; curl http://a; sleep 5; done", ""),
        ("tail -f /x | grep y", ""),
        ("sleep infinity & wait", ""),
        ("./app; sleep infinity", ""),
        ("./app; sleep 3600", ""),
        ("while true; do ./check; sleep 30; done", ""),
        ("while true; do ./check; sleep $PAUSE; done", ""),
        ("./app; tail -f /dev/null", ""),
        // It may hand them on.
        ("trap 'kill $P' TERM; ./app & P=$!; wait", ""),
        ("source ./env; ./app | tee /log", ""),
        (". ./env; ./app | tee /log", ""),
        ("eval $X; ./app | tee /log", ""),
        ("f() { trap x TERM; }; f; ./app | tee /log", ""),
        // What is called cannot be seen.
        ("$APP | tee /log", ""),
        ("f() { true; }; f | tee /log", ""),
        ("sh -c './app' | tee /log", ""),
        ("./app &", ""),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        assert_eq!(found.stays.map(|range| &script[range]).unwrap_or_default(), program, "{script}");
    }
}

#[test]
fn the_program_that_runs_last() {
    for (script, program) in [
        ("exec java -Xmx2g -jar x", "java -Xmx2g -jar x"),
        ("java -Xmx2g -jar x", "java -Xmx2g -jar x"),
        ("cd /x && exec java -jar x", "java -jar x"),
        ("./prepare; java -jar x | tee /log", "java -jar x"),
        ("java -jar x & wait", "java -jar x"),
        ("java -jar x || exit 1", "java -jar x"),
        ("exec tini -- java -jar x", "java -jar x"),
        ("exec gosu app java -jar x", "java -jar x"),
        ("exec su-exec app:app java", "java"),
        ("exec env A=b java -jar x", "java -jar x"),
        ("JAVA_OPTS=-Xmx1g ./run.sh start", "JAVA_OPTS=-Xmx1g ./run.sh start"),
        ("exec java -jar $JAR", "java -jar ?"),
        ("exec \"$@\"", "?"),
        ("a & b & wait", ""),
        ("a &", ""),
        ("if x; then y; fi", ""),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        let text = |arg: &Arg| arg.text.clone().unwrap_or("?".to_owned());
        let shown = found.program.map(|program| {
            let env = program.env.iter().map(|(name, value)| format!("{name}={}", text(value)));
            let words = std::iter::once(&program.name).chain(&program.args).map(text);
            env.chain(words).collect::<Vec<_>>().join(" ")
        });
        assert_eq!(shown.unwrap_or_default(), program, "{script}");
    }
}

#[test]
fn files_that_others_write() {
    for (script, edits) in [
        ("echo 10.0.0.1 db >> /etc/hosts", "/etc/hosts"),
        ("echo x > /etc/resolv.conf; run", "/etc/resolv.conf"),
        ("if ! grep -q db /etc/hosts; then echo db | tee -a /etc/hosts; fi", "/etc/hosts"),
        ("{ echo a; echo b; } >> /etc/hosts", "/etc/hosts"),
        ("sed -i s/a/b/ /etc/hosts", "/etc/hosts"),
        ("sed -ie s/a/b/ /etc/hosts", "/etc/hosts"),
        ("cp /tmp/hosts /etc/hosts", "/etc/hosts"),
        ("mv -f /tmp/hosts /etc/hosts", "/etc/hosts"),
        ("while true; do cat x > /etc/hosts && break; done", "/etc/hosts"),
        ("cat <<E >> /etc/hosts\na\nE\n", "/etc/hosts"),
        ("cat /etc/hosts", ""),
        ("cp /etc/hosts /tmp/hosts", ""),
        ("sed s/a/b/ /etc/hosts > /tmp/hosts", ""),
        ("cat < /etc/hosts", ""),
        ("echo '>> /etc/hosts'", ""),
        ("grep -q x /etc/hosts 2> /dev/null", ""),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        let shown: Vec<&str> = found.edits.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(shown.join(" "), edits, "{script}");
    }
}

#[test]
fn a_wait_for_what_the_script_started() {
    for (script, alone) in [
        ("echo x; until nc -z localhost 1; do sleep 1; done", true),
        ("mysqld & until nc -z localhost 1; do sleep 1; done", false),
        ("service mysql start; until nc -z localhost 1; do sleep 1; done", false),
        ("until nc -z localhost 1; do serve; done", false),
        ("sh -c 'serve &'; until nc -z localhost 1; do sleep 1; done", false),
    ] {
        let (_, found) = read(script).unwrap_or_else(|| panic!("cannot read {script}"));
        assert_eq!(found.waits.iter().map(|wait| wait.alone).collect::<Vec<_>>(), [alone], "{script}");
    }
}

#[test]
fn the_script_among_a_shells_arguments() {
    for (args, at) in [
        ("-c x", Some(1)),
        ("-ec x", Some(1)),
        ("-e -c x y", Some(2)),
        ("-euxo pipefail -c x", Some(3)),
        ("-c -- x", Some(2)),
        ("-c -e x", Some(2)),
        ("-o pipefail -c x", Some(3)),
        ("--login -c x", Some(2)),
        ("-c", None),
        ("x", None),
        ("run.sh -c x", None),
        ("-n -c x", None),
        ("--rcfile a -c x", None),
        ("", None),
    ] {
        assert_eq!(script_at(args.split_whitespace().map(Some)), at, "{args}");
    }
    assert_eq!(script_at([Some("-c"), None].into_iter()), None);
}

#[test]
fn references_as_the_kubelet_replaces_them() {
    let lookup = |name: &str| match name {
        "A" => Known::Value("a b".to_owned()),
        "H" => Known::Hidden,
        _ => Known::Absent,
    };
    for (text, expanded) in [
        ("$(A)", Some("a b")),
        ("x$(A)y$(A)", Some("xa bya b")),
        ("$$(A)", Some("$(A)")),
        ("$$$(A)", Some("$a b")),
        ("$$", Some("$")),
        ("$(B)", Some("$(B)")),
        ("$A ${A}", Some("$A ${A}")),
        ("$(A", Some("$(A")),
        ("$", Some("$")),
        ("$$(H)", Some("$(H)")),
        ("$(H)", None),
    ] {
        assert_eq!(expand(text, lookup).as_deref(), expanded, "{text}");
    }
}

#[test]
fn places_in_literal_blocks() {
    let source = "|-\n    until a; do\r\n\n      b\n    done\n";
    let value = "until a; do\n\n  b\ndone";
    let slice = |range| {
        Lines::new(source, value)?.place(&range).map(|(from, to)| &source[from as usize..to as usize])
    };
    assert_eq!(slice(6..7), Some("a"));
    assert_eq!(slice(15..16), Some("b"));
    assert_eq!(slice(0..value.len()).map(|it| it.ends_with("done")), Some(true));
    assert!(Lines::new("|\n  x\n", "other").is_none());
}

#[test]
fn lengths_of_sleep() {
    let args = |text: &str| -> Vec<Arg> {
        text.split_whitespace().map(|it| Arg { text: Some(it.to_owned()), range: 0..0 }).collect()
    };
    for (text, seconds) in [
        ("5", Some(5.0)),
        ("2d", Some(172_800.0)),
        ("1 2", Some(3.0)),
        ("infinity", Some(f64::INFINITY)),
        ("", None),
        ("s", None),
        ("1e3", None),
        ("x", None),
    ] {
        assert_eq!(tools::sleep_seconds(&args(text)), seconds, "{text}");
    }
}

#[test]
fn hostile_scripts_take_little() {
    let deep = [
        "(",
        "( ",
        "{ ",
        "if ",
        "while ",
        "$(",
        "${a:-",
        "`",
        "\"$(",
        "((",
        "$((",
        "case x in a) ",
        "! ",
        "[[ ( ",
        "f() {",
        "<(",
        "${",
        "a && ",
        "a | ",
        "'",
        "\"",
        "<<a\n",
        "case x in (a) ( ",
        "( { if ",
    ];
    for part in deep {
        for count in [3, 8, 20, 60, 200, 20_000] {
            let _ = read(&part.repeat(count));
            let _ = read(&format!("{}a", part.repeat(count)));
        }
    }
    let _ = read(&"a".repeat(5_000_000));
    let _ = read(&"(\0".repeat(1_000_000));
    let long = format!("{}sleep infinity", "echo hello\n".repeat(2_000));
    assert_eq!(end(&long), End::Never);
    assert!(!parse::is_bounded(&"$(".repeat(1000)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_script_is_too_much(parts in prop::collection::vec(prop::sample::select(vec![
        "until ", "while ", "do ", "done", "; ", "if ", "then ", "fi ", "(", ")", "{ ", "} ", "$(", "`", "\"", "'",
        "case x in ", "a) ", ";; ", "esac ", "<<E\n", "E\n", "sleep 1 ", "echo ", "${a", "}", "$((", "))", "&", "|",
        "&&", "||", ">", "<", "2", "\\", "\n", "ä", "\u{0}", "[", "]", "[[ ", " ]] ", "for i in ", "f() ", "!", "$", "~", "{1..3}",
        "exit ", "break ", "nc -z db 1 ",
    ]), 0..40)) {
        let script = parts.concat();
        if let Some((_, found)) = read(&script) {
            for range in found.hangs.iter().chain(&found.last).chain(found.waits.iter().map(|it| &it.range)) {
                prop_assert!(range.start <= range.end);
            }
        }
    }

    #[test]
    fn no_text_is_too_much(script in "\\PC{0,60}") {
        let _ = read(&script);
    }
}
