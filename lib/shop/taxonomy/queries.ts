import 'server-only';
import { sql } from 'drizzle-orm';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { type GoogleCategories, googleCategoriesOf, googlePathKey } from './google-categories';

/**
 * What the loaded list of Google says of these numbers and paths, with everything above them; nothing where it was never loaded. The
 * list is public.
 */
export async function googleCategories(
  within: Pick<ShopTransaction, 'execute'>,
  asked: readonly string[],
): Promise<GoogleCategories> {
  const numbers = asked.flatMap((text) => /^\s*([0-9]{1,9})(?:\s*-|\s*$)/.exec(text)?.[1] ?? []);
  const paths = asked.flatMap((text) => stepsUpTo(text.replace(/^\s*[0-9]+\s*(?:-\s*|$)/, '')));
  if (numbers.length + paths.length === 0) return googleCategoriesOf([]);
  const rows = await within.execute<{ id: number; path: string }>(sql`
    with named as (
      select id, path from shop.google_category
      where id in (select value::int from jsonb_array_elements_text(${JSON.stringify([...new Set(numbers)])}::text::jsonb))
        or lower(path) in (select value from jsonb_array_elements_text(${JSON.stringify([...new Set(paths)])}::text::jsonb)))
    select distinct c.id, c.path from shop.google_category c
    where lower(c.path) in (
      select lower(array_to_string((string_to_array(n.path, ' > '))[1:size], ' > '))
      from named n, generate_series(1, cardinality(string_to_array(n.path, ' > '))) as size)`);
  return googleCategoriesOf([...rows]);
}

/** A path and what is above it, as they are compared; nothing of an empty text. */
function stepsUpTo(path: string): string[] {
  if (path.trim() === '') return [];
  const steps = googlePathKey(path.slice(0, 500)).split(' > ');
  return steps.map((_, at) => steps.slice(0, at + 1).join(' > '));
}
