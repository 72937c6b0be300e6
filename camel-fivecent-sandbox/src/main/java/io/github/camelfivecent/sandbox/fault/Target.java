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
        return isOf(operation, occasion.operation())
                && (keyId.isEmpty() || keyId.equals(occasion.keyId()))
                && (recipient.isEmpty() || occasion.recipients().stream().anyMatch(this::isRecipient));
    }

    /** Whether an operation is one of those that a pattern stands for. */
    static boolean isOf(String pattern, String operation) {
        return pattern.endsWith("*")
                ? operation.startsWith(pattern.substring(0, pattern.length() - 1))
                : operation.equals(pattern);
    }

    private boolean isRecipient(String other) {
        return recipient.contains("@")
                ? recipient.equalsIgnoreCase(other)
                : Numbers.international(recipient).equals(Numbers.international(other));
    }
}
