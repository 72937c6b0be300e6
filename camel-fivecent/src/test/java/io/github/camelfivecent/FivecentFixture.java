package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.Account;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Camel context whose component talks to a sandbox of its own, which is as new before each test. */
public final class FivecentFixture implements BeforeEachCallback, AfterAllCallback, AutoCloseable {

    /** The priority of the stub that leads to the sandbox, whose requests the sandbox counts itself. */
    private static final Integer SANDBOX_STUB = 1_000;

    private final FivecentSandbox sandbox;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template = context.createProducerTemplate();

    public FivecentFixture() {
        this(builder -> builder, options -> {});
    }

    public FivecentFixture(Consumer<FivecentConfiguration> options) {
        this(builder -> builder, options);
    }

    public FivecentFixture(UnaryOperator<FivecentSandbox.Builder> settings, Consumer<FivecentConfiguration> options) {
        sandbox = settings.apply(FivecentSandbox.builder()).start();
        FivecentConfiguration configuration =
                context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        configuration.setKeyId(sandbox.keyId());
        configuration.setKeySecret(sandbox.keySecret());
        configuration.setSmsBaseUrl(sandbox.smsBaseUrl());
        configuration.setEmailBaseUrl(sandbox.emailBaseUrl());
        configuration.setRetryDelay(1);
        options.accept(configuration);
        context.start();
    }

    public FivecentSandbox sandbox() {
        return sandbox;
    }

    public Account account() {
        return sandbox.account();
    }

    /** For stubs that answer instead of the sandbox. */
    public WireMockServer wireMock() {
        return sandbox.wireMock();
    }

    public DefaultCamelContext context() {
        return context;
    }

    /** How many requests came, to the sandbox or to a stub. */
    public int requests() {
        long byStubs = wireMock().getAllServeEvents().stream()
                .filter(event -> !SANDBOX_STUB.equals(event.getStubMapping().getPriority()))
                .count();
        return Math.toIntExact(byStubs) + sandbox.requests().size();
    }

    /** What becomes of a message that is given to an endpoint of the component; its failure stays in the exchange. */
    public Exchange exchange(String uri, Object body, Map<String, ?> headers) {
        return template.send("fivecent:" + uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    /** What becomes of a message that is given to any endpoint. */
    public Exchange send(String uri, Object body) {
        return template.send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    /** The message that an endpoint answers a message with. */
    public Message call(String uri, Object body, Map<String, ?> headers) {
        Exchange exchange = exchange(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    public Message call(String uri, Object body) {
        return call(uri, body, Map.of());
    }

    /** The failure that an endpoint answers a message with. */
    public FivecentException failure(String uri, Object body, Map<String, ?> headers) {
        Exception failure = exchange(uri, body, headers).getException();
        assertThat(failure).isInstanceOf(FivecentException.class);
        return (FivecentException) failure;
    }

    public FivecentException failure(String uri, Object body) {
        return failure(uri, body, Map.of());
    }

    public void reset() {
        sandbox.reset();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        reset();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        context.stop();
        sandbox.stop();
    }
}
