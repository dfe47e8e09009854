import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const still = path.resolve(import.meta.dirname, 'still.mjs');

/** A program in proof mode: what it printed, or what it died of. */
function run(program: string, environment: Record<string, string>) {
  const args = ['--import', still, '--input-type=module', '-e', program];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { NODE_ENV: 'test', ...environment },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A site that answers a request with what it drew and what time it is. */
const site = `
  import http from 'node:http';
  import { randomBytes } from 'node:crypto';
  const draw = () => [crypto.randomUUID(), randomBytes(8).toString('hex'), [...crypto.getRandomValues(new Uint8Array(4))], Date.now(), new Date().toISOString()];
  const server = http.createServer((_request, response) => response.end(JSON.stringify([draw(), draw()]))).listen(0, async () => {
    const at = 'http://127.0.0.1:' + server.address().port;
    const ask = async (path, method) => (await fetch(at + path, { method })).json();
    const said = { a: await ask('/a'), again: await ask('/a'), b: await ask('/b'), write: await ask('/a', 'POST'), outside: draw() };
    console.log(JSON.stringify(said));
    process.exit(0);
  });`;
const proof = { SOUK_MODE: 'sandbox', SOUK_PROOF_CLOCK: '2026-05-01T12:00:00.000Z' };

describe('proof mode', () => {
  test.each([
    ['live', { ...proof, SOUK_MODE: 'live' }, 'for sandboxes alone'],
    ['no mode', { SOUK_PROOF_CLOCK: proof.SOUK_PROOF_CLOCK }, 'for sandboxes alone'],
    ['no clock', { SOUK_MODE: 'sandbox' }, 'needs SOUK_PROOF_CLOCK'],
  ])('is refused with %s', (_name, environment, words) => {
    const { status, stdout, stderr } = run('console.log("runs")', environment);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(words);
  });

  test('makes two sites draw and tell the same, each address its own', () => {
    const [one, two] = [run(site, proof), run(site, proof)].map(({ stdout }) => JSON.parse(stdout));
    expect({ ...one, outside: null }).toEqual({ ...two, outside: null });
    expect(one.again).toEqual(one.a);
    expect(one.b[0][0]).not.toBe(one.a[0][0]);
    expect(one.a[0].slice(3)).toEqual([Date.parse(proof.SOUK_PROOF_CLOCK), proof.SOUK_PROOF_CLOCK]);
  });

  test('draws anew within what writes, and leaves everything outside requests to chance', () => {
    const [one, two] = [run(site, proof), run(site, proof)].map(({ stdout }) => JSON.parse(stdout));
    expect(one.write[0][0]).not.toBe(one.write[1][0]);
    expect(one.outside[0]).not.toBe(two.outside[0]);
  });
});
