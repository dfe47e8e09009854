import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { env } from '@/lib/platform/env';
import { closeEyes, currentEmbedder, knownEmbedders, look, warmEyes } from './gateway';
import { likeness } from './model';
import { prepareModels } from './prepare-models';
import { picture, reference } from './testing/reference';

const everything = { want: { vector: true, objects: true, tags: true } };

async function seen(name: string, wish: Parameters<typeof look>[1] = everything) {
  const answer = await look(await picture(name), wish);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

describe.skipIf(reference === undefined)('a look at a picture', () => {
  beforeAll(async () => {
    await prepareModels({ data: env().SOUK_DATA, models: reference?.models, say: () => undefined });
    await warmEyes();
  });
  afterAll(closeEyes);

  it('tells by which embedder, and knows the carried one too', async () => {
    expect(await currentEmbedder()).toEqual({ id: 'coral-ab-1', dimensions: 512 });
    expect((await knownEmbedders()).map(({ id }) => id)).toEqual(['coral-ab-1', 'souk-vision-1']);
    const carried = await seen('objects/o_lamp_0001.jpg', { embedder: 'souk-vision-1', want: { vector: true } });
    expect(carried).toMatchObject({ embedder: 'souk-vision-1', objects: [], tags: [] });
    const nobody = await look(await picture('objects/o_lamp_0001.jpg'), { ...everything, embedder: 'nobody-1' });
    expect(nobody).toEqual({ ok: false, code: 'unknown_embedder' });
  });

  it.each(['coral-ab-1', 'souk-vision-1'])('by %s finds a lamp more like a lamp than like a cup', async (embedder) => {
    const wish = { embedder, want: { vector: true } };
    const [lamp, other, cup] = await Promise.all(
      ['objects/o_lamp_0001.jpg', 'objects/o_lamp_0036.jpg', 'objects/o_cup_0001.jpg'].map((name) => seen(name, wish)),
    );
    if (!lamp?.vector || !other?.vector || !cup?.vector) throw new Error('no vector');
    expect(likeness(lamp.vector, lamp.vector)).toBeCloseTo(1, 1);
    expect(likeness(lamp.vector, other.vector)).toBeGreaterThan(likeness(lamp.vector, cup.vector));
    expect(lamp.code).toMatch(/^[0-9a-f]{128}$/);
  });

  it('gives it words in both languages', async () => {
    const { tags, classes } = await seen('objects/o_lamp_0001.jpg');
    expect(tags[0]).toMatchObject({
      key: 'lamp',
      en: expect.arrayContaining(['lamp']),
      ar: expect.arrayContaining(['مصباح']),
    });
    expect(classes[0]?.score).toBeGreaterThan(0.5);
  });

  it('sees only the part that was cut out', async () => {
    const name = 'objects/o_chair_0001.jpg';
    const [whole, part, same] = await Promise.all([
      seen(name),
      seen(name, { ...everything, crop: { left: 0, top: 0, width: 0.3, height: 0.3 } }),
      seen(name, { ...everything, crop: { left: 0, top: 0, width: 1, height: 1 } }),
    ]);
    if (!whole.vector || !part.vector || !same.vector) throw new Error('no vector');
    expect(same.vector).toEqual(whole.vector);
    expect(likeness(whole.vector, part.vector)).toBeLessThan(0.8);
  });

  it.each([
    ['chair', ['chair']],
    ['windsor_chair', ['chair']],
    ['cup', ['mug', 'coffee-cup']],
  ])('finds the %s in nine of ten pictures', async (label, names) => {
    const numbers = { chair: 40, windsor_chair: 56, cup: 57 }[label] ?? 0;
    const looks = [];
    for (let number = 1; number <= numbers && looks.length < 20; number += 1) {
      const file = `objects/o_${label}_${String(number).padStart(4, '0')}.jpg`;
      const opened = await picture(file).catch(() => null);
      if (opened) looks.push(await look(opened, { want: { objects: true } }));
    }
    const right = looks.filter((answer) => answer.ok && answer.value.objects.some(({ name }) => names.includes(name)));
    expect(looks).toHaveLength(20);
    expect(right.length).toBeGreaterThanOrEqual(18);
  });
});
