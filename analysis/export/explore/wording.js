// What a state of the page is called in words.
"use strict";
const wording = (data, fields) => {
  const number = (n) => n.toLocaleString("en-US");
  const name = (kind, key) => data.names[kind][data[`${kind}s`].indexOf(key)];
  const chosen = (state) => [
    ...state.getAll("pillar").map((key) => `${data.heads.pillar}：${name("pillar", key)}`),
    ...state.getAll("response_type").map((key) => `対応区分：${name("mark", key)}`),
    ...Object.entries(data.attributes).flatMap(([column, own]) => state.getAll(`where.${column}`).map((value) => `${own.name}：${value}`)),
    ...(state.get("q") ?? "").trim() ? [`検索：${state.get("q").trim()}`] : [],
  ];
  const opening = (state) => [
    ...state.has("in_pillar") ? [name("pillar", state.get("in_pillar"))] : [],
    ...state.has("in_type") ? [name("mark", state.get("in_type"))] : [],
    ...state.has("theme") ? [`テーマ「${data.themes[state.get("theme")][0]}」`] : [],
    ...state.has("themed") ? [data.heads.untouched] : [],
    ...state.has("word") ? [`「${state.get("word")}」`] : [],
    ...state.has("in_field") ? [data.heads.fields[fields.indexOf(state.get("in_field"))]] : [],
    ...state.has("id") ? [`${data.numbers[data.ids.indexOf(state.get("id"))]}番`] : [],
  ].join("、");
  return { number, chosen, opening };
};
