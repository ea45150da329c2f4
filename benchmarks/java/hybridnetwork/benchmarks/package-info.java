/** What the project measures about itself; the scripts in {@code benchmarks} run it. */
@NullMarked
package hybridnetwork.benchmarks;

import org.jspecify.annotations.NullMarked;
