/**
 * Whether this process reaches its database, for whoever answers people meanwhile.
 *
 * Invariants
 * - Nobody is told "away" because a statement is slow: a connection made for it has to fail first.
 * - Nor because a new connection is slow, as under many shoppers at once: while anybody here is answered it is not away.
 * - While it is away it is asked again twice a second, and the first answer ends it.
 */
import net from 'node:net';
import postgres from 'postgres';
import { answerSeconds } from './time-limits';

/** A connection of ours: what hangs on it fails with this error. */
export type Watched = { giveUp: (error: Error) => void };

/** Where the driver of a pool would connect to. */
export type Target = { path: string | false; host: string[]; port: number[]; ssl: unknown };

type Reach = {
  /** The servers that did not answer, and those that are being asked; a ring's login makes no difference. */
  away: Set<string>;
  asked: Set<string>;
  troubledAt: number;
  heardAt: number;
  connections: Set<Watched>;
  listeners: Set<() => void>;
};

/** Silence of a third of the time is asked about, and the question itself may take another third. */
export const suspiciousMs = (answerSeconds / 3) * 1000;
const AGAIN_MS = 500;
/** A request that failed because of a broken connection ends at most this much later. */
const TROUBLE_MS = 3_000;

// Next bundles this file several times; the connections of a process are one thing.
const shared = globalThis as typeof globalThis & { soukReach?: Reach };

function reach(): Reach {
  shared.soukReach ??= {
    away: new Set(),
    asked: new Set(),
    troubledAt: Number.NEGATIVE_INFINITY,
    heardAt: Number.NEGATIVE_INFINITY,
    connections: new Set(),
    listeners: new Set(),
  };
  return shared.soukReach;
}

/** Whether the database was asked just now and did not answer. */
export function isDatabaseAway(): boolean {
  return reach().away.size > 0;
}

/** Whether a connection broke just now, or the database is being asked because of silence: what fails meanwhile fails because of it. */
export function isDatabaseTroubled(): boolean {
  return reach().asked.size > 0 || performance.now() - reach().troubledAt < TROUBLE_MS;
}

/** Calls whenever the database has gone away. */
export function onDatabaseAway(listener: () => void): void {
  reach().listeners.add(listener);
}

/** Counts a connection in; the answer counts it out. */
export function watch(connection: Watched): () => void {
  reach().connections.add(connection);
  return () => void reach().connections.delete(connection);
}

/** The database said something, on whichever connection. */
export function noteHeard(): void {
  reach().heardAt = performance.now();
}

/** A connection broke, or something takes long: asks the database on a new one, and goes on asking while it does not answer. */
export function suspect(url: string, why: 'broken' | 'slow' = 'broken'): void {
  const state = reach();
  if (why === 'broken') state.troubledAt = performance.now();
  const server = serverOf(url);
  if (state.asked.has(server)) return;
  state.asked.add(server);
  void ask(url, state);
}

/** Hosts, ports and name of the database. */
const serverOf = (url: string) => url.replace(/^[^@]*@/, '').replace(/\?.*$/, '');

async function ask(url: string, state: Reach): Promise<void> {
  const server = serverOf(url);
  const since = performance.now();
  if ((await answers(url)) || state.heardAt > since) {
    state.away.delete(server);
    state.asked.delete(server);
    return;
  }
  state.troubledAt = performance.now();
  if (!state.away.has(server)) {
    state.away.add(server);
    const error = Object.assign(new Error('the database does not answer'), { code: 'DATABASE_AWAY' });
    for (const connection of state.connections) connection.giveUp(error);
    for (const listener of state.listeners) listener();
  }
  setTimeout(ask, AGAIN_MS, url, state).unref();
}

/** Any answer counts but that it is starting or stopping: also "too many connections" is one. */
async function answers(url: string): Promise<boolean> {
  let socket: net.Socket | undefined;
  const options: postgres.Options<Record<string, never>> & { socket: (target: Target) => net.Socket } = {
    max: 1,
    connect_timeout: suspiciousMs / 1000,
    fetch_types: false,
    onnotice: () => undefined,
    socket: (target) => {
      // Whatever happens to it is an answer that does not come.
      socket = dial(target, (raw) => raw.on('error', () => undefined));
      return socket;
    },
  };
  const client = postgres(url, options);
  try {
    // What arrived while this process was busy with something else is read before it counts as late.
    const limit = new Promise<'late'>((late) => setTimeout(() => setImmediate(late, 'late'), suspiciousMs).unref());
    return (await Promise.race([client`select 1`, limit])) !== 'late';
  } catch (error) {
    return error instanceof postgres.PostgresError && !['57P01', '57P02', '57P03'].includes(error.code);
  } finally {
    // First the driver, then what it may have left open: the other way round it would write on a closed socket.
    const left = socket;
    void client.end({ timeout: 0 }).finally(() => setTimeout(() => left?.destroy(), AGAIN_MS).unref());
  }
}

let turn = 0;

/**
 * Opens a socket to the next of the hosts, as the driver itself would. Before it encrypts one, the driver takes all listeners off;
 * `listen` puts ours on again.
 */
export function dial(target: Target, listen: (socket: net.Socket) => void): net.Socket {
  const socket = new net.Socket();
  const at = turn++ % target.host.length;
  const [host = 'localhost', port = 5432] = [target.host[at], target.port[at]];
  // The driver names them in its errors, and checks a certificate against the host.
  Object.assign(socket, { host, port });
  const { removeAllListeners } = socket;
  socket.removeAllListeners = (...which) => {
    Reflect.apply(removeAllListeners, socket, which);
    listen(socket);
    return socket;
  };
  listen(socket);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 60_000);
  return target.path ? socket.connect(target.path) : socket.connect(port, host);
}
