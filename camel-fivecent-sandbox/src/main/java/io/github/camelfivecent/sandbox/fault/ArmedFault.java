package io.github.camelfivecent.sandbox.fault;

/**
 * A fault that waits for its request.
 *
 * @param id its number, by which it can be cleared
 * @param operation the operations it waits for: a name, {@code sms.*} or {@code *}
 * @param recipient the recipient it waits for, or empty
 * @param keyId the id of the key it waits for, or empty
 * @param skip how many more requests it lets pass
 * @param times how many more requests it is for, or -1 for all
 * @param effect what it does, in words
 */
public record ArmedFault(
        int id, String operation, String recipient, String keyId, int skip, int times, String effect) {}
