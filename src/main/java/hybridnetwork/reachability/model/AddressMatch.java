package hybridnetwork.reachability.model;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;

/**
 * The addresses of one side of a security rule: prefixes and service tags.
 *
 * @param prefixes 0.0.0.0/0 for {@code *}
 */
public record AddressMatch(List<Prefix> prefixes, boolean virtualNetwork, boolean internet, boolean loadBalancer) {
    public static final AddressMatch ANY = new AddressMatch(List.of(Prefix.ALL), false, false, false);
    public static final AddressMatch VIRTUAL_NETWORK = new AddressMatch(List.of(), true, false, false);
    public static final AddressMatch INTERNET = new AddressMatch(List.of(), false, true, false);
    public static final AddressMatch LOAD_BALANCER = new AddressMatch(List.of(), false, false, true);

    /** What may match while it is not known which addresses the tags hold. */
    public AddressMatch withDoubtfulTags() {
        return virtualNetwork ? ANY : this;
    }

    public boolean isNothing() {
        return prefixes.isEmpty() && !virtualNetwork && !internet && !loadBalancer;
    }

    public boolean contains(Ipv4 address, Tags tags) {
        return (virtualNetwork && tags.virtualNetwork().contains(address))
                || (internet && tags.internet().contains(address))
                || (loadBalancer && address.equals(Space.PLATFORM))
                || prefixes.stream().anyMatch(prefix -> prefix.contains(address));
    }
}
