//! `os-fields`: what a pod cannot say when it says which operating system it is for.

use super::refused;
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Field, PodView},
    rule::{Check, Context, Rule, called},
    text::Span,
    yaml::Value,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "os-fields",
    summary: "a setting is for another operating system than the pod's",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("os_fields.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Some(os) = pod.spec.os.get().and_then(|os| os.name.get()) else { return };
    match &**os {
        "linux" => linux(cx, pod, os.content()),
        "windows" => windows(cx, pod, os.content()),
        _ => {}
    }
}

/// OS1
fn linux<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, os: Span) {
    let mut keys = vec![];
    keys.extend(pod.spec.security_context.get().and_then(|context| context.windows_options.key()));
    keys.extend(pod.containers().filter_map(|view| {
        view.container.security_context.get().and_then(|context| context.windows_options.key())
    }));
    for key in keys {
        let message = "a pod for Linux cannot have `windowsOptions`";
        let finding = cx.report(key, message).with(os, "the pod is for Linux");
        refused(finding.help("remove them, or write `name: windows`"), pod, Cause::Forbidden);
    }
}

/// The keys of those fields that are set, with their names.
macro_rules! set {
    ($it:expr; $($field:ident $name:literal),+ $(,)?) => {
        [$(($it.$field.key(), $name)),+]
    };
}

/// OS2, OS3, OS4, POD40
fn windows<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, os: Span) {
    let spec = pod.spec;
    let truly = |field: &Field<crate::model::Bool>| field.key().filter(|_| field.is_true());
    let of_pod = [
        (spec.host_users.key(), "hostUsers"),
        (truly(&spec.host_pid), "hostPID"),
        (truly(&spec.host_ipc), "hostIPC"),
        (spec.share_process_namespace.key(), "shareProcessNamespace"),
        (spec.resources.key(), "resources"),
    ];
    report(cx, pod, os, "the pod", &of_pod);
    if let Some(context) = spec.security_context.get() {
        let fields = set!(context;
            app_armor_profile "appArmorProfile",
            fs_group "fsGroup",
            fs_group_change_policy "fsGroupChangePolicy",
            run_as_group "runAsGroup",
            run_as_user "runAsUser",
            se_linux_change_policy "seLinuxChangePolicy",
            se_linux_options "seLinuxOptions",
            seccomp_profile "seccompProfile",
            supplemental_groups "supplementalGroups",
            supplemental_groups_policy "supplementalGroupsPolicy",
        );
        report(cx, pod, os, "the pod", &fields);
        if !context.sysctls.items().is_empty() {
            report(cx, pod, os, "the pod", &[(context.sysctls.key(), "sysctls")]);
        }
    }
    for view in pod.containers() {
        let Some(context) = view.container.security_context.get() else { continue };
        let fields = set!(context;
            allow_privilege_escalation "allowPrivilegeEscalation",
            app_armor_profile "appArmorProfile",
            capabilities "capabilities",
            privileged "privileged",
            proc_mount "procMount",
            read_only_root_filesystem "readOnlyRootFilesystem",
            run_as_group "runAsGroup",
            run_as_user "runAsUser",
            se_linux_options "seLinuxOptions",
            seccomp_profile "seccompProfile",
        );
        report(cx, pod, os, called(&view), &fields);
        // Where its feature is off, the server makes `Default` of whatever is written, and that is set as well.
        if context.proc_mount.is_missing() {
            let tree = cx.tree();
            let written = tree.entries(context.node).find(|(key, _)| tree.key(*key) == "procMount");
            let written = written.filter(|(_, value)| !matches!(tree.value(*value), Value::Null));
            if let Some((key, _)) = written {
                report(cx, pod, os, called(&view), &[(Some(tree.span(key)), "procMount")]);
            }
        }
    }
}

fn report(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    os: Span,
    whose: impl std::fmt::Display,
    fields: &[(Option<Span>, &str)],
) {
    for (key, name) in fields {
        let Some(key) = key else { continue };
        let message = format!("`{name}` of {whose} is for Linux, and the pod is for Windows");
        let finding = cx.report(*key, message).with(os, "the pod is for Windows");
        let help = match *name {
            "runAsUser" => "remove it; on Windows, `windowsOptions.runAsUserName` says who runs a container",
            _ => "remove it",
        };
        refused(finding.help(help), pod, Cause::Forbidden);
    }
}
