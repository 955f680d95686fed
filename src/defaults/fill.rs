//! Fills a decoded object in, type by type, from the outside to the inside as the server's defaulting does.

use super::{
    facts,
    pod::pull_policy,
    value::{Data, Mark, Value},
};
use crate::{
    model::{
        amounts::{self, Amounts},
        resource::huge_page_size,
    },
    schema::{Encoding, Gate, Minor, Schema, Shape, TypeId},
};

/// Fills in a value of a type and all that is in it. Catalogue: D1 to D49; what a cluster decides (D38, D47, D50, D51)
/// is not known here.
pub(super) fn object(value: &mut Value, ty: TypeId, minor: Minor) {
    let schema = Schema::of(minor);
    by_condition(value, ty.full_name(), minor);
    for (key, fact) in facts::of(ty.full_name()) {
        let Some(field) = schema.field(ty, key) else { continue };
        if matches!(ty.encoding(&field), Encoding::Pointer | Encoding::Nullable) {
            value.fill(key, *fact);
        } else {
            value.fill_empty(key, *fact);
        }
    }
    by_condition_at_last(value, ty.full_name(), minor);
    let Data::Map(entries) = &mut value.data else { return };
    for (key, value) in entries {
        if let Some(field) = schema.field(ty, key) {
            inside(value, field.shape, (ty, minor));
        }
    }
}

/// Fills in what is in a field of a type.
fn inside(value: &mut Value, shape: Shape, (of, minor): (TypeId, Minor)) {
    match (shape, &mut value.data) {
        (Shape::Object(ty), Data::Map(_)) => object(value, ty, minor),
        (Shape::List(shape), Data::List(items)) => {
            for item in items {
                inside(item, shape.shape(), (of, minor));
            }
        }
        (Shape::Map(shape), Data::Map(entries)) => {
            // Maps of quantities are resources, but for the capacities of devices.
            let is_resources = shape.shape() == Shape::Quantity && !of.full_name().starts_with("resource/");
            for (_, value) in entries {
                if is_resources {
                    round(value);
                } else {
                    inside(value, shape.shape(), (of, minor));
                }
            }
        }
        _ => {}
    }
}

/// D27: resources are rounded up to thousandths.
fn round(value: &mut Value) {
    let Data::Quantity(quantity) = &mut value.data else { return };
    let before = quantity.to_string();
    quantity.round();
    if value.mark == Mark::Written && quantity.to_string() != before {
        value.mark = Mark::Changed(before);
    }
}

/// What is filled in by more than the field itself, before the plain defaults of the type.
fn by_condition(value: &mut Value, ty: &str, minor: Minor) {
    match ty {
        "core/v1.Pod" => pod(value, minor),
        "core/v1.PodSpec" => pod_spec(value, minor),
        "core/v1.Container" | "core/v1.EphemeralContainer" => {
            // D12
            let policy = pull_policy(value.text("image")).0;
            value.fill_empty("imagePullPolicy", policy);
        }
        "core/v1.Volume" => volume(value, minor),
        "core/v1.ReplicationController" => replication_controller(value),
        "core/v1.Service" => service(value),
        "core/v1.Namespace" => namespace(value),
        "core/v1.LimitRangeItem" => limit_range_item(value),
        "apps/v1.StatefulSetSpec" => stateful_set(value),
        "batch/v1.Job" => job(value, minor),
        "autoscaling/v2.HorizontalPodAutoscalerSpec" => autoscaler(value),
        "networking/v1.NetworkPolicySpec" => network_policy(value),
        "rbac/v1.Subject" if matches!(value.text("kind"), "User" | "Group") => {
            value.fill_empty("apiGroup", facts::RBAC);
        }
        "storage/v1.CSIDriverSpec" if !value.has("volumeLifecycleModes") => {
            value.set("volumeLifecycleModes", list(vec![text("Persistent")]));
        }
        "apiextensions/v1.CustomResourceDefinitionSpec" => custom_resource_definition(value),
        "resource/v1.ExactDeviceRequest" | "resource/v1.DeviceSubRequest" => {
            value.fill_empty("allocationMode", "ExactCount");
            if value.text("allocationMode") == "ExactCount" {
                value.fill_empty("count", 1);
            }
        }
        _ => {}
    }
}

/// What depends on a plain default of the same type.
fn by_condition_at_last(value: &mut Value, ty: &str, minor: Minor) {
    let rolling = value.text("type") == facts::ROLLING_UPDATE;
    match ty {
        // D30
        "apps/v1.DeploymentStrategy" if rolling => {
            if let Some(rolling) = value.map_mut("rollingUpdate") {
                rolling.fill("maxUnavailable", facts::DEPLOYMENT_SHARE);
                rolling.fill("maxSurge", facts::DEPLOYMENT_SHARE);
            }
        }
        // D32
        "apps/v1.DaemonSetUpdateStrategy" if rolling => {
            if let Some(rolling) = value.map_mut("rollingUpdate") {
                rolling.fill("maxUnavailable", facts::DAEMON_SET_UNAVAILABLE);
                rolling.fill("maxSurge", facts::DAEMON_SET_SURGE);
            }
        }
        // D33
        "apps/v1.StatefulSetUpdateStrategy" if rolling => {
            if let Some(rolling) = value.get_mut("rollingUpdate") {
                rolling.fill("partition", 0);
                if Gate::MaxUnavailableStatefulSet.is_on(minor) {
                    rolling.fill("maxUnavailable", 1);
                }
            }
        }
        _ => {}
    }
}

/// D6 to D10: what a Pod has and a template has not.
fn pod(pod: &mut Value, minor: Minor) {
    let Some(spec) = pod.get_mut("spec") else { return };
    for list in ["containers", "initContainers"] {
        for container in spec.get_mut(list).map(Value::items_mut).unwrap_or_default() {
            if let Some(resources) = container.get_mut("resources") {
                let limits = resources.get("limits").cloned();
                fill_resources(resources, "requests", limits.iter().flat_map(Value::entries));
            }
        }
    }
    if Gate::PodLevelResources.is_on(minor) {
        pod_resources(spec);
    }
    spec.fill("enableServiceLinks", true);
    host_ports(spec);
}

/// Fills in the resources that `from` has and the mapping in `key` has not.
fn fill_resources<'v>(resources: &mut Value, key: &str, from: impl Iterator<Item = &'v (String, Value)>) {
    for (name, quantity) in from {
        if let Some(into) = resources.map_mut(key)
            && into.get(name).is_none()
        {
            into.set(name, quantity.copied());
        }
    }
}

/// D8, D9: the resources of the pod as a whole, from those of its containers.
fn pod_resources(spec: &mut Value) {
    let (limits, requests) = (total(spec, "limits"), total(spec, "requests"));
    let Some(resources) = spec.get_mut("resources") else { return };
    let is_huge_page = |name: &str| huge_page_size(name).is_some();
    let is_of_pods = |name: &str| matches!(name, "cpu" | "memory") || is_huge_page(name);
    if resources.has("limits") || resources.has("requests") {
        let requested = resources.get("requests").cloned();
        let limits = limits.iter().filter(|(name, _)| {
            is_huge_page(name) && requested.as_ref().is_none_or(|requested| requested.get(name).is_none())
        });
        fill_resources(resources, "limits", limits);
    }
    if resources.has("limits") {
        let requests = requests.iter().filter(|(name, _)| is_of_pods(name) && !is_huge_page(name));
        fill_resources(resources, "requests", requests);
        let limits = resources.get("limits").cloned();
        let limits = limits.iter().flat_map(Value::entries).filter(|(name, _)| is_of_pods(name));
        fill_resources(resources, "requests", limits);
    }
}

/// What a pod's containers need at the same time, of their `limits` or `requests`, in the order of the manifest.
fn total(spec: &Value, key: &str) -> Vec<(String, Value)> {
    let of = |container: &Value| -> Amounts {
        let resources = container.get("resources").and_then(|resources| resources.get(key));
        let amount = |(name, value): &(String, Value)| match &value.data {
            Data::Quantity(quantity) => Some((name.clone(), quantity.clone())),
            _ => None,
        };
        resources.map(Value::entries).unwrap_or_default().iter().filter_map(amount).collect()
    };
    let items = |list: &str| spec.get(list).map(Value::items).unwrap_or_default();
    let main = || items("containers").iter();
    let init = || items("initContainers").iter();
    let is_sidecar = |container: &Value| container.text("restartPolicy") == facts::ALWAYS;
    let all = amounts::at_once(
        main().map(|container| Some(of(container))),
        init().map(|container| (is_sidecar(container), Some(of(container)))),
    );
    let mut all = all.unwrap_or_default();
    let resources = main().chain(init()).filter_map(|container| container.get("resources")?.get(key));
    let names = resources.flat_map(Value::entries).map(|(name, _)| name);
    names.filter_map(|name| Some((name.clone(), Value::written(Data::Quantity(all.remove(name)?))))).collect()
}

fn empty() -> Value {
    Value::filled_in(Data::Map(Vec::new()))
}

/// D10: on the host's network, a port is the host's.
fn host_ports(spec: &mut Value) {
    if !spec.has("hostNetwork") {
        return;
    }
    for list in ["containers", "initContainers"] {
        for container in spec.get_mut(list).map(Value::items_mut).unwrap_or_default() {
            for port in container.get_mut("ports").map(Value::items_mut).unwrap_or_default() {
                if let Some(number) =
                    port.get("containerPort").filter(|number| !number.is_zero()).map(Value::copied)
                    && !port.has("hostPort")
                {
                    port.set("hostPort", number);
                }
            }
        }
    }
}

/// Every pod, those of templates included.
fn pod_spec(spec: &mut Value, minor: Minor) {
    // From 1.28 on, only of Pods (gate DefaultHostNetworkHostPortsInPodTemplates, which is off).
    if minor <= 27 {
        host_ports(spec);
    }
}

/// D11, D12
fn volume(volume: &mut Value, minor: Minor) {
    if volume.entries().iter().all(|(key, _)| key == "name") {
        volume.set("emptyDir", empty());
    }
    if let Some(image) = volume.get_mut("image")
        && Gate::ImageVolume.is_on(minor)
    {
        let policy = pull_policy(image.text("reference")).0;
        image.fill_empty("pullPolicy", policy);
    }
}

/// The labels of the pod template in `spec`, if it has any.
fn template_labels(value: &Value) -> Option<Value> {
    let labels = value.get("spec")?.get("template")?.get("metadata")?.get("labels")?;
    Some(labels.copied())
}

/// D29
fn replication_controller(controller: &mut Value) {
    let Some(labels) = template_labels(controller) else { return };
    if let Some(spec) = controller.get_mut("spec")
        && !spec.has("selector")
    {
        spec.set("selector", labels.clone());
    }
    own_labels(controller, labels);
}

fn own_labels(object: &mut Value, labels: Value) {
    if let Some(metadata) = object.map_mut("metadata")
        && !metadata.has("labels")
    {
        metadata.set("labels", labels);
    }
}

/// D34 to D37. Within a `CronJob` the server fills these in when the Job is made, not before.
fn job(job: &mut Value, minor: Minor) {
    let labels = template_labels(job);
    if let Some(spec) = job.get_mut("spec") {
        if !spec.is_set("completions") && !spec.is_set("parallelism") {
            spec.fill("completions", facts::COMPLETIONS);
        }
        spec.fill("parallelism", facts::PARALLELISM);
        let per_index = Gate::JobBackoffLimitPerIndex.is_on(minor) && spec.is_set("backoffLimitPerIndex");
        spec.fill("backoffLimit", facts::backoff_limit(per_index));
        spec.fill("completionMode", facts::COMPLETION_MODE);
        spec.fill("suspend", facts::SUSPEND);
        spec.fill("manualSelector", false);
        if Gate::JobPodReplacementPolicy.is_on(minor) {
            let has_failure_policy = spec.is_set("podFailurePolicy");
            spec.fill("podReplacementPolicy", facts::pod_replacement(has_failure_policy));
        }
    }
    if let Some(labels) = labels {
        own_labels(job, labels);
    }
}

/// D33: without a type the strategy gets its numbers too; `type: RollingUpdate` alone leaves them out.
fn stateful_set(spec: &mut Value) {
    if let Some(strategy) = spec.map_mut("updateStrategy")
        && !strategy.has("type")
    {
        strategy.fill_empty("type", facts::ROLLING_UPDATE);
        strategy.map_mut("rollingUpdate");
    }
}

/// D41 to D46
fn service(service: &mut Value) {
    let Some(spec) = service.get_mut("spec") else { return };
    spec.fill_empty("sessionAffinity", facts::SESSION_AFFINITY);
    match spec.text("sessionAffinity") {
        facts::SESSION_AFFINITY => spec.remove("sessionAffinityConfig"),
        "ClientIP" => {
            let client = spec.get("sessionAffinityConfig").and_then(|config| config.get("clientIP"));
            if !client.is_some_and(|client| client.is_set("timeoutSeconds"))
                && let Some(client) =
                    spec.map_mut("sessionAffinityConfig").and_then(|config| config.map_mut("clientIP"))
            {
                client.fill("timeoutSeconds", 10_800);
            }
        }
        _ => {}
    }
    spec.fill_empty("type", facts::SERVICE_TYPE);
    for port in spec.get_mut("ports").map(Value::items_mut).unwrap_or_default() {
        if let Some(own) = port.get("port").map(Value::copied)
            && !port.has("targetPort")
        {
            port.set("targetPort", own);
        }
    }
    let kind = spec.text("type").to_owned();
    let is_open = kind == "NodePort"
        || kind == "LoadBalancer"
        || kind == facts::SERVICE_TYPE && spec.has("externalIPs");
    if is_open {
        spec.fill_empty("externalTrafficPolicy", facts::TRAFFIC_POLICY);
    }
    if matches!(&*kind, "NodePort" | "LoadBalancer" | facts::SERVICE_TYPE) {
        spec.fill("internalTrafficPolicy", facts::TRAFFIC_POLICY);
    }
    if kind == "LoadBalancer" {
        spec.fill("allocateLoadBalancerNodePorts", true);
    }
}

/// D49
fn namespace(namespace: &mut Value) {
    const LABEL: &str = "kubernetes.io/metadata.name";
    let Some(metadata) = namespace.get_mut("metadata").filter(|metadata| metadata.has("name")) else {
        return;
    };
    let name = metadata.text("name").to_owned();
    let Some(labels) = metadata.map_mut("labels") else { return };
    let written = labels.get(LABEL).map(|_| labels.text(LABEL).to_owned());
    match written {
        None => labels.set(LABEL, text(&name)),
        Some(written) if written != name => {
            labels.set(LABEL, Value { mark: Mark::Changed(written), ..text(&name) });
        }
        Some(_) => {}
    }
}

fn limit_range_item(item: &mut Value) {
    if item.text("type") != "Container" {
        return;
    }
    for (from, into) in [("max", "default"), ("default", "defaultRequest"), ("min", "defaultRequest")] {
        let from = item.get(from).cloned();
        fill_resources(item, into, from.iter().flat_map(Value::entries));
    }
}

fn autoscaler(spec: &mut Value) {
    if !spec.has("metrics") {
        let target = map([("type", text("Utilization")), ("averageUtilization", number(80))]);
        let resource = map([("name", text("cpu")), ("target", target)]);
        spec.set("metrics", list(vec![map([("type", text("Resource")), ("resource", resource)])]));
    }
    let Some(behavior) = spec.get_mut("behavior") else { return };
    let policy =
        |kind, value| map([("type", text(kind)), ("value", number(value)), ("periodSeconds", number(15))]);
    let up = vec![policy("Pods", 4), policy("Percent", 100)];
    for (direction, policies) in [("scaleUp", up), ("scaleDown", vec![policy("Percent", 100)])] {
        let Some(rules) = behavior.map_mut(direction) else { continue };
        rules.fill("selectPolicy", "Max");
        if direction == "scaleUp" {
            rules.fill("stabilizationWindowSeconds", 0);
        }
        rules.fill("policies", Data::List(policies));
    }
}

fn network_policy(spec: &mut Value) {
    if !spec.has("policyTypes") {
        let mut types = vec![text("Ingress")];
        if spec.has("egress") {
            types.push(text("Egress"));
        }
        spec.set("policyTypes", list(types));
    }
}

fn custom_resource_definition(spec: &mut Value) {
    if let Some(names) = spec.get_mut("names") {
        let kind = names.text("kind").to_owned();
        if !kind.is_empty() {
            names.fill_empty("singular", &*kind.to_lowercase());
            names.fill_empty("listKind", &*format!("{kind}List"));
        }
    }
    spec.fill("conversion", map([("strategy", text("None"))]).data);
}

fn text(text: &str) -> Value {
    Value::filled_in(text.into())
}

fn number(number: i64) -> Value {
    Value::filled_in(number.into())
}

fn list(items: Vec<Value>) -> Value {
    Value::filled_in(Data::List(items))
}

fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::filled_in(Data::Map(entries.map(|(key, value)| (key.to_owned(), value)).into()))
}
