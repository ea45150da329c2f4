package hybridnetwork.edge;

/** What Azure fixes, as the comments of the output say it, each with the id that {@code ./hybrid explain} knows. */
final class Facts {
    /** TCP's segment size in a tunnel; what ExpressRoute carries takes it too. */
    static final int SEGMENT_BYTES = 1350;

    /** The largest packet that the gateways take. */
    static final int PACKET_BYTES = 1400;

    static final int MICROSOFT_ASN = 12076;

    static final int BFD_MILLISECONDS = 300;
    static final int BFD_MULTIPLIER = 3;

    static final int KEEPALIVE_SECONDS = 60;
    static final int HOLD_SECONDS = 180;

    /** How soon a session that was lost is tried again: the default of two minutes would delay the fail-back. */
    static final int RETRY_SECONDS = 5;

    static final String PEER_ORDER = "This end has the first host address of each /30, Microsoft's AS " + MICROSOFT_ASN
            + " the second (peer-ip-order).";
    static final String BFD =
            "Microsoft's end has BFD at 300 ms on new private peerings. Without it a link that fails silently is"
                    + " noticed after the hold time, up to 180 s (peer-bfd).";
    static final String MTU =
            "The ExpressRoute gateway takes packets of at most 1,400 bytes and no fragments (ergw-mtu).";
    static final String MSS = "A tunnel takes TCP segments of 1,350 bytes (tunnel-mss).";
    static final String PREFERENCE =
            "ExpressRoute before the VPN, and among circuits the one that Azure prefers on the way back (onprem-prefers-er).";
    static final String PREPENDS =
            "What is announced over a less preferred way has a longer AS path, so that Azure's way back is the"
                    + " same. Never remove-private-as: it may take the prepended numbers away again.";
    static final String VPN_TIMERS =
            "The VPN gateway's timers are 60 and 180 s and cannot be changed; it has no BFD (vpn-bgp-timers).";
    static final String HOST_ROUTES =
            "The gateway's public addresses are reached past ExpressRoute, or the backup dies with what it backs up"
                    + " (vpn-endpoint-via-internet).";
    static final String PEER_ROUTES =
            "The gateway's BGP addresses are reached through their own tunnels, whatever BGP says.";
    static final String LIFETIMES = "Azure's IKE lifetime is 28,800 s and cannot be changed (ike-lifetime).";
    static final String DEFAULT_POLICY =
            "The connection has no policy of its own: this is what Azure takes then, without DES and"
                    + " 3DES. Its IKE has Diffie-Hellman group 2 alone, which is weak: a policy is better (ipsec-policy-complete).";
    static final String GCM = "GCM is no integrity of IKE: the hash makes keys only (ike-gcm-pair).";
    static final String FILTERS =
            "From Azure its address spaces and nothing else, so no default route; to Azure what the stack says"
                    + " and nothing else.";
    static final String DISCARD = "While BGP has no route the internet must not have these packets, in clear.";

    private Facts() {}
}
