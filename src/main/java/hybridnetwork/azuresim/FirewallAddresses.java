package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subnets and addresses of an Azure Firewall. Where no code is named, none is known. */
final class FirewallAddresses {
    private static final String CONFIGURATIONS = "ipConfigurations";
    private static final String MANAGEMENT = "managementIpConfiguration";
    private static final String TYPE = ResourceKind.FIREWALL.type() + "/azureFirewallIpConfigurations";

    /** The configurations that a firewall had when it was stopped. */
    private static final String HAD = "stopped";

    private static final int LONGEST_SUBNET = 26;
    private static final int MOST_ADDRESSES = 250;

    private FirewallAddresses() {}

    static boolean running(Bag firewall) {
        return !firewall.bags(CONFIGURATIONS).isEmpty();
    }

    /** Whether the firewall's own traffic goes by a subnet and an address of its own, so that other traffic need not reach the internet. */
    static boolean managed(Bag firewall) {
        return firewall.bag(MANAGEMENT).isPresent();
    }

    static Optional<ArmId> subnet(Bag firewall) {
        return firewall.bags(CONFIGURATIONS).stream()
                .flatMap(each -> each.id("subnet", "id").stream())
                .findFirst();
    }

    static Optional<ArmId> network(Bag firewall) {
        return subnet(firewall).flatMap(ArmId::parent);
    }

    static void admit(Put put, World world) {
        List<Bag> configurations = put.body().bags(CONFIGURATIONS);
        if (FirewallPolicies.tier(put.body()).equals("Basic") && running(put.body()) && !managed(put.body())) {
            throw AzureError.badRequest(
                    "Azure Firewall " + put.id() + " of tier Basic needs a management IP configuration.");
        }
        if (!configurations.isEmpty()) {
            admitSubnet(put, configurations, world);
        }
        if (configurations.size() > MOST_ADDRESSES) {
            throw AzureError.badRequest("Azure Firewall " + put.id() + " has " + configurations.size()
                    + " IP configurations, of " + MOST_ADDRESSES + " at most.");
        }
        for (Bag configuration : configurations) {
            Optional<StoredResource> address =
                    configuration.id("publicIPAddress", "id").flatMap(world::find);
            if (address.isEmpty() && !managed(put.body())) {
                throw AzureError.badRequest("IP configuration "
                        + configuration.text("name").orElse("") + " of Azure Firewall " + put.id()
                        + " needs a public IP address.");
            }
            address.ifPresent(each -> admitAddress(put, each, world));
        }
        put.body().bag(MANAGEMENT).ifPresent(management -> admitManagement(put, management, world));
    }

    private static void admitSubnet(Put put, List<Bag> configurations, World world) {
        List<ArmId> subnets = configurations.stream()
                .flatMap(each -> each.id("subnet", "id").stream())
                .toList();
        if (subnets.size() != 1 || configurations.get(0).id("subnet", "id").isEmpty()) {
            throw AzureError.badRequest("The first IP configuration of Azure Firewall " + put.id()
                    + " needs a subnet, and no other has one.");
        }
        ArmId subnet = subnets.get(0);
        admitOwn(put, subnet, FirewallSubnets.SUBNET, world);
        world.all(ResourceKind.FIREWALL).stream()
                .filter(other -> !other.id().equals(put.id()))
                .filter(other -> subnet(other.body()).equals(Optional.of(subnet)))
                .findFirst()
                .ifPresent(other -> {
                    throw AzureError.badRequest("Subnet " + subnet + " has Azure Firewall " + other.id()
                            + " already; a subnet has one at most.");
                });
        // MicrosoftDocs/azure-docs, firewall/firewall-faq, September 2022: the network is in the firewall's resource
        // group.
        if (!subnet.groupId().equals(put.id().groupId())) {
            throw AzureError.badRequest("Azure Firewall " + put.id() + " and its virtual network "
                    + subnet.parent().orElse(subnet) + " must be in the same resource group.");
        }
    }

    /** A subnet of the right name and size (MicrosoftDocs/azure-docs, firewall/firewall-faq and includes/firewall-limits). */
    private static void admitOwn(Put put, ArmId subnet, String name, World world) {
        if (!subnet.name().equalsIgnoreCase(name)) {
            throw AzureError.badRequest("Azure Firewall " + put.id() + " must be in a subnet with the name " + name
                    + ", not '" + subnet.name() + "'.");
        }
        Prefix range = Subnets.range(subnet, world).orElse(Prefix.ALL);
        if (range.length() > LONGEST_SUBNET) {
            throw AzureError.badRequest(
                    "Subnet " + subnet + " is too small for Azure Firewall: " + range + " is less than a /26.");
        }
    }

    private static void admitManagement(Put put, Bag management, World world) {
        Optional<ArmId> subnet = management.id("subnet", "id");
        Optional<ArmId> address = management.id("publicIPAddress", "id");
        if (subnet.isEmpty() || address.isEmpty()) {
            // Azure/azure-cli-extensions#10100
            throw AzureError.badRequest(
                    "AzureFirewallManagementIpConfigRequiresSubnetAndPublicIp",
                    "AzureFirewall management IP configuration requires both a subnet and a public IP address.");
        }
        admitOwn(put, subnet.get(), FirewallSubnets.MANAGEMENT, world);
        if (running(put.body()) && !subnet.get().parent().equals(network(put.body()))) {
            throw AzureError.badRequest("The management subnet of Azure Firewall " + put.id()
                    + " must be in the virtual network of its other subnet.");
        }
        world.find(address.get()).ifPresent(each -> admitAddress(put, each, world));
    }

    /** Azure says of the zones what Azure/azure-quickstart-templates#12320 quotes. */
    private static void admitAddress(Put put, StoredResource address, World world) {
        if (!address.body().text("sku", "name").equals(Optional.of("Standard"))
                || !address.body().text("publicIPAllocationMethod").equals(Optional.of("Static"))) {
            throw AzureError.badRequest("Public IP address " + address.id() + " of Azure Firewall " + put.id()
                    + " must be of SKU Standard and allocation method Static.");
        }
        List<String> zones = put.body().texts("zones");
        List<String> there = address.body().texts("zones");
        if (!there.containsAll(zones)) {
            throw AzureError.badRequest("Azure Firewall " + put.id() + " has zone constraint "
                    + String.join(", ", zones) + ", but Public IP " + address.id() + " has "
                    + (there.isEmpty() ? "no zone constraint" : "zone constraint " + String.join(", ", there)) + ".");
        }
        PublicIpRules.admitUser(put.id(), address, world);
    }

    /** The configurations as Azure shows them: the one with the subnet has the address that routes lead to. */
    static List<Object> show(StoredResource firewall, World world) {
        List<Object> shown = new ArrayList<>();
        for (Object each : Parts.withIds(firewall, CONFIGURATIONS)) {
            Bag configuration = Bag.of(each).orElse(Bag.EMPTY).with("type", TYPE);
            Optional<Ipv4> address =
                    configuration.id("subnet", "id").flatMap(subnet -> address(firewall, subnet, world));
            shown.add((address.isPresent()
                            ? configuration.with(
                                    PrivateAddresses.ADDRESS, address.get().toString())
                            : configuration)
                    .values());
        }
        return shown;
    }

    /** The one that Azure gave it when it was started; else the subnet's first that Azure leaves to its users. */
    private static Optional<Ipv4> address(StoredResource firewall, ArmId subnet, World world) {
        return firewall.facts()
                .text(PrivateAddresses.ADDRESS)
                .flatMap(Ipv4::tryParse)
                .or(() -> Subnets.range(subnet, world)
                        .flatMap(range -> range.usableHosts().lowest()));
    }

    static StoredResource stopped(StoredResource firewall) {
        Map<String, Object> had = new LinkedHashMap<>();
        for (String property : List.of(CONFIGURATIONS, MANAGEMENT)) {
            firewall.body().at(property).ifPresent(each -> had.put(property, each));
        }
        return firewall.withBody(firewall.body().without(CONFIGURATIONS).without(MANAGEMENT))
                .withFacts(firewall.facts().with(HAD, had));
    }

    static StoredResource started(StoredResource firewall, String address) {
        Bag body = firewall.body();
        for (var each : firewall.facts().bag(HAD).orElse(Bag.EMPTY).values().entrySet()) {
            body = body.with(each.getKey(), each.getValue());
        }
        return firewall.withBody(body).withFacts(firewall.facts().without(HAD).with(PrivateAddresses.ADDRESS, address));
    }

    static Optional<Object> showManagement(StoredResource firewall) {
        return firewall.body()
                .bag(MANAGEMENT)
                .map(management -> management
                        .with(
                                "id",
                                firewall.id()
                                        .child(
                                                "azureFirewallIpConfigurations",
                                                management.text("name").orElse(""))
                                        .toString())
                        .with("etag", Parts.etag(firewall))
                        .with("provisioningState", "Succeeded")
                        .with("type", TYPE)
                        .values());
    }
}
