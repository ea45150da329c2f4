package hybridnetwork.config;

import java.util.List;

/** The availability zones of a region, as Azure numbers them. */
public final class AvailabilityZones {
    /** Every region that has zones has three. */
    public static final List<String> ALL = List.of("1", "2", "3");

    private AvailabilityZones() {}

    /** The zones of a public IP whose gateway is, or is not, spread over them ({@code vpngw-pip-zones}). */
    public static List<String> ofPublicIp(boolean zoneRedundantGateway) {
        return zoneRedundantGateway ? ALL : List.of();
    }
}
