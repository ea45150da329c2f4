package hybridnetwork.config;

import java.util.List;
import java.util.Set;

/**
 * The availability zones that a stack uses: those of its region, unless the stack says otherwise.
 *
 * @param names as Azure numbers them; empty where there are none
 */
public record AvailabilityZones(List<String> names) {
    /** Every region that has zones has three. */
    public static final AvailabilityZones ALL = new AvailabilityZones(List.of("1", "2", "3"));

    public static final AvailabilityZones NONE = new AvailabilityZones(List.of());

    /** The word for what the region has, as the table below knows it. */
    static final String OF_REGION = "region";

    /**
     * Regions without zones. Azure's own answer about its locations ({@code availabilityZoneMappings}) as of 12 March 2026,
     * kept in Azure/terraform-azurerm-avm-utl-regions, modules/cached-data; the same as in Microsoft's list of regions
     * (learn.microsoft.com/azure/reliability/regions-list). China: docs.azure.cn, reliability/regions-list.
     */
    public static final Set<String> REGIONS_WITHOUT = Set.of(
            "australiacentral",
            "australiacentral2",
            "australiasoutheast",
            "brazilsoutheast",
            "canadaeast",
            "chinaeast",
            "chinaeast2",
            "chinaeast3",
            "chinanorth",
            "chinanorth2",
            "francesouth",
            "germanynorth",
            "jioindiacentral",
            "jioindiawest",
            "koreasouth",
            "northcentralus",
            "norwaywest",
            "southafricawest",
            "southindia",
            "switzerlandwest",
            "uaecentral",
            "ukwest",
            "westcentralus",
            "westindia",
            "westus");

    /** Regions with zones: the same sources, and for the US government's learn.microsoft.com, availability-zones-service-support. */
    private static final Set<String> REGIONS_WITH = Set.of(
            "australiaeast",
            "austriaeast",
            "belgiumcentral",
            "brazilsouth",
            "canadacentral",
            "centralindia",
            "centralus",
            "chilecentral",
            "chinanorth3",
            "denmarkeast",
            "eastasia",
            "eastus",
            "eastus2",
            "francecentral",
            "germanywestcentral",
            "indonesiacentral",
            "israelcentral",
            "italynorth",
            "japaneast",
            "japanwest",
            "koreacentral",
            "malaysiawest",
            "mexicocentral",
            "newzealandnorth",
            "northeurope",
            "norwayeast",
            "polandcentral",
            "qatarcentral",
            "southafricanorth",
            "southcentralus",
            "southeastasia",
            "spaincentral",
            "swedencentral",
            "switzerlandnorth",
            "uaenorth",
            "uksouth",
            "usgovvirginia",
            "westeurope",
            "westus2",
            "westus3");

    public AvailabilityZones {
        names = names.stream().sorted().toList();
    }

    /**
     * The zones of a region. Of one that is in no table all are taken: that is refused at the first public IP where it is
     * wrong, while none would leave gateways in one place for good.
     *
     * @param region in its short form
     */
    static AvailabilityZones of(String region) {
        return REGIONS_WITHOUT.contains(region) ? NONE : ALL;
    }

    /** Whether the tables have a region. */
    public static boolean areKnown(String region) {
        return REGIONS_WITHOUT.contains(region) || REGIONS_WITH.contains(region);
    }

    /** Whether a region has zones, as far as the tables know. */
    public static boolean exist(String region) {
        return REGIONS_WITH.contains(region);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /**
     * The zones of a gateway's public IP. Gateways with a zone-redundant SKU are deployed in every region
     * ({@code vpngw-non-az-retired}), where there are no zones with addresses in none.
     */
    public List<String> ofPublicIp(boolean zoneRedundantSku) {
        return zoneRedundantSku ? names : List.of();
    }

    /** The word {@code region}, or the zones themselves. */
    static Reading<AvailabilityZones> reading(String region) {
        Reading<List<String>> list = Composites.distinct(Composites.list(Scalars.zone(), true));
        return (node, path, problems) ->
                node instanceof ConfigNode.Scalar scalar && scalar.text().equals(OF_REGION)
                        ? Value.of(of(region))
                        : list.read(node, path, problems).map(AvailabilityZones::new);
    }
}
