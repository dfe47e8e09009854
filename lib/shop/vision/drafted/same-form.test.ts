import { describe, expect, it } from 'vitest';
import { toStored, toUnitLength } from '@/lib/shop/vision/models/model';
import { type Formed, groupedByColour, isSameInOtherColour } from './same-form';

const form = (turn: number) => ({
  embedder: 'coral-ab-1',
  vector: toStored(
    toUnitLength(Float32Array.from({ length: 512 }, (_, at) => Math.cos(at * 0.7) + turn * Math.sin(at * 1.9))),
  ),
});
const seen = (part: Partial<Formed> = {}): Formed => ({
  ...{ thing: null, shelf: 'clothing', colour: 'red', form: form(0), letters: [] },
  ...part,
});

describe('one thing in another colour', () => {
  it('is told by its form, when each has one colour and not the same', () => {
    expect(isSameInOtherColour(seen(), seen({ colour: 'blue' }))).toBe(true);
    expect(isSameInOtherColour(seen(), seen({ colour: 'blue', form: form(0.2) }))).toBe(true);
  });

  it.each<[string, Partial<Formed>]>([
    ['of the same colour', { colour: 'red' }],
    ['of no one colour', { colour: null }],
    ['of another form', { form: form(1) }],
    ['that was not looked at', { form: null }],
    ['of numbers that cannot be compared', { form: { ...form(0), embedder: 'souk-vision-1' } }],
    ['on another shelf', { shelf: 'shoes' }],
    ['with another name', { thing: { en: 'jacket', ar: 'جاكيت' } }],
    ['with other words printed on it', { letters: ['orange', 'juice'] }],
  ])('is not told of a picture %s', (_, part) => {
    const one = seen({ thing: { en: 'top', ar: 'بلوزة' }, letters: ['apple', 'juice'] });
    const other = { ...one, colour: 'blue' as const };
    expect(isSameInOtherColour(one, other)).toBe(true);
    expect(isSameInOtherColour(one, { ...other, ...part })).toBe(false);
  });

  it('is never told by a model that was not measured', () => {
    const brought = { ...form(0), embedder: 'brought-1' };
    expect(isSameInOtherColour(seen({ form: brought }), seen({ colour: 'blue', form: brought }))).toBe(false);
  });

  it('groups only what is like all of its group, each colour once', () => {
    const things = [
      seen(),
      seen({ colour: 'blue' }),
      seen({ colour: 'blue' }),
      seen({ colour: 'green', form: form(1) }),
    ];
    expect(groupedByColour(things)).toEqual([[things[0], things[1]]]);
  });
});
