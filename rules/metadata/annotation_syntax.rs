//! `annotation-syntax`: keys of annotations, and their size altogether.

use std::borrow::Cow;

use super::{Judge, judged};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Body, Field, Map, Object, Owner, PodView, Str, names::qualified_name},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "annotation-syntax",
    summary: "the key of an annotation is not valid, or the annotations are too large",
    group: "metadata",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("annotation_syntax.md"),
    aliases: &[],
    check: Check::ObjectAndPods(check, check_pod),
};

/// The most bytes that keys and values may have together (`TotalAnnotationSizeLimitB`).
const MOST_BYTES: usize = 256 * 1024;

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    if let Some(metadata) = object.metadata().get() {
        annotations(cx, Judge::Server, &metadata.annotations);
    }
    // BAT41, TPL13
    if let Body::CronJob(it) = &object.body
        && let Some(job) = it.spec.get().and_then(|spec| spec.job_template.get())
        && let Some(metadata) = job.metadata.get()
    {
        annotations(cx, Judge::Later, &metadata.annotations);
    }
}

/// PTM2
fn check_pod<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if let Some(metadata) = pod.metadata
        && pod.has_own_metadata()
    {
        let judge = if pod.owner == Owner::Custom { Judge::Later } else { Judge::ServerOnTemplate };
        annotations(cx, judge, &metadata.annotations);
    }
}

fn annotations<'a>(cx: &mut Context<'a, '_>, judge: Judge, map: &Field<Map<'a, Str<'a>>>) {
    let mut bytes = 0;
    for (key, value) in map.entries() {
        bytes += key.len() + value.len();
        // Capitals in the prefix are fine here: the key is looked at in lower case.
        let mut checked = Cow::from(&**key);
        if checked.bytes().any(|byte| byte.is_ascii_uppercase()) {
            checked.to_mut().make_ascii_lowercase();
        }
        if let Err(error) = qualified_name(&checked) {
            let message = error.of(format_args!("annotation key `{}`", shown(key)));
            let finding = cx.report(key.place_of(&error.range), message);
            let fixed = error.help(key);
            finding.help(fixed.unwrap_or_else(|| "write a name, or a domain, `/` and a name".to_owned()));
            judged(finding, judge, Cause::Invalid, "annotations");
        }
    }
    if bytes > MOST_BYTES
        && let Some(key) = map.key()
    {
        let message = format!("the annotations have {bytes} bytes; 262144 (256 KiB) are allowed");
        let finding = cx.report(key, message);
        finding.help("move the largest into a ConfigMap, or apply with --server-side if kubectl adds it");
        judged(finding, judge, Cause::TooLong, "annotations");
    }
}
