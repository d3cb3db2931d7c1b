"use strict";
// Keeps the page fresh, draws its charts, tells time in the viewer's zone. All text is made by the server; nothing here
// turns data into HTML.
(() => {
  const PATIENCE = 60_000; // A page that hears nothing looks by itself.
  const PAUSE = 4_000; // However much there is new.
  const live = "live" in document.body.dataset;
  const charts = new Map();
  const shown = new WeakMap(); // What the server said of each part.
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const moods = [
    ["negative", "#C61E25"], ["mixed", "#8E9FBC"], ["neutral", "#CAD3E2"],
    ["unscored", "transparent"], ["positive", "#008B87"]];

  // ---- charts ----

  function base() {
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13, color: css("--text") },
      grid: { left: 24, right: 16, top: innerWidth < 500 ? 72 : 52, bottom: 4, containLabel: true },
      tooltip: { trigger: "axis", renderMode: "richText", confine: true,
        backgroundColor: css("--card"), borderColor: css("--line"), textStyle: { color: css("--text") } },
    };
  }

  const axisText = () => ({ color: css("--note"), fontSize: 13, hideOverlap: true });
  const timeAxis = times => ({ type: "category", data: times, axisLabel: axisText(),
    axisLine: { lineStyle: { color: css("--line") } }, axisTick: { show: false } });
  const valueAxis = extra => ({ type: "value", axisLabel: axisText(),
    splitLine: { lineStyle: { color: css("--line") } }, minInterval: 1, ...extra });

  function volume(data) {
    const series = moods.map(([mood, color]) => ({ name: mood === "unscored" ? "not scored" : mood, type: "bar",
      stack: "all", data: data[mood], barCategoryGap: "15%",
      itemStyle: mood === "unscored" ? { color, borderColor: "#8E9FBC", borderWidth: 1 } : { color },
      emphasis: { disabled: true } }));
    const last = data.times.length - 1;
    series[0].markArea = { silent: true,
      itemStyle: { color: "rgba(198,30,37,.10)", borderColor: "#C61E25", borderWidth: 1 },
      label: { show: false },
      data: data.incidents.map(i => [{ xAxis: i.first }, { xAxis: Math.min(Math.max(i.last, i.first + 1), last) }]) };
    series[0].markLine = { silent: true, symbol: "none", animation: false,
      lineStyle: { color: css("--negative"), type: "solid", width: 2 },
      label: { formatter: "alert", color: css("--negative"), position: "end" },
      data: data.incidents.map(i => ({ xAxis: i.first })) };
    return { ...base(), xAxis: timeAxis(data.times), yAxis: valueAxis(), series,
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: css("--text"), fontSize: 13 } } };
  }

  function net(data) {
    return { ...base(), xAxis: timeAxis(data.times), yAxis: valueAxis({ min: -100, max: 100, interval: 50 }),
      grid: { left: 24, right: 16, top: 12, bottom: 4, containLabel: true },
      series: [{ name: "net sentiment", type: "bar", barCategoryGap: "15%",
        data: data.net.map(v => v === null ? null : { value: Math.round(v * 100),
          itemStyle: { color: css(v < 0 ? "--negative" : "--positive") } }) }] };
  }

  function voice(data) {
    const rows = data.voices.slice(0, 8).reverse();
    return { ...base(), grid: { left: 8, right: 64, top: 4, bottom: 4, containLabel: true },
      tooltip: { show: false },
      xAxis: valueAxis({ axisLabel: { show: false }, splitLine: { show: false } }),
      yAxis: { type: "category", data: rows.map(r => r.name), axisTick: { show: false }, axisLine: { show: false },
        axisLabel: { color: css("--text"), fontSize: 13, width: 110, overflow: "truncate" } },
      series: [{ type: "bar", barMaxWidth: 28,
        label: { show: true, position: "right", color: css("--text"), fontSize: 13,
          formatter: p => `${Math.round(rows[p.dataIndex].share * 100)} %` },
        data: rows.map(r => ({ value: r.stories, itemStyle: { color: r.own ? "#008B87" : "#8E9FBC" } })) }] };
  }

  function curve(data) {
    const line = (name, values, color, extra) => ({ name, type: "line", data: values, showSymbol: false,
      lineStyle: { color, width: 3 }, itemStyle: { color }, ...extra });
    return { ...base(), xAxis: { ...timeAxis(data.times), boundaryGap: false }, yAxis: valueAxis(),
      legend: { top: 0, left: 0, data: ["all stories", "negative", "usual"], textStyle: { color: css("--text"), fontSize: 13 } },
      series: [
        line("low", data.low, "transparent", { stack: "band", lineStyle: { width: 0 }, silent: true, tooltip: { show: false } }),
        line("normal band", data.band, "#8E9FBC", { stack: "band", lineStyle: { width: 0 }, areaStyle: { opacity: .35 }, silent: true }),
        line("usual", data.expected, "#8E9FBC", { lineStyle: { width: 2, type: "dashed", color: "#8E9FBC" } }),
        line("all stories", data.count, css("--text"), { markLine: { silent: true, symbol: "none", animation: false,
          lineStyle: { color: css("--negative"), width: 2 }, label: { formatter: "began", color: css("--negative") },
          data: [{ xAxis: data.started }] } }),
        line("negative", data.negative, css("--negative"))] };
  }

  const kinds = { volume, net, voice, curve };

  // The mentions behind a bar of the chart.
  function openBin(data, index) {
    const address = new URL("/mentions", location.origin);
    const asked = new URLSearchParams(location.search);
    for (const name of ["brand", "range"]) if (asked.has(name)) address.searchParams.set(name, asked.get(name));
    const from = Date.parse(data.starts[index]);
    const next = data.starts[index + 1] ?? new Date(2 * from - Date.parse(data.starts[index - 1])).toISOString();
    address.searchParams.set("from", data.starts[index]);
    address.searchParams.set("to", next);
    location.assign(address);
  }

  async function draw() {
    const places = document.querySelectorAll("[data-chart]");
    if (places.length === 0 || !window.echarts) return;
    const answer = await fetch((location.pathname === "/" ? "/api/overview" : "/api" + location.pathname) + location.search);
    if (!answer.ok) return;
    const view = await answer.json();
    for (const place of places) {
      const kind = place.dataset.chart;
      const data = kind === "curve" ? view.curve : view.charts;
      if (!data) continue;
      if (!charts.has(place)) charts.set(place, echarts.init(place));
      const chart = charts.get(place);
      chart.setOption(kinds[kind](data), { notMerge: true });
      if (data.starts) {
        chart.off("click");
        chart.on("click", event => openBin(data, event.dataIndex));
      }
    }
  }

  // ---- what is new ----

  // Takes over each part that changed, unless somebody is in it.
  async function renew() {
    const answer = await fetch(location.href);
    if (answer.redirected && new URL(answer.url).pathname === "/login") { location.reload(); return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = document.querySelectorAll("[data-part]");
    if (fresh.querySelectorAll("[data-part]").length !== now.length) { location.reload(); return; }
    for (const part of now) {
      const next = fresh.getElementById(part.id);
      if (!next) { location.reload(); return; }
      const opened = [...part.querySelectorAll("details[open][id]")].map(each => each.id);
      if (shown.get(part) !== next.innerHTML && !part.contains(document.activeElement)) {
        shown.set(part, next.innerHTML);
        part.replaceChildren(...document.adoptNode(next).childNodes);
        for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
      }
    }
    tellTime();
  }

  let waiting = null;
  let looked = Date.now();

  async function look() {
    waiting = null;
    looked = Date.now();
    try {
      if (!document.hidden) {
        await renew();
        await draw();
      }
      document.getElementById("offline").hidden = true;
    } catch {
      document.getElementById("offline").hidden = false;
    }
    soon(patience());
  }

  // What it waits for may have come before it began to listen.
  function patience() {
    return document.getElementById("running") ? PAUSE : PATIENCE;
  }

  function soon(pause) {
    clearTimeout(waiting);
    waiting = setTimeout(look, Math.max(0, looked + pause - Date.now()));
  }

  function listen() {
    const news = new EventSource("/api/live");
    news.addEventListener("news", () => soon(PAUSE));
    news.addEventListener("error", () => soon(PAUSE));
    addEventListener("pagehide", () => news.close());
    document.addEventListener("visibilitychange", () => soon(0));
    soon(patience());
  }

  // ---- whose time ----

  const clock = document.getElementById("clock");

  function tellTime() {
    const mine = localStorage.getItem("clock") === "mine";
    const format = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
    for (const time of document.querySelectorAll("time[datetime]")) {
      time.dataset.brand ??= time.textContent;
      time.textContent = mine ? format.format(new Date(time.dateTime)) : time.dataset.brand;
    }
    if (clock) clock.textContent = mine ? `Times: ${Intl.DateTimeFormat().resolvedOptions().timeZone}` : "Times: the brand's";
  }

  if (clock) {
    clock.hidden = document.querySelector("time[datetime]") === null;
    clock.addEventListener("click", () => {
      localStorage.setItem("clock", localStorage.getItem("clock") === "mine" ? "brand" : "mine");
      tellTime();
    });
  }

  document.querySelectorAll(".scope select").forEach(select =>
    select.addEventListener("change", () => select.form.requestSubmit()));
  document.querySelectorAll("[data-part]").forEach(part => shown.set(part, part.innerHTML));
  addEventListener("resize", () => charts.forEach(each => each.resize()));
  addEventListener("keydown", event => {
    if (event.key === "/" && !event.target.matches("input, select, textarea")) {
      document.getElementById("q")?.focus();
      event.preventDefault();
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw());
  tellTime();
  draw().catch(() => {});
  if (live) listen();
})();
