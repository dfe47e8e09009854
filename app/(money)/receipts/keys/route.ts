import { receiptKeys } from '@/lib/money/receipts/queries';
import { currentActor } from '@/lib/platform/auth';

/** The keys that receipts are signed with, as a JSON Web Key Set: whoever has them checks any receipt without asking again. */
export async function GET(): Promise<Response> {
  const keys = await receiptKeys(await currentActor());
  return Response.json(
    { keys },
    { headers: { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' } },
  );
}
