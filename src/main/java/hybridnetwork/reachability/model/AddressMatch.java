package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of one side of a security rule: prefixes and service tags.
 *
 * @param prefixes 0.0.0.0/0 for {@code *}
 * @param maybe prefixes that it may match: of a service tag or an application security group whose members are not known
 * @param tags the service tags among them
 */
public record AddressMatch(
        List<Prefix> prefixes,
        boolean virtualNetwork,
        boolean internet,
        boolean loadBalancer,
        List<Prefix> maybe,
        List<ServiceTag> tags) {
    public static final AddressMatch ANY =
            new AddressMatch(List.of(Prefix.ALL), false, false, false, List.of(), List.of());
    public static final AddressMatch MAYBE_ANY =
            new AddressMatch(List.of(), false, false, false, List.of(Prefix.ALL), List.of());
    public static final AddressMatch VIRTUAL_NETWORK =
            new AddressMatch(List.of(), true, false, false, List.of(), List.of());
    public static final AddressMatch INTERNET = new AddressMatch(List.of(), false, true, false, List.of(), List.of());
    public static final AddressMatch LOAD_BALANCER =
            new AddressMatch(List.of(), false, false, true, List.of(), List.of());

    public AddressMatch {
        prefixes = List.copyOf(prefixes);
        maybe = List.copyOf(maybe);
        tags = List.copyOf(tags);
    }

    /** The same side where some addresses are known to be a tag's: they are matched where one of its tags holds that one. */
    AddressMatch where(ServiceTag held, PrefixSet addresses) {
        if (tags.stream().noneMatch(tag -> tag.holds(held))) {
            return this;
        }
        List<Prefix> surely = new ArrayList<>(prefixes);
        surely.addAll(addresses.prefixes());
        return new AddressMatch(surely, virtualNetwork, internet, loadBalancer, maybe, tags);
    }

    /** The same side for addresses of which it is known which tags hold them: those given and the wider ones, and no others. */
    AddressMatch holding(List<ServiceTag> held, PrefixSet addresses) {
        if (tags.isEmpty()) {
            return this;
        }
        List<Prefix> surely = new ArrayList<>(prefixes);
        if (tags.stream().anyMatch(tag -> held.stream().anyMatch(tag::holds))) {
            surely.addAll(addresses.prefixes());
        }
        List<Prefix> untagged = new ArrayList<>(maybe);
        untagged.removeAll(addresses.prefixes());
        return new AddressMatch(surely, virtualNetwork, internet, loadBalancer, untagged, tags);
    }

    /** The same side of a rule of which it is not known whether it matches at all. */
    public AddressMatch perhaps() {
        if (virtualNetwork || internet || loadBalancer) {
            return MAYBE_ANY;
        }
        List<Prefix> all = new ArrayList<>(maybe);
        all.addAll(prefixes);
        return new AddressMatch(List.of(), false, false, false, all, List.of());
    }

    public boolean isNothing() {
        return prefixes.isEmpty() && maybe.isEmpty() && !virtualNetwork && !internet && !loadBalancer;
    }
}
