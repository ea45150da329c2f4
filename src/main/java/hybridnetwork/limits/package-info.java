/**
 * What Azure's documents say in numbers and names: what a SKU carries, which numbers are taken, which algorithms are weak. The
 * rules of the configuration and those of exported networks judge by the same; which they have in common stands here too.
 */
@NullMarked
package hybridnetwork.limits;

import org.jspecify.annotations.NullMarked;
