import 'server-only';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { logWarn } from '@/lib/platform/log';

/** A model as the thread runs it; `size` is the side of the square picture that goes in. */
export type RunnableModel = {
  readonly file: string;
  readonly input: string;
  readonly outputs: readonly string[];
  readonly size: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  readonly layout: 'nchw' | 'nhwc';
  readonly mirrored: boolean;
};

/** Too much is waiting: who asked should be told to try again in a moment. */
export class EyesBusy extends Error {}

/** This picture could not be looked at: the model failed, or its thread ended. Others are not touched. */
export class EyesFailed extends Error {}

type Work = {
  readonly pixels: Uint8Array;
  readonly model: RunnableModel;
  readonly done: (outputs: Float32Array[]) => void;
  readonly failed: (fault: Error) => void;
};

type Eye = { thread: Worker | undefined; work: Work | undefined; deadline: NodeJS.Timeout | undefined };

/** As the thread answers. */
type Answer = { readonly outputs: Float32Array[] } | { readonly fault: string };

/** How many threads, how much may wait, how long one picture may take (a first one opens its model), whose code they run. */
export type EyeSettings = {
  readonly threads: number;
  readonly waitingMax: number;
  readonly secondsMax: number;
  readonly script: string;
};

const ownScript = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/shop/vision/models/eye-thread.mjs');

/**
 * Threads that run models, so that whoever answers people is never held up. Each does one picture at a time; a thread that
 * dies or hangs takes its own picture with it, and the next picture starts a new one.
 */
export class EyeThreads {
  readonly #settings: EyeSettings;
  readonly #eyes: Eye[];
  readonly #waiting: Work[] = [];

  constructor(settings: Partial<EyeSettings> = {}) {
    this.#settings = { threads: 2, waitingMax: 24, secondsMax: 20, script: ownScript(), ...settings };
    this.#eyes = Array.from({ length: this.#settings.threads }, () => ({
      thread: undefined,
      work: undefined,
      deadline: undefined,
    }));
  }

  /** Runs a model over size × size × 3 bytes. Rejects with `EyesBusy` at once when too much waits, else with `EyesFailed`. */
  run(model: RunnableModel, pixels: Uint8Array): Promise<Float32Array[]> {
    if (this.#waiting.length >= this.#settings.waitingMax) return Promise.reject(new EyesBusy('too much is waiting'));
    return new Promise((done, failed) => {
      this.#waiting.push({ model, pixels, done, failed });
      this.#next();
    });
  }

  /** Opens models in every thread before anybody waits for them. */
  async warm(models: readonly RunnableModel[]): Promise<void> {
    // As many at once as there are threads: each takes one, since all are then busy.
    for (const model of models) {
      const pixels = () => new Uint8Array(model.size * model.size * 3);
      await Promise.all(this.#eyes.map(() => this.run(model, pixels())));
    }
  }

  /** Ends all threads; what was running or waiting fails. */
  async end(): Promise<void> {
    for (const { failed } of this.#waiting.splice(0)) failed(new EyesFailed('ended'));
    await Promise.all(this.#eyes.map(({ thread }) => thread?.terminate()));
  }

  #next(): void {
    const eye = this.#eyes.find(({ work }) => work === undefined);
    const work = eye && this.#waiting.shift();
    if (!eye || !work) return;
    eye.work = work;
    eye.thread ??= this.#open(eye);
    eye.thread.ref();
    eye.deadline = setTimeout(() => void eye.thread?.terminate(), this.#settings.secondsMax * 1000);
    eye.thread.postMessage({ pixels: work.pixels, model: work.model });
  }

  #open(eye: Eye): Worker {
    const thread = new Worker(/* turbopackIgnore: true */ this.#settings.script, { name: 'eye' });
    thread.on('message', (answer: Answer) => {
      const work = this.#free(eye);
      // An idle thread keeps no program alive that has nothing else to do.
      thread.unref();
      if ('fault' in answer) work?.failed(new EyesFailed(answer.fault));
      else work?.done(answer.outputs);
      this.#next();
    });
    thread.on('error', (error) => logWarn('eyes.thread_failed', { reason: error.name }));
    thread.on('exit', () => {
      eye.thread = undefined;
      this.#free(eye)?.failed(new EyesFailed('the thread ended'));
      this.#next();
    });
    return thread;
  }

  #free(eye: Eye): Work | undefined {
    const { work } = eye;
    clearTimeout(eye.deadline);
    eye.work = undefined;
    return work;
  }
}
