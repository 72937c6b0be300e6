package io.github.camelfivecent.sandbox.fault;

import java.util.List;

/** The recipients that make something happen, for those who want to know them. */
public final class MagicCatalog {
    private static final List<Entry> ALL = List.of(
            new Entry("002", "its delivery fails (status 1003), where deliveries go by the clock", true),
            new Entry("003", "it is never delivered", true),
            new Entry("010", "once delivered, the phone answers Thanks", true),
            new Entry("011", "once delivered, the phone answers STOP", true),
            new Entry("402", "refused: not enough credits (SMS only)", false),
            new Entry("429", "429, Retry-After: 1", false),
            new Entry("500", "status 500", false),
            new Entry("501", "status 500", true),
            new Entry("502", "status 502, a page of HTML", false),
            new Entry("503", "status 503, Retry-After: 1", false),
            new Entry("504", "connection reset", false),
            new Entry("505", "connection reset", true),
            new Entry("508", "no answer for five minutes", false),
            new Entry("509", "no answer for five minutes", true),
            new Entry("601", "half of the JSON", true),
            new Entry("602", "status 200 without a body", true),
            new Entry("603", "status 200, a page of HTML", true),
            new Entry("604", "the answer drips over a minute", true));

    private MagicCatalog() {}

    /**
     * A recipient that makes something happen.
     *
     * @param code the end of its number, or the name before the at sign
     * @param what what happens to a send
     * @param stored whether the sandbox stores what is sent
     */
    public record Entry(String code, String what, boolean stored) {
        /** The number. */
        public String number() {
            return "0499999" + code;
        }
    }

    /** Every one, by code. */
    public static List<Entry> all() {
        return ALL;
    }
}
