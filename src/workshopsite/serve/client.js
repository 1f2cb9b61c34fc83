// Keeps a page of the preview true: reloads it, follows changes, shows problems.
// livereload.js opens the connection and exchanges stylesheets; this script adds what it lacks.
(() => {
  const own = document.currentScript;
  const shown = own.dataset.state;
  const base = new URL(".", own.src);
  const FOLLOW = "workshopsite:follow:";

  // What a page tells the next one in this tab; a browser that forbids it does without.
  const keep = (name, value) => {
    try {
      sessionStorage.setItem(`workshopsite-${name}`, JSON.stringify(value));
    } catch {}
  };
  const kept = (name) => {
    try {
      return JSON.parse(sessionStorage.getItem(`workshopsite-${name}`));
    } catch {
      return null;
    }
  };

  const reload = () => {
    keep("scroll", { href: location.href, left: scrollX, top: scrollY });
    location.reload();
  };

  const before = kept("scroll");
  keep("scroll", null);
  if (before && before.href === location.href) {
    addEventListener("load", () => scrollTo({ ...before, behavior: "instant" }));
  }

  const ask = async (what) => {
    try {
      const answer = await fetch(new URL(what, base), { cache: "no-store" });
      return answer.ok ? await answer.text() : null;
    } catch {
      return null; // the server went away again; the next connection asks again
    }
  };

  const showProblems = async () => {
    const panel = await ask("problems");
    if (panel === null) {
      return;
    }
    const old = document.getElementById("workshopsite-problems");
    const open = old?.querySelector("details")?.open;
    old?.remove();
    document.body.insertAdjacentHTML("beforeend", panel);
    const details = document.querySelector("#workshopsite-problems details");
    if (details && open) {
      details.open = true;
    }
  };

  // A page that missed a reload, because the laptop slept or the server was away, catches up;
  // once only for each state, so that something that keeps old pages cannot make it go in circles.
  const catchUp = async () => {
    const present = await ask("state");
    if (present === null || present === shown) {
      showProblems();
    } else if (present !== kept("caught-up")) {
      keep("caught-up", present);
      reload();
    }
  };

  const follow = (address) => {
    const target = new URL(address, location.href);
    if (target.pathname === location.pathname) {
      reload();
    } else {
      location.assign(target);
    }
  };

  // Called by livereload.js, which uses every LiveReloadPlugin… that it finds; true means done.
  window.LiveReloadPluginWorkshopsite = class {
    static identifier = "workshopsite";
    static version = "1";
    reload(path) {
      if (path.endsWith(".css")) {
        return false;
      }
      if (path === "workshopsite:problems") {
        showProblems();
      } else if (path.startsWith(FOLLOW)) {
        follow(path.slice(FOLLOW.length));
      } else {
        reload();
      }
      return true;
    }
  };

  document.addEventListener("LiveReloadConnect", catchUp);
  addEventListener("pageshow", (event) => event.persisted && catchUp());

  // The host and port are said in its address, because livereload.js reads no IPv6 address from it.
  const port = location.port || (location.protocol === "https:" ? 443 : 80);
  const script = document.createElement("script");
  const options = `host=${location.hostname}&port=${port}&mindelay=500&maxdelay=3000`;
  script.src = `${base.href}livereload.js?${options}`;
  document.head.append(script);
})();
