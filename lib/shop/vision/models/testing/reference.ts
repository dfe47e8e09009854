import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { OpenPicture } from '@/lib/shop/vision/picture/model';

const folder = process.env.SOUK_REFERENCE ?? '';

/** Folder of the public models and of the pictures to develop with; undefined where they are not, and tests then skip. */
export const reference =
  folder && existsSync(path.join(folder, 'models'))
    ? { models: path.join(folder, 'models'), pictures: path.join(folder, 'visual-dev') }
    : undefined;

if (reference === undefined) {
  console.error('The public models and pictures are not here (SOUK_REFERENCE): what they would show is not checked.');
}

/** A file of the models' folder. Throws where there is none. */
export function modelFile(name: string): Buffer {
  return readFileSync(path.join(reference?.models ?? '', name));
}

/** Opens a picture to develop with. Its bytes are read here: the product lets nothing but bytes in memory be decoded. */
export async function picture(name: string): Promise<OpenPicture> {
  const { data, info } = await sharp(readFileSync(path.join(reference?.pictures ?? '', 'images', name)))
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
