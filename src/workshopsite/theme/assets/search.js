// Search over the program or the papers: all words, whatever their accents; kind, room, session.
"use strict";
if (workshop.tools) {
  const { make, tools, entries, filter } = workshop;
  const words = document.currentScript.dataset;
  const kinds = JSON.parse(words.kinds);
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

  const folded = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/\P{ASCII}/gu, (sign) => PLAIN[sign] ?? sign);

  // What can be chosen; an entry may have it from what it is in.
  for (const entry of entries) {
    const { element, parent, holds } = entry;
    const { kind, room, title } = element.dataset;
    const heading = element.closest(".paper-list")?.previousElementSibling;
    const group = element.closest(".paper-group")?.querySelector(".paper-group-title");
    entry.facets = {
      ...parent?.facets,
      ...(kind && { kind: kinds[kind] }),
      ...(heading?.matches(".paper-kind") && { kind: heading.textContent }),
      ...(room && { room }),
      ...(group && { session: group.textContent }),
      ...(holds && { session: title }),
    };
  }

  // What is not about an entry itself.
  const REST = "[data-slot], .slot-papers > li, button, summary, .visually-hidden, .mark, .yours";
  function ownText({ element }) {
    const copy = element.cloneNode(true);
    for (const inner of copy.querySelectorAll(REST)) inner.remove();
    return copy.textContent;
  }

  // The index, made when it is needed.
  function indexed(entry) {
    const above = entry.parent ? indexed(entry.parent) : "";
    entry.text ??= `${folded([ownText(entry), ...Object.values(entry.facets)].join(" "))} ${above}`;
    return entry.text;
  }

  const input = make("input", { type: "search", className: "field", name: "q", autocomplete: "off" });
  const label = make("label", {}, make("span", {}, words.search), input);
  const form = make("form", { className: "finder", role: "search" }, label);

  function choice(name) {
    const found = entries.map((entry) => !entry.holds && entry.facets[name]);
    const values = [...new Set(found)].filter(Boolean);
    if (values.length < 2) return [];
    const select = make("select", { className: "field", name }, new Option(words.any, ""));
    select.append(...values.map((value) => new Option(value, value)));
    return [make("label", {}, make("span", {}, words[name]), select)];
  }

  const choices = ["kind", "room", "session"].flatMap(choice);
  if (choices.length) {
    const summary = make("summary", { className: "choose" }, words.choose);
    form.append(make("details", {}, summary, make("div", { className: "choices" }, ...choices)));
  }
  const fields = [...form.elements].filter((field) => field.name);

  let writing;
  function search() {
    const wanted = folded(input.value).split(/\s+/).filter(Boolean);
    const chosen = fields.filter((field) => field !== input && field.value);
    const test = (entry) =>
      wanted.every((word) => indexed(entry).includes(word)) &&
      chosen.every(({ name, value }) => entry.facets[name] === value);
    filter("search", wanted.length || chosen.length ? test : undefined, clear);
    clearTimeout(writing); // browsers refuse an address that changes with every key
    writing = setTimeout(writeAddress, 300);
  }

  function clear() {
    form.reset();
    search();
  }

  function writeAddress() {
    const address = new URL(location);
    for (const { name, value } of fields) {
      if (value.trim()) address.searchParams.set(name, value.trim());
      else address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  tools.prepend(form);
  form.addEventListener("input", search);
  input.addEventListener("focus", () => entries.forEach(indexed), { once: true });
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("keydown", (event) => event.key === "Escape" && clear());
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });

  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = asked.get(field.name) ?? "";
    if (field.selectedIndex < 0) field.value = ""; // no such room any more
    if (field.value && field !== input) field.closest("details").open = true;
  }
  if (fields.some((field) => field.value)) search();
}
