/**
 * A simulated Azure behind the azure-native provider's protocol: the real Pulumi engine creates, reads, changes and
 * deletes resources in it, and meets Azure's own refusals, waits and failures.
 *
 * <p>{@link hybridnetwork.azuresim.SimulatedAzure} is the cloud: resources by ARM id, rules, operations, no transport.
 * {@link hybridnetwork.azuresim.AzureNativeServer} puts it behind gRPC, for {@code PULUMI_DEBUG_PROVIDERS}.
 */
@NullMarked
package hybridnetwork.azuresim;

import org.jspecify.annotations.NullMarked;
