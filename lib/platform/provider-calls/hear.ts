import 'server-only';
import { sql } from 'drizzle-orm';
import Stripe from 'stripe';
import { identityDb } from '@/db/client/identity';
import { gatherCounts } from '@/lib/platform/gather-counts';
import { type AskedProvider, type CallOutcome, operationOf, outcomeOfStatus, stepOf } from './model';

type Row = { provider: AskedProvider; operation: string; minute: string; outcome: CallOutcome; step: number };

const counts = gatherCounts<Row>({
  ...{ name: 'providers', everyMs: 3_000, most: 2_000 },
  write: (rows) =>
    identityDb().execute(sql`
      insert into identity.provider_call as known (provider, operation, minute, outcome, step, calls)
      select r.provider, r.operation, r.minute, r.outcome, r.step, r.count
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (provider text, operation text, minute timestamptz, outcome text, step int, count int)
      -- In one order, so that two processes wait for each other and not in a ring.
      order by 1, 2, 3, 4, 5
      on conflict (provider, operation, minute, outcome, step) do update set calls = known.calls + excluded.calls`),
});

/** One call: who is asked, and what in words of its interface. */
export type Asked = { provider: AskedProvider; operation: string };

/**
 * Asks, and counts how it ended and how long it took. What was asked is not changed by it: the answer, and what is thrown, go on as
 * they are, and counting never fails and never waits. `outcomeOf` reads the answer; `thrown` what was thrown instead of one, which
 * without it is no answer. Counts are written some seconds later, outside of whatever asked: what a process has not written when it ends is lost.
 */
export async function hear<Answer>(
  asked: Asked,
  ask: () => Promise<Answer>,
  outcomeOf: (answer: Answer) => CallOutcome,
  thrown: (error: unknown) => CallOutcome = () => 'silent',
): Promise<Answer> {
  const begun = performance.now();
  const end = (outcome: CallOutcome) => {
    const minute = `${new Date().toISOString().slice(0, 16)}Z`;
    counts.add({ ...asked, minute, outcome, step: stepOf(performance.now() - begun) });
  };
  try {
    const answer = await ask();
    end(outcomeOf(answer));
    return answer;
  } catch (error) {
    end(thrown(error));
    throw error;
  }
}

/** Fetches, heard as `hear` does. */
export function hearFetch(provider: AskedProvider, url: string | URL, init: RequestInit): Promise<Response> {
  const operation = operationOf(init.method ?? 'GET', new URL(url).pathname);
  return hear(
    { provider, operation },
    () => fetch(url, init),
    ({ status }) => outcomeOfStatus(status),
  );
}

/** Stripe’s own client of HTTP, heard: each try counts, also those that its library repeats. */
export function heardStripe(providerOf: (path: string) => AskedProvider): Stripe.HttpClient {
  const client = Stripe.createNodeHttpClient();
  const ask = client.makeRequest.bind(client);
  client.makeRequest = (host, port, path, method, ...rest) =>
    hear(
      { provider: providerOf(path), operation: operationOf(method, path) },
      () => ask(host, port, path, method, ...rest),
      (answer) => outcomeOfStatus(answer.getStatusCode()),
    );
  return client;
}

/** Writes what was gathered, once. What cannot be written is lost, with a word in the log. */
export const writeCalls = counts.write;
