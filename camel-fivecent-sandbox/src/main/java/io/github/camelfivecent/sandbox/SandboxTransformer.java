package io.github.camelfivecent.sandbox;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelfivecent.sandbox.api.Api;
import io.github.camelfivecent.sandbox.api.ApiAnswer;
import io.github.camelfivecent.sandbox.api.ApiCall;
import io.github.camelfivecent.sandbox.api.ApiRequest;
import io.github.camelfivecent.sandbox.api.Service;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.World;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns HTTP into calls of the API and answers into HTTP, and writes down both. */
final class SandboxTransformer implements ResponseDefinitionTransformerV2 {
    static final String NAME = "fivecent-sandbox";

    private final World world;
    private final Api api;

    SandboxTransformer(World world, Api api) {
        this.world = world;
        this.api = api;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ApiRequest request = request(event.getRequest());
        ApiCall call = api.open(request);
        ApiAnswer answer = call.serve();
        record(event.getRequest(), call, answer);
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(answer.status())
                .withHeader("Content-Type", "application/json")
                .withBody(answer.body().toString())
                .build();
    }

    private void record(Request http, ApiCall call, ApiAnswer answer) {
        RequestRecord request = new RequestRecord(
                world.clock().instant(),
                http.getMethod().getName(),
                belowBase(http.getUrl()),
                call.operation(),
                call.recipients(),
                answer.status(),
                answer.error(),
                answer.stored());
        world.ledger().add(request);
        call.account().ifPresent(account -> account.books().ledger().add(request));
    }

    private static ApiRequest request(Request http) {
        String url = http.getUrl();
        Service service = url.startsWith(SandboxStubs.SMS_PATH) ? Service.SMS : Service.EMAIL;
        String below = belowBase(url);
        int question = below.indexOf('?');
        String path = question < 0 ? below : below.substring(0, question);
        String query = question < 0 ? "" : below.substring(question + 1);
        // a plus in a path is a plus, which the decoder would take for a space
        return new ApiRequest(
                service,
                http.getMethod().getName(),
                decode(path.replace("+", "%2B")),
                parameters(query),
                http.getBody());
    }

    private static String belowBase(String url) {
        boolean sms = url.startsWith(SandboxStubs.SMS_PATH);
        return url.substring((sms ? SandboxStubs.SMS_PATH : SandboxStubs.EMAIL_PATH).length());
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
