package tongbao.sandbox.method;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.GatewayError;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.UserTokens;
import tongbao.sandbox.state.UserTokens.AuthCode;
import tongbao.sandbox.state.UserTokens.UserToken;
import tongbao.sandbox.wire.BeijingTime;

/** Who a user is, for the code that the user's browser brought; or again, for the token that renews. */
record OauthToken(House house) implements Method.Answered {
    private static final Duration ACCESS_LIFE = Duration.ofDays(15);
    private static final Duration REFRESH_LIFE = Duration.ofDays(30);

    @Override
    public String word() {
        return "alipay.system.oauth.token";
    }

    @Override
    public Form form() {
        return Form.PARAMETERS;
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        return switch (request.content().text("grant_type").orElse("")) {
            case "authorization_code" -> granted(sql, request);
            case "refresh_token" -> renewed(sql, request);
            default -> throw GatewayError.GRANT_TYPE_INVALID.refusal();
        };
    }

    private Answer granted(Sql sql, Request request) {
        AuthCode code = UserTokens.take(sql, request.content().text("code").orElse(""))
                .filter(found -> house.clock().instant().isBefore(found.expiresAt()))
                .orElseThrow(GatewayError.CODE_INVALID::refusal);
        requireApp(code.appId(), request);
        return token(sql, request, code.user());
    }

    private Answer renewed(Sql sql, Request request) {
        UserToken token = UserTokens.find(
                        sql, request.content().text("refresh_token").orElse(""))
                .orElseThrow(GatewayError.REFRESH_TOKEN_INVALID::refusal);
        requireApp(token.appId(), request);
        if (token.isRefreshed()) {
            throw GatewayError.REFRESHED_TOKEN_INVALID.refusal();
        }
        if (!house.clock().instant().isBefore(token.refreshableUntil())) {
            throw GatewayError.REFRESH_TOKEN_TIME_OUT.refusal();
        }
        UserTokens.refreshed(sql, token);
        return token(sql, request, token.user());
    }

    private static void requireApp(String appId, Request request) {
        if (!appId.equals(request.app().appId())) {
            throw GatewayError.UNMATCHED_APP_ID.refusal();
        }
    }

    /** Without code and msg, as only this answer is. */
    private Answer token(Sql sql, Request request, Buyer user) {
        Instant now = house.trading().now();
        UserToken token = new UserToken(
                house.numbers().userToken(),
                house.numbers().userToken(),
                request.app().appId(),
                user,
                now.plus(REFRESH_LIFE),
                false);
        UserTokens.insert(sql, token);
        Map<String, Object> members = new HashMap<>();
        members.put("access_token", token.accessToken());
        members.put("auth_start", BeijingTime.seconds(now));
        members.put("expires_in", ACCESS_LIFE.toSeconds());
        members.put("re_expires_in", REFRESH_LIFE.toSeconds());
        members.put("refresh_token", token.refreshToken());
        members.put("user_id", user.userId());
        return new Answer(new LinkedHashMap<>(), members);
    }
}
