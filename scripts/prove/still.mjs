/**
 * Proof mode: loaded into a site before anything else (`node --import`), it makes two sites that are asked the same say the same. The
 * clock stands at SOUK_PROOF_CLOCK, and what is drawn while a request is answered (its nonce, keys of its forms, ids) follows from its address. The
 * product has no line of it and no switch for it: only `npm run prove:privacy` loads it, and it refuses real money.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import crypto from 'node:crypto';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

const at = Date.parse(process.env.SOUK_PROOF_CLOCK ?? '');
if (process.env.SOUK_MODE !== 'sandbox')
  throw new Error('Proof mode is for sandboxes alone: chance that can be told guards nothing.');
if (Number.isNaN(at)) throw new Error('Proof mode needs SOUK_PROOF_CLOCK, an ISO time.');

/** What is drawn outside requests, by drivers and pools, stays chance. @type {AsyncLocalStorage<{ seed: string, next: (kind: string) => number }>} */
const asked = new AsyncLocalStorage();
/** What is written there, counted by address: a provider's messages come when they come. */
const writes = new Map();

const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function (event, request, ...rest) {
  if (event !== 'request') return emit.call(this, event, request, ...rest);
  // A page draws its keys in whatever order its parts are ready, so all of them are the same; what writes needs different ones.
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const counts = {};
  const next = (kind) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    return reads ? 0 : counts[kind];
  };
  const address = `${request.method} ${request.url}`;
  if (!reads) writes.set(address, (writes.get(address) ?? 0) + 1);
  const seed = `${address} ${writes.get(address) ?? 0}`;
  return asked.run({ seed, next }, () => emit.call(this, event, request, ...rest));
};

/** As many bytes as are wanted, or none outside a request. */
function drawn(size, kind) {
  const request = asked.getStore();
  if (!request) return undefined;
  const hash = crypto.createHash('shake256', { outputLength: Math.max(1, size) });
  return hash
    .update(`${request.seed}\n${kind} ${size}\n${request.next(`${kind} ${size}`)}`)
    .digest()
    .subarray(0, size);
}

const { randomBytes, randomUUID } = crypto;
crypto.randomBytes = (size, callback) => {
  const bytes = drawn(size, 'bytes');
  if (!bytes) return randomBytes(size, callback);
  if (!callback) return bytes;
  process.nextTick(callback, null, bytes);
};
const uuidOf = (bytes) => {
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
const uuid = (options) => {
  const bytes = drawn(16, 'uuid');
  return bytes ? uuidOf(bytes) : randomUUID(options);
};
crypto.randomUUID = uuid;
// Who fills a pool takes from it in whatever request comes next: any piece of it is like any other.
crypto.randomFillSync = (buffer) => buffer.fill(42);
const fill = crypto.webcrypto.getRandomValues.bind(crypto.webcrypto);
const values = (array) => {
  const bytes = drawn(array.byteLength, 'values');
  if (!bytes) return fill(array);
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes);
  return array;
};
Object.defineProperty(crypto.webcrypto, 'randomUUID', { value: () => uuid(), writable: true, configurable: true });
Object.defineProperty(crypto.webcrypto, 'getRandomValues', { value: values, writable: true, configurable: true });
syncBuiltinESMExports();

const Moving = Date;
globalThis.Date = new Proxy(Moving, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [at], made === globalThis.Date ? target : made),
  apply: () => new Moving(at).toString(),
  get: (target, name) => (name === 'now' ? () => at : Reflect.get(target, name)),
});
