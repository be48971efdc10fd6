// Version 2: money that goes back, on to others, or out, and the bills that say so.
import { strict as assert } from 'node:assert';
import { inflateRawSync } from 'node:zlib';
import { has, orderNumber } from './sandbox.mjs';
import { paid, tradeOf } from './orders.mjs';

const PARTNER = '2088102146225999';
const TWO_DAYS_SECONDS = 2 * 86_400;

/** Which day it is where Alipay is. */
export const dayOf = (instant) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Names and texts of the files in a zip, as its directory lists them; Alipay writes both in GBK. */
export function unzip(zip) {
  const gbk = new TextDecoder('gbk');
  const files = {};
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(begin, begin + zip.readUInt32LE(at + 20));
    files[gbk.decode(zip.subarray(at + 46, at + 46 + nameLength))] = gbk.decode(inflateRawSync(packed));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

/** The text of the detail file behind the address of a bill. */
export async function detailsAt(address) {
  const answer = await fetch(address);
  assert.equal(answer.status, 200, 'the bill is there');
  const files = unzip(Buffer.from(await answer.arrayBuffer()));
  assert.equal(Object.keys(files).length, 2, `details and summary: ${Object.keys(files)}`);
  return Object.entries(files).find(([name]) => !name.includes('汇总'))[1];
}

export const money = {
  async refund(ground) {
    const { call } = ground;
    const outTradeNo = await paid(ground, '10.00');
    const part = { outTradeNo, outRequestNo: 'r1', refundAmount: '4.00', refundReason: '退一本' };
    has(await call('alipay.trade.refund', part), { code: '10000', fundChange: 'Y', refundFee: '4.00' });
    has(await call('alipay.trade.refund', part), { code: '10000', fundChange: 'N', refundFee: '4.00' });
    has(await tradeOf(ground, outTradeNo), { tradeStatus: 'TRADE_SUCCESS' });
    has(await call('alipay.trade.refund', { outTradeNo, outRequestNo: 'r2', refundAmount: '6.01' }), { code: '40004' });
    has(await call('alipay.trade.refund', { outTradeNo, outRequestNo: 'r3', refundAmount: '6.00' }),
      { code: '10000', fundChange: 'Y', refundFee: '10.00' });
    has(await tradeOf(ground, outTradeNo), { tradeStatus: 'TRADE_CLOSED' });
    has(await ground.sandbox.trade(outTradeNo), { refunded_amount: '10.00' });
  },

  async 'refund-query'(ground) {
    const { call } = ground;
    const outTradeNo = await paid(ground, '10.00');
    await call('alipay.trade.refund', { outTradeNo, outRequestNo: 'r1', refundAmount: '4.00' });
    has(await call('alipay.trade.fastpay.refund.query', { outTradeNo, outRequestNo: 'r1' }),
      { code: '10000', refundStatus: 'REFUND_SUCCESS', refundAmount: '4.00', totalAmount: '10.00' });
    has(await call('alipay.trade.fastpay.refund.query', { outTradeNo, outRequestNo: 'r9' }),
      { code: '10000', refundStatus: undefined });
  },

  async 'refund-notice'(ground) {
    const { call, sdk, listener } = ground;
    const outTradeNo = await paid(ground, '10.00', { notified: true });
    has(await listener.next(), { trade_status: 'TRADE_SUCCESS' });
    await call('alipay.trade.refund', { outTradeNo, outRequestNo: 'r1', refundAmount: '4.00' });
    const told = await listener.next();
    has(told, { out_biz_no: 'r1', refund_fee: '4.00', trade_status: 'TRADE_SUCCESS' });
    assert.ok(sdk.checkNotifySignV2(told), 'the notice of a refund is signed');
  },

  async settle(ground) {
    const { call } = ground;
    has(await call('alipay.trade.royalty.relation.bind',
      { outRequestNo: 'bind', receiverList: [{ type: 'userId', account: PARTNER, memo: '伙伴' }] }),
    { code: '10000', resultCode: 'SUCCESS' });
    const { tradeNo } = await tradeOf(ground, await paid(ground, '100.00', { extendParams: { royaltyFreeze: 'true' } }));
    has(await call('alipay.trade.order.onsettle.query', { tradeNo }), { unsettledAmount: '99.40' });
    const share = { transIn: PARTNER, transInType: 'userId', amount: '10.00' };
    has(await call('alipay.trade.order.settle', { tradeNo, outRequestNo: 's1', royaltyParameters: [share] }),
      { code: '10000', tradeNo });
    const { royaltyDetailList } = await call('alipay.trade.order.settle.query', { tradeNo, outRequestNo: 's1' });
    has(royaltyDetailList[0], { amount: '10.00', state: 'SUCCESS', transIn: PARTNER });
    has(await call('alipay.trade.order.onsettle.query', { tradeNo }), { unsettledAmount: '89.40' });
  },

  async transfer({ call }) {
    const outBizNo = orderNumber();
    const contract = { productCode: 'TRANS_ACCOUNT_NO_PWD', bizScene: 'DIRECT_TRANSFER' };
    const sending = { outBizNo, transAmount: '88.00', orderTitle: '佣金', ...contract,
      payeeInfo: { identity: PARTNER, identityType: 'ALIPAY_USER_ID' } };
    const sent = await call('alipay.fund.trans.uni.transfer', sending);
    has(sent, { code: '10000', status: 'SUCCESS' });
    has(await call('alipay.fund.trans.uni.transfer', sending), { orderId: sent.orderId });
    has(await call('alipay.fund.trans.common.query', { outBizNo, ...contract }),
      { code: '10000', transAmount: '88.00', orderId: sent.orderId });
    has(await call('alipay.fund.trans.common.query', { outBizNo: 'nobody', ...contract }), { subCode: 'ORDER_NOT_EXIST' });
  },

  async account({ sandbox, call, merchant }) {
    await sandbox.control('accounts', { user: merchant.seller_id, balance: '500.00' });
    const account = { alipayUserId: merchant.seller_id, accountType: 'ACCTRANS_ACCOUNT' };
    has(await call('alipay.fund.account.query', account), { code: '10000', availableAmount: '500.00' });
  },

  async bill(ground) {
    const { call, sandbox } = ground;
    const outTradeNo = await paid(ground, '7.77');
    const billDate = dayOf(await sandbox.advance(0));
    has(await call('alipay.data.dataservice.bill.downloadurl.query', { billType: 'trade', billDate }), { code: '40004' });
    await sandbox.advance(TWO_DAYS_SECONDS);
    const found = await call('alipay.data.dataservice.bill.downloadurl.query', { billType: 'trade', billDate });
    const line = (await detailsAt(found.billDownloadUrl)).split('\r\n').find((row) => row.includes(outTradeNo));
    assert.match(line, /7\.77/, 'the bill has the order');
  },

  async 'account-bill'(ground) {
    const { call, sandbox } = ground;
    const outTradeNo = await paid(ground, '8.88');
    const billDate = dayOf(await sandbox.advance(0));
    await sandbox.advance(TWO_DAYS_SECONDS);
    const found = await call('alipay.data.dataservice.bill.downloadurl.query', { billType: 'signcustomer', billDate });
    assert.ok((await detailsAt(found.billDownloadUrl)).includes(outTradeNo), 'the account saw the order');
  },
};
