package tongbao.alipay;

import com.alipay.api.domain.AlipayOpenAppNotifyVerifyModel;
import com.alipay.api.domain.AlipayOpenAuthTokenAppModel;
import com.alipay.api.domain.AlipayOpenAuthTokenAppQueryModel;
import com.alipay.api.domain.AlipayUserAgreementPageSignModel;
import com.alipay.api.domain.AlipayUserAgreementQueryModel;
import com.alipay.api.domain.AlipayUserAgreementUnsignModel;
import com.alipay.api.request.AlipayOpenAppNotifyVerifyRequest;
import com.alipay.api.request.AlipayOpenAuthTokenAppQueryRequest;
import com.alipay.api.request.AlipayOpenAuthTokenAppRequest;
import com.alipay.api.request.AlipaySystemOauthTokenRequest;
import com.alipay.api.request.AlipayUserAgreementQueryRequest;
import com.alipay.api.request.AlipayUserAgreementUnsignRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class AgreementsBesideTheSdkTest extends BesideTheSdk {
    private static final AlipayUser USER_ID = new AlipayUser.UserId("2088");
    private static final AlipayUser OPEN_ID = new AlipayUser.OpenId("o");
    private static final List<AgreementKey> KEYS = List.of(
            new AgreementKey.ByNumber(new AgreementNo("A1")),
            new AgreementKey.ByExternalNo("E1", "PRODUCT", "SCENE"),
            new AgreementKey.ByUser(USER_ID, "PRODUCT", "SCENE"),
            new AgreementKey.ByUser(OPEN_ID, "PRODUCT", "SCENE"),
            new AgreementKey.ByLogonId("a@b", "PRODUCT", "SCENE"));
    private static final Grant CODE = new Grant.AuthorizationCode("c");
    private static final Grant REFRESH = new Grant.RefreshToken("r");

    static Stream<Asked> asked() {
        return Stream.of(
                Asked.of(
                        AlipayUserAgreementPageSignModel.class,
                        Samples.full(UserAgreementPageSign.Request.of("PRODUCT", SignParams.AccessChannel.QRCODE)
                                        .withProductCode("GENERAL_WITHHOLDING"))
                                .command()),
                Asked.of(
                        AlipayUserAgreementQueryModel.class,
                        KEYS.stream()
                                .map(it -> Samples.full(UserAgreementQuery.Request.of(it))
                                        .call()
                                        .command())
                                .toArray(Command[]::new)),
                Asked.of(
                        AlipayUserAgreementUnsignModel.class,
                        KEYS.stream()
                                .map(it -> Samples.full(UserAgreementUnsign.Request.of(it))
                                        .call()
                                        .command())
                                .toArray(Command[]::new)),
                Asked.of(
                        AlipayOpenAuthTokenAppModel.class,
                        new OpenAuthTokenApp.Request(CODE).call().command(),
                        new OpenAuthTokenApp.Request(REFRESH).call().command()),
                Asked.of(
                        AlipayOpenAuthTokenAppQueryModel.class,
                        new OpenAuthTokenAppQuery.Request("t").call().command()),
                Asked.of(
                        AlipayOpenAppNotifyVerifyModel.class,
                        new OpenAppNotifyVerify.Request("n").call().command()));
    }

    static Stream<Replied> replied() {
        return Stream.of(
                Replied.of(
                        new AlipayUserAgreementQueryRequest(),
                        it -> done(it.agreementQuery(UserAgreementQuery.Request.of(KEYS.getFirst()))),
                        UserAgreementQuery.Reply.class,
                        "agreement_no=A1 status=NORMAL sign_time=2026-11-22~10:00:05"
                                + " valid_time=2026-11-22~10:00:05 invalid_time=2115-02-01~00:00:00"),
                Replied.of(
                        new AlipayUserAgreementUnsignRequest(),
                        it -> done(it.agreementUnsign(UserAgreementUnsign.Request.of(KEYS.getFirst()))),
                        UserAgreementUnsign.Reply.class,
                        ""),
                Replied.of(
                        new AlipaySystemOauthTokenRequest(),
                        it -> done(it.userToken(new SystemOauthToken.Request(CODE))),
                        SystemOauthToken.Reply.class,
                        "access_token=a expires_in=1296000 refresh_token=r re_expires_in=2592000 open_id=o"
                                + " user_id=2088 auth_start=2026-11-22~10:00:05"),
                Replied.of(
                                new AlipayOpenAuthTokenAppRequest(),
                                it -> done(it.merchantToken(new OpenAuthTokenApp.Request(REFRESH))),
                                OpenAuthTokenApp.Reply.class,
                                "app_auth_token=a app_refresh_token=r auth_app_id=2021 user_id=2088"
                                        + " re_expires_in=32140800")
                        .leavingOut("expires_in"),
                Replied.of(
                        new AlipayOpenAuthTokenAppQueryRequest(),
                        it -> done(it.merchantTokenQuery(new OpenAuthTokenAppQuery.Request("t"))),
                        OpenAuthTokenAppQuery.Reply.class,
                        "auth_app_id=2021 user_id=2088 status=valid auth_start=2026-11-22~10:00:05"
                                + " auth_end=2027-11-22~10:00:05"),
                Replied.of(
                        new AlipayOpenAppNotifyVerifyRequest(),
                        it -> done(it.noticeVerify(new OpenAppNotifyVerify.Request("n"))),
                        OpenAppNotifyVerify.Reply.class,
                        ""));
    }
}
