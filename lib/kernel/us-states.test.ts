import { expect, test } from 'vitest';
import { stateOfZip } from '@/lib/money/wallet/model';
import { usState, usStates } from './us-states';

test('a state is one of the post office’s two letters, however it was typed; a made-up one is none', () => {
  expect(['tx', ' NY ', 'Dc'].map(usState)).toEqual(['TX', 'NY', 'DC']);
  expect(['zz', 'Texas', '', 'T', 'TXX'].map(usState)).toEqual([null, null, null, null, null]);
});

test('every state that a ZIP code names is in the list', () => {
  const named = Array.from({ length: 1_000 }, (_, prefix) => stateOfZip(`${String(prefix).padStart(3, '0')}01`));
  expect(named.filter((code) => code !== '' && !usStates.includes(code))).toEqual([]);
});
