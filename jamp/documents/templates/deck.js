"use strict";
// One slide at a time: arrow keys, Page Up and Down, space, Home and End; the address keeps the slide.
(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const by = (id) => document.getElementById(id);
  let now = 0;

  function show(place, focus) {
    now = Math.min(Math.max(place, 0), slides.length - 1);
    slides.forEach((slide, number) => slide.classList.toggle("now", number === now));
    by("at").textContent = `${now + 1} / ${slides.length}`;
    by("back").disabled = now === 0;
    by("forth").disabled = now === slides.length - 1;
    history.replaceState(null, "", `#${slides[now].id}`);
    slides[now].scrollTop = 0;
    // who listens hears the heading of the slide
    if (focus) slides[now].focus();
    dispatchEvent(new Event("resize"));
  }

  const KEYS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const inside = event.target.closest("button, summary, .scroll, a");
    if (event.key === "Home" || event.key === "End") show(event.key === "Home" ? 0 : slides.length - 1, true);
    else if (event.key === "f" || event.key === "F") full();
    else if (event.key in KEYS && !(inside && (event.key === " " || (inside.matches(".scroll") && event.key.startsWith("Arrow")))))
      show(now + (event.key === " " && event.shiftKey ? -1 : KEYS[event.key]), true);
    else return;
    event.preventDefault();
  });

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  }

  by("back").addEventListener("click", () => show(now - 1, false));
  by("forth").addEventListener("click", () => show(now + 1, false));
  by("full").addEventListener("click", full);
  addEventListener("hashchange", () => show(asked(), true));
  const asked = () => Math.max(0, slides.findIndex((slide) => `#${slide.id}` === location.hash));
  document.documentElement.classList.add("presenting");
  document.querySelector(".turn").hidden = false;
  show(asked(), false);
})();
