import Ajv from 'ajv';
import { parse } from 'csv-parse/sync';
import RssParser from 'rss-parser';
import { SaxesParser } from 'saxes';
import type { Target } from '../model';
import { acpProducts } from './acp-schema';

const isProducts = new Ajv({ formats: { uri: /^https?:\/\/[^\s]+$/ } }).compile(acpProducts);

/**
 * The addresses of a file's products as readers that are not ours find them, each once: strict CSV, well formed markup that a reader of
 * feeds reads, JSON by the protocol's own schema. Throws where one of them does not read the file.
 */
export async function productsToOthers(target: Target, text: string): Promise<ReadonlySet<string>> {
  if (target.endsWith('.xml')) return new Set(await linksOfFeed(text));
  if (target.startsWith('acp')) return new Set(acpIn(target, text).map(({ id }) => id));
  const rows: Record<string, string>[] = parse(text, { columns: true, delimiter: target.endsWith('tsv') ? '\t' : ',' });
  return new Set(rows.map((row) => row['URL handle'] ?? row.Handle ?? productOf(row.link)));
}

async function linksOfFeed(text: string): Promise<string[]> {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  const { items } = await new RssParser({ customFields: { item: ['g:link'] } }).parseString(text);
  return items.map((item: { 'g:link'?: string }) => productOf(item['g:link']));
}

function acpIn(target: Target, text: string): { id: string }[] {
  const whole: unknown =
    target === 'acp.json'
      ? JSON.parse(text)
      : { products: text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])) };
  if (!isProducts(whole)) throw new Error(JSON.stringify(isProducts.errors));
  return (whole as { products: { id: string }[] }).products;
}

const productOf = (link = '') => link.split('?')[0] ?? '';
