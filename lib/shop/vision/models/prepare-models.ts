import 'server-only';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cachedFiles } from './cached-files';
import { tfliteToOnnx } from './convert/convert';
import { joinCoral, readProjection } from './convert/coral';
import { checksumOf, isAsMade } from './is-exactly';

/** A file of the public source: its name there and in `SOUK_MODELS`, its size and SHA-256. */
type PublicModel = { readonly file: string; readonly bytes: number; readonly sha256: string };

const modelA: PublicModel = {
  file: 'tf2_mobilenet_v2_1.0_224_ptq.tflite',
  bytes: 4_070_174,
  sha256: '5d3137241276e79c86d14a74fe43581398ae0e815191d3dba45495b810840e8c',
};
const modelB: PublicModel = {
  file: 'mobilenet_v1_1.0_224_quant_embedding_extractor.tflite',
  bytes: 3_251_736,
  sha256: 'f409ef4f73fcbb9667841965623c5c8524aac33d41b9bf5f3667161fb4a76319',
};

/** google-coral/test_data, Apache-2.0, at one commit for ever. */
const publicSource =
  'https://raw.githubusercontent.com/google-coral/test_data/104342d2d3480b3e66203073dac24f4e2dbb4c41';

const ownFolder = 'lib/shop/vision/models/weights';
const detectorPackage = 'node_modules/@mediapipe/objectron/objectron_solution_packed_assets.data';
/** Where in the package's one file of assets the detector lies (its loader lists them), and what lies there. */
const detectorAsset = { start: 184, end: 9_987_912 };

/** What `prepareModels` needs to know. `say` gets one plain sentence at a time; `source` is another address in tests. */
export type Preparation = {
  readonly data: string;
  /** Folder that holds A and B already (`SOUK_MODELS`). */
  readonly models: string | undefined;
  readonly say: (sentence: string) => void;
  readonly source?: string;
  /** Until the first byte, and in all. */
  readonly answerMs?: number;
  readonly wholeMs?: number;
};

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/** Whether there is nothing to do: the file is there, and still what was made. One that is not is said to be, and made anew. */
async function isReady(file: string, say: Preparation['say']): Promise<boolean> {
  if (await isAsMade(file)) return true;
  if (await exists(file)) say(`${path.basename(file)} in the data folder is not what was made; it is made anew.`);
  return false;
}

/** Puts a model with its checksum, by which whoever opens it tells that it is whole. */
async function putModel(file: string, bytes: Uint8Array): Promise<void> {
  await put(checksumOf(file), Buffer.from(`${digest(bytes)}\n`));
  await put(file, bytes);
}

/** Whole or not at all, also when the machine stops, so that a reader never finds half a model. */
async function put(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.${process.pid}.half`;
  await writeFile(half, bytes, { flush: true });
  await rename(half, file);
}

async function fromFolder(folder: string, { file, sha256 }: PublicModel, say: Preparation['say']) {
  const bytes = await readFile(path.join(folder, file)).catch(() => null);
  if (bytes === null || digest(bytes) === sha256) return bytes;
  say(`${file} in ${folder} is refused: its SHA-256 is ${digest(bytes)}, not ${sha256}.`);
  return null;
}

/** Fetches a file and keeps it; null when the source is silent, slow, or sends something else. */
async function fromSource(model: PublicModel, preparation: Preparation): Promise<Buffer | null> {
  const { source = publicSource, say, answerMs = 4000, wholeMs = 120_000, data } = preparation;
  const patience = new AbortController();
  let alarm = setTimeout(() => patience.abort(), answerMs);
  try {
    const answer = await fetch(`${source}/${model.file}`, { signal: patience.signal });
    if (!answer.ok || answer.body === null) throw new Error(`it answered ${answer.status}`);
    clearTimeout(alarm);
    alarm = setTimeout(() => patience.abort(), wholeMs);
    const bytes = await readBody(answer.body, model, say);
    if (digest(bytes) !== model.sha256) {
      say(`${model.file} from its public source is refused: its SHA-256 is ${digest(bytes)}, not ${model.sha256}.`);
      return null;
    }
    await put(path.join(cachedFiles(data).folder, model.file), bytes);
    return bytes;
  } catch (error) {
    const reason = patience.signal.aborted ? 'it does not answer in time' : error instanceof Error ? error.message : '';
    say(`The better image models are not to be had (${reason}); Souk's own model is used.`);
    return null;
  } finally {
    clearTimeout(alarm);
  }
}

/** Reads no more than the file has; tells each quarter. */
async function readBody(
  body: ReadableStream<Uint8Array>,
  { file, bytes }: PublicModel,
  say: Preparation['say'],
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let read = 0;
  let told = 0;
  for await (const part of body) {
    parts.push(part);
    read += part.length;
    if (read > bytes) throw new Error('it sends more than the file has');
    const quarter = Math.floor((4 * read) / bytes);
    if (quarter > told) say(`image model ${file}: ${quarter * 25} % of ${(bytes / 1e6).toFixed(1)} MB`);
    told = quarter;
  }
  return Buffer.concat(parts);
}

async function find(model: PublicModel, preparation: Preparation): Promise<Buffer | null> {
  const { data, models, say } = preparation;
  const given = models === undefined ? null : await fromFolder(models, model, say);
  return given ?? (await fromFolder(cachedFiles(data).folder, model, say)) ?? (await fromSource(model, preparation));
}

async function prepareCoral(preparation: Preparation): Promise<void> {
  const { coral } = cachedFiles(preparation.data);
  if (await isReady(coral, preparation.say)) return;
  const a = await find(modelA, preparation);
  const b = a && (await find(modelB, preparation));
  if (!a || !b) return;
  const projection = readProjection(await readFile(path.join(ownFolder, 'coral-projection-1.bin')));
  await putModel(coral, joinCoral(a, b, projection));
  preparation.say('The better image models are ready; pictures will be indexed again in the background.');
}

async function prepareDetector({ data, say }: Preparation): Promise<void> {
  const { detector } = cachedFiles(data);
  if (await isReady(detector, say)) return;
  const assets = await readFile(detectorPackage).catch(() => null);
  if (assets === null) return say('The object detector is not installed; pictures are searched without boxes.');
  const file = new Uint8Array(assets.subarray(detectorAsset.start, detectorAsset.end));
  await putModel(detector, tfliteToOnnx(file, ['boxes', 'classes']));
}

/**
 * Makes the image models ready in the data folder: the detector out of its package; A and B from `models`, the data folder
 * or their public source, in this order, each checked by SHA-256, converted and joined. Runs in a program of its own, since
 * it takes the processor for seconds; whoever looks at pictures goes on with what there is. Never throws for want of a file.
 */
export async function prepareModels(preparation: Preparation): Promise<void> {
  await prepareDetector(preparation);
  await prepareCoral(preparation);
}
