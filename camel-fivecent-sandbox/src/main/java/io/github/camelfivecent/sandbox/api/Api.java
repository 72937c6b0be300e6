package io.github.camelfivecent.sandbox.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.sandbox.domain.Profile;
import io.github.camelfivecent.sandbox.domain.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API of both services over the accounts of a world, without any HTTP. */
public final class Api {
    static final String UNSUPPORTED = "Unsupported method. Please see our API Docs";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Operation> OPERATIONS = Stream.of(
                    SmsOperations.all(), ConversationOperations.all(), EmailOperations.all(), AccountOperations.all())
            .flatMap(List::stream)
            .toList();

    private final World world;
    private final View view;

    /** The API over a world, answering in the way of a profile. */
    public Api(World world, Profile profile) {
        this.world = world;
        this.view = new View(profile);
    }

    /** The names of the operations, such as {@code sms.send}. */
    public static Set<String> operations() {
        return OPERATIONS.stream().map(Operation::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Finds out what a request wants, without doing it yet. */
    public ApiCall open(ApiRequest request) {
        List<String> segments = Operation.segments(request.path());
        Operation operation = OPERATIONS.stream()
                .filter(candidate -> candidate.matches(request, segments))
                .findFirst()
                .orElse(null);
        return new ApiCall(world, view, operation, request, segments, parse(request.body()));
    }

    /** A body that is no JSON object counts as one without fields. */
    private static ObjectNode parse(byte[] body) {
        try {
            JsonNode parsed = JSON.readTree(body);
            return parsed instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
