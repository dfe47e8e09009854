import { deflateSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { media } from '@/db/schema/shop/page';
import { anybody, aPage } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { ingestImage } from './ingest-image';
import { isPhotoKey, keptPlace, photoBytesMax } from './model';
import { removeImage } from './remove-image';
import { sizedImage } from './size-image';

const owner = await aPerson();
const aShop = () => aPage({ owner: owner.personId });

/** A picture that is red on the left and blue on the right. */
async function twoHalves(format: 'jpeg' | 'png' | 'webp' = 'jpeg', width = 120, height = 80): Promise<Buffer> {
  const half = { width: width / 2, height, channels: 3 as const };
  const red = await sharp({ create: { ...half, background: '#ff0000' } })
    .png()
    .toBuffer();
  return sharp({ create: { ...half, width, background: '#0000ff' } })
    .composite([{ input: red, left: 0, top: 0 }])
    [format]()
    .toBuffer();
}

async function ingest(bytes: Uint8Array, actor: PersonActor = owner) {
  return ingestImage(actor, (await aShop()).id, bytes);
}

async function keptOf(bytes: Uint8Array): Promise<Uint8Array> {
  const stored = await ingest(bytes);
  if (!stored.ok) throw new Error(stored.code);
  const kept = await (await fileStore()).get(keptPlace(stored.value.key));
  if (!kept) throw new Error('no bytes');
  return kept;
}

describe('a photograph that comes in', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('as %s is kept with its size, placeholder and colour', async (format) => {
    const page = await aShop();
    const stored = await ingestImage(owner, page.id, await twoHalves(format), {
      alt: ' A\u0000 pair ',
      focal: [140, -3],
    });
    if (!stored.ok) throw new Error(stored.code);
    const { value } = stored;
    expect(value).toMatchObject({ width: 120, height: 80, colour: expect.stringMatching(/^#[0-9a-f]{6}$/) });
    expect(value.blur).toMatch(/^data:image\/webp;base64,/);
    expect(value.blur.length).toBeLessThan(400);
    expect(isPhotoKey(value.key)).toBe(true);
    const [row] = await shopDb().select().from(media).where(eq(media.id, value.mediaId));
    expect(row).toMatchObject({ pageId: page.id, key: value.key, alt: 'A pair', focalX: 100, focalY: 0 });
    expect(await (await fileStore()).has(keptPlace(value.key))).toBe(true);
  });

  it('stands upright, whatever its camera said about up', async () => {
    const turned = await sharp(await twoHalves())
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const kept = await keptOf(turned);
    const { data, info } = await sharp(kept).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([80, 120]);
    // Turned clockwise, what was left is on top.
    expect(data[0]).toBeGreaterThan(200);
    expect(data[data.length - info.channels]).toBeLessThan(60);
  });

  it('loses where it was taken, by whom and with what', async () => {
    const secret = 'ZQX-CANARY-48.8583';
    const tagged = await sharp(await twoHalves())
      .withExif({
        IFD0: { Artist: secret, Copyright: secret },
        IFD3: { GPSLatitude: '48/1 51/1 30/1', GPSAreaInformation: secret },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${secret}</note></x:xmpmeta>`)
      .toBuffer();
    expect(tagged.includes(secret)).toBe(true);
    const kept = await keptOf(tagged);
    expect(Buffer.from(kept).includes('CANARY')).toBe(false);
    const facts = await sharp(kept).metadata();
    expect([facts.exif, facts.xmp, facts.iptc, facts.icc, facts.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('loses whatever hangs behind its last pixel', async () => {
    const polyglot = Buffer.concat([await twoHalves(), Buffer.from('<script>alert(1)</script>PK\u0003\u0004evil.php')]);
    expect(Buffer.from(await keptOf(polyglot)).includes('script')).toBe(false);
  });

  it('is made smaller when it is larger than any screen', async () => {
    const wide = await sharp({ create: { width: 5000, height: 1000, channels: 3, background: '#777' } })
      .jpeg()
      .toBuffer();
    expect(await ingest(wide)).toMatchObject({ ok: true, value: { width: 2400, height: 480 } });
  });
});

describe('a file that is refused', () => {
  const text = (words: string) => Buffer.from(words);
  const cases: [string, () => Buffer | Promise<Buffer>, string][] = [
    ['nothing', () => Buffer.alloc(0), 'file_empty'],
    ['too heavy', () => Buffer.alloc(photoBytesMax + 1, 0xff), 'file_too_big'],
    ['SVG', () => text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'not_an_image'],
    [
      'SVG with an entity',
      () => text('<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'),
      'not_an_image',
    ],
    ['HTML', () => text('<!doctype html><script>alert(1)</script>'), 'not_an_image'],
    ['GIF that is also a script', () => text('GIF89a/*....*/=alert(1)//'), 'not_an_image'],
    [
      'a real GIF',
      async () =>
        sharp(await twoHalves())
          .gif()
          .toBuffer(),
      'not_an_image',
    ],
    [
      'a real TIFF',
      async () =>
        sharp(await twoHalves())
          .tiff()
          .toBuffer(),
      'not_an_image',
    ],
    [
      'a real AVIF',
      async () =>
        sharp(await twoHalves())
          .avif()
          .toBuffer(),
      'not_an_image',
    ],
    ['PDF', () => text('%PDF-1.7\n1 0 obj'), 'not_an_image'],
    ['ZIP', () => text('PK\u0003\u0004'), 'not_an_image'],
    ['PostScript', () => text('%!PS\n(/etc/passwd) run'), 'not_an_image'],
    ['MVG', () => text('push graphic-context\nviewbox 0 0 640 480\nfill url(https://127.0.0.1/)'), 'not_an_image'],
    ['RIFF that is a sound', () => text('RIFF\u0024\u0000\u0000\u0000WAVEfmt '), 'not_an_image'],
    ['the first bytes of a JPEG alone', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'broken_image'],
    ['half a JPEG', async () => half(await twoHalves('jpeg', 800, 600)), 'broken_image'],
    ['half a PNG', async () => half(await noise()), 'broken_image'],
    ['half a WebP', async () => half(await twoHalves('webp', 800, 600)), 'broken_image'],
    ['a PNG of 50,000 × 50,000 in a few bytes', () => bomb(50_000, 50_000), 'too_many_pixels'],
    ['a PNG of 2,147,483,647 × 1', () => bomb(2_147_483_647, 1), 'broken_image'],
    ['a PNG that says it has no width', () => bomb(0, 10), 'broken_image'],
  ];

  it.each(cases)('%s', async (_name, make, code) => {
    const before = process.memoryUsage().rss;
    const answer = await ingest(await make());
    expect(answer.ok ? 'kept' : answer.code).toMatch(
      code === 'broken_image' ? /broken_image|too_many_pixels|not_an_image/ : code,
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('leaves no row and no file', async () => {
    const page = await aShop();
    await ingestImage(owner, page.id, text('<svg/>'));
    await ingestImage(owner, page.id, half(await twoHalves('jpeg', 800, 600)));
    expect(await shopDb().select().from(media).where(eq(media.pageId, page.id))).toEqual([]);
  });

  it('because the page is somebody else’s, is refused like one for a missing page', async () => {
    const page = await aShop();
    const picture = await twoHalves();
    const stranger = await ingestImage(await aPerson(), page.id, picture);
    expect(stranger).toEqual(await ingestImage(owner, newId('page'), picture));
    expect(stranger).toEqual({ ok: false, code: 'not_found' });
    expect(await ingestImage(anybody, page.id, picture)).toEqual({ ok: false, code: 'not_found' });
  });

  it('never takes an id or key that a person chose', async () => {
    const page = await aShop();
    const as = { id: newId('media'), key: '0'.repeat(32) };
    const stored = await ingestImage(owner, page.id, await twoHalves(), { as });
    expect(stored.ok && stored.value).not.toMatchObject({ key: as.key });
  });
});

describe('sizes', () => {
  it('are made once for everybody who asks meanwhile, and kept', async () => {
    const stored = await ingest(await twoHalves('jpeg', 1200, 800));
    if (!stored.ok) throw new Error(stored.code);
    const { key } = stored.value;
    const answers = await Promise.all(Array.from({ length: 20 }, () => sizedImage(key, 320, 'avif')));
    expect(new Set(answers).size).toBe(1);
    await (await fileStore()).remove(keptPlace(key));
    expect(await sizedImage(key, 320, 'avif')).toEqual(Buffer.from(answers[0] ?? []));
  });

  it.each(['avif', 'webp', 'jpg'] as const)(
    'come as %s, in the width asked for but never larger than the picture',
    async (format) => {
      const stored = await ingest(await twoHalves('png', 400, 300));
      if (!stored.ok) throw new Error(stored.code);
      const widths = await Promise.all(
        ([192, 1920] as const).map(async (width) => {
          const bytes = await sizedImage(stored.value.key, width, format);
          // AVIF cannot be opened again here, on purpose; its size stands in its `ispe` box.
          if (format !== 'avif') return (await sharp(bytes ?? undefined).metadata()).width;
          const box = Buffer.from(bytes ?? []).indexOf('ispe');
          return Buffer.from(bytes ?? []).readUInt32BE(box + 8);
        }),
      );
      expect(widths).toEqual([192, 400]);
    },
  );

  it('of a picture that is not there are nothing', async () => {
    expect(await sizedImage('a'.repeat(32), 320, 'webp')).toBeNull();
  });

  it('go away with the picture, and only when its row is gone', async () => {
    const stored = await ingest(await twoHalves('png', 400, 300));
    if (!stored.ok) throw new Error(stored.code);
    const { key, mediaId } = stored.value;
    await sizedImage(key, 96, 'webp');
    await removeImage(key);
    expect(await sizedImage(key, 96, 'webp')).not.toBeNull();
    await shopDb().delete(media).where(eq(media.id, mediaId));
    await removeImage(key);
    expect(await sizedImage(key, 96, 'webp')).toBeNull();
  });
});

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function noise(): Promise<Buffer> {
  return sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
}

/** A PNG whose header promises a picture of this size. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'ascii'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
