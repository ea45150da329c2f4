package hybridnetwork.lifecycle;

/** What the replacement of the slow and the costly resources means, in words that follow {@code a replacement means}. */
public final class ReplacementOutage {
    public static final String CIRCUIT =
            "a new circuit: weeks to order it, both bills meanwhile, and no ExpressRoute until it is provisioned";

    /** Whether the network has a gateway of the other kind. */
    public enum Other {
        PRESENT,
        ABSENT,
        NOT_KNOWN;

        public static Other of(boolean present) {
            return present ? PRESENT : ABSENT;
        }
    }

    private static final String NOTHING = ", in which nothing carries the traffic";

    private ReplacementOutage() {}

    public static String ofExpressRouteGateway(Other vpn) {
        return "up to 45 minutes without ExpressRoute"
                + switch (vpn) {
                    case PRESENT -> ", while the VPN carries the traffic";
                    case ABSENT -> NOTHING;
                    case NOT_KNOWN -> "";
                };
    }

    public static String ofVpnGateway(Other expressRoute) {
        return "about 60 minutes without the VPN and a new public IP for the on-premises device"
                + switch (expressRoute) {
                    case PRESENT -> ", with no backup meanwhile";
                    case ABSENT -> NOTHING;
                    case NOT_KNOWN -> "";
                };
    }
}
