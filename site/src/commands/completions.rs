//! `completions`: shell completion scripts, generated from the commands' help pages.

use crate::cli::{PAGES, PROGRAM};
use std::fmt::Write;

/// The completion script of [`crate::cli`] for a shell.
pub fn script(shell: &str) -> String {
    let names: Vec<&str> = PAGES.iter().map(|page| page.name).collect();
    let options = |page: &crate::cli::page::Page| -> Vec<String> {
        page.options.iter().map(|option| format!("--{}", option.name)).chain(["--help".to_owned()]).collect()
    };
    let mut out = String::new();
    match shell {
        "fish" => {
            for page in PAGES {
                let (name, summary) = (page.name, page.summary.replace('\'', "\\'"));
                let _ = writeln!(out, "complete -c {PROGRAM} -n __fish_use_subcommand -a {name} -d '{summary}'");
                for option in page.options {
                    let needs = if option.value.is_empty() { "" } else { " -r" };
                    let help = option.help.replace('\'', "\\'");
                    let _ = writeln!(
                        out,
                        "complete -c {PROGRAM} -n '__fish_seen_subcommand_from {name}' -l {}{needs} -d '{help}'",
                        option.name
                    );
                }
            }
        }
        "powershell" => {
            let _ = writeln!(
                out,
                "Register-ArgumentCompleter -Native -CommandName {PROGRAM} -ScriptBlock {{\n  param($word, $line)\n  \
                 $words = $line.CommandElements | ForEach-Object {{ $_.ToString() }}\n  $all = switch ($words[1]) {{"
            );
            for page in PAGES {
                let all: Vec<String> = options(page).iter().map(|option| format!("'{option}'")).collect();
                let _ = writeln!(out, "    '{}' {{ {} }}", page.name, all.join(", "));
            }
            let all: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
            let _ = writeln!(
                out,
                "    default {{ {} }}\n  }}\n  $all | Where-Object {{ $_ -like \"$word*\" }}\n}}",
                all.join(", ")
            );
        }
        // zsh accepts bash's completions.
        _ => {
            if shell == "zsh" {
                out += "autoload -U +X bashcompinit && bashcompinit\n";
            }
            let _ = writeln!(
                out,
                "_{PROGRAM}() {{\n  local word=${{COMP_WORDS[COMP_CWORD]}} words\n  case ${{COMP_WORDS[1]}} in"
            );
            for page in PAGES {
                let _ = writeln!(out, "    {}) words=\"{}\" ;;", page.name, options(page).join(" "));
            }
            let _ = writeln!(
                out,
                "    *) words=\"{}\" ;;\n  esac\n  [ \"$COMP_CWORD\" = 1 ] && words=\"{0}\"\n  \
                 COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}}\ncomplete -o default -F _{PROGRAM} {PROGRAM}",
                names.join(" ")
            );
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_knows_every_command_and_option() {
        for shell in ["bash", "zsh", "fish", "powershell"] {
            let script = script(shell);
            for page in PAGES {
                assert!(script.contains(page.name), "{shell}: {}", page.name);
                assert!(page.options.iter().all(|option| script.contains(option.name)), "{shell}: {}", page.name);
            }
        }
    }

    #[test]
    #[cfg(unix)]
    fn bash_accepts_its_script() {
        let check = "_test() { COMP_WORDS=(atbildiba \"$@\"); COMP_CWORD=$#; _atbildiba; echo \"${COMPREPLY[@]}\"; }\n";
        let run = |words: &str| {
            let text = format!("{}\n{check}_test {words}", script("bash"));
            let out = std::process::Command::new("bash").args(["-c", &text]).output().unwrap();
            assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
            String::from_utf8_lossy(&out.stdout).trim().to_owned()
        };
        assert_eq!(run("ch"), "check");
        assert_eq!(run("build --o"), "--out");
    }
}
