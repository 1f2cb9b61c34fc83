// Light, dark, or as the system: a choice below each page, which partials/remembered-theme.html keeps.
"use strict";
{
  const { make, recall, remember, whenBack } = workshop;
  const words = document.currentScript.dataset;
  const KEY = "workshopsite:theme";
  const choices = { "": words.system, light: words.light, dark: words.dark };
  const footer = document.querySelector(".site-footer");

  const apply = (theme) => {
    document.documentElement.dataset.theme = theme;
    for (const radio of document.getElementsByName("theme")) radio.checked = radio.value === theme;
  };

  const option = ([value, label]) =>
    make("label", {}, make("input", { type: "radio", name: "theme", value }), ` ${label}`);

  // Browsers that do not know light-dark() have one theme.
  if (footer && CSS.supports("color", "light-dark(#000, #fff)")) {
    const legend = make("legend", { className: "visually-hidden" }, words.legend);
    const field = make("fieldset", {}, legend, ...Object.entries(choices).map(option));
    footer.append(make("div", { className: "wrap theme-switch" }, field));
    apply(recall(KEY) ?? "");
    field.addEventListener("change", ({ target }) => {
      apply(target.value);
      remember(KEY, target.value);
    });
    whenBack(() => apply(recall(KEY) ?? document.documentElement.dataset.theme));
  }
}
