// A little shop that takes money with Alipay's official SDK: node shop.mjs SANDBOX [PORT]
// It sells one book. Against the real Alipay the addresses and keys come from its console; nothing else changes.
import { generateKeyPairSync, randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { AlipaySdk } from 'alipay-sdk';

const PRICE = '59.00';
const PAID = ['TRADE_SUCCESS', 'TRADE_FINISHED'];
const WAITS_MS = [0, 500, 1_000, 2_000, 4_000];

const [sandbox, port = '8000'] = process.argv.slice(2);

// Keys of our own; the sandbox gives Alipay's for them.
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const appId = `2021${randomInt(1e11, 1e12)}`;
const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const joining = JSON.stringify({ app_id: appId, app_public_key: publicKey });
const joined = await (await fetch(`${sandbox}/sandbox/apps`, { method: 'POST', body: joining })).json();

const alipay = new AlipaySdk({
  appId,
  privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  keyType: 'PKCS8',
  alipayPublicKey: joined.alipay_public_key,
  gateway: `${sandbox}/gateway.do`,
  endpoint: sandbox, // for version 3
});

const call = (method, bizContent) => alipay.exec(method, { bizContent }, { validateSign: true });
const orders = new Map();

const products = {
  page: { method: 'alipay.trade.page.pay', productCode: 'FAST_INSTANT_TRADE_PAY' },
  wap: { method: 'alipay.trade.wap.pay', productCode: 'QUICK_WAP_WAY' },
};

/** A new order, and the address at Alipay where it is paid. */
function buy(product, shop) {
  const outTradeNo = `book-${Date.now()}-${orders.size}`;
  orders.set(outTradeNo, { out_trade_no: outTradeNo, total_amount: PRICE, status: 'waiting', learned_by: null });
  const { method, productCode } = products[product];
  return alipay.pageExecute(method, 'GET', {
    bizContent: { outTradeNo, totalAmount: PRICE, subject: '一本书', productCode },
    returnUrl: `${shop}/back`,
    notifyUrl: `${shop}/notify`,
  });
}

/** Alipay tells us something; true is what it may stop telling us. */
function notified(fields) {
  if (!alipay.checkNotifySignV2(fields)) return false;
  const order = orders.get(fields.out_trade_no);
  if (!order || fields.app_id !== appId || fields.total_amount !== order.total_amount) return false;
  if (PAID.includes(fields.trade_status) && order.status === 'waiting') {
    Object.assign(order, { status: 'paid', learned_by: 'notice' });
  }
  return true;
}

/** Asks Alipay, again and again with longer pauses: notices get lost. */
async function look(order) {
  for (const wait of WAITS_MS) {
    await pause(wait);
    if (order.status !== 'waiting') break;
    const trade = await call('alipay.trade.query', { outTradeNo: order.out_trade_no });
    if (PAID.includes(trade.tradeStatus) && order.status === 'waiting') {
      Object.assign(order, { status: 'paid', learned_by: 'query' });
    }
  }
  return order;
}

/** Gives all the money back; the same request number each time, so that it is given back once. */
async function refund(order) {
  const outTradeNo = order.out_trade_no;
  const answer = await call('alipay.trade.refund',
    { outTradeNo, outRequestNo: `${outTradeNo}-refund`, refundAmount: order.total_amount });
  if (answer.code === '10000') order.status = 'refunded';
  return order;
}

async function answer(request) {
  const { pathname, searchParams } = new URL(request.url, 'http://shop');
  const [, area, name, verb] = pathname.split('/');
  const body = `${Buffer.concat(await request.toArray())}`;
  const order = orders.get(area === 'orders' ? name : searchParams.get('out_trade_no'));
  if (area === 'buy' && products[name]) return [302, '', { Location: buy(name, `http://${request.headers.host}`) }];
  if (area === 'notify') return [200, notified(Object.fromEntries(new URLSearchParams(body))) ? 'success' : 'failure'];
  if (area === 'back' && order) return [200, JSON.stringify(await look(order))];
  if (area === 'orders' && verb === 'refund' && order) return [200, JSON.stringify(await refund(order))];
  if (area === 'orders' && order) return [200, JSON.stringify(order)];
  return [404, 'not here'];
}

const server = createServer(async (request, response) => {
  const [status, text, headers] = await answer(request).catch((e) => [500, e.message]);
  response.writeHead(status, headers).end(text);
});
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`the shop: http://127.0.0.1:${server.address().port}/buy/page`);
});
