package io.github.camelfivecent.test.infra.services;

import io.github.camelfivecent.test.infra.common.FivecentProperties;
import java.net.URI;

/** A sandbox that was started elsewhere and is named by the system properties of {@link FivecentProperties}. */
public class FivecentRemoteInfraService implements FivecentInfraService {
    @Override
    public void registerProperties() {
        // they are what it is made from
    }

    @Override
    public void initialize() {
        smsBaseUrl();
        emailBaseUrl();
        keyId();
        keySecret();
    }

    @Override
    public void shutdown() {
        // it goes on
    }

    @Override
    public String smsBaseUrl() {
        return required(FivecentProperties.SMS_BASE_URL);
    }

    @Override
    public String emailBaseUrl() {
        return required(FivecentProperties.EMAIL_BASE_URL);
    }

    @Override
    public String keyId() {
        return required(FivecentProperties.KEY_ID);
    }

    @Override
    public String keySecret() {
        return required(FivecentProperties.KEY_SECRET);
    }

    @Override
    public String pageUrl() {
        return apiUrl().replaceFirst("api/?$", "");
    }

    /** That of the system property, or else where the sandbox of {@link #smsBaseUrl()} has it. */
    @Override
    public String apiUrl() {
        String set = System.getProperty(FivecentProperties.API_URL, "");
        return set.isEmpty() ? URI.create(smsBaseUrl()).resolve("/sandbox/api").toString() : set;
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("The system property " + property + " is not set");
        }
        return value;
    }
}
