/**
 * What pages of the pay button run first. Their policy (`require-trusted-types-for`) refuses every text that would become markup or the address
 * of a script, unless this lets it by: our own built files and service worker, the card fields of the provider, and the empty element that React
 * makes its scripts of. Whatever a script is tricked into beyond that, the browser does not do.
 */
export const trustedAddresses = `(() => {
  self.trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text === '<script></' + 'script>' ? text : null),
    createScriptURL: (text) => {
      const { origin, pathname } = new URL(text, location.href);
      const isOurs = origin === location.origin && (pathname.startsWith('/_next/static/') || pathname === '/sw.js');
      return isOurs || origin === 'https://js.stripe.com' ? text : null;
    },
  });
})();`;
