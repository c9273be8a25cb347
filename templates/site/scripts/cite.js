/* Copy buttons of a paper's page: they appear where the browser can copy. */

if (navigator.clipboard) {
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll(".aq-copy");
  for (const button of buttons) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy ?? "");
      // Formulas are copied as the plain text that the page has ready.
      await navigator.clipboard.writeText(source?.dataset.plain ?? source?.textContent ?? "");
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
}
