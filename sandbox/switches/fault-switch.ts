import type { Context } from '../core/context';
import { FAULT_ACTIONS, isFaultAction } from '../core/faults';
import type { Reply } from '../core/server';
import { isRecord } from '../core/values';
import { json } from '../pages/shell';
import { isCount, parsedObject } from './read-json';

/** Adds one fault; 400 says what is wrong with it. */
export function addFault(context: Context, body: string): Reply {
  const given = parsedObject(body);
  const problem = faultProblem(given);
  if (given === undefined || problem !== undefined)
    return json(400, { error: { message: problem ?? 'Send a JSON object.' } });
  const match = isRecord(given.match) ? given.match : {};
  const { action, ms, times } = given;
  if (!isFaultAction(action)) return json(400, { error: { message: 'Unknown action.' } });
  const fault = context.faults.add({
    match: {
      ...(typeof match.method === 'string' ? { method: match.method } : {}),
      ...(typeof match.path === 'string' ? { path: match.path } : {}),
      ...(typeof match.body === 'string' ? { body: match.body } : {}),
    },
    action,
    ms: typeof ms === 'number' ? ms : 1000,
    times: typeof times === 'number' ? times : times === null ? null : 1,
  });
  return json(201, fault);
}

function faultProblem(given: Record<string, unknown> | undefined): string | undefined {
  if (given === undefined) return 'Send a JSON object.';
  const unknown = Object.keys(given).find((key) => !['match', 'action', 'ms', 'times'].includes(key));
  if (unknown !== undefined) return `Unknown field: ${unknown}.`;
  if (!isFaultAction(given.action)) return `action must be one of ${Object.keys(FAULT_ACTIONS).join(', ')}.`;
  if (given.times !== undefined && given.times !== null && !isCount(given.times))
    return 'times must be a whole number of 1 or more, or null.';
  if (given.ms !== undefined && !isCount(given.ms)) return 'ms must be a whole number of 1 or more.';
  return undefined;
}
