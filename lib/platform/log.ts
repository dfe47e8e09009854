import 'server-only';
import { safeError } from './safe-error';

/** Fields a log line may carry: ids, codes and numbers, never contents, tokens or addresses. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

function write(level: 'info' | 'warn' | 'error', event: string, fields: LogFields): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
}

/** Writes one JSON line about something that went as it should. */
export function logInfo(event: string, fields: LogFields = {}): void {
  write('info', event, fields);
}

/** Writes one JSON line about something that was refused or repaired. */
export function logWarn(event: string, fields: LogFields = {}): void {
  write('warn', event, fields);
}

/**
 * Writes a bug with its stack and returns the reference the person is shown. Database errors keep only
 * their code: their text may quote the row.
 */
export function logBug(event: string, error: unknown, fields: LogFields = {}): string {
  const reference = crypto.randomUUID().slice(0, 8);
  const safe = safeError(error);
  const stack = safe instanceof Error ? safe.stack : typeof safe;
  write('error', event, { ...fields, reference, stack });
  return reference;
}
