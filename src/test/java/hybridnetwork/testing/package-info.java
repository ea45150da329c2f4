/** What several tests share: seeded properties. */
@NullMarked
package hybridnetwork.testing;

import org.jspecify.annotations.NullMarked;
