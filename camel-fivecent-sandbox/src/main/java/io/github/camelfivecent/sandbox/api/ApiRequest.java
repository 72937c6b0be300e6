package io.github.camelfivecent.sandbox.api;

import java.util.Map;

/**
 * A request as a service gets it.
 *
 * @param service which service it came to
 * @param method its HTTP method
 * @param path its path below {@code /api/v5}, such as {@code /sms/683554c596937cc4b90f5cf7}
 * @param query the parameters of its query, decoded
 * @param body the bytes of its body
 */
public record ApiRequest(Service service, String method, String path, Map<String, String> query, byte[] body) {}
