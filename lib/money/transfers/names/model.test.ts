import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameMatch } from './model';

test.each([
  ['Salma Haddad', 'HADDAD SALMA', 'match'],
  ['Salma Haddad', 'Salma Mona Haddad', 'match'],
  ['Haddad Salma', 'Salma Mona Haddad', 'match'],
  ['José Peña', 'JOSE PENA', 'match'],
  ['Strauß', 'STRAUSS', 'match'],
  ["Sean O'Neil", 'Seán ONeil', 'match'],
  ['Dr. Omar al-Khalil', 'Omar Khalil', 'match'],
  ['Abdulrahman Nasser', 'Abd al-Rahman Nasser', 'match'],
  ['Abdel Rahman Nasser', 'Abd al-Rahman Nasser', 'match'],
  ['سلمى حداد', 'سلمي الحداد', 'match'],
  ['فاطِمة أحمَد', 'فاطمه احمد', 'match'],
  ['عبد الرحمن ناصر', 'عبدالرحمن ناصر', 'match'],
  ['محمد بن سعيد', 'محمد سعيد', 'match'],
  ['سلمى حداد', 'Salma Haddad', 'close'],
  ['Omar Khalil', 'عمر خليل', 'close'],
  ['Salma Haddad', 'Salma Mansour', 'close'],
  ['Salma Haddad', 'Salma Haddad Mansour', 'close'],
  ['Salma', 'Salma Haddad', 'close'],
  ['S. Haddad', 'Salma Haddad', 'close'],
  ['Jonh', 'John', 'close'],
  ['Mohammed', 'Mohamed', 'close'],
  ['Salma Haddad', 'Noura Aziz', 'none'],
  ['سلمى حداد', 'Noura Aziz', 'none'],
  ['Omar', 'عمران', 'none'],
  ['Salma Haddad', '', 'none'],
  ['', '', 'none'],
] as const)('%s at an account of %s: %s', (given, known, result) => {
  expect(nameMatch(given, known).result).toBe(result);
  expect(nameMatch(known, given).result).toBe(result);
});

test('what differs is told by first letters, and other letters are said', () => {
  expect(nameMatch('Salma Haddad', 'Salma Mansour')).toEqual({
    ...{ result: 'close', missing: ['M'], extra: ['H'], letters: false },
  });
  expect(nameMatch('سلمى حداد', 'Salma Haddad')).toMatchObject({ letters: true, missing: [], extra: [] });
});

const word = fc.constantFrom(...'salma haddad omar khalil noura aziz سلمى حداد عمر خليل josé peña'.split(' '));
const name = fc.array(word, { minLength: 1, maxLength: 4 });

test('however it is written, turned round or spaced, a name is its own, and never tells more than first letters', () => {
  fc.assert(
    fc.property(name, name, fc.nat(), (mine, theirs, turn) => {
      const turned = [...mine.slice(turn % mine.length), ...mine.slice(0, turn % mine.length)];
      const written = turned.join('  ').toUpperCase().normalize('NFD');
      expect(nameMatch(mine.join(' '), written).result).toBe('match');
      const [there, back] = [nameMatch(mine.join(' '), theirs.join(' ')), nameMatch(theirs.join(' '), mine.join(' '))];
      expect([there.result, there.missing, there.extra]).toEqual([back.result, back.extra, back.missing]);
      for (const told of [...there.missing, ...there.extra]) expect([...told]).toHaveLength(1);
      if (there.result === 'none') expect(mine.some((one) => theirs.includes(one))).toBe(false);
    }),
  );
});
