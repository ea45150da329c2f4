/**
 * The typed component resources of the hybrid network, one class each. They hand to Azure what was decided before; the only
 * importers of azure-native besides {@code lifecycle}.
 *
 * <p>A component's type token is part of the URN of everything in it, and a child's name is the component's with its role:
 * both are kept as they are once a stack is deployed.
 */
@NullMarked
package hybridnetwork.components;

import org.jspecify.annotations.NullMarked;
