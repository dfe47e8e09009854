/*! Souk Pay 1 · one element, <souk-pay-button> · no dependency, no cookie, no secret */
(() => {
  if (customElements.get('souk-pay-button')) return;
  const source = document.currentScript?.src || new URL('/pay/v1.js', location.href).href;
  const pay = new URL(source).origin;
  const ns = 'souk-pay';
  const words = {
    en: { label: 'Pay with Souk', busy: 'Waiting for Souk…', again: 'Open the Souk window again' },
    ar: { label: 'الدفع عبر سوق', busy: 'في انتظار سوق…', again: 'فتح نافذة سوق من جديد' },
  };
  // A constructed sheet is no inline style: a strict policy of the page lets it be.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; min-width: 9rem; max-width: 30rem; contain: content; }
    :host([hidden]) { display: none; }
    form { margin: 0; }
    button { all: unset; box-sizing: border-box; display: flex; align-items: center; justify-content: center; gap: .5em; width: 100%;
      min-height: 48px; padding: 0 1.25em; border-radius: 999px; cursor: pointer; background: #f4b740; color: #1d1206;
      border: 2px solid #7a5200; font: 600 16px/1.2 system-ui, sans-serif; text-align: center; }
    :host([theme="dark"]) button { background: #1d1206; color: #ffd98a; border-color: #ffd98a; }
    :host([theme="light"]) button { background: #fff; color: #1d1206; border-color: #1d1206; }
    button:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
    button[aria-busy="true"] { opacity: .75; cursor: progress; }
    svg { width: 1.25em; height: 1.25em; flex: none; }
    @media (forced-colors: active) { button { border-color: ButtonText; } }`);
  const mark =
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" d="M4 9 6 4h12l2 5v1a3 3 0 0 1-2 2.8V20H6v-7.2A3 3 0 0 1 4 10V9Zm5 4.7V18h6v-4.3a3.5 3.5 0 0 1-3-1.2 3.5 3.5 0 0 1-3 1.2Z"/></svg>';
  const base64url = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/[+/=]/g, (letter) => ({ '+': '-', '/': '_' })[letter] ?? '');
  const newVerifier = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
  const challengeOf = async (verifier) =>
    base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  /** A length of a site's own taste in pixels, within what keeps the button one; empty for none. */
  const within = (text, low, high) => (/^\d{1,4}$/.test(text ?? '') ? `${Math.min(high, Math.max(low, text))}px` : '');
  /** Fields of each message; one with others is nobody's we know. */
  const fields = { ready: [], approved: ['order', 'approval_code'], canceled: [] };
  const read = (data) => {
    if (typeof data !== 'object' || data === null || data.ns !== ns || data.v !== 1 || !Object.hasOwn(fields, data.type)) return null;
    const names = ['ns', 'v', 'type', 'n', ...fields[data.type]];
    return Object.keys(data).length === names.length && names.every((name) => name === 'v' || typeof data[name] === 'string') ? data : null;
  };

  class SoukPayButton extends HTMLElement {
    static observedAttributes = ['lang', 'label', 'radius', 'width'];
    #root = this.attachShadow({ mode: 'open' });
    #button;
    #wait = null;
    #counted = new Set();
    #listen = (event) => this.#hear(event);

    connectedCallback() {
      this.#root.adoptedStyleSheets = [sheet];
      this.#draw();
      addEventListener('message', this.#listen);
      this.#watch();
      void this.#comeBack();
    }
    disconnectedCallback() {
      removeEventListener('message', this.#listen);
      this.#sight?.disconnect();
      document.removeEventListener('securitypolicyviolation', this.#refused);
      this.#end();
    }
    attributeChangedCallback() {
      if (this.#button) this.#say();
    }

    get #words() {
      const lang = this.closest('[lang]')?.lang || document.documentElement.lang || navigator.language;
      return /^ar\b/i.test(lang) ? words.ar : words.en;
    }
    #draw() {
      this.#root.innerHTML = `<button type="button" part="button">${mark}<span></span></button>`;
      this.#button = this.#root.querySelector('button');
      this.#button.addEventListener('click', (event) => {
        if (!event.isTrusted) return;
        this.#count('tapped');
        void this.pay();
      });
      this.#say();
    }
    #say() {
      const busy = this.#wait !== null;
      this.#button.dir = this.#words === words.ar ? 'rtl' : 'ltr';
      this.#button.style.borderRadius = within(this.getAttribute('radius'), 0, 28);
      this.#button.style.maxWidth = within(this.getAttribute('width'), 200, 480);
      this.#button.setAttribute('aria-busy', String(busy));
      this.#root.querySelector('span').textContent = busy ? this.#words.busy : this.getAttribute('label') || this.#words.label;
    }
    #tell(name, detail) {
      return this.dispatchEvent(new CustomEvent(`souk-${name}`, { detail, bubbles: true, composed: true, cancelable: true }));
    }
    #fail(code, isRecoverable) {
      if (code !== 'popup_blocked') this.#count(code);
      this.#end();
      this.#tell('error', { code, isRecoverable });
    }
    #end() {
      clearInterval(this.#wait?.timer);
      this.#wait = null;
      if (this.#button) this.#say();
    }

    #sight;
    #refused = (event) => {
      if (event.blockedURI.startsWith(pay) && /^(frame|child)-src/.test(event.effectiveDirective)) this.#count('csp_frame');
    };
    /** Counts what happens to the button, once each, in words of one kind: nothing of who looks goes along, no cookie and no id. */
    #count(k) {
      const pk = this.getAttribute('pk');
      if (!pk || this.#counted.has(k) || navigator.globalPrivacyControl || navigator.doNotTrack === '1') return;
      this.#counted.add(k);
      const body = new URLSearchParams({ pk, k });
      fetch(`${pay}/pay/seen`, { method: 'POST', body, keepalive: true, credentials: 'omit' }).catch(() => {});
    }
    #watch() {
      document.addEventListener('securitypolicyviolation', this.#refused);
      this.#sight = new IntersectionObserver(
        ([{ isIntersecting }]) => isIntersecting && this.#count('seen'),
        { threshold: 0.5 },
      );
      this.#sight.observe(this);
    }

    /** The order's token: an attribute, or what the page's server answers at `create`. */
    async #token() {
      const known = this.getAttribute('token');
      if (known) return { token: known, verifier: newVerifier() };
      const answer = await fetch(this.getAttribute('create') ?? '', { method: 'POST', credentials: 'same-origin' });
      if (!answer.ok) throw new Error('create');
      const { client_token: token } = await answer.json();
      return { token, verifier: newVerifier() };
    }

    /** Begins to pay. In a press of the shopper a window opens; where that is not possible, she is sent there and back. */
    async pay() {
      if (this.#wait?.popup && !this.#wait.popup.closed) return this.#wait.popup.focus();
      const modes = (this.getAttribute('modes') ?? 'popup redirect').split(/\s+/);
      // Opened within the press, before anything is waited for: later no browser lets it.
      const popup = modes.includes('popup') ? open(`${pay}/pay/window`, '_blank', 'popup,width=480,height=760') : null;
      const wait = { popup, at: Date.now(), order: this.#token(), heard: false, timer: 0 };
      this.#wait = wait;
      this.#say();
      wait.order.catch(() => {
        popup?.close();
        if (this.#wait === wait) this.#fail('create_failed', true);
      });
      if (!popup) {
        if (modes.includes('popup')) this.#count('popup_blocked');
        return this.#redirect(wait, modes);
      }
      wait.timer = setInterval(() => {
        if (!popup.closed) return;
        clearInterval(wait.timer);
        if (this.#wait !== wait) return;
        // A page whose policy cuts it off sees its window closed at once, and never hears of it.
        if (!wait.heard && Date.now() - wait.at < 3_000) {
          this.#count('coop');
          return void this.#redirect(wait, modes);
        }
        this.#end();
        this.#tell('canceled', {});
      }, 300);
    }
    async #redirect(wait, modes) {
      if (!modes.includes('redirect')) return this.#fail('popup_blocked', true);
      const { token, verifier } = await wait.order;
      const state = newVerifier();
      sessionStorage.setItem(`${ns}:${state}`, verifier);
      const handed = new URLSearchParams({ token, challenge: await challengeOf(verifier), state });
      // Behind #, so that no server on the way reads it.
      location.assign(`${pay}/pay/redirect#${handed}`);
    }
    async #hear(event) {
      const wait = this.#wait;
      if (!wait || event.origin !== pay || event.source !== wait.popup) return;
      const said = read(event.data);
      if (!said) return;
      if (said.type === 'ready') {
        wait.heard = true;
        wait.n = said.n;
        const { token, verifier } = await wait.order;
        const init = { ns, v: 1, type: 'init', n: said.n, client_token: token, challenge: await challengeOf(verifier) };
        wait.popup.postMessage(init, pay);
      } else if (said.n === wait.n && said.type === 'approved') {
        const { verifier } = await wait.order;
        this.#end();
        await this.#complete({ order: said.order, approval_code: said.approval_code, verifier });
      } else if (said.n === wait.n && said.type === 'canceled') {
        this.#end();
        this.#tell('canceled', {});
      }
    }
    /** The page is told; unless it takes over, its server at `complete` is handed what completes the order. */
    async #complete(approved) {
      const to = this.getAttribute('complete');
      if (!this.#tell('approved', approved) || !to) return;
      const answer = await fetch(to, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(approved),
      }).catch(() => null);
      if (!answer?.ok) return this.#fail('complete_failed', true);
      const done = await answer.json().catch(() => ({}));
      this.#tell('completed', done);
      if (done.redirect) location.assign(done.redirect);
    }
    /** Back from us by redirect: the code is taken out of the bar and handed on. */
    async #comeBack() {
      const url = new URL(location.href);
      const [order, code, state] = ['order', 'code', 'state'].map((name) => url.searchParams.get(name));
      const verifier = state && sessionStorage.getItem(`${ns}:${state}`);
      if (!order || !code || !verifier) return;
      sessionStorage.removeItem(`${ns}:${state}`);
      for (const name of ['order', 'code', 'state']) url.searchParams.delete(name);
      history.replaceState(history.state, '', url);
      await this.#complete({ order, approval_code: code, verifier });
    }
  }
  customElements.define('souk-pay-button', SoukPayButton);
})();
