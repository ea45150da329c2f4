package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Bag;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the hosts that have a public IP at a network interface. */
public final class PublicHostReader {
    private final Inventory inventory;
    private final Notes notes;
    private final List<Subnet> subnets;
    private final Predicate<Bag> elsewhere;

    /** @param elsewhere whether an address is in another virtual network */
    public PublicHostReader(Inventory inventory, Notes notes, List<Subnet> subnets, Predicate<Bag> elsewhere) {
        this.inventory = inventory;
        this.notes = notes;
        this.subnets = subnets;
        this.elsewhere = elsewhere;
    }

    public PrefixSet read() {
        List<PrefixSet> hosts = new ArrayList<>();
        for (Resource card : inventory.all("NetworkInterface")) {
            if (card.bag().isOpaque("ipConfigurations")) {
                notes.unknown(
                        card, "ipConfigurations", "a public IP there is left out of the proof", Doubt.FROM_INTERNET);
            }
            for (Bag configuration : card.bag().bags("ipConfigurations")) {
                if (configuration.has("publicIPAddress") && !elsewhere.test(configuration)) {
                    hosts.add(addresses(card, configuration));
                }
            }
        }
        return PrefixSet.unionOf(hosts);
    }

    /** The private address behind the public one; every host of the subnet while it is not known. */
    private PrefixSet addresses(Resource card, Bag configuration) {
        Optional<Ipv4> address = configuration.text("privateIPAddress").flatMap(Ipv4::tryParse);
        if (address.isPresent()) {
            return PrefixSet.of(address.get());
        }
        notes.unknown(card, "privateIPAddress", "every host of its subnet is taken to have the public IP");
        Optional<String> subnet =
                configuration.bag("subnet").flatMap(s -> s.text("id")).map(Resource::lastSegment);
        PrefixSet among = PrefixSet.unionOf(subnets.stream()
                .filter(s -> subnet.isEmpty() || s.azureName().equalsIgnoreCase(subnet.get()))
                .map(Subnet::hosts)
                .toList());
        notes.doubt(card, "privateIPAddress", Doubt.publicAmong(among));
        return among;
    }
}
