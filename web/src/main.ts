import { mount } from "svelte";
import App from "./App.svelte";
import { recalled } from "./look";
import "./style/base.css";

recalled();

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");
mount(App, { target });
