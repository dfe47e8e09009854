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

function readFields(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const fields: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION') || name === '__proto__') continue;
    const all = form.getAll(name);
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = all;
    else fields[name] = all[all.length - 1] ?? '';
  }
  return fields;
}

function keepTyped(fields: Record<string, FormDataEntryValue | FormDataEntryValue[]>): Record<string, string> {
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
