/** What can be made to go wrong, and whether the request's work is done first. */
export const FAULT_ACTIONS = {
  error500: { does: 'answers 500 without doing the work', workDone: false },
  error500_after: { does: 'does the work, then answers 500', workDone: true },
  error429: { does: 'answers 429 without doing the work', workDone: false },
  hang: { does: 'never answers and does nothing', workDone: false },
  hang_after: { does: 'does the work, then never answers', workDone: true },
  drop: { does: 'closes the connection without doing the work', workDone: false },
  drop_after: { does: 'does the work, then closes the connection', workDone: true },
  delay: { does: 'waits `ms`, then goes on as usual', workDone: false },
} as const;

export type FaultAction = keyof typeof FAULT_ACTIONS;

export interface Fault {
  id: number;
  /** Each may be absent; a path may end in `*`; `body` is a text somewhere in what was sent. */
  match: { method?: string; path?: string; body?: string };
  action: FaultAction;
  ms: number;
  /** How often it still strikes; null is until it is taken away. */
  times: number | null;
  struck: number;
}

/** What of a request a fault looks at. */
type Asked = { readonly method: string; readonly path: string; readonly body: string };

/** Kept in memory: a restarted sandbox is a healthy one. */
export class Faults {
  private readonly all: Fault[] = [];
  private nextId = 1;

  add(fault: Omit<Fault, 'id' | 'struck'>): Fault {
    const made = { ...fault, id: this.nextId, struck: 0 };
    this.nextId += 1;
    this.all.push(made);
    return made;
  }

  list(): Fault[] {
    return [...this.all];
  }

  clear(): number {
    return this.all.splice(0).length;
  }

  /** The first fault that fits, counted as struck. */
  strike(request: Asked): Fault | undefined {
    const found = this.all.find(
      (fault) => fits(fault, request) && (fault.times === null || fault.struck < fault.times),
    );
    if (found !== undefined) found.struck += 1;
    return found;
  }
}

function fits({ match }: Fault, { method, path, body }: Asked): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  if (match.body !== undefined && !body.includes(match.body)) return false;
  const wanted = match.path;
  if (wanted === undefined) return true;
  const pattern = wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(path);
}

export function isFaultAction(value: unknown): value is FaultAction {
  return typeof value === 'string' && Object.hasOwn(FAULT_ACTIONS, value);
}
