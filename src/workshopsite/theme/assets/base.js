// What the other scripts stand on: elements, what the browser remembers, the reader's clock.
// ?now=2027-06-21T10:00Z in an address starts it there.
"use strict";
{
  const opened = Date.now();
  const asked = new URLSearchParams(location.search).get("now") ?? "";
  const start = Date.parse(asked.replace(" ", "+")) || opened; // a bare "+" arrives as a space
  const now = () => start + Date.now() - opened;

  // When the reader comes back from another tab or page.
  const whenBack = (work) =>
    document.addEventListener("visibilitychange", () => document.hidden || work());

  globalThis.workshop = {
    now,

    // Now, with each new minute, and when the reader comes back.
    eachMinute(work) {
      const tick = () => {
        work(now());
        setTimeout(tick, 60_000 - (now() % 60_000));
      };
      tick();
      whenBack(() => work(now()));
    },

    whenBack,

    make(tag, properties, ...children) {
      const element = Object.assign(document.createElement(tag), properties);
      element.append(...children);
      return element;
    },

    // A browser may refuse to remember.
    recall(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },

    remember(key, value) {
      try {
        localStorage.setItem(key, value);
      } catch {}
    },
  };
}
