import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cachedFiles } from './cached-files';
import { findDetector, findEmbedders } from './find-models';
import { checksumOf } from './is-exactly';
import { prepareModels } from './prepare-models';
import { modelFile, reference } from './testing/reference';

const aFolder = () => mkdtempSync(path.join(tmpdir(), 'models-'));
const nameOfA = 'tf2_mobilenet_v2_1.0_224_ptq.tflite';
const ids = async (data: string) => (await findEmbedders({ data, manifest: undefined })).map(({ id }) => id);

let close: (() => void) | undefined;
afterEach(() => close?.());

/** The public source, as it might answer. Counts what it was asked for. */
async function source(answer: (name: string) => Buffer | 'silence' | 404) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = path.basename(request.url ?? '');
    asked.push(name);
    const body = answer(name);
    if (body === 'silence') return;
    response.statusCode = body === 404 ? 404 : 200;
    response.end(body === 404 ? '' : body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  close = () => server.closeAllConnections() ?? server.close();
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function prepare(data: string, more: { models?: string; source: string; answerMs?: number }) {
  const said: string[] = [];
  await prepareModels({ models: undefined, data, say: (line) => said.push(line), answerMs: 8000, ...more });
  return said.join('\n');
}

describe('image models', () => {
  it('that are nowhere to be had leave the one that the product carries', async () => {
    const { address } = await source(() => 404);
    const data = aFolder();
    expect(await prepare(data, { source: address })).toContain('it answered 404');
    expect(await ids(data)).toEqual(['souk-vision-1']);
    expect(existsSync(cachedFiles(data).detector)).toBe(true);
  });

  it('are not waited for when their source is silent', async () => {
    const { address } = await source(() => 'silence');
    expect(await prepare(aFolder(), { source: address, answerMs: 300 })).toContain('does not answer in time');
  });

  it('of another checksum are refused by name, wherever they come from', async () => {
    const { address } = await source(() => Buffer.from('another file'));
    const [data, models] = [aFolder(), aFolder()];
    writeFileSync(path.join(models, nameOfA), 'not this one either');
    const said = await prepare(data, { source: address, models });
    expect(said).toContain(`${nameOfA} in ${models} is refused`);
    expect(said).toContain(`${nameOfA} from its public source is refused`);
    expect(readdirSync(cachedFiles(data).folder).filter((name) => name.endsWith('.tflite'))).toEqual([]);
    expect(await ids(data)).toEqual(['souk-vision-1']);
  });

  it('that send more than they have are cut off', async () => {
    const { address } = await source(() => Buffer.alloc(9_000_000));
    expect(await prepare(aFolder(), { source: address })).toContain('more than the file has');
  });

  it.skipIf(reference === undefined)('are fetched once, kept, and preferred', async () => {
    const { address, asked } = await source((name) => modelFile(name));
    const data = aFolder();
    const said = await prepare(data, { source: address });
    expect(said).toContain('100 %');
    expect(await ids(data)).toEqual(['coral-ab-1', 'souk-vision-1']);
    await prepare(data, { source: address });
    expect(asked).toHaveLength(2);
  });

  it.skipIf(reference === undefined)(
    'that were damaged or swapped on the disk are not opened, and are fetched and made anew',
    async () => {
      const { address, asked } = await source((name) => modelFile(name));
      const data = aFolder();
      await prepare(data, { source: address });
      const { coral, detector, folder } = cachedFiles(data);
      for (const file of [coral, detector, path.join(folder, nameOfA)]) appendFileSync(file, 'x');
      expect(await ids(data)).toEqual(['souk-vision-1']);
      expect(await findDetector(data)).toBeNull();
      const said = await prepare(data, { source: address });
      expect(said).toContain('coral-ab-1.onnx in the data folder is not what was made; it is made anew.');
      expect(said).toContain(`${nameOfA} in ${folder} is refused`);
      expect(asked).toHaveLength(3);
      expect(await ids(data)).toEqual(['coral-ab-1', 'souk-vision-1']);
      expect(await findDetector(data)).not.toBeNull();
      rmSync(checksumOf(coral));
      expect(await ids(data)).toEqual(['souk-vision-1']);
    },
  );

  it.skipIf(reference === undefined)('are taken from a named folder without asking anybody', async () => {
    const { address, asked } = await source(() => 404);
    const data = aFolder();
    await prepare(data, { source: address, models: reference?.models ?? '' });
    expect(await ids(data)).toEqual(['coral-ab-1', 'souk-vision-1']);
    expect(asked).toEqual([]);
  });
});

describe('an embedder that an operator names', () => {
  const manifest = {
    id: 'own-1',
    file: path.resolve('lib/shop/vision/models/weights/souk-vision-1.onnx'),
    sha256: '690f402fec4e34c60e8094f95c0e131411d9d49abe28c3dc77929e8ecd2e4669',
    size: 224,
    input: 'image',
    output: 'embedding',
    dimensions: 512,
  };
  const written = (fields: object) => {
    const file = path.join(aFolder(), 'manifest.json');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...manifest, ...fields }));
    return file;
  };

  it('goes before all others', async () => {
    const [first] = await findEmbedders({ data: aFolder(), manifest: written({}) });
    expect(first).toMatchObject({ id: 'own-1', dimensions: 512 });
  });

  it.each([
    ['with a file of another checksum', { sha256: '0'.repeat(64) }],
    ['with a field that nobody knows', { colour: 'red' }],
    ['with a file that is missing', { file: 'nowhere.onnx' }],
  ])('%s is left out', async (_name, fields) => {
    const found = await findEmbedders({ data: aFolder(), manifest: written(fields) });
    expect(found.map(({ id }) => id)).toEqual(['souk-vision-1']);
  });
});
