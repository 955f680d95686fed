//! What label selectors choose, as `LabelSelectorAsSelector` and the labels package have it.

use super::{
    Field, LabelSelector, LabelSelectorRequirement, Map, Str,
    names::{label_value, qualified_name},
};

/// Labels by key.
#[derive(Clone, Debug, Default)]
pub struct Labels<'m> {
    entries: Vec<(&'m str, &'m str)>,
}

impl<'m> Labels<'m> {
    /// The labels of a map; nothing if some could not be read.
    pub fn of(map: &'m Field<Map<'_, Str<'_>>>) -> Option<Self> {
        if map.is_incomplete() {
            return None;
        }
        Some(Self { entries: map.entries().iter().map(|(key, value)| (&**key, &**value)).collect() })
    }

    /// Adds a label unless the key is there.
    pub fn or_insert(&mut self, key: &'m str, value: &'m str) {
        if self.get(key).is_none() {
            self.entries.push((key, value));
        }
    }

    /// The value of a label.
    pub fn get(&self, key: &str) -> Option<&'m str> {
        // Of two entries with one key the last one counts.
        self.entries.iter().rev().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl LabelSelector<'_> {
    /// Whether parts of it could not be read, so that nothing can be said of it.
    pub fn is_incomplete(&self) -> bool {
        self.match_labels.is_incomplete()
            || self.match_expressions.is_incomplete()
            || self
                .match_expressions
                .items()
                .iter()
                .any(|it| it.key.is_invalid() || it.operator.is_invalid() || it.values.is_incomplete())
    }

    /// Whether it holds nothing, and so chooses everything.
    pub fn is_empty(&self) -> bool {
        self.match_labels.entries().is_empty() && self.match_expressions.items().is_empty()
    }

    /// Whether the server can make a selector of it: keys and values are those of labels, and operators have the
    /// values they need.
    pub fn is_valid(&self) -> bool {
        let labels = self.match_labels.entries();
        labels.iter().all(|(key, value)| qualified_name(key).is_ok() && label_value(value).is_ok())
            && self.match_expressions.items().iter().all(LabelSelectorRequirement::is_valid)
    }

    /// Whether it chooses these labels.
    pub fn matches(&self, labels: &Labels<'_>) -> bool {
        let same = |(key, value): &(Str<'_>, Str<'_>)| labels.get(key) == Some(&**value);
        self.match_labels.entries().iter().all(same)
            && self.match_expressions.items().iter().all(|it| it.matches(labels))
    }
}

impl LabelSelectorRequirement<'_> {
    /// Whether the server can read it.
    pub fn is_valid(&self) -> bool {
        let values = self.values.items();
        self.key.str().is_some_and(|key| qualified_name(key).is_ok())
            && values.iter().all(|value| label_value(value).is_ok())
            && match self.operator.str() {
                Some("In" | "NotIn") => !values.is_empty(),
                Some("Exists" | "DoesNotExist") => values.is_empty(),
                _ => false,
            }
    }

    /// Whether it holds for these labels.
    pub fn matches(&self, labels: &Labels<'_>) -> bool {
        let found = labels.get(self.key.str().unwrap_or_default());
        let among = found.is_some_and(|found| self.values.items().iter().any(|value| **value == *found));
        match self.operator.str() {
            Some("In") => among,
            Some("NotIn") => !among,
            Some("Exists") => found.is_some(),
            Some("DoesNotExist") => found.is_none(),
            _ => false,
        }
    }
}

/// Labels that controllers give to pods beside those of the template (`pkg/controller`).
const GIVEN: [&str; 10] = [
    "pod-template-hash",
    "pod-template-generation",
    "controller-revision-hash",
    "statefulset.kubernetes.io/pod-name",
    "apps.kubernetes.io/pod-index",
    "job-name",
    "controller-uid",
    "batch.kubernetes.io/job-name",
    "batch.kubernetes.io/controller-uid",
    "batch.kubernetes.io/job-completion-index",
];

/// Whether controllers give the label to pods, whatever the template says.
pub fn is_given(key: &str) -> bool {
    GIVEN.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Body, objects},
        schema::Minor,
        yaml,
    };

    /// From `LabelSelectorAsSelector` and `Requirement.Matches`: whether a selector is one, and chooses `{a: b, x: ''}`.
    #[test]
    fn selectors_choose_labels() {
        for (selector, valid, matches) in [
            ("{}", true, true),
            ("{matchLabels: {a: b}}", true, true),
            ("{matchLabels: {a: c}}", true, false),
            ("{matchLabels: {c: b}}", true, false),
            ("{matchLabels: {a: 'b c'}}", false, false),
            ("{matchLabels: {'a b': c}}", false, false),
            ("{matchExpressions: [{key: a, operator: In, values: [c, b]}]}", true, true),
            ("{matchExpressions: [{key: a, operator: In, values: [c]}]}", true, false),
            ("{matchExpressions: [{key: c, operator: In, values: ['']}]}", true, false),
            ("{matchExpressions: [{key: a, operator: NotIn, values: [b]}]}", true, false),
            ("{matchExpressions: [{key: c, operator: NotIn, values: [b]}]}", true, true),
            ("{matchExpressions: [{key: x, operator: Exists}]}", true, true),
            ("{matchExpressions: [{key: x, operator: DoesNotExist}]}", true, false),
            ("{matchExpressions: [{key: c, operator: DoesNotExist}]}", true, true),
            ("{matchExpressions: [{key: a, operator: In, values: []}]}", false, false),
            ("{matchExpressions: [{key: c, operator: NotIn}]}", false, true),
            ("{matchExpressions: [{key: a, operator: Exists, values: [b]}]}", false, true),
            ("{matchExpressions: [{key: a, operator: Gt, values: ['1']}]}", false, false),
            ("{matchExpressions: [{key: a b, operator: Exists}]}", false, false),
            ("{matchExpressions: [{key: a, operator: NotIn, values: ['c d']}]}", false, true),
        ] {
            let text = format!(
                "apiVersion: apps/v1\nkind: ReplicaSet\nspec: {{selector: {selector}, template: {{metadata: {{labels: \
                 {{a: z, x: '', a: b}}}}}}}}\n"
            );
            let (tree, _) = yaml::parse(&text);
            let all = objects(&tree, 0, Minor::NEWEST);
            let Some(Body::ReplicaSet(set)) = all.first().map(|object| &object.body) else {
                panic!("{text}")
            };
            let spec = set.spec.get().unwrap();
            let labels = &spec.template.get().unwrap().metadata.get().unwrap().labels;
            let selector = spec.selector.get().unwrap();
            let found = (selector.is_valid(), selector.matches(&Labels::of(labels).unwrap()));
            assert_eq!(found, (valid, matches), "{text}");
        }
    }
}
