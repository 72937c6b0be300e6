package io.github.camelfivecent.test.infra.services;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.test.infra.common.FivecentProperties;
import org.apache.camel.spi.annotations.InfraService;
import org.apache.camel.test.infra.common.services.ContainerEnvironmentUtil;

/** The sandbox in this JVM; it needs no container. */
@InfraService(
        service = FivecentInfraService.class,
        description = "Local stand-in of 5c SMS and Dingo Mail",
        serviceAlias = "fivecent")
public class FivecentLocalInfraService implements FivecentInfraService {
    private static final int DEFAULT_PORT = 8055;

    private FivecentSandbox sandbox;

    /** The sandbox, once the service is initialized. */
    public FivecentSandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The service is not initialized");
        }
        return sandbox;
    }

    @Override
    public void registerProperties() {
        System.setProperty(FivecentProperties.SMS_BASE_URL, smsBaseUrl());
        System.setProperty(FivecentProperties.EMAIL_BASE_URL, emailBaseUrl());
        System.setProperty(FivecentProperties.KEY_ID, keyId());
        System.setProperty(FivecentProperties.KEY_SECRET, keySecret());
        System.setProperty(FivecentProperties.API_URL, apiUrl());
    }

    @Override
    public void initialize() {
        int port = ContainerEnvironmentUtil.isFixedPort(getClass())
                ? ContainerEnvironmentUtil.getConfiguredPort(DEFAULT_PORT)
                : ContainerEnvironmentUtil.getConfiguredPortOrRandom();
        sandbox = FivecentSandbox.builder().port(port).start();
        registerProperties();
    }

    @Override
    public void shutdown() {
        if (sandbox != null) {
            sandbox.stop();
            sandbox = null;
        }
    }

    @Override
    public String smsBaseUrl() {
        return sandbox().smsBaseUrl();
    }

    @Override
    public String emailBaseUrl() {
        return sandbox().emailBaseUrl();
    }

    @Override
    public String keyId() {
        return sandbox().keyId();
    }

    @Override
    public String keySecret() {
        return sandbox().keySecret();
    }

    @Override
    public String pageUrl() {
        return sandbox().pageUrl();
    }

    @Override
    public String apiUrl() {
        return sandbox().apiUrl();
    }
}
