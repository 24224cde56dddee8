//! A new campaign in a temporary folder, and the program.

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

pub struct Campaign(pub PathBuf);

/// The program's output.
pub struct Outcome {
    pub is_success: bool,
    pub out: String,
    pub told: String,
}

impl Outcome {
    /// Whether the report contains each of these.
    #[track_caller]
    pub fn tells(&self, words: &[&str]) -> &Self {
        for words in words {
            assert!(self.told.contains(words), "“{words}” is not in:\n{}", self.told);
        }
        self
    }
}

impl Campaign {
    /// The folder `campaign` as created by `atbildiba new`, in a folder of its own.
    pub fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("site-import-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        campaign::new::new(&root.join("campaign"), site::build::today()).unwrap();
        Self(root)
    }

    pub fn run(&self, arguments: &[&str]) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atbildiba"));
        let output = command.args(arguments).current_dir(&self.0).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Outcome { is_success: output.status.success(), out: text(output.stdout), told: text(output.stderr) }
    }

    /// Imports a file of this name into the campaign with `--write`.
    pub fn import(&self, name: &str, bytes: impl AsRef<[u8]>) -> Outcome {
        fs::write(self.0.join(name), bytes).unwrap();
        self.run(&["import", name, "--into", "campaign", "--write"])
    }

    /// As [`import`](Self::import), without any errors; returns what was added to the content file, which passes the
    /// check.
    #[track_caller]
    pub fn added(&self, name: &str, bytes: impl AsRef<[u8]>, file: &str) -> Vec<Value> {
        let before = self.items(file).len();
        let outcome = self.import(name, bytes);
        assert!(outcome.is_success, "{}", outcome.told);
        self.is_accepted();
        self.items(file).split_off(before)
    }

    #[track_caller]
    pub fn is_accepted(&self) {
        let check = self.run(&["check", "campaign"]);
        assert!(check.is_success, "{}{}", check.out, check.told);
    }

    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.0.join("campaign").join(file)).unwrap()
    }

    pub fn items(&self, file: &str) -> Vec<Value> {
        let value: Value = serde_json::from_str(&self.text(file)).unwrap();
        let list = if file == "supporters.json" { "supporters" } else { "entries" };
        value[list].as_array().unwrap().clone()
    }

    /// Modifies a content file.
    pub fn change(&self, file: &str, with: impl FnOnce(&mut Value)) {
        let mut value: Value = serde_json::from_str(&self.text(file)).unwrap();
        with(&mut value);
        fs::write(self.0.join("campaign").join(file), serde_json::to_string_pretty(&value).unwrap()).unwrap();
    }
}

impl Drop for Campaign {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
