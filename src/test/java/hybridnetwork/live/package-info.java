/** Tests of what asks the deployed Azure. */
@NullMarked
package hybridnetwork.live;

import org.jspecify.annotations.NullMarked;
