import 'server-only';
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { logWarn } from '@/lib/platform/log';

/** A model as the process runs it; `size` is the side of the square picture that goes in. */
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

/** A printed mark: what it says, in which kind of mark, and its corners in pixels of the picture. */
export type Mark = {
  readonly format: string;
  readonly text: string;
  readonly corners: readonly (readonly [x: number, y: number])[];
};

/** Which marks are wanted: of a picture of this size, read as it stands or turned by 45 degrees. */
export type MarksWish = { readonly width: number; readonly height: number; readonly turned: boolean };

/** What reads text: the files of both models and of the letters they know, how large a picture is in which lines are looked for, how many are read. */
export type TextReader = {
  readonly where: string;
  readonly what: string;
  readonly letters: string;
  readonly sideMax: number;
  readonly linesMax: number;
};

/** What text is wanted of a picture of this size, and what reads it. */
export type TextWish = { readonly width: number; readonly height: number; readonly reader: TextReader };

/** Too much is waiting: who asked should be told to try again in a moment. */
export class EyesBusy extends Error {
  override readonly name = 'EyesBusy';
}

/** This picture could not be looked at: the model failed, or its process ended. Others are not touched. */
export class EyesFailed extends Error {
  override readonly name = 'EyesFailed';
}

/** What a process is told to do with pixels. */
type Task = { readonly pixels: Uint8Array } & (
  | { readonly model: RunnableModel }
  | { readonly marks: MarksWish }
  | { readonly text: TextWish }
);

type Work = {
  readonly task: Task;
  readonly done: (answer: Seen) => void;
  readonly failed: (fault: Error) => void;
};

type Eye = { process: ChildProcess | undefined; work: Work | undefined; deadline: NodeJS.Timeout | undefined };

/** As the process answers. */
type Seen = { readonly outputs: Float32Array[] } | { readonly marks: Mark[] } | { readonly lines: string[] };
type Answer = Seen | { readonly fault: string };

/**
 * How many processes, how much may wait, how long one picture may take (a first one opens its model) and how long its marks, for
 * which no model is opened, whose code they run.
 */
export type EyeSettings = {
  readonly processes: number;
  readonly waitingMax: number;
  readonly secondsMax: number;
  readonly marksSecondsMax: number;
  readonly script: string;
};

/** Text is not read any more when so much of what may wait does. */
const textShare = 0.5;

const ownScript = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/shop/vision/models/eye.mjs');

/** An idle process keeps no program alive that has nothing else to do. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

/**
 * Processes that run models and read marks, so that whoever answers people is never held up. Each does one picture at a time; one that
 * dies or hangs takes its own picture with it, and the next picture starts a new one. Not threads: ending a thread in the
 * middle of a model, or a fault in the model's native code, ends the whole program.
 */
export class EyeProcesses {
  readonly #settings: EyeSettings;
  readonly #eyes: Eye[];
  readonly #waiting: Work[] = [];

  constructor(settings: Partial<EyeSettings> = {}) {
    const usual = { processes: 2, waitingMax: 24, secondsMax: 60, marksSecondsMax: 10, script: ownScript() };
    this.#settings = { ...usual, ...settings };
    this.#eyes = Array.from({ length: this.#settings.processes }, () => ({
      process: undefined,
      work: undefined,
      deadline: undefined,
    }));
  }

  /** Runs a model over size × size × 3 bytes. Rejects with `EyesBusy` at once when too much waits, else with `EyesFailed`. */
  async run(model: RunnableModel, pixels: Uint8Array): Promise<Float32Array[]> {
    const seen = await this.#take({ pixels, model });
    if (!('outputs' in seen)) throw new EyesFailed('it answered something else');
    return seen.outputs;
  }

  /** Reads the marks printed on what width × height × 3 bytes show, and rejects as `run` does. */
  async readMarks(wish: MarksWish, pixels: Uint8Array): Promise<Mark[]> {
    const seen = await this.#take({ pixels, marks: wish });
    if (!('marks' in seen)) throw new EyesFailed('it answered something else');
    return seen.marks;
  }

  /**
   * Reads the lines of text on what width × height × 3 bytes show, those of the highest letters first, and rejects as `run` does; with
   * `EyesBusy` sooner, for without words a picture can still be compared.
   */
  async readText(wish: TextWish, pixels: Uint8Array): Promise<string[]> {
    const seen = await this.#take({ pixels, text: wish }, Math.ceil(this.#settings.waitingMax * textShare));
    if (!('lines' in seen)) throw new EyesFailed('it answered something else');
    return seen.lines;
  }

  /** Opens models, and the readers of marks and of text, in every process before anybody waits for them. */
  async warm(models: readonly RunnableModel[], reader: TextReader | null = null): Promise<void> {
    // As many at once as there are processes: each takes one, since all are then busy.
    for (const model of models) {
      const pixels = () => new Uint8Array(model.size * model.size * 3);
      await Promise.all(this.#eyes.map(() => this.run(model, pixels())));
    }
    const blank = { width: 32, height: 32, turned: false };
    await Promise.all(this.#eyes.map(() => this.readMarks(blank, new Uint8Array(32 * 32 * 3))));
    if (reader === null) return;
    await Promise.all(
      this.#eyes.map(() => this.readText({ width: 32, height: 32, reader }, new Uint8Array(32 * 32 * 3))),
    );
  }

  /** Ends all processes; what was running or waiting fails. */
  async end(): Promise<void> {
    for (const { failed } of this.#waiting.splice(0)) failed(new EyesFailed('ended'));
    const ends = this.#eyes.map(({ process: child }) => {
      if (child === undefined) return undefined;
      const ended = new Promise((done) => child.once('close', done));
      child.ref();
      child.kill('SIGKILL');
      return ended;
    });
    await Promise.all(ends);
  }

  #take(task: Task, waitingMax = this.#settings.waitingMax): Promise<Seen> {
    if (this.#waiting.length >= waitingMax) return Promise.reject(new EyesBusy('too much is waiting'));
    return new Promise((done, failed) => {
      this.#waiting.push({ task, done, failed });
      this.#next();
    });
  }

  #next(): void {
    const eye = this.#eyes.find(({ work }) => work === undefined);
    const work = eye && this.#waiting.shift();
    if (!eye || !work) return;
    eye.work = work;
    eye.process ??= this.#open(eye);
    const child = eye.process;
    child.ref();
    child.channel?.ref();
    const { secondsMax, marksSecondsMax } = this.#settings;
    const seconds = 'marks' in work.task ? marksSecondsMax : secondsMax;
    eye.deadline = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    // One that cannot be told anything is ending or never began, and fails its work when that is known.
    if (child.connected) child.send(work.task, () => undefined);
  }

  #open(eye: Eye): ChildProcess {
    // Bytes travel as bytes, and of our secrets and addresses a model needs none.
    const child = fork(/* turbopackIgnore: true */ this.#settings.script, [], {
      serialization: 'advanced',
      execArgv: [],
      env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (answer: Answer) => {
      const work = this.#free(eye);
      rest(child);
      if ('fault' in answer) work?.failed(new EyesFailed(answer.fault));
      else work?.done(answer);
      this.#next();
    });
    child.on('error', (error) => {
      logWarn('eyes.process_failed', { reason: error.name });
      // One that could not be started, for want of descriptors or memory, has no end to wait for.
      if (child.pid === undefined) this.#lose(eye, child);
    });
    child.on('close', () => this.#lose(eye, child));
    return child;
  }

  /** A process is no more: what it looked at fails, and the next picture starts another. */
  #lose(eye: Eye, child: ChildProcess): void {
    if (eye.process !== child) return;
    eye.process = undefined;
    this.#free(eye)?.failed(new EyesFailed('the process ended'));
    this.#next();
  }

  #free(eye: Eye): Work | undefined {
    const { work } = eye;
    clearTimeout(eye.deadline);
    eye.work = undefined;
    return work;
  }
}
