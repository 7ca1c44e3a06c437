// A browser without scripts: keeps cookies by path, follows redirects while they stay at the hub, reads forms and sends them.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text) => text.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
  if (name) {
    return entities[name.toLowerCase()] ?? whole;
  }

  return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
});

const attributesOf = (tag) => Object.fromEntries(
  [...tag.matchAll(/\s([\w.:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)]
    .map(([, name, double, single, bare]) => [name.toLowerCase(), decode(double ?? single ?? bare ?? '')]));

const formsOf = (html) => [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/gi)].map(([whole, content]) => ({
  ...attributesOf(whole.slice(0, whole.indexOf('>') + 1)),
  inputs: [...content.matchAll(/<input\b[^>]*>/gi)].map(([tag]) => attributesOf(tag)).filter((input) => input.name),
}));

/** What the browser shows: an answer of the hub, or where it was sent when that is no page of the hub. */
class Page {
  constructor(url, status, headers, html) {
    Object.assign(this, { url, status, headers, html });
  }

  get title() {
    return decode(this.html.match(/<title>([^<]*)<\/title>/i)?.[1] ?? '');
  }

  get forms() {
    return formsOf(this.html);
  }
}

export class Browser {
  #origin;
  #cookies = new Map();

  /** @param {string} hub Any URL of the hub. */
  constructor(hub) {
    this.#origin = new URL(hub).origin;
  }

  /** Opens a URL and follows redirects; stops with `status` 0 at the first URL that is not the hub's. */
  async open(url, init = {}) {
    let target = new URL(url);
    let request = init;
    for (let hops = 0; hops < 12; hops += 1) {
      if (target.origin !== this.#origin) {
        return new Page(target, 0, new Headers(), '');
      }

      const response = await fetch(target, { ...request, redirect: 'manual', headers: { ...request.headers, ...this.#headersFor(target) } });
      this.#keepCookies(target, response);
      if (response.status < 300 || response.status > 399) {
        return new Page(target, response.status, response.headers, await response.text());
      }

      target = new URL(response.headers.get('location'), target);
      request = {};
    }

    throw new Error(`Too many redirects, the last one to ${target}`);
  }

  /** Sends a form of a page, with what a person typed into it. */
  submit(page, typed = {}, form = page.forms[0]) {
    if (!form) {
      throw new Error(`No form in the page ${page.url.pathname} (${page.status}): ${page.title}`);
    }

    const action = new URL(form.action || page.url, page.url);
    const fields = { ...Object.fromEntries(form.inputs.map(({ name, value }) => [name, value ?? ''])), ...typed };
    const body = new URLSearchParams(fields);
    return action.origin === this.#origin
      ? this.open(action, { method: 'POST', body, headers: { origin: this.#origin } })
      : Promise.resolve(new Request(action, { method: 'POST', body }));
  }

  /**
   * Takes an authorization request to its end, signing in and deciding about consent where the hub asks.
   * @returns {Promise<URL | Request>} The callback, as a URL or as the form that is posted to the client.
   */
  async authorize(url, user) {
    let page = await this.open(url);
    const seen = [];
    while (page.status !== 0) {
      const form = page.forms[0];
      seen.push(`${page.url.pathname} ${page.status}`);
      if (form && new URL(form.action || page.url, page.url).origin !== this.#origin) {
        return this.submit(page);
      }

      const isSignIn = form?.inputs.some(({ name }) => name === 'password');
      const isConsent = page.url.pathname.endsWith('/consent') && user?.decision;
      if (!form || !user || !(isSignIn || isConsent) || seen.length > 3) {
        throw new Error(`The authorization request ended at ${seen.join(', ')}: ${page.title || page.html}`);
      }

      page = await this.submit(
        page, isSignIn ? { identifier: user.identifier, password: user.password } : { decision: user.decision });
    }

    return page.url;
  }

  /** The names of the cookies that a page at this path would get. */
  cookieNames(path) {
    return this.#cookiesFor(path).map(({ name }) => name);
  }

  #headersFor(url) {
    const cookies = this.#cookiesFor(url.pathname).map(({ name, value }) => `${name}=${value}`);
    return { accept: 'text/html,application/xhtml+xml', ...(cookies.length ? { cookie: cookies.join('; ') } : {}) };
  }

  // RFC 6265, 5.1.4: a cookie's path matches itself and what lies below it.
  #cookiesFor(path) {
    return [...this.#cookies.values()].filter((cookie) =>
      path === cookie.path || path.startsWith(cookie.path.endsWith('/') ? cookie.path : `${cookie.path}/`));
  }

  #keepCookies(url, response) {
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...rest] = line.split(';');
      const name = pair.slice(0, pair.indexOf('=')).trim();
      const value = pair.slice(pair.indexOf('=') + 1).trim();
      const attributes = Object.fromEntries(rest.map((part) => {
        const [key, ...words] = part.split('=');
        return [key.trim().toLowerCase(), words.join('=').trim()];
      }));
      const path = attributes.path || url.pathname.slice(0, url.pathname.lastIndexOf('/')) || '/';
      const isOver = attributes['max-age'] === undefined
        ? attributes.expires !== undefined && Date.parse(attributes.expires) <= Date.now()
        : Number(attributes['max-age']) <= 0;
      if (isOver) {
        this.#cookies.delete(`${path} ${name}`);
      } else {
        this.#cookies.set(`${path} ${name}`, { name, value, path });
      }
    }
  }
}
