package io.github.camelfivecent.operation;

import io.github.camelfivecent.model.PhoneNumber;

/**
 * A set of phone numbers, equal in whatever form they are written, in 16 to 24 bytes a number and with no object for
 * each. Safe for use by several threads.
 */
public final class NumberSet {

    private static final int FIRST_CAPACITY = 16;

    /** Keys of {@link PhoneNumber#key}, hashed with linear probing; 0 is a free slot. Its length is a power of two. */
    private long[] slots;

    private int size;

    /** Creates an empty set. */
    public NumberSet() {
        this(0);
    }

    /**
     * Creates an empty set that has room for so many, and takes more.
     *
     * @param expected how many numbers will be added
     */
    public NumberSet(int expected) {
        int capacity = FIRST_CAPACITY;
        while (expected > capacity / 3 * 2) {
            capacity *= 2;
        }
        slots = new long[capacity];
    }

    /**
     * Adds a number.
     *
     * @param number a number in any form
     * @return false if it was in the set, or is no number and therefore nothing that could be sent to
     */
    public synchronized boolean add(String number) {
        long key = PhoneNumber.key(number);
        if (key == 0) {
            return false;
        }
        int slot = find(key);
        if (slots[slot] == key) {
            return false;
        }
        slots[slot] = key;
        size++;
        if (size > slots.length / 3 * 2) {
            grow();
        }
        return true;
    }

    /**
     * Adds numbers one by one, so that a page or a whole walk over a list can be given.
     *
     * @param numbers numbers in any form; what is no number is left out
     * @return how many were not in the set before
     */
    public int addAll(Iterable<String> numbers) {
        int added = 0;
        for (String number : numbers) {
            added += add(number) ? 1 : 0;
        }
        return added;
    }

    /**
     * Looks a number up.
     *
     * @param number a number in any form, or null
     * @return true if the set holds it in some form
     */
    public synchronized boolean contains(String number) {
        long key = PhoneNumber.key(number);
        return key != 0 && slots[find(key)] == key;
    }

    /**
     * Takes a number out.
     *
     * @param number a number in any form, or null
     * @return true if the set held it in some form
     */
    public synchronized boolean remove(String number) {
        long key = PhoneNumber.key(number);
        int slot = find(key);
        if (key == 0 || slots[slot] != key) {
            return false;
        }
        slots[slot] = 0;
        size--;
        // Those behind it may have been looking for this slot when they were added: look again.
        for (int i = next(slot); slots[i] != 0; i = next(i)) {
            long moved = slots[i];
            slots[i] = 0;
            slots[find(moved)] = moved;
        }
        return true;
    }

    /**
     * How many numbers the set holds.
     *
     * @return the number of different numbers
     */
    public synchronized int size() {
        return size;
    }

    /** The slot of the key, or the free one where it belongs. */
    private int find(long key) {
        // Fibonacci hashing: numbers that follow one another, as phone numbers do, end up far apart.
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 1 + Long.numberOfLeadingZeros(slots.length));
        while (slots[slot] != key && slots[slot] != 0) {
            slot = next(slot);
        }
        return slot;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long key : old) {
            if (key != 0) {
                slots[find(key)] = key;
            }
        }
    }
}
