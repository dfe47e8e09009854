/** A door before Postgres: every answer comes late, and after a restart it can lead to another port. */
import net from 'node:net';

/**
 * @param {number} target port on this machine
 * @returns {Promise<{ port: number, delayMs: number, target: number, close: () => void }>} `delayMs` and `target` may be set at any time
 */
export async function openDoor(target) {
  const sockets = new Set();
  const door = { port: 0, delayMs: 0, target, close: () => undefined };
  const server = net.createServer((near) => {
    const far = net.connect(door.target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      // A broken connection is the point of the exercise.
      socket.on('error', () => undefined);
    }
    const late = (act) => (door.delayMs > 0 ? setTimeout(act, door.delayMs) : act());
    near.pipe(far);
    far.on('data', (chunk) => late(() => near.writable && near.write(chunk)));
    far.on('close', () => {
      sockets.delete(far);
      late(() => near.destroy());
    });
    near.on('close', () => {
      sockets.delete(near);
      far.destroy();
    });
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  door.port = server.address().port;
  door.close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return door;
}
