//! Browser APIs accessed by name instead of through `web-sys`: only the parts of the program that use them contain the
//! code, and an unsupported API is an ordinary error.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The browser's result or its exception.
pub type Answer<T> = Result<T, JsValue>;

/// A property; `undefined` if absent.
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

/// Creates an instance of one of the window's classes.
pub fn make(class: &str, arguments: &[JsValue]) -> Answer<JsValue> {
    let class: Function = get(&window(), class).dyn_into()?;
    Reflect::construct(&class, &arguments.iter().collect::<Array>())
}

/// An object with the given properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object: JsValue = Object::new().into();
    properties.iter().for_each(|(name, value)| set(&object, name, value));
    object
}

/// The result of a promise.
pub async fn wait(promise: JsValue) -> Answer<JsValue> {
    JsFuture::from(Promise::resolve(&promise)).await
}
