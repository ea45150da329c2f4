/** Templates: the language by examples, and what they come to as resources. */
@NullMarked
package hybridnetwork.template;

import org.jspecify.annotations.NullMarked;
