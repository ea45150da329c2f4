package hybridnetwork.azuresim;

import static hybridnetwork.azuresim.Refusals.assertRefused;
import static hybridnetwork.azuresim.Refusals.assertRefusedBecause;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.ArmId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Private endpoints and the zones that name them. */
class PrivateZonesTest {
    private final SampleNetwork sample = SampleNetwork.empty();
    private final ArmId zone = sample.network("privateDnsZones", "privatelink.blob.core.windows.net");
    private final ArmId link = zone.child("virtualNetworkLinks", "hub");

    @BeforeEach
    void putZone() {
        sample.putNetwork();
        sample.put(ResourceKind.ZONE, zone, Map.of("location", "global"));
        putLink(link, true);
    }

    private void putLink(ArmId id, boolean registers) {
        sample.put(
                ResourceKind.ZONE_LINK,
                id,
                Map.of(
                        "location",
                        "global",
                        "registrationEnabled",
                        registers,
                        "virtualNetwork",
                        SampleNetwork.reference(sample.network)));
    }

    @Test
    void aZoneIsLinkedToANetworkOnceAndANetworkRegistersWithOneZone() {
        assertRefused("Conflict", () -> putLink(zone.child("virtualNetworkLinks", "again"), false));
        ArmId other = sample.network("privateDnsZones", "corp.internal");
        sample.put(ResourceKind.ZONE, other, Map.of("location", "global"));
        ArmId second = other.child("virtualNetworkLinks", "hub");
        assertRefusedBecause("registers with the zone", () -> putLink(second, true));
        putLink(second, false);
    }

    @Test
    void theRecordOfAZoneMayHaveANameThatNothingElseHas() {
        ArmId record = zone.child("A", "@");
        sample.put(ResourceKind.ZONE_RECORD, record, Map.of("ttl", 300.0));
        assertThat(sample.azure.get(record)).isPresent();
        assertRefused(
                "InvalidResourceName",
                () -> sample.put(
                        ResourceKind.ROUTE_TABLE, sample.network("routeTables", "@"), Map.of("location", "centralus")));
        assertRefused(
                "ResourceNotFound",
                () -> sample.put(
                        ResourceKind.ZONE_RECORD,
                        sample.network("privateDnsZones", "none.internal").child("A", "@"),
                        Map.of()));
    }

    @Test
    void aLinkedZoneStaysAndSoDoesItsNetwork() {
        assertRefused("CannotDeleteResource", () -> sample.delete(zone));
        assertRefusedBecause("in use by " + link, () -> sample.delete(sample.network));
        sample.delete(link);
        sample.delete(zone);
        sample.delete(sample.network);
    }

    @Test
    void anEndpointHasAnAddressInItsSubnetAndAGroupOfZones() {
        ArmId endpoint = sample.network("privateEndpoints", "blob");
        ArmId internal = sample.network.child("subnets", "internal");
        sample.put(
                ResourceKind.PRIVATE_ENDPOINT,
                endpoint,
                Map.of(
                        "location",
                        "centralus",
                        "subnet",
                        SampleNetwork.reference(internal),
                        "privateLinkServiceConnections",
                        List.of(Map.of("name", "c"))));
        assertThat(sample.azure.properties(endpoint).toString()).contains("10.20.1.4");
        assertRefused("InUseSubnetCannotBeDeleted", () -> sample.delete(sample.network));

        ArmId group = endpoint.child("privateDnsZoneGroups", "default");
        sample.put(
                ResourceKind.ZONE_GROUP,
                group,
                Map.of("privateDnsZoneConfigs", List.of(Map.of("name", "blob", "privateDnsZoneId", zone.toString()))));
        assertRefused(
                "ResourceNotFound",
                () -> sample.put(
                        ResourceKind.ZONE_GROUP,
                        sample.network("privateEndpoints", "none").child("privateDnsZoneGroups", "default"),
                        Map.of()));
        sample.delete(endpoint);
        assertThat(sample.azure.get(group)).as("it goes with its endpoint").isEmpty();
    }
}
