package hybridnetwork.preflight;

import java.util.List;

/**
 * What holds between a stack's configuration, its state and Azure: written down here so that a page explains each. The
 * {@code lifecycle} decides them when the program runs, before anything is registered.
 */
final class DeployedRules {
    private static final String BY_STATE = "the state knows what this stack has deployed";

    private DeployedRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("", "subscription-changed", "a stack stays in the subscription in which it stands", "S55")
                        .example(
                                "# az account set --subscription ANOTHER, where azure-native:subscriptionId is not set",
                                "az account set --subscription THE-ONE, or set azure-native:subscriptionId to it")
                        .byLifecycle("azure-native looks up and creates in the subscription that it is asked in, and"
                                + " deletes by the ids in the state: in another one nothing of the stack is found, and"
                                + " what stands could be deleted"),
                Rule.error("", "location-changed", "a stack stays in the region in which it stands", "S55")
                        .example(
                                "azure-native:location: eastus   # deployed in centralus",
                                "set it back; for a network in another region make another stack")
                        .byLifecycle(BY_STATE),
                Rule.error("", "gateway-location", "a gateway stays in its region", "")
                        .byLifecycle("the present region is Azure's to tell"),
                Rule.error("", "circuit-location", "a circuit stays in its region", "")
                        .byLifecycle("the present region is Azure's to tell"),
                Rule.error("", "circuit-provider", "a circuit stays with its provider", "S11")
                        .byLifecycle("the present provider is Azure's to tell"),
                Rule.error("", "circuit-peering-location", "a circuit stays at its peering location", "S11")
                        .byLifecycle("the present peering location is Azure's to tell"),
                Rule.error("", "circuit-port", "a circuit stays on its direct port", "S11")
                        .byLifecycle("the present port is Azure's to tell"),
                Rule.error("", "deployed-not-found", "what the stack has deployed exists in Azure", "S55")
                        .example(
                                "# somebody has deleted the circuit in the portal",
                                "pulumi refresh takes out of the state what was really deleted; then pulumi up")
                        .byLifecycle(
                                "the state is compared with the resource group, the gateways, their public IPs, the"
                                        + " circuits, their peerings and connections; a missing one stops the program, for"
                                        + " either Azure was asked in the wrong place or somebody has deleted it"),
                Rule.error("", "already-exists", "what the program would create does not exist yet", "S55")
                        .example(
                                "baseName: hybrid-vpn-er   # of a second stack in one subscription",
                                "choose another base name, or import what exists: docs/runbook.md")
                        .byLifecycle(
                                "azure-native adopts nothing, and the deployment would end half-way: what the state"
                                        + " does not know is asked for where its resource group exists"),
                Rule.error("", "base-name-changed", "a stack keeps the base name that it was deployed with", "")
                        .byLifecycle(BY_STATE),
                Rule.error("", "site-key-changed", "a site keeps its key in the configuration", "")
                        .byLifecycle(BY_STATE),
                Rule.error("", "circuit-key-changed", "a circuit keeps its key in the configuration", "")
                        .byLifecycle(BY_STATE),
                Rule.error("", "public-ip-zones", "a public IP has the zones that suit its gateway's SKU", "S54")
                        .byLifecycle("Azure fixes them when it creates the address; a warning where the gateway stays"),
                Rule.error("", "azure-unavailable", "Azure says what exists", "")
                        .byLifecycle("not knowing what exists never counts as \"nothing exists\": log in, and check the"
                                + " tenant and the role"),
                Rule.error("", "state-unavailable", "the engine reads the state of the stack", "")
                        .byLifecycle("log in to its backend, and have the key of its secrets"));
    }
}
