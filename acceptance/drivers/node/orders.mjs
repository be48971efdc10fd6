// Version 2: how money comes in, and what else may become of an order.
import { strict as assert } from 'node:assert';
import { has, open, orderNumber } from './sandbox.mjs';

const DAY_SECONDS = 86_400;

/** A paid order, made with a QR code. */
export async function paid({ call, sandbox, listener }, totalAmount, more = {}) {
  const outTradeNo = orderNumber();
  const { notified, ...details } = more;
  await call('alipay.trade.precreate', { outTradeNo, totalAmount, subject: '一本书', ...details },
    notified && { notifyUrl: listener.url });
  await sandbox.pay(outTradeNo);
  return outTradeNo;
}

export const tradeOf = ({ call }, outTradeNo) => call('alipay.trade.query', { outTradeNo });

async function seesPaid(ground, outTradeNo, totalAmount) {
  has(await tradeOf(ground, outTradeNo), { code: '10000', tradeStatus: 'TRADE_SUCCESS', totalAmount });
}

export const orders = {
  async page(ground) {
    const { sdk, sandbox } = ground;
    const outTradeNo = orderNumber();
    const address = sdk.pageExecute('alipay.trade.page.pay', 'GET', {
      bizContent: { outTradeNo, totalAmount: '88.88', subject: '一本书', productCode: 'FAST_INSTANT_TRADE_PAY' },
      returnUrl: 'https://shop.example/back',
    });
    const cashier = await open(address);
    has(await tradeOf(ground, outTradeNo), { code: '40004', subCode: 'ACQ.TRADE_NOT_EXIST' });
    const back = await open(`${cashier}/pay`, { method: 'POST' });
    const fields = Object.fromEntries(back.searchParams);
    has(fields, { out_trade_no: outTradeNo, total_amount: '88.88', method: 'alipay.trade.page.pay.return' });
    assert.ok(sdk.checkNotifySignV2(fields), 'the return address is signed by Alipay');
    await seesPaid(ground, outTradeNo, '88.88');
    has(await sandbox.trade(outTradeNo), { trade_status: 'TRADE_SUCCESS' });
  },

  async form(ground) {
    const { sdk, sandbox } = ground;
    const outTradeNo = orderNumber();
    const form = sdk.pageExecute('alipay.trade.page.pay', 'POST', {
      bizContent: { outTradeNo, totalAmount: '1.00', subject: '一 "本" 书', productCode: 'FAST_INSTANT_TRADE_PAY' },
    });
    const [, action] = form.match(/action="([^"]+)"/);
    const inputs = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)];
    const body = new URLSearchParams(inputs.map(([, name, value]) => [name, value.replaceAll('&quot;', '"')]));
    await open(action, { method: 'POST', body });
    await sandbox.pay(outTradeNo);
    await seesPaid(ground, outTradeNo, '1.00');
  },

  async wap(ground) {
    const { sdk, sandbox } = ground;
    const outTradeNo = orderNumber();
    await open(sdk.pageExecute('alipay.trade.wap.pay', 'GET', {
      bizContent: { outTradeNo, totalAmount: '0.01', subject: '一本书', productCode: 'QUICK_WAP_WAY' },
    }));
    await sandbox.pay(outTradeNo);
    await seesPaid(ground, outTradeNo, '0.01');
  },

  async app(ground) {
    const { sdk, sandbox } = ground;
    const outTradeNo = orderNumber();
    const order = sdk.sdkExecute('alipay.trade.app.pay', {
      bizContent: { outTradeNo, totalAmount: '5.00', subject: '一本书', productCode: 'QUICK_MSECURITY_PAY' },
    });
    await open(`${sandbox.url}/gateway.do`, { method: 'POST', body: new URLSearchParams(order) });
    has(await tradeOf(ground, outTradeNo), { tradeStatus: 'WAIT_BUYER_PAY' });
    await sandbox.pay(outTradeNo);
    await seesPaid(ground, outTradeNo, '5.00');
  },

  async precreate(ground) {
    const { call, sandbox } = ground;
    const order = { outTradeNo: orderNumber(), totalAmount: '12.00', subject: '一本书' };
    const { qrCode } = await call('alipay.trade.precreate', order);
    has(await call('alipay.trade.precreate', order), { qrCode });
    has(await tradeOf(ground, order.outTradeNo), { subCode: 'ACQ.TRADE_NOT_EXIST' });
    await open(qrCode);
    await sandbox.scan(order.outTradeNo);
    has(await tradeOf(ground, order.outTradeNo), { tradeStatus: 'WAIT_BUYER_PAY' });
    await sandbox.pay(order.outTradeNo);
    await seesPaid(ground, order.outTradeNo, '12.00');
  },

  async create(ground) {
    const { call, sandbox } = ground;
    const order = { outTradeNo: orderNumber(), totalAmount: '3.00', subject: '一本书' };
    const { tradeNo } = await call('alipay.trade.create', { ...order, buyerId: '2088102146225135' });
    has(await tradeOf(ground, order.outTradeNo), { tradeStatus: 'WAIT_BUYER_PAY', tradeNo });
    await sandbox.pay(order.outTradeNo);
    await seesPaid(ground, order.outTradeNo, '3.00');
  },

  async barcode(ground) {
    const { call, sandbox } = ground;
    const order = { outTradeNo: orderNumber(), totalAmount: '20.00', subject: '一本书', scene: 'bar_code' };
    const authCode = await sandbox.code(false);
    has(await call('alipay.trade.pay', { ...order, authCode }), { code: '10000', totalAmount: '20.00' });
    has(await call('alipay.trade.pay', { ...order, authCode, outTradeNo: orderNumber() }),
      { code: '40004', subCode: 'ACQ.PAYMENT_AUTH_CODE_INVALID' });
    await seesPaid(ground, order.outTradeNo, '20.00');
  },

  async password(ground) {
    const { call, sandbox } = ground;
    const order = { outTradeNo: orderNumber(), totalAmount: '20.00', subject: '一本书', scene: 'bar_code' };
    has(await call('alipay.trade.pay', { ...order, authCode: await sandbox.code(true) }), { code: '10003' });
    has(await tradeOf(ground, order.outTradeNo), { tradeStatus: 'WAIT_BUYER_PAY' });
    await sandbox.pay(order.outTradeNo);
    await seesPaid(ground, order.outTradeNo, '20.00');
  },

  async query(ground) {
    const { call } = ground;
    has(await call('alipay.trade.query', { outTradeNo: 'nobody' }), { code: '40004', subCode: 'ACQ.TRADE_NOT_EXIST' });
    const { tradeNo } = await tradeOf(ground, await paid(ground, '1.00'));
    has(await call('alipay.trade.query', { tradeNo }), { tradeStatus: 'TRADE_SUCCESS' });
  },

  async close(ground) {
    const { call, sandbox } = ground;
    const outTradeNo = orderNumber();
    await call('alipay.trade.precreate', { outTradeNo, totalAmount: '1.00', subject: '一本书' });
    await sandbox.scan(outTradeNo);
    has(await call('alipay.trade.close', { outTradeNo }), { code: '10000', outTradeNo });
    has(await tradeOf(ground, outTradeNo), { tradeStatus: 'TRADE_CLOSED' });
    has(await call('alipay.trade.close', { outTradeNo: await paid(ground, '1.00') }),
      { code: '40004', subCode: 'ACQ.TRADE_STATUS_ERROR' });
  },

  async cancel(ground) {
    const { call } = ground;
    const outTradeNo = await paid(ground, '9.00');
    has(await call('alipay.trade.cancel', { outTradeNo }), { code: '10000', action: 'refund', retryFlag: 'N' });
    has(await tradeOf(ground, outTradeNo), { tradeStatus: 'TRADE_CLOSED' });
    has(await call('alipay.trade.cancel', { outTradeNo: 'nobody' }), { code: '10000', retryFlag: 'N' });
  },

  async timeout(ground) {
    const { call, sandbox } = ground;
    const outTradeNo = orderNumber();
    await call('alipay.trade.precreate', { outTradeNo, totalAmount: '1.00', subject: '一本书', timeoutExpress: '10m' });
    await sandbox.scan(outTradeNo);
    await sandbox.advance(599);
    has(await tradeOf(ground, outTradeNo), { tradeStatus: 'WAIT_BUYER_PAY' });
    await sandbox.advance(2);
    has(await tradeOf(ground, outTradeNo), { tradeStatus: 'TRADE_CLOSED' });
  },

  async finish(ground) {
    const outTradeNo = await paid(ground, '1.00');
    await ground.sandbox.advance(366 * DAY_SECONDS);
    has(await tradeOf(ground, outTradeNo), { tradeStatus: 'TRADE_FINISHED' });
    has(await ground.call('alipay.trade.refund', { outTradeNo, refundAmount: '1.00' }), { code: '40004' });
  },

  async notice(ground) {
    const { sdk, sandbox, listener } = ground;
    const outTradeNo = await paid(ground, '6.66', { notified: true, passbackParams: 'a%3D1' });
    const unheard = await listener.next('busy');
    has(unheard, { out_trade_no: outTradeNo, trade_status: 'TRADE_SUCCESS', total_amount: '6.66', subject: '一本书' });
    assert.ok(sdk.checkNotifySignV2(unheard), 'the notice is signed by Alipay');
    assert.ok(!sdk.checkNotifySignV2({ ...unheard, total_amount: '6.67' }), 'another amount is not');
    await sandbox.advance(240);
    const again = await listener.next();
    has(again, { notify_id: unheard.notify_id, passback_params: 'a%3D1' });
    assert.ok(sdk.checkNotifySignV2(again), 'the repeated notice is signed too');
  },
};
