package hybridnetwork.preflight;

import java.util.List;

/**
 * What only the reachability proof finds: violated intents, what its routes and filters show beside them, and what it
 * could not know. Written down here so that a page explains each and the team can accept the warnings.
 */
final class ProofRules {
    private static final String BESIDE = "a finding beside the intents, in `plan`, `verify` and a preview";

    private ProofRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error(
                                "",
                                "intent-violated",
                                "every intent of `traffic` holds, in the healthy network and in every single outage",
                                "")
                        .example(
                                "sites: { hq: { addressPrefixes: [10.10.0.0/16, 10.11.0.0/16],\n"
                                        + "    advertises: { expressRoute: [10.10.0.0/16], vpn: [10.10.0.0/16] }, ... } }",
                                "change what the counterexample names: ./hybrid verify shows its way hop by hop")
                        .byProof(
                                "`plan` warns, `verify` ends with status 3, a preview fails unless hybrid-network:proof"
                                        + " is `warn`"),
                Rule.warning(
                                "",
                                "single-path",
                                "every outage leaves a second path, once every circuit carries traffic",
                                "S18")
                        .example("privatePeering: { enabled: false, ... }", "none is needed while this is meant")
                        .byProof("in stage `ordered`, or while a peering is disabled, the outages that break an intent"
                                + " become this one warning"),
                Rule.error("", "not-proved", "the proof comes to an end", "")
                        .byProof("it did not, by a mistake of this program: report it, and until then set"
                                + " hybrid-network:proof to `warn`"),
                Rule.error("", "no-virtual-network", "the resources hold a virtual network with known addresses", "")
                        .byProof("without one nothing can be proved: export the stack that holds the network"),
                Rule.error("", "unknown-end", "both ends of an intent exist among the resources", "")
                        .byProof("an export may lack a subnet that the configuration has"),
                Rule.warning(
                                "",
                                "asymmetric-path",
                                "what a site sends is answered over the path that it came by, in health and in every outage",
                                "S18 S6")
                        .example(
                                "sites: { hq: { addressPrefixes: [10.10.0.0/16, 10.11.0.0/16],\n"
                                        + "    advertises: { expressRoute: [10.10.0.0/16], vpn: [10.10.0.0/16] }, ... } }",
                                "advertise the same prefixes over both paths")
                        .byProof(BESIDE),
                Rule.warning("", "black-hole", "packets to an address of a site come to that site", "S36")
                        .example(
                                "sites: { hq: { addressPrefixes: [10.10.0.0/16], advertises: { expressRoute: [10.8.0.0/13] } } }",
                                "let each site advertise what it has, and nothing else")
                        .byProof(BESIDE),
                Rule.warning(
                                "",
                                "same-prefix-two-sites",
                                "a prefix is offered by one site over each kind of path",
                                "S36")
                        .example(
                                "sites: { hq: { advertises: { vpn: [10.10.0.0/15] }, ... },\n"
                                        + "    plant: { advertises: { vpn: [10.10.0.0/15] }, ... } }",
                                "let only the site that has the addresses advertise them")
                        .byProof(BESIDE),
                Rule.warning(
                                "",
                                "default-route-on-premises",
                                "no site advertises 0.0.0.0/0, which would draw the internet's traffic on-premises",
                                "S36")
                        .example(
                                "advertises: { expressRoute: [0.0.0.0/0] }",
                                "accept it where forced tunnelling is meant; otherwise advertise the site's prefixes only")
                        .byProof(BESIDE + "; what goes there counts as not delivered"),
                Rule.warning(
                                "",
                                "site-transit",
                                "no site has a tunnel beside another's with BGP, or they may reach each other through Azure",
                                "S21")
                        .example(
                                "sites: { hq: { vpnDevice: { bgp: { ... }, ... } }, plant: { vpnDevice: { bgp: { ... }, ... } } }",
                                "filter at the sites what they learn, or accept it where transit is welcome")
                        .byProof(BESIDE + "; no security group sees traffic from tunnel to tunnel"),
                Rule.error("", "space-overlap", "no two virtual networks have an address in common", "S36")
                        .byProof(
                                "Azure peers no networks whose spaces overlap: give one of them another space; until then an"
                                        + " address counts as the hub's, or else as that of the network that comes first by name"),
                Rule.warning("", "peering-one-sided", "a peering exists on both sides", "S36")
                        .byProof(
                                "what would go over one that has one side alone is unknown: add the other side to what is"
                                        + " proved, or refresh the stack, so that Azure's own word for its state is there"),
                Rule.warning("", "internet-reachable", "nothing in the network is reachable from the internet", "S37")
                        .byProof("found in networks that other programs made: remove the public IP, or deny its"
                                + " traffic in the security group"),
                Rule.advice("", "pool-assumed", "something has joined the pool of every load-balancing rule", "S41")
                        .byProof(
                                "members join from outside this program: until one has, the proof takes the hosts of the"
                                        + " frontend's subnet for them"),
                Rule.advice(
                                "",
                                "frontend-address-allocated",
                                "the load balancer's address is chosen in the configuration",
                                "")
                        .example("loadBalancer: { subnet: internal }", "write `privateIpAddress`")
                        .byProof("the proof covers every address that Azure may choose"),
                Rule.error("", "appliance-loop", "no appliance gets back what it has handed on", "S36")
                        .byProof(
                                "the packets go round until they are dropped: lead them from the appliance's own subnet to where"
                                        + " they are meant, or give that subnet no route to the appliance"),
                Rule.warning("", "appliance-bypassed", "packets and replies pass the same appliances", "S90")
                        .byProof(
                                "an appliance drops replies, and connections in their midst, whose first packet it has not seen: add"
                                        + " the route that is named, or take out the one that leads only one way through it"),
                Rule.advice(
                                "",
                                "firewall-address-allocated",
                                "the private address of an Azure Firewall is known",
                                "S69")
                        .byProof(
                                "a plan does not know it, and the proof takes the first address of AzureFirewallSubnet: prove an"
                                        + " export once the firewall is there"),
                Rule.advice("", "tolerated-needlessly", "an intent fails in each outage in which it may", "")
                        .example(
                                "web: { action: allow, from: hq, ..., mayFailIn: [vpn-gateway] }   # where a circuit carries it",
                                "remove the outage from `mayFailIn`")
                        .byProof(BESIDE + "; told of the outages that were tried"),
                Rule.warning("", "unknown-value", "what the proof depends on is known before the deployment", "")
                        .byProof(
                                "a verdict that depends on it is unknown, not guessed: prove an export once it is known"),
                Rule.warning("", "not-understood", "the proof models every resource that steers or filters packets", "")
                        .byProof("it names the resource or property and what it does instead: judge whether the"
                                + " verdicts still apply"));
    }
}
