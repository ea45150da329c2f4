package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import java.util.List;

/**
 * The addresses of one side of a security rule: prefixes and service tags.
 *
 * @param prefixes 0.0.0.0/0 for {@code *}
 * @param maybe prefixes that it may match: of a service tag or an application security group whose members are not known
 */
public record AddressMatch(
        List<Prefix> prefixes, boolean virtualNetwork, boolean internet, boolean loadBalancer, List<Prefix> maybe) {
    public static final AddressMatch ANY = new AddressMatch(List.of(Prefix.ALL), false, false, false, List.of());
    public static final AddressMatch MAYBE_ANY = new AddressMatch(List.of(), false, false, false, List.of(Prefix.ALL));
    public static final AddressMatch VIRTUAL_NETWORK = new AddressMatch(List.of(), true, false, false, List.of());
    public static final AddressMatch INTERNET = new AddressMatch(List.of(), false, true, false, List.of());
    public static final AddressMatch LOAD_BALANCER = new AddressMatch(List.of(), false, false, true, List.of());

    public AddressMatch {
        prefixes = List.copyOf(prefixes);
        maybe = List.copyOf(maybe);
    }

    public boolean isNothing() {
        return prefixes.isEmpty() && maybe.isEmpty() && !virtualNetwork && !internet && !loadBalancer;
    }
}
