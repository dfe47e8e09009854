import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EyeProcesses, EyesBusy, EyesFailed, type RunnableModel } from './eye-processes';

vi.mock('node:child_process', async (original) => {
  const actual = await original<typeof import('node:child_process')>();
  return { ...actual, fork: vi.fn(actual.fork) };
});

const model: RunnableModel = {
  file: path.resolve('lib/shop/vision/models/weights/souk-vision-1.onnx'),
  input: 'image',
  outputs: ['embedding'],
  size: 224,
  mean: [127.5, 127.5, 127.5],
  std: [127.5, 127.5, 127.5],
  layout: 'nchw',
  mirrored: false,
};
const grey = () => new Uint8Array(224 * 224 * 3).fill(120);

let processes: EyeProcesses | undefined;
afterEach(() => processes?.end());

/** A process that dies of a picture whose first byte is 66, never answers one of 77, and else tells its own number. */
function script(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'eyes-')), 'eye.mjs');
  const code = `process.on('disconnect', () => process.exit());
    process.on('message', ({ pixels }) => {
      if (pixels[0] === 66) process.exit(1);
      if (pixels[0] !== 77) setTimeout(() => process.send({ outputs: [Float32Array.of(process.pid)] }), pixels[0]);
    });`;
  writeFileSync(file, code);
  return file;
}

describe('processes that look', () => {
  it('answer a vector of length 1 with the model the product carries', async () => {
    processes = new EyeProcesses();
    await processes.warm([model]);
    const [one, other] = await Promise.all([processes.run(model, grey()), processes.run(model, grey())]);
    expect(one[0]).toHaveLength(512);
    expect(Math.hypot(...(one[0] ?? []))).toBeCloseTo(1, 4);
    expect(other).toEqual(one);
  });

  it('leave the event loop free', async () => {
    processes = new EyeProcesses();
    await processes.warm([model]);
    let longest = 0;
    let last = performance.now();
    const clock = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const from = performance.now();
    await Promise.all(Array.from({ length: 20 }, () => processes?.run(model, grey())));
    const whole = performance.now() - from;
    clearInterval(clock);
    expect(longest).toBeLessThan(whole / 3);
  });

  it('refuse at once when too much waits, and lose nothing that was taken', async () => {
    processes = new EyeProcesses({ script: script(), processes: 1, waitingMax: 2 });
    const work = Array.from({ length: 5 }, () => processes?.run(model, Uint8Array.of(20)));
    const ends = await Promise.allSettled(work);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(ends[3]).toMatchObject({ reason: expect.any(EyesBusy) });
  });

  it('leave text unread before they refuse pictures', async () => {
    processes = new EyeProcesses({ script: script(), processes: 1, waitingMax: 4 });
    const reader = { where: '', what: '', letters: '', sideMax: 480, linesMax: 6 };
    const pictures = Array.from({ length: 4 }, () => processes?.run(model, Uint8Array.of(20)));
    const text = processes.readText({ width: 1, height: 1, reader }, Uint8Array.of(20));
    await expect(text).rejects.toBeInstanceOf(EyesBusy);
    await expect(processes.run(model, Uint8Array.of(20))).resolves.toHaveLength(1);
    await Promise.all(pictures);
  });

  it('that die take their own picture with them and no other', async () => {
    processes = new EyeProcesses({ script: script(), processes: 1 });
    const first = await processes.run(model, Uint8Array.of(1));
    const [dies, waits] = await Promise.allSettled([
      processes.run(model, Uint8Array.of(66)),
      processes.run(model, Uint8Array.of(1)),
    ]);
    expect(dies).toMatchObject({ status: 'rejected', reason: expect.any(EyesFailed) });
    expect(waits.status).toBe('fulfilled');
    expect(waits).not.toMatchObject({ value: first });
  });

  it('that hang are ended', async () => {
    processes = new EyeProcesses({ script: script(), processes: 1, secondsMax: 3 });
    await expect(processes.run(model, Uint8Array.of(77))).rejects.toBeInstanceOf(EyesFailed);
    await expect(processes.run(model, Uint8Array.of(1))).resolves.toHaveLength(1);
  });

  it('that sit over marks are ended sooner', async () => {
    processes = new EyeProcesses({ script: script(), processes: 1, marksSecondsMax: 1 });
    const marks = processes.readMarks({ width: 1, height: 1, turned: false }, Uint8Array.of(77));
    await expect(marks).rejects.toBeInstanceOf(EyesFailed);
    await expect(processes.run(model, Uint8Array.of(1))).resolves.toHaveLength(1);
  });

  it('that cannot be started fail their picture, and another is started for the next', async () => {
    processes = new EyeProcesses({ script: script(), processes: 1 });
    // As Node answers where no descriptor is left: no number, no channel to send through, and an error.
    vi.mocked(fork).mockImplementationOnce(() => {
      const nothing = () => undefined;
      const child = Object.assign(new EventEmitter(), {
        connected: false,
        ref: nothing,
        unref: nothing,
        kill: nothing,
      });
      process.nextTick(() => child.emit('error', new Error('spawn EMFILE')));
      return child as never;
    });
    await expect(processes.run(model, Uint8Array.of(1))).rejects.toBeInstanceOf(EyesFailed);
    await expect(processes.run(model, Uint8Array.of(1))).resolves.toHaveLength(1);
  });

  it('fail a picture whose model is not there, and go on', async () => {
    processes = new EyeProcesses({ processes: 1 });
    await expect(processes.run({ ...model, file: '/nowhere.onnx' }, grey())).rejects.toBeInstanceOf(EyesFailed);
    await expect(processes.run(model, grey())).resolves.toHaveLength(1);
  });
});
