/** The record in docs/integrations.md: when a platform was tried, at which version, and what each side said. */
import fs from 'node:fs';

const FILE = 'docs/integrations.md';

const marks = (name) => [`<!-- ${name} -->`, `<!-- /${name} -->`];

function partOf(text, name) {
  const [from, to] = marks(name).map((mark) => text.indexOf(mark));
  if (from < 0 || to < from) throw new Error(`${FILE} has no place for ${name}`);
  return { from: from + marks(name)[0].length, to };
}

/** @returns {{ date: string, version: string } | null} what the record says of a platform */
export function readRecord(text, name) {
  const { from, to } = partOf(text, name);
  const said = /Tried on (\d{4}-\d\d-\d\d) with \S+ ([\d.]+)/.exec(text.slice(from, to));
  return said && { date: said[1], version: said[2] };
}

/** The rows that the stories left behind, by platform. */
export function rowsOf({ suites }) {
  const rows = {};
  for (const { file, specs } of suites) {
    const name = file.replace('.spec.ts', '');
    const noted = specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations));
    rows[name] = noted.filter(({ type }) => type === 'row').map(({ description }) => JSON.parse(description));
  }
  return rows;
}

/** Text of a record, for people. */
export function textOf(name, { date, version, node, rows }) {
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const head = [`| step | ${name} says | Souk says |`, '| --- | --- | --- |'];
  return `\n\nTried on ${date} with ${name} ${version}, Node ${node}.\n\n${[...head, ...table].join('\n')}\n\n`;
}

/** Writes down that a platform was tried today. */
export function writeRecord(name, { version, rows }) {
  const text = fs.readFileSync(FILE, 'utf8');
  const { from, to } = partOf(text, name);
  const date = new Date().toISOString().slice(0, 10);
  const told = textOf(name, { date, version, node: process.versions.node, rows });
  fs.writeFileSync(FILE, text.slice(0, from) + told + text.slice(to));
}
