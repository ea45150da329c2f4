package hybridnetwork.limits;

/** How many address prefixes a virtual network may have. */
public final class PrefixLimits {
    /** While a circuit is being connected; a network that is connected may grow beyond it ({@code er-create-200-spaces}). */
    public static final int TO_CONNECT_A_CIRCUIT = 200;

    private PrefixLimits() {}
}
