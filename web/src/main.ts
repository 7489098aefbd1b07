import { mount } from "svelte";
import App from "./App.svelte";
import { liveIn } from "./api/way";
import { installing } from "./home/installing.svelte";
import { recalled } from "./look";
import "./style/base.css";

recalled();

// a page that is served without a server says where its home is
const home = document.querySelector<HTMLMetaElement>('meta[name="sorade-home"]');
if (home) {
  liveIn(home.content, document.querySelector('meta[name="sorade-sync"]') !== null);
  installing.listen();
}

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");
mount(App, { target });
