import type { askNames } from '@/lib/money/button/read-ask';

/** What a button without a server names, by the names of its attributes. */
export type ButtonNames = Partial<Record<Exclude<(typeof askNames)[number], 'pk'>, string>>;

/**
 * The lines that a page of another site takes to sell something without a server of its own. The link within is for whoever has no scripts,
 * and for the moment before ours has come; the way it leads is whole.
 */
export function buyLines(script: string, publishable: string, names: ButtonNames, label: string): string {
  const said = Object.entries({ pk: publishable, ...names });
  const attributes = said.map(([name, value]) => `${name}="${escaped(value)}"`).join(' ');
  const href = `${new URL('/pay/buy', script).href}?${new URLSearchParams(said)}`;
  return [
    `<script src="${script}" async></script>`,
    `<souk-pay-button ${attributes}><a href="${escaped(href)}">${escaped(label)}</a></souk-pay-button>`,
  ].join('\n');
}

function escaped(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
  return text.replace(/[&"<>]/g, (letter) => names[letter] ?? '');
}
