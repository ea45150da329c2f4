package hybridnetwork.limits;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.Map;

/** Addresses with a meaning that a network, a device or a tunnel cannot give them. */
public final class ReservedAddresses {
    public static final Prefix APIPA = Prefix.parse("169.254.0.0/16");

    /** What no virtual network may hold, with the reason as messages give it ({@code vnet-forbidden-ranges}). */
    public static final Map<Prefix, String> FORBIDDEN = Map.of(
            Prefix.parse("224.0.0.0/4"),
            "multicast",
            Prefix.parse("255.255.255.255/32"),
            "broadcast",
            Prefix.parse("127.0.0.0/8"),
            "loopback",
            APIPA,
            "link-local",
            Prefix.parse("168.63.129.16/32"),
            "Azure's internal DNS and probes");

    /** What Azure's end of a tunnel may have of it ({@code apipa}). */
    public static final PrefixSet AZURE_APIPA =
            PrefixSet.ofRange(Ipv4.parse("169.254.21.0"), Ipv4.parse("169.254.22.255"));

    private ReservedAddresses() {}
}
