@NullMarked
package hybridnetwork.workflows;

import org.jspecify.annotations.NullMarked;
