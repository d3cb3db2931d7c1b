"use strict";
// Keeps the page fresh and draws its charts. All text is made by the server; nothing here turns data into HTML.
(() => {
  const seconds = Number(document.body.dataset.refresh);
  const charts = new Map();
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const moods = [
    ["negative", "#C61E25"], ["mixed", "#8E9FBC"], ["neutral", "#CAD3E2"],
    ["unscored", "transparent"], ["positive", "#008B87"]];

  function chart(id) {
    const place = document.getElementById(id);
    if (!charts.has(id)) {
      place.replaceChildren();
      charts.set(id, echarts.init(place));
    }
    return charts.get(id);
  }

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
    series[0].markArea = { silent: true,
      itemStyle: { color: "rgba(198,30,37,.10)", borderColor: "#C61E25", borderWidth: 1 },
      label: { show: false },
      data: data.incidents.map(i => [{ xAxis: i.first }, { xAxis: Math.min(Math.max(i.last, i.first + 1), data.times.length - 1) }]) };
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

  async function draw() {
    const place = document.querySelector("[data-charts]");
    if (!place || !window.echarts) return;
    const answer = await fetch(place.dataset.charts);
    if (!answer.ok) return;
    const data = await answer.json();
    for (const [id, option] of [["volume", volume], ["net", net], ["voice", voice], ["curve", curve]]) {
      if (document.getElementById(id)) chart(id).setOption(option(data), { notMerge: true });
    }
  }

  // Takes over each live part that changed, unless somebody is in it.
  async function renew() {
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = document.querySelectorAll("[data-live]");
    if (fresh.querySelectorAll("[data-live]").length !== now.length) {
      location.reload();
      return;
    }
    for (const part of now) {
      const next = fresh.getElementById(part.id);
      if (!next) { location.reload(); return; }
      if (part.innerHTML !== next.innerHTML && !part.contains(document.activeElement)) {
        part.replaceChildren(...document.adoptNode(next).childNodes);
      }
    }
  }

  async function tick() {
    const offline = document.getElementById("offline");
    try {
      if (!document.hidden) {
        await renew();
        await draw();
      }
      offline.hidden = true;
    } catch {
      offline.hidden = false;
    }
    setTimeout(tick, seconds * 1000);
  }

  document.querySelectorAll(".scope select").forEach(select =>
    select.addEventListener("change", () => select.form.requestSubmit()));
  addEventListener("resize", () => charts.forEach(each => each.resize()));
  dark.addEventListener("change", () => draw());
  draw().catch(() => {});
  if (seconds > 0) setTimeout(tick, seconds * 1000);
})();
