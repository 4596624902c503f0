package dev.slipway.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map whose changed copy shares all but a path with the original: folding the events of a plan of
 * thousands of steps costs a few nodes per event.
 *
 * <p>A treap: sorted by key, and a heap by a number drawn from the key's hash, which keeps it balanced.
 */
final class PersistentMap<K extends Comparable<K>, V> {

    private record Tree<K, V>(K key, V value, int rank, @Nullable Tree<K, V> left, @Nullable Tree<K, V> right) {

        Tree<K, V> withLeft(@Nullable Tree<K, V> other) {
            return new Tree<>(key, value, rank, other, right);
        }

        Tree<K, V> withRight(@Nullable Tree<K, V> other) {
            return new Tree<>(key, value, rank, left, other);
        }
    }

    private final @Nullable Tree<K, V> root;

    private PersistentMap(@Nullable Tree<K, V> root) {
        this.root = root;
    }

    static <K extends Comparable<K>, V> PersistentMap<K, V> empty() {
        return new PersistentMap<>(null);
    }

    Optional<V> get(K key) {
        var tree = root;
        while (tree != null) {
            var order = key.compareTo(tree.key());
            if (order == 0) {
                return Optional.of(tree.value());
            }
            tree = order < 0 ? tree.left() : tree.right();
        }
        return Optional.empty();
    }

    PersistentMap<K, V> with(K key, V value) {
        return new PersistentMap<>(put(root, key, value));
    }

    PersistentMap<K, V> without(K key) {
        return get(key).isEmpty() ? this : new PersistentMap<>(remove(root, key));
    }

    void forEach(BiConsumer<K, V> action) {
        visit(root, action);
    }

    /** A copy in the order of the keys. */
    SequencedMap<K, V> toMap() {
        var map = new LinkedHashMap<K, V>();
        forEach(map::put);
        return Collections.unmodifiableSequencedMap(map);
    }

    private static <K extends Comparable<K>, V> Tree<K, V> put(@Nullable Tree<K, V> tree, K key, V value) {
        if (tree == null) {
            return new Tree<>(key, value, rank(key), null, null);
        }
        var order = key.compareTo(tree.key());
        if (order == 0) {
            return new Tree<>(key, value, tree.rank(), tree.left(), tree.right());
        }
        if (order < 0) {
            var left = put(tree.left(), key, value);
            return left.rank() > tree.rank() ? left.withRight(tree.withLeft(left.right())) : tree.withLeft(left);
        }
        var right = put(tree.right(), key, value);
        return right.rank() > tree.rank() ? right.withLeft(tree.withRight(right.left())) : tree.withRight(right);
    }

    private static <K extends Comparable<K>, V> @Nullable Tree<K, V> remove(@Nullable Tree<K, V> tree, K key) {
        if (tree == null) {
            return null;
        }
        var order = key.compareTo(tree.key());
        if (order == 0) {
            return join(tree.left(), tree.right());
        }
        return order < 0 ? tree.withLeft(remove(tree.left(), key)) : tree.withRight(remove(tree.right(), key));
    }

    private static <K, V> @Nullable Tree<K, V> join(@Nullable Tree<K, V> left, @Nullable Tree<K, V> right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.rank() > right.rank()
                ? left.withRight(join(left.right(), right))
                : right.withLeft(join(left, right.left()));
    }

    private static <K, V> void visit(@Nullable Tree<K, V> tree, BiConsumer<K, V> action) {
        if (tree != null) {
            visit(tree.left(), action);
            action.accept(tree.key(), tree.value());
            visit(tree.right(), action);
        }
    }

    private static int rank(Object key) {
        // Hashes of similar names lie side by side; two rounds of a finaliser scatter them.
        var scattered = key.hashCode() * 0x9E3779B9;
        scattered = (scattered ^ (scattered >>> 16)) * 0x85EBCA6B;
        return scattered ^ (scattered >>> 13);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersistentMap<?, ?> that && toMap().equals(that.toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
