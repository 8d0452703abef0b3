//! What a program keeps in the stage's Secret Service, read as any program of the session could.
use std::collections::HashMap;

use zbus::connection::Builder;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const NAME: &str = "org.freedesktop.secrets";
const PLACE: &str = "/org/freedesktop/secrets";
const SERVICE: &str = "org.freedesktop.Secret.Service";
const ITEM: &str = "org.freedesktop.Secret.Item";

/// Everything under one service, by the last part of its user's name.
pub async fn kept_by(bus: &str, service: &str) -> HashMap<String, Vec<u8>> {
    let bus = Builder::address(bus).unwrap().build().await.unwrap();
    let asked = ("plain", Value::from(""));
    let opened = bus.call_method(Some(NAME), PLACE, Some(SERVICE), "OpenSession", &asked).await.unwrap();
    let (_, session): (OwnedValue, OwnedObjectPath) = opened.body().deserialize().unwrap();
    let wanted = HashMap::from([("service", service)]);
    let found = bus.call_method(Some(NAME), PLACE, Some(SERVICE), "SearchItems", &(wanted,)).await.unwrap();
    let (items, _locked): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) = found.body().deserialize().unwrap();
    let mut kept = HashMap::new();
    for item in items {
        let place = item.as_str();
        let said = bus.call_method(Some(NAME), place, Some(ITEM), "GetSecret", &(&session,)).await.unwrap();
        let (_, _, secret, _): (OwnedObjectPath, Vec<u8>, Vec<u8>, String) = said.body().deserialize().unwrap();
        let asked = (ITEM, "Attributes");
        let properties = Some("org.freedesktop.DBus.Properties");
        let said = bus.call_method(Some(NAME), place, properties, "Get", &asked).await.unwrap();
        let attributes: OwnedValue = said.body().deserialize().unwrap();
        let attributes: HashMap<String, String> = attributes.try_into().unwrap();
        let user = attributes.get("username").cloned().unwrap_or_default();
        kept.insert(user.rsplit('/').next().unwrap_or_default().to_owned(), secret);
    }
    kept
}
