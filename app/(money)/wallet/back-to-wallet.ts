import 'server-only';
import { redirect } from 'next/navigation';
import type { Result } from '@/lib/kernel/result';
import { loadAfresh } from '@/lib/platform/enter';
import { requestI18n } from '@/lib/platform/request';

/**
 * Shows the wallet after something was put into it; a refusal stays with its form. `firstCookie`: this very action
 * gave the browser its guest cookie, and the wallet is loaded afresh with it.
 */
export async function backToWallet<Value, Code extends string>(
  result: Result<Value, Code>,
  firstCookie = false,
): Promise<Result<Value, Code>> {
  if (!result.ok) return result;
  const { href } = await requestI18n();
  if (firstCookie) loadAfresh(href('/wallet'));
  redirect(href('/wallet'));
}
