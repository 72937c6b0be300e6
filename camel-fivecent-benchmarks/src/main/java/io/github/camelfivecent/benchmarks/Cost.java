package io.github.camelfivecent.benchmarks;

/**
 * What a stretch of work took of the process.
 *
 * @param cpu     processor time of all threads, garbage collection included, in nanoseconds
 * @param bytes   bytes allocated
 * @param wall    time that went by, in nanoseconds
 * @param threads most platform threads at a time
 */
record Cost(double cpu, double bytes, double wall, double threads) {

    Cost plus(Cost other) {
        return new Cost(cpu + other.cpu, bytes + other.bytes, wall + other.wall, Math.max(threads, other.threads));
    }
}
