/**
 * Looks at pictures as the product looks at what is shown: whole, at the thing a detector found, at what stands before the background,
 * with both embedders, and reads colours and classes. What was seen is kept, so that learning and judging need no second look.
 */
import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import sharp from 'sharp';
import { openVision } from './open.mjs';

/** The longer side of an opened picture, as in the product. */
const sideMax = 1280;

/**
 * @typedef {{ coral: Int8Array, carried: Int8Array }} Vectors
 * @typedef {{ whole: Vectors, thing: Vectors | null, ground: Vectors | null, scores: Float32Array, objects: object[],
 *   palettes: { whole: object[], part: object[] } }} Seen
 * @param {{ id: string, file: string, isShown: boolean }[]} pictures those that are not shown are kept by a shop: looked at whole
 * @param {{ out: string, models?: string, seconds?: number }} where after so many seconds no more is looked at
 * @returns {Promise<Map<string, Seen>>} of those that were looked at, now or before: all, unless there was no time
 */
export async function showAll(pictures, { out, models, seconds = Number.POSITIVE_INFINITY }) {
  const folder = path.join(out, 'shown');
  fs.mkdirSync(folder, { recursive: true });
  const nameOf = ({ id, isShown }) => path.join(folder, `${id}${isShown ? '' : '.kept'}`);
  const missing = pictures.filter((one) => !fs.existsSync(nameOf(one)));
  const until = Date.now() + seconds * 1000;
  if (missing.length > 0 && seconds > 0) {
    const vision = await openVision();
    await vision.prepareModels({ data: out, models, say: (sentence) => console.log(sentence) });
    const eyes = await openEyes(vision, out);
    // Two at a time, as there are two processes.
    const waiting = spread(missing).values();
    const lookOn = async () => {
      for (const one of waiting) {
        if (Date.now() > until) return;
        const seen = await seenIn(vision, eyes, one);
        fs.writeFileSync(`${nameOf(one)}.half`, v8.serialize(seen));
        fs.renameSync(`${nameOf(one)}.half`, nameOf(one));
      }
    };
    await Promise.all([lookOn(), lookOn()]);
    await eyes.processes.end();
  }
  const there = pictures.filter((one) => fs.existsSync(nameOf(one)));
  if (there.length < pictures.length) console.log(`${there.length} of ${pictures.length} pictures were looked at`);
  return new Map(there.map((one) => [one.id, v8.deserialize(fs.readFileSync(nameOf(one)))]));
}

/** Every fifth first, then the next: whenever it stops, some of every kind were looked at. */
function spread(all) {
  return [0, 1, 2, 3, 4].flatMap((step) => all.filter((_, at) => at % 5 === step));
}

async function openEyes({ EyeProcesses, findEmbedders, findDetector }, data) {
  const embedders = await findEmbedders({ data, manifest: undefined });
  const coral = embedders.find(({ id }) => id === 'coral-ab-1');
  const carried = embedders.find(({ id }) => id === 'souk-vision-1');
  const detector = await findDetector(data);
  if (!coral || !carried || !detector)
    throw new Error('models are missing: SOUK_REFERENCE names the folder that holds them');
  return { coral, carried, detector, processes: new EyeProcesses({ secondsMax: 600 }) };
}

/** A picture opened as the product opens what is shown. @param {string} file */
export async function openAsShown(file) {
  const { data, info } = await sharp(file)
    .autoOrient()
    .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: threeBytes(data, info.channels) };
}

async function seenIn(vision, eyes, { file, isShown }) {
  const picture = await openAsShown(file);
  const whole = await numbersOf(vision, eyes, picture, vision.wholePicture);
  const palettes = { whole: vision.readColours(picture), part: [] };
  if (!isShown) return { ...whole, thing: null, ground: null, objects: [], palettes };
  const { squareOf, objectsFrom, mainThing, withAir, foregroundPart, partMeant } = vision;
  const square = await squareOf(picture, vision.wholePicture, eyes.detector.size, 'fill');
  const [boxes, classes] = await eyes.processes.run(eyes.detector, square);
  const objects = objectsFrom(boxes, classes);
  const main = mainThing(objects);
  const ground = foregroundPart(picture);
  const inside = async (crop) => crop && (await numbersOf(vision, eyes, picture, crop)).whole;
  const part = vision.inPixels(picture, partMeant(picture, objects));
  palettes.part = vision.readColours(picture, part);
  return { ...whole, thing: await inside(main && withAir(main.box)), ground: await inside(ground), objects, palettes };
}

function threeBytes(data, channels) {
  if (channels === 3) return data;
  return Buffer.from(
    Uint8Array.from({ length: (data.length / channels) * 3 }, (_, at) => data[Math.floor(at / 3) * channels]),
  );
}

async function numbersOf({ squareOf, toUnitLength, toStored }, eyes, picture, crop) {
  const square = await squareOf(picture, crop, 224, 'cover');
  const [[coral, scores], [carried]] = await Promise.all([
    eyes.processes.run(eyes.coral.model, square),
    eyes.processes.run(eyes.carried.model, square),
  ]);
  const stored = (numbers) => toStored(toUnitLength(numbers));
  return { whole: { coral: stored(coral), carried: stored(carried) }, scores };
}
