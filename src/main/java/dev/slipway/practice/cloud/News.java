package dev.slipway.practice.cloud;

import dev.slipway.practice.ServerObserver;
import dev.slipway.practice.ServerView;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What happened to servers and is yet to be told. It is told outside the store's lock, in order, by one thread at a time; a
 * thread that finds another one telling goes on, so that nobody waits for an observer who waits for the cloud.
 */
final class News {

    private final Queue<Consumer<ServerObserver>> untold = new ConcurrentLinkedQueue<>();
    private final ReentrantLock telling = new ReentrantLock();
    private volatile Optional<ServerObserver> observer = Optional.empty();

    void observer(ServerObserver observer) {
        this.observer = Optional.of(observer);
    }

    void active(ServerView server) {
        untold.add(each -> each.active(server));
    }

    void failed(String serverId) {
        untold.add(each -> each.failed(serverId));
    }

    void deleted(String serverId) {
        untold.add(each -> each.deleted(serverId));
    }

    /** What a server printed; to be asked outside the store's lock. */
    String consoleLog(String serverId) {
        return observer.map(each -> each.consoleLog(serverId)).orElse("");
    }

    void deliver() {
        while (!untold.isEmpty() && !telling.isHeldByCurrentThread() && telling.tryLock()) {
            try {
                for (Consumer<ServerObserver> next = untold.poll(); next != null; next = untold.poll()) {
                    observer.ifPresent(next);
                }
            } finally {
                telling.unlock();
            }
        }
    }
}
