//! Compares recorded exchanges with `docs/review-api.yaml`: path, method, headers, request, status, answer.
//!
//! Stands on nothing of the sandbox: entries are the JSON of its journal, so that the engine's journeys can use this
//! file as it is (`#[path = "…/sandbox/src/tests/described.rs"] mod described;`).
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The description, as it stands in the repository.
const TEXT: &str = include_str!("../../../docs/review-api.yaml");

/// The description, ready to compare with.
pub struct Described {
    document: Value,
    validators: HashMap<String, jsonschema::Validator>,
}

/// One operation: its pointer into the document, so that messages can name it.
struct Operation {
    pointer: String,
    name: String,
}

fn escaped(text: &str) -> String {
    text.replace('~', "~0").replace('/', "~1")
}

impl Described {
    /// Reads the description.
    pub fn read() -> Self {
        let document = serde_saphyr::from_str(TEXT).expect("docs/review-api.yaml is YAML");
        Self { document, validators: HashMap::new() }
    }

    /// Follows `$ref` until there is none.
    fn resolve(&self, mut pointer: String) -> (String, &Value) {
        loop {
            let value = self.document.pointer(&pointer).unwrap_or(&Value::Null);
            match value.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#')) {
                Some(next) => pointer = next.to_owned(),
                None => return (pointer, value),
            }
        }
    }

    fn validator(&mut self, pointer: &str) -> &jsonschema::Validator {
        if !self.validators.contains_key(pointer) {
            let schema = json!({
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "components": self.document.get("components"),
                "allOf": [self.document.pointer(pointer)],
            });
            let built = jsonschema::validator_for(&schema).expect("the schemas of the description hold together");
            self.validators.insert(pointer.to_owned(), built);
        }
        &self.validators[pointer]
    }

    /// What is wrong with a value at a schema.
    fn complaints(&mut self, pointer: &str, value: &Value) -> Vec<String> {
        let errors = self.validator(pointer).iter_errors(value);
        errors.map(|error| format!("{} at {}", error, error.instance_path())).collect()
    }

    fn operation(&self, method: &str, path: &str) -> Option<Operation> {
        let rest = path.strip_prefix("/review/v1/")?;
        let asked: Vec<&str> = rest.split('/').skip(1).collect();
        let paths = self.document.get("paths").and_then(Value::as_object)?;
        let fits = |template: &str| {
            let parts: Vec<&str> = template.trim_start_matches('/').split('/').collect();
            parts.len() == asked.len()
                && parts.iter().zip(&asked).all(|(part, word)| part.starts_with('{') || part == word)
        };
        let template = paths.keys().find(|template| fits(template))?;
        let pointer = format!("/paths/{}/{}", escaped(template), method.to_lowercase());
        self.document.pointer(&pointer)?;
        Some(Operation { pointer, name: format!("{method} {template}") })
    }

    /// Everything in which an exchange differs from the description; empty when it fits. Exchanges spoiled by a fault,
    /// and those of other paths, are none of its business.
    pub fn differences(&mut self, entry: &Value) -> Vec<String> {
        let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (method, path) = (text("method"), text("path"));
        if !path.starts_with("/review/v1/") || entry.get("fault").is_some_and(|fault| !fault.is_null()) {
            return Vec::new();
        }
        let status = entry.get("status").and_then(Value::as_u64).unwrap_or_default();
        let Some(operation) = self.operation(&method, &path) else {
            // An address the description does not know must be refused.
            return if matches!(status, 404 | 405) {
                vec![]
            } else {
                vec![format!("{method} {path}: {status}, not described")]
            };
        };
        let mut found = Vec::new();
        if (200..300).contains(&status) {
            found.extend(self.request(&operation, entry));
        }
        found.extend(self.answer(&operation, entry, status));
        found.into_iter().map(|one| format!("{} {status}: {one}", operation.name)).collect()
    }

    /// Everything in which a request differs from the description, whatever became of it: a console never asks wrongly.
    pub fn asked_wrongly(&mut self, entry: &Value) -> Vec<String> {
        let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
        let (method, path) = (text("method"), text("path"));
        if !path.starts_with("/review/v1/") {
            return Vec::new();
        }
        match self.operation(method, path) {
            Some(operation) => {
                let found = self.request(&operation, entry);
                found.into_iter().map(|one| format!("{}: {one}", operation.name)).collect()
            }
            None => vec![format!("{method} {path}: not described")],
        }
    }

    fn request(&mut self, operation: &Operation, entry: &Value) -> Vec<String> {
        let mut found = Vec::new();
        let count = self.document.pointer(&format!("{}/parameters", operation.pointer)).and_then(Value::as_array);
        for index in 0..count.map_or(0, Vec::len) {
            let (_, parameter) = self.resolve(format!("{}/parameters/{index}", operation.pointer));
            let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default().to_lowercase();
            let wanted = parameter.get("in").and_then(Value::as_str) == Some("header")
                && parameter.get("required").and_then(Value::as_bool) == Some(true);
            if wanted && entry.pointer(&format!("/headers/{}", escaped(&name))).is_none() {
                found.push(format!("request: no header {name}"));
            }
        }
        let schema = format!("{}/requestBody/content/application~1json/schema", operation.pointer);
        match (self.document.pointer(&schema).is_some(), entry.get("body").and_then(Value::as_str)) {
            (true, Some(body)) => match serde_json::from_str(body) {
                Ok(body) => {
                    found.extend(self.complaints(&schema, &body).into_iter().map(|one| format!("request: {one}")))
                }
                Err(_) => found.push("request: no JSON".into()),
            },
            (true, None) => found.push("request: no body".into()),
            (false, Some(_)) => found.push("request: a body nobody described".into()),
            (false, None) => {}
        }
        found
    }

    fn answer(&mut self, operation: &Operation, entry: &Value, status: u64) -> Vec<String> {
        let (pointer, answer) = self.resolve(format!("{}/responses/{status}", operation.pointer));
        if answer.is_null() {
            return vec!["the status is not described".into()];
        }
        let mut found = Vec::new();
        let content = answer.get("content").and_then(Value::as_object).cloned();
        let headers = answer.get("headers").and_then(Value::as_object).cloned().unwrap_or_default();
        found.extend(self.headers(&pointer, &headers, entry));
        let Some(content) = content else {
            if entry.get("answer").is_some_and(|body| !body.is_null()) {
                found.push("a body where none is described".into());
            }
            return found;
        };
        let media = entry.pointer("/answerHeaders/content-type").and_then(Value::as_str).unwrap_or_default();
        let media = media.split(';').next().unwrap_or_default();
        if !content.contains_key(media) {
            found.push(format!("content type {media:?}"));
            return found;
        }
        let schema = format!("{pointer}/content/{}/schema", escaped(media));
        let body = entry.get("answer").and_then(Value::as_str).and_then(|body| serde_json::from_str(body).ok());
        match body {
            Some(body) => found.extend(self.complaints(&schema, &body)),
            None => found.push("no JSON".into()),
        }
        found
    }

    fn headers(&mut self, pointer: &str, headers: &Map<String, Value>, entry: &Value) -> Vec<String> {
        let mut found = Vec::new();
        for name in headers.keys() {
            let (header, described) = self.resolve(format!("{pointer}/headers/{}", escaped(name)));
            let required = described.get("required").and_then(Value::as_bool) == Some(true);
            let seen = entry.pointer(&format!("/answerHeaders/{}", name.to_lowercase())).cloned();
            match seen {
                Some(value) => {
                    let wrong = self.complaints(&format!("{header}/schema"), &value);
                    found.extend(wrong.into_iter().map(|one| format!("header {name}: {one}")));
                }
                None if required => found.push(format!("no header {name}")),
                None => {}
            }
        }
        found
    }

    /// The operations of the description that no exchange of these touched.
    pub fn untouched(&self, entries: &[Value]) -> Vec<String> {
        let paths = self.document.get("paths").and_then(Value::as_object).cloned().unwrap_or_default();
        let mut all: Vec<String> = Vec::new();
        for (template, item) in &paths {
            for method in ["get", "put", "post", "delete"].iter().filter(|method| item.get(**method).is_some()) {
                all.push(format!("{} {template}", method.to_uppercase()));
            }
        }
        for entry in entries {
            let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
            if let Some(operation) = self.operation(text("method"), text("path")) {
                all.retain(|name| *name != operation.name);
            }
        }
        all
    }
}
