package hybridnetwork.config;

import java.util.List;
import java.util.Optional;

/** An ExpressRoute circuit that the network is connected to: ordered by this stack, or somebody else's. */
public sealed interface Circuit {
    /** The key under {@code circuits}. */
    String name();

    /** The names of the sites that reach Azure over it. */
    List<String> sites();

    ConnectionOptions connection();

    /** A circuit that this stack creates. */
    sealed interface Owned extends Circuit {
        Tier tier();

        Family family();

        /** Absent where the provider manages the peering (a layer-3 service). */
        Optional<PrivatePeering> privatePeering();

        /** The names of keys that are issued to other subscriptions ({@code er-authorization}). */
        List<String> authorizations();

        /** The nominal rate in Mbit/s. */
        int rateMbps();
    }

    /**
     * A circuit at a connectivity provider, who has to provision it after it was ordered.
     *
     * @param peeringLocation the meet-me city, not an Azure region ({@code er-peering-location-not-region})
     */
    record AtProvider(
            String name,
            List<String> sites,
            String provider,
            String peeringLocation,
            int bandwidthMbps,
            Tier tier,
            Family family,
            Optional<PrivatePeering> privatePeering,
            List<String> authorizations,
            ConnectionOptions connection)
            implements Owned {
        @Override
        public int rateMbps() {
            return bandwidthMbps;
        }
    }

    /**
     * A circuit on a port pair of one's own (ExpressRoute Direct), which no provider has to provision.
     *
     * @param portId the ARM id of the {@code expressRoutePorts} resource
     */
    record OnDirectPort(
            String name,
            List<String> sites,
            String portId,
            int bandwidthGbps,
            Tier tier,
            Family family,
            Optional<PrivatePeering> privatePeering,
            List<String> authorizations,
            ConnectionOptions connection)
            implements Owned {
        @Override
        public int rateMbps() {
            return bandwidthGbps * 1000;
        }
    }

    /**
     * A circuit that exists already, perhaps in another subscription; only the connection to it is created.
     *
     * @param circuitId its ARM id
     */
    record Existing(String name, List<String> sites, String circuitId, ConnectionOptions connection)
            implements Circuit {}

    /**
     * Options of the connection between circuit and gateway.
     *
     * @param routingWeight 0 to 32000; of several circuits with the same route the higher weight is preferred
     * @param fastPath whether traffic to the network bypasses the gateway ({@code ergw-fastpath})
     */
    record ConnectionOptions(int routingWeight, boolean fastPath) {}

    /** The reach of a circuit ({@code er-sku-enums}). */
    enum Tier {
        Local,
        Standard,
        Premium
    }

    /** How its traffic is billed ({@code er-sku-enums}). */
    enum Family {
        MeteredData,
        UnlimitedData
    }
}
