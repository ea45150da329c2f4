package hybridnetwork.config;

import java.util.Optional;
import java.util.function.Function;

/** What reading one value gave: the value, or nothing because a problem was reported for it. */
record Value<T>(Optional<T> present) {
    static <T> Value<T> of(T value) {
        return new Value<>(Optional.of(value));
    }

    /** No value: the caller has reported why. */
    static <T> Value<T> refused() {
        return new Value<>(Optional.empty());
    }

    /** The value of an optional key: refused stays refused. */
    Value<Optional<T>> asOptional() {
        return present.isPresent() ? Value.of(present) : refused();
    }

    <R> Value<R> map(Function<T, R> change) {
        return new Value<>(present.map(change));
    }

    /** The value; only for use where no problem was reported, as in {@link MapReader#build}. */
    T get() {
        return present.orElseThrow(() -> new IllegalStateException("a value was used that could not be read"));
    }
}
