package io.github.camelfivecent.cursor;

import static io.github.camelfivecent.cursor.Cursor.Kind.ITEMS;
import static io.github.camelfivecent.cursor.Cursor.Kind.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelfivecent.cursor.Cursor.Item;
import io.github.camelfivecent.cursor.Cursor.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;

class CursorCodecTest {

    private static final String NAME = "inbox-acct";
    private static final long SECOND = 0x6920a5f7L;

    @Property
    void anyCursorComesBackAsItWas(@ForAll("cursors") Cursor cursor) {
        assertThat(CursorCodec.decode(NAME, cursor.kind(), CursorCodec.encode(cursor)))
                .contains(cursor);
    }

    @Property
    void theWindowKeepsItsOrder(@ForAll("cursors") Cursor cursor) {
        Cursor decoded = CursorCodec.decode(NAME, cursor.kind(), CursorCodec.encode(cursor))
                .orElseThrow();
        assertThat(decoded.done().keySet())
                .containsExactlyElementsOf(cursor.done().keySet());
    }

    @Property
    void anyCursorIsOneLineOfPrintableAscii(@ForAll("cursors") Cursor cursor) {
        assertThat(CursorCodec.encode(cursor)).matches("[ -~]+");
    }

    @Property
    void aChangedCharacterIsDetected(
            @ForAll("cursors") Cursor cursor, @ForAll Random random, @ForAll char replacement) {
        String text = CursorCodec.encode(cursor);
        int position = random.nextInt(text.length());
        Assume.that(text.charAt(position) != replacement);
        assertDamaged(cursor.kind(), text.substring(0, position) + replacement + text.substring(position + 1));
    }

    @Property
    void aCharacterChangedToAnotherPrintableOneIsDetected(
            @ForAll("cursors") Cursor cursor,
            @ForAll Random random,
            @ForAll @CharRange(from = ' ', to = '~') char other) {
        aChangedCharacterIsDetected(cursor, random, other);
    }

    @Property
    void anInsertedCharacterIsDetected(
            @ForAll("cursors") Cursor cursor,
            @ForAll Random random,
            @ForAll @CharRange(from = ' ', to = '~') char more) {
        String text = CursorCodec.encode(cursor);
        int position = random.nextInt(text.length() + 1);
        assertDamaged(cursor.kind(), text.substring(0, position) + more + text.substring(position));
    }

    @Property(tries = 100)
    void everyTruncationIsDetectedAtBothEnds(@ForAll("cursors") Cursor cursor) {
        String text = CursorCodec.encode(cursor);
        for (int cut = 0; cut < text.length(); cut++) {
            assertDamaged(cursor.kind(), text.substring(0, cut));
            assertDamaged(cursor.kind(), text.substring(cut + 1));
        }
    }

    @Property
    void anythingAppendedOrPrependedIsDetected(@ForAll("cursors") Cursor cursor, @ForAll @NotEmpty String more) {
        String text = CursorCodec.encode(cursor);
        assertDamaged(cursor.kind(), text + more);
        assertDamaged(cursor.kind(), more + text);
    }

    @Property
    void twoCursorsInOneValueAreDetected(@ForAll("cursors") Cursor one, @ForAll("cursors") Cursor other) {
        String both = CursorCodec.encode(one) + CursorCodec.encode(other);
        assertDamaged(one.kind(), both);
        assertDamaged(other.kind(), both);
    }

    @Property
    void anyOtherTextIsDetected(@ForAll String text) {
        assertDamaged(ITEMS, text);
    }

    @Property
    void aMeaninglessTextWithARightChecksumIsDetected(@ForAll @CharRange(from = ' ', to = '~') String text) {
        assertDamaged(ITEMS, signed("v1 items " + text.replace("#", "")));
        assertDamaged(ITEMS, signed("v1 items at=2026-11-21T03:45:27Z done=" + text.replace("#", "") + "@"));
    }

    @Example
    void nothingStoredIsNoCursor() {
        assertThat(CursorCodec.decode(NAME, ITEMS, null)).isEmpty();
    }

    @Example
    void anEmptyValueIsDamagedAndNotAbsent() {
        assertDamaged(ITEMS, "");
    }

    @Example
    void aLineBreakAddedByAnEditorIsDetected() {
        assertDamaged(ITEMS, CursorCodec.encode(Cursor.start(ITEMS, Instant.EPOCH)) + "\n");
    }

    @Example
    void theTextIsReadableAndStaysTheSameFromReleaseToRelease() {
        Map<String, Long> done = new LinkedHashMap<>();
        done.put("6920a5f70a1b2c3d4e000001", SECOND);
        done.put("6920a5f70a1b2c3d4e0000f2", SECOND);
        done.put("6920a5f80a1b2c3d4e000003", SECOND);
        Cursor cursor = new Cursor(
                ITEMS,
                new Item("6920a5f70a1b2c3d4e0000f2", SECOND),
                SECOND - 61,
                done,
                Map.of("a key", "1:2"),
                Instant.parse("2026-11-21T03:45:27.5Z"));
        String text = "v1 items at=2026-11-21T03:45:27.500Z newest=6920a5f70a1b2c3d4e0000f2 floor=" + (SECOND - 61)
                + " done=6920a5f70a1b2c3d4e000001,22~f2,7~80a1b2c3d4e000003@" + SECOND
                + " fields=a%0020key:1%003a2 #f8c27664";
        assertThat(CursorCodec.encode(cursor)).isEqualTo(text);
        assertThat(CursorCodec.decode(NAME, ITEMS, text)).contains(cursor);
    }

    @Example
    void aFullWindowOfOneServersIdsStaysSmall() {
        assertThat(CursorCodec.encode(full(i -> String.format("%08x0a1b2c3d4e%06x", SECOND + i / 200, i))))
                .hasSizeLessThan(70_000);
    }

    @Example
    void aFullWindowOfRandomIdsStaysWithinTheDocumentedSize() {
        Random random = new Random(1);
        assertThat(CursorCodec.encode(full(i -> String.format("%08x%016x", SECOND + i / 200, random.nextLong()))))
                .hasSizeLessThan(200_000);
    }

    @Example
    void theMessageNamesTheCursorAndWhatToDoButNoContent() {
        String text = CursorCodec.encode(
                Cursor.start(ITEMS, Instant.EPOCH).withFields(Map.of("private", "thing"), Instant.EPOCH));
        assertThatExceptionOfType(CursorDamagedException.class)
                .isThrownBy(() -> CursorCodec.decode(NAME, ITEMS, text + "x"))
                .withMessageContainingAll("'inbox-acct'", "Restore", "delete the key")
                .withMessageNotContainingAny("private", "thing")
                .withNoCause();
    }

    @Example
    void theCursorOfAnotherKindOfConsumerIsRefused() {
        String text = CursorCodec.encode(Cursor.start(STATUS, Instant.EPOCH));
        assertThatExceptionOfType(CursorDamagedException.class)
                .isThrownBy(() -> CursorCodec.decode(NAME, ITEMS, text))
                .withMessageContaining("another kind of consumer than 'items'");
    }

    @Example
    void aLaterVersionIsRefused() {
        String text = signed("v2 items at=2026-11-21T03:45:27Z");
        assertThatExceptionOfType(CursorDamagedException.class)
                .isThrownBy(() -> CursorCodec.decode(NAME, ITEMS, text))
                .withMessageContaining("a version that this one does not know");
    }

    private static void assertDamaged(Kind kind, String text) {
        assertThatExceptionOfType(CursorDamagedException.class).isThrownBy(() -> CursorCodec.decode(NAME, kind, text));
    }

    private static String signed(String text) {
        CRC32 crc = new CRC32();
        for (char c : text.toCharArray()) {
            crc.update(c);
        }
        return text + " #" + String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    private static Cursor full(IntFunction<String> ids) {
        Map<String, Long> done = new LinkedHashMap<>();
        for (int i = 0; i < Cursor.MAX_DONE; i++) {
            done.put(ids.apply(i), SECOND + i / 200);
        }
        return new Cursor(ITEMS, null, SECOND - 1, done, Map.of(), Instant.EPOCH);
    }

    @Provide
    static Arbitrary<Cursor> cursors() {
        Arbitrary<Item> items = Arbitraries.oneOf(objectIds(), foreignIds());
        Arbitrary<Instant> times = Combinators.combine(
                        Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                        Arbitraries.longs().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        items.injectNull(0.2),
                        Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.just(Cursor.NO_FLOOR)),
                        items.list().ofMaxSize(30),
                        Arbitraries.maps(
                                        Arbitraries.strings().ofMaxLength(10),
                                        Arbitraries.strings().ofMaxLength(10))
                                .ofMaxSize(5),
                        times)
                .as((kind, newest, floor, done, fields, at) -> {
                    Map<String, Long> window = new LinkedHashMap<>();
                    done.forEach(item -> window.put(item.id(), item.second()));
                    return new Cursor(kind, newest, floor, window, fields, at);
                });
    }

    private static Arbitrary<Item> objectIds() {
        return Combinators.combine(
                        Arbitraries.longs().between(SECOND - 2, SECOND + 2),
                        Arbitraries.longs().between(-1, 1),
                        Arbitraries.longs().between(0, 300))
                .as((second, difference, tail) ->
                        new Item(String.format("%08x%016x", second, tail), second + difference));
    }

    private static Arbitrary<Item> foreignIds() {
        return Combinators.combine(
                        Arbitraries.strings().all().ofMinLength(1).ofMaxLength(30),
                        Arbitraries.longs().greaterOrEqual(0))
                .as(Item::new);
    }
}
