/**
 * Passwords: the rule, and what is counted as common. NIST SP 800-63B-4: length decides, nothing is asked about
 * kinds of characters, and what everybody tries first is refused.
 *
 * Invariants: at least 15 characters, or 8 where a passkey stands beside it; 512 at most, never cut; compared in
 * NFKC, so that the same typing on two keyboards is the same password.
 */

/** Fewest characters of a password that stands alone. */
export const lengthMinAlone = 15;

/** Fewest characters of a password beside a passkey. */
export const lengthMinWithPasskey = 8;

/** What the rule needs to know besides the password. */
export type PasswordContext = {
  readonly hasPasskey: boolean;
  readonly email: string;
  readonly handle?: string;
  readonly name?: string;
};

/** Refusals of the rule. */
export type PasswordProblem = 'password_short' | 'password_common' | 'password_personal';

/** What lists of leaked passwords begin with, without their digits and signs: as a whole or repeated, each is refused. */
const common = new Set(
  `
  password passwort passw passwd motdepasse contrasena secret letmein letmeinnow welcome welcometo welcomehome admin administrator
  root toor user username guest test testing tester changeme changeit default login logmein access master
  qwerty qwertz azerty qwertyuiop qwertzuiop azertyuiop qwertyuiopasdfghjklzxcvbnm asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx
  qazwsxedc qweasd qweasdzxc abc abcd abcde abcdef abcdefg abcdefgh abcdefghijklmnop abcdefghijklmnopqrstuvwxyz
  iloveyou iloveyousomuch ilove loveyou lovely love sunshine princess monkey dragon football baseball basketball soccer hockey
  superman batman spiderman pokemon naruto starwars trustno trustnoone shadow michael jordan jennifer jessica ashley
  daniel charlie thomas hunter ranger george andrew joshua matthew robert nicole samsung google facebook instagram youtube
  whatever freedom flower hello helloworld hellohello computer internet summer winter spring autumn monday friday cheese
  chocolate cookie butterfly purple orange banana mustang ferrari porsche harley corvette maverick killer pepper ginger
  jesus christ jesuschrist blessed angel heaven allah bismillah alhamdulillah mashallah muhammad mohamed mohammed ahmed
  souk soukshop bazaar market shopping wallet mywallet mypassword mypasswordis thisismypassword yourpassword
  correcthorsebatterystaple correcthorse letmeinplease pleaseletmein openthedoor opensesame donotenter noentry
  nopassword idontknow iforgot forgotpassword fuckyou fuckoff asshole bullshit
  `
    .split(/\s+/)
    .filter(Boolean),
);

const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop'];

/** The form in which a password is judged and hashed. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * What is wrong with a new password, or null. Codes: `password_short`, `password_common` (known word, repetition
 * or keyboard run), `password_personal` (little more than the own e-mail, handle or name).
 */
export function passwordProblem(password: string, context: PasswordContext): PasswordProblem | null {
  const normal = normalPassword(password);
  const characters = [...normal];
  if (characters.length < (context.hasPasskey ? lengthMinWithPasskey : lengthMinAlone)) return 'password_short';
  const lower = normal.toLowerCase();
  if (isPersonal(lower, context)) return 'password_personal';
  return isCommon(lower) ? 'password_common' : null;
}

function isCommon(lower: string): boolean {
  if (new Set(lower).size <= 4) return true;
  const unit = repeatedUnit(lower);
  if (unit.length * 2 <= lower.length && unit.length <= 6) return true;
  const lettersOf = (text: string) => text.replace(/[^\p{L}]+/gu, '');
  const core = unit.replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '');
  if ([unit, unleet(unit), unleet(core)].some((text) => common.has(repeatedUnit(lettersOf(text))))) return true;
  return afterRuns(unit).length <= 3;
}

/** The shortest text that, repeated (the last time perhaps cut), makes the whole: `abcabcab` is `abc`. */
function repeatedUnit(text: string): string {
  for (let length = 1; length * 2 <= text.length; length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

function unleet(text: string): string {
  const letters: Record<string, string> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
    '!': 'i',
  };
  return text.replace(/[013457@$!]/g, (sign) => letters[sign] ?? sign);
}

/** What is left when runs of four and more neighbours (`1234`, `wert`, and backwards) are taken out. */
function afterRuns(text: string): string {
  let left = text;
  for (const run of runs.flatMap((forward) => [forward, [...forward].reverse().join('')])) {
    for (let length = run.length; length >= 4; length--) {
      for (let start = 0; start + length <= run.length; start++) {
        left = left.replaceAll(run.slice(start, start + length), '');
      }
    }
  }
  return left;
}

function isPersonal(lower: string, context: PasswordContext): boolean {
  const [local = '', domain = ''] = context.email.toLowerCase().split('@');
  const own = [context.email.toLowerCase(), local, domain, context.handle ?? '', (context.name ?? '').toLowerCase()];
  const squeezed = lower.replace(/[^\p{L}\p{N}]+/gu, '');
  return own.some((word) => {
    const plain = word.replace(/[^\p{L}\p{N}]+/gu, '');
    if (plain.length < 4 || !squeezed.includes(plain)) return false;
    return squeezed.replaceAll(plain, '').length < 6;
  });
}
