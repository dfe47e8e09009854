import 'server-only';
import { z } from 'zod';

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).origin === text, 'must be an origin without a path');
/** An address that paths are put behind. */
const base = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !/[?#]|\/$/.test(text), 'must be an address without a query or a slash at its end');
const secret = z.string().min(32);
const postgres = z.url({ protocol: /^postgres(ql)?$/ });

const Env = z.object({
  // -- How this process runs. `npm start` computes all of these; a process started by hand must be given them.
  /** `live` takes real money and drops everything that only a demonstration has: mailbox, demo sign-ins, test cards. */
  SOUK_MODE: z.enum(['sandbox', 'live']),
  /** The one address of the site; links in mails, passkeys, cookies and the Origin check all break with a wrong one. */
  SOUK_ORIGIN: origin,
  /** Where wallet and checkout live; the same as SOUK_ORIGIN in the sandbox, another host in live mode. */
  PAY_ORIGIN: origin,
  /** Folder of uploaded pictures and generated secrets; a new folder forgets both. */
  SOUK_DATA: z.string().min(1).default('.souk'),

  // -- One login per ring (architecture: the second wall). Without them the ring's pages answer 500.
  DATABASE_URL_SHOP: postgres,
  DATABASE_URL_MONEY: postgres,
  DATABASE_URL_SOCIAL: postgres,
  DATABASE_URL_IDENTITY: postgres,
  /** The worker's login; only the worker has it, without it no job runs. */
  DATABASE_URL_QUEUE: postgres.optional(),

  // -- Secrets. Changing one signs everybody out (the first) or voids links already sent (the second).
  NEXTAUTH_SECRET: secret,
  SOUK_SECRET: secret,
  /** next-auth builds its addresses from it; must equal SOUK_ORIGIN or cookies split. */
  NEXTAUTH_URL: origin,

  // -- Keys of the vault, which seals what wallets keep. Lost keys are lost cards and addresses: see docs/operations.md.
  /** Where the key ring and the owners' wrapped keys lie; unset means `keys` in SOUK_DATA. */
  SOUK_KEYS_FOLDER: z.string().min(1).optional(),
  /** `name:key,name:key`, the primary first, instead of a ring made by us; a name that is missing locks out its owners. */
  SOUK_KEY_RING: z.string().min(1).optional(),
  /** Of blind indexes; needed with either of its neighbours, and never changed: with another one no card is known again. */
  SOUK_INDEX_KEY: z.string().min(1).optional(),
  /** A key service that keeps ring and owners' keys for all copies of the site. */
  SOUK_KEYS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SOUK_KEYS_TOKEN: z.string().min(1).optional(),

  // -- Payments. In sandbox mode the launcher fills in the sandbox's own keys.
  /** The provider's address; unset means Stripe itself. */
  STRIPE_API_BASE: origin.optional(),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_PUBLISHABLE_KEY: z.string().min(1),
  /** Without the right one every webhook is refused; payments then settle only through the sweeper. */
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  /** Of the events about sellers' accounts, which have a destination of their own; without it the sweeper alone asks how they stand. */
  STRIPE_ACCOUNT_WEBHOOK_SECRET: z.string().min(1).optional(),
  /** The account at the provider that money leaves from to people's banks, filled ahead; without it none can be sent. */
  STRIPE_FINANCIAL_ACCOUNT: z.string().regex(/^fa_/).optional(),
  /** Where the browser finds the sandbox's card fields and 3-D Secure page; unset in live mode. */
  SANDBOX_ORIGIN: origin.optional(),
  /** All three of PayPal's or none; with them wallets take PayPal accounts. */
  PAYPAL_CLIENT_ID: z.string().min(1).optional(),
  PAYPAL_CLIENT_SECRET: z.string().min(1).optional(),
  /** Under which PayPal knows our webhook: its messages are checked for this one and no other. */
  PAYPAL_WEBHOOK_ID: z.string().min(1).optional(),
  /** PayPal's address, for its test mode or a stand-in; unset means PayPal itself. */
  PAYPAL_API_BASE: base.optional(),

  /** For so long money that goes abroad, or to somebody for the first time, can be taken back for nothing; in live mode half an hour at least. */
  SOUK_TRANSFER_PAUSE_SECONDS: z.coerce.number().int().min(1).max(86_400).default(1_800),

  // -- Outside services, each off when unset.
  /** A key of Stripe that may calculate taxes; with it local sales taxes of US addresses are asked for, not estimated. */
  STRIPE_TAX_KEY: z.string().min(1).optional(),
  /** Without it mail goes to the local mailbox page (sandbox mode only). */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Private key towards push services (32 bytes as base64url, `npm run -s keys -- push` makes one); with another one every browser must be allowed anew. */
  SOUK_PUSH_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
  /** The sender of every mail; a domain that the SMTP server may not use ends in spam. */
  MAIL_FROM: z.string().default('Souk <hello@souk.example>'),
  /** Both of a pair or neither; the sign-in button appears with them. */
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  FACEBOOK_CLIENT_ID: z.string().optional(),
  FACEBOOK_CLIENT_SECRET: z.string().optional(),
  /** With a bucket, pictures live there instead of in SOUK_DATA: needed as soon as a second machine serves the site. */
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: origin.optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** Folder with the two public image models, for machines that must not or cannot fetch them; unset: fetched at the first start. */
  SOUK_MODELS: z.string().min(1).optional(),
  /** A manifest (JSON) of an image embedder of one's own; with another one all pictures are indexed again. */
  SOUK_EMBEDDER: z.string().min(1).optional(),
  /** How many proxies of ours stand before the app: so many X-Forwarded-For entries are believed by the rate limits. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});

/** Everything this program reads from its environment, parsed. */
export type Env = z.infer<typeof Env>;

let parsed: Env | undefined;

/**
 * The environment of this process, parsed on first use and then kept; importing this file, as a build does, needs nothing.
 * Throws with the name of every variable that is missing or wrong, never with a value.
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/**
 * Parses an environment; an empty text counts as unset, as in a shell. Throws with the name of every variable that is
 * missing or wrong, never with a value.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = Env.safeParse(given);
  if (result.success && result.data.SOUK_MODE === 'live' && result.data.SOUK_TRANSFER_PAUSE_SECONDS < 1_800)
    throw new Error('SOUK_TRANSFER_PAUSE_SECONDS: the law gives half an hour at least to take money back');
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not complete (docs/operations.md explains each variable):\n${faults.join('\n')}`);
}

/** Name of every variable `parseEnv` knows, for the test that keeps `.env.example` complete. */
export const envNames: readonly string[] = Object.keys(Env.shape);
