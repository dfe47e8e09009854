import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepExpense, keptExpenses } from './kept-expenses';

/** What a browser keeps, for as long as a test runs: one store of one database, and texts by name. */
function aBrowser() {
  const [expenses, texts] = [new Map<string, unknown>(), new Map<string, string>()];
  const asked = (result: unknown) => ({ result });
  const store = {
    put: (value: unknown, key: string) => asked(expenses.set(key, value)),
    delete: (key: string) => asked(expenses.delete(key)),
    getAll: () => asked([...expenses.values()]),
  };
  const soon = (one: object, event: string) => {
    queueMicrotask(() => (one as Record<string, () => void>)[event]?.());
    return one;
  };
  const transaction = () => soon({ objectStore: () => store }, 'oncomplete');
  vi.stubGlobal('indexedDB', { open: () => soon({ result: { transaction, close() {} } }, 'onsuccess') });
  vi.stubGlobal('localStorage', { getItem: (name: string) => texts.get(name) ?? null });
  return { signOutAt: (mark: string) => texts.set('souk-signed-out', mark) };
}

const anExpense = (key: string) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ key, groupId: 'group', title: 'Taxi', amount: '90' }))
    form.set(name, value);
  return form;
};
const waiting = async () => (await keptExpenses('group', 'me')).map(({ key }) => key);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-29T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('an expense waits for her who typed it, though the clock was ahead when somebody signed out before', async () => {
  const { signOutAt } = aBrowser();
  signOutAt(String(Date.parse('2026-12-06T12:00:00Z')));
  expect(await keepExpense(anExpense('one'), 'me')).toBe(true);
  expect(await waiting()).toEqual(['one']);
  expect(await waiting()).toEqual(['one']);
});

test('an expense is forgotten once somebody has signed out, though the clock was set back since', async () => {
  const { signOutAt } = aBrowser();
  await keepExpense(anExpense('one'), 'me');
  signOutAt(String(Date.parse('2026-11-29T11:00:00Z')));
  expect(await waiting()).toEqual([]);
  expect(await waiting()).toEqual([]);
});
