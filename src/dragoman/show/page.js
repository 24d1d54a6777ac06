"use strict";
// Light every word and record that belongs to what the pointer or the focus is on.
(() => {
  const lit = new Set();
  const clear = () => { for (const element of lit) element.classList.remove("lit"); lit.clear(); };
  const light = (event) => {
    const element = event.target instanceof Element ? event.target.closest("[data-r]") : null;
    clear();
    if (!element) return;
    const sheet = element.closest(".sheet");
    for (const id of element.dataset.r.split(" ")) {
      for (const other of sheet.querySelectorAll(`[data-r~="${CSS.escape(id)}"]`)) { other.classList.add("lit"); lit.add(other); }
    }
  };
  for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, light);
  document.addEventListener("mouseleave", clear);
})();
