//! `view!` for islands, and [`macro@travels`] for the types of their data.
//!
//! `view!` has the syntax of Leptos' macro of the same name, but every view has the type `crate::view::Node`.
//! Leptos creates a type for each view, with code to build, hydrate and update it; a single type makes the whole
//! program smaller (ARCHITECTURE.md, “Size”).
//!
//! Supported: elements, text, `{blocks}`, attributes (values, `Option`s, `bool`s or closures of these),
//! `class:name=condition`, `prop:name=value`, `on:event=handler`, `ref=handle`. Not supported: components; use
//! functions and call them in a block.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};

use syn::{Error, Expr, ExprLit, Ident, Lit, Result, Stmt};

/// A view as a `crate::view::Node`; several adjacent elements are also one.
#[proc_macro]
pub fn view(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input.into()).unwrap_or_else(Error::into_compile_error).into()
}

/// A type of the data that pages load: deserialized in the browser from a text that lives as long as the page, and
/// serialized natively. Its own `serde` attributes follow this one. The wire format ignores names and defaults; they
/// are for JSON with names, which tests read.
#[proc_macro_attribute]
pub fn travels(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let item = TokenStream::from(item);
    quote! {
        #[derive(serde::Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
        #[serde(bound(deserialize = "'de: 'static"))]
        #item
    }
    .into()
}

fn expand(input: TokenStream) -> Result<TokenStream> {
    let mut nodes = rstml::parse2(input)?.into_iter().map(node).collect::<Result<Vec<_>>>()?;
    Ok(match nodes.len() {
        1 => nodes.remove(0),
        _ => quote! { crate::view::Node::Many(vec![#(#nodes),*]) },
    })
}

fn node(node: Node) -> Result<TokenStream> {
    match node {
        Node::Element(element) => self::element(element),
        Node::Text(text) => {
            let text = &text.value;
            Ok(quote! { crate::view::IntoNode::into_node(#text) })
        }
        Node::Block(NodeBlock::ValidBlock(block)) => {
            // `{expression}` without its braces, which are redundant here.
            let inner = match &block.stmts[..] {
                [Stmt::Expr(expression, None)] => quote! { #expression },
                _ => quote! { #block },
            };
            Ok(quote! { crate::view::IntoNode::into_node(#inner) })
        }
        other => Err(Error::new_spanned(other, "view! knows elements, \"texts\" and {blocks}")),
    }
}

fn element(element: NodeElement<Infallible>) -> Result<TokenStream> {
    let tag = element.name().to_string();
    if tag.starts_with(char::is_uppercase) {
        return Err(Error::new_spanned(element.name(), "a component is a function here: {call(it)}"));
    }
    // Constant attributes form one slice, so that the code that adds them exists once in the program, not for each
    // element.
    let constants: Vec<TokenStream> = element.attributes().iter().filter_map(constant).collect();
    let others = element.attributes().iter().filter(|one| constant(one).is_none());
    let attributes = others.map(attribute).collect::<Result<Vec<_>>>()?;
    let children = element.children.into_iter().map(child).collect::<Result<Vec<_>>>()?;
    Ok(quote! {{
        #[allow(unused_mut)]
        let mut element = crate::view::Element::new(#tag, &[#(#constants),*]);
        #(element.#attributes;)*
        #(element.#children;)*
        crate::view::Node::from(element)
    }})
}

/// `name="text"` as a pair.
fn constant(attribute: &NodeAttribute) -> Option<TokenStream> {
    let NodeAttribute::Attribute(attribute) = attribute else { return None };
    let name = attribute.key.to_string();
    match attribute.value() {
        Some(Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) if !name.contains(':') => Some(quote! { (#name, #text) }),
        _ => None,
    }
}

fn child(child: Node) -> Result<TokenStream> {
    if let Node::Text(text) = &child {
        let text = &text.value;
        return Ok(quote! { text(#text) });
    }
    let child = node(child)?;
    Ok(quote! { child(#child) })
}

fn attribute(attribute: &NodeAttribute) -> Result<TokenStream> {
    let NodeAttribute::Attribute(attribute) = attribute else {
        return Err(Error::new_spanned(attribute, "view! knows attributes with a name"));
    };
    let name = attribute.key.to_string();
    let value = value(attribute);
    Ok(match name.split_once(':') {
        Some(("class", class)) => quote! { toggle(#class, #value) },
        Some(("prop", property)) => quote! { property(#property, #value) },
        Some(("on", event)) => {
            let event = match event {
                // Leptos has no name for this event.
                "cancel" => quote! { Custom::<::leptos::ev::Event>::new("cancel") },
                event => Ident::new(event, proc_macro2::Span::call_site()).into_token_stream(),
            };
            quote! { on(::leptos::ev::#event, #value) }
        }
        Some(_) => return Err(Error::new_spanned(&attribute.key, "known are class:, prop: and on:")),
        None if name == "ref" => quote! { reference(#value) },
        None => quote! { attribute(#name, #value) },
    })
}

/// An attribute without a value is `true`, as in HTML.
fn value(attribute: &KeyedAttribute) -> Expr {
    attribute.value().cloned().unwrap_or_else(|| syn::parse_quote!(true))
}
