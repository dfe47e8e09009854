import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { roles } from '@/lib/shop/ownership/model';
import { placesFor } from './studio-places';
import { isAt } from './where';

const here = import.meta.dirname;
/** Told to whoever may not open a screen, from wherever she came. */
const nowhere = ['/ask'];

const screens = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('page.tsx') && !/\w-page\.tsx$/.test(file))
  .map((file) => (dirname(file) === '.' ? '' : `/${dirname(file)}`))
  .filter((screen) => !nowhere.includes(screen));

describe('the map of the studio', () => {
  it.each(screens)('shows an owner one place, in one section, where she is at "%s"', (screen) => {
    const lit = placesFor(['owner']).flatMap(({ name, parts }) =>
      parts.filter((part) => isAt(`/studio/shop${screen}`, toLink(part))).map((part) => `${name} ${part.path}`),
    );
    expect(lit).toHaveLength(1);
  });

  it.each(roles)('leads who is of %s to nothing she may not open', (role) => {
    const paths = placesFor([role]).flatMap(({ parts }) => parts.map(({ path }) => path));
    expect(paths).toContain('/settings/people');
    expect(paths.includes('/payouts')).toBe(['owner', 'money', 'read_only'].includes(role));
    expect(paths.includes('/import')).toBe(['owner', 'catalog'].includes(role));
  });
});

function toLink({ path, exact = false, also = [] }: { path: string; exact?: boolean; also?: readonly string[] }) {
  return { href: `/studio/shop${path}`, exact, also: also.map((one) => `/studio/shop${one}`) };
}
