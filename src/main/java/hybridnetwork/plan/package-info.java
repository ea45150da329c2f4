/**
 * Runs a Pulumi program without an engine and records what it registers.
 *
 * <p>{@link hybridnetwork.plan.Recording} is the way in and {@link hybridnetwork.plan.Plan} the result. No process, socket
 * or credential is involved: the SDK's own deployment runs against a monitor in the same JVM, so the program that is
 * planned is, class by class, the one that {@code pulumi up} runs.
 */
@NullMarked
package hybridnetwork.plan;

import org.jspecify.annotations.NullMarked;
