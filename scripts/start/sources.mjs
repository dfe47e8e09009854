/** One hash over the files something is made from; equal hash, nothing to make again. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['node_modules', '.next', 'dist', '.git', '.souk', 'test-results', 'playwright-report']);

/** Files below the given ones, sorted, without folders that are made rather than written. */
export function filesBelow(roots) {
  const found = [];
  const visit = (entry) => {
    const stat = fs.statSync(entry, { throwIfNoEntry: false });
    if (stat?.isFile()) found.push(entry);
    if (!stat?.isDirectory() || SKIPPED.has(path.basename(entry))) return;
    for (const name of fs.readdirSync(entry)) visit(path.join(entry, name));
  };
  for (const root of roots) visit(root);
  return found.sort();
}

/** @param {string[]} roots files or folders; missing ones count as empty */
export function hashOf(roots, extra = '') {
  const hash = crypto.createHash('sha256').update(extra);
  for (const file of filesBelow(roots)) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(`${file}\0`).update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
