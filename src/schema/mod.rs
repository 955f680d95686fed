//! What every built-in kind may hold, by Kubernetes minor, and whether a document holds it.
//!
//! The facts are a table of small integers (`table.rs`), generated from the published schemas, so that they cost
//! nothing at start. [`check`] walks a document as the API server's decoder does; [`path`] names places in it.
//! What a value must be beyond its type (a legal name, a port in range) is for rules to say.

mod check;
pub mod custom;
mod encoding;
mod gate;
#[rustfmt::skip]
mod gates;
mod path;
pub mod quantity;
mod scalar;
#[rustfmt::skip]
mod table;
#[cfg(test)]
mod tests;
mod version;

pub use check::{Issue, ValueKind, check};
pub use encoding::Encoding;
pub use gate::Gate;
pub use path::{Place, Places, path};
pub(crate) use scalar::{sub_span, whole};
pub use version::{Minor, MinorRange, Minors};

use table::{ENUMS, FIELDS, KINDS, LIST_KEYS, NAME_STARTS, NAMES, REMOVED, SHAPES, TYPES};

/// The table as one minor of Kubernetes has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    minor: Minor,
}

/// An object type of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(u16);

/// A shape that is part of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShapeId(u16);

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Anything: raw extensions, JSON, the fields of `managedFields`.
    Any,
    /// True or false.
    Bool,
    /// Bytes in base64.
    Bytes,
    /// A number.
    Double,
    /// A number or a string (`util/intstr`).
    IntOrString,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A time with fractions of a second.
    MicroTime,
    /// An amount: a number, or a string such as `500m` (`api/resource`).
    Quantity,
    /// A string.
    String,
    /// A time as of RFC 3339.
    Time,
    /// An object of a type.
    Object(TypeId),
    /// A list of a shape.
    List(ShapeId),
    /// A mapping from free keys to a shape.
    Map(ShapeId),
}

/// The shapes without parts, in the order of the table's numbers; the generator writes them in this order.
const SCALARS: [Shape; 11] = [
    Shape::Any,
    Shape::Bool,
    Shape::Bytes,
    Shape::Double,
    Shape::IntOrString,
    Shape::Int32,
    Shape::Int64,
    Shape::MicroTime,
    Shape::Quantity,
    Shape::String,
    Shape::Time,
];

impl ShapeId {
    /// The shape.
    pub fn shape(self) -> Shape {
        let [tag, of] = row(&SHAPES, self.0);
        let tag = usize::from(tag);
        match (SCALARS.get(tag), tag.checked_sub(SCALARS.len())) {
            (Some(scalar), _) => *scalar,
            (None, Some(0)) => Shape::Object(TypeId(of)),
            (None, Some(1)) => Shape::List(Self(of)),
            (None, _) => Shape::Map(Self(of)),
        }
    }
}

/// A field of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether the published schema calls it required. The server itself checks this by validation, not by decoding.
    pub required: bool,
    /// Whether its list must not hold a value twice.
    pub set: bool,
    /// The gate that hides it: while that is off, the server drops the value without a word.
    pub gate: Option<Gate>,
    /// Whether validation asks for it, in kinds that no rules of their own judge.
    pub asked: bool,
    /// The values that it, or the items of its list, may have.
    pub values: Values,
    minors: u16,
    keys: u16,
}

/// The values of an enum; none where a field is not of an enum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Values(u16);

impl Values {
    /// Whether all values are good, because the field is not of an enum.
    pub const fn is_open(self) -> bool {
        self.0 == 0
    }

    /// The values in a minor, by name.
    pub fn of(self, minor: Minor) -> impl Iterator<Item = &'static str> {
        self.rows().filter(move |[_, minors]| minors & minor.bit() != 0).map(|[id, _]| name(id))
    }

    /// The minors that have a value.
    pub fn minors(self, value: &str) -> Minors {
        Minors(self.rows().find(|[id, _]| name(*id) == value).map_or(0, |[_, minors]| minors))
    }

    fn rows(self) -> impl Iterator<Item = [u16; 2]> {
        let rows = usize::from(self.0).checked_sub(1).and_then(|at| ENUMS.get(at));
        rows.into_iter().flat_map(|rows| rows.iter().copied())
    }
}

impl Field {
    /// The fields that tell the items of its list apart; none if it is not such a list.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        let keys = usize::from(self.keys).checked_sub(1).and_then(|at| LIST_KEYS.get(at));
        keys.into_iter().flat_map(|keys| keys.iter().map(|id| name(*id)))
    }

    /// Whether the minor has it, in this form.
    pub fn is_in(&self, minor: Minor) -> bool {
        self.minors & minor.bit() != 0
    }
}

/// An apiVersion and kind that clusters served once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The apiVersion.
    pub api_version: &'static str,
    /// The kind.
    pub kind: &'static str,
    /// The first minor without it: 25 for 1.25.
    pub removed_in: u8,
    /// The apiVersion that serves the kind now, if any does.
    pub replacement: Option<&'static str>,
    /// What must change besides the apiVersion, in sentences; empty where nothing must.
    pub note: &'static str,
}

/// A row of the table. Every index comes from the table itself; should one be wrong, a row of zeros is the worst.
fn row<const N: usize>(rows: &[[u16; N]], at: u16) -> [u16; N] {
    rows.get(usize::from(at)).copied().unwrap_or([0; N])
}

/// A name of the table.
fn name(id: u16) -> &'static str {
    let at = usize::from(id);
    let (Some(start), Some(end)) = (NAME_STARTS.get(at), NAME_STARTS.get(at + 1)) else { return "" };
    NAMES.get(usize::from(*start)..usize::from(*end)).unwrap_or_default()
}

/// Finds the row of a kind.
fn kind_row(api_version: &str, kind: &str) -> Option<[u16; 5]> {
    let key = |row: &[u16; 5]| (name(row[0]), name(row[1]));
    let at = KINDS.binary_search_by(|row| key(row).cmp(&(api_version, kind))).ok()?;
    KINDS.get(at).copied()
}

impl Schema {
    /// The table as a minor has it.
    pub const fn of(minor: Minor) -> Self {
        Self { minor }
    }

    const fn has(self, minors: u16) -> bool {
        minors & self.minor.bit() != 0
    }

    /// The type of a kind, if the minor serves it.
    pub fn find(self, api_version: &str, kind: &str) -> Option<TypeId> {
        let [_, _, ty, minors, _] = kind_row(api_version, kind)?;
        self.has(minors).then_some(TypeId(ty))
    }

    /// Whether objects of the kind are in no namespace; nothing if the minor does not serve it.
    pub fn is_cluster_scoped(self, api_version: &str, kind: &str) -> Option<bool> {
        let [_, _, _, minors, flags] = kind_row(api_version, kind)?;
        self.has(minors).then_some(flags & 1 != 0)
    }

    /// The apiVersions and kinds that the minor serves, in order.
    pub fn kinds(self) -> impl Iterator<Item = (&'static str, &'static str, TypeId)> {
        KINDS
            .iter()
            .filter(move |row| self.has(row[3]))
            .map(|row| (name(row[0]), name(row[1]), TypeId(row[2])))
    }

    /// What became of an apiVersion and kind that the minor no longer serves.
    pub fn removed(self, api_version: &str, kind: &str) -> Option<&'static Removed> {
        let key = (api_version, kind);
        let at = REMOVED.binary_search_by(|removed| (removed.api_version, removed.kind).cmp(&key)).ok()?;
        REMOVED.get(at).filter(|removed| self.minor >= removed.removed_in)
    }

    /// The first minor that serves an apiVersion and kind, if that is a newer one than this.
    pub fn comes_with(self, api_version: &str, kind: &str) -> Option<Minor> {
        let [_, _, _, minors, _] = kind_row(api_version, kind)?;
        Minors(minors).first().filter(|first| *first > self.minor)
    }

    /// The fields of a type in the minor, by name.
    pub fn fields(self, ty: TypeId) -> impl Iterator<Item = Field> {
        ty.rows().iter().filter(move |row| self.has(row[2])).map(|row| field_of(*row))
    }

    /// A field of a type in the minor.
    pub fn field(self, ty: TypeId, key: &str) -> Option<Field> {
        self.field_or_minors(ty, key).ok()
    }

    /// A field of a type in the minor, or the other minors that have it.
    fn field_or_minors(self, ty: TypeId, key: &str) -> Result<Field, Minors> {
        let rows = ty.rows_of(key);
        let row = rows.iter().find(|row| self.has(row[2]));
        row.map(|row| field_of(*row)).ok_or_else(|| Minors(rows.iter().fold(0, |mask, row| mask | row[2])))
    }

    /// The types of the minor that have a field of this name, for "belongs under": by name.
    pub fn types_with_field(self, key: &str) -> impl Iterator<Item = TypeId> {
        (0u16..)
            .take(TYPES.len().saturating_sub(1))
            .map(TypeId)
            .filter(move |ty| self.has(row(&TYPES, ty.0)[2]) && self.field(*ty, key).is_some())
    }

    /// The type's own field that a mistyped key most likely means.
    ///
    /// The same letters in another case win; otherwise the nearest name within a third of its length, by edit
    /// distance with swaps. `hostnetwork` is `hostNetwork`, `livenesProbe` is `livenessProbe`, `foo` is nothing.
    pub fn suggest(self, ty: TypeId, key: &str) -> Option<&'static str> {
        if let Some(field) = self.fields(ty).find(|field| field.name.eq_ignore_ascii_case(key)) {
            return Some(field.name);
        }
        let lower = key.to_ascii_lowercase();
        let mut best: Option<(usize, &'static str)> = None;
        for field in self.fields(ty) {
            let distance = strsim::osa_distance(&lower, &field.name.to_ascii_lowercase());
            let limit = (field.name.len().max(key.len()) / 3).max(1);
            if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, field.name));
            }
        }
        best.map(|(_, name)| name)
    }
}

/// Whether any minor, however old, serves or served the apiVersion and kind.
pub fn knows(api_version: &str, kind: &str) -> bool {
    let key = (api_version, kind);
    kind_row(api_version, kind).is_some()
        || REMOVED.binary_search_by(|removed| (removed.api_version, removed.kind).cmp(&key)).is_ok()
}

/// Whether Kubernetes itself defines, or once defined, kinds of the group.
pub fn is_builtin_group(group: &str) -> bool {
    // The rows are in the order of their apiVersions, so those of a group stand together behind `group/`.
    let is_before = |api_version: &str| api_version.bytes().lt(group.bytes().chain([b'/']));
    let is_of =
        |api_version: &str| api_version.strip_prefix(group).is_some_and(|version| version.starts_with('/'));
    let kind = KINDS.partition_point(|row| is_before(name(row[0])));
    let removed = REMOVED.partition_point(|removed| is_before(removed.api_version));
    group.is_empty()
        || KINDS.get(kind).is_some_and(|row| is_of(name(row[0])))
        || REMOVED.get(removed).is_some_and(|removed| is_of(removed.api_version))
}

impl TypeId {
    /// The type's name with its group and version: `core/v1.Container`.
    pub fn full_name(self) -> &'static str {
        name(row(&TYPES, self.0)[0])
    }

    /// The type's name: `Container`.
    pub fn name(self) -> &'static str {
        let full = self.full_name();
        full.rsplit('.').next().unwrap_or(full)
    }

    /// Whether it is a kind whose values no rules judge one by one, so that the table speaks of them.
    fn is_judged_here(self) -> bool {
        KINDS.iter().any(|[_, _, ty, _, flags]| *ty == self.0 && flags & 2 == 0)
    }

    /// Its fields in all minors, several rows for one whose shape changed.
    fn rows(self) -> &'static [[u16; 5]] {
        let start = usize::from(row(&TYPES, self.0)[1]);
        let end = usize::from(row(&TYPES, self.0.saturating_add(1))[1]);
        FIELDS.get(start..end).unwrap_or_default()
    }

    /// The rows of a field, in all minors.
    fn rows_of(self, key: &str) -> &'static [[u16; 5]] {
        let rows = self.rows();
        let first = rows.partition_point(|row| name(row[0]) < key);
        let rows = rows.get(first..).unwrap_or_default();
        let Some([id, ..]) = rows.first().filter(|row| name(row[0]) == key) else { return &[] };
        let count = rows.iter().take_while(|row| row[0] == *id).count();
        rows.get(..count).unwrap_or_default()
    }

    /// What a field holds in the newest of the minors that have it.
    fn shape_of(self, key: &str) -> Option<Shape> {
        self.rows_of(key).iter().max_by_key(|row| row[2]).map(|row| ShapeId(row[1]).shape())
    }
}

fn field_of([id, shape, minors, flags, values]: [u16; 5]) -> Field {
    Field {
        name: name(id),
        shape: ShapeId(shape).shape(),
        required: flags & 1 != 0,
        set: flags & 2 != 0,
        gate: Gate::of_number(flags >> 8),
        asked: values >> 15 != 0,
        values: Values(values & 0x7fff),
        minors,
        keys: flags >> 2 & 0x3f,
    }
}

/// The type of a name such as `core/v1.Container`.
pub fn find_type(full_name: &str) -> Option<TypeId> {
    // The last row only ends the fields of the one before.
    let types = TYPES.split_last()?.1;
    let at = types.binary_search_by(|row| name(row[0]).cmp(full_name)).ok()?;
    u16::try_from(at).ok().map(TypeId)
}
