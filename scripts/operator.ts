/**
 * `npm run -s operator -- <e-mail> --roles support,moderation,money,markets,keys`: who runs Souk, and which part of it. She has exactly
 * the roles that are named; `--roles none` takes all back. She signs up and proves her address first, and signs in with a passkey.
 * Exit code 1 when nothing was changed because of what was typed.
 */
import { type OperatorRole, operatorRoles } from '@/lib/identity/actor/model';
import { nameOperator } from '@/lib/identity/operations/name-operator';

const refusals = {
  not_found: 'Nobody has an account with this address. Let her sign up first.',
  email_unverified: 'This address is not proven yet. Let her follow the link in the mail first.',
};

async function run([email, flag, typed]: string[]): Promise<string | null> {
  const words = typed === 'none' ? [] : (typed ?? '').split(',');
  if (!email || flag !== '--roles' || !words.every(isRole))
    return `Say: <e-mail> --roles none, or one or more of ${operatorRoles.join(',')}.`;
  const actor = { kind: 'system', name: 'operator-command', locale: 'en' } as const;
  const done = await nameOperator(actor, { email, roles: words });
  return done.ok ? null : refusals[done.code];
}

function isRole(word: string): word is OperatorRole {
  return operatorRoles.some((role) => role === word);
}

const fault = await run(process.argv.slice(2));
// The ring's pool would keep the process alive; it ends when everything is written.
process.stdout.write(
  `${fault ?? 'Done. It holds from her next page on, where she has signed in with a passkey.'}\n`,
  () => process.exit(fault === null ? 0 : 1),
);
