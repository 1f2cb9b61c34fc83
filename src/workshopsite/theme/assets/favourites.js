// A star at every slot, kept in this browser by the site's path and the slot's id; one's own program.
"use strict";
{
  const { make, recall, remember, slots, tools, whenBack } = workshop;
  const words = document.currentScript.dataset;
  const site = new URL("..", document.currentScript.src).pathname;
  const KEY = `workshopsite:favourites:${site}`;
  const stars = slots.filter((slot) => slot.heading && !["break", "meal"].includes(slot.kind));
  let picked = new Set();

  function load() {
    try {
      const stored = JSON.parse(recall(KEY));
      if (Array.isArray(stored)) picked = new Set(stored);
    } catch {} // not ours
    for (const { id, aliases } of stars) {
      for (const alias of aliases) if (picked.delete(alias)) picked.add(id);
    }
  }

  function toggle(id) {
    load(); // what another tab has stored meanwhile
    if (!picked.delete(id)) picked.add(id);
    remember(KEY, JSON.stringify([...picked]));
    show();
  }

  for (const slot of stars) {
    const name = make("span", { className: "visually-hidden" }, `${words.star} – ${slot.title}`);
    slot.star = make("button", { className: "star", title: words.star }, name);
    slot.star.addEventListener("click", () => toggle(slot.id));
    slot.heading.after(slot.star);
  }

  const chosen = () => stars.filter((slot) => picked.has(slot.id));
  const mine = make("button", { type: "button", className: "mine" }, words.mine);
  const file = make("button", { type: "button", className: "own-calendar" }, words.calendar);

  function show() {
    load();
    for (const slot of stars) slot.star.ariaPressed = `${picked.has(slot.id)}`;
    file.hidden = !chosen().some((slot) => slot.start);
    mine.dataset.number = chosen().length || "";
  }

  // A session that is picked brings its talks.
  const isPicked = (entry) =>
    picked.has(entry.element.dataset.slot) || Boolean(entry.parent && isPicked(entry.parent));

  function only(isOn) {
    mine.ariaPressed = `${isOn}`;
    workshop.filter("favourites", isOn ? isPicked : undefined, () => only(false));
  }

  // The slot's page, or its place on this one.
  function address({ heading, id }) {
    const page = document.querySelector("link[rel=canonical]") ?? location;
    const link = heading.querySelector('a:not([href*=":"])'); // not one to another host
    return new URL(link?.getAttribute("href") ?? `#${id}`, page.href).href;
  }

  function download() {
    const about = { id: words.site, name: words.name, venue: words.venue, now: workshop.now(), address };
    const text = workshop.calendar(chosen().filter((slot) => slot.start), about);
    const href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    make("a", { href, download: "my-program.ics" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  show();
  if (tools) {
    mine.addEventListener("click", () => only(mine.ariaPressed !== "true"));
    file.addEventListener("click", download);
    mine.ariaPressed = "false";
    (tools.querySelector("form") ?? tools).append(mine, file);
  }
  whenBack(show);
}
