package io.github.camelfivecent.model;

/** How the text of an SMS travels; prints as the value of the header, {@code gsm7} or {@code ucs2}. */
public enum Encoding {
    /** The 7-bit alphabet of 3GPP TS 23.038: 160 septets alone, 153 a segment in a longer message. */
    GSM7(160, 153),

    /** UTF-16: 70 code units alone, 67 a segment in a longer message. */
    UCS2(70, 67);

    private final int single;
    private final int part;

    Encoding(int single, int part) {
        this.single = single;
        this.part = part;
    }

    /**
     * How much a message of one segment holds.
     *
     * @return septets or UTF-16 units
     */
    public int single() {
        return single;
    }

    /**
     * How much one segment holds of a message of several, whose header takes up 6 octets of each.
     *
     * @return septets or UTF-16 units
     */
    public int part() {
        return part;
    }

    @Override
    public String toString() {
        return this == GSM7 ? "gsm7" : "ucs2";
    }
}
