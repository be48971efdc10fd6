package tongbao.alipay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.fund.trans.uni.transfer}: sends the merchant's money to an Alipay account, a bank card or a red packet;
 * Alipay asks for certificate mode. If the call fails the money may be gone all the same: repeat it with the same
 * number and the same contents, or ask {@link FundTransCommonQuery}, and never with another number before its fate is
 * known. A trade that is not found right after a time-out proves nothing.
 */
public final class FundTransUniTransfer {
    static final String METHOD = "alipay.fund.trans.uni.transfer";
    private static final Yuan AMOUNT_MAX = new Yuan(10_000_000_000L);

    private FundTransUniTransfer() {}

    /** How the money travels. */
    public enum Product {
        /** To an Alipay account, from 0.10 yuan. */
        TRANS_ACCOUNT_NO_PWD(10),
        /** As a red packet, from 0.01 yuan. */
        STD_RED_PACKET(1),
        /** To a bank card. */
        TRANS_BANKCARD_NO_PWD(1);

        private final long fenMin;

        Product(long fenMin) {
            this.fenMin = fenMin;
        }
    }

    /** For what it travels. */
    public enum BizScene {
        /** From the merchant to somebody, a red packet from a merchant included. */
        DIRECT_TRANSFER,
        /** Somebody takes a red packet that another user paid for. */
        PERSONAL_COLLECTION
    }

    /**
     * A transfer.
     *
     * @param transAmount from the product's least amount to 100,000,000 yuan
     * @param orderTitle what the receiver sees
     * @param extra optional fields of this method
     */
    public record Request(
            OutBizNo outBizNo,
            Yuan transAmount,
            Product product,
            BizScene bizScene,
            Part<Participant> payee,
            Optional<String> orderTitle,
            Map<String, ExtraField> extra) {
        private static final Field<Request, Part<Participant>> PAYEE_INFO = Field.part("payee_info");
        /** What it is for; needed from 50,000 yuan. */
        public static final Field<Request, String> REMARK = Field.text("remark");
        /** Particulars of red packets. */
        public static final Field<Request, Part<BusinessParams>> BUSINESS_PARAMS = Field.partAsText("business_params");
        /** The scene of newer contracts, such as {@code 佣金报酬}. */
        public static final Field<Request, String> TRANSFER_SCENE_NAME = Field.text("transfer_scene_name");
        /** What the scene asks for. */
        public static final Field<Request, List<Part<SceneReport>>> TRANSFER_SCENE_REPORT_INFOS =
                Field.parts("transfer_scene_report_infos");
        /** The red packet that is taken, by Alipay's number. */
        public static final Field<Request, String> ORIGINAL_ORDER_ID = Field.text("original_order_id");
        /** Text that comes back in the message. */
        public static final Field<Request, String> PASSBACK_PARAMS = Field.text("passback_params");
        /** Who pays, where it is not the contract's account. */
        public static final Field<Request, Part<Participant>> PAYER_INFO = Field.part("payer_info");
        /** What another party signed; only for some contracts. */
        public static final Field<Request, Part<SignData>> SIGN_DATA = Field.part("sign_data");
        /** Amounts in several currencies; spelled so by Alipay. */
        public static final Field<Request, Part<Currencies>> MUTIPLE_CURRENCY_DETAIL =
                Field.part("mutiple_currency_detail");

        public Request {
            if (transAmount.fen() < product.fenMin || transAmount.compareTo(AMOUNT_MAX) > 0) {
                throw new IllegalArgumentException("trans_amount must be from " + new Yuan(product.fenMin)
                        + " to 100000000.00, not " + transAmount);
            }
            orderTitle.ifPresent(it -> Checks.length("order_title", it, 128));
            extra = Map.copyOf(extra);
        }

        /** A transfer to an Alipay account. */
        public static Request of(OutBizNo outBizNo, Yuan transAmount, Part<Participant> payee, String orderTitle) {
            return new Request(
                    outBizNo,
                    transAmount,
                    Product.TRANS_ACCOUNT_NO_PWD,
                    BizScene.DIRECT_TRANSFER,
                    payee,
                    Optional.of(orderTitle),
                    Map.of());
        }

        /** A red packet from the merchant. */
        public static Request redPacket(
                OutBizNo outBizNo, Yuan transAmount, Part<Participant> payee, String orderTitle) {
            return new Request(
                            outBizNo,
                            transAmount,
                            Product.STD_RED_PACKET,
                            BizScene.DIRECT_TRANSFER,
                            payee,
                            Optional.of(orderTitle),
                            Map.of())
                    .with(BUSINESS_PARAMS, BusinessParams.redPacket());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(outBizNo, transAmount, product, bizScene, payee, orderTitle, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = new BizContent()
                    .put("out_biz_no", outBizNo.value())
                    .put("trans_amount", transAmount.toString())
                    .put("product_code", product.name())
                    .put("biz_scene", bizScene.name())
                    .put("order_title", orderTitle)
                    .put(PAYEE_INFO.name(), payee)
                    .putAll(extra);
            return new Call<>(Command.of(METHOD, content), Map.of("out_biz_no", outBizNo.value()), Reply::of);
        }
    }

    /**
     * The transfer.
     *
     * @param stage underway while a bank works on it; failed if it failed or came back
     * @param status Alipay's word for it
     * @param orderId Alipay's number of the transfer
     * @param payFundOrderId Alipay's number of the payment
     */
    public record Reply(
            Progress.Stage stage,
            TransferStatus status,
            OutBizNo outBizNo,
            Optional<String> orderId,
            Optional<String> payFundOrderId,
            Optional<Instant> transDate,
            Map<String, String> fields)
            implements Answered<Reply>, Progress.Staged {
        /** What became of a transfer in two steps: {@code SUCCESS} taken, {@code REFUNDED} gone back. */
        public static final Field<Reply, String> SUB_STATUS = Field.text("sub_status");
        /** How much, sometimes. */
        public static final Field<Reply, Yuan> AMOUNT = Field.yuan("amount");
        /** Where a transfer in several steps goes on. */
        public static final Field<Reply, String> LINK = Field.text("link");
        /** The number at the clearing house. */
        public static final Field<Reply, String> SETTLE_SERIAL_NO = Field.text("settle_serial_no");

        static Reply of(Fields fields) {
            TransferStatus status = fields.need("status", TransferStatus::listed);
            return new Reply(
                    status.stage(),
                    status,
                    fields.need("out_biz_no", OutBizNo::new),
                    fields.find("order_id"),
                    fields.find("pay_fund_order_id"),
                    fields.findTime("trans_date"),
                    fields.all());
        }
    }

    /** Who gets or pays money, {@code payee_info} or {@code payer_info}. */
    public static final class Participant {
        private static final Field<Participant, IdentityType> IDENTITY_TYPE =
                Field.word("identity_type", IdentityType.class);
        private static final Field<Participant, String> IDENTITY = Field.text("identity");
        /** The person's or company's name; compared if it is given, and needed with a log-in. */
        public static final Field<Participant, String> NAME = Field.text("name");
        /** The bank of a card. */
        public static final Field<Participant, Part<BankCard>> BANKCARD_EXT_INFO = Field.part("bankcard_ext_info");
        /** A document of identity. */
        public static final Field<Participant, String> CERT_TYPE = Field.text("cert_type");
        /** Its number. */
        public static final Field<Participant, String> CERT_NO = Field.text("cert_no");
        /** The user at the merchant, as JSON text. */
        public static final Field<Participant, String> MERCHANT_USER_INFO = Field.text("merchant_user_info");
        /** What was agreed with Alipay. */
        public static final Field<Participant, String> EXT_INFO = Field.text("ext_info");

        private Participant() {}

        /** A user, by number or open id. */
        public static Part<Participant> of(AlipayUser user) {
            return switch (user) {
                case AlipayUser.UserId it -> of(IdentityType.ALIPAY_USER_ID, it.value());
                case AlipayUser.OpenId it -> of(IdentityType.ALIPAY_OPEN_ID, it.value());
            };
        }

        /** A user by log-in, a mail address or a mobile number, which needs the name. */
        public static Part<Participant> ofLogonId(String logonId, String name) {
            return of(IdentityType.ALIPAY_LOGON_ID, logonId).with(NAME, name);
        }

        /** A bank card. */
        public static Part<Participant> ofBankCard(String cardNo, String name, Part<BankCard> card) {
            return of(IdentityType.BANKCARD_ACCOUNT, cardNo).with(NAME, name).with(BANKCARD_EXT_INFO, card);
        }

        private static Part<Participant> of(IdentityType type, String identity) {
            return Part.<Participant>empty().with(IDENTITY_TYPE, type).with(IDENTITY, identity);
        }
    }

    /** How somebody is named. */
    public enum IdentityType implements Listed {
        ALIPAY_USER_ID,
        ALIPAY_LOGON_ID,
        ALIPAY_OPEN_ID,
        BANKCARD_ACCOUNT,
        EXPRESS_DC_STFA
    }

    /** The bank of a card, {@code bankcard_ext_info}. */
    public static final class BankCard {
        /** A company's account or a person's. */
        public static final Field<BankCard, AccountType> ACCOUNT_TYPE = Field.word("account_type", AccountType.class);
        /** The bank. */
        public static final Field<BankCard, String> INST_NAME = Field.text("inst_name");
        /** Its branch. */
        public static final Field<BankCard, String> INST_BRANCH_NAME = Field.text("inst_branch_name");
        /** The branch's province. */
        public static final Field<BankCard, String> INST_PROVINCE = Field.text("inst_province");
        /** The branch's city. */
        public static final Field<BankCard, String> INST_CITY = Field.text("inst_city");
        /** The branch's number. */
        public static final Field<BankCard, String> BANK_CODE = Field.text("bank_code");

        private BankCard() {}

        public static Part<BankCard> of(AccountType accountType, String instName) {
            return Part.<BankCard>empty().with(ACCOUNT_TYPE, accountType).with(INST_NAME, instName);
        }
    }

    /** Whose account it is. */
    public enum AccountType implements Listed {
        COMPANY("1"),
        PERSON("2");

        private final String word;

        AccountType(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** Particulars of red packets, {@code business_params}. */
    public static final class BusinessParams {
        /** {@code REDPACKET} for a red packet. */
        public static final Field<BusinessParams, String> SUB_BIZ_SCENE = Field.text("sub_biz_scene");
        /** When a bank card should have it: {@code T0} or {@code T1}, without warranty. */
        public static final Field<BusinessParams, String> WITHDRAW_TIMELINESS = Field.text("withdraw_timeliness");

        private BusinessParams() {}

        static Part<BusinessParams> redPacket() {
            return Part.<BusinessParams>empty().with(SUB_BIZ_SCENE, "REDPACKET");
        }
    }

    /** What a scene asks for, a row of {@code transfer_scene_report_infos}. */
    public static final class SceneReport {
        private static final Field<SceneReport, String> INFO_TYPE = Field.text("info_type");
        private static final Field<SceneReport, String> INFO_CONTENT = Field.text("info_content");

        private SceneReport() {}

        /** What is told, by Alipay's fixed name of it, such as {@code 佣金报酬说明}. */
        public static Part<SceneReport> of(String infoType, String infoContent) {
            return Part.<SceneReport>empty().with(INFO_TYPE, infoType).with(INFO_CONTENT, infoContent);
        }
    }

    /** What another party signed, {@code sign_data}. */
    public static final class SignData {
        /** The signature. */
        public static final Field<SignData, String> ORI_SIGN = Field.text("ori_sign");
        /** Its algorithm. */
        public static final Field<SignData, String> ORI_SIGN_TYPE = Field.text("ori_sign_type");
        /** Its charset. */
        public static final Field<SignData, String> ORI_CHAR_SET = Field.text("ori_char_set");
        /** Whose it is. */
        public static final Field<SignData, String> PARTNER_ID = Field.text("partner_id");
        /** The application it was made with. */
        public static final Field<SignData, String> ORI_APP_ID = Field.text("ori_app_id");
        /** The number it was made for. */
        public static final Field<SignData, String> ORI_OUT_BIZ_NO = Field.text("ori_out_biz_no");

        private SignData() {}

        public static Part<SignData> of() {
            return Part.empty();
        }
    }

    /** Amounts in several currencies, {@code mutiple_currency_detail}. */
    public static final class Currencies {
        /** What is paid. */
        public static final Field<Currencies, String> PAYMENT_AMOUNT = Field.text("payment_amount");
        /** Its currency. */
        public static final Field<Currencies, String> PAYMENT_CURRENCY = Field.text("payment_currency");
        /** What is sent. */
        public static final Field<Currencies, String> TRANS_AMOUNT = Field.text("trans_amount");
        /** Its currency. */
        public static final Field<Currencies, String> TRANS_CURRENCY = Field.text("trans_currency");
        /** What is settled. */
        public static final Field<Currencies, String> SETTLEMENT_AMOUNT = Field.text("settlement_amount");
        /** Its currency. */
        public static final Field<Currencies, String> SETTLEMENT_CURRENCY = Field.text("settlement_currency");
        /** What was agreed with Alipay. */
        public static final Field<Currencies, String> EXT_INFO = Field.text("ext_info");

        private Currencies() {}

        public static Part<Currencies> of() {
            return Part.empty();
        }
    }
}
