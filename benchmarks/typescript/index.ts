// The network of the dev stack in its first stage, as one would write it in TypeScript: the twenty resources that the Java program
// declares, with its components, and nothing of what that does before: no check, no question to Azure, no proof.
import * as network from "@pulumi/azure-native/network";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const sharedKeys = config.requireSecretObject<Record<string, string>>("sharedKeys");
const name = config.require("baseName");
const location = new pulumi.Config("azure-native").require("location");
const tags = { environment: "dev" };

class Component extends pulumi.ComponentResource {
    readonly own = { parent: this };

    constructor(type: string, name: string) {
        super(`hybrid-network:${type}`, name);
    }
}

const group = new resources.ResourceGroup("resource-group", { resourceGroupName: `${name}-rg`, location, tags });
const common = { resourceGroupName: group.name, location, tags };

const circuitComponent = new Component("expressroute:ExpressRouteCircuit", "circuit-primary");
const circuit = new network.ExpressRouteCircuit("circuit-primary-circuit", {
    ...common,
    circuitName: `${name}-erc`,
    serviceProviderProperties: { serviceProviderName: "Equinix", peeringLocation: "Silicon Valley", bandwidthInMbps: 50 },
    sku: { name: "Standard_MeteredData", tier: "Standard", family: "MeteredData" },
}, { ...circuitComponent.own, customTimeouts: { create: "120m", update: "120m", delete: "120m" } });

const networkComponent = new Component("network:VirtualNetwork", "network");
const allow = { access: "Allow", protocol: "Tcp", sourcePortRange: "*" };
const denyAll = {
    access: "Deny", protocol: "*", priority: 4096, sourcePortRange: "*", destinationPortRange: "*",
    sourceAddressPrefix: "*", destinationAddressPrefix: "*", description: "Everything that no intent allows",
};
const nsg = new network.NetworkSecurityGroup("network-internal-nsg", {
    ...common,
    networkSecurityGroupName: `${name}-internal-nsg`,
    securityRules: [
        { ...allow, name: "allow-load-balancer-probe-inbound", direction: "Inbound", priority: 100,
          sourceAddressPrefix: "AzureLoadBalancer", destinationAddressPrefix: "10.20.1.0/24", destinationPortRange: "443" },
        { ...allow, name: "allow-web-inbound", direction: "Inbound", priority: 200,
          sourceAddressPrefix: "10.10.0.0/16", destinationAddressPrefix: "10.20.1.0/24", destinationPortRange: "443" },
        { ...denyAll, name: "deny-all-inbound", direction: "Inbound" },
        { ...allow, name: "allow-database-outbound", direction: "Outbound", priority: 200, sourceAddressPrefix: "10.20.1.0/24",
          destinationAddressPrefix: "10.10.0.0/16", destinationPortRanges: ["1433", "8000-8080"] },
        { ...denyAll, name: "deny-all-outbound", direction: "Outbound" },
    ],
}, networkComponent.own);
const vnet = new network.VirtualNetwork("network-vnet", {
    ...common,
    virtualNetworkName: `${name}-vnet`,
    addressSpace: { addressPrefixes: ["10.20.0.0/16"] },
    subnets: [
        { name: "GatewaySubnet", addressPrefix: "10.20.255.224/27" },
        { name: `${name}-internal-subnet`, addressPrefix: "10.20.1.0/24", networkSecurityGroup: { id: nsg.id } },
    ],
}, networkComponent.own);
const gatewaySubnet = { id: pulumi.interpolate`${vnet.id}/subnets/GatewaySubnet` };

function publicIp(resource: string, azure: string, parent: Component) {
    return new network.PublicIPAddress(resource, {
        ...common,
        publicIpAddressName: azure,
        publicIPAllocationMethod: "Static",
        publicIPAddressVersion: "IPv4",
        sku: { name: "Standard" },
        zones: ["1", "2", "3"],
    }, parent.own);
}

function ipConfiguration(name: string, address: network.PublicIPAddress) {
    return { name, privateIPAllocationMethod: "Dynamic", publicIPAddress: { id: address.id }, subnet: gatewaySubnet };
}

const erComponent = new Component("expressroute:ExpressRouteGateway", "er-gateway");
const erAddress = publicIp("er-gateway-public-ip", `${name}-er-pip`, erComponent);
const erGateway = new network.VirtualNetworkGateway("er-gateway-gateway", {
    ...common,
    virtualNetworkGatewayName: `${name}-er-vgw`,
    gatewayType: "ExpressRoute",
    sku: { name: "ErGw1AZ", tier: "ErGw1AZ" },
    ipConfigurations: [ipConfiguration("er-gw-ipconfig", erAddress)],
}, erComponent.own);

const vpnComponent = new Component("vpn:VpnGateway", "vpn-gateway");
const vpnAddresses = [
    publicIp("vpn-gateway-public-ip-1", `${name}-vpn-pip`, vpnComponent),
    publicIp("vpn-gateway-public-ip-2", `${name}-vpn-pip-2`, vpnComponent),
];
const vpnGateway = new network.VirtualNetworkGateway("vpn-gateway-gateway", {
    ...common,
    virtualNetworkGatewayName: `${name}-vpn-vgw`,
    gatewayType: "Vpn",
    vpnType: "RouteBased",
    vpnGatewayGeneration: "Generation1",
    activeActive: true,
    enableBgp: true,
    bgpSettings: { asn: 65515 },
    sku: { name: "VpnGw1AZ", tier: "VpnGw1AZ" },
    ipConfigurations: [
        ipConfiguration("vpn-gw-ipconfig", vpnAddresses[0]),
        ipConfiguration("vpn-gw-ipconfig-2", vpnAddresses[1]),
    ],
}, vpnComponent.own);

const siteComponent = new Component("vpn:LocalNetworkGateway", "site-hq");
const site = new network.LocalNetworkGateway("site-hq-local-network-gateway", {
    ...common,
    localNetworkGatewayName: `${name}-vpn-lgw`,
    gatewayIpAddress: "40.50.60.70",
    localNetworkAddressSpace: { addressPrefixes: [] },
    bgpSettings: { asn: 65010, bgpPeeringAddress: "10.10.255.1" },
}, siteComponent.own);

const connectionComponent = new Component("vpn:IpsecConnection", "vpn-connection-hq");
new network.VirtualNetworkGatewayConnection("vpn-connection-hq-connection", {
    ...common,
    virtualNetworkGatewayConnectionName: `${name}-vpn-conn`,
    connectionType: "IPsec",
    connectionMode: "Default",
    connectionProtocol: "IKEv2",
    dpdTimeoutSeconds: 45,
    enableBgp: true,
    sharedKey: sharedKeys.apply(keys => keys.hq),
    usePolicyBasedTrafficSelectors: false,
    virtualNetworkGateway1: { id: vpnGateway.id },
    localNetworkGateway2: { id: site.id },
}, { ...connectionComponent.own, dependsOn: [erGateway] });

const balancerComponent = new Component("network:InternalLoadBalancer", "load-balancer");
const balancer = pulumi.interpolate`${group.id}/providers/Microsoft.Network/loadBalancers/${name}-ilb`;
const part = (kind: string, name: string) => ({ id: pulumi.interpolate`${balancer}/${kind}/${name}` });
const loadBalancer = new network.LoadBalancer("load-balancer-load-balancer", {
    ...common,
    loadBalancerName: `${name}-ilb`,
    sku: { name: "Standard" },
    frontendIPConfigurations: [{
        name: "frontend",
        privateIPAddress: "10.20.1.10",
        privateIPAllocationMethod: "Static",
        subnet: { id: pulumi.interpolate`${vnet.id}/subnets/${name}-internal-subnet` },
        zones: ["1", "2", "3"],
    }],
    backendAddressPools: [{ name: "backend" }],
    probes: [{ name: "probe", protocol: "Tcp", port: 443, intervalInSeconds: 5, numberOfProbes: 2 }],
    loadBalancingRules: [{
        name: "https",
        protocol: "Tcp",
        frontendPort: 443,
        backendPort: 443,
        enableTcpReset: true,
        idleTimeoutInMinutes: 4,
        loadDistribution: "Default",
        frontendIPConfiguration: part("frontendIPConfigurations", "frontend"),
        backendAddressPool: part("backendAddressPools", "backend"),
        probe: part("probes", "probe"),
    }],
}, balancerComponent.own);

export const circuitIds = { primary: circuit.id };
export const expressRouteGatewayPublicIp = erAddress.ipAddress;
export const vpnGatewayPublicIps = vpnAddresses.map(address => address.ipAddress);
export const loadBalancerAddress = loadBalancer.frontendIPConfigurations;
