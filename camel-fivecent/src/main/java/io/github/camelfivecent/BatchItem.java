package io.github.camelfivecent;

import io.github.camelfivecent.SmsBatch.Row;
import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.model.PhoneNumber;
import io.github.camelfivecent.operation.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row that can be sent.
 *
 * @param row         the row
 * @param request     the request that would be made for it alone
 * @param headers     headers to set beside its answer
 * @param key         its key in the ledger, or null
 * @param fingerprint a hash of what it asks for
 */
record BatchItem(Row row, Request request, Map<String, Object> headers, String key, String fingerprint) {

    String number() {
        return request.body().get(Fields.TO.wire()).toString();
    }

    boolean isToOne() {
        return number().indexOf(',') < 0;
    }

    /** What makes two rows one send: the key, or without one the text and the number in whatever form. */
    String name() {
        return key != null || !isToOne()
                ? key + fingerprint
                : Sends.fingerprint(PartedSend.to(List.of(PhoneNumber.normalise(number())), request));
    }

    /** What the rows of one request have in common; a row with several recipients has a request of its own. */
    Map<String, Object> text() {
        Map<String, Object> fields = new HashMap<>(request.body());
        if (isToOne()) {
            fields.remove(Fields.TO.wire());
        }
        return fields;
    }

    /** Rows that have all in common, as requests; in none of them is a number or a key twice, or the answer could not be told apart. */
    static List<List<BatchItem>> chunks(List<BatchItem> same, int most) {
        List<List<BatchItem>> chunks = new ArrayList<>();
        List<BatchItem> left = same;
        while (!left.isEmpty()) {
            List<BatchItem> chunk = new ArrayList<>();
            List<BatchItem> later = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            int next = 0;
            for (; next < left.size() && chunk.size() < most; next++) {
                BatchItem item = left.get(next);
                boolean fits =
                        taken.add(PhoneNumber.normalise(item.number())) && (item.key == null || taken.add(item.key));
                (fits ? chunk : later).add(item);
            }
            later.addAll(left.subList(next, left.size()));
            chunks.add(chunk);
            left = later;
        }
        return chunks;
    }
}
