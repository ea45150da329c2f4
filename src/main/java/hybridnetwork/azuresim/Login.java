package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who asks: the subscription and the tenant that {@code az login} and {@code az account set} have chosen on a developer's
 * machine, which azure-native takes where its configuration names none.
 */
public final class Login {
    /** What a person is logged in to. */
    record Account(String subscription, String tenant) {}

    private static final String TENANT = Guid.of("tenant");

    private final Map<String, String> tenants = new ConcurrentHashMap<>();
    private final Account first;
    private volatile Account account;

    Login(String subscription) {
        first = new Account(subscription, TENANT);
        account = first;
    }

    Account account() {
        return account;
    }

    /** The subscription that is chosen. */
    public String subscription() {
        return account.subscription();
    }

    /** Chooses another subscription of the same tenant. */
    public void choose(String subscription) {
        account = new Account(subscription, account.tenant());
    }

    /** Logs in to another tenant, which has this subscription. */
    public void to(String tenant, String subscription) {
        tenants.put(subscription.toLowerCase(Locale.ROOT), tenant);
        account = new Account(subscription, tenant);
    }

    /** Logs in to the tenant of the simulation's own subscription again. */
    public void toFirst() {
        account = first;
    }

    /** @throws AzureError when a request with a token of one tenant goes to a subscription of another */
    void admit(String tenant, ArmId id) {
        if (!id.isWhole()) {
            return;
        }
        String owner = tenants.getOrDefault(id.subscription().toLowerCase(Locale.ROOT), TENANT);
        if (!owner.equals(tenant)) {
            throw new AzureError(
                    401,
                    "InvalidAuthenticationTokenTenant",
                    "The access token is from the wrong issuer. It must match the tenant associated with this"
                            + " subscription.");
        }
    }
}
