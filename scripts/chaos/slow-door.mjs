/**
 * A door before a server: what comes back through it may be late, it can lead to another port, it can be shut or swallow
 * what is sent, and it can spring a trap at a named statement of the database's protocol.
 */
import net from 'node:net';
import { questionsOf } from './questions.mjs';

/**
 * @typedef {{ text: string, when: 'before' | 'after', spring: () => void }} Trap `before`: the first statement that holds the
 *   text is never passed on; `after`: it is, and its answer is not
 * @typedef {{ port: number, delayMs: number, target: number, trap: Trap | undefined, cut: () => void,
 *   refuse: (refused: boolean) => void, hush: (silent: boolean) => void, close: () => void }} Door `hush` is a partition:
 *   nobody is refused and nothing arrives until it is over, and then all of it does
 */

/**
 * @param {number} target port on this machine
 * @returns {Promise<Door>} `delayMs`, `target` and `trap` may be set at any time
 */
export async function openDoor(target) {
  const sockets = new Set();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const door = { port: 0, delayMs: 0, target, trap: undefined, cut };
  let refused = false;
  door.refuse = (now) => {
    refused = now;
    if (now) cut();
  };
  /** What waits for the end of a partition; undefined when there is none. */
  let held;
  door.hush = (now) => {
    const waiting = held ?? [];
    held = now ? (held ?? []) : undefined;
    if (!now) for (const act of waiting) act();
  };
  const sooner = (act) => (held ? held.push(act) : act());
  const server = net.createServer((near) => {
    if (refused) return near.resetAndDestroy();
    const far = net.connect(door.target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      // A broken connection is the point of the exercise.
      socket.on('error', () => undefined);
    }
    join(door, near, far, sooner);
    far.on('close', () => sockets.delete(far));
    near.on('close', () => sockets.delete(near));
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  door.port = server.address().port;
  door.close = () => {
    server.close();
    cut();
  };
  return door;
}

function join(door, near, far, sooner) {
  const asks = questionsOf();
  /** The trap that a statement on this connection has set off and whose answer is still to come. */
  let sprung;
  const late = (act) => (door.delayMs > 0 ? setTimeout(sooner, door.delayMs, act) : sooner(act));
  const spring = (trap) => {
    door.trap = undefined;
    trap.spring();
    near.destroy();
    far.destroy();
  };
  near.on('data', (chunk) => {
    // Read always: later statements only name what an earlier one prepared.
    const statements = asks(chunk);
    const { trap } = door;
    if (trap && !sprung && statements.some((statement) => statement.includes(trap.text))) {
      if (trap.when === 'before') return spring(trap);
      sprung = trap;
      door.trap = undefined;
    }
    sooner(() => far.writable && far.write(chunk));
  });
  far.on('data', (chunk) => {
    if (sprung) return spring(sprung);
    late(() => near.writable && near.write(chunk));
  });
  near.on('close', () => sooner(() => far.destroy()));
  far.on('close', () => late(() => near.destroy()));
}
