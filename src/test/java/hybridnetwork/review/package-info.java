@NullMarked
package hybridnetwork.review;

import org.jspecify.annotations.NullMarked;
