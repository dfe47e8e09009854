import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { ZodType } from 'zod';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import type { Result } from '@/lib/kernel/result';
import { currentActor } from '@/lib/platform/auth';
import { logBug } from '@/lib/platform/log';

/**
 * What a form knows after it was sent: null before, then a value or a refusal. `fields` maps each faulty
 * field to its code; `values` are the typed values, so that nothing is lost when the page renders again
 * without JavaScript. Passwords are never echoed.
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
      reference?: string;
    };

/** Codes every form may answer besides its own. */
export type CommonCode = 'invalid' | 'sign_in' | 'not_found' | 'too_many' | 'unexpected';

/** Who may use an action. `person` refuses guests with `sign_in`; `operator` answers others like a missing page. */
export type Who = 'anyone' | 'person' | 'operator';

type ActorOf<W extends Who> = W extends 'anyone' ? Actor : PersonActor;

/**
 * Makes a server action for a form: reads the fields, finds out who acts, parses, calls the verb, and
 * turns everything else into a state the form can show. Works with and without JavaScript; unknown
 * errors are logged under a reference and never described to the caller.
 *
 * Field names ending in `[]` arrive as lists. Messages of the schema are codes (`required`, `too_long`).
 */
export function formAction<Input, Value, Code extends string, W extends Who>(
  schema: ZodType<Input>,
  who: W,
  verb: (actor: ActorOf<W>, input: Input) => Promise<Result<Value, Code>>,
): (previous: FormState<Value, Code>, form: FormData) => Promise<FormState<Value, Code>> {
  return async (_previous, form) => {
    const fields = readFields(form);
    if (fields === null) return { ok: false, code: 'invalid', values: {} };
    const values = keepTyped(fields);
    try {
      const actor = await currentActor();
      if (!mayAct(actor, who)) return { ok: false, code: who === 'operator' ? 'not_found' : 'sign_in', values };
      const parsed = schema.safeParse(fields);
      if (!parsed.success) {
        const problems = fieldProblems(parsed.error.issues);
        const first = Object.keys(problems)[0];
        return {
          ok: false,
          code: 'invalid',
          fields: problems,
          values,
          ...(first === undefined ? {} : { field: first }),
        };
      }
      const result = await verb(actor, parsed.data);
      return result.ok ? result : { ...result, values };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, code: 'unexpected', values, reference: logBug('action_failed', error) };
    }
  };
}

function mayAct<W extends Who>(actor: Actor, who: W): actor is ActorOf<W> {
  if (who === 'anyone') return true;
  return actor.kind === 'person' && (who === 'person' || actor.operator);
}

type Fields = Record<string, FormDataEntryValue | FormDataEntryValue[]>;

/** More fields than any of our forms has; each costs work in everything that follows. */
const fieldsMax = 5_000;

/**
 * The fields of a form, each looked at once; of a name that comes twice the last one counts. Null for what no form
 * of ours sends: a client calls an action with whatever it likes, whatever the types say.
 */
function readFields(form: unknown): Fields | null {
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

function keepTyped(fields: Fields): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string' && !/password|secret|token/i.test(name)) values[name] = value.slice(0, 10_000);
  }
  return values;
}

function fieldProblems(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const issue of issues) {
    const name = issue.path.map(String).join('.') || 'form';
    problems[name] ??= /^[a-z_]{2,40}$/.test(issue.message) ? issue.message : 'invalid';
  }
  return problems;
}
