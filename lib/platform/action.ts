import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { ZodType } from 'zod';
import { type Actor, isOperator, type PersonActor } from '@/lib/identity/actor/model';
import type { Result } from '@/lib/kernel/result';
import { currentActor } from '@/lib/platform/auth';
import { isCheckViolation } from '@/lib/platform/check-violation';
import { logBug } from '@/lib/platform/log';
import { allow, type LimitName } from '@/lib/platform/rate-limit';

/**
 * What a form knows after it was sent: null before, then a value or a refusal. `fields` maps each faulty
 * field to its code; `values` are the typed values and `lists` what was ticked under each `name[]`, so that
 * nothing is lost when the page renders again without JavaScript. Passwords are never echoed.
 */
export type FormState<Value = unknown, Code extends string = string> =
  | null
  | { ok: true; value: Value }
  | {
      ok: false;
      code: Code | CommonCode;
      field?: string;
      fields?: Record<string, string>;
      values: Record<string, string>;
      lists?: Record<string, readonly string[]>;
      reference?: string;
    };

/** Codes every form may answer besides its own; `unreachable` is the browser's word for no answer at all. */
export type CommonCode =
  | 'invalid'
  | 'sign_in'
  | 'not_found'
  | 'not_allowed'
  | 'too_many'
  | 'paused'
  | 'unexpected'
  | 'unreachable';

/** What a form sent: one value per name, a list per name that ends in `[]` (kept without those two). */
type Sent = Record<string, FormDataEntryValue | FormDataEntryValue[]>;

/** Who may use an action. `person` refuses guests with `sign_in`; `operator` answers whoever has no role like a missing page; the verb asks for its own. */
export type Who = 'anyone' | 'person' | 'operator';

type ActorOf<W extends Who> = W extends 'anyone' ? Actor : PersonActor;

/**
 * Makes a server action for a form: reads the fields, finds out who acts, parses, calls the verb, and
 * turns everything else into a state the form can show. Works with and without JavaScript; unknown
 * errors are logged under a reference and never described to the caller.
 *
 * Field names ending in `[]` arrive as lists. Messages of the schema are codes (`required`, `too_long`).
 * The guard says who may use it, and perhaps a `limit`: it counts, by person, every form that was understood, and
 * beyond it the answer is `too_many`.
 */
export function formAction<Input, Value, Code extends string, W extends Who>(
  schema: ZodType<Input>,
  guard: W | { who: W; limit: LimitName },
  verb: (actor: ActorOf<W>, input: Input) => Promise<Result<Value, Code>>,
): (previous: FormState<Value, Code>, form: FormData) => Promise<FormState<Value, Code>> {
  const { who, limit }: { who: W; limit: LimitName | null } =
    typeof guard === 'string' ? { who: guard, limit: null } : guard;
  return async (_previous, form) => {
    const sent = readFields(form);
    if (sent === null) return { ok: false, code: 'invalid', values: {} };
    const kept = keepTyped(sent);
    try {
      const actor = await currentActor();
      if (!mayAct(actor, who)) return { ok: false, code: who === 'operator' ? 'not_found' : 'sign_in', ...kept };
      const parsed = schema.safeParse(sent);
      if (!parsed.success) {
        const fields = fieldProblems(parsed.error.issues);
        const [field] = Object.keys(fields);
        return { ok: false, code: 'invalid', fields, ...kept, ...(field !== undefined && { field }) };
      }
      if (limit && !(await mayGoOn(actor, limit))) return { ok: false, code: 'too_many', ...kept };
      const result = await verb(actor, parsed.data);
      return result.ok ? result : { ...result, ...kept };
    } catch (error) {
      unstable_rethrow(error);
      // The database refuses it on every road (db/sql/96-decisions.sql), so that no verb has to know.
      if (isCheckViolation(error, 'account_paused')) return { ok: false, code: 'paused', ...kept };
      return { ok: false, code: 'unexpected', ...kept, reference: logBug('action_failed', error) };
    }
  };
}

async function mayGoOn(actor: Actor, limit: LimitName): Promise<boolean> {
  return actor.kind !== 'person' || allow(limit, actor.personId);
}

function mayAct<W extends Who>(actor: Actor, who: W): actor is ActorOf<W> {
  if (who === 'anyone') return true;
  return actor.kind === 'person' && (who === 'person' || isOperator(actor));
}

/** More fields than any of our forms has; each costs work in everything that follows. */
const fieldsMax = 5_000;

/**
 * The fields of a form, each looked at once; of a name that comes twice the last one counts. Null for what no form
 * of ours sends: a client calls an action with whatever it likes, whatever the types say.
 */
function readFields(form: unknown): Sent | null {
  if (!(form instanceof FormData)) return null;
  const fields = new Map<string, FormDataEntryValue | FormDataEntryValue[]>();
  let count = 0;
  for (const [name, value] of form) {
    if (++count > fieldsMax) return null;
    if (name.startsWith('$ACTION')) continue;
    if (!name.endsWith('[]')) {
      fields.set(name, value);
      continue;
    }
    const list = fields.get(name);
    if (Array.isArray(list)) list.push(value);
    else fields.set(name, [value]);
  }
  const named = [...fields].map(([name, value]) => [Array.isArray(value) ? name.slice(0, -2) : name, value] as const);
  return Object.fromEntries(named.filter(([name]) => name !== '__proto__'));
}

/** The most that is given back of one field: as much as a schema reads. */
const keptMax = 20_000;

function keepTyped(sent: Sent): { values: Record<string, string>; lists?: Record<string, string[]> } {
  const values: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(sent)) {
    if (/password|secret|token/i.test(name)) continue;
    if (Array.isArray(value)) lists[name] = value.filter((one) => typeof one === 'string');
    else if (typeof value === 'string') values[name] = value.slice(0, keptMax);
  }
  return { values, ...(Object.keys(lists).length > 0 && { lists }) };
}

function fieldProblems(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const issue of issues) {
    const name = issue.path.map(String).join('.') || 'form';
    problems[name] ??= /^[a-z][a-z0-9_]{1,39}$/.test(issue.message) ? issue.message : 'invalid';
  }
  return problems;
}
