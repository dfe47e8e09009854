import type net from 'node:net';
import { dial, isDatabaseAway, noteHeard, suspect, suspiciousMs, type Target, watch } from './reach';
import { answerSeconds } from './time-limits';

/**
 * The `socket` option of a pool: connections that notice silence. Time-outs of statements are the server's, and nobody hears
 * them on a network that loses packets without a word: the driver would wait until the kernel gives up, a quarter of an hour.
 * Here a connection that was asked and says nothing is first suspected (`reach`) and then given up, and its
 * statements fail. Encryption takes the bytes from under the socket, where nobody sees which belong together: such a connection is given
 * up when the database is found to be away, and whoever waits for an answer asks that. (The driver's types do not know the option.)
 */
export function watchedSocket(url: string): { socket: (target: Target) => net.Socket } {
  return {
    socket: (target) => {
      const silence = readAnswers(url);
      const giveUp = (error: Error) => void raw.destroy(error);
      const done = watch({ giveUp });
      const raw = dial(target, (socket) => {
        // Before the driver's own: what the server ended, nobody here has.
        socket.prependListener('end', () => void (!socket.writableEnded && suspect(url)));
        socket.prependListener('error', () => suspect(url));
        socket.prependListener('close', () => {
          silence.stop();
          done();
        });
      });
      if (!target.ssl) silence.begin(raw);
      // Later, for the driver listens only then: what breaks unheard is never given to anybody else.
      if (isDatabaseAway())
        setImmediate(giveUp, Object.assign(new Error('the database is away'), { code: 'DATABASE_AWAY' }));
      return raw;
    },
  };
}

type Silence = { begin: (raw: net.Socket) => void; stop: () => void };

/** The last bytes of every answer that is complete: ready for a query. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5]);

/** Watches every question and its answer. */
function readAnswers(url: string): Silence {
  let questions = 0;
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  // A process that was busy finds its clocks run down before it has read what arrived meanwhile: that is read first.
  const wait = (ms: number, then: () => void) => {
    clearTimeout(timer);
    const mine = setTimeout(() => setImmediate(() => void (timer === mine && then())), ms).unref();
    timer = mine;
  };
  const ask = (raw: net.Socket) =>
    wait(suspiciousMs, () => {
      suspect(url, 'slow');
      const error = Object.assign(new Error('no answer from the database'), { code: 'DATABASE_SILENT' });
      wait(answerSeconds * 1000 - suspiciousMs, () => void raw.destroy(error));
    });
  const heard = (raw: net.Socket, chunk: Buffer) => {
    noteHeard();
    const ready = chunk.length > 5 && chunk.subarray(-6, -1).equals(READY);
    // Several were sent in a row: one may be open still. If none is, an idle connection is closed for nothing, which costs little.
    if (ready && questions <= 1) stop();
    else if (timer) ask(raw);
    questions = 0;
  };
  const begin = (raw: net.Socket) => {
    raw.on('data', (chunk: Buffer) => heard(raw, chunk));
    const { write } = raw;
    raw.write = ((...rest: unknown[]) => {
      questions += 1;
      if (!timer) ask(raw);
      return Reflect.apply(write, raw, rest);
    }) as typeof write;
  };
  return { begin, stop };
}
