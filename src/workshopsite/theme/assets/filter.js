// Shows the entries of the program or the papers that all filters let through, and what holds one.
"use strict";
{
  const { make } = workshop;
  const words = document.currentScript.dataset;
  const ENTRY = ":is([data-slot], .paper, .slot-papers > li)";
  const SHOWN = `${ENTRY}:not([hidden])`;
  const all = (selector) => [...document.querySelectorAll(`main ${selector}`)];
  const [tools, ...further] = all(".tools");
  for (const one of further) one.remove(); // of a program that is placed in parts

  const known = new Map();
  for (const element of all(ENTRY)) {
    const parent = known.get(element.parentElement.closest(ENTRY));
    if (parent) parent.holds = true;
    known.set(element, { element, parent });
  }
  const entries = [...known.values()];
  const upwards = entries.toReversed();
  const leaves = entries.filter((entry) => !entry.holds);
  const around = all(":is(.day, .parallel, .paper-group, .paper-list)").filter((one) =>
    one.querySelector(ENTRY),
  );
  const headings = all(".paper-kind");
  const folded = all("details .slot-papers");

  const filters = new Map();
  const status = make("p", { className: "found", role: "status" });

  function apply() {
    const tests = [...filters.values()].map((filter) => filter.test).filter(Boolean);
    for (const entry of upwards) {
      entry.fits = tests.every((test) => test(entry));
      entry.element.hidden = !entry.fits && !(entry.holds && entry.element.querySelector(SHOWN));
    }
    for (const element of around) element.hidden = !element.querySelector(SHOWN);
    for (const heading of headings) heading.hidden = heading.nextElementSibling.hidden;
    for (const list of folded) unfold(list.closest("details"), [...list.children]);
    const found = leaves.filter((entry) => entry.fits).length;
    const text = found ? words.found : words.none;
    const said = text.replace("{found}", found).replace("{all}", leaves.length);
    status.textContent = tests.length ? said : "";
  }

  // Opens what is folded where a part of it is meant, and closes it afterwards.
  function unfold(fold, items) {
    const isPart = items.some((item) => item.hidden) && !items.every((item) => item.hidden);
    if (isPart && !fold.open) fold.dataset.unfolded = "";
    if ("unfolded" in fold.dataset) fold.open = isPart;
    if (!isPart) delete fold.dataset.unfolded;
  }

  if (tools && entries.length) {
    tools.append(status);
    workshop.tools = tools;
    workshop.entries = entries;

    // test(entry) lets it through, without one all are; clear() undoes the reader's choice.
    workshop.filter = (name, test, clear) => {
      filters.set(name, { test, clear });
      apply();
    };
    workshop.showAll = () => {
      for (const filter of filters.values()) filter.clear();
    };

    // A link to what is filtered away.
    addEventListener("hashchange", () => {
      const target = document.querySelector(":target");
      if (!target?.closest("[hidden]")) return;
      workshop.showAll();
      target.scrollIntoView();
    });
  }
}
