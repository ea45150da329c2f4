package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Requests that Azure refuses. */
final class Refusals {
    private Refusals() {}

    /** @param code Azure's own, or {@code BadRequest} where it is not known */
    static void assertRefused(String code, ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOf(AzureError.class).hasMessageStartingWith(code + ":");
    }

    static void assertRefusedBecause(String words, ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOf(AzureError.class).hasMessageContaining(words);
    }
}
