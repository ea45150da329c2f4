package hybridnetwork.preflight;

import hybridnetwork.config.Spoke;
import hybridnetwork.limits.NetworkLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The spokes and their peerings with the hub. */
final class SpokeRules {
    private SpokeRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("", "peering-limit", "a network has at most 500 peerings", "S60")
                        .example("# 501 entries in spokes", "put some of them behind a hub of their own")
                        .check(SpokeRules::peeringsFit),
                Rule.error("", "peering-twice", "two networks have one peering", "S79")
                        .example(
                                "spokes:\n  a: { networkId: /subscriptions/.../x, ... }\n  b: { networkId: /subscriptions/.../x, ... }",
                                "keep one of the two")
                        .check(SpokeRules::once),
                Rule.error(
                                "",
                                "peering-gateways",
                                "a spoke uses the hub's gateways when they are there, and no sooner",
                                "S79")
                        .byConstruction("each peering waits for the gateways that the stack declares"),
                Rule.error("", "peering-one-at-a-time", "Azure works on one peering of a network at a time", "S80 S83")
                        .byConstruction("each peering waits for the one before it"),
                Rule.warning(
                                "",
                                "peering-sync",
                                "a peering knows the address space that the other network has now",
                                "S81")
                        .byConstruction(
                                "each side names the other's space and syncs it, so that a change of one is an update of the"
                                        + " other; that Azure takes the space as an input of a peering is an assumption, by the API's"
                                        + " description of `remoteAddressSpace`; the owner of a spoke elsewhere is told by"
                                        + " `nextStep`"),
                Rule.error("", "peering-network", "a peering goes on leading to the network that it leads to", "")
                        .example(
                                "spokes: { partner: { networkId: /subscriptions/.../y, ... } }   # deployed with .../x",
                                "take the spoke out in one deployment, and add it again in the next")
                        .byLifecycle("that Azure refuses another network is an assumption: other tools replace the"
                                + " peering where it changes"),
                Rule.error(
                                "",
                                "peering-in-the-way",
                                "a new spoke does not meet the peering of one that goes in the same deployment",
                                "S79")
                        .example(
                                "spokes: { shop: { addressSpace: [10.21.0.0/16], ... } }   # deployed as orders",
                                "keep the key, or take the one out before the other is added")
                        .byLifecycle("the engine makes what is new before it takes away what is gone"),
                Rule.error("", "spoke-key-changed", "a spoke's key keeps its letters, capital and small", "")
                        .example("spokes: { Orders: { ... } }   # deployed as orders", "write the old key")
                        .byLifecycle("to Azure both are one network, to the engine they are two"));
    }

    private static void peeringsFit(Inspection on) {
        int peerings = on.spokes().size();
        if (peerings > NetworkLimits.MOST_PEERINGS) {
            on.found(Where.SPOKES, "the hub would have more peerings than a network can")
                    .got(peerings + " spokes")
                    .allowed("at most " + NetworkLimits.MOST_PEERINGS);
        }
    }

    private static void once(Inspection on) {
        Map<String, String> seen = new HashMap<>();
        for (Spoke spoke : on.spokes()) {
            if (spoke instanceof Spoke.Existing others) {
                String first = seen.putIfAbsent(others.networkId().toLowerCase(Locale.ROOT), spoke.name());
                if (first != null) {
                    on.found(
                                    Where.spoke(spoke.name()).key("networkId"),
                                    "spokes `" + first + "` and `" + spoke.name() + "` are the same network")
                            .got(others.networkName());
                }
            }
        }
    }
}
