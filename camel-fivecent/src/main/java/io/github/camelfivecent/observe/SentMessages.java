package io.github.camelfivecent.observe;

import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.SmsText;
import java.math.BigDecimal;

/**
 * What a send amounts to.
 *
 * @param messages how many messages were sent
 * @param segments how many segments they have in all; none for email
 * @param credits  credits charged in all
 */
public record SentMessages(int messages, int segments, BigDecimal credits) {

    static final SentMessages NONE = new SentMessages(0, 0, BigDecimal.ZERO);

    private static final int HEX_DIGITS = 4;

    /**
     * What a request sent.
     *
     * @param request the request
     * @param results its answer, one entry a recipient
     */
    public static SentMessages of(Request request, Results<?> results) {
        if (request.body().get(Fields.TEST.wire()) == Boolean.TRUE) {
            return NONE;
        }
        BigDecimal credits = BigDecimal.ZERO;
        for (Object result : results) {
            if (result instanceof SmsResult sms && sms.credits() != null) {
                credits = credits.add(sms.credits());
            }
        }
        return new SentMessages(results.size(), results.size() * segments(request), credits);
    }

    private static int segments(Request request) {
        Object text = request.body().get(Fields.MESSAGE.wire());
        if (text == null) {
            return 0;
        }
        boolean unicode = request.body().get(Fields.UNICODE.wire()) == Boolean.TRUE;
        return SmsText.of(unicode ? fromHex(text.toString()) : text.toString(), unicode)
                .segments();
    }

    private static String fromHex(String hex) {
        StringBuilder text = new StringBuilder(hex.length() / HEX_DIGITS);
        for (int i = 0; i < hex.length(); i += HEX_DIGITS) {
            text.append((char) Integer.parseInt(hex, i, i + HEX_DIGITS, 16));
        }
        return text.toString();
    }
}
