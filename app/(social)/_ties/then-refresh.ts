import { refresh } from 'next/cache';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Result } from '@/lib/kernel/result';

/** The verb, after whose yes the page around its form is drawn anew. */
export function thenRefresh<Input, Value, Code extends string>(
  verb: (actor: PersonActor, input: Input) => Promise<Result<Value, Code>>,
): (actor: PersonActor, input: Input) => Promise<Result<Value, Code>> {
  return async (actor, input) => {
    const result = await verb(actor, input);
    if (result.ok) refresh();
    return result;
  };
}
