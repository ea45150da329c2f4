package hybridnetwork.reachability;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import java.util.List;
import java.util.Optional;

/**
 * What no Azure resource says, and what is to be proved.
 *
 * @param baseName the prefix of every Azure name, by which resources are matched to sites, circuits and subnets
 * @param appliances that the configuration declares, whatever the resources show
 * @param networksOfOthers the ids of networks that are somebody else's: verdicts rest on what their owners let through
 * @param hub the Azure name of the network with the gateways, where it does not follow from the base name
 */
public record ProofInputs(
        String baseName,
        List<Site> sites,
        List<Circuit> circuits,
        List<Intent> intents,
        ImplicitOutbound implicitOutbound,
        List<DeclaredAppliance> appliances,
        List<String> networksOfOthers,
        Optional<String> hub) {
    public ProofInputs {
        sites = List.copyOf(sites);
        circuits = List.copyOf(circuits);
        intents = List.copyOf(intents);
        appliances = List.copyOf(appliances);
        networksOfOthers = List.copyOf(networksOfOthers);
    }

    /** Of a subscription of which nothing is known of the implicit outbound access. */
    public ProofInputs(String baseName, List<Site> sites, List<Circuit> circuits, List<Intent> intents) {
        this(baseName, sites, circuits, intents, ImplicitOutbound.UNKNOWN);
    }

    /** Without appliances beside those that the resources show. */
    public ProofInputs(
            String baseName,
            List<Site> sites,
            List<Circuit> circuits,
            List<Intent> intents,
            ImplicitOutbound implicitOutbound) {
        this(baseName, sites, circuits, intents, implicitOutbound, List.of());
    }

    /** With a hub that is named after the base name, if it is this program's. */
    public ProofInputs(
            String baseName,
            List<Site> sites,
            List<Circuit> circuits,
            List<Intent> intents,
            ImplicitOutbound implicitOutbound,
            List<DeclaredAppliance> appliances) {
        this(baseName, sites, circuits, intents, implicitOutbound, appliances, List.of(), Optional.empty());
    }

    /** The site of a name, which one has. */
    public Site site(String name) {
        return sites.stream()
                .filter(site -> site.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A network on-premises.
     *
     * @param addressPrefixes the addresses that the site has
     * @param expressRoute what it advertises over ExpressRoute; {@code addressPrefixes} when empty
     * @param vpn what it advertises over the VPN where the tunnel runs BGP; {@code addressPrefixes} when empty
     * @param vpnDevices its VPN devices, where it has any
     */
    public record Site(
            String name,
            List<Prefix> addressPrefixes,
            Optional<List<Prefix>> expressRoute,
            Optional<List<Prefix>> vpn,
            List<Device> vpnDevices) {
        public Site {
            addressPrefixes = List.copyOf(addressPrefixes);
            expressRoute = expressRoute.map(List::copyOf);
            vpn = vpn.map(List::copyOf);
            vpnDevices = List.copyOf(vpnDevices);
        }

        public List<Prefix> advertisedOverExpressRoute() {
            return expressRoute.orElse(addressPrefixes);
        }

        public List<Prefix> advertisedOverVpn() {
            return vpn.orElse(addressPrefixes);
        }
    }

    /**
     * A VPN device of a site.
     *
     * @param name as outages call it where the site has several; absent where the configuration gives it none
     * @param endpoint its address or domain name
     */
    public record Device(Optional<String> name, String endpoint) {}

    /**
     * A circuit that the configuration declares.
     *
     * @param sites the names of the sites that reach Azure over it
     * @param circuitId the ARM id of a circuit that exists already
     * @param azureName of one of the stack's own, where it does not follow from the base name
     */
    public record Circuit(String name, List<String> sites, Optional<String> circuitId, Optional<String> azureName) {
        public Circuit {
            sites = List.copyOf(sites);
        }

        /** One that is named after the base name, if it is this program's. */
        public Circuit(String name, List<String> sites, Optional<String> circuitId) {
            this(name, sites, circuitId, Optional.empty());
        }
    }

    /**
     * An appliance of somebody else's, which forwards packets of others and is taken at its word.
     *
     * @param name as paths, outages and obligations call it
     * @param address a host of one of the networks, which next hops name
     */
    public record DeclaredAppliance(String name, Ipv4 address) {}

    /** The protocols of an intent. */
    public enum FlowProtocol {
        TCP,
        UDP,
        ICMP,
        /** {@code *}: every IP protocol without ports or with all of them, otherwise TCP and UDP. */
        ANY
    }

    /**
     * A flow that must work or must not.
     *
     * @param ports the destination ports; empty for all
     * @param mayFailIn names of single outages in which an {@code allow} may be violated
     */
    public record Intent(
            String name,
            Action action,
            FlowEnd from,
            FlowEnd to,
            FlowProtocol protocol,
            List<PortRange> ports,
            List<String> mayFailIn) {
        public Intent {
            ports = List.copyOf(ports);
            mayFailIn = List.copyOf(mayFailIn);
        }

        /** Whether a violation is tolerated while these have failed: of two outages one has to be named. */
        public boolean tolerates(List<String> failed) {
            return failed.stream().anyMatch(mayFailIn::contains);
        }
    }
}
