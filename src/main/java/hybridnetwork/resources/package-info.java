/**
 * Registered resources as plain bags of values: what the proof, the plan and the reports read.
 *
 * <p>A bag comes from a recording of the program, from {@code pulumi stack export} or from {@code pulumi preview
 * --json}; nothing here depends on Pulumi or on the SDK that the resource was written with.
 */
@NullMarked
package hybridnetwork.resources;

import org.jspecify.annotations.NullMarked;
