/** The strict reader's tests: what is said about every kind of bad input. */
@NullMarked
package hybridnetwork.config;

import org.jspecify.annotations.NullMarked;
