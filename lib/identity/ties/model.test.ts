import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { tieOf } from './model';

const [lina, omar] = [newId('person'), newId('person')];
const row = (changes: { accepted?: boolean; refused?: boolean } = {}) => ({
  ...{ askedBy: lina, accepted: false, refused: false },
  ...changes,
});

describe('how two people stand to each other', () => {
  it('is told to each from her own side', () => {
    expect([tieOf(lina, null), tieOf(omar, null)]).toEqual(['none', 'none']);
    expect([tieOf(lina, row()), tieOf(omar, row())]).toEqual(['asked', 'asking']);
    expect([tieOf(lina, row({ accepted: true })), tieOf(omar, row({ accepted: true }))]).toEqual([
      'friends',
      'friends',
    ]);
  });

  it('hides from who asked that she was refused', () => {
    expect(tieOf(lina, row({ refused: true }))).toBe(tieOf(lina, row()));
    expect(tieOf(omar, row({ refused: true }))).toBe('none');
  });
});
