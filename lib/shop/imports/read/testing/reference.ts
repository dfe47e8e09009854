import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(process.env.SOUK_REFERENCE ?? '', 'catalogs');
const isHere = (process.env.SOUK_REFERENCE ?? '') !== '' && existsSync(folder);

/** Catalogues nobody here has written, by their path; empty where they are not, and tests then skip. */
export const realCatalogues: readonly { readonly name: string; readonly bytes: Buffer }[] = isHere
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:csv|json)$/.test(name))
      .sort()
      .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }))
  : [];

if (!isHere) console.error('The public catalogues are not here (SOUK_REFERENCE): what they would show is not checked.');
