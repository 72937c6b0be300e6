package io.github.camelfivecent.model;

/**
 * Marks what the component gives and takes: each converts through Camel's type converters to JSON text, bytes, a stream
 * and a {@code Map}, with the names and number forms of the service (times as seconds since the epoch).
 */
public interface FivecentRecord {}
