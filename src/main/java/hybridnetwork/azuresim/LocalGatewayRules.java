package hybridnetwork.azuresim;

import java.util.List;

/** Local network gateways: what stands for a site. */
final class LocalGatewayRules extends ResourceRules {
    private static final int MOST_PREFIXES = 1000;

    @Override
    void admit(Put put, World world) {
        boolean address = put.body().text("gatewayIpAddress").isPresent();
        boolean fqdn = put.body().text("fqdn").isPresent();
        if (address == fqdn) {
            throw AzureError.badRequest("Local network gateway " + put.id()
                    + " needs exactly one of gatewayIpAddress and fqdn (lng-endpoint).");
        }
        List<String> prefixes = put.body().textsAt("localNetworkAddressSpace", "addressPrefixes");
        prefixes.forEach(text -> Cidr.parse(text, put.id()));
        if (prefixes.isEmpty() && put.body().whole("bgpSettings", "asn").isEmpty()) {
            throw AzureError.badRequest(
                    "LocalNetworkGatewayCannotHaveEmptyAddressPrefixAndBgpSettings",
                    "The local network gateway " + put.id()
                            + " cannot have both empty address prefix and empty BGP Settings (lng-address-space).");
        }
        if (prefixes.size() > MOST_PREFIXES) {
            throw AzureError.badRequest("Local network gateway " + put.id() + " has " + prefixes.size()
                    + " address prefixes, of " + MOST_PREFIXES + " at most (lng-prefix-limit).");
        }
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        List<StoredResource> users = world.users(resource.id());
        if (!users.isEmpty()) {
            throw AzureError.badRequest("Local network gateway " + resource.id() + " cannot be deleted: the connection "
                    + users.get(0).id() + " uses it (coexist-delete-order).");
        }
    }

    @Override
    void deleted(StoredResource resource, World world) {
        world.surroundings().forget(resource.id());
    }
}
