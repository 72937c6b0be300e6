package io.github.camelfivecent.test.infra.services;

/** The sandbox in the JVM of the test. */
public class FivecentLocalTestService extends FivecentLocalInfraService implements FivecentService {}
