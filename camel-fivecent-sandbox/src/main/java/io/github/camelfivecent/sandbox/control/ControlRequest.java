package io.github.camelfivecent.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A request to look at the sandbox or to act on it.
 *
 * @param method its HTTP method
 * @param path its path below the API's, such as {@code /phones/61412345678/reply}, not decoded
 * @param query the parameters of its query, decoded
 * @param body the fields of its body, none when it has no body
 */
public record ControlRequest(String method, String path, Map<String, String> query, ObjectNode body) {}
