//! `env-var`: what an environment variable is called, and where its value comes from.

use std::{
    borrow::Cow,
    fmt::{self, Display, Formatter},
};

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{
        ContainerView, EnvFromSource, EnvVar, EnvVarSource, Field, FileKeySelector, ObjectFieldSelector,
        PodView, ResourceFieldSelector, Str, downward, names,
    },
    rule::{Check, Context, Rule, closest, require_text, shown, up_to},
    schema::Gate,
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "env-var",
    summary: "an environment variable has no legal name, or no one place that its value comes from",
    group: "container",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("env_var.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    for variable in view.container.env.items() {
        name(cx, variable);
        source(cx, pod, variable);
    }
    for source in view.container.env_from.items() {
        env_from(cx, source);
    }
}

/// How messages call a variable; written only where there is one.
struct Variable<'v, 'a>(&'v EnvVar<'a>);

impl Display for Variable<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0.name.str().filter(|name| !name.is_empty()) {
            Some(name) => write!(f, "environment variable `{}`", shown(name)),
            None => f.write_str("an environment variable"),
        }
    }
}

/// ENV2, ENV3, ENV19: what a variable may be called depends on the minor.
fn env_name(cx: &Context<'_, '_>, name: &str) -> Result<(), names::NameError> {
    if cx.is_on(Gate::RelaxedEnvironmentVariableValidation) {
        names::env_name_relaxed(name)
    } else {
        names::env_name(name)
    }
}

/// An empty name is as good as none, which is said elsewhere (ENV1).
fn name(cx: &mut Context<'_, '_>, variable: &EnvVar<'_>) {
    let Some(name) = variable.name.get().filter(|name| !name.is_empty()) else { return };
    let Err(error) = env_name(cx, name) else { return };
    let message = error.of(format_args!("the name of environment variable `{}`", shown(name)));
    let finding = cx.report(name.sub_span(error.range.clone()), message);
    // `- name: KEY=value`, as Docker has it.
    match name.split_once('=') {
        Some((key, value)) if !key.is_empty() && variable.value.is_missing() => {
            finding.help(format!("write `name: {}` and `value: \"{}\"`", shown(key), shown(value)))
        }
        _ => finding.help(error.help(name).unwrap_or_else(|| "write letters, digits and `_`".to_owned())),
    };
    finding.server(Cause::Invalid);
}

/// ENV4, ENV5, ENV6, and what each source needs.
fn source<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, variable: &EnvVar<'a>) {
    let Field::Set { key, value: from } = &variable.value_from else { return };
    let mut written = sources(from);
    let (first, second) = (written.next(), written.next());
    let name = &Variable(variable);
    if first.is_none() {
        let known = ["configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef", "fileKeyRef"];
        // What is there under another name is an unknown field, and its own finding says what was meant.
        if !cx.is_filled_in_later()
            && cx
                .tree()
                .entries(from.node)
                .next()
                .is_none_or(|(key, _)| known.contains(&&*cx.tree().key(key)))
        {
            cx.report(*key, format!("{name} has a `valueFrom` that does not say from where"))
                .help(
                    "write `configMapKeyRef`, `secretKeyRef`, `fieldRef` or `resourceFieldRef`, or remove it",
                )
                .server(Cause::Invalid);
        }
    } else if let Some(value) = variable.value.get().filter(|value| !value.is_empty()) {
        cx.report(*key, format!("{name} has both a `value` and a `valueFrom`; it can only have one"))
            .with(value.span, "the value that is written here")
            .help("remove one of the two")
            .server(Cause::Invalid);
    } else if let (Some((first_name, first)), Some((second_name, second))) = (first, second) {
        let finding = cx.report(
            second,
            format!(
                "{name} takes its value from both `{first_name}` and `{second_name}`; it can only have one"
            ),
        );
        finding.with(first, "the other one").help("remove one of the two");
        let path = up_to(&finding.field, "valueFrom");
        finding.server_at(Cause::Invalid, path, Scope::Errors);
    }
    if let Field::Set { value, .. } = &from.field_ref {
        field_ref(cx, name, value);
    }
    if let Field::Set { value, .. } = &from.resource_field_ref {
        resource_field_ref(cx, pod, name, value);
    }
    if let Field::Set { value, .. } = &from.config_map_key_ref {
        object_name(cx, &value.name, "`configMapKeyRef`", name, Cause::Invalid);
        config_key(cx, &value.key, "`configMapKeyRef`", name);
    }
    if let Field::Set { value, .. } = &from.secret_key_ref {
        object_name(cx, &value.name, "`secretKeyRef`", name, Cause::Invalid);
        config_key(cx, &value.key, "`secretKeyRef`", name);
    }
    if let Field::Set { value, .. } = &from.file_key_ref {
        file_key_ref(cx, pod, name, value);
    }
}

/// The sources that are written, by name and place; in one order, whatever that of the text.
fn sources(from: &EnvVarSource<'_>) -> impl Iterator<Item = (&'static str, Span)> + use<> {
    /// A source of the wrong type is one all the same.
    fn place<T>(field: &Field<T>) -> Option<Span> {
        (field.is_set() || field.is_invalid()).then(|| field.span_or_insert())
    }
    let all = [
        ("configMapKeyRef", place(&from.config_map_key_ref)),
        ("secretKeyRef", place(&from.secret_key_ref)),
        ("fieldRef", place(&from.field_ref)),
        ("resourceFieldRef", place(&from.resource_field_ref)),
        ("fileKeyRef", place(&from.file_key_ref)),
    ];
    all.into_iter().filter_map(|(name, span)| Some((name, span?)))
}

/// Reports a text that is missing, null or empty, unless the operator of a custom resource may fill it in.
fn required<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    key: &str,
    source: &str,
    name: &dyn Display,
) -> Option<&'c mut Diagnostic> {
    if cx.is_filled_in_later() && !field.is_set() && !matches!(field, Field::Null(_)) {
        return None;
    }
    require_text(cx, field, key, format_args!("{source} of {name} has no `{key}`"))
}

/// ENV7 to ENV10.
fn field_ref(cx: &mut Context<'_, '_>, name: &dyn Display, field: &ObjectFieldSelector<'_>) {
    if let Some(finding) = required(cx, &field.field_path, "fieldPath", "`fieldRef`", name) {
        finding.help("add `fieldPath`, such as `metadata.name`").server(Cause::Required);
        return;
    }
    let Some(path) = field.field_path.get().filter(|path| !path.is_empty()) else { return };
    if let Some(version) = field.api_version.get().filter(|version| !matches!(&***version, "" | "v1")) {
        let finding = cx.report(
            version.content(),
            format!("`apiVersion` of the `fieldRef` of {name} must be `v1`, not `{}`", shown(version)),
        );
        let path = finding.field.replace(".fieldRef.apiVersion", ".fieldRef.fieldPath");
        finding.help("write `v1`, or remove it").server_at(Cause::Invalid, path, Scope::Errors);
        return;
    }
    if let Some((of, key)) = downward::subscript(path) {
        entry(cx, name, path, of, key);
        return;
    }
    // ENV10: 1.27 does not know it, and 1.28 forbids it.
    if **path == *"status.hostIPs" && !cx.is_on(Gate::PodHostIPs) {
        let message = format!("{name} cannot show `status.hostIPs` before 1.29");
        let is_known = cx.minor() >= 28;
        let finding = cx.report(path.content(), message).help("write `status.hostIP`");
        if is_known {
            let path = up_to(&finding.field, "fieldRef");
            finding.server_at(Cause::Forbidden, path, Scope::Errors);
        } else {
            finding.server(Cause::Invalid);
        }
        return;
    }
    if downward::is_env_field(path) {
        return;
    }
    let known = downward::is_known_field(path);
    let message = if known {
        format!("{name} cannot show the pod's `{}`", &**path)
    } else {
        format!("{name} asks for `{}`, which is no field that a variable can show", shown(path))
    };
    let lower = path.to_ascii_lowercase();
    let help = match &**path {
        "metadata.labels" | "metadata.annotations" => {
            format!(
                "name one of them: `{}['KEY']`; all together can only be shown as a file, in a volume",
                &**path
            )
        }
        _ if lower.starts_with("spec.containers")
            || lower.starts_with("limits.")
            || lower.starts_with("requests.") =>
        {
            "requests and limits are shown by `resourceFieldRef`".to_owned()
        }
        _ => {
            let last = path.rsplit('.').next().unwrap_or_default();
            let by_last = downward::ENV_FIELDS
                .into_iter()
                .find(|it| it.rsplit('.').next().is_some_and(|it| it.eq_ignore_ascii_case(last)));
            let all = downward::ENV_FIELDS;
            match by_last.or_else(|| closest(path, all).filter(|_| !known)) {
                Some(meant) => format!("write `{meant}`"),
                None => format!("it can show `{}`, or `metadata.labels['KEY']`", all.join("`, `")),
            }
        }
    };
    let cause = if known { Cause::NotSupported } else { Cause::Invalid };
    cx.report(path.content(), message).help(help).server(cause);
}

/// ENV11: `metadata.labels['key']`.
fn entry(cx: &mut Context<'_, '_>, name: &dyn Display, path: &Str<'_>, of: &str, key: &str) {
    let Some(checked) = downward::checked_key(of, key) else {
        cx.report(path.content(), format!("{name} asks for an entry of `{}`, which has none", shown(of)))
            .help("entries can be taken of `metadata.labels` and `metadata.annotations`")
            .server(Cause::Invalid);
        return;
    };
    let Err(error) = names::qualified_name(&checked) else { return };
    let start = of.len() + "['".len();
    let range = start + error.range.start..start + error.range.end;
    let message = error.of(format_args!("the key `{}` that {name} asks for", shown(key)));
    let finding = cx.report(path.sub_span(range), message);
    finding.help("write the key as it stands in the pod's metadata, between `['` and `']`");
    let path = up_to(&finding.field, "fieldRef");
    finding.server_at(Cause::Invalid, path, Scope::Errors);
}

/// ENV12, ENV13.
fn resource_field_ref<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    name: &dyn Display,
    selector: &ResourceFieldSelector<'a>,
) {
    if let Some(finding) = required(cx, &selector.resource, "resource", "`resourceFieldRef`", name) {
        finding.help("add `resource`, such as `limits.memory`").server(Cause::Required);
    }
    container_name(cx, pod, name, selector);
    let Some(written) = selector.resource.get().filter(|resource| !resource.is_empty()) else { return };
    let Some(resource) = downward::resource(written) else {
        let meant = match &**written {
            "cpu" => Some("limits.cpu"),
            "memory" => Some("limits.memory"),
            "ephemeral-storage" => Some("limits.ephemeral-storage"),
            // The paths that one knows from YAML: `resources.limits.cpu`.
            other => downward::RESOURCES
                .into_iter()
                .find(|known| other.ends_with(known))
                .or_else(|| closest(other, downward::RESOURCES)),
        };
        let help = match meant {
            Some(meant) => format!("write `{meant}`"),
            None => format!("it can show `{}`", downward::RESOURCES.join("`, `")),
        };
        cx.report(
            written.content(),
            format!("{name} asks for `{}`, which is no resource to show", shown(written)),
        )
        .help(help)
        .server(Cause::NotSupported);
        return;
    };
    let Some(divisor) = selector.divisor.get() else { return };
    if !downward::divides(resource, &divisor.text) {
        let known = downward::divisors(resource);
        cx.report(
            divisor.text.content(),
            format!("{name} cannot divide `{}` by `{}`", &**written, shown(divisor.text.trim())),
        )
        .help(format!("write one of `{}`", known.join("`, `")))
        .server(Cause::Invalid);
    }
}

/// The server does not look for the container; the kubelet cannot make the variable without it.
fn container_name<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    name: &dyn Display,
    selector: &ResourceFieldSelector<'a>,
) {
    let Some(wanted) = selector.container_name.get().filter(|name| !name.is_empty()) else { return };
    if cx.is_filled_in_later() || pod.is_incomplete() {
        return;
    }
    let names = || pod.lasting_containers().map(|view| view.name());
    if names().any(|name| name == &**wanted) {
        return;
    }
    let help = match closest(wanted, names()) {
        Some(meant) => format!("write `{meant}`"),
        None => {
            "write the name of a container of this pod, or leave it out for the container itself".to_owned()
        }
    };
    let message = format!(
        "{name} asks for the resources of container `{}`, which this pod does not have, so its own container is not started",
        shown(wanted)
    );
    cx.report(wanted.content(), message).help(help).happens(Outcome::ConfigError, Stage::Kubelet);
}

/// ENV14, ENV21: the name of a `ConfigMap` or a Secret. An empty one is reported with `empty`.
fn object_name(
    cx: &mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    source: &str,
    name: &dyn Display,
    empty: Cause,
) {
    if let Some(finding) = required(cx, field, "name", source, name) {
        let what = if source.contains("onfigMap") { "ConfigMap" } else { "Secret" };
        finding.help(format!("add `name`, the name of a {what}")).server(empty);
        return;
    }
    let Some(text) = field.get().filter(|text| !text.is_empty()) else { return };
    // The names in `envFrom` may end as prefixes of names may.
    let checked = if empty == Cause::Required { names::masked_prefix(text) } else { Cow::from(&**text) };
    let Err(error) = names::dns_1123_subdomain(&checked) else { return };
    let message = error.of(format_args!("in {source} of {name}, `{}`", shown(text)));
    cx.report(text.sub_span(error.range.clone()), message)
        .help(error.help(text).unwrap_or_else(|| "write the object's name".to_owned()))
        .server(Cause::Invalid);
}

/// ENV15.
fn config_key(cx: &mut Context<'_, '_>, field: &Field<Str<'_>>, source: &str, name: &dyn Display) {
    if let Some(finding) = required(cx, field, "key", source, name) {
        finding.help("add `key`, the entry that holds the value").server(Cause::Required);
        return;
    }
    let Some(key) = field.get().filter(|key| !key.is_empty()) else { return };
    let Err(error) = names::config_key(key) else { return };
    let message = error.of(format_args!("in {source} of {name}, key `{}`", shown(key)));
    cx.report(key.sub_span(error.range.clone()), message)
        .help("write the entry's name as the ConfigMap or Secret has it")
        .server(Cause::Invalid);
}

/// No volume has a name that is none, and the server says so as well.
fn not_found_either(finding: &mut Diagnostic) {
    let field = finding.field.clone();
    finding.also(Cause::NotFound, field, Scope::Errors);
}

/// ENV16, ENV17, ENV18: a variable of a file that an init container writes.
fn file_key_ref<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    name: &dyn Display,
    selector: &FileKeySelector<'a>,
) {
    const SOURCE: &str = "`fileKeyRef`";
    if let Some(finding) = required(cx, &selector.key, "key", SOURCE, name) {
        finding.help("add `key`, the variable's name in the file").server(Cause::Required);
    } else if let Some(key) = selector.key.get().filter(|key| !key.is_empty())
        && let Err(error) = names::env_name_relaxed(key)
    {
        let message = error.of(format_args!("in {SOURCE} of {name}, key `{}`", shown(key)));
        cx.report(key.sub_span(error.range.clone()), message).server(Cause::Invalid);
    }
    if let Some(finding) = required(cx, &selector.path, "path", SOURCE, name) {
        finding.help("add `path`, the file's path within the volume").server(Cause::Required);
    } else if let Some(path) = selector.path.get().filter(|path| !path.is_empty()) {
        if path.split('/').any(|part| part == "..") {
            cx.report(path.content(), format!("the path in {SOURCE} of {name} may not hold `..`"))
                .server(Cause::Invalid);
        } else if path.starts_with('/') {
            cx.report(
                path.content(),
                format!("the path in {SOURCE} of {name} must be relative to the volume"),
            )
            .help(format!("write `{}`", path.trim_start_matches('/')))
            .server(Cause::Invalid);
        }
    }
    if let Some(finding) = required(cx, &selector.volume_name, "volumeName", SOURCE, name) {
        finding.help("add `volumeName`, the name of an `emptyDir` volume").server(Cause::Required);
        return;
    }
    let Some(wanted) = selector.volume_name.get().filter(|wanted| !wanted.is_empty()) else { return };
    if let Err(error) = names::dns_1123_label(wanted) {
        let message = error.of(format_args!("in {SOURCE} of {name}, volume name `{}`", shown(wanted)));
        let finding = cx.report(wanted.sub_span(error.range.clone()), message);
        not_found_either(finding.server(Cause::Invalid));
        return;
    }
    let volumes = &pod.spec.volumes;
    match volumes.items().iter().find(|volume| volume.name.is(wanted)) {
        Some(volume) if volume.empty_dir.is_missing() => {
            cx.report(
                wanted.content(),
                format!("{SOURCE} of {name} needs an `emptyDir` volume, and `{}` is another", shown(wanted)),
            )
            .with(volume.name.value_span(), "this volume")
            .server(Cause::Invalid);
        }
        None if !cx.is_filled_in_later() && !volumes.is_incomplete() => {
            cx.report(
                wanted.content(),
                format!("{SOURCE} of {name} names volume `{}`, which the pod does not have", shown(wanted)),
            )
            .help("write the name of an `emptyDir` volume of the pod")
            .server(Cause::NotFound);
        }
        _ => {}
    }
}

/// ENV19, ENV20, ENV21.
fn env_from(cx: &mut Context<'_, '_>, source: &EnvFromSource<'_>) {
    const WHOSE: &str = "an item of `envFrom`";
    if let Some(prefix) = source.prefix.get().filter(|prefix| !prefix.is_empty())
        && let Err(error) = env_name(cx, prefix)
    {
        let message = error.of(format_args!("the prefix `{}` of environment variables", shown(prefix)));
        let finding = cx.report(prefix.sub_span(error.range.clone()), message);
        if let Some(help) = error.help(prefix) {
            finding.help(help);
        }
        finding.server(Cause::Invalid);
    }
    let (config_map, secret) = (&source.config_map_ref, &source.secret_ref);
    let finding = match (config_map, secret) {
        (Field::Set { key: one, .. }, Field::Set { key: other, .. }) => {
            let message =
                "an item of `envFrom` has both `configMapRef` and `secretRef`; it can only have one";
            Some(cx.report(*other, message).with(*one, "the other one").help("make two items of it"))
        }
        (one, other)
            if one.is_missing()
                && other.is_missing()
                && !cx.is_filled_in_later()
                && !misspelt(cx, source) =>
        {
            let span = source.prefix.key().unwrap_or(source.span);
            let message = "an item of `envFrom` does not say where the variables come from";
            Some(cx.report(span, message).help("add `configMapRef` or `secretRef`"))
        }
        _ => None,
    };
    if let Some(finding) = finding {
        let path = up_to(&finding.field, "envFrom");
        finding.server_at(Cause::Invalid, path, Scope::Errors);
    }
    if let Field::Set { value, .. } = config_map {
        object_name(cx, &value.name, "`configMapRef`", &WHOSE, Cause::Required);
    }
    if let Field::Set { value, .. } = secret {
        object_name(cx, &value.name, "`secretRef`", &WHOSE, Cause::Required);
    }
}

/// Whether the item has a field that there is not, which has a finding of its own that says what was meant.
fn misspelt(cx: &Context<'_, '_>, source: &EnvFromSource<'_>) -> bool {
    let known = ["configMapRef", "secretRef", "prefix"];
    cx.tree().entries(source.node).any(|(key, _)| !known.contains(&&*cx.tree().key(key)))
}
