package dev.slipway.practice.kubernetes;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is on the volumes of the cloud, by their ID in Cinder: files where one has a file system, blocks else. */
final class Disks {

    private final Map<String, Disk> disks = new ConcurrentHashMap<>();

    Disk of(String volumeId) {
        return disks.computeIfAbsent(volumeId, _ -> new Disk());
    }

    /** One of them. */
    static final class Disk {

        private final Map<String, String> files = new ConcurrentHashMap<>();
        private final Map<Long, String> blocks = new ConcurrentHashMap<>();

        void write(String file, String text) {
            files.put(file, text);
        }

        Optional<String> read(String file) {
            return Optional.ofNullable(files.get(file));
        }

        void write(long block, String text) {
            blocks.put(block, text);
        }

        Optional<String> read(long block) {
            return Optional.ofNullable(blocks.get(block));
        }
    }
}
