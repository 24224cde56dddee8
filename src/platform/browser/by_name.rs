//! Parts of the browser that are asked for by name and not through `web-sys`: so they cost code in the bundles that use
//! them only, and what a browser lacks is an error like any other.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the browser answered, or its error.
pub type Answer<T> = Result<T, JsValue>;

/// A property; `undefined` where there is none.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a property.
pub fn set(of: &JsValue, name: &str, value: impl Into<JsValue>) {
    let _ = Reflect::set(of, &name.into(), &value.into());
}

/// Calls a method.
pub fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Answer<JsValue> {
    let function: Function = get(of, name).dyn_into()?;
    Reflect::apply(&function, of, &arguments.iter().collect::<Array>())
}

/// A new object of a class of the window's.
pub fn make(class: &str, arguments: &[JsValue]) -> Answer<JsValue> {
    let class: Function = get(&window(), class).dyn_into()?;
    Reflect::construct(&class, &arguments.iter().collect::<Array>())
}

/// An object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object: JsValue = Object::new().into();
    properties.iter().for_each(|(name, value)| set(&object, name, value));
    object
}

/// What a promise comes to.
pub async fn wait(promise: JsValue) -> Answer<JsValue> {
    JsFuture::from(Promise::resolve(&promise)).await
}
