import 'server-only';
import { redirect } from 'next/navigation';
import type { Result } from '@/lib/kernel/result';
import { requestI18n } from '@/lib/platform/request';

/** Shows the wallet after something was put into it; a refusal stays with its form. */
export async function backToWallet<Value, Code extends string>(
  result: Result<Value, Code>,
): Promise<Result<Value, Code>> {
  if (!result.ok) return result;
  const { href } = await requestI18n();
  redirect(href('/wallet'));
}
