// node main.mjs URL — every flow with Alipay's Node SDK against the sandbox at URL; ends at the first mismatch.
import { Listener, Sandbox } from './sandbox.mjs';
import { consents } from './consents.mjs';
import { money } from './money.mjs';
import { orders } from './orders.mjs';
import { trust } from './trust.mjs';
import { version3 } from './version3.mjs';

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: node main.mjs http://127.0.0.1:8090');
  process.exit(2);
}

const sandbox = new Sandbox(url);
const merchant = await sandbox.join();
const sdk = sandbox.sdk(merchant);
const listener = await Listener.start();
const ground = {
  sandbox, merchant, sdk, listener,
  /** A call of version 2, its answer verified. */
  call: (method, bizContent, more) => sdk.exec(method, { bizContent, ...more }, { validateSign: true }),
  /** A call of version 3; the SDK verifies by itself. */
  post: async (path, body, more) => (await sdk.curl('POST', `/v3/alipay/${path}`, { body, ...more })).data,
  get: async (path, query) => (await sdk.curl('GET', `/v3/alipay/${path}`, { query })).data,
};

for (const [name, flow] of Object.entries({ ...orders, ...money, ...consents, ...trust, ...version3 })) {
  if (flow.reason) {
    console.log(`cannot ${name}: ${flow.reason}`);
    continue;
  }
  try {
    await flow(ground);
    console.log(`ok ${name}`);
  } catch (e) {
    console.error(`failed ${name}: ${e.stack}`);
    process.exitCode = 1;
    break;
  }
}
listener.close();
