package dev.slipway.simulation;

import dev.slipway.simulation.Weather.Fault;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What happened in many lives, counted. */
final class Account {

    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized void add(Map<Fault, Integer> seen) {
        seen.forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
    }

    synchronized int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    synchronized Map<Fault, Integer> faults() {
        return new EnumMap<>(faults);
    }

    @Override
    public synchronized String toString() {
        return "simulated: " + counts + ", faults " + faults;
    }
}
