import 'server-only';
import { Resolver } from 'node:dns/promises';

/** What the names of the internet say; null where nobody answered, which is no answer. */
export type Names = {
  /** The texts at a name. */
  readonly texts: (name: string) => Promise<readonly string[] | null>;
  /** Whether a name leads to the same machines as another one, by an alias or by the same numbers. */
  readonly leadsTo: (name: string, other: string) => Promise<boolean | null>;
};

/** Codes that are an answer: there is nothing. */
const nothing = new Set(['ENOTFOUND', 'ENODATA']);

async function asked<Value>(work: () => Promise<Value[]>): Promise<Value[] | null> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return nothing.has(code) ? [] : null;
  }
}

/** The names of the internet, by the resolver of this machine; two tries of five seconds. Only names are asked for: no machine behind one is. */
export function internetNames(): Names {
  const resolver = new Resolver({ timeout: 5_000, tries: 2 });
  const numbersOf = async (name: string) => {
    const four = await asked(() => resolver.resolve4(name));
    const six = await asked(() => resolver.resolve6(name));
    return four === null && six === null ? null : [...(four ?? []), ...(six ?? [])];
  };
  return {
    texts: async (name) => (await asked(() => resolver.resolveTxt(name)))?.map((parts) => parts.join('')) ?? null,
    leadsTo: async (name, other) => {
      const aliases = await asked(() => resolver.resolveCname(name));
      if (aliases?.some((alias) => alias.toLowerCase().replace(/\.$/, '') === other)) return true;
      const [there, here] = [await numbersOf(name), await numbersOf(other)];
      return there === null || here === null ? null : there.some((number) => here.includes(number));
    },
  };
}
