package io.github.camelfivecent.test.infra.services;

import org.apache.camel.test.infra.common.services.TestService;

/** 5c SMS and Dingo Mail for a test, registered with {@code @RegisterExtension}. */
public interface FivecentService extends TestService, FivecentInfraService {}
