package io.github.camelfivecent.test.infra.services;

import org.apache.camel.test.infra.common.services.InfrastructureService;

/** 5c SMS and Dingo Mail, or what stands in for them. */
public interface FivecentInfraService extends InfrastructureService {
    /** The base URL of 5c SMS. */
    String smsBaseUrl();

    /** The base URL of Dingo Mail. */
    String emailBaseUrl();

    /** The id of the API key. */
    String keyId();

    /** The secret of the API key. */
    String keySecret();

    /** The page of the sandbox, for a browser. */
    String pageUrl();

    /**
     * The base URL of the sandbox's API for tests, by which messages are awaited and the sandbox is reset, wherever it
     * is: {@code apiUrl() + "/messages/await?to=0412345678"}.
     */
    String apiUrl();

    /** As {@link #shutdown()}. */
    @Override
    default void close() {
        shutdown();
    }
}
