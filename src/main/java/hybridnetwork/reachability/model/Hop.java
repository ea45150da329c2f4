package hybridnetwork.reachability.model;

import hybridnetwork.net.Ipv4;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The next hop of a user or system route: where a packet goes that no gateway route takes.
 *
 * @param appliance its index among the appliances, of a route to one that is known
 * @param address that a route to an appliance names, where that is not a known appliance's
 */
public record Hop(Kind kind, OptionalInt appliance, Optional<Ipv4> address) {
    public static final Hop VNET_LOCAL = of(Kind.VNET_LOCAL);
    public static final Hop VNET_PEERING = of(Kind.VNET_PEERING);
    public static final Hop HALF_PEERING = of(Kind.HALF_PEERING);
    public static final Hop INTERNET = of(Kind.INTERNET);
    public static final Hop NONE = of(Kind.NONE);
    public static final Hop VIRTUAL_NETWORK_GATEWAY = of(Kind.VIRTUAL_NETWORK_GATEWAY);
    public static final Hop OTHER = of(Kind.OTHER);

    /** What kind of hop it is. */
    public enum Kind {
        VNET_LOCAL("VnetLocal"),
        VNET_PEERING("VNetPeering"),
        /** A peering of which one side is missing. */
        HALF_PEERING("a peering of which not both sides are seen"),
        INTERNET("Internet"),
        NONE("None"),
        VIRTUAL_NETWORK_GATEWAY("VirtualNetworkGateway"),
        /** An appliance that is known. */
        APPLIANCE("VirtualAppliance"),
        /** An address that no appliance has: what is sent there is dropped. */
        NO_APPLIANCE("VirtualAppliance"),
        /** An appliance of which it is not known what it is. */
        UNKNOWN_APPLIANCE("VirtualAppliance"),
        /** A next hop that the proof does not know. */
        OTHER("a next hop that is not understood");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private static Hop of(Kind kind) {
        return new Hop(kind, OptionalInt.empty(), Optional.empty());
    }

    /** To an appliance that is known. */
    public static Hop appliance(int index) {
        return new Hop(Kind.APPLIANCE, OptionalInt.of(index), Optional.empty());
    }

    /** To an address that no appliance has. */
    public static Hop noAppliance(Ipv4 address) {
        return new Hop(Kind.NO_APPLIANCE, OptionalInt.empty(), Optional.of(address));
    }

    /** To an address of which it is not, or not yet, known what has it. */
    public static Hop unknownAppliance(Optional<Ipv4> address) {
        return new Hop(Kind.UNKNOWN_APPLIANCE, OptionalInt.empty(), address);
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Azure's spelling, with the address where one is named. */
    @Override
    public String toString() {
        return kind.text + address.map(at -> " " + at).orElse("");
    }
}
