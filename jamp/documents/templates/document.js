"use strict";
// Draws the charts of the page; without it their tables stand open.
(() => {
  const charts = JSON.parse(document.getElementById("charts").textContent);
  const night = matchMedia("(prefers-color-scheme: dark)");
  const FONT = getComputedStyle(document.body).fontFamily;
  const DASHES = { hollow: "dash", hatched: "dot" };

  function dressed(trace, at, paper, ink) {
    const { colors, letters, pattern, ...rest } = trace;
    const color = colors[at];
    if (pattern === "mark") return { ...rest, marker: { ...rest.marker, color: ink, line: { color: ink, width: 3 } } };
    if (rest.type === "scatter") {
      const hollow = pattern in DASHES;
      return { ...rest, line: { color, width: 2.5, dash: DASHES[pattern] || "solid" },
        marker: { size: 8, color: hollow ? paper : color, line: { color, width: 2 } } };
    }
    if (pattern === "framed") return { ...rest, marker: { color, line: { color: ink, width: 2 } }, insidetextfont: { color: letters[at] } };
    const marker = { color: pattern === "hollow" || pattern === "hatched" ? paper : color, line: { color: pattern === "filled" ? paper : color, width: 1.5 } };
    if (pattern === "hatched") marker.pattern = { shape: "/", fillmode: "overlay", fgcolor: color, size: 7, solidity: 0.15 };
    return { ...rest, marker, insidetextfont: { color: pattern === "hollow" || pattern === "hatched" ? undefined : letters[at] } };
  }

  // every name where they fit, else every second, third ...
  function thinned(axis, layout, width) {
    if (!layout.across) return axis;
    const step = Math.ceil((axis.tickvals.length * layout.across) / Math.max(width - 40, 1));
    const kept = (list) => list.filter((_, place) => place % step === 0);
    return { ...axis, tickvals: kept(axis.tickvals), ticktext: kept(axis.ticktext) };
  }

  function draw(at) {
    const style = getComputedStyle(document.documentElement);
    const day = { paper: "#ffffff", ink: "#1c2733", line: "#dbe1e7" };
    const [paper, ink, line] = ["paper", "ink", "line"].map((name) => (at ? style.getPropertyValue(`--${name}`).trim() : day[name]));
    for (const place of document.querySelectorAll(".plot")) {
      if (!place.clientWidth) continue;
      const { data, layout } = charts[place.dataset.chart];
      const axis = { gridcolor: line, zerolinecolor: ink, zerolinewidth: 1, tickfont: { size: 13 } };
      Plotly.react(place, data.map((trace) => dressed(trace, at, paper, ink)), {
        ...layout, height: place.closest(".slide") ? place.clientHeight : layout.height, xaxis: { ...axis, ...thinned(layout.xaxis, layout, place.clientWidth) }, yaxis: { ...axis, ...layout.yaxis },
        font: { family: FONT, size: 13, color: ink }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
        margin: { l: 4, r: 20, t: 34, b: 8 }, bargap: 0.3, dragmode: false, uniformtext: { minsize: 12, mode: "hide" },
        legend: { orientation: "h", x: 0, y: 1, yanchor: "bottom", traceorder: "normal" },
        hoverlabel: { bgcolor: paper, bordercolor: line, font: { color: ink, size: 14 } },
      }, { displayModeBar: false, responsive: true });
    }
  }

  document.documentElement.classList.add("drawn");
  for (const one of document.querySelectorAll("figure details")) one.open = false;
  draw(Number(night.matches));
  night.addEventListener("change", () => draw(Number(night.matches)));
  addEventListener("resize", () => draw(Number(night.matches)));
  addEventListener("beforeprint", () => draw(0));
  addEventListener("afterprint", () => draw(Number(night.matches)));
})();
