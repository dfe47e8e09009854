/**
 * Looks at pictures as the product looks at what is shown: whole, at the thing a detector found, at what stands before the background,
 * with both embedders, and reads colours and classes. What was seen is kept, so that learning and judging need no second look.
 */
import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import { openVision } from './open.mjs';

/**
 * @typedef {{ coral: Int8Array, carried: Int8Array }} Vectors
 * @typedef {{ palette: object[], pattern: object | null }} Surface
 * @typedef {{ whole: Vectors, surfaces: { whole: Surface, part: Surface | null }, thing?: Vectors | null, ground?: Vectors | null,
 *   sought?: Vectors[], scores?: Float32Array, objects?: object[], crop?: object }} Seen of what is shown also `sought`, the vectors the product
 *   looks for, and `scores`, the classes of the part that is meant (`crop`)
 * @param {{ id: string, file: string, isShown: boolean }[]} pictures those that are not shown are kept by a shop: looked at whole
 * @param {{ out: string, models?: string, seconds?: number }} where after so many seconds no more is looked at
 * @returns {Promise<Map<string, Seen>>} of those that were looked at, now or before: all that the product opens, unless there was no time
 */
export async function showAll(pictures, { out, models, seconds = Number.POSITIVE_INFINITY }) {
  const folder = path.join(out, 'looked');
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
  const seen = there
    .map((one) => [one.id, v8.deserialize(fs.readFileSync(nameOf(one)))])
    .filter(([, one]) => one !== null);
  if (there.length < pictures.length) console.log(`${there.length} of ${pictures.length} pictures were looked at`);
  if (seen.length < there.length)
    console.log(`${there.length - seen.length} pictures are such that the product refuses them`);
  return new Map(seen);
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

/** What must be tried again, since it says something of this moment and nothing of the picture. */
const passing = new Set(['picture_slow', 'busy']);

/** A picture opened as the product opens what is shown, or null when it refuses it. @param {string} file */
export async function openAsShown({ openPicture }, file) {
  const bytes = fs.readFileSync(file);
  for (let tries = 1; ; tries += 1) {
    const opened = await openPicture(bytes);
    if (opened.ok) return opened.value;
    if (!passing.has(opened.code)) return null;
    if (tries === 5) throw new Error(`${file}: ${opened.code}, five times`);
  }
}

async function seenIn(vision, eyes, { file, isShown }) {
  const picture = await openAsShown(vision, file);
  if (picture === null) return null;
  const small = await vision.shrinkPicture(picture);
  const inside = (crop) => crop && numbersOf(vision, eyes, picture, crop);
  const whole = await inside(vision.wholePicture);
  const surfaces = { whole: vision.surfaceOf(small), part: null };
  if (!isShown) return { whole: whole.vectors, surfaces };
  const { squareOf, objectsFrom, mainThing, withAir, foregroundPart, partMeant, isNearlyWhole } = vision;
  const square = await squareOf(picture, vision.wholePicture, eyes.detector.size, 'fill');
  const [boxes, classes] = await eyes.processes.run(eyes.detector, square);
  const objects = objectsFrom(boxes, classes);
  const main = mainThing(objects);
  const thing = await inside(main && withAir(main.box));
  const ground = await inside(foregroundPart(small));
  const crop = partMeant(small, objects);
  const part = thing ?? ground ?? whole;
  surfaces.part = vision.surfaceOf(small, vision.inPixels(small, crop));
  return {
    whole: whole.vectors,
    thing: thing?.vectors ?? null,
    ground: ground?.vectors ?? null,
    sought: isNearlyWhole(crop) ? [part.vectors] : [part.vectors, whole.vectors],
    scores: part.scores,
    objects,
    crop,
    surfaces,
  };
}

async function numbersOf({ squareOf, toUnitLength, toStored }, eyes, picture, crop) {
  const square = await squareOf(picture, crop, 224, 'cover');
  const [[coral, scores], [carried]] = await Promise.all([
    eyes.processes.run(eyes.coral.model, square),
    eyes.processes.run(eyes.carried.model, square),
  ]);
  const stored = (numbers) => toStored(toUnitLength(numbers));
  return { vectors: { coral: stored(coral), carried: stored(carried) }, scores };
}
