package io.github.camelfivecent.sandbox.fault;

import io.github.camelfivecent.sandbox.domain.Numbers;

/**
 * The requests that a rule is for.
 *
 * @param operation their operation: a name, {@code sms.*} or {@code *}
 * @param recipient a recipient they are for, or empty
 * @param keyId the id of the key they have, or empty
 */
record Target(String operation, String recipient, String keyId) {
    boolean matches(Occasion occasion) {
        boolean operationMatches = operation.endsWith("*")
                ? occasion.operation().startsWith(operation.substring(0, operation.length() - 1))
                : occasion.operation().equals(operation);
        return operationMatches
                && (keyId.isEmpty() || keyId.equals(occasion.keyId()))
                && (recipient.isEmpty() || occasion.recipients().stream().anyMatch(this::isRecipient));
    }

    private boolean isRecipient(String other) {
        return recipient.contains("@")
                ? recipient.equalsIgnoreCase(other)
                : Numbers.international(recipient).equals(Numbers.international(other));
    }
}
