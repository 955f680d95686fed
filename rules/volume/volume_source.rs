//! `volume-source`: where a volume's data comes from.

use std::sync::LazyLock;

use regex::Regex;

use super::{CalledSource, called_volume, need_text, parent, server_also, server_path};
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Stage},
    model::{
        AzureDiskVolumeSource, Body, CSIVolumeSource, EphemeralVolumeSource, FCVolumeSource, Field,
        HostPathVolumeSource, ISCSIVolumeSource, ImageVolumeSource, Int, List, Owner, PodView,
        QuobyteVolumeSource, Str, Volume, names, quantity::Amount,
    },
    rule::{Check, Context, Rule, closest, report_field, shown, write_one_of},
    text::Span,
    yaml::Value,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "volume-source",
    summary: "a volume has more than one source, or its source lacks a part or has a wrong one",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("volume_source.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for volume in pod.spec.volumes.items() {
        // VOL3
        check_one_source(cx, volume);
        // VOL2
        check_empty_source(cx, volume);
        check_content(cx, pod, volume);
        check_iscsi_name(cx, volume);
        check_shared_disk(cx, pod, volume);
    }
}

/// Up to 1.28, a disk that several pods mount had to be mounted read-only.
fn check_shared_disk(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, volume: &Volume<'_>) {
    let Some(disk) = volume.gce_persistent_disk.get().filter(|_| cx.minor() <= 28) else { return };
    let replicas = match &pod.object.body {
        Body::Deployment(it) => it.spec.get().and_then(|spec| spec.replicas.int()),
        Body::ReplicaSet(it) => it.spec.get().and_then(|spec| spec.replicas.int()),
        Body::ReplicationController(it) => it.spec.get().and_then(|spec| spec.replicas.int()),
        Body::DaemonSet(_) => Some(2),
        _ => None,
    };
    let several = pod.is_template() && replicas.is_some_and(|replicas| replicas > 1);
    if !several || disk.read_only.is_true() || disk.read_only.is_invalid() || cx.is_part() {
        return;
    }
    let message = format!(
        "{} is mounted by several pods, which up to 1.28 needs `readOnly: true`",
        called_volume(volume)
    );
    report_field(cx, &disk.read_only, "readOnly", message)
        .help("add `readOnly: true`, or use a claim")
        .server(Cause::Invalid);
}

fn check_one_source(cx: &mut Context<'_, '_>, volume: &Volume<'_>) {
    let mut sources = volume.sources();
    let Some(first) = sources.next() else { return };
    for other in sources {
        let message = format!(
            "{} has both `{}` and `{}`; it can have one source",
            called_volume(volume),
            first.name,
            other.name
        );
        let finding = cx.report(other.span, message).with(first.span, "the first one").help(format!(
            "keep one of the two, or combine Secrets and ConfigMaps in a `projected` volume: {}, {}",
            first.name, other.name
        ));
        if !matches!(first.name, "secret" | "configMap" | "downwardAPI")
            || !matches!(other.name, "secret" | "configMap" | "downwardAPI")
        {
            finding.help(format!("keep one of `{}` and `{}`", first.name, other.name));
        }
        let spelled = |path: &str| format!("{}.{}", parent(path), other.server);
        server_path(finding, Cause::Forbidden, spelled);
    }
}

/// A source without a value is as if it were not there, and a volume without a source is an empty directory.
fn check_empty_source(cx: &mut Context<'_, '_>, volume: &Volume<'_>) {
    if volume.source().is_some() || cx.is_filled_in_later() {
        return;
    }
    let empty = [
        null("configMap", &volume.config_map),
        null("secret", &volume.secret),
        null("persistentVolumeClaim", &volume.persistent_volume_claim),
        null("hostPath", &volume.host_path),
        null("nfs", &volume.nfs),
        null("csi", &volume.csi),
        null("projected", &volume.projected),
        null("downwardAPI", &volume.downward_api),
        null("ephemeral", &volume.ephemeral),
    ];
    if let Some((name, span)) = empty.into_iter().flatten().next() {
        cx.report(
            span,
            format!(
                "`{name}` of {} is empty, so the volume becomes an empty directory",
                called_volume(volume)
            ),
        )
        .help(format!("fill in `{name}`; its lines may be indented too little"))
        .happens(Outcome::Dropped, Stage::ApiServer);
    }
}

/// The field's name and value, if that is null.
fn null<T>(name: &'static str, field: &Field<T>) -> Option<(&'static str, Span)> {
    match field {
        Field::Null(span) => Some((name, *span)),
        _ => None,
    }
}

/// VOL24: the two together become a name on the node. This is looked at even where another source comes first.
fn check_iscsi_name(cx: &mut Context<'_, '_>, volume: &Volume<'_>) {
    let Some(it) = volume.iscsi.get().filter(|it| it.initiator_name.is_set()) else { return };
    if let (Some(volume), Some(portal)) = (volume.name.get(), it.target_portal.str_or_empty())
        && volume.len() + 1 + portal.len() > 64
    {
        cx.report(volume.span, format!("`{}:{portal}` is longer than 64 characters", shown(volume)))
            .help("give the volume a shorter name")
            .server(Cause::Invalid);
    }
}

fn check_content<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, volume: &Volume<'a>) {
    let Some(name) = volume.source() else { return };
    let owner = CalledSource { part: None, source: name, volume: called_volume(volume) };
    /// Requires texts of the source in a field of the volume.
    macro_rules! texts {
        ($source:ident: $($field:ident $name:literal),+) => {
            if let Some(it) = volume.$source.get() {
                $(need_text(cx, &it.$field, $name, owner);)+
            }
        };
    }
    // VOL7, VOL10, VOL16, VOL17, VOL27 to VOL30, VOL32, VOL34 to VOL36, VOL64, VOL66, VOL67, VOL70, VOL72
    match name {
        "emptyDir" => check_empty_dir(cx, owner, volume),
        "hostPath" => check_host_path(cx, owner, volume.host_path.get().map(|it| &**it)),
        "gitRepo" => texts!(git_repo: repository "repository"),
        "gcePersistentDisk" => {
            if let Some(it) = volume.gce_persistent_disk.get() {
                let spelled = |path: &str| path.replace(".gcePersistentDisk.", ".persistentDisk.");
                if let Some(finding) = need_text(cx, &it.pd_name, "pdName", owner) {
                    server_path(finding, Cause::Required, spelled);
                }
                if let Some(finding) = check_range(cx, owner, "partition", &it.partition) {
                    server_path(finding, Cause::Invalid, spelled);
                }
            }
        }
        "awsElasticBlockStore" => {
            texts!(aws_elastic_block_store: volume_id "volumeID");
            if let Some(it) = volume.aws_elastic_block_store.get() {
                check_range(cx, owner, "partition", &it.partition);
            }
        }
        "secret" => texts!(secret: secret_name "secretName"),
        "nfs" => {
            texts!(nfs: server "server");
            let Some(it) = volume.nfs.get() else { return };
            if let Some(finding) = need_text(cx, &it.path, "path", owner) {
                // VOL19: an empty path is not absolute either.
                server_also(finding, Cause::Invalid, str::to_owned);
            }
            if let Some(path) = it.path.filter(|path| !path.is_empty() && !path.starts_with('/')) {
                cx.report(path.span, format!("the `path` of {owner} must be absolute: `{}`", shown(path)))
                    .help(format!("write `/{}`, the path as the server exports it", &**path))
                    .server(Cause::Invalid);
            }
        }
        "iscsi" => {
            if let Some(it) = volume.iscsi.get() {
                check_iscsi(cx, owner, it);
            }
        }
        "glusterfs" => texts!(glusterfs: endpoints "endpoints", path "path"),
        "flocker" => check_flocker(cx, owner, volume),
        "persistentVolumeClaim" => {
            texts!(persistent_volume_claim: claim_name "claimName");
            check_claim_name(cx, pod, owner, volume);
        }
        "rbd" => {
            texts!(rbd: image "image");
            check_monitors(cx, owner, volume.rbd.get().map(|it| &it.monitors));
        }
        "cinder" => {
            texts!(cinder: volume_id "volumeID");
            if let Some(secret) = volume.cinder.get().and_then(|it| it.secret_ref.get()) {
                need_text(cx, &secret.name, "name", format_args!("`secretRef` in {owner}"));
            }
        }
        "cephfs" => check_monitors(cx, owner, volume.cephfs.get().map(|it| &it.monitors)),
        "quobyte" => {
            if let Some(it) = volume.quobyte.get() {
                check_quobyte(cx, owner, it);
            }
        }
        "fc" => {
            if let Some(it) = volume.fc.get() {
                check_fc(cx, owner, it);
            }
        }
        "flexVolume" => {
            texts!(flex_volume: driver "driver");
            check_flex_options(cx, owner, volume);
        }
        "configMap" => texts!(config_map: name "name"),
        "azureFile" => texts!(azure_file: secret_name "secretName", share_name "shareName"),
        "vsphereVolume" => texts!(vsphere_volume: volume_path "volumePath"),
        "photonPersistentDisk" => texts!(photon_persistent_disk: pd_id "pdID"),
        "portworxVolume" => texts!(portworx_volume: volume_id "volumeID"),
        "azureDisk" => {
            texts!(azure_disk: disk_name "diskName");
            if let Some(it) = volume.azure_disk.get() {
                if let Some(finding) = need_text(cx, &it.disk_uri, "diskURI", owner) {
                    // VOL69: an empty one does not start as it must either.
                    server_also(finding, Cause::NotSupported, str::to_owned);
                }
                check_azure_disk(cx, owner, it);
            }
        }
        "storageos" => {
            texts!(storageos: volume_name "volumeName");
            let Some(it) = volume.storageos.get() else { return };
            // VOL71
            for (name, field) in [("volumeName", &it.volume_name), ("volumeNamespace", &it.volume_namespace)]
            {
                let Some(value) = field.filter(|value| !value.is_empty()) else { continue };
                let Err(error) = names::dns_1123_label(value) else { continue };
                let message = error.of(format_args!("`{name}: {}` of {owner}", shown(value)));
                let finding = cx.report(value.place_of(&error.range), message).server(Cause::Invalid);
                finding.help = error.help(value);
            }
            if let Some(secret) = it.secret_ref.get() {
                need_text(cx, &secret.name, "name", format_args!("`secretRef` in {owner}"));
            }
        }
        "scaleIO" => texts!(scale_io: gateway "gateway", system "system", volume_name "volumeName"),
        "csi" => {
            if let Some(it) = volume.csi.get() {
                check_csi(cx, owner, it);
            }
        }
        "ephemeral" => {
            if let Some(it) = volume.ephemeral.get() {
                check_ephemeral(cx, owner, it);
            }
        }
        "image" => {
            if let Some(it) = volume.image.get() {
                check_image(cx, pod, owner, it);
            }
        }
        _ => {}
    }
}

/// VOL18: a claim that is made for an ephemeral volume of the pod is that volume's. A controller's pods have names that
/// no one knows before.
fn check_claim_name(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    owner: CalledSource<'_>,
    volume: &Volume<'_>,
) {
    if pod.is_template() || pod.is_child {
        return;
    }
    let claim = volume.persistent_volume_claim.get().and_then(|it| it.claim_name.get());
    let pod_name = pod.metadata.and_then(|metadata| metadata.name.str()).filter(|name| !name.is_empty());
    let (Some(claim), Some(pod_name)) = (claim, pod_name) else { return };
    let Some(made) = claim.strip_prefix(pod_name).and_then(|rest| rest.strip_prefix('-')) else { return };
    let mut volumes = pod.spec.volumes.items().iter();
    if let Some(other) = volumes.find(|other| other.ephemeral.is_set() && other.name.is(made)) {
        cx.report(
            claim.span,
            format!(
                "`claimName` of {owner} is the claim that is made for the ephemeral volume `{}`",
                shown(made)
            ),
        )
        .with(other.name.value_span(), "this volume")
        .help("mount that volume instead")
        .server(Cause::Invalid);
    }
}

fn check_empty_dir(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, volume: &Volume<'_>) {
    let Some(it) = volume.empty_dir.get() else { return };
    // VOL4
    if let Some(limit) = it.size_limit.filter(|limit| limit.amount().is_ok_and(Amount::is_negative)) {
        cx.report(limit.text.span, format!("`sizeLimit` of {owner} cannot be negative: `{}`", &*limit.text))
            .help("write a size such as `1Gi`, or remove it")
            .server(Cause::Forbidden);
    }
    // The server takes any medium; the kubelet knows three.
    if let Some(medium) = it.medium.filter(|medium| {
        !matches!(&**medium, "" | "Memory" | "HugePages") && !medium.starts_with("HugePages-")
    }) {
        let help = match closest(medium, ["Memory", "HugePages"]) {
            Some(meant) => format!("write `{meant}`"),
            None if medium.eq_ignore_ascii_case("memory") => "write `Memory`".to_owned(),
            None => "write `Memory` or `HugePages`, or remove it to use the node's disk".to_owned(),
        };
        let message =
            format!("`medium` of {owner} cannot be `{}`; the pod stays in ContainerCreating", shown(medium));
        cx.report(medium.span, message).help(help).happens(Outcome::ConfigError, Stage::Kubelet);
    }
}

fn check_host_path(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, it: Option<&HostPathVolumeSource<'_>>) {
    // VOL9
    const TYPES: [&str; 7] =
        ["DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice"];
    let Some(it) = it else { return };
    // Without a path the server does not look at the type.
    if need_text(cx, &it.path, "path", owner).is_some() {
        return;
    }
    let Some(value) = it.type_.filter(|value| !value.is_empty() && !TYPES.contains(&&**value)) else {
        return;
    };
    cx.report(value.span, format!("the `type` of {owner} cannot be `{}`", shown(value)))
        .help(write_one_of(value, &TYPES))
        .server(Cause::NotSupported);
}

/// Partitions and numbers of units go from 0 to 255.
fn check_range<'d>(
    cx: &'d mut Context<'_, '_>,
    owner: CalledSource<'_>,
    name: &str,
    field: &Field<Int>,
) -> Option<&'d mut Diagnostic> {
    let number = field.filter(|number| !(0..=255).contains(&number.value))?;
    let message = format!("`{name}` of {owner} must be from 0 to 255, not {}", number.value);
    Some(cx.report(number.span, message).help("write a number from 0 to 255").server(Cause::Invalid))
}

fn check_monitors(
    cx: &mut Context<'_, '_>,
    owner: CalledSource<'_>,
    monitors: Option<&Field<List<Str<'_>>>>,
) {
    let Some(monitors) = monitors else { return };
    let empty = match monitors {
        Field::Set { value, .. } => value.complete && value.is_empty(),
        field => field.is_missing() && !cx.is_filled_in_later(),
    };
    if empty {
        report_field(cx, monitors, "monitors", format_args!("{owner} has no `monitors`"))
            .help("add the addresses of the Ceph monitors")
            .server(Cause::Required);
    }
}

fn check_iscsi(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, it: &ISCSIVolumeSource<'_>) {
    // VOL20 to VOL23
    need_text(cx, &it.target_portal, "targetPortal", owner);
    need_text(cx, &it.iqn, "iqn", owner);
    if let Some(iqn) = it.iqn.filter(|iqn| !iqn.is_empty() && !is_initiator(iqn)) {
        cx.report(iqn.span, format!("`iqn` of {owner} is no iSCSI name: `{}`", shown(iqn)))
            .help(INITIATOR)
            .server(Cause::Invalid);
    }
    check_range(cx, owner, "lun", &it.lun);
    if let Some(name) = it.initiator_name.filter(|name| !is_initiator(name)) {
        let finding = cx
            .report(name.span, format!("`initiatorName` of {owner} is no iSCSI name: `{}`", shown(name)))
            .help(INITIATOR);
        server_path(finding, Cause::Invalid, |path| path.replace("initiatorName", "initiatorname"));
    }
    if (it.chap_auth_discovery.is_true() || it.chap_auth_session.is_true())
        && it.secret_ref.is_missing()
        && !cx.is_filled_in_later()
    {
        let (Field::Missing { parent: at } | Field::Null(at)) = it.secret_ref else { return };
        cx.report_missing(
            at,
            "secretRef",
            format!("{owner} uses CHAP and has no `secretRef` with the password"),
        )
        .help("add `secretRef`")
        .server(Cause::Required);
    }
}

const INITIATOR: &str =
    "write `iqn.YYYY-MM.DOMAIN:NAME`, `eui.` and 16 characters, or `naa.` and 32 characters";

/// Whether the text is a name of an iSCSI initiator or target, as the server checks it.
fn is_initiator(name: &str) -> bool {
    static IQN: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"iqn\.[0-9]{4}-[0-9]{2}\.([0-9A-Za-z.-]+)(:[^,;*&$|\s]+)$").ok());
    // The dot stands for any character but a line break.
    let code = |prefix, length| {
        let rest: Option<&str> = name.strip_prefix(prefix);
        let mut chars = rest.unwrap_or_default().chars();
        chars.next().is_some_and(|c| c != '\n')
            && chars.as_str().len() == length
            && chars.all(|c| c.is_ascii_alphanumeric())
    };
    if name.starts_with("iqn") {
        return IQN.as_ref().is_none_or(|iqn| iqn.is_match(name));
    }
    code("eui", 16) || code("naa", 32)
}

fn check_flocker(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, volume: &Volume<'_>) {
    // VOL33
    let Field::Set { key, value: it } = &volume.flocker else { return };
    let has = |field: &Field<Str<'_>>| field.is_invalid() || field.str().is_some_and(|text| !text.is_empty());
    match (has(&it.dataset_name), has(&it.dataset_uuid)) {
        (false, false) if !cx.is_filled_in_later() => {
            cx.report(*key, format!("{owner} names no data set"))
                .help("add `datasetName` or `datasetUUID`")
                .server(Cause::Required);
        }
        (true, true) => {
            cx.report(*key, format!("{owner} has both `datasetName` and `datasetUUID`"))
                .help("keep one of them")
                .server(Cause::Invalid);
        }
        _ => {}
    }
    if let Some(name) = it.dataset_name.filter(|name| name.contains('/')) {
        cx.report(name.span, format!("`datasetName` of {owner} cannot hold `/`: `{}`", shown(name)))
            .help("write the data set's name alone")
            .server(Cause::Invalid);
    }
}

fn check_quobyte(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, it: &QuobyteVolumeSource<'_>) {
    need_text(cx, &it.registry, "registry", owner);
    need_text(cx, &it.volume, "volume", owner);
    // VOL37. One thing at a time: without a registry the tenant is not looked at, and beside a tenant that is too long
    // the registry is not.
    let Some(registry) = it.registry.filter(|registry| !registry.is_empty()) else { return };
    if let Some(tenant) = it.tenant.filter(|tenant| tenant.len() >= 65) {
        cx.report(tenant.span, format!("`tenant` of {owner} is longer than 64 characters"))
            .help("shorten it")
            .server(Cause::Required);
        return;
    }
    if !registry.split(',').all(is_host_and_port) {
        cx.report(
            registry.span,
            format!("`registry` of {owner} must be a list of `HOST:PORT`: `{}`", shown(registry)),
        )
        .help("write `HOST:PORT`, several separated by commas")
        .server(Cause::Invalid);
    }
}

/// Whether Go's `net.SplitHostPort` finds a host and a port, both of which may be empty.
fn is_host_and_port(text: &str) -> bool {
    let Some((host, port)) = text.rsplit_once(':') else { return false };
    let inside = match host.strip_prefix('[') {
        Some(inside) => match inside.strip_suffix(']') {
            Some(inside) => inside,
            None => return false,
        },
        None if host.contains(':') => return false,
        None => host,
    };
    !inside.contains(['[', ']']) && !port.contains(['[', ']'])
}

fn check_fc(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, it: &FCVolumeSource<'_>) {
    // VOL25, VOL26
    if it.target_wwns.is_incomplete() || it.wwids.is_incomplete() {
        return;
    }
    let (targets, ids) = (!it.target_wwns.items().is_empty(), !it.wwids.items().is_empty());
    if !targets && !ids && !cx.is_filled_in_later() {
        report_field(
            cx,
            &it.target_wwns,
            "targetWWNs",
            format_args!("{owner} has neither `targetWWNs` nor `wwids`"),
        )
        .help("add one of them")
        .server(Cause::Required);
    } else if targets && ids {
        let span = it.target_wwns.span_or_insert();
        cx.report(span, format!("{owner} has both `targetWWNs` and `wwids`"))
            .with(it.wwids.span_or_insert(), "the other one")
            .help("keep one of them")
            .server(Cause::Invalid);
    }
    if targets {
        if it.lun.is_missing() && !cx.is_filled_in_later() {
            report_field(cx, &it.lun, "lun", format_args!("{owner} has `targetWWNs` and no `lun`"))
                .help("add `lun`, from 0 to 255")
                .server(Cause::Required);
        }
        check_range(cx, owner, "lun", &it.lun);
    }
}

fn check_flex_options(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, volume: &Volume<'_>) {
    let Some(it) = volume.flex_volume.get() else { return };
    for (key, _) in it.options.entries() {
        // VOL65: a key without a slash is a domain.
        let domain = key.split_once('/').map_or(&**key, |(domain, _)| domain);
        let normal = format!(".{}", domain.to_ascii_lowercase());
        if normal.ends_with(".kubernetes.io") || normal.ends_with(".k8s.io") {
            cx.report(
                key.span,
                format!("{owner} cannot have the option `{}`; `{domain}` is kept for Kubernetes", shown(key)),
            )
            .help("use a domain of your own")
            .server(Cause::Invalid);
        }
    }
}

fn check_azure_disk(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, it: &AzureDiskVolumeSource<'_>) {
    // VOL68
    for (name, field, words) in [
        ("cachingMode", &it.caching_mode, ["None", "ReadOnly", "ReadWrite"]),
        ("kind", &it.kind, ["Shared", "Dedicated", "Managed"]),
    ] {
        if let Some(value) = field.filter(|value| !words.contains(&&**value)) {
            cx.report(value.span, format!("`{name}` of {owner} cannot be `{}`", shown(value)))
                .help(write_one_of(value, &words))
                .server(Cause::NotSupported);
        }
    }
    let Some(uri) = it.disk_uri.filter(|uri| !uri.is_empty()) else { return };
    let Some(kind) = it.kind.str_or_empty() else { return };
    let start = if kind == "Managed" { "/subscriptions/" } else { "https://" };
    if !uri.starts_with(start) {
        let kind = if kind.is_empty() { "Shared" } else { kind };
        cx.report(uri.span, format!("`diskURI` of {owner} must start with `{start}` for the kind `{kind}`"))
            .help("a managed disk needs `kind: Managed`")
            .server(Cause::NotSupported);
    }
}

fn check_csi(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, it: &CSIVolumeSource<'_>) {
    let early = cx.minor() < 35;
    if let Some(finding) = need_text(cx, &it.driver, "driver", owner)
        && early
    {
        server_also(finding, Cause::Invalid, str::to_owned);
    }
    // VOL73
    if let Some(driver) = it.driver.filter(|driver| !driver.is_empty()) {
        if driver.len() > 63 {
            let finding = cx
                .report(driver.span, format!("`driver` of {owner} is longer than 63 characters"))
                .help("write the driver's name as `kubectl get csidrivers` lists it")
                .server(Cause::TooLong);
            if names::dns_1123_subdomain(&driver.to_lowercase()).is_err() {
                server_also(finding, Cause::Invalid, str::to_owned);
            }
        } else if names::dns_1123_subdomain(&driver.to_lowercase()).is_err() {
            cx.report(
                driver.span,
                format!("`driver` of {owner} is no name of a driver: `{}`", shown(driver)),
            )
            .help("write the driver's name as `kubectl get csidrivers` lists it, such as `csi.example.com`")
            .server(Cause::Invalid);
        }
    }
    // VOL74
    let Some(secret) = it.node_publish_secret_ref.get() else { return };
    need_text(cx, &secret.name, "name", format_args!("`nodePublishSecretRef` in {owner}"));
    if let Some(name) =
        secret.name.filter(|name| !name.is_empty() && names::dns_1123_subdomain(name).is_err())
    {
        let finding = cx
            .report(
                name.span,
                format!(
                    "`nodePublishSecretRef` in {owner} has a name that no Secret can have: `{}`",
                    shown(name)
                ),
            )
            .help("write the Secret's name: lower-case letters, digits, `-` and `.`");
        server_path(finding, Cause::Invalid, |path| path.replace(".nodePublishSecretRef.name", ".name"));
    }
}

/// What the metadata of a claim template cannot have. VOL76
const FORBIDDEN_METADATA: [&str; 13] = [
    "name",
    "creationTimestamp",
    "deletionTimestamp",
    "generateName",
    "namespace",
    "uid",
    "resourceVersion",
    "generation",
    "finalizers",
    "ownerReferences",
    "deletionGracePeriodSeconds",
    "managedFields",
    "selfLink",
];

fn check_ephemeral(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, it: &EphemeralVolumeSource<'_>) {
    // VOL75
    let template = match &it.volume_claim_template {
        Field::Set { value, .. } => value,
        field if field.is_missing() && !cx.is_filled_in_later() => {
            report_field(
                cx,
                field,
                "volumeClaimTemplate",
                format_args!("{owner} has no `volumeClaimTemplate`"),
            )
            .help("add `volumeClaimTemplate` with the claim's `spec`")
            .server(Cause::Required);
            return;
        }
        _ => return,
    };
    let Some(metadata) = template.metadata.get() else { return };
    let tree = cx.tree();
    for (key, value) in tree.entries(metadata.node) {
        let name = tree.key(key);
        let empty = match tree.value(value) {
            Value::Null => true,
            Value::Str(text) => text.is_empty(),
            // An empty list is not nothing, to the server.
            Value::Int(0) => name == "generation",
            _ => false,
        };
        if empty || !FORBIDDEN_METADATA.contains(&&*name) {
            continue;
        }
        let finding = cx
            .report(tree.span(key), format!("the claim template of {owner} cannot have `metadata.{name}`"))
            .help("keep only labels and annotations; the claim's name is made from the pod's");
        let server = if name == "uid" { "uID" } else { &*name };
        server_path(finding, Cause::Forbidden, |path| format!("{}.{server}", parent(path)));
    }
}

fn check_image(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    owner: CalledSource<'_>,
    it: &ImageVolumeSource<'_>,
) {
    // VOL79
    // How it is pulled is for `image-pull-policy` to say, as for containers.
    // A template may leave it to whoever makes the pod; its controller does not, and its pods are refused.
    if !pod.is_template() {
        need_text(cx, &it.reference, "reference", owner);
    } else if pod.owner == Owner::Custom
        && let Some(finding) = need_text(cx, &it.reference, "reference", owner)
    {
        finding.happens(Outcome::RefusedLater, Stage::Controller).server = None;
    }
}
