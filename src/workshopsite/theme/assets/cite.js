// A button that copies how to cite a paper.
"use strict";
{
  const { make } = workshop;
  const words = document.currentScript.dataset;

  // Where a browser does not let pages write to the clipboard, the text is selected.
  async function copy(entry) {
    try {
      await navigator.clipboard.writeText(entry.textContent.trim() + "\n");
      return words.copied;
    } catch {
      getSelection().selectAllChildren(entry);
      return words.selected;
    }
  }

  for (const entry of document.querySelectorAll(".cite pre")) {
    const button = make("button", { className: "copy" }, words.copy);
    const status = make("span", { role: "status" });
    button.addEventListener("click", async () => {
      status.textContent = "";
      status.textContent = await copy(entry);
    });
    entry.after(make("p", { className: "copying" }, button, " ", status));
  }
}
