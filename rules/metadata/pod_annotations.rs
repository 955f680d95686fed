//! `pod-annotations`: annotations of pods that the API server reads.

use serde_json::Value;

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{
        AppArmorProfile, ContainerView, Field, MIRROR_ANNOTATION as MIRROR, Owner, PodView, SeccompProfile,
        Str, names,
    },
    rule::{Check, Context, Rule, called, closest, shown},
    schema::Gate,
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "pod-annotations",
    summary: "an annotation of a pod that Kubernetes reads is not valid, or says nothing any more",
    group: "metadata",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("pod_annotations.md"),
    aliases: &[],
    check: Check::Pod(check),
};

const TOLERATIONS: &str = "scheduler.alpha.kubernetes.io/tolerations";
const DELETION_COST: &str = "controller.kubernetes.io/pod-deletion-cost";
const SECCOMP: &str = "seccomp.security.alpha.kubernetes.io/pod";
const SECCOMP_OF: &str = "container.seccomp.security.alpha.kubernetes.io/";
const APP_ARMOR_OF: &str = "container.apparmor.security.beta.kubernetes.io/";

/// Annotations that are fields by now, with the field.
const WITHOUT_EFFECT: [(&str, &str); 3] = [
    ("scheduler.alpha.kubernetes.io/critical-pod", "priorityClassName"),
    ("security.alpha.kubernetes.io/sysctls", "securityContext.sysctls"),
    ("security.alpha.kubernetes.io/unsafe-sysctls", "securityContext.sysctls"),
];

/// An annotation, and where it is for the server.
struct Annotation<'a, 'm> {
    key: &'m Str<'a>,
    value: &'m Str<'a>,
    /// The path of the annotations as a whole, in errors.
    map: String,
    /// The path of this one, in warnings.
    warned: String,
}

/// Something further that the server says of an annotation: it is not what a field says.
struct Mismatch {
    /// The type in the field.
    span: Span,
    /// The server's path.
    path: String,
    /// Whose field it is.
    whose: String,
}

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Some(metadata) = pod.metadata else { return };
    let template = pod.owner.template_path();
    for (key, value) in metadata.annotations.entries() {
        if !key.contains("kubernetes.io/") {
            continue;
        }
        let (map, real) = match template {
            "" => ("metadata.annotations".to_owned(), "metadata.annotations".to_owned()),
            _ => (format!("{template}.annotations"), format!("{template}.metadata.annotations")),
        };
        let it = Annotation { key, value, map, warned: format!("{real}[{}]", &**key) };
        check_one(cx, pod, &it);
    }
}

fn check_one<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &Annotation<'a, '_>) {
    match &**it.key {
        MIRROR => mirror(cx, pod, it),
        TOLERATIONS => tolerations(cx, pod, it),
        DELETION_COST => deletion_cost(cx, pod, it),
        SECCOMP => seccomp_of_pod(cx, pod, it),
        key => {
            if let Some(name) = key.strip_prefix(SECCOMP_OF) {
                seccomp_of_container(cx, pod, it, name);
            } else if let Some(name) = key.strip_prefix(APP_ARMOR_OF) {
                app_armor(cx, pod, it, name);
            } else if let Some((_, field)) = WITHOUT_EFFECT.iter().find(|(known, _)| *known == key) {
                // W10
                without_effect(cx, pod, it, field);
            }
        }
    }
}

fn refuse(finding: &mut Diagnostic, pod: &PodView<'_, '_>, cause: Cause, path: impl Into<String>) {
    if pod.owner == Owner::Custom {
        finding.happens(Outcome::RefusedLater, Stage::Controller);
    } else {
        finding.server_at(cause, path, Scope::Errors);
    }
}

fn warn(finding: &mut Diagnostic, pod: &PodView<'_, '_>, it: &Annotation<'_, '_>) {
    finding.at_most_warn().happens(Outcome::Warned, Stage::ApiServer);
    if pod.owner != Owner::Custom {
        finding.server_at(Cause::Invalid, it.warned.clone(), Scope::Warnings);
    }
}

fn without_effect(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, it: &Annotation<'_, '_>, field: &str) {
    let message = format!("the annotation `{}` has no effect any more", shown(it.key));
    let finding = cx.report(it.key.content(), message);
    warn(finding.help(format!("remove it, and write `{field}` in the pod's `spec`")), pod, it);
}

/// PAN1
fn mirror<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &Annotation<'a, '_>) {
    let node = &pod.spec.node_name;
    if node.str_or_empty().is_none_or(|name| !name.is_empty()) || cx.is_part() {
        return;
    }
    let message =
        format!("the annotation `{MIRROR}` says that a node runs the pod, and there is no `nodeName`");
    let finding = cx.report(it.key.content(), message);
    let help = "remove it: the kubelet makes such Pods itself, for the static pods of its node";
    refuse(finding.help(help), pod, Cause::Invalid, format!("{}[{MIRROR}]", it.map));
}

/// PAN3
fn deletion_cost<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &Annotation<'a, '_>) {
    if is_cost(it.value) {
        return;
    }
    let message = format!(
        "the annotation `{DELETION_COST}` must be a whole number of 32 bits, not `{}`",
        shown(it.value)
    );
    let finding = cx.report(it.value.place(), message);
    let help = "write a number such as `100` or `-1`, without `+` and leading zeros";
    refuse(finding.help(help), pod, Cause::Invalid, format!("{}[{DELETION_COST}]", it.map));
}

/// Whether the server reads the text as a number. A zero may lead only where it is all there is, or behind a `-`.
fn is_cost(text: &str) -> bool {
    let first = matches!(text.as_bytes(), [b'-' | b'1'..=b'9', ..] | [b'0']);
    first && text.parse::<i32>().is_ok()
}

/// PAN2: an old way to write tolerations, as JSON.
fn tolerations<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &Annotation<'a, '_>) {
    if it.value.is_empty() {
        return;
    }
    let finding = match read_tolerations(it.value) {
        None => {
            let message =
                format!("the annotation `{TOLERATIONS}` must be a list of tolerations, written as JSON");
            let finding = cx.report(it.value.place(), message);
            refuse(finding, pod, Cause::Invalid, it.map.clone());
            finding
        }
        Some(list) => {
            let list = list.iter().enumerate();
            let mut faults = list.flat_map(|(index, toleration)| {
                toleration.faults().into_iter().map(move |(cause, field)| (index, cause, field))
            });
            let Some((index, cause, field)) = faults.next() else { return };
            let message = format!(
                "in the annotation `{TOLERATIONS}`, the `{field}` of toleration {} is not valid",
                index + 1
            );
            let path = |index: usize, field: &str| format!("{}.{TOLERATIONS}[{index}].{field}", it.map);
            let finding = cx.report(it.value.place(), message);
            refuse(finding, pod, cause, path(index, field));
            if finding.server.is_some() {
                for (index, cause, field) in faults {
                    finding.also(cause, path(index, field), Scope::Errors);
                }
            }
            finding
        }
    };
    finding.help("remove it, and write `tolerations` in the pod's `spec`: the scheduler reads nothing else");
}

/// A toleration as the annotation has it.
#[derive(Default)]
struct Toleration {
    key: String,
    operator: String,
    value: String,
    effect: String,
    seconds: bool,
}

/// The tolerations in a text, if it can be read as Go's JSON decoder reads it: names of fields in any case, other
/// fields passed over.
fn read_tolerations(text: &str) -> Option<Vec<Toleration>> {
    let items = match serde_json::from_str(text).ok()? {
        Value::Null => return Some(Vec::new()),
        Value::Array(items) => items,
        _ => return None,
    };
    items.into_iter().map(read_toleration).collect()
}

fn read_toleration(item: Value) -> Option<Toleration> {
    let mut toleration = Toleration::default();
    let fields = match item {
        Value::Null => return Some(toleration),
        Value::Object(fields) => fields,
        _ => return None,
    };
    for (name, value) in fields {
        let field = match &*name.to_ascii_lowercase() {
            "key" => &mut toleration.key,
            "operator" => &mut toleration.operator,
            "value" => &mut toleration.value,
            "effect" => &mut toleration.effect,
            "tolerationseconds" => {
                toleration.seconds = !value.is_null();
                if toleration.seconds && !value.is_i64() {
                    return None;
                }
                continue;
            }
            _ => continue,
        };
        match value {
            Value::Null => {}
            Value::String(text) => *field = text,
            _ => return None,
        }
    }
    Some(toleration)
}

impl Toleration {
    /// What the server says of it (`ValidateTolerations`).
    fn faults(&self) -> Vec<(Cause, &'static str)> {
        let mut faults = Vec::new();
        if !self.key.is_empty() && names::qualified_name(&self.key).is_err() {
            faults.push((Cause::Invalid, "key"));
        }
        if self.key.is_empty() && self.operator != "Exists" {
            faults.push((Cause::Invalid, "operator"));
        }
        if self.seconds && self.effect != "NoExecute" {
            faults.push((Cause::Invalid, "effect"));
        }
        match &*self.operator {
            "" | "Equal" if names::label_value(&self.value).is_err() => {
                faults.push((Cause::Invalid, "operator"));
            }
            "Exists" if !self.value.is_empty() => faults.push((Cause::Invalid, "operator")),
            "" | "Equal" | "Exists" => {}
            _ => faults.push((Cause::NotSupported, "operator")),
        }
        if !matches!(&*self.effect, "" | "NoSchedule" | "PreferNoSchedule" | "NoExecute") {
            faults.push((Cause::NotSupported, "effect"));
        }
        faults
    }
}

/// PAN4, PAN6, W11
fn seccomp_of_pod<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &Annotation<'a, '_>) {
    let field = pod.spec.security_context.get().map(|context| &context.seccomp_profile);
    let mismatch = field.and_then(|field| {
        let profile = field.get()?;
        let part = departs(it.value, &SECCOMP_WORDS, &profile.type_, &profile.localhost_profile)?;
        Some(Mismatch {
            span: profile.type_.value_span(),
            path: format!("{}.securityContext.seccompProfile.{part}", pod.spec_path()),
            whose: "the pod".to_owned(),
        })
    });
    let unset = field.is_none_or(Field::is_missing);
    seccomp(cx, pod, it, mismatch.into_iter().collect(), unset);
}

/// PAN5, PAN7, W12
fn seccomp_of_container<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    it: &Annotation<'a, '_>,
    name: &str,
) {
    let (mut mismatches, mut unset) = (Vec::new(), false);
    for view in pod.containers().filter(|view| view.container.name.str_or_empty() == Some(name)) {
        let field = view.container.security_context.get().map(|context| &context.seccomp_profile);
        unset |= !view.container.security_context.is_invalid() && field.is_none_or(Field::is_missing);
        let profile: Option<&SeccompProfile<'_>> = field.and_then(|field| field.get()).map(|it| &**it);
        if let Some(profile) = profile
            && let Some(part) = departs(it.value, &SECCOMP_WORDS, &profile.type_, &profile.localhost_profile)
        {
            mismatches.push(Mismatch {
                span: profile.type_.value_span(),
                path: format!("{}.securityContext.seccompProfile.{part}", pod.container_path(&view)),
                whose: called(&view).to_string(),
            });
        }
    }
    seccomp(cx, pod, it, mismatches, unset);
}

/// Reports an annotation with a seccomp profile.
fn seccomp<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    it: &Annotation<'a, '_>,
    mismatches: Vec<Mismatch>,
    unset: bool,
) {
    let path = it.value.strip_prefix("localhost/");
    let fault = match path {
        Some(path) if path.starts_with('/') => Some("may not be an absolute path"),
        Some(path) if path.split('/').any(|part| part == "..") => Some("may not go up with `..`"),
        None if !matches!(&**it.value, "runtime/default" | "docker/default" | "unconfined") => {
            Some("is no seccomp profile")
        }
        _ => None,
    };
    if let Some(fault) = fault {
        let message = format!("`{}` in the annotation `{}` {fault}", shown(it.value), shown(it.key));
        let finding = cx.report(it.value.place(), message);
        finding.help("remove it, and write `seccompProfile` in the `securityContext`: nothing else is read");
        // The server has no brackets around this key.
        refuse(finding, pod, Cause::Invalid, format!("{}.{}", it.map, &**it.key));
        also(finding, mismatches);
    } else if mismatches.is_empty() && unset {
        without_effect(cx, pod, it, "securityContext.seccompProfile");
    } else {
        differ(cx, pod, it, mismatches, "seccompProfile");
    }
}

/// PAN8, PAN9, PAN10, W13
fn app_armor<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &Annotation<'a, '_>, name: &str) {
    let named = |view: &ContainerView<'_, '_>| view.container.name.str_or_empty() == Some(name);
    let (mut mismatches, mut warned) = (Vec::new(), false);
    let of_pod = pod.spec.security_context.get().and_then(|context| context.app_armor_profile.get());
    let of_pod: Option<&AppArmorProfile<'_>> = of_pod.map(|profile| &**profile);
    for view in pod.containers().filter(named) {
        let own = view.container.security_context.get().map(|context| &context.app_armor_profile);
        if own.is_some_and(Field::is_invalid) || view.container.security_context.is_invalid() {
            continue;
        }
        let own: Option<&AppArmorProfile<'_>> = own.and_then(|own| own.get()).map(|it| &**it);
        // Of a Pod for Linux, the server makes the field from the annotation where there is none.
        let fills_in = !pod.is_template() && own.is_none();
        let made = is_profile(it.value);
        let same = of_pod.is_some_and(|of_pod| is_same(it.value, of_pod));
        let for_windows = pod.is_for_windows();
        if own.is_none() && !(made && same) && (pod.is_template() || !for_windows) {
            warned = true;
        }
        if for_windows || fills_in && made {
            continue;
        }
        if let Some(profile) = own.or(of_pod)
            && let Some(part) =
                departs(it.value, &APP_ARMOR_WORDS, &profile.type_, &profile.localhost_profile)
        {
            mismatches.push(Mismatch {
                span: profile.type_.value_span(),
                path: format!("{}.securityContext.appArmorProfile.{part}", pod.container_path(&view)),
                whose: if own.is_some() { called(&view).to_string() } else { "the pod".to_owned() },
            });
        }
    }
    let path = format!("{}[{}]", it.map, &**it.key);
    let known = matches!(&**it.value, "" | "runtime/default" | "unconfined");
    if !known && !it.value.starts_with("localhost/") {
        let message =
            format!("`{}` in the annotation `{}` is no AppArmor profile", shown(it.value), shown(it.key));
        let finding = cx.report(it.value.place(), message);
        finding.help("write `appArmorProfile` in the container's `securityContext` instead");
        refuse(finding, pod, Cause::Invalid, path.clone());
        also(finding, mismatches);
    } else if mismatches.is_empty() && warned && cx.is_on(Gate::AppArmorFields) {
        let message = format!("the annotation `{}` is to be a field since 1.30", shown(it.key));
        let finding = cx.report(it.key.content(), message);
        let help = "write `appArmorProfile` in the container's `securityContext`, and remove the annotation";
        warn(finding.help(help), pod, it);
        // Of a Pod, it is said while the field is filled in, and not by what looks for warnings.
        finding.server = finding.server.take().filter(|_| pod.is_template());
    } else {
        differ(cx, pod, it, mismatches, "appArmorProfile");
    }
    if !pod.containers().any(|view| named(&view)) && !pod.is_incomplete() && !cx.is_part() {
        let message = format!("the annotation `{}` is for a container that there is not", shown(it.key));
        let start = APP_ARMOR_OF.len();
        let finding = cx.report(it.key.place_of(&(start..it.key.len())), message);
        let there: Vec<&str> = pod.containers().filter_map(|view| view.container.name.str()).collect();
        match closest(name, there) {
            Some(meant) => finding.help(format!("write `{APP_ARMOR_OF}{meant}`")),
            None => finding.help("remove it, or write the name of one of the pod's containers"),
        };
        refuse(finding, pod, Cause::Invalid, path);
    }
}

/// Reports an annotation that is not what a field says. The server means the field.
fn differ(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    it: &Annotation<'_, '_>,
    mismatches: Vec<Mismatch>,
    field: &str,
) {
    let mut mismatches = mismatches.into_iter();
    let Some(Mismatch { span, path, whose }) = mismatches.next() else { return };
    let message = format!("the annotation `{}` is not what `{field}` of {whose} says", shown(it.key));
    let finding = cx.report(it.value.place(), message).with(span, "the field");
    finding.help("remove the annotation: the field is what counts");
    refuse(finding, pod, Cause::Forbidden, path);
    // Further containers of the same name, which is a mistake of its own.
    also(finding, mismatches.collect());
}

fn also(finding: &mut Diagnostic, mismatches: Vec<Mismatch>) {
    if finding.server.is_some() {
        for mismatch in mismatches {
            finding.also(Cause::Forbidden, mismatch.path, Scope::Errors);
        }
    }
}

/// What annotations say for the type `RuntimeDefault`.
const SECCOMP_WORDS: [&str; 2] = ["runtime/default", "docker/default"];
const APP_ARMOR_WORDS: [&str; 1] = ["runtime/default"];

/// The part of a profile that is not what the annotation says, if any.
fn departs(
    annotation: &str,
    default: &[&str],
    kind: &Field<Str<'_>>,
    file: &Field<Str<'_>>,
) -> Option<&'static str> {
    let same_type = match kind.str()? {
        "Unconfined" => annotation == "unconfined",
        "RuntimeDefault" => default.contains(&annotation),
        "Localhost" => {
            let Some(path) = annotation.strip_prefix("localhost/") else { return Some("type") };
            return (!file.is_invalid() && file.str() != Some(path)).then_some("localhostProfile");
        }
        _ => return None,
    };
    (!same_type).then_some("type")
}

/// Whether the server can make an `AppArmor` profile of the annotation.
fn is_profile(annotation: &str) -> bool {
    match annotation.strip_prefix("localhost/") {
        Some(name) => !name.is_empty() && name.trim() == name && name.len() <= 4095,
        None => matches!(annotation, "runtime/default" | "unconfined"),
    }
}

/// Whether the annotation says the same as a profile.
fn is_same(annotation: &str, profile: &AppArmorProfile<'_>) -> bool {
    let kind = profile.type_.str_or_empty();
    let known = matches!(kind, Some("Unconfined" | "RuntimeDefault" | "Localhost"));
    known && departs(annotation, &APP_ARMOR_WORDS, &profile.type_, &profile.localhost_profile).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_of_deletion() {
        for good in ["0", "1", "-1", "2147483647", "-2147483648", "-0", "-01"] {
            assert!(is_cost(good), "{good}");
        }
        for bad in ["", "+1", "01", "00", "1.5", "1e3", "2147483648", " 1", "-", "x"] {
            assert!(!is_cost(bad), "{bad}");
        }
    }

    #[test]
    fn tolerations_in_json() {
        let faults = |text| {
            let read: Vec<Toleration> = read_tolerations(text)?;
            Some(read.iter().flat_map(Toleration::faults).map(|(_, field)| field).collect::<Vec<_>>())
        };
        assert_eq!(faults("null"), Some(vec![]));
        assert_eq!(faults(r#"[{"key":"a","Operator":"Exists","other":1}]"#), Some(vec![]));
        assert_eq!(faults("[{}, null]"), Some(vec!["operator", "operator"]));
        assert_eq!(
            faults(r#"[{"key":"a b","effect":"x","tolerationSeconds":1}]"#),
            Some(vec!["key", "effect", "effect"])
        );
        assert_eq!(faults(r#"[{"key":"a","operator":"In","value":"b"}]"#), Some(vec!["operator"]));
        for bad in ["{}", "x", "[1]", r#"[{"key":1}]"#, r#"[{"tolerationSeconds":"1"}]"#] {
            assert_eq!(faults(bad), None, "{bad}");
        }
    }
}
