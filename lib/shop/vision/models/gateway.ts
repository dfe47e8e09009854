import 'server-only';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { logWarn } from '@/lib/platform/log';
import type { OpenPicture } from '@/lib/shop/vision/picture/model';
import { objectsFrom } from './detect';
import { EyeProcesses, EyesFailed, type Mark } from './eye-processes';
import { type Embedder, findDetector, findEmbedders, findTextReader, ownPlaces } from './find-models';
import {
  type Crop,
  type EmbedderFacts,
  readSide,
  type SeenClass,
  type SeenObject,
  signCode,
  toStored,
  toUnitLength,
  wholePicture,
} from './model';
import { partOf, squareOf } from './square';
import { likeliest, type SeenTag, tagsFrom } from './tags';

/** What is wanted of a look. `embedder` names another than the current one, for an index that has not caught up. */
export type LookWish = {
  readonly crop?: Crop;
  readonly embedder?: string;
  readonly want: { readonly vector?: boolean; readonly objects?: boolean; readonly tags?: boolean };
};

/** What was seen; what was not wanted is null or empty, and what cannot be told here is empty (tags need A, objects the detector). */
export type Look = {
  readonly embedder: string;
  readonly vector: Int8Array | null;
  /** Signs of the vector, 128 hexadecimal digits. */
  readonly code: string | null;
  readonly objects: readonly SeenObject[];
  /** Classes of ImageNet, the likeliest first. */
  readonly classes: readonly SeenClass[];
  readonly tags: readonly SeenTag[];
};

/** Milliseconds after which it is looked again whether better models have arrived. */
const foundAnewMs = 30_000;

type Eyes = {
  readonly processes: EyeProcesses;
  embedders: Promise<Embedder[]> | undefined;
  foundAt: number;
};

// Next keeps several copies of a module; two processes and their models must be the process's, not each copy's.
const holder = globalThis as typeof globalThis & { soukEyes?: Eyes };
function eyes(): Eyes {
  holder.soukEyes ??= { processes: new EyeProcesses(), embedders: undefined, foundAt: 0 };
  return holder.soukEyes;
}

function embedders(): Promise<Embedder[]> {
  const own = eyes();
  if (own.embedders === undefined || Date.now() - own.foundAt > foundAnewMs) {
    own.foundAt = Date.now();
    own.embedders = findEmbedders(ownPlaces());
  }
  return own.embedders;
}

/** Every embedder that can run here, the best first. Empty only when the product's own file is damaged. */
export async function knownEmbedders(): Promise<EmbedderFacts[]> {
  return (await embedders()).map(({ id, dimensions }) => ({ id, dimensions }));
}

/** The embedder a look uses unless told otherwise; it changes when better models arrive, which is noticed within half a minute. */
export async function currentEmbedder(): Promise<EmbedderFacts> {
  const [best] = await knownEmbedders();
  if (best === undefined) throw new Error('there is no image model: the file the product carries is damaged');
  return best;
}

/** Opens the current models in every process, so that nobody waits for them. Failing is only logged. */
export async function warmEyes(): Promise<void> {
  const found = [embedders(), findDetector(ownPlaces().data), findTextReader()] as const;
  const [[best], detector, reader] = await Promise.all(found);
  const models = [best?.model, detector].filter((model) => model !== undefined && model !== null);
  await eyes()
    .processes.warm(models, reader)
    .catch((error: unknown) => logWarn('eyes.not_warm', { reason: error instanceof Error ? error.message : '' }));
}

/** Ends the processes; the next look starts new ones. */
export async function closeEyes(): Promise<void> {
  const own = holder.soukEyes;
  delete holder.soukEyes;
  await own?.processes.end();
}

/**
 * Looks at a picture, or at a part of it: what it is like (`vector`, `code`), what stands in it (`objects`, always of the
 * whole picture), what it may be called (`tags`, `classes`). Models run in processes of their own. Refuses `busy` when too
 * much waits (answer 503), `eyes_failed` when a model or its process failed, `unknown_embedder` for one that is not here.
 */
export async function look(
  picture: OpenPicture,
  { crop = wholePicture, embedder, want }: LookWish,
): Promise<Result<Look, 'busy' | 'eyes_failed' | 'unknown_embedder'>> {
  const known = await embedders();
  const chosen = embedder === undefined ? known[0] : known.find(({ id }) => id === embedder);
  if (chosen === undefined) return refuse('unknown_embedder');
  return unlessFailed(chosen.id, async () => {
    const [seen, objects] = await Promise.all([
      want.vector || want.tags ? seenBy(chosen, known, picture, crop, want) : nothing,
      want.objects ? objectsIn(picture) : [],
    ]);
    return { embedder: chosen.id, ...seen, objects };
  });
}

/**
 * The marks (barcodes, QR) printed on what a picture shows, read as it stands or turned by 45 degrees; in the same processes and
 * with the same refusals as `look`.
 */
export async function marksIn(
  { width, height, rgb }: OpenPicture,
  turned: boolean,
): Promise<Result<Mark[], 'busy' | 'eyes_failed'>> {
  return unlessFailed('marks', () => eyes().processes.readMarks({ width, height, turned }, rgb));
}

/** Whether text can be read here: not where the package of its models is missing or another one. */
export async function canReadText(): Promise<boolean> {
  return (await findTextReader()) !== null;
}

/**
 * The lines of text on a part of a picture, those of the highest letters first; none where text cannot be read here. In the same
 * processes and with the same refusals as `look`. Latin letters and digits are read, and Chinese; Arabic ones are not.
 */
export async function textIn(
  picture: OpenPicture,
  crop: Crop = wholePicture,
): Promise<Result<readonly string[], 'busy' | 'eyes_failed'>> {
  const reader = await findTextReader();
  if (reader === null) return ok([]);
  return unlessFailed('text', async () => {
    const { width, height, rgb } = await partOf(picture, crop, readSide);
    return eyes().processes.readText({ width, height, reader }, rgb);
  });
}

async function unlessFailed<Value>(
  reader: string,
  work: () => Promise<Value>,
): Promise<Result<Value, 'busy' | 'eyes_failed'>> {
  try {
    return ok(await work());
  } catch (error) {
    // By name: the processes may be those of another copy of this module, with classes of its own.
    if (!(error instanceof Error)) throw error;
    if (error.name === 'EyesBusy') return refuse('busy');
    if (error.name !== 'EyesFailed') throw error;
    logWarn('eyes.failed', { embedder: reader, reason: error.message });
    return refuse('eyes_failed');
  }
}

type Seen = Omit<Look, 'embedder' | 'objects'>;
const nothing: Seen = { vector: null, code: null, classes: [], tags: [] };

async function seenBy(
  chosen: Embedder,
  known: readonly Embedder[],
  picture: OpenPicture,
  crop: Crop,
  want: LookWish['want'],
): Promise<Seen> {
  // An operator's embedder names nothing; A does, when it is here.
  const namer = want.tags && !chosen.classes ? known.find(({ classes }) => classes) : undefined;
  const [own, names] = await Promise.all([
    want.vector || chosen.classes ? numbersOf(chosen, picture, crop) : [],
    namer ? numbersOf(namer, picture, crop) : [],
  ]);
  const classes = want.tags ? likeliest((chosen.classes ? own : names)[1]) : [];
  const [first] = own;
  if (!want.vector || first === undefined) return { ...nothing, classes, tags: tagsFrom(classes) };
  if (first.length !== chosen.dimensions) throw new EyesFailed(`${chosen.id} answers ${first.length} numbers`);
  const unit = chosen.normalise ? toUnitLength(first) : first;
  return { vector: toStored(unit), code: signCode(unit), classes, tags: tagsFrom(classes) };
}

async function numbersOf({ model, fit }: Embedder, picture: OpenPicture, crop: Crop): Promise<Float32Array[]> {
  return eyes().processes.run(model, await squareOf(picture, crop, model.size, fit));
}

async function objectsIn(picture: OpenPicture): Promise<SeenObject[]> {
  const model = await findDetector(ownPlaces().data);
  if (model === null) return [];
  const [boxes, classes] = await eyes().processes.run(model, await squareOf(picture, wholePicture, model.size, 'fill'));
  if (boxes === undefined || classes === undefined) throw new EyesFailed('the detector answers nothing');
  return objectsFrom(boxes, classes);
}
