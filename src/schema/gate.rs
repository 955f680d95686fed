//! Feature gates: which behaviour of the API server is on in which minor, unless an administrator says otherwise.

use super::Minor;

/// Declares the gates, each with its state in every minor from [`Minor::OLDEST`] on.
macro_rules! gates {
    ($($name:ident = $states:literal,)+) => {
        /// A feature gate of Kubernetes that changes what the API server says of an object.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names are those of pkg/features/kube_features.go, which says what they are")]
        pub enum Gate { $($name,)+ }

        impl Gate {
            /// Every gate, by name.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name, as `--feature-gates` takes it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }

            const fn states(self) -> &'static str {
                match self { $(Self::$name => $states,)+ }
            }
        }
    };
}

// One letter for each minor: `.` there is no such gate (before it came, and after the feature became a fixed part),
// `a` alpha and off, `b` beta and off, `B` beta and on, `G` generally available and on, `d` deprecated and off.
// Source: pkg/features/kube_features.go of each minor, at its latest patch release.
gates! {
    AppArmorFields = "...BGG.....",
    ClusterTrustBundleProjection = "..aaaabbbbG",
    ContainerRestartRules = ".......aBBB",
    ContainerStopSignals = "......aaaaa",
    CronJobTimeZone = "GG.........",
    CrossNamespaceVolumeDataSource = "aaaaaaaaaaa",
    DefaultHostNetworkHostPortsInPodTemplates = ".ddd.......",
    DynamicResourceAllocation = "aaaaabbG...",
    ElasticIndexedJob = "BBBBGGG....",
    EnvFiles = ".......aBBB",
    GRPCContainerProbe = "GG.........",
    HostnameOverride = ".......aBBG",
    ImageVolume = "....aabbBGG",
    InPlacePodLevelResourcesVerticalScaling = "........aBB",
    InPlacePodVerticalScaling = "aaaaaaBBGGG",
    JobBackoffLimitPerIndex = ".aBBBBGGGGG",
    JobManagedBy = "...aaBBBGGG",
    JobPodFailurePolicy = "BBBBGG.....",
    JobPodReplacementPolicy = ".aBBBBBGGGG",
    JobSuccessPolicy = "...aBBGGGGG",
    MatchLabelKeysInPodAffinity = "..aaBBGGGGG",
    MatchLabelKeysInPodTopologySpread = "BBBBBBBBBBB",
    MatchLabelKeysInPodTopologySpreadSelectorMerge = ".......BBBB",
    MaxUnavailableStatefulSet = "aaaaaaaabbB",
    MinDomainsInPodTopologySpread = "BBBGG......",
    NodeInclusionPolicyInPodTopologySpread = "BBBBBBGGGGG",
    PodCertificateRequest = ".......abbG",
    PodHostIPs = ".aBGG......",
    PodLevelResources = ".....aaBBBB",
    PodLifecycleSleepAction = "..aBBBBGGGG",
    PodLifecycleSleepActionAllowZero = ".....aBGGGG",
    PodSchedulingReadiness = "BBBGGGGGGGG",
    PreferSameTrafficDistribution = "......aBGGG",
    ProbeTerminationGracePeriod = "BG.........",
    ProcMountType = "aaaabbBBBGG",
    ReadWriteOncePod = "BBGG.......",
    RecursiveReadOnlyMounts = "...aBBGGGGG",
    RelaxedDNSSearchValidation = ".....aBGGGG",
    RelaxedEnvironmentVariableValidation = "...aaBBGGGG",
    RelaxedServiceNameValidation = ".......aaBG",
    RestartAllContainersOnContainerExits = "........aBB",
    SELinuxChangePolicy = ".....aBBBGG",
    SELinuxMount = "...aaabbbbb",
    ServiceTrafficDistribution = "...aBBGGG..",
    SidecarContainers = ".aBBBBGGGGG",
    StatefulSetAutoDeletePVC = "BBBBBGGG...",
    StatefulSetStartOrdinal = "BBBBGGG....",
    StrictIPCIDRValidation = "......aaaBB",
    SupplementalGroupsPolicy = "....aaBBGGG",
    TaintTolerationComparisonOperators = "........aaa",
    UserNamespacesHostNetworkSupport = "........aaa",
    UserNamespacesSupport = ".aabbbBBBGG",
    VolumeAttributesClass = "..aabbbGGGG",
}

impl Gate {
    /// Whether the feature is on in a minor by default.
    pub fn is_on(self, minor: Minor) -> bool {
        let states = self.states().as_bytes();
        let at = usize::from(minor.number() - Minor::OLDEST.number());
        match states.get(at) {
            Some(b'B' | b'G') => true,
            // A gate goes away once its feature is generally available.
            Some(b'.') => states.get(..at).is_some_and(|before| before.contains(&b'G')),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gate_has_a_state_for_every_minor() {
        for gate in Gate::ALL {
            assert_eq!(gate.states().len(), Minor::all().count(), "{}", gate.name());
        }
    }

    #[test]
    fn a_gate_is_on_from_beta_and_stays_on_when_it_is_gone() {
        let on = |gate: Gate| {
            Minor::all().filter(|minor| gate.is_on(*minor)).map(Minor::number).collect::<Vec<_>>()
        };
        assert_eq!(on(Gate::SidecarContainers).first(), Some(&29));
        assert_eq!(on(Gate::CronJobTimeZone).len(), Minor::all().count());
        assert_eq!(on(Gate::MaxUnavailableStatefulSet), [37]);
        assert_eq!(on(Gate::DefaultHostNetworkHostPortsInPodTemplates), [0u8; 0]);
    }
}
