package hybridnetwork.preflight;

import hybridnetwork.config.Region;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Azure's regions, to tell them from the cities where circuits are handed over. */
final class Regions {
    private static final Set<String> ALL = Set.of(
            "australiacentral",
            "australiacentral2",
            "australiaeast",
            "australiasoutheast",
            "austriaeast",
            "belgiumcentral",
            "brazilsouth",
            "brazilsoutheast",
            "canadacentral",
            "canadaeast",
            "centralindia",
            "centralus",
            "chilecentral",
            "chinaeast",
            "chinaeast2",
            "chinaeast3",
            "chinanorth",
            "chinanorth2",
            "chinanorth3",
            "denmarkeast",
            "eastasia",
            "eastus",
            "eastus2",
            "francecentral",
            "francesouth",
            "germanynorth",
            "germanywestcentral",
            "indonesiacentral",
            "israelcentral",
            "italynorth",
            "japaneast",
            "japanwest",
            "jioindiacentral",
            "jioindiawest",
            "koreacentral",
            "koreasouth",
            "malaysiawest",
            "mexicocentral",
            "newzealandnorth",
            "northcentralus",
            "northeurope",
            "norwayeast",
            "norwaywest",
            "polandcentral",
            "qatarcentral",
            "southafricanorth",
            "southafricawest",
            "southcentralus",
            "southeastasia",
            "southindia",
            "spaincentral",
            "swedencentral",
            "swedensouth",
            "switzerlandnorth",
            "switzerlandwest",
            "taiwannorth",
            "uaecentral",
            "uaenorth",
            "uksouth",
            "ukwest",
            "usgovarizona",
            "usgovtexas",
            "usgovvirginia",
            "westcentralus",
            "westeurope",
            "westindia",
            "westus",
            "westus2",
            "westus3");

    /** A peering location near a region; the provider's own list decides. */
    private static final Map<String, String> CITIES = Map.ofEntries(
            Map.entry("australiaeast", "Sydney"),
            Map.entry("brazilsouth", "Sao Paulo"),
            Map.entry("canadacentral", "Toronto"),
            Map.entry("centralus", "Chicago"),
            Map.entry("eastasia", "Hong Kong"),
            Map.entry("eastus", "Washington DC"),
            Map.entry("eastus2", "Washington DC"),
            Map.entry("francecentral", "Paris"),
            Map.entry("germanywestcentral", "Frankfurt"),
            Map.entry("japaneast", "Tokyo"),
            Map.entry("northcentralus", "Chicago"),
            Map.entry("northeurope", "Dublin"),
            Map.entry("southcentralus", "Dallas"),
            Map.entry("southeastasia", "Singapore"),
            Map.entry("uksouth", "London"),
            Map.entry("westeurope", "Amsterdam"),
            Map.entry("westus", "Silicon Valley"),
            Map.entry("westus2", "Seattle"));

    private Regions() {}

    static Set<String> all() {
        return ALL;
    }

    static boolean isRegion(String name) {
        return ALL.contains(plain(name));
    }

    static Optional<String> cityOf(String region) {
        return Optional.ofNullable(CITIES.get(plain(region)));
    }

    private static String plain(String name) {
        return Region.shortForm(name);
    }
}
