import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import { getAccount } from '@/lib/identity/accounts/queries';
import { fileStore } from '@/lib/platform/storage';
import { keptPlace } from '@/lib/shop/media/model';
import { removeImage } from '@/lib/shop/media/remove-image';
import { pictureSide } from './model';
import { removePicture } from './remove-picture';
import { setPicture } from './set-picture';

const photograph = () =>
  sharp({ create: { width: 90, height: 40, channels: 3, background: '#884422' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Lina at home' }, IFD3: { GPSLatitude: '33/1 53/1 0/1' } })
    .toBuffer();
const kept = async (key: string) => (await fileStore()).get(keptPlace(key));

describe('a picture of oneself', () => {
  it('is a square without what its file tells, under a key that says nothing', async () => {
    const lina = await aPerson();
    const set = await setPicture(lina, await photograph());
    if (!set.ok) throw new Error('a photograph is taken');
    expect((await getAccount(lina)).avatarKey).toBe(set.value.key);
    const meta = await sharp((await kept(set.value.key)) ?? undefined).metadata();
    expect(meta).toMatchObject({ width: pictureSide, height: pictureSide, format: 'webp' });
    expect(meta).not.toHaveProperty('exif');
    expect(set.value.key).not.toContain(lina.handle);
  });

  it('goes with its bytes when another comes or it is taken away, and stays while it is shown', async () => {
    const lina = await aPerson();
    const [first, second] = [await setPicture(lina, await photograph()), await setPicture(lina, await photograph())];
    if (!first.ok || !second.ok) throw new Error('photographs are taken');
    expect(await jobsOf('shop:remove-media', first.value.key)).toBe(1);
    for (const { key } of [first.value, second.value]) await removeImage(key);
    expect([await kept(first.value.key), (await kept(second.value.key)) === null]).toEqual([null, false]);
    await removePicture(lina);
    expect((await getAccount(lina)).avatarKey).toBeNull();
    await removeImage(second.value.key);
    expect(await kept(second.value.key)).toBeNull();
  });

  it('is not made of what is no picture', async () => {
    const lina = await aPerson();
    expect(await setPicture(lina, new TextEncoder().encode('<svg onload=alert(1)>'))).toMatchObject({
      code: 'not_an_image',
    });
    expect(await setPicture(lina, new Uint8Array())).toMatchObject({ code: 'file_empty' });
  });
});
