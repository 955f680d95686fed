//! Stub.
use std::marker::PhantomData;
/// Stub.
pub struct Object<'a>(PhantomData<&'a ()>);
/// Stub.
pub struct PodView<'a, 'm>(PhantomData<(&'a (), &'m ())>);
/// Stub.
pub struct ContainerView<'a, 'm>(PhantomData<(&'a (), &'m ())>);
