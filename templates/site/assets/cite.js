// Copy buttons of a paper's page: they appear where the browser can copy.
"use strict";
(function () {
  if (!navigator.clipboard) return;
  document.querySelectorAll(".aq-copy").forEach(function (button) {
    var label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", function () {
      var text = document.getElementById(button.dataset.copy).textContent;
      navigator.clipboard.writeText(text).then(function () {
        button.textContent = "Copied";
        setTimeout(function () { button.textContent = label; }, 2000);
      });
    });
  });
})();
