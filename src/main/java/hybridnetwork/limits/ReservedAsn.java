package hybridnetwork.limits;

import hybridnetwork.net.Asn;
import java.util.Optional;
import java.util.Set;

/** AS numbers that an end of a tunnel or a peering cannot have ({@code asn-rules}, {@code peer-asn}). */
public final class ReservedAsn {
    /** What a VPN gateway has unless another is given. */
    public static final long AZURE_DEFAULT = 65515;

    private static final Set<Long> RESERVED_BY_AZURE =
            Set.of(8074L, 8075L, 12076L, 65515L, 65517L, 65518L, 65519L, 65520L);

    /** Outside the usable ranges of the documentation, which does not say that it is refused. */
    private static final Set<Long> DOUBTFUL = Set.of(65516L, Asn.HIGHEST);

    private static final long FIRST_OF_PEERINGS = 65515;
    private static final long LAST_OF_PEERINGS = 65520;
    private static final long MICROSOFT = 12076;

    private ReservedAsn() {}

    /** Who has reserved a number that an end of a tunnel may not have; nobody for a usable one. */
    public static Optional<String> owner(long asn) {
        if (RESERVED_BY_AZURE.contains(asn)) {
            return Optional.of("Azure");
        }
        boolean iana = asn == 0 || asn == 23456 || (asn >= 64496 && asn <= 64511) || (asn >= 65535 && asn <= 65551);
        return iana ? Optional.of("IANA") : Optional.empty();
    }

    public static boolean isDoubtful(long asn) {
        return DOUBTFUL.contains(asn);
    }

    /** Whether the peer of a circuit cannot have a number. */
    public static boolean isOfPeerings(long asn) {
        return (asn >= FIRST_OF_PEERINGS && asn <= LAST_OF_PEERINGS) || asn == MICROSOFT || asn == 0;
    }
}
