// The sandbox from outside: its control calls, a merchant who joins it, and the address where the merchant is told.
import { strict as assert } from 'node:assert';
import { generateKeyPairSync, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { AlipaySdk } from 'alipay-sdk';

const TOLD_WITHIN_MS = 20_000;

export class Sandbox {
  constructor(url) {
    this.url = url;
  }

  /** One control call; anything but a success is an error with the sandbox's own words. */
  async control(path, body, method = body === undefined ? 'GET' : 'POST') {
    const answer = await fetch(`${this.url}/sandbox/${path}`, { method, body: body && JSON.stringify(body) });
    const json = await answer.json();
    assert.ok(answer.ok, `${method} ${path}: ${json.message}`);
    return json;
  }

  trade = (number) => this.control(`trades/${number}`);
  scan = (number) => this.control(`trades/${number}/scan`, {});
  pay = (number) => this.control(`trades/${number}/pay`, {});
  code = async (asks) => (await this.control('codes', { asks })).auth_code;
  agree = (code) => this.control(`consents/${code}/agree`, {});
  accident = (method, kind, more) => this.control('accidents', { method, kind, ...more });
  advance = async (seconds) => new Date((await this.control('clock/advance', { seconds })).now);

  /** A merchant with a key pair of its own, known to the sandbox from now on. */
  async join(registration = {}) {
    const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const appId = `2021${randomInt(1e11, 1e12)}`;
    const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' });
    const joined = await this.control('apps', { app_id: appId, app_public_key: publicKey, ...registration });
    return { ...joined, appId, privateKey };
  }

  /** The SDK, set up as its README says, with the two addresses changed. */
  sdk(merchant, settings = {}) {
    const certificates = merchant.certificates && {
      appCertContent: merchant.certificates.app_cert,
      alipayPublicCertContent: merchant.certificates.alipay_cert,
      alipayRootCertContent: merchant.certificates.alipay_root_cert,
    };
    return new AlipaySdk({
      appId: merchant.appId,
      privateKey: merchant.privateKey,
      keyType: 'PKCS8',
      alipayPublicKey: merchant.alipay_public_key,
      gateway: `${this.url}/gateway.do`,
      endpoint: this.url,
      ...certificates,
      ...settings,
    });
  }
}

/** A small server for notices; what is told comes out of `next`, and is answered with what `next` is given. */
export class Listener {
  #waiting = [];
  #told = [];

  static async start() {
    const listener = new Listener();
    listener.server = createServer(async (request, response) => {
      const chunks = await request.toArray();
      listener.#told.push({ fields: Object.fromEntries(new URLSearchParams(`${Buffer.concat(chunks)}`)), response });
      listener.#meet();
    });
    listener.server.listen(0, '127.0.0.1');
    await once(listener.server, 'listening');
    listener.url = `http://127.0.0.1:${listener.server.address().port}/notify`;
    return listener;
  }

  #meet() {
    while (this.#told.length && this.#waiting.length) this.#waiting.shift()(this.#told.shift());
  }

  async next(reply = 'success') {
    let timer;
    const told = await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`nothing was told within ${TOLD_WITHIN_MS} ms`)), TOLD_WITHIN_MS);
      this.#waiting.push(resolve);
      this.#meet();
    });
    clearTimeout(timer);
    told.response.end(reply);
    return told.fields;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** What the SDK cannot do, and why. */
export const cannot = (reason) => ({ reason });

let orders = 0;
/** An order number that nobody had. */
export const orderNumber = () => `node-${Date.now()}-${(orders += 1)}`;

/** The members that are named, and no word about the others. */
export function has(actual, expected) {
  for (const [name, value] of Object.entries(expected)) {
    assert.deepEqual(actual[name], value, `${name} is ${JSON.stringify(actual[name])}, not ${JSON.stringify(value)}, in `
      + JSON.stringify(actual));
  }
}

/** Opens an address as a browser does that does not follow; where it leads. */
export async function open(address, init = {}) {
  const answer = await fetch(address, { redirect: 'manual', ...init });
  const location = answer.headers.get('location');
  assert.ok(location, `${address} led nowhere: ${answer.status} ${await answer.text()}`);
  return new URL(location, address);
}
