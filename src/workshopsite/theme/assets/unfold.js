// Unfolds the abstract of the talk or the paper that a link leads to, now or later.
"use strict";
{
  // :target would say it too, but not yet while the page loads.
  function goal() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // not UTF-8: nothing of ours is called so
    }
  }

  function unfold() {
    const entry = goal()?.closest("[data-slot], .paper");
    const fold = entry?.querySelector(":scope > .fold, :scope > .slot-body > .fold");
    if (fold) fold.open = true;
  }

  unfold();
  addEventListener("hashchange", unfold);
}
