/** The rulebook's tests: tables of cases under {@code src/test/resources/rules}, and their messages as golden files. */
@NullMarked
package hybridnetwork.preflight;

import org.jspecify.annotations.NullMarked;
