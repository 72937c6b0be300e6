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

    /** As {@link #shutdown()}. */
    @Override
    default void close() {
        shutdown();
    }
}
