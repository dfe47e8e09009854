/** Ranking and judging: the whole gallery for each query of a task, then what of it was right. */

/** How deep a result of a category task is written. */
const deep = 200;

/** The same numbers at every run. @returns {(one: string, other: string) => number} */
export function randomScores() {
  let state = 7;
  return () => {
    state = (state * 48271) % 2147483647;
    return state;
  };
}

/**
 * @param {{ kind: string, gallery: string[], queries: { id: string, group?: string }[] }} task
 * @param {Record<string, { group?: string }>} items
 * @param {(query: string, item: string) => number} score
 * @returns {Record<string, string[]>} a query's id and the best of the gallery for it; of clothing nothing from the same person
 */
export function rank({ kind, gallery, queries }, items, score) {
  const ranked = queries.map(({ id, group }) => {
    const allowed = gallery.filter((item) => item !== id && !(group && items[item].group === group));
    const sorted = allowed
      .map((item) => ({ item, value: score(id, item) }))
      .sort((one, other) => other.value - one.value)
      .map(({ item }) => item);
    return [id, kind === 'instance' ? sorted : sorted.slice(0, deep)];
  });
  return Object.fromEntries(ranked);
}

const percent = (values) => ((100 * values.reduce((sum, value) => sum + value, 0)) / values.length).toFixed(1);

/** @returns {string} R@1 / R@5 / R@10 / MRR of an instance task, mAP@10 / P@10 of a category task */
export function judge(task, items, result) {
  return task.kind === 'instance' ? instance(task, result) : category(task, items, result);
}

function instance({ queries }, result) {
  const ranks = queries.map(({ id, relevant }) => result[id].findIndex((item) => relevant.includes(item)) + 1);
  const within = (depth) => percent(ranks.map((place) => (place > 0 && place <= depth ? 1 : 0)));
  return `${within(1)} / ${within(5)} / ${within(10)} / ${percent(ranks.map((place) => (place > 0 ? 1 / place : 0)))}`;
}

function category({ gallery, queries }, items, result) {
  const precisions = [];
  const averages = [];
  for (const { id, label, group } of queries) {
    const right = (item) => item !== id && items[item].label === label && !(group && items[item].group === group);
    const most = Math.min(10, gallery.filter(right).length);
    if (most === 0) continue;
    let hits = 0;
    let sum = 0;
    result[id].slice(0, 10).forEach((item, place) => {
      if (!right(item)) return;
      hits++;
      sum += hits / (place + 1);
    });
    averages.push(sum / most);
    precisions.push(hits / 10);
  }
  return `${percent(averages)} / ${percent(precisions)}`;
}
