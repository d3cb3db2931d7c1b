package dev.grapevine.local.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * CPU time that was used until a moment, by what used it.
 *
 * @param process of this process in all, garbage collection and compilation included
 * @param elasticsearch of the server's processes
 * @param threads of this process by what runs in them: Flink names its threads after its operators
 */
public record CpuTime(Duration process, Duration elasticsearch, Map<String, Duration> threads) {

    static CpuTime now(Stream<ProcessHandle> elasticsearch) {
        Duration server = elasticsearch
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new CpuTime(Duration.ofNanos(system.getProcessCpuTime()), server, threadTimes());
    }

    CpuTime since(CpuTime before) {
        Map<String, Duration> used = new TreeMap<>();
        threads.forEach((name, time) -> {
            Duration difference = time.minus(before.threads.getOrDefault(name, Duration.ZERO));
            if (difference.compareTo(Duration.ZERO) > 0) {
                used.put(name, difference);
            }
        });
        return new CpuTime(process.minus(before.process), elasticsearch.minus(before.elasticsearch), used);
    }

    CpuTime plus(CpuTime more) {
        Map<String, Duration> both = new TreeMap<>(threads);
        more.threads.forEach((name, time) -> both.merge(name, time, Duration::plus));
        return new CpuTime(process.plus(more.process), elasticsearch.plus(more.elasticsearch), both);
    }

    /** What no thread of ours used: the virtual machine's collection of garbage and compilation, and threads that ended. */
    public Duration virtualMachine() {
        return process.minus(threads.values().stream().reduce(Duration.ZERO, Duration::plus));
    }

    private static Map<String, Duration> threadTimes() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Duration> times = new HashMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                long nanos = Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
                times.merge(role(thread.getThreadName()), Duration.ofNanos(nanos), Duration::plus);
            }
        }
        return times;
    }

    /** "recount mentions (1/2)#0" and "recount mentions (2/2)#0" do the same work. */
    private static String role(String name) {
        return name.replaceAll("\\(\\d+/\\d+\\)#\\d+", "")
                .replaceAll("[-#]?\\d+", "")
                .strip();
    }
}
