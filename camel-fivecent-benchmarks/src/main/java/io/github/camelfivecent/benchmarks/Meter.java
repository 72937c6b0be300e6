package io.github.camelfivecent.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/** Measures what is done between its start and its end. */
final class Meter {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Method TOTAL = total();

    private final Map<Long, Long> bytesBefore;
    private final long totalBefore;
    private final long cpuBefore;
    private final long begun;

    Meter() {
        THREADS.resetPeakThreadCount();
        bytesBefore = TOTAL == null ? bytesByThread() : Map.of();
        totalBefore = TOTAL == null ? 0 : totalBytes();
        cpuBefore = PROCESS.getProcessCpuTime();
        begun = System.nanoTime();
    }

    /** What was used since the start. */
    Cost end() {
        long wall = System.nanoTime() - begun;
        long cpu = PROCESS.getProcessCpuTime() - cpuBefore;
        return new Cost(cpu, bytes(), wall, THREADS.getPeakThreadCount());
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
