package hybridnetwork.azuresim;

/**
 * How a simulated region treats the public IP of an ExpressRoute gateway ({@code ergw-public-ip}). Since 2025 region after
 * region gives new gateways one of Microsoft's, which nobody sees (hashicorp/terraform-provider-azurerm pull request 31084,
 * Azure/Azure-Landing-Zones issue 2376); gateways that stand keep theirs.
 */
public enum ExpressRouteAddresses {
    /** Takes a gateway with a public IP and one without, and gives back what it was given. */
    EITHER,
    /** As before 2025: a gateway needs a public IP of the customer's. */
    OWN,
    /** A new gateway with a public IP of the customer's is refused. */
    MANAGED,
    /** A new gateway may be given a public IP of the customer's, and does not have it afterwards. */
    IGNORED
}
