/** A small load generator: as fast as answers come over some connections, or at a steady rate whatever the answers do. */
import http from 'node:http';

/**
 * @typedef {{ method?: string, path: string, headers?: Record<string, string>, body?: Buffer | string }} Shot
 * @typedef {{ status: number, body: string, headers: http.IncomingHttpHeaders }} Answer
 */

/**
 * Asks once; once more, as every browser does, when the server had closed a kept connection before the question came.
 * @returns {Promise<Answer>}
 */
export async function send(origin, shot, agent) {
  try {
    return await ask(origin, shot, agent);
  } catch (error) {
    if (error.stale) return ask(origin, shot, agent);
    throw error;
  }
}

function ask(origin, shot, agent) {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, agent, method: shot.method ?? 'GET', path: shot.path, headers: shot.headers ?? {} },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            headers: response.headers,
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', (error) =>
      reject(Object.assign(error, { stale: request.reusedSocket && error.code === 'ECONNRESET' })),
    );
    request.end(shot.body);
  });
}

const oneDigit = (value) => Math.round(value * 10) / 10;
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Sends what `next(connection)` returns over some connections for some seconds.
 * @param {(connection: number) => Shot | undefined | Promise<Shot | undefined>} next nothing more to send ends the connection
 */
export async function load({ origin, connections, seconds, next, good = (answer) => answer.status === 200 }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times = [];
  let failed = 0;
  let bytes = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      while (performance.now() < until) {
        const shot = await next(connection);
        if (!shot) return;
        const at = performance.now();
        const answer = await send(origin, shot, agent).catch(() => undefined);
        if (!answer || !good(answer)) failed++;
        else bytes += answer.body.length;
        times.push(performance.now() - at);
      }
    }),
  );
  agent.destroy();
  const elapsed = (performance.now() - started) / 1000;
  times.sort((one, other) => one - other);
  return {
    requests: times.length,
    failed,
    perSecond: oneDigit((times.length - failed) / elapsed),
    p50: oneDigit(percentile(times, 0.5)),
    p95: oneDigit(percentile(times, 0.95)),
    bytes: times.length > failed ? Math.round(bytes / (times.length - failed)) : 0,
  };
}

/**
 * Sends at a steady rate, whether answers come or not. A time counts from when its request was due: one that had to wait for
 * the generator waited.
 * @param {(index: number) => Shot} next
 */
export async function steadily({ origin, perSecond, seconds, next, good }) {
  const agent = new http.Agent({ keepAlive: true });
  const started = performance.now();
  const one = async (index) => {
    const due = started + (index * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const answer = await send(origin, next(index), agent).catch(() => undefined);
    return { took: performance.now() - due, ok: Boolean(answer && good(answer)) };
  };
  const all = await Promise.all(Array.from({ length: perSecond * seconds }, (_, index) => one(index)));
  agent.destroy();
  const times = all.map(({ took }) => took).sort((one, other) => one - other);
  const failed = all.filter(({ ok }) => !ok).length;
  return { failed, p50: oneDigit(percentile(times, 0.5)), p95: oneDigit(percentile(times, 0.95)) };
}
