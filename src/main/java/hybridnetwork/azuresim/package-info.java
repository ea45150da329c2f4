/**
 * A simulated Azure behind the azure-native provider's protocol: the real Pulumi engine creates, reads, changes and
 * deletes resources in it, and meets Azure's own refusals, waits and failures.
 *
 * <p>{@link hybridnetwork.azuresim.SimulatedAzure} is the cloud: resources by ARM id, rules, operations, no transport.
 * {@link hybridnetwork.azuresim.AzureNativeServer} puts it behind gRPC, for {@code PULUMI_DEBUG_PROVIDERS}.
 *
 * <p>A refusal has the code that Azure answers where a page of Microsoft's or a public report quotes it; beside it stands where, unless
 * the rule has an id in the rule book, which has its sources. {@code BadRequest} says that Azure refuses the request and that
 * nobody has told with which code. Of firewalls these codes are known: {@code AzureFirewallInvalidRequest},
 * {@code AzureFirewallManagementIpConfigRequiresSubnetAndPublicIp},
 * {@code AzureFirewallSubnetRouteTableMustHaveDefaultRouteToInternet}, {@code FirewallPolicyBasePolicyDoesnotExist},
 * {@code FirewallPolicySkuChangeDisallowed}, {@code FirewallPolicyUpdateNotAllowedWhenUpdatingOrDeleting},
 * {@code IpGroupsHasFirewallPolicyReferences} and {@code IpGroupsHasResourceReferences}. How long something takes is a simulation's
 * guess where no page is named.
 */
@NullMarked
package hybridnetwork.azuresim;

import org.jspecify.annotations.NullMarked;
