import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';

/**
 * What the app keeps, in one file: a sealed line for each change, and the last line of a key is what stands. A change counts when it is on
 * the disk, so the process may be killed anywhere; a line that was not written to its end is the last one and never counted. Keys and tokens
 * of shops are in it, so every line is sealed (AES-256-GCM) and the file is its owner's alone. One process writes a file.
 *
 * Another store is an object with the same three functions.
 */
export async function openStore(file, secret) {
  const key = Buffer.from(hkdfSync('sha256', secret, 'souk-shopify', 'store', 32));
  const kept = readLines(await readFile(file, 'utf8').catch(orNothing), key);
  // Written anew without what no longer stands; until the rename the old file is whole.
  const fresh = await open(`${file}.new`, 'w', 0o600);
  for (const pair of kept) await fresh.appendFile(seal(pair, key));
  await fresh.sync();
  await fresh.close();
  await rename(`${file}.new`, file);
  const written = await open(file, 'a', 0o600);
  let queue = Promise.resolve();
  return {
    get: (name) => structuredClone(kept.get(name)),
    /** Keys with a beginning, for the sweep. */
    names: (beginning) => [...kept.keys()].filter((name) => name.startsWith(beginning)),
    /** Answers when the change would survive the machine. */
    put(name, value) {
      const write = async () => {
        await written.appendFile(seal([name, value], key));
        await written.datasync();
        kept.set(name, structuredClone(value));
      };
      const done = queue.then(write);
      queue = done.catch(() => {});
      return done;
    },
    async close() {
      await queue;
      await written.close();
    },
  };
}

function orNothing(error) {
  if (error.code === 'ENOENT') return '';
  throw error;
}

function readLines(text, key) {
  const lines = text.split('\n');
  const torn = lines.pop();
  const kept = new Map(lines.map((line) => unseal(line, key)));
  if (torn) console.error('a line of the store was not written to its end, and is left out');
  return kept;
}

function seal(pair, key) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(pair)), cipher.final()]);
  return `${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}\n`;
}

function unseal(line, key) {
  const bytes = Buffer.from(line, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
}
