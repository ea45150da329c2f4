/** ARM's types and property names as azure-native has them. */
@NullMarked
package hybridnetwork.template.translation;

import org.jspecify.annotations.NullMarked;
