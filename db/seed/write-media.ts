/** Pictures of the demo world: photographs out of their npm package, rendered ones and signs out of this repository. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { media } from '@/db/schema/shop/page';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { keptPlace } from '@/lib/shop/media/model';
import type { Derive } from './derive';
import { drawLogo } from './draw-logo';
import type { OwnerDb } from './owner';
import { photographerOf, photographFile } from './photo-credits';
import type { Picture, WorldPage } from './world/shape';

const photographs = path.resolve('node_modules/@vendure/create/assets/images');
const rendered = path.resolve('db/seed/pictures');
const sideMax = 1600;

/** What a row says of a picture that is kept. */
export type KeptPicture = { key: string; width: number; height: number; bytes: number; blur: string };

/** Stores pictures for pages, each once per page, and remembers which are there. */
export class MediaWriter {
  private readonly database: OwnerDb;
  private readonly derive: Derive;
  private readonly done = new Map<string, Promise<Id<'media'> | null>>();

  constructor(database: OwnerDb, derive: Derive) {
    this.database = database;
    this.derive = derive;
  }

  /** The media id of a picture on a page; null when its file is not at hand, and the product simply has one picture less. */
  picture(pageId: Id<'page'>, page: string, picture: Picture): Promise<Id<'media'> | null> {
    const { part } = picture;
    const key = `${page} ${picture.file} ${part ? [part.left, part.top, part.width, part.height].join(',') : ''}`;
    return this.once(key, async () => {
      const file = fileOf(picture.file);
      if (!existsSync(file)) return null;
      const bytes = await cut(await readFile(file), part);
      const [focalX, focalY] = picture.focus ?? [50, 50];
      return this.store(pageId, key, bytes, { alt: picture.alt, credit: creditOf(picture.file), focalX, focalY });
    });
  }

  /** A page's sign. */
  logo(pageId: Id<'page'>, page: WorldPage): Promise<Id<'media'> | null> {
    return this.once(`${page.handle} logo`, async () => {
      const bytes = await sharp(Buffer.from(drawLogo(page)))
        .webp({ quality: 90 })
        .toBuffer();
      return this.store(pageId, `${page.handle} logo`, bytes, { alt: page.name, credit: null, focalX: 50, focalY: 50 });
    });
  }

  private once(key: string, make: () => Promise<Id<'media'> | null>): Promise<Id<'media'> | null> {
    const known = this.done.get(key) ?? make();
    this.done.set(key, known);
    return known;
  }

  /** The bytes of a picture, kept under a name of its own, and what a row says of them; null when its file is not at hand. */
  async kept(name: string, picture: Picture): Promise<KeptPicture | null> {
    const file = fileOf(picture.file);
    return existsSync(file) ? this.keep(name, await cut(await readFile(file), picture.part)) : null;
  }

  private async keep(name: string, bytes: Buffer): Promise<KeptPicture> {
    const key = this.derive.photoKey(name);
    const { width = 0, height = 0 } = await sharp(bytes).metadata();
    const tiny = await sharp(bytes)
      .resize({ width: 12, height: 12, fit: 'inside' })
      .flatten({ background: '#ffffff' })
      .webp({ quality: 30 })
      .toBuffer();
    await (await fileStore()).put(keptPlace(key), bytes, 'image/webp');
    const blur = `data:image/webp;base64,${tiny.toString('base64')}`;
    return { key, width, height, bytes: bytes.length, blur };
  }

  private async store(
    pageId: Id<'page'>,
    name: string,
    bytes: Buffer,
    about: { alt: string; credit: string | null; focalX: number; focalY: number },
  ) {
    const id = this.derive.id('media', name);
    const row = { id, pageId, ...(await this.keep(name, bytes)), createdAt: this.derive.clock, ...about };
    await this.database
      .insert(media)
      .values(row)
      .onConflictDoUpdate({
        target: media.id,
        set: { width: sql`excluded.width`, height: sql`excluded.height`, blur: sql`excluded.blur` },
      });
    return id;
  }
}

function fileOf(name: string): string {
  return name.startsWith('photo:')
    ? path.join(photographs, photographFile(name.slice(6)))
    : path.join(rendered, `${name}.webp`);
}

function creditOf(name: string): string | null {
  return name.startsWith('photo:') ? photographerOf(name.slice(6)) : null;
}

/** Rendered pictures are kept as they are; photographs are turned upright, cut, made smaller and encoded once. */
async function cut(bytes: Buffer, part: Picture['part']): Promise<Buffer> {
  const { format, autoOrient } = await sharp(bytes).metadata();
  if (format === 'webp' && !part) return bytes;
  const upright = sharp(bytes).autoOrient();
  return (part ? upright.extract(boxOf(part, autoOrient)) : upright)
    .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82, effort: 2 })
    .toBuffer();
}

function boxOf(part: NonNullable<Picture['part']>, { width, height }: { width: number; height: number }) {
  const [left, top] = [Math.floor(part.left * width), Math.floor(part.top * height)];
  const [wide, high] = [Math.round(part.width * width), Math.round(part.height * height)];
  return { left, top, width: Math.min(width - left, wide), height: Math.min(height - top, high) };
}
