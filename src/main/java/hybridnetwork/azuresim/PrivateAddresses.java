package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The addresses within a subnet: which of them a request may name, who has them, and which are free. */
final class PrivateAddresses {
    static final String ADDRESS = "privateIPAddress";
    private static final int RESERVED = 4;

    /** Where resources of each kind list what has an address: frontends, IP configurations. */
    private static final List<String> LISTS = List.of("frontendIPConfigurations", "ipConfigurations");

    private PrivateAddresses() {}

    /** @throws AzureError when the address is not one that the resource can have in its subnet */
    static void admit(ArmId owner, Bag configuration, World world) {
        Optional<ArmId> subnet = configuration.id("subnet", "id");
        Optional<Prefix> range = subnet.flatMap(id -> Subnets.range(id, world));
        Optional<String> text = configuration.text(ADDRESS);
        Optional<Ipv4> address = text.flatMap(Ipv4::tryParse);
        if (text.isPresent() && address.isEmpty() && !Cidr.isIpv6(text.get())) {
            throw AzureError.badRequest(
                    "InvalidIPAddressFormat", "The IP address " + text.get() + " of " + owner + " is invalid.");
        }
        if (range.isEmpty() || address.isEmpty()) {
            return;
        }
        if (!range.get().contains(address.get())) {
            throw AzureError.badRequest(
                    "PrivateIPAddressNotInSubnet",
                    "Private static IP address " + address.get() + " does not belong to the range of subnet prefix "
                            + range.get() + ".");
        }
        long offset = address.get().number() - range.get().first().number();
        if (offset < RESERVED || address.get().equals(range.get().last())) {
            throw AzureError.badRequest(
                    "PrivateIPAddressInReservedRange",
                    "Private static IP address " + address.get() + " falls within reserved IP range of subnet"
                            + " prefix " + range.get() + ".");
        }
        for (StoredResource user : world.users(subnet.get())) {
            if (!user.id().equals(owner) && taken(user, subnet.get()).contains(address.get())) {
                throw AzureError.badRequest(
                        "PrivateIPAddressIsAllocated",
                        "IP configuration of " + owner + " is using the private IP address " + address.get()
                                + " which is already allocated to resource " + user.id() + ".");
            }
        }
    }

    private static Set<Ipv4> taken(StoredResource user, ArmId subnet) {
        Set<Ipv4> addresses = new HashSet<>();
        for (String list : LISTS) {
            for (Bag configuration : user.body().bags(list)) {
                if (configuration.id("subnet", "id").filter(subnet::equals).isPresent()) {
                    configuration.text(ADDRESS).flatMap(Ipv4::tryParse).ifPresent(addresses::add);
                }
            }
        }
        user.facts().texts(ADDRESS).stream()
                .flatMap(text -> Ipv4.tryParse(text).stream())
                .forEach(addresses::add);
        return addresses;
    }

    /** The first address of a subnet that nobody has. */
    static Optional<String> free(ArmId subnet, Set<String> also, World world) {
        Set<Ipv4> taken = new HashSet<>();
        world.users(subnet).forEach(user -> taken.addAll(taken(user, subnet)));
        return Subnets.range(subnet, world).flatMap(range -> {
            for (long number = range.first().number() + RESERVED;
                    number < range.last().number();
                    number++) {
                Ipv4 address = Ipv4.of(number);
                if (!taken.contains(address) && !also.contains(address.toString())) {
                    return Optional.of(address.toString());
                }
            }
            return Optional.empty();
        });
    }
}
