import type { ZodError } from 'zod';
import { isApiCode } from '@/lib/money/button/codes';
import { type ApiAnswer, refusal } from './answer';

/** Refuses a body for the first thing that is wrong with it. Codes of ours are single words; what the parser says of a type is not. */
export function refuseFields({ issues }: ZodError): ApiAnswer {
  const [first] = issues;
  const { message = '', path = [] } = first ?? {};
  const unknown = first?.code === 'unrecognized_keys' ? first.keys.slice(0, 1) : [];
  return refusal(422, isApiCode(message) ? message : 'invalid', [...path, ...unknown].join('.') || undefined);
}
