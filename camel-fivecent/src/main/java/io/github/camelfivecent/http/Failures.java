package io.github.camelfivecent.http;

import io.github.camelfivecent.model.FivecentAuthenticationException;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentThrottledException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;

/**
 * Says of each way in which a request can fail what it means: whether it may have been carried out, and whether another
 * try is safe and may help.
 */
final class Failures {

    private static final Set<String> KEY_ERRORS = Set.of(
            "Failed (Invalid Key ID)",
            "Failed (Invalid Key Secret)",
            "Failed (Invalid API ID or Key)",
            "Failed (Invalid Username or API Key)");

    private Failures() {}

    /** There was an answer, with a failure; it is strange if its body is nothing that the service would write. */
    static FivecentException answered(
            Request request, int status, String error, String errorCode, Duration retryAfter, boolean strange) {
        Answer answer = new Answer(request.operation(), status, error, errorCode);
        String what = request.operation() + ": %s (HTTP " + status + ")" + (error == null ? "" : ": " + error);
        if (status == 401 || status < 300 && KEY_ERRORS.contains(error)) {
            return new FivecentAuthenticationException(
                    what.formatted("the service does not take the key, check keyId and keySecret"), answer);
        }
        if (status == 429) {
            return new FivecentThrottledException(
                    what.formatted("the service asks for fewer requests"), answer, retryAfter);
        }
        // A 503 that is not the service's own may come of a proxy that lost the service on the way.
        if (status == 503 && (!strange || request.isRead())) {
            return new FivecentUnavailableException(
                    what.formatted("the service is not available"), answer, true, retryAfter, null);
        }
        // 408 comes from gateways that waited for the service, so it may have got the request.
        if (status < 500 && status != 408 && (status >= 400 || error != null)) {
            return new FivecentRequestException(what.formatted("the service refused the request"), answer);
        }
        return lost(request, answer, what.formatted("the service failed"), null);
    }

    /** No answer came, or none that could be read. */
    static FivecentException broken(Request request, int status, boolean begun, boolean late, Exception failure) {
        // HttpClient quotes what it cannot read, which might be an echo of what was sent.
        Exception cause = failure instanceof ClientProtocolException
                ? new UnreadableAnswerException("the answer is not HTTP (" + nameOf(failure.getCause()) + ")")
                : failure;
        Answer answer = new Answer(request.operation(), status, null, null);
        // Nothing at all may come for so long, which the client itself finds out a little earlier.
        boolean silent = begun && cause instanceof SocketTimeoutException;
        String why = late || silent ? "no complete answer within responseTimeout" : describe(cause);
        if (!begun) {
            // A certificate that is refused today is refused a second later too.
            boolean refused = cause instanceof SSLPeerUnverifiedException
                    || cause instanceof SSLException && cause.getCause() instanceof GeneralSecurityException;
            return new FivecentUnavailableException(
                    request.operation() + ": the service was not reached, nothing was sent: " + why,
                    answer,
                    !refused,
                    null,
                    cause);
        }
        return lost(request, answer, request.operation() + ": " + why, cause);
    }

    /** The request was given up before it was made. */
    static FivecentException notMade(String operation, String why) {
        return new FivecentUnavailableException(
                operation + ": " + why + " before the request was made, nothing was sent",
                Answer.none(operation),
                false,
                null,
                null);
    }

    /** Of all that get no answer, only this one has no cause: a request that was tried failed of something. */
    static boolean isNotMade(FivecentException failure) {
        return failure instanceof FivecentUnavailableException
                && failure.getHttpStatus() == 0
                && failure.getCause() == null;
    }

    private static FivecentException lost(Request request, Answer answer, String what, Throwable cause) {
        if (request.isRead()) {
            return new FivecentUnavailableException(what, answer, true, null, cause);
        }
        return new FivecentOutcomeUnknownException(
                what + "; whether the request was carried out is not known", answer, cause);
    }

    private static String describe(Exception cause) {
        return cause instanceof UnreadableAnswerException
                ? cause.getMessage()
                : nameOf(cause) + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    private static String nameOf(Throwable failure) {
        return failure == null ? "no reason" : failure.getClass().getSimpleName();
    }
}
