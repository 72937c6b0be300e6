package io.github.camelfivecent.sandbox;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelfivecent.sandbox.api.Api;
import io.github.camelfivecent.sandbox.api.ApiAnswer;
import io.github.camelfivecent.sandbox.api.ApiCall;
import io.github.camelfivecent.sandbox.api.ApiRequest;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.WireExchange;
import io.github.camelfivecent.sandbox.domain.World;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.fault.Occasion;
import io.github.camelfivecent.sandbox.fault.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns HTTP into calls of the API and answers into HTTP, lets go wrong what is to, and writes everything down. */
final class SandboxTransformer implements ResponseDefinitionTransformerV2 {
    static final String NAME = "fivecent-sandbox";

    private final World world;
    private final Api api;
    private final Faults faults;
    private final LoadMeter load;
    private final ThreadLocal<HttpAnswer> answered = new ThreadLocal<>();

    SandboxTransformer(World world, Api api, Faults faults, LoadMeter load) {
        this.world = world;
        this.api = api;
        this.faults = faults;
        this.load = load;
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
        HttpAnswer already = answered.get();
        if (already != null) {
            return already.rendered();
        }
        Request http = event.getRequest();
        return answer(http.getMethod().getName(), http.getUrl(), http.getBody()).rendered();
    }

    /** What WireMock is to render for the request that this thread serves; null when that is still to be found out. */
    void answered(HttpAnswer answer) {
        answered.set(answer);
    }

    /**
     * What a request is answered with.
     *
     * @param url path and query
     */
    HttpAnswer answer(String method, String url, byte[] body) {
        load.opened(System.nanoTime());
        Duration heldBack = Duration.ZERO;
        try {
            HttpAnswer answer = serve(method, url, body);
            heldBack = answer.heldBack();
            return answer;
        } finally {
            load.answered(System.nanoTime(), heldBack);
        }
    }

    private HttpAnswer serve(String method, String url, byte[] body) {
        ApiRequest request = HttpRequests.read(method, url, body);
        ApiCall call = api.open(request);
        Optional<Account> account = call.account();
        Instant at = account.map(Account::clock).orElse(world.clock()).instant();
        Plan plan = faults.plan(new Occasion(
                call.operation(),
                call.recipients(),
                account.map(Account::keyId).orElse(""),
                Optional.ofNullable(request.query().get(Pages.parameter(call.operation())))));
        plan.runHooks();
        ApiAnswer answer = null;
        if (plan.carriedOut()) {
            ApiRequest asked = Pages.asked(plan, call.operation(), request);
            answer = (asked == request ? call : api.open(asked)).serve();
            Pages.lead(plan, call.operation(), answer.body());
        }
        HttpAnswer reply = new HttpAnswer(plan, answer, at);
        RequestRecord entry = new RequestRecord(
                at,
                request.method(),
                HttpRequests.belowBase(url),
                call.operation(),
                call.recipients(),
                reply.status(),
                answer == null ? "" : answer.error(),
                answer == null ? 0 : answer.stored(),
                plan.describe());
        world.ledger().add(entry);
        account.ifPresent(known -> known.books().ledger().add(entry));
        world.wire()
                .add(new WireExchange(
                        entry,
                        account.map(Account::keyId).orElse(""),
                        url,
                        request.body(),
                        reply.body(),
                        answer == null ? List.of() : answer.ids(),
                        assumed(plan, reply.status(), answer)));
        return reply;
    }

    private static Set<Assumption> assumed(Plan plan, int status, ApiAnswer answer) {
        Set<Assumption> assumed = EnumSet.noneOf(Assumption.class);
        if (answer != null) {
            assumed.addAll(answer.assumed());
        }
        if (status == 429) {
            assumed.add(Assumption.THROTTLING);
        } else if (plan.page().isPresent()
                || plan.fault().filter(SandboxTransformer::undocumented).isPresent()) {
            assumed.add(Assumption.FAILURES);
        }
        return assumed;
    }

    /** The 503 of a maintenance is documented, and an answer that is only slow is the right one. */
    private static boolean undocumented(Fault fault) {
        return !fault.onlySlow()
                && !(fault.kind() == Fault.Kind.UNAVAILABLE && fault.duration().isZero());
    }
}
