import net, { type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { questionsOf } from './questions.mjs';
import { openDoor } from './slow-door.mjs';

const opened: { close: () => void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

/** A server that answers every message with its own name. */
function answering(name: string): Promise<number> {
  const server = net.createServer((socket) => socket.on('data', () => socket.write(name)).on('error', () => undefined));
  opened.push(server);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

function ask(port: number): Promise<{ answer: string; milliseconds: number }> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('?'));
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve({ answer: chunk.toString(), milliseconds: performance.now() - from });
    });
  });
}

test('answers come late by the delay, and later connections follow a new target', async () => {
  const door = await openDoor(await answering('first'));
  opened.push(door);
  expect((await ask(door.port)).answer).toBe('first');
  door.delayMs = 80;
  const slow = await ask(door.port);
  expect(slow.milliseconds).toBeGreaterThanOrEqual(79);
  door.target = await answering('second');
  expect((await ask(door.port)).answer).toBe('second');
});

test('a partition holds everything back, refuses nobody, and lets all of it through afterwards', async () => {
  const door = await openDoor(await answering('late'));
  opened.push(door);
  door.hush(true);
  const asked = ask(door.port);
  expect(await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 100, 'nothing'))])).toBe('nothing');
  door.hush(false);
  expect((await asked).answer).toBe('late');
  door.refuse(true);
  await expect(ask(door.port)).rejects.toThrow();
  door.refuse(false);
  expect((await ask(door.port)).answer).toBe('late');
});

/** What a client of Postgres sends: a greeting, then messages of a letter, a length and words that end with zeros. */
const message = (letter: string, words: string) => {
  const body = Buffer.from(words);
  const head = Buffer.alloc(letter.length + 4);
  head.write(letter, 0);
  head.writeInt32BE(body.length + 4, letter.length);
  return Buffer.concat([head, body]);
};

test('a prepared statement is known by its text when it runs, however the bytes are cut', () => {
  const sent = Buffer.concat([
    message('', '\0\x03\0\0user\0souk\0\0'),
    message('P', 's1\0select money.place($1)\0\0\0'),
    message('B', '\0s1\0\0\0\0\0\0\0'),
    message('Q', 'select 1\0'),
  ]);
  for (const size of [1, 7, sent.length]) {
    const asks = questionsOf();
    const heard: string[] = [];
    for (let at = 0; at < sent.length; at += size) heard.push(...asks(sent.subarray(at, at + size)));
    expect(heard).toEqual(['select money.place($1)', 'select 1']);
  }
});

test('a trap springs at its statement: before, and it never arrives; after, and its answer does not', async () => {
  const arrived: string[] = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      arrived.push(chunk.toString());
      socket.write('answer');
    });
  });
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const door = await openDoor((server.address() as AddressInfo).port);
  opened.push(door);
  for (const when of ['before', 'after'] as const) {
    arrived.length = 0;
    let answered = false;
    await new Promise<void>((resolve) => {
      door.trap = { text: 'money.captured', when, spring: resolve };
      const socket = net.connect(door.port, '127.0.0.1', () => {
        socket.write(Buffer.concat([message('', '\0\x03\0\0'), message('Q', 'select money.captured($1)\0')]));
      });
      socket.on('error', () => undefined);
      socket.on('data', () => {
        answered = true;
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(arrived.length, when).toBe(when === 'before' ? 0 : 1);
    expect(answered).toBe(false);
    expect(door.trap).toBeUndefined();
  }
});
