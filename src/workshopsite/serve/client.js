// Keeps a page of the preview true: reloads it, follows changes, shows problems.
// livereload.js opens the connection and exchanges stylesheets; this script adds what it lacks.
(() => {
  const own = document.currentScript;
  const shown = own.dataset.state;
  const base = new URL(".", own.src);

  const reload = () => {
    sessionStorage.setItem("workshopsite-scroll", JSON.stringify([location.href, scrollX, scrollY]));
    location.reload();
  };

  const [href, x, y] = JSON.parse(sessionStorage.getItem("workshopsite-scroll") || "[]");
  sessionStorage.removeItem("workshopsite-scroll");
  if (href === location.href) {
    addEventListener("load", () => scrollTo({ left: x, top: y, behavior: "instant" }));
  }

  const showProblems = async () => {
    const answer = await fetch(new URL("problems", base), { cache: "no-store" });
    const panel = document.getElementById("workshopsite-problems");
    if (panel && answer.ok) {
      panel.outerHTML = await answer.text();
    }
  };

  // A page that missed a reload, because the laptop slept or the server was away, catches up.
  const catchUp = async () => {
    const answer = await fetch(new URL("state", base), { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== shown) {
      reload();
    }
  };

  // Called by livereload.js, which loads every LiveReloadPlugin… that it finds; true means done.
  window.LiveReloadPluginWorkshopsite = class {
    static identifier = "workshopsite";
    static version = "1";
    reload(path) {
      if (path === "workshopsite:problems") {
        showProblems();
        return true;
      }
      if (path.startsWith("workshopsite:follow:")) {
        const target = new URL(path.slice("workshopsite:follow:".length), location.href);
        if (target.pathname !== location.pathname) {
          location.assign(target);
          return true;
        }
        reload();
        return true;
      }
      if (path.endsWith(".css")) {
        return false;
      }
      reload();
      return true;
    }
  };

  document.addEventListener("LiveReloadConnect", catchUp);
  const port = location.port || (location.protocol === "https:" ? 443 : 80);
  const script = document.createElement("script");
  script.src = `${location.origin}/livereload.js?port=${port}`;
  document.head.append(script);
})();
