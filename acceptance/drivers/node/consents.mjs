// Version 2: what a payer agrees to first and the merchant takes later.
import { strict as assert } from 'node:assert';
import { has, open, orderNumber } from './sandbox.mjs';

/** The last part of an address is the code under which the payer is asked. */
const codeIn = (address) => `${address}`.split('/').at(-1);

export const consents = {
  async freeze({ call, sandbox, sdk, listener }) {
    const order = { outOrderNo: orderNumber(), outRequestNo: 'f1', orderTitle: '押金', amount: '100.00',
      productCode: 'PRE_AUTH' };
    const { codeValue } = await call('alipay.fund.auth.order.voucher.create', order, { notifyUrl: listener.url });
    await sandbox.agree(codeIn(codeValue));
    const { auth_no: authNo, ...told } = await listener.next();
    has(told, { notify_type: 'fund_auth_freeze', rest_amount: '100.00' });
    assert.ok(sdk.checkNotifySignV2({ auth_no: authNo, ...told }), 'the notice of a freezing is signed');
    has(await call('alipay.fund.auth.order.unfreeze', { authNo, outRequestNo: 'u1', amount: '30.00', remark: '退还' }),
      { code: '10000', status: 'SUCCESS', amount: '30.00' });
    has(await listener.next(), { notify_type: 'fund_auth_unfreeze', rest_amount: '70.00' });
    has(await call('alipay.trade.pay', { outTradeNo: orderNumber(), totalAmount: '20.00', subject: '转支付', authNo,
      productCode: 'PRE_AUTH_ONLINE', authConfirmMode: 'NOT_COMPLETE' }), { code: '10000' });
    has(await call('alipay.fund.auth.operation.detail.query', { authNo, outRequestNo: 'f1' }),
      { code: '10000', orderStatus: 'AUTHORIZED', restAmount: '50.00', totalPayAmount: '20.00' });
  },

  async 'freeze-code'({ call, sandbox }) {
    const order = { outOrderNo: orderNumber(), outRequestNo: 'f1', orderTitle: '押金', amount: '10.00',
      productCode: 'PRE_AUTH', authCode: await sandbox.code(false), authCodeType: 'bar_code' };
    has(await call('alipay.fund.auth.order.freeze', order), { code: '10000', status: 'SUCCESS', amount: '10.00' });
    has(await call('alipay.fund.auth.operation.cancel', { outOrderNo: order.outOrderNo, outRequestNo: 'f1' }),
      { code: '10000', action: 'unfreeze' });
  },

  async 'freeze-app'({ call, sandbox, sdk }) {
    const outOrderNo = orderNumber();
    const order = sdk.sdkExecute('alipay.fund.auth.order.app.freeze', {
      bizContent: { outOrderNo, outRequestNo: 'f1', orderTitle: '押金', amount: '10.00', productCode: 'PRE_AUTH_ONLINE' },
    });
    const asked = await open(`${sandbox.url}/gateway.do`, { method: 'POST', body: new URLSearchParams(order) });
    await sandbox.agree(codeIn(asked));
    has(await call('alipay.fund.auth.operation.detail.query', { outOrderNo, outRequestNo: 'f1' }),
      { code: '10000', orderStatus: 'AUTHORIZED' });
  },

  async agreement({ call, sandbox, sdk, listener }) {
    const asked = { externalAgreementNo: orderNumber(), personalProductCode: 'GENERAL_WITHHOLDING_P' };
    const page = sdk.pageExecute('alipay.user.agreement.page.sign', 'GET', {
      bizContent: { ...asked, productCode: 'GENERAL_WITHHOLDING', signScene: 'INDUSTRY|CARRENTAL',
        accessParams: { channel: 'ALIPAYAPP' } },
      notifyUrl: listener.url,
    });
    await sandbox.agree(codeIn(await open(page)));
    const { agreement_no: agreementNo } = await listener.next();
    has(await call('alipay.user.agreement.query', asked), { code: '10000', status: 'NORMAL', agreementNo });
    const taking = { totalAmount: '15.00', subject: '月费', productCode: 'GENERAL_WITHHOLDING',
      agreementParams: { agreementNo } };
    has(await call('alipay.trade.pay', { outTradeNo: orderNumber(), ...taking }), { code: '10000' });
    has(await call('alipay.user.agreement.unsign', { agreementNo }), { code: '10000' });
    has(await listener.next(), { notify_type: 'dut_user_unsign' });
    has(await call('alipay.trade.pay', { outTradeNo: orderNumber(), ...taking }), { code: '40004' });
  },
};
