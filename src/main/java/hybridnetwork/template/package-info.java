/**
 * ARM templates as registered resources: what {@code az group export} gives of a resource group and what {@code az bicep build}
 * makes, evaluated and translated to the types and property names of azure-native, so that the proof reads them like any export.
 *
 * <p>Three rooms: {@code expression} is the language, {@code evaluation} what its functions and a template's loops, conditions
 * and nested deployments mean, {@code translation} how azure-native calls what ARM calls otherwise. What cannot be evaluated is
 * {@link hybridnetwork.resources.Opaque#UNKNOWN}, and is told by its place, its expression and the reason.
 */
@NullMarked
package hybridnetwork.template;

import org.jspecify.annotations.NullMarked;
