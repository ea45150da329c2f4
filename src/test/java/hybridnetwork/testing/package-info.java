/** What tests of several packages share. */
@NullMarked
package hybridnetwork.testing;

import org.jspecify.annotations.NullMarked;
