import net, { type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
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
