package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Assumption;
import io.github.camelfivecent.sandbox.domain.Refusal;
import io.github.camelfivecent.sandbox.domain.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A request that was understood and can be carried out. */
public final class ApiCall {
    private static final Set<String> READ_ONLY_METHODS = Set.of("POST", "DELETE");

    private final World world;
    private final View view;
    private final Operation operation;
    private final ApiRequest request;
    private final List<String> segments;
    private final ObjectNode body;

    ApiCall(World world, View view, Operation operation, ApiRequest request, List<String> segments, ObjectNode body) {
        this.world = world;
        this.view = view;
        this.operation = operation;
        this.request = request;
        this.segments = segments;
        this.body = body;
    }

    /** The name of the operation, or {@code unknown}. */
    public String operation() {
        return operation == null ? "unknown" : operation.name();
    }

    /** Whom a send is for, as it came; empty for every other operation. */
    public List<String> recipients() {
        return switch (operation()) {
            case "sms.send" ->
                Stream.of(body.path("to").asText().split(","))
                        .map(String::strip)
                        .filter(to -> !to.isEmpty())
                        .toList();
            case "email.send" ->
                Stream.of("Recipient", "CC", "BCC")
                        .flatMap(field -> texts(body.path(field)))
                        .toList();
            default -> List.of();
        };
    }

    /** The account whose credentials the request has, if it has valid ones. */
    public Optional<Account> account() {
        try {
            return Optional.of(authenticate());
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** Carries the request out. */
    public ApiAnswer serve() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("error", "");
        try {
            Operation wanted = requireOperation();
            Account account = authenticate();
            account.catchUp();
            String id = segments.size() > 1 ? segments.get(1) : null;
            Call call = new Call(account.books(), view, request.query(), body, id, account.clock());
            wanted.handler().handle(call, answer);
            return new ApiAnswer(200, answer, call.stored(), call.assumed());
        } catch (Refusal refusal) {
            return refuse(view.refusal(refusal));
        }
    }

    private Operation requireOperation() {
        if (operation == null) {
            boolean conversations = segments.get(0).equals("conversations") && request.service() == Service.SMS;
            throw Refusal.of(
                    conversations && READ_ONLY_METHODS.contains(request.method())
                            ? "Failed (Method Not Supported)"
                            : Api.UNSUPPORTED);
        }
        return operation;
    }

    private Account authenticate() {
        String keyId = body.path("key-id").asText(null);
        if (keyId == null && (body.has("username") || body.has("api-key"))) {
            throw Refusal.of(401, "Failed (Invalid Username or API Key)").assuming(Assumption.CREDENTIALS);
        }
        return world.authenticate(keyId, body.path("key-secret").asText(null));
    }

    private static ApiAnswer refuse(Refusal refusal) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("error", refusal.error());
        if (refusal.errorCode() != null) {
            answer.put("error_code", refusal.errorCode());
        }
        return new ApiAnswer(refusal.status(), answer, 0, Set.copyOf(refusal.assumed()));
    }

    private static Stream<String> texts(JsonNode value) {
        Stream.Builder<String> texts = Stream.builder();
        if (value.isArray()) {
            value.forEach(one -> texts.add(one.asText()));
        } else if (value.isTextual() && !value.asText().isEmpty()) {
            texts.add(value.asText());
        }
        return texts.build();
    }
}
