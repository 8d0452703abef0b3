import { mount } from "svelte";
import App from "./App.svelte";
import { connect } from "./ipc";
import { setLocale } from "./texts";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";

// Until the engine has said which language is configured: the one of the account, as the engine itself would choose.
setLocale(navigator.language.slice(0, 2));
const target = document.getElementById("app");
if (target) {
  mount(App, { target, props: { ipc: await connect() } });
}
