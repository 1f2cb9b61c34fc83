// Unfolds the abstract that a link leads to; closes players as long as they are empty.
"use strict";
{
  // :target says it too, but not yet while the page loads.
  function goal() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // not UTF-8: no id of ours
    }
  }

  function unfold() {
    const entry = goal()?.closest("[data-slot], .paper");
    const fold = entry?.querySelector(":scope > .fold, :scope > .slot-body > .fold");
    if (fold) fold.open = true;
  }

  unfold();
  addEventListener("hashchange", unfold);

  // Nobody has to go through an empty frame.
  for (const frame of document.querySelectorAll(".player iframe")) {
    frame.inert = true;
    frame.addEventListener("load", () => (frame.inert = false));
  }
}
