package io.github.camelfivecent.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures what is done between its start and its end. */
final class Meter {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Place of the time in user mode among the fields after the name in Linux's {@code stat}; that of the system follows. */
    private static final int USER_TIME = 12;

    private static final long TICK = 10_000_000;
    private static final Method TOTAL = total();
    private static final List<Path> COMPILERS = compilers();

    private final Map<Long, Long> bytesBefore;
    private final long totalBefore;
    private final long cpuBefore;
    private final long begun;

    Meter() {
        THREADS.resetPeakThreadCount();
        bytesBefore = TOTAL == null ? bytesByThread() : Map.of();
        totalBefore = TOTAL == null ? 0 : totalBytes();
        cpuBefore = cpu();
        begun = System.nanoTime();
    }

    /** What was used since the start. */
    Cost end() {
        long wall = System.nanoTime() - begun;
        long cpu = cpu() - cpuBefore;
        return new Cost(cpu, bytes(), wall, THREADS.getPeakThreadCount());
    }

    /** Less that of the compiler, which works for all contenders and for one whose turn it is not. */
    private static long cpu() {
        return PROCESS.getProcessCpuTime()
                - COMPILERS.stream().mapToLong(Meter::cpuOf).sum();
    }

    private static long cpuOf(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            String[] times = stat.substring(stat.lastIndexOf(')')).split(" ");
            return (Long.parseLong(times[USER_TIME]) + Long.parseLong(times[USER_TIME + 1])) * TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The threads of the compiler, where Linux tells of them; with one of each kind they stay the same. */
    private static List<Path> compilers() {
        Path threads = Path.of("/proc/self/task");
        if (!Files.isDirectory(threads)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.filter(Meter::isCompiler).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCompiler(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).matches("(?s)C[12] Compiler.*");
        } catch (IOException e) {
            return false;
        }
    }

    private long bytes() {
        if (TOTAL != null) {
            return totalBytes() - totalBefore;
        }
        long bytes = 0;
        for (Map.Entry<Long, Long> thread : bytesByThread().entrySet()) {
            bytes += thread.getValue() - bytesBefore.getOrDefault(thread.getKey(), 0L);
        }
        return bytes;
    }

    private static Map<Long, Long> bytesByThread() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                byThread.put(ids[i], bytes[i]);
            }
        }
        return byThread;
    }

    /** Counts threads that have ended too, and those that carry virtual ones; there since JDK 21. */
    private static Method total() {
        try {
            return ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static long totalBytes() {
        try {
            return (long) TOTAL.invoke(THREADS);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
