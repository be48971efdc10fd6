// Version 2: keys, certificates, encryption, other merchants, and what goes wrong.
import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { cannot, has, orderNumber } from './sandbox.mjs';

/** A call of another merchant's, or with other settings; the answer is verified. */
const precreate = (sdk, more) => sdk.exec('alipay.trade.precreate', {
  bizContent: { outTradeNo: orderNumber(), totalAmount: '1.00', subject: '一本书' }, ...more,
}, { validateSign: true });

export const trust = {
  async 'wrong-key'({ sandbox, merchant }) {
    const stranger = await sandbox.join();
    const refused = await precreate(sandbox.sdk({ ...merchant, privateKey: stranger.privateKey }));
    has(refused, { code: '40002', subCode: 'isv.invalid-signature' });
    assert.match(refused.subMsg, /网关生成的验签字符串为：app_id=\d+&amp;biz_content=/);
  },

  async 'unknown-app'({ sandbox, merchant }) {
    const nobody = sandbox.sdk({ ...merchant, appId: '2021999999999999' });
    has(await nobody.exec('alipay.trade.query', { bizContent: { outTradeNo: 'x' } }),
      { code: '40002', subCode: 'isv.invalid-app-id' });
  },

  async 'bad-answer'({ sandbox, sdk }) {
    await sandbox.accident('alipay.trade.precreate', 'bad_signature');
    await assert.rejects(precreate(sdk), /验签失败/);
    has(await precreate(sdk), { code: '10000' });
  },

  async 'system-error'({ sandbox, call }) {
    await sandbox.accident('alipay.trade.create', 'system_error_after');
    const order = { outTradeNo: orderNumber(), totalAmount: '1.00', subject: '一本书', buyerId: '2088102146225135' };
    has(await call('alipay.trade.create', order), { subCode: 'ACQ.SYSTEM_ERROR' });
    has(await call('alipay.trade.query', order), { tradeStatus: 'WAIT_BUYER_PAY' });
  },

  async 'cut-answer'({ sandbox, sdk }) {
    const times = 2; // the SDK's HTTP client repeats a call by itself when the connection breaks
    await sandbox.accident('alipay.trade.precreate', 'cut_after', { times });
    await assert.rejects(precreate(sdk), /HttpClient Request error/);
    await sandbox.accident('alipay.trade.precreate', 'timeout_after', { times, delay_ms: 50 });
    await assert.rejects(precreate(sdk), /HttpClient Request error/);
  },

  async rsa({ sandbox, merchant }) {
    has(await precreate(sandbox.sdk(merchant, { signType: 'RSA' })), { code: '10000' });
  },

  gbk: cannot('the SDK signs and sends in UTF-8 whatever its charset says'),

  async isv({ sandbox, merchant, sdk }) {
    const other = await sandbox.join();
    const { app_auth_token: appAuthToken } = await sandbox.control(`apps/${merchant.appId}/authorizations`,
      { auth_app_id: other.appId });
    const { outTradeNo } = await precreate(sdk, { appAuthToken });
    await sandbox.scan(outTradeNo);
    has(await sandbox.sdk(other).exec('alipay.trade.query', { bizContent: { outTradeNo } }), { code: '10000' });
    has(await sdk.exec('alipay.trade.query', { bizContent: { outTradeNo } }), { subCode: 'ACQ.TRADE_NOT_EXIST' });
    has(await precreate(sdk, { appAuthToken: 'nobody' }), { subCode: 'aop.invalid-app-auth-token' });
  },

  async certificate({ sandbox }) {
    const merchant = await sandbox.join({ mode: 'certificate' });
    const sdk = sandbox.sdk(merchant);
    has(sdk.config, {
      appCertSn: merchant.certificates.app_cert_sn,
      alipayRootCertSn: merchant.certificates.alipay_root_cert_sn,
    });
    has(await precreate(sdk), { code: '10000' });
    has(await precreate(sandbox.sdk(merchant, { alipayRootCertContent: merchant.certificates.app_cert })),
      { subCode: 'isv.invalid-alipay-root-cert-sn' });
  },

  async 'certificate-download'({ sandbox }) {
    const merchant = await sandbox.join({ mode: 'certificate' });
    const { certificates } = await sandbox.control(`apps/${merchant.appId}/renew`, {});
    const found = await sandbox.sdk(merchant).exec('alipay.open.app.alipaycert.download',
      { bizContent: { alipayCertSn: certificates.alipay_cert_sn } });
    assert.equal(`${Buffer.from(found.alipayCertContent, 'base64')}`, certificates.alipay_cert);
  },

  async aes({ sandbox }) {
    const encryptKey = randomBytes(16).toString('base64');
    const sdk = sandbox.sdk(await sandbox.join({ encrypt_key: encryptKey }), { encryptKey });
    const order = { outTradeNo: orderNumber(), totalAmount: '1.00', subject: '一本书' };
    const answer = await sdk.exec('alipay.trade.precreate', { bizContent: order, needEncrypt: true });
    has(answer, { code: '10000', outTradeNo: order.outTradeNo });
  },

  'aes-verified': cannot('the SDK looks for a brace where an encrypted answer has a quote, and verifies nothing'),
};
