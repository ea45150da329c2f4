package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Offers.Offer;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Section 7, paragraph 3: what the tag {@code VirtualNetwork} holds, for each network and route table. */
final class NetworkTags {
    private final World world;
    private final Peerings peerings;
    private final Offers healthy;

    /** By network, table and whose gateways serve the network. */
    private final Map<String, Tag> tags = new HashMap<>();

    /**
     * The tag but for peered space.
     *
     * @param has what is certainly in it
     * @param perhapsAll whether everything else is perhaps in it
     */
    private record Tag(List<Block> has, boolean perhapsAll) {}

    NetworkTags(World world) {
        this.world = world;
        this.peerings = new Peerings(world);
        this.healthy = new Offers(world, new Outages(world).live(List.of()));
    }

    boolean has(Doubts doubts, Network network, @Nullable Table table, long address) {
        Optional<Network> gateways = peerings.providerOf(doubts, network);
        String key = network.name() + "/" + (table == null ? "" : table.name());
        Tag tag = tags.computeIfAbsent(
                key + "/" + gateways.map(Network::name).orElse(""), any -> tag(network, table, gateways));
        for (Block block : tag.has()) {
            if (block.has(address)) {
                return true;
            }
        }
        for (Network remote : peerings.neighbours(network)) {
            if (Block.anyHas(remote.space(), address) && peerings.letsIntoTag(doubts, network, remote)) {
                return true;
            }
        }
        return tag.perhapsAll() && doubts.ask("VirtualNetwork of " + key + " has " + address);
    }

    private Tag tag(Network network, @Nullable Table table, Optional<Network> gateways) {
        List<Block> has = new ArrayList<>(Block.all(network.space()));
        boolean propagates = table == null || table.propagation();
        boolean perhapsAll = Steering.hasDefault(table);
        if (propagates) {
            for (Offer offer : gateways.map(this::offers).orElse(List.of())) {
                has.add(offer.prefix());
                perhapsAll |= offer.prefix().length() == 0;
            }
        }
        gateways.flatMap(it -> world.gateway(it, true))
                .ifPresent(gateway -> world.tunnels.stream()
                        .filter(tunnel -> tunnel.gateway().equals(gateway.name()))
                        .forEach(tunnel ->
                                has.addAll(Block.all(world.localGateway(tunnel).prefixes()))));
        if (table != null) {
            table.routes().forEach(route -> has.add(Block.of(route.prefix())));
        }
        has.add(new Block(Groups.AZURE, 32));
        has.removeIf(block -> block.length() == 0);
        if (perhapsAll) {
            world.sites.forEach(site -> has.addAll(Block.all(site.prefixes())));
        }
        // Section 5, paragraphs 1 and 2: what a circuit or a device that nobody knows offers may be anything.
        boolean offeredByUnknown = propagates
                && gateways.filter(it -> healthy.hasUnknownCircuit(it) || healthy.hasUnknownTunnel(it))
                        .isPresent();
        return new Tag(has, perhapsAll || offeredByUnknown);
    }

    private List<Offer> offers(Network gateways) {
        return Stream.concat(healthy.expressRoute(gateways).stream(), healthy.vpn(gateways).stream())
                .toList();
    }
}
