import { expect } from 'vitest';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { beginImport } from '../begin-import';
import { steerImport } from '../steer-import';
import { tendImports } from '../tend-imports';

/** A catalogue as Shopify writes it, with these rows. */
export const shopify = (rows: readonly string[]) =>
  [
    'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price',
    ...rows,
  ].join('\r\n');

/** Drops a file on a page, and has it read. */
export async function send(
  actor: PersonActor,
  page: Id<'page'>,
  text: string,
  newState: 'draft' | 'published' = 'published',
): Promise<Id<'import'>> {
  const bytes = new TextEncoder().encode(text);
  const begun = await beginImport(actor, { page, name: 'a.csv', wishes: { newState }, bytes });
  if (!begun.ok) throw new Error(begun.code);
  await tendImports();
  return begun.value;
}

/** Runs, undoes, pauses or resumes an import, and has the worker do what is to do. */
export async function steer(
  actor: PersonActor,
  page: Id<'page'>,
  id: Id<'import'>,
  to: 'run' | 'undo' | 'pause' | 'resume',
): Promise<void> {
  expect(await steerImport(actor, { page, import: id, to })).toEqual({ ok: true, value: null });
  await tendImports();
}
