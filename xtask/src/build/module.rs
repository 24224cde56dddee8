//! The subset of WebAssembly's binary format that splitting and renaming need (WebAssembly Core 2.0, 5.5): sections,
//! imports, exports, function names.

/// The imports of a module: name, and kind with type as encoded (WebAssembly Core 2.0, 5.5.5). `None` if it imports a
/// function, which no chunk does, or is not a module.
pub(super) fn imports(module: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let Some((start, _)) = section(module, 2)? else { return Some(Vec::new()) };
    let all = read_imports(module, start)?;
    all.into_iter().map(|(_, name, kind)| (kind[0] != 0).then_some((name, kind))).collect()
}

/// The element, code and data sections.
const CONTENT: [u8; 3] = [9, 10, 11];

/// The size of a module's code and data. Everything else, most of a small chunk, exists once for all chunks of a file.
pub(super) fn content_bytes(module: &[u8]) -> usize {
    let (mut at, mut bytes) = (8, 0);
    while let Some(&id) = module.get(at) {
        at += 1;
        let Some(size) = read_leb(module, &mut at) else { break };
        at += size;
        bytes += if CONTENT.contains(&id) { size } else { 0 };
    }
    bytes
}

/// The range of the first section of a kind, if there is one; `None` if it is not a module.
fn section(module: &[u8], kind: u8) -> Option<Option<(usize, usize)>> {
    let mut at = 8;
    while at < module.len() {
        let id = module[at];
        at += 1;
        let size = read_leb(module, &mut at)?;
        if id == kind {
            return Some(Some((at, at + size)));
        }
        at += size;
    }
    Some(None)
}

/// Module, name, and kind with type of each import.
fn read_imports(module: &[u8], mut at: usize) -> Option<Vec<(String, String, Vec<u8>)>> {
    let mut found = Vec::new();
    for _ in 0..read_leb(module, &mut at)? {
        let (from, name) = (read_text(module, &mut at)?, read_text(module, &mut at)?);
        let start = at;
        let kind = *module.get(at)?;
        at += 1;
        match kind {
            0 => drop(read_leb(module, &mut at)?),
            1 => {
                at += 1;
                limits(module, &mut at)?;
            }
            2 => limits(module, &mut at)?,
            3 => at += 2,
            _ => return None,
        }
        found.push((from, name, module.get(start..at)?.to_vec()));
    }
    Some(found)
}

/// The module with renamed import modules; `None` if one has no new name.
pub(super) fn rename_modules<'a>(module: &[u8], module_of: &dyn Fn(&str) -> Option<&'a str>) -> Option<Vec<u8>> {
    let Some((start, end)) = section(module, 2)? else { return Some(module.to_vec()) };
    let imports = read_imports(module, start)?;
    let mut section = leb(imports.len());
    for (_, name, kind) in imports {
        text(&mut section, module_of(&name)?);
        text(&mut section, &name);
        section.extend(kind);
    }
    Some(replaced(module, start, end, &section))
}

fn limits(module: &[u8], at: &mut usize) -> Option<()> {
    let flags = *module.get(*at)?;
    *at += 1;
    read_leb(module, at)?;
    if flags & 1 == 1 {
        read_leb(module, at)?;
    }
    Some(())
}

fn read_leb(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn read_text(bytes: &[u8], at: &mut usize) -> Option<String> {
    let size = read_leb(bytes, at)?;
    let text = bytes.get(*at..*at + size)?;
    *at += size;
    String::from_utf8(text.to_vec()).ok()
}

pub(super) fn leb(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let byte = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(byte);
            return bytes;
        }
        bytes.push(byte | 0x80);
    }
}

pub(super) fn text(out: &mut Vec<u8>, text: &str) {
    out.extend(leb(text.len()));
    out.extend(text.as_bytes());
}

/// The names of a module's exports; `None` if it is not a module.
pub(super) fn exports(module: &[u8]) -> Option<Vec<String>> {
    let Some((mut at, _)) = section(module, 7)? else { return Some(Vec::new()) };
    let mut names = Vec::new();
    for _ in 0..read_leb(module, &mut at)? {
        names.push(read_text(module, &mut at)?);
        at += 1;
        read_leb(module, &mut at)?;
    }
    Some(names)
}

/// Function names and indices from the `name` section (appendix 7.4.1); empty if there is none.
pub(super) fn functions(module: &[u8]) -> Vec<(String, u32)> {
    let mut at = 8;
    while let Some(&id) = module.get(at) {
        at += 1;
        let Some(size) = read_leb(module, &mut at) else { break };
        let end = at + size;
        if id == 0 && read_text(module, &mut at).as_deref() == Some("name") {
            return function_names(module, at, end).unwrap_or_default();
        }
        at = end;
    }
    Vec::new()
}

fn function_names(module: &[u8], mut at: usize, end: usize) -> Option<Vec<(String, u32)>> {
    let mut found = Vec::new();
    while at < end {
        let id = *module.get(at)?;
        at += 1;
        let next = read_leb(module, &mut at)?;
        let next = at + next;
        if id == 1 {
            for _ in 0..read_leb(module, &mut at)? {
                let index = u32::try_from(read_leb(module, &mut at)?).ok()?;
                found.push((read_text(module, &mut at)?, index));
            }
        }
        at = next;
    }
    Some(found)
}

/// The module with these functions exported, too; unchanged if it has no exports.
pub(super) fn with_exports(module: &[u8], functions: &[u32]) -> Vec<u8> {
    let Some(Some((start, end))) = section(module, 7) else { return module.to_vec() };
    let mut at = start;
    let Some(count) = read_leb(module, &mut at) else { return module.to_vec() };
    let mut section = leb(count + functions.len());
    section.extend(&module[at..end]);
    for index in functions {
        text(&mut section, &format!("common {index}"));
        section.push(0);
        section.extend(leb(*index as usize));
    }
    replaced(module, start, end, &section)
}

/// The module with the content of the section from `start` to `end` replaced.
fn replaced(module: &[u8], start: usize, end: usize, content: &[u8]) -> Vec<u8> {
    // The section's size precedes it, in as many bytes as its writer used.
    let mut head = start - 1;
    while module[head - 1] >= 0x80 {
        head -= 1;
    }
    let mut out = module[..head].to_vec();
    out.extend(leb(content.len()));
    out.extend(content);
    out.extend(&module[end..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_parsed() {
        let mut module = b"\0asm\x01\0\0\0\x02".to_vec();
        let mut section = vec![2];
        for (name, kind) in [("memory", &[2, 0, 17][..]), ("table", &[1, 0x70, 0, 0xd0, 0x0c])] {
            text(&mut section, "x");
            text(&mut section, name);
            section.extend(kind);
        }
        module.extend(leb(section.len()));
        module.extend(section);
        let found = imports(&module).unwrap();
        assert_eq!(found[0], ("memory".into(), vec![2, 0, 17]));
        assert_eq!(found[1], ("table".into(), vec![1, 0x70, 0, 0xd0, 0x0c]));
        let renamed = rename_modules(&module, &|_| Some("longer")).unwrap();
        assert_eq!(imports(&renamed), imports(&module));
        assert_eq!(rename_modules(&renamed, &|_| Some("x")).unwrap(), module);
        assert_eq!(imports(b"\0asm\x01\0\0\0\x02\x06\x01\x01m\x01f\0"), None, "a function");
    }

    #[test]
    fn exports_are_parsed() {
        let module = b"\0asm\x01\0\0\0\x01\x01\0\x07\x08\x01\x04main\0\x05";
        assert_eq!(exports(module), Some(vec!["main".to_owned()]));
    }
}
