'use strict';
// Draws a board of saved objects and their rows. Everything that people wrote is set as text, never as markup.
const BRANDS = ['#54B399', '#6092C0', '#9170B8', '#D6BF57', '#B9A888', '#DA8B45', '#AA6556', '#CA8EAE', '#D36086'];
const INK = '#516381';

function add(parent, name, text, className) {
  const element = parent.appendChild(document.createElement(name));
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function written(value, column) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (column.dataType === 'date') return new Date(value).toISOString().slice(5, 16).replace('T', ' ');
  const format = (column.params && column.params.format) || { id: 'number', params: { decimals: 0 } };
  if (format.id === 'percent') return Math.round(value * 100) + ' %';
  if (format.params.compact && Math.abs(value) >= 10000) {
    return Math.abs(value) >= 1e6 ? (value / 1e6).toFixed(1) + 'M' : (value / 1e3).toFixed(1) + 'K';
  }
  return value.toFixed(format.params.decimals || 0);
}

function colours(layer) {
  const fixed = {};
  for (const each of (layer.colorMapping || { assignments: [] }).assignments) {
    each.rule.values.forEach(value => { fixed[value] = each.color.colorCode; });
  }
  return fixed;
}

const distinct = (rows, id) => [...new Set(rows.map(row => row[id]))];
const axis = { axisLabel: { color: INK, fontSize: 11 }, axisLine: { lineStyle: { color: '#cad3e2' } }, axisTick: { show: false } };

function xy(panel, body) {
  const layer = panel.drawing.layers[0];
  const type = layer.seriesType;
  const time = panel.columns[layer.xAccessor].operationType === 'date_histogram';
  const fixed = colours(layer);
  const keys = time ? distinct(panel.rows, layer.xAccessor).sort() : distinct(panel.rows, layer.xAccessor);
  const names = layer.splitAccessor ? distinct(panel.rows, layer.splitAccessor) : layer.accessors;
  if (layer.splitAccessor && panel.columns[layer.splitAccessor].operationType === 'terms') names.sort();
  const value = (key, name) => {
    const found = panel.rows.find(row => row[layer.xAccessor] === key && (!layer.splitAccessor || row[layer.splitAccessor] === name));
    const v = found ? found[layer.splitAccessor ? layer.accessors[0] : name] : null;
    return v === null || v === undefined ? null : v;
  };
  const share = type.includes('percentage');
  const total = key => names.reduce((sum, name) => sum + (value(key, name) || 0), 0);
  const measure = panel.columns[layer.accessors[0]];
  const percent = share || (measure.params.format && measure.params.format.id === 'percent');
  const label = key => time ? new Date(key).toISOString().slice(5, 16).replace('T', ' ') : key;
  const series = names.map((name, i) => ({
    name: layer.splitAccessor ? name : panel.columns[name].label,
    type: type.startsWith('bar') ? 'bar' : 'line',
    stack: type.includes('stacked') ? 'all' : undefined,
    areaStyle: type.startsWith('area') ? { opacity: 0.8 } : undefined,
    symbol: 'none', barCategoryGap: time ? '10%' : '25%', connectNulls: false,
    lineStyle: { width: type.startsWith('area') ? 0 : 2 },
    itemStyle: { color: fixed[name] || BRANDS[i % BRANDS.length] },
    data: keys.map(key => { const v = value(key, name); return share ? (total(key) ? (v || 0) / total(key) : null) : v; })
  }));
  if (time && panel.marks.length && series.length) {
    series[0].markLine = {
      symbol: 'none', silent: true, lineStyle: { color: '#C61E25', width: 2, type: 'solid' },
      data: panel.marks.map(mark => {
        const at = Date.parse(mark.at);
        let nearest = keys[0];
        for (const key of keys) if (Date.parse(key) <= at) nearest = key;
        return { xAxis: label(nearest), label: { formatter: mark.label, color: '#C61E25', position: 'end' } };
      })
    };
  }
  const category = Object.assign({ type: 'category', data: keys.map(label) }, axis);
  const numbers = Object.assign({ type: 'value', max: share ? 1 : undefined, splitLine: { lineStyle: { color: '#eef1f6' } } }, axis,
    { axisLabel: { color: INK, fontSize: 11, formatter: v => percent ? Math.round(v * 100) + ' %' : v } });
  const lying = type.includes('horizontal');
  if (lying) { category.inverse = true; category.axisLabel = { color: INK, fontSize: 11, width: 130, overflow: 'truncate' }; }
  echarts.init(body).setOption({
    animation: false,
    grid: { left: 8, right: 16, top: panel.marks.length ? 24 : 10, bottom: 28, containLabel: true },
    legend: { bottom: 0, itemWidth: 12, itemHeight: 10, type: 'scroll', textStyle: { color: INK, fontSize: 11 } },
    xAxis: lying ? numbers : category, yAxis: lying ? category : numbers, series
  });
}

function pie(panel, body) {
  const layer = panel.drawing.layers[0];
  const fixed = colours(layer);
  const id = layer.primaryGroups[0];
  const data = [...panel.rows].sort((a, b) => a[id] < b[id] ? -1 : 1).map((row, i) => ({
    name: row[id], value: row[layer.metrics[0]], itemStyle: { color: fixed[row[id]] || BRANDS[i % BRANDS.length] }
  }));
  echarts.init(body).setOption({
    animation: false,
    legend: { bottom: 0, itemWidth: 12, itemHeight: 10, type: 'scroll', textStyle: { color: INK, fontSize: 11 } },
    series: [{ type: 'pie', radius: ['40%', '72%'], center: ['50%', '44%'], data, label: { formatter: '{d} %', color: INK } }]
  });
}

function table(panel, body) {
  const shown = panel.drawing.columns.filter(column => !column.hidden).map(column => column.columnId);
  const sheet = add(body, 'table');
  const head = add(sheet, 'tr');
  shown.forEach(id => add(head, 'th', panel.columns[id].label, panel.columns[id].isBucketed ? '' : 'n'));
  panel.rows.slice(0, 10).forEach(row => {
    const line = add(sheet, 'tr');
    shown.forEach(id => add(line, 'td',
      panel.columns[id].isBucketed ? row[id] : written(row[id], panel.columns[id]), panel.columns[id].isBucketed ? '' : 'n'));
  });
}

function cloud(panel, body) {
  const rows = panel.rows.filter(row => row[panel.drawing.valueAccessor] > 0);
  const most = Math.max(...rows.map(row => row[panel.drawing.valueAccessor]));
  const words = add(body, 'div', undefined, 'cloud');
  rows.forEach((row, i) => {
    const word = add(words, 'span', row[panel.drawing.tagAccessor]);
    word.style.fontSize = 13 + 23 * Math.sqrt(row[panel.drawing.valueAccessor] / most) + 'px';
    word.style.color = BRANDS[i % 4];
    words.append(' ');
  });
}

function heat(panel, body) {
  const { xAccessor: x, yAccessor: y, valueAccessor: v } = panel.drawing;
  const xs = distinct(panel.rows, x), ys = distinct(panel.rows, y);
  const values = panel.rows.map(row => row[v]).filter(value => value !== null);
  echarts.init(body).setOption({
    animation: false,
    grid: { left: 8, right: 10, top: 6, bottom: 4, containLabel: true },
    xAxis: Object.assign({ type: 'category', data: xs }, axis, { axisLabel: { color: INK, fontSize: 11, rotate: xs.length > 5 ? 20 : 0 } }),
    yAxis: Object.assign({ type: 'category', data: ys, inverse: true }, axis),
    visualMap: { show: false, min: Math.min(...values), max: Math.max(...values), inRange: { color: ['#eef4fb', '#0b64dd'] } },
    series: [{ type: 'heatmap', data: panel.rows.filter(row => row[v] !== null).map(row => [row[x], row[y], row[v]]),
      label: { show: true, fontSize: 11, formatter: cell => written(cell.value[2], panel.columns[v]) } }]
  });
}

function figure(panel, body) {
  const row = panel.rows[0] || {};
  const box = add(body, 'div', undefined, 'figure');
  if (panel.description) add(box, 'div', panel.description, 'say');
  add(box, 'div', written(row[panel.drawing.metricAccessor], panel.columns[panel.drawing.metricAccessor]), 'now');
  const before = panel.drawing.secondaryMetricAccessor;
  if (before) add(box, 'div', panel.columns[before].label + ' ' + written(row[before], panel.columns[before]), 'before');
}

function list(panel, body) {
  const sheet = add(body, 'table');
  const names = ['time', 'brand', 'mood', 'source', 'author', 'text'];
  const head = add(sheet, 'tr');
  names.forEach(name => { const cell = add(head, 'th', name); if (name !== 'text') cell.style.width = '9%'; });
  panel.documents.forEach(document => {
    const line = add(sheet, 'tr');
    const mood = (document.sentiment || {}).label;
    [document.eventTime.slice(5, 16).replace('T', ' '), document.brand, mood || 'not scored', document.source,
      (document.author || {}).name || '–', [document.title, document.text].filter(Boolean).join(': ')]
      .forEach(value => add(line, 'td', value));
  });
}

const DRAW = { lnsXY: xy, lnsPie: pie, lnsDatatable: table, lnsTagcloud: cloud, lnsHeatmap: heat, lnsMetric: figure };

document.querySelector('h1').textContent = DATA.title;
document.title = 'Preview: ' + DATA.title;
document.getElementById('sub').textContent = DATA.description + ' ' + DATA.from + ' to ' + DATA.until;
DATA.controls.forEach(control => add(document.getElementById('controls'), 'div', control + ': any'));
DATA.panels.forEach(panel => {
  const box = add(document.getElementById('board'), 'div', undefined, 'panel');
  box.style.gridColumn = (panel.grid.x + 1) + ' / span ' + panel.grid.w;
  box.style.gridRow = (panel.grid.y + 1) + ' / span ' + panel.grid.h;
  if (panel.title) add(box, 'h2', panel.title);
  const body = add(box, 'div', undefined, 'body');
  if (panel.type === 'lens') DRAW[panel.chart](panel, body);
  else if (panel.type === 'search') list(panel, body);
  else panel.text.split('  \n').forEach(line => add(body, 'div', line.replace(/[*[\]]|\(.*\)/g, '')));
});
document.body.dataset.drawn = 'yes';
