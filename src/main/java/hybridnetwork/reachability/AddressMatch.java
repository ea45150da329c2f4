package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;

/**
 * The addresses of one side of a security rule: prefixes and service tags.
 *
 * @param prefixes 0.0.0.0/0 for {@code *}
 */
record AddressMatch(List<Prefix> prefixes, boolean virtualNetwork, boolean internet, boolean loadBalancer) {
    static final AddressMatch ANY = new AddressMatch(List.of(Prefix.ALL), false, false, false);
    static final AddressMatch VIRTUAL_NETWORK = new AddressMatch(List.of(), true, false, false);
    static final AddressMatch INTERNET = new AddressMatch(List.of(), false, true, false);
    static final AddressMatch LOAD_BALANCER = new AddressMatch(List.of(), false, false, true);

    /** What may match while it is not known which addresses the tags hold. */
    AddressMatch withDoubtfulTags() {
        return virtualNetwork ? ANY : this;
    }

    boolean isNothing() {
        return prefixes.isEmpty() && !virtualNetwork && !internet && !loadBalancer;
    }

    boolean contains(Ipv4 address, Tags tags) {
        return (virtualNetwork && tags.virtualNetwork().contains(address))
                || (internet && tags.internet().contains(address))
                || (loadBalancer && address.equals(Space.PLATFORM))
                || prefixes.stream().anyMatch(prefix -> prefix.contains(address));
    }
}
