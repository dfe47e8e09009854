'use server';

import { Nothing } from '@/lib/identity/accounts/schema';
import { openTestPair } from '@/lib/money/button/open-test-pair';
import { formAction } from '@/lib/platform/action';
import { networkOfRequest } from '@/lib/platform/visit';

/** Makes a pair of test keys for whoever asks; they are in the answer, and nowhere else. */
export const makePair = formAction(Nothing, 'anyone', async () => openTestPair({ network: await networkOfRequest() }));
