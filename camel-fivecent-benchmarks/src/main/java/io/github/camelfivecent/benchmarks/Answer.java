package io.github.camelfivecent.benchmarks;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** The bodies that the server answers with. */
final class Answer {

    static final int PAGE_BYTES = 100_000;
    static final int BYTES = 512;

    private static final int PAGE = 1000;
    private static final int HEX_DIGITS = 8;
    /** The newest item of a list, in seconds since the epoch: an item a second, each older than the one before. */
    private static final int NEWEST = 1_763_000_000;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Answer() {}

    static void write(ByteBuf body, Asked asked, long number) {
        switch (asked.last()) {
            case "optouts" -> page(body, asked);
            case "sendMessage" ->
                text(
                        body,
                        "{\"ok\":true,\"result\":{\"message_id\":" + number + ",\"from\":{\"id\":1,\"is_bot\":true,"
                                + "\"first_name\":\"shop\"},\"chat\":{\"id\":61491570006,\"type\":\"private\"},"
                                + "\"date\":1763000000,\"text\":\"sent\"}}");
            case "messages" ->
                text(
                        body,
                        "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"61491570006\",\"wa_id\":\"61491570006\"}],"
                                + "\"messages\":[{\"id\":\"wamid." + number + "\"}]}");
            default -> {
                text(body, "{\"error\":\"\",\"messages\":[{\"destination\":\"0491570006\",\"id\":\"");
                id(body, NEWEST, number);
                text(body, "\",\"status\":1011,\"status_text\":\"Sending...\",\"credits\":1}]}");
            }
        }
    }

    static void count(ByteBuf body, long requests) {
        text(body, Long.toString(requests));
    }

    private static void page(ByteBuf body, Asked asked) {
        int first = asked.after() == null ? 0 : NEWEST - Integer.parseInt(asked.after(), 0, HEX_DIGITS, 16) + 1;
        int end = Math.min(asked.items(), first + PAGE);
        text(body, "{\"error\":\"\",\"numbers\":[");
        for (int i = first; i < end; i++) {
            text(body, i == first ? "{\"id\":\"" : ",{\"id\":\"");
            id(body, NEWEST - i, i);
            text(body, "\",\"number\":\"614");
            decimal(body, i);
            text(body, "\",\"timestamp\":");
            text(body, Integer.toString(NEWEST - i));
            body.writeByte('}');
        }
        text(body, "],\"count\":" + Math.max(0, end - first));
        if (end < asked.items()) {
            text(body, ",\"next_page\":\"api/v5/optouts?after=");
            id(body, NEWEST - end + 1, end - 1);
            body.writeByte('"');
        }
        body.writeByte('}');
    }

    private static void id(ByteBuf body, int second, long number) {
        hex(body, second);
        text(body, "4e419b2a");
        hex(body, (int) number);
    }

    private static void hex(ByteBuf body, int value) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            body.writeByte(DIGITS[value >>> shift & 15]);
        }
    }

    private static void decimal(ByteBuf body, int value) {
        for (int unit = 10_000_000; unit > 0; unit /= 10) {
            body.writeByte('0' + value / unit % 10);
        }
    }

    private static void text(ByteBuf body, String text) {
        body.writeCharSequence(text, StandardCharsets.US_ASCII);
    }
}
