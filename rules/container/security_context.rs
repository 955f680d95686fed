//! `security-context`: values in the security contexts of pods and containers.

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{
        AppArmorProfile, Bool, ContainerView, Field, Int, PodSecurityContext, PodView, SeccompProfile,
        SecurityContext, Str, Sysctl, WindowsSecurityContextOptions, names, windows,
    },
    rule::{Check, Context, Rule, Seen, called, one_of, require, require_text, shown, up_to, with_index},
    schema::Gate,
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "security-context",
    summary: "a value in a pod's or container's `securityContext` is not valid",
    group: "container",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("security_context.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// What profiles there are.
const PROFILES: [&str; 3] = ["RuntimeDefault", "Localhost", "Unconfined"];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    shared_processes(cx, pod);
    own_users(cx, pod);
    host_process(cx, pod);
    let mut root = Seen::default();
    if let Some(context) = pod.spec.security_context.get() {
        of_pod(cx, pod, context);
    }
    for view in pod.containers() {
        if let Some(context) = view.container.security_context.get() {
            of_container(cx, pod, &view, context);
        }
        as_root(cx, pod, &view, &mut root);
    }
}

/// PSC3
fn shared_processes(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>) {
    let spec = pod.spec;
    if let (Some(shared), Some(host)) = (spec.share_process_namespace.get(), spec.host_pid.get())
        && shared.value
        && host.value
    {
        let message = "the pod cannot share its processes among its containers and with the node at once";
        let finding = cx.report(shared.span, message).with(host.span, "shared with the node here");
        finding.help(
            "remove `shareProcessNamespace`: with `hostPID`, the containers see each other's processes",
        );
        let path = finding.field.replace("shareProcessNamespace", "securityContext.shareProcessNamespace");
        finding.server_at(Cause::Invalid, path, Scope::Errors);
    }
}

/// POD31, POD32, POD33: a pod with users of its own shares nothing else with its node.
fn own_users(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>) {
    let spec = pod.spec;
    let Some(own) = spec.host_users.filter(|shared| !shared.value) else { return };
    let same_network = cx.is_on(Gate::UserNamespacesHostNetworkSupport);
    // The server spells two of them with capitals.
    for (field, name, said) in [
        (&spec.host_network, "hostNetwork", "hostNetwork"),
        (&spec.host_pid, "hostPID", "HostPID"),
        (&spec.host_ipc, "hostIPC", "HostIPC"),
    ] {
        let Some(shared) = field.filter(|shared| shared.value) else { continue };
        if name == "hostNetwork" && same_network {
            continue;
        }
        let message = format!("a pod with `hostUsers: false` cannot have `{name}: true`");
        let finding = cx.report(shared.span, message).with(own.span, "users of its own");
        finding.help("remove one of the two");
        let path = format!("{}.{said}", pod.spec_path());
        finding.server_at(Cause::Forbidden, path, Scope::Errors);
    }
    if cx.minor() < 34 {
        return;
    }
    for view in pod.containers() {
        let devices = &view.container.volume_devices;
        let Some(key) = devices.key().filter(|_| !devices.items().is_empty()) else { continue };
        let message =
            format!("{} of a pod with `hostUsers: false` cannot have `volumeDevices`", called(&view));
        let finding = cx.report(key, message).with(own.span, "users of its own");
        finding.help("remove one of the two");
        let path = format!("{}.volumeDevices", pod.container_path(&view));
        finding.server_at(Cause::Forbidden, path, Scope::Errors);
    }
}

/// PSC19, PSC20, PSC21: on Windows, all containers of a pod run as processes of the node, or none.
fn host_process(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>) {
    fn said<'m>(options: Option<&'m WindowsSecurityContextOptions<'_>>) -> Option<&'m Bool> {
        options?.host_process.get()
    }
    let of_pod = said(pod.spec.security_context.get().and_then(|it| Some(&**it.windows_options.get()?)));
    let (mut on_node, mut apart): (Option<Span>, Option<Span>) = (None, None);
    for view in pod.containers() {
        let own = view.container.security_context.get().and_then(|it| Some(&**it.windows_options.get()?));
        let own = said(own);
        if let (Some(of_pod), Some(own)) = (of_pod, own)
            && of_pod.value != own.value
        {
            let message = format!(
                "`hostProcess` of {} is not what the pod's is, and the two must agree",
                called(&view)
            );
            let finding = cx.report(own.span, message).with(of_pod.span, "the pod's");
            finding.help("remove one of the two").server(Cause::Invalid);
        }
        if let Some(value) = own.or(of_pod).filter(|it| it.value) {
            on_node.get_or_insert(value.span);
        } else {
            let place = own.map(|it| it.span).or_else(|| Some(view.container.name.get()?.content()));
            apart.get_or_insert(place.unwrap_or(view.container.span.start_point()));
        }
    }
    let Some(on_node) = on_node.filter(|_| !cx.is_part()) else { return };
    if let Some(apart) = apart {
        let message = "some containers run as processes of the node and some do not; all must, or none";
        let finding = cx.report(on_node, message).with(apart, "not this one");
        finding
            .help("write `hostProcess: true` in the `windowsOptions` of the pod, for all of its containers");
        finding.server_at(Cause::Invalid, pod.spec_path(), Scope::Errors);
    }
    if !pod.spec.host_network.is_true() && !pod.spec.host_network.is_invalid() {
        let message = "containers that run as processes of the node need `hostNetwork: true`";
        let finding = cx.report(on_node, message).help("add `hostNetwork: true` to the pod's `spec`");
        let path = format!("{}.hostNetwork", pod.spec_path());
        finding.server_at(Cause::Invalid, path, Scope::Errors);
    }
}

/// PSC1, PSC2, PSC9, PSC10, PSC11
fn of_pod(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, context: &PodSecurityContext<'_>) {
    id(cx, context.run_as_user.get(), "runAsUser");
    id(cx, context.run_as_group.get(), "runAsGroup");
    id(cx, context.fs_group.get(), "fsGroup");
    for group in context.supplemental_groups.items() {
        id(cx, Some(group), "supplementalGroups");
    }
    let mounts: &[&'static str] =
        if cx.is_on(Gate::SELinuxMount) { &["Recursive", "MountOption"] } else { &["Recursive"] };
    let words: [(_, _, &[&'static str]); 3] = [
        (&context.fs_group_change_policy, "fsGroupChangePolicy", &["Always", "OnRootMismatch"]),
        (&context.supplemental_groups_policy, "supplementalGroupsPolicy", &["Merge", "Strict"]),
        (&context.se_linux_change_policy, "seLinuxChangePolicy", mounts),
    ];
    for (field, name, allowed) in words {
        if let Some(finding) = one_of(cx, field, name, allowed) {
            finding.server(Cause::NotSupported);
        }
    }
    profiles(
        cx,
        context.seccomp_profile.get().map(|it| &**it),
        context.app_armor_profile.get().map(|it| &**it),
    );
    of_windows(cx, context.windows_options.get().map(|it| &**it));
    sysctls(cx, pod, context.sysctls.items());
}

/// CSC2, CSC3, CSC4
fn of_container(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    view: &ContainerView<'_, '_>,
    context: &SecurityContext<'_>,
) {
    id(cx, context.run_as_user.get(), "runAsUser");
    id(cx, context.run_as_group.get(), "runAsGroup");
    if let Some(finding) = one_of(cx, &context.proc_mount, "procMount", &["Default", "Unmasked"]) {
        finding.server(Cause::NotSupported);
    } else if context.proc_mount.is("Unmasked")
        && !pod.spec.host_users.is_invalid()
        && pod.spec.host_users.bool() != Some(false)
        && !cx.is_part()
    {
        let message = format!(
            "`procMount: Unmasked` of {} is only for pods with users of their own, as others could reach the node",
            called(view)
        );
        let finding = cx.report(context.proc_mount.value_span(), message);
        finding.help("add `hostUsers: false` to the pod's `spec`").server(Cause::Invalid);
    }
    profiles(
        cx,
        context.seccomp_profile.get().map(|it| &**it),
        context.app_armor_profile.get().map(|it| &**it),
    );
    of_windows(cx, context.windows_options.get().map(|it| &**it));
    escalation(cx, view, context);
}

/// CSC8, CSC9: whoever may do everything cannot be kept from gaining more.
fn escalation(cx: &mut Context<'_, '_>, view: &ContainerView<'_, '_>, context: &SecurityContext<'_>) {
    let Some(denied) = context.allow_privilege_escalation.filter(|allowed| !allowed.value) else { return };
    let privileged = context.privileged.filter(|privileged| privileged.value);
    let capabilities = context.capabilities.get().map_or(&[][..], |it| it.add.items());
    let admin = capabilities.iter().find(|name| **name == "CAP_SYS_ADMIN");
    for (span, what) in [
        (privileged.map(|value| value.span), "`privileged: true`"),
        (admin.map(Str::content), "the capability `CAP_SYS_ADMIN`"),
    ] {
        let Some(span) = span else { continue };
        let message = format!("`allowPrivilegeEscalation: false` of {} contradicts {what}", called(view));
        let finding = cx.report(denied.span, message).with(span, "allowed to do everything here");
        finding.help("remove one of the two");
        let path = up_to(&finding.field, "securityContext");
        finding.server_at(Cause::Invalid, path, Scope::Errors);
    }
}

/// The kubelet makes no container that must not run as root and is told to. What the container says counts before
/// what the pod says; that concerns all containers at once, and is said once.
fn as_root(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    view: &ContainerView<'_, '_>,
    reported: &mut Seen<(u32, u32), ()>,
) {
    let (of_pod, own) = (pod.spec.security_context.get(), view.container.security_context.get());
    let own_user = own.and_then(|context| context.run_as_user.get());
    let user = own_user.or_else(|| of_pod?.run_as_user.get());
    let own_rule = own.and_then(|context| context.run_as_non_root.get());
    let rule = own_rule.or_else(|| of_pod?.run_as_non_root.get());
    let (Some(user), Some(rule)) = (user.filter(|user| user.value == 0), rule.filter(|rule| rule.value))
    else {
        return;
    };
    if reported.first((user.span.start, rule.span.start), ()).is_some() {
        return;
    }
    let message =
        format!("{} is to run as user 0, which `runAsNonRoot` forbids: it is never started", called(view));
    cx.report(user.span, message)
        .with(rule.span, "root is forbidden here")
        .help("write the number of another user, or remove `runAsNonRoot`")
        .happens(Outcome::ConfigError, Stage::Kubelet);
}

fn id(cx: &mut Context<'_, '_>, value: Option<&Int>, name: &str) {
    let Some(Int { value, span }) = value else { return };
    if !(0..=i64::from(i32::MAX)).contains(value) {
        let message = format!("`{name}` must be from 0 to 2147483647, it is {value}");
        cx.report(*span, message).server(Cause::Invalid);
    }
}

/// PSC12, PSC13, PSC14, PSC15, CSC5, CSC6
fn profiles(
    cx: &mut Context<'_, '_>,
    seccomp: Option<&SeccompProfile<'_>>,
    app_armor: Option<&AppArmorProfile<'_>>,
) {
    if let Some(profile) = seccomp {
        let finding = profile_type(cx, &profile.type_, "seccompProfile");
        // Of a type that is none, the server says that it takes no file.
        if let Some(finding) = finding
            && profile.localhost_profile.is_set()
        {
            let path = format!("{}.localhostProfile", up_to(&finding.field, "seccompProfile"));
            finding.also(Cause::Invalid, path, Scope::Errors);
        }
        profile_file(cx, &profile.type_, &profile.localhost_profile, "seccompProfile");
        if let Some(path) = profile.localhost_profile.get()
            && profile.type_.is("Localhost")
        {
            descending(cx, path);
        }
    }
    if let Some(profile) = app_armor {
        profile_type(cx, &profile.type_, "appArmorProfile");
        profile_file(cx, &profile.type_, &profile.localhost_profile, "appArmorProfile");
        if let Some(name) = profile.localhost_profile.get()
            && profile.type_.is("Localhost")
        {
            loaded(cx, name);
        }
    }
}

fn profile_type<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    name: &str,
) -> Option<&'c mut Diagnostic> {
    if field.str_or_empty().is_some_and(str::is_empty) {
        let finding = require_text(cx, field, "type", format_args!("`{name}` has no `type`"))?;
        Some(finding.help("add `type: RuntimeDefault`").server(Cause::Required))
    } else {
        let finding = one_of(cx, field, "type", &PROFILES)?;
        let value = field.str().unwrap_or_default();
        finding.message = format!("the `type` of `{name}` cannot be `{}`", shown(value));
        // Words of the annotations that were there before the fields, and of Docker.
        if matches!(value, "docker/default" | "runtime/default" | "Default" | "default") {
            finding.help("write `RuntimeDefault`");
        }
        Some(finding.server(Cause::NotSupported))
    }
}

/// A profile on the node goes with the type `Localhost`, and only with that.
fn profile_file(cx: &mut Context<'_, '_>, kind: &Field<Str<'_>>, file: &Field<Str<'_>>, name: &str) {
    if kind.is("Localhost") {
        let message = format_args!("`{name}` has the type `Localhost` and does not say which profile");
        if let Some(finding) = require(cx, file, "localhostProfile", message) {
            finding.help("add `localhostProfile: …`, the profile's name on the node").server(Cause::Required);
        }
        return;
    }
    // A type that is wrong has its own finding, and the file may well be right.
    if let Field::Set { key, .. } = file
        && (kind.is("RuntimeDefault") || kind.is("Unconfined"))
    {
        let message = format!(
            "`localhostProfile` of `{name}` is only for the type `Localhost`, not for `{}`",
            kind.str().unwrap_or_default()
        );
        let finding = cx.report(*key, message).with(kind.value_span(), "the type");
        finding.help("remove it, or write `type: Localhost`").server(Cause::Invalid);
    }
}

/// The seccomp profile is a file in the kubelet's own folder.
fn descending(cx: &mut Context<'_, '_>, path: &Str<'_>) {
    let mut at = 0;
    let up = path.split('/').find_map(|part| {
        let start = at;
        at += part.len() + 1;
        (part == "..").then_some(start..start + 2)
    });
    let (range, why) = if path.starts_with('/') {
        (0..1, "may not start with `/`")
    } else if let Some(up) = up {
        (up, "may not go up with `..`")
    } else {
        return;
    };
    let message = format!(
        "`localhostProfile: {}` is a path in the kubelet's folder of seccomp profiles and {why}",
        shown(path)
    );
    let finding = cx.report(path.sub_span(range), message);
    finding.help("write it relative to that folder, such as `profiles/web.json`").server(Cause::Invalid);
}

/// The name of an `AppArmor` profile that is loaded on the node.
fn loaded(cx: &mut Context<'_, '_>, name: &Str<'_>) {
    const MOST: usize = 4095;
    let trimmed = name.trim();
    let finding = if name.is_empty() {
        let finding = cx.report(name.span, "`localhostProfile` is empty");
        finding.server(Cause::Required);
        return;
    } else if trimmed.len() != name.len() {
        let finding = cx.report(name.content(), "`localhostProfile` has blanks at its ends");
        finding.server(Cause::Invalid);
        if name.len() > MOST {
            let path = finding.field.clone();
            finding.also(Cause::TooLong, path, Scope::Errors);
        }
        finding
    } else if name.len() > MOST {
        let message = format!("`localhostProfile` may have {MOST} bytes; it has {}", name.len());
        let finding = cx.report(name.content(), message);
        finding.server(Cause::TooLong);
        finding
    } else {
        return;
    };
    if !trimmed.is_empty() && trimmed.len() <= MOST {
        finding.help(format!("write `{}`", shown(trimmed)));
    }
}

/// PSC16, PSC17, PSC18, CSC7
fn of_windows(cx: &mut Context<'_, '_>, options: Option<&WindowsSecurityContextOptions<'_>>) {
    let Some(options) = options else { return };
    if let Some(name) = options.gmsa_credential_spec_name.get()
        && let Err(error) = names::dns_1123_subdomain(name)
    {
        let span = name.place_of(&error.range);
        let finding = cx.report(span, error.of(format_args!("`gmsaCredentialSpecName: {}`", shown(name))));
        if let Some(help) = error.help(name) {
            finding.help(help);
        }
        finding.server(Cause::Invalid);
    }
    if let Some(text) = options.gmsa_credential_spec.get() {
        /// The most bytes of the text, 64 KiB.
        const MOST: usize = 64 * 1024;
        if text.is_empty() {
            let finding = cx.report(text.span, "`gmsaCredentialSpec` is empty");
            finding.help("remove it, or fill it in").server(Cause::Invalid);
        } else if text.len() > MOST {
            let message = format!("`gmsaCredentialSpec` may have {MOST} bytes; it has {}", text.len());
            let finding = cx.report(text.content(), message);
            finding.help(
                "keep it in a GMSACredentialSpec object, and refer to that by `gmsaCredentialSpecName`",
            );
            finding.server(Cause::Invalid);
        }
    }
    if let Some(name) = options.run_as_user_name.get()
        && let Err(error) = windows::user_name(name)
    {
        let message = if name.is_empty() {
            "`runAsUserName` is empty".to_owned()
        } else {
            format!("`runAsUserName: {}` {error}", shown(name))
        };
        let finding = cx.report(name.place_of(&error.range), message);
        let help = r"write an account such as `ContainerUser` or `NT AUTHORITY\SYSTEM`, with at most one `\`";
        finding.help(help).server(Cause::Invalid);
    }
}

/// PSC4, PSC5, PSC6
fn sysctls(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, sysctls: &[Sysctl<'_>]) {
    let mut seen = Seen::default();
    for (index, sysctl) in sysctls.iter().enumerate() {
        if let Some(finding) = require_text(cx, &sysctl.name, "name", "an entry of `sysctls` has no `name`") {
            finding.server(Cause::Required);
            continue;
        }
        let Some(name) = sysctl.name.get() else { continue };
        if !is_sysctl(name) {
            let message = format!(
                "sysctl `{}` is not valid: it is words of lower-case letters, digits, `-` and `_` with `.` or `/` between",
                shown(name)
            );
            cx.report(name.place(), message).server(Cause::Invalid);
            continue;
        }
        if let Some(first) = seen.first(&**name, name.place()) {
            let finding = cx.report(name.place(), format!("sysctl `{}` is set twice", shown(name)));
            finding.with(first, "first set here").help("remove one of the two");
            let path = with_index(&finding.field, "sysctls", index);
            finding.server_at(Cause::Duplicate, path, Scope::Errors);
        }
        of_node(cx, pod, name);
    }
}

/// PSC7, PSC8: sysctls of a namespace that the pod shares with its node would change the node. Up to 1.28, the kubelet
/// says so.
fn of_node(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, name: &Str<'_>) {
    let dotted = dotted(name);
    let spec = pod.spec;
    let (shared, field) = if dotted.starts_with("net.") {
        (&spec.host_network, "hostNetwork")
    } else if is_ipc(&dotted) {
        (&spec.host_ipc, "hostIPC")
    } else {
        return;
    };
    let since_1_29 = cx.minor() >= 29;
    if let Some(value) = shared.filter(|value| value.value) {
        let message =
            format!("sysctl `{}` would change the node, as the pod has `{field}: true`", shown(name));
        let finding: &mut Diagnostic = cx.report(name.place(), message).with(value.span, "shared here");
        finding.help(format!("remove it, or remove `{field}`"));
        if since_1_29 {
            finding.server(Cause::Invalid);
        } else {
            // The pod fails with the reason `SysctlForbidden`.
            finding.happens(Outcome::ConfigError, Stage::Kubelet);
        }
    }
}

/// A sysctl's name with dots between its words. If the first separator is a slash, dots and slashes change places.
fn dotted(name: &str) -> String {
    if name.find(['.', '/']).is_none_or(|at| name.as_bytes().get(at) == Some(&b'.')) {
        return name.to_owned();
    }
    name.chars()
        .map(|c| match c {
            '.' => '/',
            '/' => '.',
            c => c,
        })
        .collect()
}

/// Whether a sysctl belongs to the namespace of inter-process communication.
fn is_ipc(name: &str) -> bool {
    const KERNEL: [&str; 10] =
        ["sem", "shmall", "shmmax", "shmmni", "shm_rmid_forced", "shm", "msgmax", "msgmnb", "msgmni", "msg"];
    name.starts_with("fs.mqueue.") || name.strip_prefix("kernel.").is_some_and(|rest| KERNEL.contains(&rest))
}

fn is_sysctl(name: &str) -> bool {
    let word = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
    name.len() <= 253
        && name.split(['.', '/']).all(|part| match part.as_bytes() {
            [] => false,
            [only] => word(*only),
            [first, inner @ .., last] => {
                word(*first) && word(*last) && inner.iter().all(|c| word(*c) || matches!(c, b'-' | b'_'))
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sysctls() {
        for good in ["a", "kernel.shm_rmid_forced", "net/ipv4/conf/eth0.1/x", "9", "a-b"] {
            assert!(is_sysctl(good), "{good}");
        }
        for bad in ["", "Kernel", "a..b", "a.", ".a", "a_", "ä", "a b", &"a".repeat(254)] {
            assert!(!is_sysctl(bad), "{bad}");
        }
        assert_eq!(dotted("net/ipv4/conf/eth0.1/x"), "net.ipv4.conf.eth0/1.x");
        assert_eq!(dotted("net.ipv4.x/y"), "net.ipv4.x/y");
        assert!(is_ipc("kernel.sem") && is_ipc("fs.mqueue.msg_max") && !is_ipc("kernel.shmmany"));
    }
}
