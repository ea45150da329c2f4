package hybridnetwork.lifecycle;

/** What the replacement of the slow and the costly resources means, in words that follow {@code a replacement means}. */
public final class ReplacementOutage {
    public static final String EXPRESSROUTE_GATEWAY =
            "up to 45 minutes without ExpressRoute, while the VPN carries the traffic";

    public static final String VPN_GATEWAY =
            "about 60 minutes without the VPN and a new public IP for the on-premises device, with no backup meanwhile";

    public static final String CIRCUIT =
            "a new circuit: weeks to order it, both bills meanwhile, and no ExpressRoute until it is provisioned";

    private ReplacementOutage() {}
}
