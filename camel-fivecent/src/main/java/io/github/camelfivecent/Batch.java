package io.github.camelfivecent;

import java.util.Map;
import org.apache.camel.Exchange;

/** The exchange properties by which a route knows where in a batch an item stands. */
final class Batch {

    private Batch() {}

    static Map<String, Object> properties(int index, int size) {
        return Map.of(
                Exchange.BATCH_INDEX, index, Exchange.BATCH_SIZE, size, Exchange.BATCH_COMPLETE, index == size - 1);
    }
}
