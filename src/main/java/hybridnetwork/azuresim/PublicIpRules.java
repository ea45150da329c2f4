package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Public IP addresses: Standard ones are static, an address has one user, one in use stays. */
final class PublicIpRules extends ResourceRules {
    private static final long SHORTEST_IDLE = 4;
    private static final long LONGEST_IDLE = 30;

    @Override
    void admit(Put put, World world) {
        boolean standard =
                put.body().text("sku", "name").filter("Standard"::equals).isPresent();
        boolean isStatic = put.body()
                .text("publicIPAllocationMethod")
                .filter("Static"::equals)
                .isPresent();
        if (standard && !isStatic) {
            throw AzureError.badRequest(
                    "PublicIPAddressAllocationMethodNotSupported",
                    "Public IP address " + put.id() + " of SKU Standard must be of allocation method Static.");
        }
        long idle = put.body().whole("idleTimeoutInMinutes").orElse(SHORTEST_IDLE);
        if (idle < SHORTEST_IDLE || idle > LONGEST_IDLE) {
            throw AzureError.badRequest("The idle timeout of public IP address " + put.id() + " is " + idle
                    + " minutes; it must be between " + SHORTEST_IDLE + " and " + LONGEST_IDLE + ".");
        }
        if (put.existing().isPresent()
                && zonesChange(put)
                && !world.users(put.id()).isEmpty()) {
            throw AzureError.badRequest(
                    "ResourceAvailabilityZonesCannotBeModified",
                    "Resource " + put.id() + " has an existing availability zone constraint and the request has"
                            + " another one. Zone constraints cannot be added, updated or removed once the resource"
                            + " is created.");
        }
    }

    /** @throws AzureError when somebody else has the address already */
    static void admitUser(ArmId user, StoredResource address, World world) {
        world.users(address.id()).stream()
                .filter(other -> !other.id().equals(user))
                .findFirst()
                .ifPresent(other -> {
                    throw AzureError.badRequest(
                            "PublicIPAddressInUse",
                            "Resource " + user + " is referencing public IP address " + address.id()
                                    + " that is already allocated to resource " + other.id() + ".");
                });
    }

    private static boolean zonesChange(Put put) {
        List<String> before =
                put.existing().map(resource -> resource.body().texts("zones")).orElse(List.of());
        return !before.equals(put.body().texts("zones"));
    }

    @Override
    Bag facts(Put put, World world) {
        Bag facts = super.facts(put, world);
        return facts.text("ipAddress").isPresent() ? facts : facts.with("ipAddress", freeAddress(world));
    }

    private static String freeAddress(World world) {
        int number = 4;
        while (used(world, address(number))) {
            number++;
        }
        return address(number);
    }

    /** From the block that documentation may use (RFC 5737), so that nobody mistakes it for a real one. */
    private static String address(int number) {
        return "203.0.113." + number;
    }

    private static boolean used(World world, String address) {
        return world.all(ResourceKind.PUBLIC_IP).stream()
                .anyMatch(each ->
                        each.facts().text("ipAddress").filter(address::equals).isPresent());
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        List<StoredResource> users = world.users(resource.id());
        if (!users.isEmpty()) {
            throw AzureError.badRequest(
                    "PublicIPAddressCannotBeDeleted",
                    "Public IP address " + resource.id() + " can not be deleted since it is still allocated to"
                            + " resource " + users.get(0).id()
                            + ". In order to delete the public IP, disassociate/detach the Public IP address from"
                            + " the resource.");
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        resource.facts().text("ipAddress").ifPresent(address -> shown.put("ipAddress", address));
        Optional<String> label = resource.body().text("dnsSettings", "domainNameLabel");
        label.ifPresent(each -> shown.put("dnsSettings", named(resource, each)));
        shown.put(
                "idleTimeoutInMinutes",
                resource.body().at("idleTimeoutInMinutes").orElse(4.0));
        return shown;
    }

    private static Map<String, Object> named(StoredResource address, String label) {
        Map<String, Object> settings = new LinkedHashMap<>(
                address.body().bag("dnsSettings").orElse(Bag.EMPTY).values());
        String region =
                address.body().text("location").map(Difference::location).orElse("");
        settings.put("fqdn", label + "." + region + ".cloudapp.azure.com");
        return settings;
    }
}
