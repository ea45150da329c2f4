package hybridnetwork.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import hybridnetwork.resources.JsonFile;
import hybridnetwork.resources.UnreadableExport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a page shows beside a stack: files that other commands wrote, and a list of prices. */
final class BesideOption {
    private static final String PRICES_FIX =
            "write {\"currency\": \"EUR\", \"prices\": {\"VirtualNetworkGateway/VpnGw2AZ\": 100}}; docs/report.md says where prices are";

    @Option(names = "--lab", paramLabel = "FILE", description = "also show a drill, as `lab --json` wrote it")
    private @Nullable Path lab;

    @Option(
            names = "--observe",
            paramLabel = "FILE",
            description = "also show what Azure was seen in, as `observe --format json` printed it")
    private @Nullable Path observe;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "also show what each SKU costs a month, by a price list of yours in JSON; none is shipped")
    private @Nullable Path prices;

    boolean namesNothing() {
        return Stream.of(Optional.ofNullable(lab), Optional.ofNullable(observe), Optional.ofNullable(prices))
                .flatMap(Optional::stream)
                .anyMatch(file -> file.toString().isEmpty());
    }

    /**
     * The files by their names in the page's data.
     *
     * @throws UnreadableExport when one is not what it should be
     */
    Map<String, JsonObject> read() {
        Map<String, JsonObject> all = new LinkedHashMap<>();
        if (lab != null) {
            all.put("lab", read(lab, "outages", "write one with `./hybrid lab --json FILE`"));
        }
        if (observe != null) {
            all.put("observed", read(observe, "differences", "print one with `./hybrid observe --format json`"));
        }
        if (prices != null) {
            all.put("prices", priced(prices));
        }
        return all;
    }

    /** @param list what is a list in a file of this kind */
    private static JsonObject read(Path file, String list, String fix) {
        JsonObject json = object(file, fix);
        JsonElement elements = json.get(list);
        if (!(elements instanceof JsonArray all)) {
            throw new UnreadableExport(file, "has no list `" + list + "`", fix);
        }
        for (JsonElement element : all) {
            if (!element.isJsonObject()) {
                throw new UnreadableExport(file, "has something else than an object in `" + list + "`", fix);
            }
        }
        return json;
    }

    private static JsonObject priced(Path file) {
        JsonObject json = object(file, PRICES_FIX);
        if (!(json.get("prices") instanceof JsonObject prices)) {
            throw new UnreadableExport(file, "has no map `prices`", PRICES_FIX);
        }
        prices.asMap().forEach((sku, price) -> {
            boolean number =
                    price.isJsonPrimitive() && price.getAsJsonPrimitive().isNumber();
            if (!number || price.getAsDouble() < 0) {
                throw new UnreadableExport(file, "has no price for `" + sku + "`, but " + price, PRICES_FIX);
            }
        });
        return json;
    }

    /** The resources of a plan in JSON; empty where the file is a proof alone. */
    static Optional<JsonArray> resources(Path plan) {
        JsonObject json = object(plan, "print one with `./hybrid plan STACK --format json`");
        return json.get("resources") instanceof JsonArray all ? Optional.of(all) : Optional.empty();
    }

    private static JsonObject object(Path file, String fix) {
        JsonElement json = JsonFile.read(file, fix, reader -> {
            try {
                return JsonParser.parseReader(reader);
            } catch (JsonParseException e) {
                throw new IllegalStateException("the file is no JSON", e);
            }
        });
        if (!json.isJsonObject()) {
            throw new UnreadableExport(file, "is no JSON object", fix);
        }
        return json.getAsJsonObject();
    }
}
