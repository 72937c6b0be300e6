package io.github.camelfivecent.test.infra.services;

/** A sandbox that was started elsewhere. */
public class FivecentRemoteTestService extends FivecentRemoteInfraService implements FivecentService {}
