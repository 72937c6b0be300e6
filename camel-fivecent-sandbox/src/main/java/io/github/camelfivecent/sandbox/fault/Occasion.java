package io.github.camelfivecent.sandbox.fault;

import java.util.List;
import java.util.Optional;

/**
 * What rules look at in a request.
 *
 * @param operation its operation
 * @param recipients whom it is for, if it is a send
 * @param keyId the id of the key it has, or empty
 * @param cursor the page it asks for, if it asks for one
 */
public record Occasion(String operation, List<String> recipients, String keyId, Optional<String> cursor) {}
