// Greys the important dates that are over, by the reader's clock: the pages themselves know none.
for (const entry of document.querySelectorAll(".dates [data-moment]")) {
  entry.classList.toggle("is-past", Date.parse(entry.dataset.moment) < Date.now());
}
