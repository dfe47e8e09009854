import { endpoint } from '../core/call';
import { invalidRequest } from '../core/errors';
import { object, oneOf, required, text } from '../core/params';
import { isoTime, type Json, newId, type Resource } from '../core/values';
import { requireSeller } from './seller-account';

export type UseCase = 'account_onboarding' | 'account_update';

/** A way for a seller to the onboarding page, for a short time and for one use. */
export interface AccountLink extends Resource {
  object: 'v2.core.account_link';
  account: string;
  expires: number;
  useCase: UseCase;
  refreshUrl: string;
  returnUrl: string;
  used: boolean;
}

const LASTS_SECONDS = 30 * 60;

const steps = object({
  collection_options: object({
    fields: oneOf('currently_due', 'eventually_due'),
    future_requirements: oneOf('include', 'omit'),
  }),
  refresh_url: text(),
  return_url: text(),
});

const create = endpoint(
  'POST',
  '/v2/core/account_links',
  {
    account: text(),
    use_case: object({
      type: oneOf('account_onboarding', 'account_update'),
      account_onboarding: steps,
      account_update: steps,
    }),
  },
  async (call, params) => {
    const account = await requireSeller(call, required(params.account, 'account'), 'account');
    const given = required(params.use_case, 'use_case');
    const useCase = required(given.type, 'use_case[type]');
    const step = required(given[useCase], `use_case[${useCase}]`);
    const refreshUrl = requireUrl(required(step.refresh_url, `use_case[${useCase}][refresh_url]`));
    const returnUrl = requireUrl(step.return_url ?? refreshUrl);
    const link = await call.store.insert<AccountLink>({
      id: newId('aclnk'),
      object: 'v2.core.account_link',
      created: call.now,
      account: account.id,
      expires: call.now + LASTS_SECONDS,
      useCase,
      refreshUrl,
      returnUrl,
      used: false,
    });
    return { status: 200, body: viewOf(link, call.origin, { type: useCase, [useCase]: step as Json }) };
  },
);

function viewOf(link: AccountLink, origin: string, use_case: Json): Json {
  return {
    object: 'v2.core.account_link',
    account: link.account,
    created: isoTime(link.created),
    expires_at: isoTime(link.expires),
    livemode: false,
    url: `${origin}/onboarding/${link.id}`,
    use_case,
  };
}

function requireUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw invalidRequest(`Not a valid URL: ${url}`, { param: 'use_case' });
  return url;
}

export const accountLinkEndpoints = [create];
