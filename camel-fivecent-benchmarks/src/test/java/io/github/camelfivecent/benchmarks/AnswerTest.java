package io.github.camelfivecent.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static JsonNode answer(String uri, long number) throws IOException {
        ByteBuf body = Unpooled.buffer();
        Answer.write(body, Asked.of(uri), number);
        return new ObjectMapper().readTree(body.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aListHasAllItsItemsOnceNewestFirst() throws IOException {
        Set<String> ids = new HashSet<>();
        long before = Long.MAX_VALUE;
        String page = "/n/2500/optouts";
        for (String next = page; next != null; ) {
            JsonNode answer = answer(next, 1);
            for (JsonNode item : answer.get("numbers")) {
                assertThat(ids.add(item.get("id").asText())).isTrue();
                assertThat(item.get("timestamp").asLong()).isLessThan(before);
                before = item.get("timestamp").asLong();
            }
            next = answer.has("next_page")
                    ? page + answer.get("next_page").asText().replaceFirst("[^?]*", "")
                    : null;
        }
        assertThat(ids).hasSize(2500);
    }

    @Test
    void eachSendIsAnsweredWithAnIdOfItsOwn() throws IOException {
        assertThat(answer("/ms/50/sms", 1).at("/messages/0/id"))
                .isNotEqualTo(answer("/ms/50/sms", 2).at("/messages/0/id"));
    }

    @Test
    void thePathSaysHowLongTheAnswerTakes() {
        assertThat(Asked.of("/ms/50/sms").millis()).isEqualTo(50);
        assertThat(Asked.of("/sms").millis()).isZero();
    }
}
