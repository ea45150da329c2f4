/**
 * What follows from the configuration before any resource exists: Azure names, security rules, the VPN generation.
 * Decisions in plain Java, so that components only hand them to Azure.
 */
@NullMarked
package hybridnetwork.topology;

import org.jspecify.annotations.NullMarked;
