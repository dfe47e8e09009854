/**
 * The catalogue is complete: both languages have the same keys with the same placeholders, every key is used, every used key
 * exists, and no text stands in JSX.
 */
import { readdirSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import ts from 'typescript';
import { read, report, sources } from './sources.mjs';

const folder = 'lib/platform/messages';
const problems = [];

function catalogue(locale) {
  const keys = new Map();
  for (const file of readdirSync(`${folder}/${locale}`).filter((name) => name.endsWith('.json'))) {
    const area = file.slice(0, -'.json'.length);
    for (const [key, text] of Object.entries(JSON.parse(read(`${folder}/${locale}/${file}`))))
      keys.set(`${area}.${key}`, text);
  }
  return keys;
}

/** The arguments a message takes, and the words it says itself. */
function parts(text) {
  const names = new Set();
  let words = '';
  (function visit(nodes) {
    for (const node of nodes) {
      if (node.type === 0) words += node.value;
      else if (node.type !== 7) names.add(node.value);
      if (node.options) for (const option of Object.values(node.options)) visit(option.value);
      if (node.children) visit(node.children);
    }
  })(new IntlMessageFormat(text, 'en').getAst());
  return { names: [...names].sort().join(' '), words };
}

const english = catalogue('en');
const arabic = catalogue('ar');
/** Names that are the same in every language. */
const sameEverywhere = /^[\s\w@.:/-]*(Souk|PayPal|Google|Facebook|@)[\s\w@.:/-]*$/;
for (const [key, text] of english) {
  const other = arabic.get(key);
  if (other === undefined || other.trim() === '') {
    problems.push(`${key}: not in Arabic`);
    continue;
  }
  const [mine, theirs] = [parts(text), parts(other)];
  if (mine.names !== theirs.names) problems.push(`${key}: {${mine.names}} in English, {${theirs.names}} in Arabic`);
  if (other === text && /[a-z]{3}/i.test(mine.words) && !sameEverywhere.test(text))
    problems.push(`${key}: not translated`);
}
for (const key of arabic.keys()) if (!english.has(key)) problems.push(`${key}: not in English`);

const files = sources(['app', 'lib', 'worker', 'proxy.ts'], /\.(tsx?)$/).filter((file) => !/\.test\.tsx?$/.test(file));
const text = files.map(read).join('\n');
const used = new Set([...text.matchAll(/['"`]([a-z]+(?:\.[A-Za-z0-9_-]+)+)['"`]/g)].map((match) => match[1]));
/** `t(`errors.${code}`)` uses every key that begins like it. */
const prefixes = [...text.matchAll(/[`]([a-z]+\.[A-Za-z0-9_.-]*)\$\{/g)].map((match) => match[1]);
const areas = new Set([...english.keys()].map((key) => key.split('.')[0]));
for (const key of english.keys()) {
  if (!used.has(key) && !prefixes.some((prefix) => key.startsWith(prefix))) problems.push(`${key}: not used`);
}
for (const call of text.matchAll(/\bt\(\s*['"]([^'"]+)['"]/g)) {
  if (areas.has(call[1].split('.')[0]) && !english.has(call[1]))
    problems.push(`${call[1]}: used but not in the catalogue`);
}

/** Words a person would read. Symbols, numbers and single marks are not. */
const wordy = /[A-Za-z؀-ۿ]{2,}/;
const readAttributes = new Set(['aria-label', 'alt', 'title', 'placeholder', 'label']);
for (const file of files.filter((one) => one.endsWith('.tsx') && one.startsWith('app/'))) {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const at = (node) => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  (function visit(node) {
    if (ts.isJsxText(node) && wordy.test(node.text))
      problems.push(`${at(node)}: text in JSX: ${node.text.trim().slice(0, 40)}`);
    if (
      ts.isJsxAttribute(node) &&
      readAttributes.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      wordy.test(node.initializer.text)
    ) {
      problems.push(`${at(node)}: text in an attribute: ${node.initializer.text.slice(0, 40)}`);
    }
    ts.forEachChild(node, visit);
  })(source);
}
report(problems);
