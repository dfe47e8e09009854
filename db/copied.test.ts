import { describe, expect, test } from 'vitest';
import { identityCopied } from '@/lib/identity/copied/model';
import { identityStored } from '@/lib/identity/stored/model';
import { moneyCopied } from '@/lib/money/copied/model';
import { moneyStored } from '@/lib/money/stored/model';
import { type CopiedTables, isTaken } from '@/lib/platform/copied/model';
import { isMessage } from '@/lib/platform/i18n';
import { isPersonal, type StoredTables } from '@/lib/platform/stored/model';
import { shopCopied } from '@/lib/shop/copied/model';
import { shopStored } from '@/lib/shop/stored/model';
import { socialCopied } from '@/lib/social/copied/model';
import { socialStored } from '@/lib/social/stored/model';

const rings: Record<string, [StoredTables, CopiedTables]> = {
  identity: [identityStored, identityCopied],
  money: [moneyStored, moneyCopied],
  shop: [shopStored, shopCopied],
  social: [socialStored, socialCopied],
};

const personal = (stored: StoredTables) => Object.entries(stored).filter(([, table]) => isPersonal(table));

describe.each(Object.entries(rings))('what a copy takes of %s', (_ring, [stored, copied]) => {
  test('is every table that is somebody’s, or there is a reason why not; and nothing that is nobody’s', () => {
    expect(Object.keys(copied).sort()).toEqual(
      personal(stored)
        .map(([name]) => name)
        .sort(),
    );
    for (const [name, table] of Object.entries(copied)) {
      if ('left' in table) expect([name, table.left.length > 20]).toEqual([name, true]);
      const within = 'within' in table ? copied[table.within] : null;
      if (within !== null) expect([name, within && isTaken(within)]).toEqual([name, true]);
    }
  });

  test('is every column with words, or there is a reason why not', () => {
    const unsaid = personal(stored).flatMap(([name, table]) => {
      const taken = copied[name];
      if (!isPersonal(table) || !taken || !isTaken(taken) || taken.says === null) return [];
      const said = Object.values(taken.says).join('\n');
      return table.words
        .filter((column) => !taken.not?.[column] && !new RegExp(`\\bt\\.${column}\\b`).test(said))
        .map((column) => `${name}.${column}`);
    });
    expect(unsaid).toEqual([]);
  });

  test('says whose a row is by the registry’s own columns, why something is kept, and all of it in words', () => {
    for (const [name, table] of Object.entries(copied)) {
      const known = stored[name];
      if (!isTaken(table) || !known || !isPersonal(known)) continue;
      const foreign = table.hers.filter((column) => !known.by.includes(column) && column !== 'subject');
      expect([name, foreign]).toEqual([name, []]);
      expect([name, known.fate === 'deleted' || table.kept !== undefined]).toEqual([name, true]);
      const keys = [
        `table_${name.replace('.', '_')}`,
        ...Object.keys(table.says ?? {}).map((field) => `field_${field}`),
      ];
      expect(keys.filter((key) => !isMessage(`copy.${key}`))).toEqual([]);
    }
  });
});
