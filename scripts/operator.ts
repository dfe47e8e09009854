/**
 * `npm run -s operator -- grant | revoke <e-mail>`: who is an operator. She signs up and proves her address first. Exit code 1
 * when nothing was changed because of what was typed.
 */
import { nameOperator } from '@/lib/identity/operations/name-operator';

const refusals = {
  not_found: 'Nobody has an account with this address. Let her sign up first.',
  email_unverified: 'This address is not proven yet. Let her follow the link in the mail first.',
};

async function run([word, email]: string[]): Promise<string | null> {
  if ((word !== 'grant' && word !== 'revoke') || !email) return 'Say: grant <e-mail>, or revoke <e-mail>.';
  const actor = { kind: 'system', name: 'operator-command', locale: 'en' } as const;
  const done = await nameOperator(actor, { email, operator: word === 'grant' });
  return done.ok ? null : refusals[done.code];
}

const fault = await run(process.argv.slice(2));
// The ring's pool would keep the process alive; it ends when everything is written.
process.stdout.write(`${fault ?? 'Done. It holds from her next page on.'}\n`, () =>
  process.exit(fault === null ? 0 : 1),
);
