// Version 3: the same trades with JSON bodies; the SDK verifies every answer by itself and throws refusals.
import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { has, open, orderNumber } from './sandbox.mjs';
import { dayOf, detailsAt } from './money.mjs';

const PARTNER = '2088102146225999';
const TWO_DAYS_SECONDS = 2 * 86_400;

const book = (total_amount) => ({ out_trade_no: orderNumber(), total_amount, subject: '一本书' });

async function paid({ post, sandbox }, amount, more) {
  const order = { ...book(amount), ...more };
  await post('trade/precreate', order);
  await sandbox.pay(order.out_trade_no);
  return post('trade/query', { out_trade_no: order.out_trade_no });
}

const refused = (promise, responseHttpStatus, code) =>
  assert.rejects(promise, (e) => has(e, { responseHttpStatus, code }) ?? true);

export const version3 = {
  async 'v3-precreate'({ post, sandbox }) {
    const order = book('12.00');
    const { qr_code: code } = await post('trade/precreate', order);
    await refused(post('trade/query', { out_trade_no: order.out_trade_no }), 400, 'ACQ.TRADE_NOT_EXIST');
    await open(code);
    await sandbox.pay(order.out_trade_no);
    has(await post('trade/query', { out_trade_no: order.out_trade_no }),
      { trade_status: 'TRADE_SUCCESS', total_amount: '12.00' });
  },

  async 'v3-create'({ post, sandbox }) {
    const order = { ...book('3.00'), buyer_id: '2088102146225135' };
    const { trade_no: tradeNo } = await post('trade/create', order);
    await sandbox.pay(order.out_trade_no);
    has(await post('trade/query', { trade_no: tradeNo }), { trade_status: 'TRADE_SUCCESS' });
  },

  async 'v3-barcode'({ post, sandbox }) {
    const order = { ...book('20.00'), scene: 'bar_code' };
    has(await post('trade/pay', { ...order, auth_code: await sandbox.code(false) }), { total_amount: '20.00' });
    const asked = { ...book('20.00'), scene: 'bar_code', auth_code: await sandbox.code(true) };
    has(await post('trade/pay', asked), { out_trade_no: asked.out_trade_no });
    has(await post('trade/query', { out_trade_no: asked.out_trade_no }), { trade_status: 'WAIT_BUYER_PAY' });
    await refused(post('trade/pay', { ...book('1.00'), scene: 'bar_code', auth_code: asked.auth_code }), 400,
      'ACQ.PAYMENT_AUTH_CODE_INVALID');
  },

  async 'v3-close'({ post, sandbox }) {
    const order = book('1.00');
    await post('trade/precreate', order);
    await sandbox.scan(order.out_trade_no);
    has(await post('trade/close', { out_trade_no: order.out_trade_no }), { out_trade_no: order.out_trade_no });
    has(await post('trade/query', { out_trade_no: order.out_trade_no }), { trade_status: 'TRADE_CLOSED' });
  },

  async 'v3-cancel'(ground) {
    const { trade_no: tradeNo } = await paid(ground, '9.00');
    has(await ground.post('trade/cancel', { trade_no: tradeNo }), { action: 'refund', retry_flag: 'N' });
  },

  async 'v3-refund'(ground) {
    const { post } = ground;
    const { out_trade_no: number } = await paid(ground, '10.00');
    const part = { out_trade_no: number, out_request_no: 'r1', refund_amount: '4.00' };
    has(await post('trade/refund', part), { fund_change: 'Y', refund_fee: '4.00' });
    has(await post('trade/refund', part), { fund_change: 'N', refund_fee: '4.00' });
    has(await post('trade/refund', { ...part, out_request_no: 'r2', refund_amount: '6.00' }), { refund_fee: '10.00' });
    has(await post('trade/fastpay/refund/query', { out_trade_no: number, out_request_no: 'r2' }),
      { refund_status: 'REFUND_SUCCESS', refund_amount: '6.00' });
  },

  async 'v3-notice'(ground) {
    const { sdk, listener } = ground;
    const { out_trade_no: number } = await paid(ground, '6.66', { notify_url: listener.url });
    const told = await listener.next();
    has(told, { out_trade_no: number, trade_status: 'TRADE_SUCCESS' });
    assert.ok(sdk.checkNotifySignV2(told), 'the notice is signed by Alipay');
  },

  async 'v3-bill'(ground) {
    const { get, sandbox } = ground;
    const { out_trade_no: number } = await paid(ground, '7.77');
    const day = dayOf(await sandbox.advance(0));
    await sandbox.advance(TWO_DAYS_SECONDS);
    const found = await get('data/dataservice/bill/downloadurl/query', { bill_type: 'trade', bill_date: day });
    assert.ok((await detailsAt(found.bill_download_url)).includes(number), 'the bill has the order');
  },

  async 'v3-settle'(ground) {
    const { get, post } = ground;
    await post('trade/royalty/relation/bind',
      { out_request_no: 'bind', receiver_list: [{ type: 'userId', account: PARTNER }] });
    const { trade_no } = await paid(ground, '100.00', { extend_params: { royalty_freeze: 'true' } });
    const share = { trans_in: PARTNER, trans_in_type: 'userId', amount: '10.00' };
    await post('trade/order/settle', { trade_no, out_request_no: 's1', royalty_parameters: [share] });
    const settled = await get('trade/order/settle/query', { trade_no, out_request_no: 's1' });
    has(settled.royalty_detail_list[0], { amount: '10.00', state: 'SUCCESS' });
  },

  async 'v3-transfer'({ get, post }) {
    const contract = { product_code: 'TRANS_ACCOUNT_NO_PWD', biz_scene: 'DIRECT_TRANSFER' };
    const out_biz_no = orderNumber();
    const sent = await post('fund/trans/uni/transfer', { out_biz_no, trans_amount: '88.00', order_title: '佣金',
      ...contract, payee_info: { identity: PARTNER, identity_type: 'ALIPAY_USER_ID' } });
    has(await get('fund/trans/common/query', { out_biz_no, ...contract }),
      { trans_amount: '88.00', order_id: sent.order_id });
  },

  async 'v3-account'({ get, sandbox, merchant }) {
    await sandbox.control('accounts', { user: merchant.seller_id, balance: '500.00' });
    has(await get('fund/account/query', { alipay_user_id: merchant.seller_id, account_type: 'ACCTRANS_ACCOUNT' }),
      { available_amount: '500.00' });
  },

  async 'v3-freeze'({ post, sandbox }) {
    const { auth_no } = await post('fund/auth/order/freeze', { out_order_no: orderNumber(), out_request_no: 'f1',
      order_title: '押金', amount: '100.00', product_code: 'PRE_AUTH', auth_code_type: 'bar_code',
      auth_code: await sandbox.code(false) });
    await post('fund/auth/order/unfreeze', { auth_no, out_request_no: 'u1', amount: '30.00', remark: '退还' });
    has(await post('fund/auth/operation/detail/query', { auth_no, out_request_no: 'f1' }),
      { order_status: 'AUTHORIZED', rest_amount: '70.00' });
  },

  async 'v3-wrong-key'({ sandbox, merchant }) {
    const stranger = await sandbox.join();
    const sdk = sandbox.sdk({ ...merchant, privateKey: stranger.privateKey });
    await refused(sdk.curl('POST', '/v3/alipay/trade/query', { body: { out_trade_no: 'x' } }), 400, 'invalid-signature');
  },

  async 'v3-bad-answer'({ sandbox, post }) {
    await sandbox.accident('alipay.trade.precreate', 'bad_signature');
    await assert.rejects(post('trade/precreate', book('1.00')), /支付宝响应验签失败/);
  },

  async 'v3-isv'({ sandbox, merchant, post }) {
    const other = await sandbox.join();
    const { app_auth_token: appAuthToken } = await sandbox.control(`apps/${merchant.appId}/authorizations`,
      { auth_app_id: other.appId });
    const order = book('1.00');
    await post('trade/precreate', order, { appAuthToken });
    await sandbox.scan(order.out_trade_no);
    const own = sandbox.sdk(other).curl('POST', '/v3/alipay/trade/query', { body: { out_trade_no: order.out_trade_no } });
    has((await own).data, { trade_status: 'WAIT_BUYER_PAY' });
    await refused(post('trade/precreate', order, { appAuthToken: 'nobody' }), 401, 'invalid-app-auth-token');
  },

  async 'v3-certificate'({ sandbox }) {
    const merchant = await sandbox.join({ mode: 'certificate' });
    const body = book('1.00');
    const { data } = await sandbox.sdk(merchant).curl('POST', '/v3/alipay/trade/precreate', { body });
    has(data, { out_trade_no: body.out_trade_no });
  },

  async 'v3-aes'({ sandbox }) {
    const encryptKey = randomBytes(16).toString('base64');
    const sdk = sandbox.sdk(await sandbox.join({ encrypt_key: encryptKey }), { encryptKey });
    const body = book('1.00');
    const { data } = await sdk.curl('POST', '/v3/alipay/trade/precreate', { body, needEncrypt: true });
    has(data, { out_trade_no: body.out_trade_no });
  },
};
